import CourseModel

extension DossierForm {
  /// The key under which the dossier's data holds the form.
  var key: StaticString {
    switch self {
    case .submission: "to-trinh"
    case .review: "phieu-tham-dinh"
    case .ballot: "phieu-bo-phieu"
    case .minutes: "bien-ban"
    case .answers: "tiep-thu-giai-trinh"
    case .decision: "quyet-dinh"
    }
  }
}

extension DossierJSON {
  /// The data of one form, as it is set by itself.
  func form(_ form: DossierForm) -> [UInt8] {
    var json = JSONWriter()
    write(form, to: &json)
    return json.bytes
  }

  /// A form's own facts behind those that all share. What no record says yet is null, and becomes a blank line.
  func write(_ form: DossierForm, to json: inout JSONWriter) {
    json.object { json in
      json.member("form", form.rawValue)
      writeFacts(to: &json)
      switch form {
      case .submission:
        json.member("submitted") { write(dossier.submission?.date, to: &$0) }
        json.member("topics") { writeTopics(to: &$0) }
        json.member("since", dossier.changes?.from.description)
        json.member("summary", dossier.changes?.summary[.vietnamese])
        json.member("reasons", dossier.module.metadata.changes.map(\.sentence))
      case .review:
        json.member("meeting") { write(dossier.appraisal?.meeting, to: &$0) }
        json.member("members") { writeMembers(to: &$0) }
        json.member("questions", dossier.matrix.topics.reduce(0) { $0 + $1.questions.count })
      case .ballot: break
      case .minutes: writeMinutes(to: &json)
      case .answers:
        json.member("meeting") { write(dossier.appraisal?.meeting, to: &$0) }
        writeComments(to: &json)
      case .decision: writeDecision(to: &json)
      }
    }
  }

  private func writeTopics(to json: inout JSONWriter) {
    json.array(dossier.module.topics) { json, topic in
      json.object { json in
        json.member("title", topic.metadata.title.value)
        json.member("periods") { json in
          if let periods = topic.metadata.periods { self.write(periods.value, to: &json) } else { json.null() }
        }
      }
    }
  }

  private func writeMembers(to json: inout JSONWriter) {
    json.array(dossier.appraisal?.members ?? []) { json, member in
      json.object {
        $0.member("name", member.name)
        $0.member("role", member.role.rawValue)
        $0.member("unit", member.unit)
        $0.member("attended", member.attended)
      }
    }
  }

  private func writeMinutes(to json: inout JSONWriter) {
    let appraisal = dossier.appraisal
    json.member("decision", appraisal?.decision)
    json.member("decisionDate") { write(appraisal?.decisionDate, to: &$0) }
    json.member("meeting") { write(appraisal?.meeting, to: &$0) }
    json.member("members") { writeMembers(to: &$0) }
    json.member("quorum", dossier.programme.policy.quorum.value.description)
    json.member("tally") { json in
      guard let tally = appraisal?.tally else { return json.null() }
      json.object {
        $0.member("pass", tally.pass)
        $0.member("passWithEdits", tally.passWithEdits)
        $0.member("fail", tally.fail)
        $0.member("invalid", tally.invalid)
        $0.member("cast", tally.cast)
      }
    }
    json.member("outcome", appraisal?.outcome.rawValue)
    json.member("file", appraisal?.minutes)
    writeComments(to: &json)
  }

  private func writeComments(to json: inout JSONWriter) {
    // The council cites what it read.
    let paragraphs = dossier.appraised.numberedParagraphs
    let comments = dossier.appraisal?.comments ?? []
    json.member("comments") {
      $0.array(Array(comments.enumerated())) { json, numbered in
        let (index, comment) = numbered
        let later = dossier.correction?.answers.first { $0.comment == index + 1 }?.text
        json.object {
          $0.member("name", dossier.appraised.citedName(of: comment.place, among: paragraphs))
          $0.member("place", comment.place)
          $0.member("text", comment.text)
          $0.member("answer", comment.answer.isEmpty ? later : comment.answer)
        }
      }
    }
    json.member("edits") {
      $0.array(dossier.appraisal?.requiredEdits ?? []) { json, edit in
        json.object {
          $0.member("action", edit.action.rawValue)
          $0.member("name", edit.place.map { dossier.appraised.citedName(of: $0, among: paragraphs) })
          $0.member("place", edit.place)
          $0.member("text", edit.text)
        }
      }
    }
    json.member("corrected") { write(dossier.correction?.date, to: &$0) }
    json.member("confirmedBy", dossier.correction?.confirmedBy)
  }

  private func writeDecision(to json: inout JSONWriter) {
    let (issue, appraisal) = (dossier.issue, dossier.appraisal)
    json.member("number", issue?.number)
    json.member("issued") { write(issue?.date, to: &$0) }
    json.member("effective") { write(issue?.effective, to: &$0) }
    json.member("signer", issue?.signer)
    json.member("capacity", issue?.capacity)
    json.member(
      "bases",
      dossier.programme.letterhead.bases.map { base in
        dossier.programme.law[base.value]?.firstCitation ?? "văn bản số \(base.value)"
      })
    json.member("council", appraisal?.decision)
    json.member("councilDate") { write(appraisal?.decisionDate, to: &$0) }
    json.member("meeting") { write(appraisal?.meeting, to: &$0) }
    json.member("outcome", appraisal?.outcome.rawValue)
    json.member("corrected") { write(dossier.correction?.date, to: &$0) }
    json.member("supersedes") { json in
      guard let before = dossier.predecessor else { return json.null() }
      json.object { json in
        json.member("version", before.version.description)
        json.member("number", before.issue?.record.number)
        json.member("issued") { self.write(before.issue?.record.date, to: &$0) }
      }
    }
    json.member("topics") { writeTopics(to: &$0) }
  }
}
