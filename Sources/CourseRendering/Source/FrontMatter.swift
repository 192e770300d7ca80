import CourseModel

/// Writes the YAML head of a Markdown topic.
enum FrontMatter {
  static func lines(of metadata: TopicMetadata) -> [String] {
    var lines = ["---", "title: \(scalar(metadata.title.value))"]
    if let summary = metadata.summary { lines.append("summary: \(scalar(summary.value))") }
    if !metadata.objectives.isEmpty {
      lines.append("objectives: [\(metadata.objectives.map { scalar($0.value.text) }.joined(separator: ", "))]")
    }
    if let periods = metadata.periods?.value {
      let counts = [("theory", periods.theory), ("discussion", periods.discussion), ("practice", periods.practice)]
      let named = counts.filter { $0.1 > 0 }
      let shown = named.isEmpty ? [counts[0]] : named
      lines.append("periods: {\(shown.map { "\($0.0): \($0.1)" }.joined(separator: ", "))}")
    }
    return lines + ["---"]
  }

  /// Bare where no reader of YAML could take it for anything else, otherwise in quotation marks.
  private static func scalar(_ text: String) -> String {
    isPlain(text) ? text : "\"" + text.unicodeScalars.map(escaped).joined() + "\""
  }

  private static func isPlain(_ text: String) -> Bool {
    let scalars = Array(text.unicodeScalars)
    guard let first = scalars.first, first.properties.isAlphabetic, scalars.last != " ", scalars.last != ":",
      !["null", "true", "false", "yes", "no", "on", "off", "y", "n"].contains(text.lowercased())
    else { return false }
    return scalars.indices.allSatisfy { index in
      switch scalars[index] {
      case ":": scalars[index + 1] != " "
      case "#": scalars[index - 1] != " "
      default: isPrinted(scalars[index])
      }
    }
  }

  private static func isPrinted(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .surrogate: false
    default: true
    }
  }

  private static func escaped(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case _ where isPrinted(scalar): return String(scalar)
    default:
      let digits = String(scalar.value, radix: 16, uppercase: true)
      return "\\U" + String(repeating: "0", count: 8 - digits.count) + digits
    }
  }
}
