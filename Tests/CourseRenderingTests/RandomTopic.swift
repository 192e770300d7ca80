import CourseModel
import CourseTestSupport

/// Makes topics that hold everything the model can hold, in the order in which a reader meets it.
struct RandomTopic {
  /// What may occur: only what an author would write, or also what no author would.
  enum Taste { case ordinary, wild }

  private var random: SeededGenerator
  private let taste: Taste
  private var footnotes: [Footnote] = []
  private var isInFootnote = false
  private var names = 0
  private let path: SourcePath
  private let span: SourceSpan

  static func make(seed: UInt64, _ taste: Taste, at path: SourcePath) -> Topic {
    var maker = RandomTopic(seed: seed, taste, at: path)
    return maker.topic()
  }

  private init(seed: UInt64, _ taste: Taste, at path: SourcePath) {
    random = SeededGenerator(seed: seed)
    self.taste = taste
    self.path = path
    span = SourceSpan(path)
  }

  private mutating func topic() -> Topic {
    let metadata = TopicMetadata(
      title: Located(line(), at: span), summary: chance(2) ? Located(line(), at: span) : nil,
      objectives: chance(2) ? [Located(name(), at: span), Located(name(), at: span)] : [],
      periods: chance(2)
        ? Located(Periods(theory: pick(3), discussion: pick(2), practice: pick(2)), at: span) : nil)
    var blocks: [Block] = []
    var level = 1
    for _ in 0..<(taste == .wild ? 1 + pick(2) : 2 + pick(5)) {
      if chance(3) {
        level = taste == .wild && chance(8) ? 2 + pick(5) : min(2 + pick(level), 6)
        blocks.append(
          block(.heading(Heading(level: level, anchor: name(), text: inlines(depth: 0, breaks: false)))))
      }
      blocks.append(self.block(depth: 0))
    }
    return Topic(
      id: TopicID("bai").unsafelyUnwrapped, path: path, ordinal: 1, metadata: metadata, blocks: blocks,
      footnotes: footnotes, anchors: [:])
  }

  // MARK: Dice

