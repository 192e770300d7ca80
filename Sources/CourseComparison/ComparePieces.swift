import CourseModel

extension Comparer {
  /// The change from one piece to another; `nil` where both read the same in the same place.
  mutating func change(from old: Piece, to new: Piece, isMoved: Bool) -> BlockChange? {
    guard old.form != new.form else {
      guard isMoved else { return nil }
      return BlockChange(
        .moved, sort: new.sort, subject: new.subject, section: new.section, before: old.place, after: new.place,
        isMoved: true, audience: new.audience, fragments: [Fragment(.kept, parts(of: new).text)], parts: [],
        verdict: ChangeVerdict([.place]), words: new.wordCount)
    }
    let (left, right) = (parts(of: old), parts(of: new))
    let setting = PartsSetting(inQuestion: new.subject == .question)
    let outcome = new.subject == .table ? compareTables(left, right) : compareParts(left, right, setting)
    var signs = outcome.signs.union(attributeSigns(old.content, new.content))
    if isMoved { signs.insert(.place) }
    if signs.isEmpty { signs = [.presentation] }
    // Spelling within a greater change is no news.
    if signs.contains(where: { $0.class != .editorial && $0.class != .structure }) { signs.remove(.spelling) }
    return BlockChange(
      .revised, sort: new.sort, subject: new.subject, section: new.section, before: old.place, after: new.place,
      isMoved: isMoved, audience: new.audience, fragments: outcome.fragments,
      parts: left.isOneText && right.isOneText ? [] : outcome.changes,
      verdict: ChangeVerdict(signs, inQuestion: setting.inQuestion), words: new.wordCount)
  }

  mutating func addition(of piece: Piece) -> BlockChange { existence(of: piece, .added, .added) }

  mutating func removal(of piece: Piece) -> BlockChange { existence(of: piece, .removed, .removed) }

  private mutating func existence(of piece: Piece, _ kind: ChangeKind, _ mark: Fragment.Kind) -> BlockChange {
    let parts = self.parts(of: piece)
    var signs: Set<ChangeSign> = [piece.subject == .heading || piece.subject == .divider ? .heading : .text]
    if parts.allTokens.cites { signs.insert(.citation) }
    if piece.subject == .figure { signs.insert(.picture) }
    if piece.subject == .question { signs.insert(.answer) }
    return BlockChange(
      kind, sort: piece.sort, subject: piece.subject, section: piece.section,
      before: kind == .added ? nil : piece.place,
      after: kind == .added ? piece.place : nil, isMoved: false, audience: piece.audience,
      fragments: [Fragment(mark, parts.text)], parts: [],
      verdict: ChangeVerdict(signs, inQuestion: piece.subject == .question), words: piece.wordCount)
  }

  /// What differs besides the words.
  private func attributeSigns(_ old: Piece.Content, _ new: Piece.Content) -> Set<ChangeSign> {
    guard case .block(let left) = old, case .block(let right) = new else { return [] }
    var signs: Set<ChangeSign> = []
    if left.traits.audience != right.traits.audience { signs.insert(.audience) }
    switch (left.content, right.content) {
    case (.heading(let before), .heading(let after)): if before.level != after.level { signs.insert(.place) }
    case (.figure(let before), .figure(let after)):
      if before.image.path.name != after.image.path.name { signs.insert(.picture) }
    case (.callout(let before), .callout(let after)):
      if before.kind != after.kind, before.kind == .instructor || after.kind == .instructor { signs.insert(.audience) }
    case (.heading, _), (.paragraph, _), (.list, _), (.definitions, _), (.table, _), (.figure, _), (.code, _),
      (.quotation, _), (.callout, _), (.question, _), (.divider, _):
      break
    }
    return signs
  }
}

extension [Part] {
  /// Whether the block is one text, whose one part needs no name.
  fileprivate var isOneText: Bool { count == 1 && first?.role == .text }
}
