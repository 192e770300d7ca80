import CourseModel

extension Lexicon {
  /// Joins what belongs together: the words of a date, a figure and its unit, provisions with their document, compounds.
  mutating func joined(_ row: TokenRow) -> TokenRow {
    var result: TokenRow = []
    result.reserveCapacity(row.count)
    var index = 0
    while index < row.count {
      let end = joinedEnd(in: row, from: index)
      if let (end, kind, force) = end, end > index + 1 {
        result.append(token(kind, of: row[index..<end], force: force))
        index = end
      } else {
        result.append(row[index])
        index += 1
      }
    }
    return result
  }

  private mutating func token(_ kind: Token.Kind, of parts: TokenRow.SubSequence, force: Force) -> Token {
    Token(kind: kind, text: Array(parts).text, key: key(ofCompound: parts.map(\.key), force: force))
  }

  private mutating func joinedEnd(in row: TokenRow, from start: Int) -> (Int, Token.Kind, Force)? {
    switch row[start].kind {
    case .number:
      guard let end = unitEnd(in: row, from: start + 1) else { return nil }
      return (end, .number, [])
    case .word:
      if let end = dateEnd(in: row, from: start) { return (end, .date, []) }
      if let end = citationEnd(in: row, from: start) { return (end, .citation, []) }
      return compoundEnd(in: row, from: start)
    case .mark, .date, .citation, .reference, .address, .picture, .tick, .label, .merged: return nil
    }
  }

  /// The word at a place in small letters; empty where another thing stands there.
  private func word(_ row: TokenRow, _ index: Int) -> String {
    guard index < row.count, row[index].kind == .word else { return "" }
    return folded(small(row[index].key))
  }

  private func isNumber(_ row: TokenRow, _ index: Int) -> Bool { index < row.count && row[index].kind == .number }

  private func unitEnd(in row: TokenRow, from start: Int) -> Int? {
    var end: Int?
    var text = ""
    for index in start..<min(start + 3, row.count) where row[index].kind == .word {
      guard index == start + (text.isEmpty ? 0 : text.count { $0 == " " } + 1) else { break }
      text += (text.isEmpty ? "" : " ") + folded(small(row[index].key))
      if Lexicon.units.contains(text) { end = index + 1 }
    }
    return end
  }

  private static let units = Set(
    WordLists.units.map { $0.split(separator: " ").map { Folding.folded(String($0)) }.joined(separator: " ") })

  /// "ngày 01 tháng 7 năm 2026", "tháng 7 năm 2026".
  private func dateEnd(in row: TokenRow, from start: Int) -> Int? {
    var index = start
    if word(row, index) == Lexicon.day, isNumber(row, index + 1), word(row, index + 2) == Lexicon.month { index += 2 }
    guard word(row, index) == Lexicon.month, isNumber(row, index + 1) else { return nil }
    if word(row, index + 2) == Lexicon.year, isNumber(row, index + 3) { return index + 4 }
    return index > start ? index + 2 : nil
  }

  private static let documents: [[String]] = [
    "nghị định", "thông tư", "thông tư liên tịch", "quyết định", "nghị quyết", "luật", "bộ luật", "chỉ thị", "kết luận",
    "kế hoạch", "công văn", "pháp lệnh", "lệnh", "văn bản hợp nhất", "hướng dẫn", "thông báo",
  ].map { $0.split(separator: " ").map { Folding.folded(String($0)) } }.sorted { $0.count > $1.count }

  private static let provisions = Set(["khoản", "điều"].map(Folding.folded))
  private static let point = Folding.folded("điểm")
  private static let numberWord = Folding.folded("số")
  private static let ofWord = Folding.folded("của")
  private static let (day, month, year) = (Folding.folded("ngày"), Folding.folded("tháng"), Folding.folded("năm"))

  /// "điểm a khoản 2 Điều 5 Nghị định số 178/2024/NĐ-CP" and parts of it.
  private func citationEnd(in row: TokenRow, from start: Int) -> Int? {
    var index = start
    var provisionsEnd: Int?
    while true {
      let name = word(row, index)
      if name == Lexicon.point, word(row, index + 1).count == 1 || word(row, index + 1) == "đ" {
        index += 2
      } else if Lexicon.provisions.contains(name), isNumber(row, index + 1) {
        index += 2
      } else {
        break
      }
      provisionsEnd = index
      if index < row.count, row[index].kind == .mark, row[index].text.hasPrefix(","), isProvision(row, index + 1) {
        index += 1
      } else if word(row, index) == Lexicon.ofWord {
        index += 1
      }
    }
    if let document = Lexicon.documents.first(where: { words in
      words.indices.allSatisfy { word(row, index + $0) == words[$0] }
    }) {
      index += document.count
    }
    if word(row, index) == Lexicon.numberWord { index += 1 }
    if index < row.count, row[index].kind == .citation { return index + 1 }
    return provisionsEnd
  }

  private func isProvision(_ row: TokenRow, _ index: Int) -> Bool {
    let name = word(row, index)
    return name == Lexicon.point || Lexicon.provisions.contains(name)
  }

  /// The longest compound that begins at a place.
  private func compoundEnd(in row: TokenRow, from start: Int) -> (Int, Token.Kind, Force)? {
    guard let candidates = compounds[small(row[start].key)] else { return nil }
    for compound in candidates {
      let end = start + compound.keys.count
      guard end <= row.count else { continue }
      let fits = compound.keys.indices.allSatisfy {
        row[start + $0].kind == .word && small(row[start + $0].key) == compound.keys[$0]
      }
      if fits { return (end, .word, compound.force) }
    }
    return nil
  }
}
