import CourseModel

/// Writes a dossier, or one of its forms, as `Templates/documents` reads it; the shape is described at the head of
/// `dossier.typ`. Only facts stand in it: every word of a form is the template's.
struct DossierJSON {
  let dossier: Dossier

  /// The whole dossier.
  func all() -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("format", 1)
      writeFacts(to: &json)
      json.member("draft") { write(dossier.module, to: &$0) }
      json.member("places") {
        $0.array(dossier.module.citablePlaces) { json, place in
          json.object {
            $0.member("name", place.name)
            $0.member("place", place.place)
            $0.member("gist", place.gist)
          }
        }
      }
      json.member("findings") { $0.array(dossier.findings) { self.write($1, to: &$0) } }
      json.member("waived") { $0.array(dossier.waived) { self.write($1, to: &$0) } }
      json.member("proposals") { $0.array(dossier.proposals) { self.write($1, to: &$0) } }
      json.member("matrix") { $0.write(dossier.matrix) }
      json.member("changes") { json in
        if let changes = dossier.changes { self.write(changes, to: &json) } else { json.null() }
      }
      json.member("corrections") { json in
        if let corrections = dossier.corrections { self.write(corrections, to: &json) } else { json.null() }
      }
      json.member("citations") { $0.array(dossier.citations) { self.write($1, to: &$0) } }
      json.member("forms") { json in
        json.object { json in
          for form in DossierForm.allCases { json.member(form.key) { self.write(form, to: &$0) } }
        }
      }
    }
    return json.bytes
  }

  // MARK: The draft

  private func write(_ module: Module, to json: inout JSONWriter) {
    json.array(module.topics) { json, topic in
      // A topic's own title is on the third level: the part, the draft, the topic.
      var writer = TopicJSON(topic, showsAnswers: true, headingOffset: 1)
      json.object { json in
        json.member("id", topic.id.text)
        json.member("ordinal", topic.ordinal)
        json.member("title", topic.metadata.title.value)
        json.member("summary", piecesOf: topic.metadata.summary?.value)
        json.member("objectives", topic.metadata.objectives.map(\.value.text))
        json.member("periods", topic.metadata.periods?.value.words)
        json.member("paragraphs") {
          $0.array(dossier.paragraphs.filter { $0.topic == topic.id }) { json, paragraph in
            json.object { json in
              json.member("number", paragraph.number)
              json.member("place", paragraph.place)
              json.member("audience", paragraph.audience.rawValue)
              json.member("objective", paragraph.objective)
              json.member("block") { writer.writeBare(paragraph.block, to: &$0) }
            }
          }
        }
      }
    }
  }

  // MARK: Findings, citations

  private func write(_ diagnostic: Diagnostic, to json: inout JSONWriter) {
    let finding = diagnostic.finding
    json.object { json in
      json.member("code", diagnostic.kind.code)
      json.member("severity", diagnostic.kind.severity.name)
      json.member("message", finding.message[.vietnamese])
      json.member("cure", finding.help?[.vietnamese])
      json.member("basis", diagnostic.kind.basis[.vietnamese])
      json.member("where", "\(finding.span.path):\(finding.span.range.lowerBound.line)")
      json.member("paragraph", dossier.paragraph(at: finding.span).map { "đoạn \($0)" })
    }
  }

  private func write(_ waived: WaivedFinding, to json: inout JSONWriter) {
    json.object { json in
      json.member("finding") { self.write(waived.diagnostic, to: &$0) }
      json.member("by", waived.waiver.by)
      json.member("until", waived.waiver.until.forReaders)
      json.member("reason", waived.waiver.reason)
    }
  }

  private func write(_ proposal: Proposal, to json: inout JSONWriter) {
    json.object { json in
      json.member("id", proposal.id.description)
      json.member("kind", proposal.kind.rawValue)
      json.member("place", proposal.place)
      json.member("reason", proposal.reason)
      json.member("basis", proposal.basis)
      json.member("unit", proposal.unit)
      json.member("name", proposal.name)
      json.member("date", proposal.date.forReaders)
      json.member("status", proposal.status.rawValue)
      json.member("version", proposal.steps.last?.version?.description)
      json.member("answer", proposal.steps.last?.reason)
    }
  }

  private func write(_ cited: CitedDocument, to json: inout JSONWriter) {
    json.object { json in
      json.member("number", cited.number)
      json.member("citation", cited.document?.firstCitation)
      json.member("state", cited.document?.state(on: dossier.day).rawValue)
      json.member("inForce", cited.document?.inForce.date?.forReaders)
      json.member("ended", cited.document?.ended?.date?.forReaders)
      json.member("evidence", cited.document?.evidence.rawValue)
      json.member("sources", cited.document?.sources ?? [])
      json.member("uses") {
        $0.array(cited.uses) { json, use in
          json.object {
            $0.member("name", use.name)
            $0.member("provision", use.provision)
          }
        }
      }
    }
  }

  // MARK: Changes

  private func write(_ changes: ModuleChanges, to json: inout JSONWriter) {
    json.write(whole: changes) { block in
      block.after.flatMap { place in dossier.paragraphs.first { $0.place == place }?.number }.map(String.init)
    }
  }
}

extension DossierParagraph {
  /// What the block assesses, where it is a question that says so.
  var objective: String? {
    if case .question(let question) = block.content { question.objective?.value.text } else { nil }
  }
}
