/// A piece of what a finished edition says, read back out of its file.
package struct EditionText: Sendable {
  package enum Kind: String, Sendable {
    case text
    /// Where a heading begins; its words follow.
    case heading
    /// What a list, a note or a caption is counted with.
    case label
    case note
    /// The contents and other lists that repeat what stands elsewhere.
    case contents
    /// A word inside a drawing.
    case picture
    /// What a person who cannot see a picture is told.
    case alternative
  }

  package let kind: Kind
  package let text: String

  package init(_ kind: Kind, _ text: String) {
    self.kind = kind
    self.text = text
  }
}
