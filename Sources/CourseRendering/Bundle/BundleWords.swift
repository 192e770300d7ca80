import CourseModel

/// The words that the pages and the print of a bundle share.
extension BundleEdition {
  /// "Tỉnh Thanh Hóa", at the head of a line.
  var heading: String { state.fullName.prefix(1).uppercased() + state.fullName.dropFirst() }

  /// What marks a link to a text of the province's own: "Phần của tỉnh".
  var tag: String { "Phần của \(state.kind.label.vietnamese)" }

  /// What stands over every text of the province's own.
  var notice: String {
    "PHẦN CỦA \(state.fullName.uppercased()) – không thuộc nội dung đã thẩm định, ban hành"
      + (responsible.map { "; \($0) chịu trách nhiệm" } ?? "")
  }
}

extension BundleEdition.Entry {
  /// Behind what a supplement is to be read.
  func after(_ place: SupplementPlace) -> String {
    switch place {
    case .module: "sau khi học hết chuyên đề"
    case .topic(let id):
      module.topics.first { $0.id == id }.map { "sau bài \($0.ordinal). \($0.metadata.title.value)" } ?? id.text
    }
  }

  /// A core file that is there, by its path in the issued bag's payload.
  func payload(_ file: String) -> String? { files.contains(file) ? "\(payload)/\(file)" : nil }
}

extension BundleEdition.Status {
  /// What readers are told of the version.
  var words: String {
    switch self {
    case .current: "hiện hành"
    case .superseded(let version): "đã có phiên bản \(version) thay thế"
    case .unknown: "chưa đối chiếu với danh mục đã phát hành"
    }
  }

  /// Whether it is something to be warned of.
  var isWarning: Bool {
    switch self {
    case .current: false
    case .superseded, .unknown: true
    }
  }
}
