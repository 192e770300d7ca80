import CourseModel

/// A part of a block that a reader can name, with its line of text.
struct Part {
  /// What sort of part it is; only parts of one role are held against each other.
  enum Role: Int {
    case text, title, caption, header, row, cell, item, option, feedback, guidance, stem, step, answers, description
    case property, meaning
  }

  let role: Role
  let label: Phrase
  /// Its own line.
  let row: TokenRow
  /// The parts that are held against each other in place of the line: the cells of a row.
  let cells: [Part]
  /// What follows the line and belongs to it.
  let children: [Part]
  let isForInstructors: Bool
  /// Whether it is no part of the running text: the objective of a question, its points.
  let isSilent: Bool
  /// What equal parts share.
  var keys: [Int]

  init(
    _ role: Role, _ label: Phrase, _ row: TokenRow, cells: [Part] = [], children: [Part] = [],
    isForInstructors: Bool = false, isSilent: Bool = false
  ) {
    self.role = role
    self.label = label
    self.row = row
    self.cells = cells
    self.children = children
    self.isForInstructors = isForInstructors
    self.isSilent = isSilent
    keys = row.map(\.key) + children.flatMap { [-1] + $0.keys }
  }

  /// Its tokens with those of what belongs to it.
  var allTokens: TokenRow { row + children.flatMap(\.allTokens) }

  /// Its lines, with those of what belongs to it.
  var lines: [String] { (isSilent ? [] : [row.text]) + children.flatMap(\.lines) }
}

extension [Part] {
  var lines: [String] { flatMap(\.lines) }
  var text: String { lines.joined(separator: "\n") }
  var allTokens: TokenRow { flatMap(\.allTokens) }
}

extension TokenRow {
  /// The beginning, short enough to name a thing by.
  var shortened: String {
    var text = ""
    for token in self where token.kind != .label {
      if text.count + token.text.count > 60 { return text.trimmedEnd + " …" }
      text += token.text
    }
    return text.trimmedEnd
  }
}
