/// The forms of an appraisal's dossier. No source has the exact list (facts.md 2.5): these are the documents that the way from
/// submission to issue makes.
package enum DossierForm: String, Sendable, CaseIterable {
  /// The unit that compiled submits the version.
  case submission = "to-trinh"
  /// What a member of the council finds, under the member's name.
  case review = "phieu-tham-dinh"
  /// The secret ballot: it bears no name.
  case ballot = "phieu-bo-phieu"
  case minutes = "bien-ban"
  /// Every comment and how it was answered.
  case answers = "tiep-thu-giai-trinh"
  /// The decision to issue.
  case decision = "quyet-dinh"

  package var title: String {
    switch self {
    case .submission: "Tờ trình"
    case .review: "Phiếu thẩm định"
    case .ballot: "Phiếu bỏ phiếu kín"
    case .minutes: "Biên bản họp Hội đồng thẩm định"
    case .answers: "Bảng tổng hợp tiếp thu, giải trình ý kiến"
    case .decision: "Quyết định ban hành, kèm Phụ lục"
    }
  }
}
