import CourseModel

/// How the width of a page, in letters, is shared among a table's columns: each gets what its longest cell needs, up to a few
/// words; what is left goes to those that hold the most text.
struct TableLayout {
  /// The columns' shares.
  let widths: [Int]
  /// Whether the table is too wide for a page that stands upright.
  let isTurned: Bool
  /// The size of the type in percent: less than 100 where even the longest words of a row would not fit side by side.
  let scale: Int

  /// What the ground around a cell takes, in letters.
  private static let ground = 3

  /// `mayTurn`: whether the table can have a page of its own.
  init(of table: Table, on paper: PrintRenderer.Paper, mayTurn: Bool) {
    let cells = table.columns.indices.map { column in
      (table.header + table.body).map { $0.cells[column].plainText }
    }
    let ground = TableLayout.ground
    let counts = cells.map { $0.map(\.count) }
    let longest = counts.map { max($0.max() ?? 0, 3) + ground }
    // A column as narrow as this still holds its longest word.
    let narrowest = zip(cells, longest).map { texts, longest in
      let pieces = texts.flatMap { $0.split(separator: "\n") }.flatMap { linePieces(of: String($0)) }
      return min(longest, max(pieces.map(\.least).max() ?? 0, 8) + ground)
    }
    isTurned = mayTurn && narrowest.reduce(0, +) > paper.letters
    let page = isTurned ? paper.turnedLetters : paper.letters
    scale = max(60, min(100, 100 * page / max(narrowest.reduce(0, +), 1)))
    guard longest.reduce(0, +) > page else {
      widths = longest
      return
    }
    let wanted = zip(longest, narrowest).map { max($1, min($0, 16 + ground)) }
    let least = wanted.reduce(0, +) > page ? narrowest : wanted
    let extra = zip(longest, least).map { $0 > $1 }
    let amounts = zip(counts, extra).map { $1 ? max($0.reduce(0, +), 1) : 0 }
    let rest = max(0, page - least.reduce(0, +))
    let total = max(amounts.reduce(0, +), 1)
    widths = zip(least, amounts).map { $0 + rest * $1 / total }
  }
}