  private mutating func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &random) }
  private mutating func chance(_ oneIn: Int) -> Bool { pick(oneIn) == 0 }

  private mutating func name<Subject>() -> Identifier<Subject> {
    names += 1
    return Identifier("m\(names)").unsafelyUnwrapped
  }

  private mutating func some<Element>(_ range: ClosedRange<Int>, _ make: (inout RandomTopic) -> Element) -> [Element] {
    (0..<Int.random(in: range, using: &random)).map { _ in make(&self) }
  }

  // MARK: Blocks

  private mutating func block(_ content: Block.Content) -> Block {
    let classes = chance(4) ? ["gon", "lop-2"] : []
    let audience: Audience = chance(8) ? .instructor : chance(12) ? .learner : .everyone
    let hasTraits = taste == .wild || !isPlain(content)
    return Block(content, at: span, traits: hasTraits ? Block.Traits(audience: audience, classes: classes) : .none)
  }

  /// What takes no traits inside lists and cells.
  private func isPlain(_ content: Block.Content) -> Bool {
    switch content {
    case .paragraph, .divider, .list, .code: true
    case .heading, .definitions, .table, .figure, .quotation, .callout, .question: false
    }
  }

  private mutating func blocks(_ range: ClosedRange<Int>, depth: Int) -> [Block] {
    some(range) { $0.block(depth: depth) }
  }

  private mutating func paragraph(breaks: Bool = true) -> Block {
    Block(.paragraph(inlines(depth: 0, breaks: breaks)), at: span)
  }

  private mutating func block(depth: Int) -> Block {
    switch pick(depth > 2 ? 6 : 13) {
    case 0...3: return block(.paragraph(inlines(depth: 0)))
    case 4: return block(.code(code()))
    case 5: return block(.divider)
    case 6, 7: return block(.list(list(depth: depth)))
    case 8: return block(.table(table(depth: depth)))
    case 9: return block(.figure(Figure(image(), caption: chance(3) ? nil : caption())))
    case 10: return block(.quotation(blocks((taste == .wild ? 0 : 1)...2, depth: depth + 1)))
    case 11:
      let kind = Callout.Kind.allCases[pick(Callout.Kind.allCases.count)]
      return block(
        .callout(
          Callout(
            kind, anchor: chance(2) ? name() : nil, title: chance(2) ? inlines(depth: 1, breaks: false) : [],
            blocks: blocks(0...3, depth: depth + 1))))
    default:
      return isInFootnote || chance(3)
        ? block(.definitions(some(1...2) { $0.definition() })) : block(.question(question(depth: depth)))
    }
  }

  private mutating func definition() -> Definition {
    Definition(
      some(1...2) { $0.inlines(depth: 0, breaks: false) },
      meanings: some(1...2) { $0.inlines(depth: 0, breaks: false) },
      at: span)
  }

  private mutating func code() -> CodeBlock {
    CodeBlock(
      language: chance(2) ? "yaml" : nil,
      text: some(1...4) {
        $0.chance(4) ? "" : ["  ", "\t", "", "> ", "- "][$0.pick(5)] + $0.line()
      }.map { $0 + "\n" }.joined())
  }

  private mutating func caption() -> Caption {
    Caption(number: "", anchor: chance(2) ? name() : nil, text: inlines(depth: chance(2) ? 9 : 1, breaks: false))
  }

  private mutating func image() -> Image {
    let name = ["h.svg", "hình một.png", "a(b).jpg"][pick(3)]
    return Image(
      path.sibling("media/" + name).unsafelyUnwrapped, alternativeText: chance(5) ? "" : line(), at: span)
  }

  private mutating func list(depth: Int) -> List {
    let isTight = chance(2)
    let hasTicks = chance(4)
    let marker: List.Marker =
      [
        .bullet, .bullet, .number(start: 1), .number(start: 1 + pick(12)), .point(start: 1), .point(start: 1 + pick(4)),
      ][
        pick(6)]
    let count = taste == .wild ? 1 + pick(4) : 2 + pick(3)
    return List(
      marker, isTight: isTight,
      items: (0..<count).map { _ in
        let isChecked = hasTicks ? chance(2) : nil
        guard taste == .ordinary || !chance(10) else { return List.Item(isChecked: isChecked, [], at: span) }
        let first = [taste == .wild && chance(4) ? block(depth: depth + 1) : paragraph()]
        var rest: [Block] = []
        if chance(3) {
          rest =
            isTight && taste == .ordinary
            ? [Block(.list(List(.bullet, isTight: true, items: [.init([paragraph()], at: span)])), at: span)]
            : blocks(0...2, depth: depth + 1)
        }
        return List.Item(isChecked: isChecked, first + rest, at: span)
      })
  }

  private mutating func table(depth: Int) -> Table {
    let caption = chance(2) ? caption() : nil
    let columns = (0...pick(3)).map { _ in
      [Table.Alignment.natural, .natural, .left, .center, .right][pick(5)]
    }
    func row(_ maker: inout RandomTopic) -> Table.Row {
      Table.Row(
        columns.map { _ in
          if maker.taste == .wild, maker.chance(10) { return Table.Cell(maker.blocks(0...2, depth: depth + 1)) }
          return Table.Cell(
            maker.chance(6) ? [] : [maker.paragraph(breaks: maker.taste == .wild && maker.chance(6))])
        }, at: maker.span)
    }
    let headers = taste == .wild && chance(6) ? pick(3) : 1
    let table = Table(caption: caption, columns: columns, header: some(headers...headers, row), body: some(0...3, row))
    return chance(2)
      ? table
      : Table(caption: caption, columns: columns, header: merged(table.header), body: merged(table.body))
  }

  /// The rows with some cells merged. The cells on the diagonal stay their own, so that every row and column has one.
  private mutating func merged(_ rows: [Table.Row]) -> [Table.Row] {
    var grid = rows.map(\.cells)
    for row in grid.indices {
      for column in grid[row].indices where !grid[row][column].isCovered && !grid[row][column].isMerged && chance(3) {
        let (rows, columns) = (1 + pick(grid.count - row), 1 + pick(grid[row].count - column))
        let places = (row..<(row + rows)).flatMap { row in (column..<(column + columns)).map { (row, $0) } }.dropFirst()
        guard places.allSatisfy({ $0 % grid[$0].count != $1 && !grid[$0][$1].isCovered && !grid[$0][$1].isMerged })
        else { continue }
        for place in places { grid[place.0][place.1] = .covered }
        grid[row][column] = Table.Cell(grid[row][column].blocks, columns: columns, rows: rows)
      }
    }
    // A column in which no cell begins is a fault.
    guard let width = grid.first?.count, (0..<width).allSatisfy({ column in grid.contains { !$0[column].isCovered } })
    else { return rows }
    return zip(grid, rows).map { Table.Row($0, at: $1.span) }
  }

  private mutating func question(depth: Int) -> Question {
    let id: AnchorID = name()
    let objective: Located<ObjectiveID>? = chance(2) ? Located(name(), at: span) : nil
    let points = chance(3) ? 1 + pick(5) : 1
    let stem = [paragraph()] + (chance(3) ? blocks(0...2, depth: depth + 1) : [])
    let task = task(depth: depth)
    return Question(
      id: id, number: "", objective: objective, points: points, stem: stem, task: task,
      guidance: chance(2) ? blocks(1...2, depth: depth + 1) : [])
  }

  private mutating func task(depth: Int) -> Question.Task {
    switch pick(8) {
    case 0, 1: return .single(options(depth: depth))
    case 2: return .multiple(options(depth: depth))
    case 3: return .trueFalse(options(depth: depth))
    case 4:
      func side(_ maker: inout RandomTopic) -> [Block] { maker.chance(6) ? [] : [maker.paragraph(breaks: false)] }
      let left = inlines(depth: 1, breaks: false)
      let right = inlines(depth: 1, breaks: false)
      return .matching(
        Question.Matching(
          leftTitle: left, rightTitle: right,
          pairs: some(2...3) { maker in
            let left = side(&maker)
            return .init(left: left, right: side(&maker), at: maker.span)
          }))
    case 5: return .ordering(some(2...4) { .init([$0.paragraph()] + $0.blocks(0...1, depth: depth + 1), at: $0.span) })
    case 6: return .shortAnswer(some(1...3) { $0.line() })
    default: return .essay
    }
  }

  private mutating func options(depth: Int) -> [Question.Option] {
    some(2...4) { maker in
      let isRight = maker.chance(3)
      let text = maker.taste == .wild && maker.chance(8) ? maker.blocks(0...2, depth: depth + 1) : [maker.paragraph()]
      let feedback = maker.chance(3) ? maker.blocks(1...2, depth: depth + 1) : []
      return .init(isRight: isRight, text: text, feedback: feedback, at: maker.span)
    }
  }

  // MARK: Inlines

  private mutating func inlines(depth: Int, breaks: Bool = true) -> [Inline] {
    guard taste == .wild else { return ordinaryInlines(depth: depth, breaks: breaks) }
    var result: [Inline] = []
    if chance(2) { result.append(text()) }
    for _ in 0..<(depth > 2 ? 0 : pick(4)) {
      result.append(inline(depth: depth, breaks: breaks))
      if chance(2) { result.append(text()) }
    }
    return result.isEmpty ? [text()] : result
  }

  /// Words, with other inlines between them, kept apart by blanks.
  private mutating func ordinaryInlines(depth: Int, breaks: Bool) -> [Inline] {
    var result: [Inline] = [.text(line(), at: .start)]
    for _ in 0..<(depth > 2 ? 0 : pick(3)) {
      result += [.text(" ", at: .start), inline(depth: depth, breaks: breaks), .text(" " + line(), at: .start)]
    }
    return result
  }

  private mutating func inline(depth: Int, breaks: Bool) -> Inline {
    let inner = { (maker: inout RandomTopic) in
      maker.inlines(depth: depth + (maker.taste == .wild ? 1 : 3), breaks: false)
    }
    switch pick(14) {
    case 0: return .emphasis(inner(&self))
    case 1: return .strong(inner(&self))
    case 2: return .strikethrough(inner(&self))
    case 3: return .code(line())
    case 4:
      let address = ["https://a.vn/b_c?d=1&e=2", "https://vi.wikipedia.org/wiki/A_(b)", "mailto:a@b.vn", "tel:113"][
        pick(4)]
      return .link(Link(to: address, text: chance(3) ? [.text(address, at: .start)] : inner(&self), at: span))
    case 5:
      let target = ["#khong-co", "09-khac.md", "09-khac.md#muc"][pick(3)]
      return .reference(CrossReference(to: target, text: chance(2) ? [] : inner(&self), at: span))
    case 6, 7: return isInFootnote ? .code(line()) : footnote()
    case 8: return .image(image())
    case 9 where breaks: return .lineBreak
    case 10:
      let provision = chance(2) ? "khoản 2 Điều 5" : nil
      return .citation(
        Citation(
          LegalReference(document: "178/2024/NĐ-CP", provision: provision), isMarked: !chance(3), text: inner(&self),
          at: span))
    case 11: return .term(TermUse(name(), isMarked: !chance(3), text: inner(&self), at: span))
    default: return .code(line())
    }
  }

  private mutating func footnote() -> Inline {
    if taste == .wild, !footnotes.isEmpty, chance(8) { return .footnote(number: 1 + pick(footnotes.count)) }
    isInFootnote = true
    let blocks = chance(4) ? [paragraph()] + blocks(0...2, depth: 2) : [paragraph()]
    isInFootnote = false
    footnotes.append(Footnote(blocks, at: span))
    return .footnote(number: footnotes.count)
  }

  private mutating func text() -> Inline {
    let words = line()
    guard taste == .wild, chance(2) else { return .text(words, at: .start) }
    return .text((chance(2) ? " " : "") + words + (chance(2) ? " " : ""), at: .start)
  }

  /// One to four words, some of which mean something somewhere.
  private mutating func line() -> String {
    var line = ""
    for index in 0...pick(4) {
      if index > 0, taste == .ordinary || chance(2) { line += " " }
      let isNasty = chance(taste == .wild ? 2 : 4)
      line +=
        isNasty ? RandomTopic.nasty[pick(RandomTopic.nasty.count)] : RandomTopic.words[pick(RandomTopic.words.count)]
    }
    return line
  }

  private static let words = [
    "Ủy ban", "nhân dân", "xã", "đặc khu", "“Trích dẫn”", "(khoản 2)", "dịch vụ công", "A–B", "50%", "ngày 05/3/2025",
    "cấp", "ký số,", "sơ đồ.", "Tại sao?", "178/2024/NĐ-CP", "ghi…", "e", "🇻🇳",
  ]

  private static let nasty = [
    "*", "**", "_", "__", "ten_tep_a.txt", "`", "``", "[", "]", "(", ")", "!", "![", "](", "[a](b)", "[tên]", "<b>",
    "<",
    ">", "&amp;", "&#35;", "&", "#", "##", "-", "---", "+", "1.", "2)", "a)", "đ)", "e)", ":", ":--", ": x", "|", "\\",
    "\\|", "~",
    "~~", "{{", "{{value x}}", "{.a}", "{#a}", "=", "===", "Bảng:", "Hình:", "Gợi ý:", "Giải thích:", "Đáp án:", "[x]",
    "[ ]",
    "[!NOTE]", "[^1]", "[^1]:", "[a]:", "\"", "'", "$", "@", "https://a.vn/b", "www.a.vn", "a.b@c.vn", "\u{A0}", "×",
    "true",
    "null:", "# x", "- y", "}",
  ]
}
