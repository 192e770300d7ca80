/// A replacement that cures a finding. It stays within one line, so that lines keep their numbers.
package struct Fix: Sendable, Hashable {
  /// What is replaced; an empty span only takes text in.
  package let span: SourceSpan
  package let text: String

  package init(_ span: SourceSpan, with text: String) {
    self.span = span
    self.text = text
  }
}
