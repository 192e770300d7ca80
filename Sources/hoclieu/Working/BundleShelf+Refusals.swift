import CourseModel
import CourseRelease

/// Why a version may not, or should not, be taken into a bundle.
extension BundleShelf {
  func notIssued(
    _ id: ModuleID, version: Version?, at span: SourceSpan, having versions: [String], on date: CalendarDate?
  ) -> Diagnostic {
    let what = version.map { "\(id) \($0)" } ?? id.text
    let day = date.map { Phrase(" đến ngày \($0.forReaders)", " by \($0)") } ?? Phrase(verbatim: "")
    let list = versions.joined(separator: ", ")
    return Diagnostic(
      .moduleNotIssued,
      Finding(
        Phrase("\(what) chưa được phát hành", "\(what) was not published") + day, at: span,
        help: versions.isEmpty
          ? Phrase("chọn chuyên đề có trong danh mục đã phát hành", "choose a module of the catalogue")
          : Phrase("các phiên bản có: \(list)", "the versions there are: \(list)")))
  }

  func withdrawn(_ id: ModuleID, _ withdrawal: Catalogue.Withdrawal, at span: SourceSpan) -> Diagnostic {
    let instead = withdrawal.instead.map {
      Phrase("dùng \($0.module) \($0.version) thay", "use \($0.module) \($0.version) instead")
    }
    return Diagnostic(
      .versionWithdrawn,
      Finding(
        Phrase(
          "\(id) \(withdrawal.version) đã bị thu hồi theo Quyết định số \(withdrawal.number)",
          "\(id) \(withdrawal.version) was withdrawn by decision \(withdrawal.number)"),
        at: span,
        help: instead
          ?? Phrase("chưa có bản thay thế; bỏ chuyên đề này khỏi gói", "nothing replaces it yet; leave the module out"))
    )
  }

  func superseded(_ id: ModuleID, _ version: Version, by newer: Version, at span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .versionSuperseded,
      Finding(
        Phrase("\(id) \(version) đã được thay bằng \(newer)", "\(id) \(version) was superseded by \(newer)"), at: span,
        help: Phrase("bỏ số phiên bản để lấy bản hiện hành", "leave the version out to take the current one")))
  }

  func notInForce(
    _ id: ModuleID, _ version: Version, until day: CalendarDate, at span: SourceSpan
  ) -> Diagnostic {
    Diagnostic(
      .versionNotInForce,
      Finding(
        Phrase(
          "\(id) \(version) có hiệu lực từ \(day.forReaders)", "\(id) \(version) takes effect on \(day)"), at: span,
        help: Phrase("dùng gói này từ ngày ấy", "use the bundle from that day on")))
  }
}
