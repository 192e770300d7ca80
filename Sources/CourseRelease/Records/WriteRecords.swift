package import CourseModel
import CourseSealing

extension CompileRecord {
  /// The bytes of `compile.yaml`.
  package var bytes: [UInt8] {
    YAMLWriter.document { yaml in
      yaml.head(.compile, module: module, version: version)
      if let previous { yaml.bare("previous", previous) }
      yaml.bare("seal", seal)
      yaml.bare("sources", sources)
      yaml.bare("date", date)
      yaml.texts("authors", authors)
      if !changes.isEmpty {
        yaml.mappings("changes", changes) { yaml, change in
          yaml.text("reason", change.reason)
          if let law = change.law { yaml.text("law", law) }
          if !change.topics.isEmpty { yaml.texts("topics", change.topics.map(\.text)) }
          if let proposal = change.proposal { yaml.bare("proposal", proposal) }
        }
      }
    }
  }
}

extension AppraisalRecord {
  /// The bytes of `appraise.yaml`.
  package var bytes: [UInt8] {
    YAMLWriter.document { yaml in
      yaml.head(.appraise, module: module, version: version)
      yaml.bare("previous", previous)
      yaml.bare("seal", seal)
      yaml.text("decision", decision)
      yaml.bare("decisionDate", decisionDate)
      yaml.bare("meeting", meeting)
      yaml.mappings("members", members) { yaml, member in
        yaml.text("name", member.name)
        yaml.bare("role", member.role.rawValue)
        yaml.text("unit", member.unit)
        yaml.bare("attended", member.attended)
        if let review = member.review { yaml.text("review", review) }
        if let opinion = member.opinion { yaml.text("opinion", opinion) }
      }
      yaml.mapping("tally") { yaml in
        yaml.bare("pass", tally.pass)
        yaml.bare("pass-with-edits", tally.passWithEdits)
        yaml.bare("fail", tally.fail)
        yaml.bare("invalid", tally.invalid)
      }
      yaml.bare("outcome", outcome.rawValue)
      if !comments.isEmpty {
        yaml.mappings("comments", comments) { yaml, comment in
          if !comment.place.isEmpty { yaml.text("place", comment.place) }
          yaml.text("text", comment.text)
          if !comment.answer.isEmpty { yaml.text("answer", comment.answer) }
        }
      }
      if !requiredEdits.isEmpty {
        yaml.items("requiredEdits", requiredEdits) { yaml, edit in
          guard let place = edit.place else { return yaml.item(edit.text) }
          yaml.item {
            $0.text("place", place)
            if edit.action != .change { $0.bare("action", edit.action.rawValue) }
            $0.text("text", edit.text)
          }
        }
      }
      yaml.text("minutes", minutes)
      if let minutesDate { yaml.bare("minutesDate", minutesDate) }
      if !minutesSignedBy.isEmpty { yaml.texts("minutesSignedBy", minutesSignedBy) }
    }
  }
}

extension CorrectionRecord {
  /// The bytes of `correct.yaml`.
  package var bytes: [UInt8] {
    YAMLWriter.document { yaml in
      yaml.head(.correct, module: module, version: version)
      yaml.bare("previous", previous)
      yaml.bare("seal", seal)
      yaml.bare("sources", sources)
      yaml.bare("date", date)
      yaml.text("confirmedBy", confirmedBy)
      if !answers.isEmpty {
        yaml.mappings("answers", answers) { yaml, answer in
          yaml.bare("comment", answer.comment)
          yaml.text("answer", answer.text)
        }
      }
    }
  }
}

extension IssueRecord {
  /// The bytes of `issue.yaml`.
  package var bytes: [UInt8] {
    YAMLWriter.document { yaml in
      yaml.head(.issue, module: module, version: version)
      yaml.bare("previous", previous)
      yaml.bare("seal", seal)
      yaml.text("number", number)
      yaml.bare("date", date)
      yaml.bare("effective", effective)
      yaml.text("signer", signer)
      yaml.text("capacity", capacity)
      if let supersedes { yaml.bare("supersedes", supersedes) }
    }
  }
}

extension WithdrawalRecord {
  /// The bytes of `withdraw.yaml`.
  package var bytes: [UInt8] {
    YAMLWriter.document { yaml in
      yaml.head(.withdraw, module: module, version: version)
      yaml.bare("previous", previous)
      yaml.bare("seal", seal)
      yaml.text("number", number)
      yaml.bare("date", date)
      yaml.text("reason", reason)
      yaml.text("signer", signer)
      yaml.text("capacity", capacity)
      if let instead {
        yaml.mapping("instead") { yaml in
          yaml.bare("module", instead.module)
          yaml.bare("version", instead.version)
        }
      }
    }
  }
}

extension YAMLWriter {
  fileprivate func head(_ kind: RecordKind, module: ModuleID, version: Version) {
    bare("record", kind.rawValue)
    bare("module", module)
    bare("version", version)
  }
}

/// The files of a version's records with `SHA256SUMS`, which lists them all.
package func recordFolder(_ files: [String: [UInt8]]) -> OutputTree {
  var tree = OutputTree()
  for (name, bytes) in files where name != VersionRecords.sumsName { tree.add(bytes, at: name) }
  tree.add(sums(of: tree), at: VersionRecords.sumsName)
  return tree
}

/// The text of `SHA256SUMS` for these files.
package func sums(of tree: OutputTree) -> String {
  tree.paths.map { "\(digest(of: tree[$0] ?? []))  \($0)\n" }.joined()
}

extension VersionRecords {
  /// The records as they would be with these files, `SHA256SUMS` included.
  package func adding(
    _ added: [String: [UInt8]], appraise: RecordFile<AppraisalRecord>? = nil,
    correct: RecordFile<CorrectionRecord>? = nil, issue: RecordFile<IssueRecord>? = nil,
    withdraw: RecordFile<WithdrawalRecord>? = nil
  ) -> VersionRecords {
    var files = files.merging(added) { $1 }
    files[VersionRecords.sumsName] = recordFolder(files)[VersionRecords.sumsPath]
    return VersionRecords(
      module: module, version: version, files: files, compile: compile, appraise: appraise ?? self.appraise,
      correct: correct ?? self.correct, issue: issue ?? self.issue, withdraw: withdraw ?? self.withdraw)
  }
}
