import CourseModel
import CourseSealing

extension BundleCheck {
  /// The province's own files are those listed, and nothing is left over that belongs to no part.
  mutating func checkOwn(of bundle: Bundle) {
    for file in bundle.own {
      let isOwn =
        file.path.hasPrefix(BundlePlace.own + "/") || [BundlePlace.page, BundlePlace.readMe].contains(file.path)
      guard isOwn, known.insert(file.path).inserted else {
        report(
          .bundleListDiffers,
          Phrase("`\(file.path)` không thể là phần của tỉnh", "`\(file.path)` cannot be the province's own"))
        continue
      }
      guard let bytes = text(file.path) else {
        report(.bundleListDiffers, Phrase("thiếu `\(file.path)` của tỉnh", "the province's `\(file.path)` is missing"))
        continue
      }
      if file.bytes != bytes.count || file.sha256 != digest(of: bytes).hexadecimal {
        report(
          .bundleListDiffers,
          Phrase("`\(file.path)` của tỉnh đã bị thay đổi", "the province's `\(file.path)` was altered"))
      }
    }
    for page in bundle.modules.flatMap(\.supplements).map(\.page) where !bundle.own.contains(where: { $0.path == page })
    {
      report(.bundleListDiffers, Phrase("thiếu trang `\(page)`", "the page `\(page)` is missing"))
    }
    if bundle.responsible == nil, bundle.modules.contains(where: { !$0.supplements.isEmpty }) {
      report(
        .nobodyResponsible,
        Phrase("không ai chịu trách nhiệm về phần của tỉnh", "nobody answers for the province's texts"))
    }
    for path in payload.paths where !known.contains(path.text) {
      report(
        .coreForeign,
        Phrase("`\(path)` không thuộc phần nào của gói", "`\(path)` belongs to no part of the bundle"))
    }
  }
}
