/// What a template may name. Text is escaped when it is set, so that no template can forget to: `{{x}}` and `{{{x}}}` give the
/// same. What is not set counts as absent.
struct PageNames {
  private(set) var values: [String: Any] = [:]

  init() {}

  /// Names of one text each; those that are `nil` are left out.
  init(_ texts: KeyValuePairs<String, String?>) {
    for (name, text) in texts { set(name, text) }
  }

  mutating func set(_ name: String, _ text: String?) { values[name] = text.map(escaped) }

  /// A section that is there or not.
  mutating func set(_ name: String, isThere: Bool) { values[name] = isThere ? true : nil }

  /// A thing with names of its own.
  mutating func set(_ name: String, _ part: PageNames?) { values[name] = part?.values }

  /// A list of such things; an empty one counts as absent.
  mutating func set(_ name: String, _ parts: [PageNames]) { values[name] = parts.isEmpty ? nil : parts.map(\.values) }

  /// A list of texts, which a template writes as `{{.}}`.
  mutating func set(_ name: String, _ texts: [String]) { values[name] = texts.isEmpty ? nil : texts.map(escaped) }

  mutating func add(_ other: PageNames) { values.merge(other.values) { $1 } }
}

/// Text as HTML and XML write it, also inside attributes.
func escaped(_ text: String) -> String {
  var result = ""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "&": result += "&amp;"
    case "<": result += "&lt;"
    case ">": result += "&gt;"
    case "\"": result += "&quot;"
    case "'": result += "&#39;"
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result
}
