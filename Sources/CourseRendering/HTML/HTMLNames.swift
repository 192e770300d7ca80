import Mustache

/// What a template may name. Text is escaped when it is set, so that no template can forget to: `{{x}}` and `{{{x}}}` give
/// the same. Swift's escaping takes a tenth of the time of Mustache's, which walks over characters.
struct HTMLNames: MustacheParent {
  private var values: [String: Any] = [:]

  /// A text; without one, sections of the name are left out.
  mutating func set(_ name: String, _ text: String?) { values[name] = text.map(HTMLWriter.escaped) }

  /// What is HTML already: written by `HTMLWriter` or made from a template.
  mutating func set(_ name: String, html: String?) { values[name] = html }

  /// A thing with names of its own.
  mutating func set(_ name: String, _ part: HTMLNames?) { values[name] = part }

  /// A list of such things; an empty one counts as absent.
  mutating func set(_ name: String, _ parts: [HTMLNames]) { values[name] = parts.isEmpty ? nil : parts }

  /// A list of texts, which a template writes as `{{.}}`.
  mutating func set(_ name: String, _ texts: [String]) {
    values[name] = texts.isEmpty ? nil : texts.map(HTMLWriter.escaped)
  }

  func child(named name: String) -> Any? { values[name] }
}
