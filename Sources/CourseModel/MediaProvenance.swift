/// Where a picture comes from: an item of `media` in `module.yaml`.
package struct MediaProvenance: Sendable {
  package enum Source: String, Sendable, CaseIterable {
    case drawn, photo, ai
    case thirdParty = "third-party"
  }

  package let path: SourcePath
  package let source: Source
  /// Who made it or holds the rights.
  package let credit: String?
  /// Under what terms it may be used.
  package let licence: String?
  /// What readers are told beside it, for example "Ảnh do AI tạo ra".
  package let label: String?
  package let span: SourceSpan

  package init(
    _ path: SourcePath, source: Source, credit: String?, licence: String?, label: String?, at span: SourceSpan
  ) {
    self.path = path
    self.source = source
    self.credit = credit
    self.licence = licence
    self.label = label
    self.span = span
  }

  /// What stands behind the caption of a figure that shows it, for example " (Ảnh do AI tạo ra. Nguồn: Xã A)"; `nil` where
  /// there is nothing to say.
  package var captionNote: String? {
    let origin = [credit, licence].compactMap { $0 }.joined(separator: ", ")
    let parts = [label, origin.isEmpty ? nil : "Nguồn: \(origin)"].compactMap { $0 }
    return parts.isEmpty ? nil : " (\(parts.joined(separator: ". ")))"
  }
}
