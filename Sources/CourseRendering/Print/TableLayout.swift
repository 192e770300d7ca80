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

  /// The rows of the body that may go on on the next page, because they could be longer than one. All others stay whole.
  let tallRows: [Int]

  /// What the ground around a cell takes, in letters.
  private static let ground = 3
  /// What a column gets before those that hold more text share what is left.
  private static let fewWords = 16

  /// `mayTurn`: whether the table can have a page of its own.
  init(of table: Table, on paper: PrintRenderer.Paper, mayTurn: Bool) {
    let cells = table.columns.indices.map { column in
      (table.header + table.body).map { $0.cells[column].columns > 1 ? "" : $0.cells[column].blocks.plainText }
    }
    let ground = TableLayout.ground
    let counts = cells.map { $0.map(\.count) }
    var longest = counts.map { max($0.max() ?? 0, 3) + ground }
    var wanted = longest.map { min($0, TableLayout.fewWords + ground) }
    // A column as narrow as this still holds its longest word.
    var narrowest = zip(cells, longest).map { texts, longest in
      min(longest, max(TableLayout.longestWord(of: texts), 8) + ground)
    }
    // A cell over several columns widens them by what it needs besides; all equally, because they have its text in common.
    for row in table.header + table.body {
      for (column, cell) in row.cells.enumerated() where cell.columns > 1 {
        let (text, columns) = (cell.blocks.plainText, column..<(column + cell.columns))
        TableLayout.widen(&longest, columns, to: text.count + ground)
        TableLayout.widen(&wanted, columns, to: min(text.count, TableLayout.fewWords) + ground)
        TableLayout.widen(
          &narrowest, columns, to: min(text.count, max(TableLayout.longestWord(of: [text]), 8)) + ground)
      }
    }
    isTurned = mayTurn && narrowest.reduce(0, +) > paper.letters
    let page = isTurned ? paper.turnedLetters : paper.letters
    scale = max(60, min(100, 100 * page / max(narrowest.reduce(0, +), 1)))
    widths = TableLayout.shared(page, longest, wanted: zip(wanted, narrowest).map(max), narrowest, counts)
    tallRows = TableLayout.tallRows(of: table, widths, page: page)
  }

  private static func shared(
    _ page: Int, _ longest: [Int], wanted: [Int], _ narrowest: [Int], _ counts: [[Int]]
  ) -> [Int] {
    guard longest.reduce(0, +) > page else { return longest }
    let least = wanted.reduce(0, +) > page ? narrowest : wanted
    let extra = zip(longest, least).map { $0 > $1 }
    let amounts = zip(counts, extra).map { $1 ? max($0.reduce(0, +), 1) : 0 }
    let rest = max(0, page - least.reduce(0, +))
    let total = max(amounts.reduce(0, +), 1)
    return zip(least, amounts).map { $0 + rest * $1 / total }
  }

  /// How many lines a row may have and still stay whole: about a third of an A5 page.
  private static let greatestLines = 12

  private static func tallRows(of table: Table, _ widths: [Int], page: Int) -> [Int] {
    let all = max(widths.reduce(0, +), 1)
    return table.body.indices.filter { index in
      table.body[index].cells.enumerated().contains { column, cell in
        // A cell over several rows may always go on.
        guard cell.rows == 1 else { return false }
        let width = widths[column..<(column + cell.columns)].reduce(0, +) * page / all - ground
        let lines = cell.blocks.plainText.split(separator: "\n").map { $0.count / max(width, 1) + 1 }
        return lines.reduce(0, +) > greatestLines
      }
    }
  }

  private static func longestWord(of texts: [String]) -> Int {
    texts.flatMap { $0.split(separator: "\n") }.flatMap { linePieces(of: String($0)) }.map(\.least).max() ?? 0
  }

  private static func widen(_ widths: inout [Int], _ columns: Range<Int>, to width: Int) {
    let missing = width - widths[columns].reduce(0, +)
    guard missing > 0 else { return }
    for (place, column) in columns.enumerated() {
      widths[column] += missing / columns.count + (place < missing % columns.count ? 1 : 0)
    }
  }
}
