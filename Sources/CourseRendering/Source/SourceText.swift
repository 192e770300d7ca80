package import CourseModel

/// A topic written out in one of the two syntaxes.
package struct SourceText: Sendable {
  /// UTF-8. Reading it gives the same tree, as far as `losses` is empty.
  package let bytes: [UInt8]
  /// What the syntax has no words for, each where it stands in the topic's own source.
  package let losses: [Diagnostic]
}

/// Every kind of finding that writing a topic can give.
package let sourceKinds: [DiagnosticKind] = [.inexpressible]

extension DiagnosticKind {
  static let inexpressible = DiagnosticKind(
    "BS-120", "content-without-syntax", .error,
    summary: Phrase(
      "Cú pháp kia không có cách viết nội dung này.", "The other syntax has no way to write this content."),
    rationale: Phrase(
      "Chuyển đổi không được làm mất hay đổi nội dung mà không ai biết.",
      "A conversion must not lose or change content unnoticed."),
    basis: Phrase("Quy ước của Học Liệu", "House rule of Học Liệu"),
    example: .init(
      bad: "<stentry><p>Một</p><p>Hai</p></stentry>   # sang Markdown: một ô bảng chỉ có một dòng",
      good: "<stentry>Một; hai</stentry>"))
}

/// What differs in `other`, which was read from what a writer wrote of `topic`: nothing, unless a writer is at fault.
package func differences(of other: Topic?, from topic: Topic) -> [Diagnostic] {
  guard let other else { return [difference(at: SourceSpan(topic.path))] }
  var found: [Diagnostic] = []
  if CanonicalForm.of(topic.metadata) != CanonicalForm.of(other.metadata) {
    found.append(difference(at: topic.metadata.title.span))
  }
  for (index, block) in topic.blocks.enumerated()
  where !other.blocks.indices.contains(index) || CanonicalForm.of(block) != CanonicalForm.of(other.blocks[index]) {
    found.append(difference(at: block.span))
  }
  for (index, note) in topic.footnotes.enumerated()
  where !other.footnotes.indices.contains(index) || CanonicalForm.of(note) != CanonicalForm.of(other.footnotes[index]) {
    found.append(difference(at: note.span))
  }
  if other.blocks.count > topic.blocks.count || other.footnotes.count > topic.footnotes.count {
    found.append(difference(at: SourceSpan(topic.path)))
  }
  return found
}

private func difference(at span: SourceSpan) -> Diagnostic {
  Diagnostic(
    .inexpressible,
    Finding(
      Phrase("nội dung ở đây đọc lại sẽ khác", "what stands here would read differently"), at: span,
      help: Phrase("viết lại đơn giản hơn", "write it more simply")))
}

/// What a writer could not say, gathered while it writes.
struct Losses {
  private(set) var diagnostics: [Diagnostic] = []

  /// Notes what is lost of the content at `span`.
  mutating func note(_ message: Phrase, at span: SourceSpan, help: Phrase) {
    let diagnostic = Diagnostic(.inexpressible, Finding(message, at: span, help: help))
    if diagnostics.last != diagnostic { diagnostics.append(diagnostic) }
  }

  mutating func note(_ loss: Loss, at span: SourceSpan) { note(loss.message, at: span, help: loss.help) }
}

/// Something that a syntax has no words for, and what the author can do.
struct Loss {
  let message: Phrase
  let help: Phrase

  init(_ message: Phrase, help: Phrase) {
    self.message = message
    self.help = help
  }
}

extension [Inline] {
  /// The inlines as an author writes them: what the tool recognised by itself is plain text again, and runs of text that
  /// stand side by side are one.
  var asWritten: [Inline] {
    var result: [Inline] = []
    appendAsWritten(to: &result)
    return result
  }

  private func appendAsWritten(to result: inout [Inline]) {
    for inline in self {
      switch inline {
      case .citation(let citation) where !citation.isMarked: citation.text.appendAsWritten(to: &result)
      case .term(let term) where !term.isMarked: term.text.appendAsWritten(to: &result)
      case .text(let text, _):
        if case .text(let before, let position)? = result.last {
          result[result.count - 1] = .text(before + text, at: position)
        } else {
          result.append(inline)
        }
      case .emphasis, .strong, .strikethrough, .code, .link, .reference, .citation, .term, .footnote, .image,
        .lineBreak:
        result.append(inline)
      }
    }
  }
}

extension CrossReference {
  /// The target as an author writes it in the topic itself, whose file may get another name.
  func targetAsWritten(in topic: Topic) -> String {
    guard let destination, destination.topic == topic.id, let anchor = destination.anchor else { return target }
    return "#\(anchor)"
  }

  /// The text as an author writes it: nothing where it is what the place itself gives.
  func textAsWritten(in topic: Topic) -> [Inline] {
    guard let destination, destination.topic == topic.id,
      let anchor = destination.anchor.flatMap({ topic.anchors[$0] }),
      case .text(anchor.label, _)? = text.first, text.count == 1
    else { return text }
    return []
  }
}

extension LegalReference {
  /// The address of a marked citation, for example `vbpl:178/2024/NĐ-CP#khoan-2-dieu-5`.
  var address: String { "vbpl:" + document + (provision.map { "#" + LegalReference.anchor($0) } ?? "") }

  /// "khoản 2 Điều 5" as it is written in an address.
  private static func anchor(_ provision: String) -> String {
    provision.split(separator: " ").map { word in
      switch word {
      case "điểm": "diem"
      case "khoản": "khoan"
      case "Điều": "dieu"
      default: String(word)
      }
    }.joined(separator: "-")
  }
}

extension TermID {
  /// The address of a marked term, for example `term:chu-ky-so`.
  var address: String { "term:" + text }
}

extension Image {
  /// The picture's path as it is written in the topic.
  func path(from topic: Topic) -> String {
    let folders = topic.path.text.split(separator: "/").dropLast()
    let parts = path.text.split(separator: "/")
    let shared = zip(folders, parts).prefix { $0 == $1 }.count
    return (Array(repeating: "..", count: folders.count - shared) + parts.dropFirst(shared)).joined(separator: "/")
  }
}
