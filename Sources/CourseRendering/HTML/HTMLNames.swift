/// What a template may name. Text is escaped when it is put into a page, so that no template can forget to: `{{x}}` and
/// `{{{x}}}` give the same.
struct HTMLNames {
  /// In the order in which they were set first.
  private(set) var entries: [HTMLEntry] = []

  /// A text; without one, sections of the name are left out.
  mutating func set(_ name: String, _ text: String?) { put(name, text.map(HTMLValue.text)) }

  mutating func set(_ name: String, html: [UInt8]?) { put(name, html.map(HTMLValue.html)) }

  /// A thing with names of its own.
  mutating func set(_ name: String, _ part: HTMLNames?) { put(name, part.map(HTMLValue.part)) }

  /// A list of such things; an empty one counts as absent.
  mutating func set(_ name: String, _ parts: [HTMLNames]) { put(name, parts.isEmpty ? nil : .parts(parts)) }

  /// A list of texts, which a template writes as `{{.}}`.
  mutating func set(_ name: String, _ texts: [String]) { put(name, texts.isEmpty ? nil : .texts(texts)) }

  private mutating func put(_ name: String, _ value: HTMLValue?) {
    entries.removeAll { $0.name == name }
    if let value { entries.append(HTMLEntry(name: name, value: value)) }
  }
}

/// A name and what stands behind it.
struct HTMLEntry {
  let name: String
  let value: HTMLValue
}

/// What stands behind a name.
enum HTMLValue {
  /// Characters, to be escaped.
  case text(String)
  /// HTML already: written by `HTMLWriter` or made from a template.
  case html([UInt8])
  indirect case part(HTMLNames)
  case parts([HTMLNames])
  case texts([String])
}
