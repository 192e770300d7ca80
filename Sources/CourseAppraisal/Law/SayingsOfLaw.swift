import CourseModel

/// What a sentence itself says of the validity of what it cites, so that no check need say it again.
extension CitationInText {
  /// That the document ended, was replaced, or applies to old matters only.
  func saysItEnded(_ document: LegalDocument) -> Bool {
    if context.says([
      "hết hiệu lực", "không còn hiệu lực", "hết giai đoạn", "thay thế", "được thay", "thay bằng", "bãi bỏ", " đã cũ",
      "trước đây", "luật cũ", "nghị định cũ", "văn bản cũ", "căn cứ cũ",
    ]) {
      return true
    }
    // "Luật A thay Luật B và Luật C"
    if beforeInSentence.says([" thay ", " thay cả ", " thay các "]) { return true }
    if context.says(["chuyển tiếp"])
      || !document.transitions.isEmpty && context.says(["tiếp tục", "vẫn dùng", "vẫn áp dụng"])
    {
      return true
    }
    return document.ended?.date.map { context.names($0) } ?? false
  }

  /// That the document is still to come, or when it begins.
  func saysItBegins(_ document: LegalDocument) -> Bool {
    if context.says([
      "chưa có hiệu lực", "sẽ có hiệu lực", "có hiệu lực từ", "bắt đầu có hiệu lực", "mới có hiệu lực",
      "sắp có hiệu lực", "chưa đến ngày",
    ]) {
      return true
    }
    return document.inForce.date.map { context.names($0) } ?? false
  }

  /// That something happens on a day, whichever document that is said of.
  func names(_ day: CalendarDate) -> Bool { context.names(day) || paragraph.names(day) }

  /// That it is not known whether the document is in force.
  var saysItIsUnknown: Bool {
    let words = [
      "chưa rõ", "không rõ", "chưa xác định", "chưa được xác", "chưa thống nhất", "nói khác nhau", "cần đối chiếu",
    ]
    // An amendment is named for the sake of what it amends.
    return context.says(words) || paragraph.says(words) || before.hasSuffix("bởi ") || behind.hasPrefix(" sửa")
  }
}

extension String {
  /// Whether it names the day, as 01/07/2026, 1/7/2026 or "01 tháng 7 năm 2026".
  func names(_ day: CalendarDate) -> Bool {
    let (d, m, y) = (day.day, day.month, day.year)
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return says([
      "\(padded(d))/\(padded(m))/\(y)", "\(d)/\(m)/\(y)", "\(padded(d))/\(m)/\(y)", "\(padded(d)) tháng \(m) năm \(y)",
      "\(padded(d)) tháng \(padded(m)) năm \(y)", "\(d) tháng \(m) năm \(y)",
    ])
  }
}

extension Grounds {
  /// Whether what a relation says holds on the day: from its own day on, or else from that of the document that brings it
  /// about. Where neither is known, it is taken to hold.
  func hasBegun(_ document: LegalDocument, _ relation: LegalRelation) -> Bool {
    guard let start = relation.from ?? document.inForce.date else { return document.state(on: day) != .notYetInForce }
    return start <= day
  }

  /// The short citations of what has replaced or repealed a document by the day.
  func successors(of number: String) -> [String] {
    programme.law.relations(to: number).filter { document, relation in
      (relation.kind == .replaces || relation.kind == .repeals) && hasBegun(document, relation)
    }.map(\.from.shortCitation)
  }
}

extension [String] {
  /// Said behind the name of what they replace.
  var suffix: String { isEmpty ? "" : ", được thay thế hoặc bãi bỏ bởi \(joined(separator: ", "))" }
  var englishSuffix: String { isEmpty ? "" : ", replaced or repealed by \(joined(separator: ", "))" }
}
