/// A run of text inside a paragraph, heading, caption or cell. Runs stand side by side; adjacent `.text` runs read as one.
package enum Inline: Sendable {
  /// Characters as they are printed, never empty. `at` is where the first one stands in the source.
  case text(String, at: SourcePosition)
  case emphasis([Inline])
  case strong([Inline])
  /// Words that no longer hold.
  case strikethrough([Inline])
  /// Program text or a key to type; its blanks count.
  case code(String)
  /// A link that leaves the module.
  indirect case link(Link)
  /// A link to a place in the same module.
  indirect case reference(CrossReference)
  /// A legal document that the text names.
  indirect case citation(Citation)
  /// The first use of a word of the glossary in a topic.
  indirect case term(TermUse)
  /// The mark of footnote `number` of the topic; the first is 1.
  case footnote(number: Int)
  /// A picture inside a line of text, without a caption.
  indirect case image(Image)
  /// A line break that the author asked for.
  case lineBreak
}

/// A link to an address outside the module, with an allowed scheme (`http`, `https`, `mailto`, `tel`).
package struct Link: Sendable {
  package let address: String
  package let text: [Inline]
  package let span: SourceSpan

  package init(to address: String, text: [Inline], at span: SourceSpan) {
    self.address = address
    self.text = text
    self.span = span
  }
}

/// A link to a topic of the same module or to an anchor in one.
package struct CrossReference: Sendable {
  /// Where the link leads.
  package struct Destination: Hashable, Sendable {
    package let topic: TopicID
    /// `nil` for the topic as a whole.
    package let anchor: AnchorID?

    package init(topic: TopicID, anchor: AnchorID?) {
      self.topic = topic
      self.anchor = anchor
    }
  }

  /// What the author wrote, for example `#tbl-1` or `02-bai.md#muc`.
  package let target: String
  /// `nil` until the whole module has been read, and for good where the target does not exist, which is then a finding.
  package let destination: Destination?
  /// What is printed; filled from the destination ("Bảng 2.1") where the author left it empty.
  package let text: [Inline]
  package let span: SourceSpan

  package init(to target: String, destination: Destination? = nil, text: [Inline], at span: SourceSpan) {
    self.target = target
    self.destination = destination
    self.text = text
    self.span = span
  }
}

/// A legal document, and perhaps a provision of it.
package struct LegalReference: Hashable, Sendable {
  /// The document's number in its exact spelling, for example `178/2024/NĐ-CP`.
  package let document: String
  /// From small to large, as it is cited: `điểm a khoản 2 Điều 5`; `nil` for the document as a whole.
  package let provision: String?

  package init(document: String, provision: String?) {
    self.document = document
    self.provision = provision
  }
}

/// A place where the text names a legal document.
package struct Citation: Sendable {
  package let reference: LegalReference
  /// Whether the author marked it, as `[…](vbpl:178/2024/NĐ-CP#dieu-5)`; otherwise it was recognised.
  package let isMarked: Bool
  /// Where the document can be read; `nil` where the register does not say.
  package let address: String?
  package let text: [Inline]
  package let span: SourceSpan

  package init(_ reference: LegalReference, isMarked: Bool, address: String? = nil, text: [Inline], at span: SourceSpan)
  {
    self.reference = reference
    self.isMarked = isMarked
    self.address = address
    self.text = text
    self.span = span
  }
}

/// A place where the text uses a word of the glossary.
package struct TermUse: Sendable {
  package let id: TermID
  /// Whether the author marked it, as `[…](term:id)`; otherwise it was recognised.
  package let isMarked: Bool
  /// What the glossary says; `nil` until it was looked up.
  package let meaning: String?
  package let text: [Inline]
  package let span: SourceSpan

  package init(_ id: TermID, isMarked: Bool, meaning: String? = nil, text: [Inline], at span: SourceSpan) {
    self.id = id
    self.isMarked = isMarked
    self.meaning = meaning
    self.text = text
    self.span = span
  }
}

/// A picture of the module's `media` folder.
package struct Image: Sendable {
  package let path: SourcePath
  /// What a person who cannot see it is told; empty where the author said nothing.
  package let alternativeText: String
  package let span: SourceSpan

  package init(_ path: SourcePath, alternativeText: String, at span: SourceSpan) {
    self.path = path
    self.alternativeText = alternativeText
    self.span = span
  }
}

extension Sequence<Inline> {
  /// The characters a reader sees, without any mark-up; footnote marks and pictures give nothing.
  package var plainText: String {
    var text = ""
    for inline in self { inline.appendPlainText(to: &text) }
    return text
  }
}

extension Inline {
  fileprivate func appendPlainText(to text: inout String) {
    switch self {
    case .text(let run, _): text += run
    case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines):
      for inline in inlines { inline.appendPlainText(to: &text) }
    case .code(let code): text += code
    case .link(let link): for inline in link.text { inline.appendPlainText(to: &text) }
    case .reference(let reference): for inline in reference.text { inline.appendPlainText(to: &text) }
    case .citation(let citation): for inline in citation.text { inline.appendPlainText(to: &text) }
    case .term(let term): for inline in term.text { inline.appendPlainText(to: &text) }
    case .lineBreak: text += " "
    case .footnote, .image: break
    }
  }
}
