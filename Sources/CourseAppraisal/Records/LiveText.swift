package import CourseModel
package import CourseSealing

extension DiagnosticKind {
  static let notAppraised = DiagnosticKind(
    "BH-301", "not-appraised", .error,
    summary: Phrase("Phiên bản chưa được thẩm định.", "The version has not been appraised."),
    rationale: Phrase("Không ban hành tài liệu chưa thẩm định.", "Nothing is issued without appraisal."),
    basis: .recordRule,
    example: .init(
      bad: """
        records/1.0.0/compile.yaml
        records/1.0.0/issue.yaml
        """,
      good: """
        records/1.0.0/appraise.yaml
        records/1.0.0/compile.yaml
        records/1.0.0/issue.yaml
        """))

  static let notApproved = DiagnosticKind(
    "BH-302", "not-approved", .error,
    summary: Phrase("Hội đồng chưa đồng ý ban hành.", "The council did not approve the version."),
    rationale: Phrase(
      "Chỉ bản được kết luận “đạt yêu cầu” mới được ban hành.", "Only a version that passed may be issued."),
    basis: Phrase("Nghị định số 101/2017/NĐ-CP, Điều 24 (facts.md 2.3)", "Decree 101/2017, Article 24 (facts.md 2.3)"),
    example: .init(
      bad: """
        # appraise.yaml
        outcome: fail
        # issue.yaml
        number: "12/QĐ-HVCL-MẪU"
        """,
      good: """
        # appraise.yaml
        outcome: pass
        # issue.yaml
        number: "12/QĐ-HVCL-MẪU"
        """))

  static let liveTextDiffers = DiagnosticKind(
    "BH-310", "live-text-differs", .error,
    summary: Phrase(
      "Nội dung hiện tại khác bản đã thẩm định.", "The text as it is now differs from what was appraised."),
    rationale: Phrase(
      "Bản được ban hành phải đúng bản Hội đồng đã đọc.", "What is issued must be what the council read."),
    basis: .recordRule,
    example: .init(
      bad: """
        # đã thẩm định: “Thời hạn là 3 ngày.”
        Thời hạn là 5 ngày.
        """,
      good: """
        # đã thẩm định: “Thời hạn là 3 ngày.”
        Thời hạn là 3 ngày.
        """))

  static let issuedVersionChanged = DiagnosticKind(
    "BH-311", "issued-version-changed", .error,
    summary: Phrase(
      "Nội dung đã sửa nhưng số phiên bản vẫn là số đã ban hành.",
      "The text has changed under the number of an issued version."),
    rationale: Phrase("Một số phiên bản chỉ chỉ một nội dung.", "A version number names one text only."),
    basis: .recordRule,
    example: .init(
      bad: "version: 1.0.0   # đã ban hành, nội dung vừa sửa",
      good: """
        version: 1.0.1
        changes:
          - {reason: "Đính chính thời hạn"}
        """))
}

/// How the text as it is now differs from a frozen version of the same number: one finding that names the places, or none.
/// `isIssued` tells an issued version from one that is only submitted or appraised.
package func difference(of live: SealedModule, from frozen: Manifest, isIssued: Bool) -> Diagnostic? {
  let places = live.manifest.places(differingFrom: frozen)
  guard let first = places.first else { return nil }
  let version = live.module.metadata.version.value
  let list = places.prefix(5).map { "`\($0)`" }.joined(separator: ", ") + (places.count > 5 ? " …" : "")
  let span =
    ModulePlaces(of: live.module).named(first).first?.span ?? SourceSpan(live.module.metadata.path)
  if isIssued {
    return Diagnostic(
      .issuedVersionChanged,
      Finding(
        Phrase(
          "nội dung khác bản \(version) đã ban hành ở \(places.count) chỗ: \(list)",
          "the text differs from the issued \(version) in \(places.count) places: \(list)"),
        at: span,
        help: Phrase(
          "tăng `version` trong module.yaml, hoặc trả lại nội dung cũ",
          "raise `version` in module.yaml, or put the old text back"),
        notes: [
          .init(Phrase("số phiên bản ghi ở đây", "the version stands here"), at: live.module.metadata.version.span)
        ]))
  }
  return Diagnostic(
    .liveTextDiffers,
    Finding(
      Phrase(
        "nội dung khác bản \(version) đã thẩm định ở \(places.count) chỗ: \(list)",
        "the text differs from the appraised \(version) in \(places.count) places: \(list)"),
      at: span,
      help: Phrase(
        "trả lại đúng nội dung đã thẩm định, hoặc trình một phiên bản mới",
        "put back the appraised text, or submit a new version")))
}

/// Every kind of diagnostic that appraising can give, by code.
package let appraisalKinds: [DiagnosticKind] =
  Check.all.map(\.kind) + ProgrammeCheck.all.map(\.kind) + RecordCheck.all.map(\.kind) + ChangeCheck.all.map(\.kind) + [
    .notAppraised, .notApproved, .liveTextDiffers, .issuedVersionChanged, .basisNotInForce,
    .waiverExpired, .waiverUnused, .waiverNotAllowed, .waiverOfNoPlace, .waiverDates,
  ] + ProposalCheck.all.map(\.kind) + [
    .citedProposalUnusable
  ]
