/// A replacement that cures a finding. It stays within one line, so that lines keep their numbers.
package struct Fix: Sendable, Hashable {
  /// What is replaced; an empty span only takes text in.
  package let span: SourceSpan
  package let text: String
  /// What has to stand there. Who made the fix without seeing the source says it, and nothing is replaced where the source
  /// reads otherwise, as it does where a value or an entity stands for the text; `nil` where the source was seen.
  package let replaced: String?

  package init(_ span: SourceSpan, with text: String, replacing replaced: String? = nil) {
    self.span = span
    self.text = text
    self.replaced = replaced
  }
}
