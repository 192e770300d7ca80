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
      if !requiredEdits.isEmpty { yaml.texts("requiredEdits", requiredEdits) }
      yaml.text("minutes", minutes)
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
