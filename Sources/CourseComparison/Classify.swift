import CourseModel

// How a change gets its class. A change shows signs; the gravest sign decides (`ChangeSign.class`).
//
// 1. Figures, dates and citations are compared as values. `01/07/2026` and `ngày 01 tháng 7 năm 2026` are one day, `3.321` and
//    `3321` one number; any other difference in a digit is a sign, and never editorial.
// 2. A document or provision that is cited or no longer cited is a sign of legal basis. So are words of validity (hiệu lực,
//    thay thế, bãi bỏ …) and, in a line that cites a law, its figures and dates.
// 3. Negation (không, chưa, trừ …) and duty or permission (phải, được, không được, có thể …) that come or go are signs.
// 4. What answers a question (which option is right, the order of steps, accepted answers, points) is a sign; and whatever is
//    more than editorial in a question is a matter of assessment.
// 5. Text, rows, items that come or go are signs of substance; headings, moves and levels of structure. A cell that is merged
//    with another, or no longer, says something of other rows or columns: substance.
// 6. Editorial are only: marks and blanks, capitals, where a tone mark stands, i for y, a word that could be no syllable of
//    Vietnamese and becomes one with at most two other letters, and one letter or tone by which words become a known compound
//    (chuyễn đổi, chuyển đổi). Any other word is a sign of wording, which is substance.
// 7. What shows in no word is presentation, but for whom a block is printed and which picture it shows are not.

extension Comparer {
  /// The signs of a line that differs. `lawIsNear` tells that a law is cited beside it, as in the row of a table.
  func signs(of stretches: [Stretch], _ old: TokenRow, _ new: TokenRow, lawIsNear: Bool) -> Set<ChangeSign> {
    var (removed, added): (TokenRow, TokenRow) = ([], [])
    for stretch in stretches where stretch.isChanged {
      removed += old[stretch.old]
      added += new[stretch.new]
    }
    var signs: Set<ChangeSign> = []
    func note(_ sign: ChangeSign, _ value: (Token) -> String?) {
      if removed.compactMap(value).sorted() != added.compactMap(value).sorted() { signs.insert(sign) }
    }
    note(.citation) { $0.kind == .citation ? self.lexicon.folded(self.lexicon.small($0.key)) : nil }
    note(.date) { $0.kind == .date ? self.dayValue($0) : nil }
    note(.number) { $0.kind == .number ? self.numberValue($0) : nil }
    note(.address) { $0.kind == .address ? $0.text : nil }
    note(.picture) { $0.kind == .picture ? $0.text : nil }
    note(.answer) { $0.kind == .tick ? $0.text : nil }
    note(.wording) { $0.kind == .merged ? $0.text.trimmedEnd : nil }
    for (sign, force) in [
      (ChangeSign.negation, Lexicon.Force.negation), (.modality, .modality), (.validity, .validity),
    ] {
      note(sign) { self.force(of: $0).contains(force) ? self.lexicon.folded(self.lexicon.small($0.key)) : nil }
    }
    let cites = lawIsNear || old.cites || new.cites
    if cites, !signs.isDisjoint(with: [.date, .number]) { signs.insert(.validity) }
    if !cites, signs.remove(.validity) != nil { signs.insert(.wording) }
    for stretch in stretches where stretch.isChanged {
      signs.insert(wordSign(Array(old[stretch.old]), Array(new[stretch.new])))
    }
    if signs.contains(where: { $0.class != .editorial }) { signs.remove(.spelling) }
    return signs
  }

  private func force(of token: Token) -> Lexicon.Force {
    token.kind == .word ? lexicon.force(of: token.key) : []
  }

  /// What a stretch shows besides figures and citations: other words, or the same ones spelt otherwise.
  private func wordSign(_ old: TokenRow, _ new: TokenRow) -> ChangeSign {
    let (left, right) = (syllables(of: old), syllables(of: new))
    guard left.count == right.count else { return .wording }
    let isSpelling = zip(left, right).allSatisfy { before, after in
      Syllable.isCorrection(of: before.text, to: after.text)
        || after.isInCompound && !before.isInCompound && Syllable.isNear(before.text, after.text)
    }
    return isSpelling ? .spelling : .wording
  }

  /// The syllables of a stretch, and whether each belongs to a compound that the language has.
  private func syllables(of row: TokenRow) -> [(text: String, isInCompound: Bool)] {
    row.filter { $0.kind == .word || $0.kind == .reference }.flatMap { token in
      let isInCompound = token.kind == .word && lexicon.words(of: token.key).count > 1
      return token.text.split(whereSeparator: \.isWhitespace).map { (String($0), isInCompound) }
    }
  }

  /// A day or month in one form: `2026-7-1`.
  private func dayValue(_ token: Token) -> String {
    let numbers = token.text.split { !$0.isASCII || !$0.isNumber }.compactMap { Int($0) }
    return numbers.reversed().map(String.init).joined(separator: "-")
  }

  /// A figure without points between thousands and without zeros before it, with its unit.
  private func numberValue(_ token: Token) -> String {
    let parts = token.text.trimmedEnd.split(separator: " ")
    guard let figure = parts.first else { return "" }
    let groups = figure.split(separator: ".", omittingEmptySubsequences: false)
    let isGrouped = groups.count > 1 && groups.dropFirst().allSatisfy { $0.count == 3 && $0.allSatisfy(\.isNumber) }
    let plain = isGrouped ? groups.joined() : String(figure)
    let value = plain.drop { $0 == "0" }
    let unit = parts.dropFirst().map { Folding.folded(String($0)).lowercased() }
    return ([value.first?.isNumber == true ? String(value) : plain] + unit).joined(separator: " ")
  }
}

extension Part {
  /// What it means that the part came or went.
  var signOfExistence: Set<ChangeSign> {
    var signs: Set<ChangeSign> = [.text]
    if allTokens.cites { signs.insert(.citation) }
    if role == .answers || role == .step || row.first?.kind == .tick && row.first?.text.hasPrefix("☑") == true {
      signs.insert(.answer)
    }
    return signs
  }

  /// What it means that the part differs, besides what its words say.
  var signOfRole: ChangeSign? {
    switch role {
    case .answers, .step: .answer
    case .property: label.english == "Objective" ? .objective : .answer
    case .text, .title, .caption, .header, .row, .cell, .item, .option, .feedback, .guidance, .stem, .description,
      .meaning:
      nil
    }
  }
}
