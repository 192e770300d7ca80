package import CourseModel
package import CourseSealing

extension DiagnosticKind {
  static let notAppraised = DiagnosticKind(
    "BH-301", "not-appraised", .error,
    summary: Phrase("Phiên bản chưa được thẩm định.", "The version has not been appraised."),
    rationale: Phrase("Không ban hành tài liệu chưa thẩm định.", "Nothing is issued without appraisal."),
    basis: recordRule,
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
  static let issueDates = DiagnosticKind(
    "BH-303", "issue-dates", .error,
    summary: Phrase("Ngày ban hành hoặc ngày hiệu lực sai.", "The date of issue or of effect is wrong."),
    rationale: Phrase(
      "Không ban hành trước khi thẩm định, không có hiệu lực trước khi ban hành.",
      "Issue follows appraisal, and effect follows issue."),
    basis: recordRule,
    example: .init(
      bad: """
        # họp thẩm định ngày 2026-11-18
        date: 2026-11-10
        """,
      good: """
        # họp thẩm định ngày 2026-11-18
        date: 2026-11-30
        """))
  static let issueNumber = DiagnosticKind(
    "BH-304", "issue-number", .error,
    summary: Phrase("Số, ký hiệu quyết định sai dạng.", "The decision's number is malformed."),
    rationale: Phrase("Tỉnh tra cứu và trích dẫn quyết định theo số này.", "Provinces look the decision up by it."),
    basis: Phrase("Nghị định số 30/2020/NĐ-CP, Phụ lục I (facts.md 3)", "Decree 30/2020, Annex I (facts.md 3)"),
    example: .init(bad: "number: \"QĐ 12\"", good: "number: \"12/QĐ-HVCL-MẪU\""))
  static let supersedesWrong = DiagnosticKind(
    "BH-305", "supersedes-wrong", .error,
    summary: Phrase("Phiên bản được thay thế không đúng.", "The version that is superseded is wrong."),
    rationale: Phrase("Tỉnh phải biết bản nào hết dùng.", "Provinces must know which version no longer holds."),
    basis: recordRule,
    example: .init(
      bad: """
        # bản đang dùng: 1.1.0
        supersedes: 1.0.0
        """,
      good: """
        # bản đang dùng: 1.1.0
        supersedes: 1.1.0
        """))
  static let liveTextDiffers = DiagnosticKind(
    "BH-310", "live-text-differs", .error,
    summary: Phrase(
      "Nội dung hiện tại khác bản đã thẩm định.", "The text as it is now differs from what was appraised."),
    rationale: Phrase(
      "Bản được ban hành phải đúng bản Hội đồng đã đọc.", "What is issued must be what the council read."),
    basis: recordRule,
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
    basis: recordRule,
    example: .init(
      bad: "version: 1.0.0   # đã ban hành, nội dung vừa sửa",
      good: """
        version: 1.0.1
        changes:
          - {reason: "Đính chính thời hạn"}
        """))
}

/// Whether the decision that issues a version keeps the rules.
func checkIssue(_ issue: RecordFile<IssueRecord>, of submission: Submission, reporting findings: inout Findings) {
  checkIssue(issue.record, place: { issue.place(of: $0) }, of: submission, reporting: &findings)
}

/// The same for a decision that is not on the disk yet; `place` says where each of its fields stands.
package func issueFindings(for record: IssueRecord, of submission: Submission, at path: SourcePath) -> [Diagnostic] {
  var findings = Findings()
  checkIssue(record, place: { _ in SourceSpan(path) }, of: submission, reporting: &findings)
  return findings.diagnostics
}

private func checkIssue(
  _ record: IssueRecord, place: (String) -> SourceSpan, of submission: Submission, reporting findings: inout Findings
) {
  if let meeting = submission.records.appraise?.record.meeting, record.date < meeting {
    findings.report(
      .issueDates,
      Phrase(
        "ban hành ngày \(record.date.forReaders), trước ngày họp thẩm định \(meeting.forReaders)",
        "issued on \(record.date), before the appraisal of \(meeting)"),
      at: place("date"), help: Phrase("kiểm lại ngày ban hành", "check the date of issue"))
  }
  if record.effective < record.date {
    findings.report(
      .issueDates,
      Phrase(
        "hiệu lực từ \(record.effective.forReaders), trước ngày ban hành \(record.date.forReaders)",
        "effective on \(record.effective), before the issue of \(record.date)"),
      at: place("effective"), help: Phrase("kiểm lại ngày hiệu lực", "check the date of effect"))
  }
  let isSpecimen = submission.frozen.module.imprint.isSpecimen
  if !isDecisionNumber(record.number) {
    findings.report(
      .issueNumber,
      Phrase("`\(record.number)` không đúng dạng số và ký hiệu", "`\(record.number)` is no number and symbol"),
      at: place("number"),
      help: Phrase(
        "viết như `12/QĐ-HVCL`: số dưới 10 có số 0 đứng trước, không có dấu cách",
        "write it like `12/QĐ-HVCL`: a leading zero below 10, no blanks"))
  } else if isSpecimen != record.number.hasSuffix("-MẪU") {
    findings.report(
      .issueNumber,
      isSpecimen
        ? Phrase(
          "`\(record.number)` của bản mẫu phải kết thúc bằng `-MẪU`",
          "the specimen's number `\(record.number)` must end in `-MẪU`")
        : Phrase(
          "`\(record.number)` ghi là mẫu, nhưng chương trình không phải bản mẫu",
          "`\(record.number)` says specimen, the programme does not"),
      at: place("number"),
      help: Phrase("sửa số, hoặc `specimen` trong programme.yaml", "correct it, or `specimen` in programme.yaml"))
  }
  let newest = submission.history.filter { $0.version < record.version && $0.issue != nil }.map(\.version).max()
  if record.supersedes != newest {
    findings.report(
      .supersedesWrong,
      Phrase(
        "thay thế \(record.supersedes?.description ?? "(không)"), phải là \(newest?.description ?? "(không)")",
        "supersedes \(record.supersedes?.description ?? "nothing"), should be \(newest?.description ?? "nothing")"),
      at: place("supersedes"),
      help: Phrase(
        "phiên bản mới thay phiên bản đã ban hành gần nhất", "a version supersedes the newest one issued before it"))
  }
}

/// `12/QĐ-HVCL`: digits with a leading zero below 10, a slash, then groups of capitals and digits joined by hyphens.
private func isDecisionNumber(_ text: String) -> Bool {
  let parts = text.split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count >= 2, let number = parts.first, (2...5).contains(number.count),
    number.utf8.allSatisfy(\.isASCIIDigit),
    number.hasPrefix("0") == (number.count == 2 && number < "10"), number != "00"
  else { return false }
  return parts.dropFirst().allSatisfy { part in
    part.split(separator: "-", omittingEmptySubsequences: false).allSatisfy { group in
      !group.isEmpty && group.allSatisfy { $0.isUppercase || $0.isNumber }
    }
  }
}

/// How the text as it is now differs from a frozen version of the same number: one finding that names the places, or none.
/// `isIssued` tells an issued version from one that is only submitted or appraised.
package func difference(of live: SealedModule, from frozen: Manifest, isIssued: Bool) -> Diagnostic? {
  let places = live.manifest.places(differingFrom: frozen)
  guard let first = places.first else { return nil }
  let version = live.module.metadata.version.value
  let list = places.prefix(5).map { "`\($0)`" }.joined(separator: ", ") + (places.count > 5 ? " …" : "")
  let span = live.module.span(of: first)
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

extension Module {
  /// Where a place of the manifest was written; `module.yaml` for what has no place in this module.
  fileprivate func span(of place: String) -> SourceSpan {
    for topic in topics where place.hasPrefix(topic.id.text) {
      if place == topic.id.text { return topic.metadata.title.span }
      for placed in topic.placedBlocks where placed.place == place { return placed.block.span }
      for (index, footnote) in topic.footnotes.enumerated() where place == "\(topic.id)^\(index + 1)" {
        return footnote.span
      }
    }
    let folder = Place.folder(of: id)
    if let media = media.first(where: { folder.appending(place) == $0.path }) { return SourceSpan(media.path) }
    return SourceSpan(metadata.path)
  }
}

/// Every kind of diagnostic that appraising can give, by code.
package let appraisalKinds: [DiagnosticKind] =
  Check.all.map(\.kind) + ProgrammeCheck.all.map(\.kind) + [
    .frozenFileMissing, .frozenSourcesAltered, .manifestAltered, .sourcesDoNotMatchManifest, .chainBroken,
    .recordMismatch, .recordFileAltered,
    .councilSize, .councilRole, .authorOnCouncil, .memberTwice, .noQuorum, .tallyWrong, .noMajority, .datesOutOfOrder,
    .commentUnanswered, .editsMissing,
    .notAppraised, .notApproved, .issueDates, .issueNumber, .supersedesWrong, .liveTextDiffers, .issuedVersionChanged,
  ]
