import CourseCompiler
import CourseModel

/// Turns pandoc's blocks into ours and notes what is lost. One importer serves one file.
struct Importer {
  let path: SourcePath
  /// The topic's name; the pictures' names start with it.
  let name: String
  var remarks: [ImportedTopic.Remark] = []
  var pictures: [(file: String, path: SourcePath)] = []
  var footnotes: [Footnote] = []
  var isInFootnote = false
  /// What the pictures tell people who cannot see them.
  var alternatives = ""
  /// The index of the top-level block that is being made.
  private(set) var index = 0
  private var anchors: Set<AnchorID> = []
  private var lastLevel = 1
  /// The level of the file's highest headings, which become level 2.
  private var highestLevel = 1
  /// The index of the last paragraph in Word's style for captions.
  private var styledCaption: Int?

  init(path: SourcePath, name: String) {
    self.path = path
    self.name = name
  }

  var span: SourceSpan { SourceSpan(path, at: SourcePosition(line: index + 1, column: 1)) }

  mutating func remark(_ vietnamese: String, _ english: String) {
    let remark = ImportedTopic.Remark(block: index, message: Phrase(vietnamese, english))
    if !remarks.contains(remark) { remarks.append(remark) }
  }

  mutating func topic(_ id: TopicID, from root: PandocValue, title fallback: String) -> ImportedTopic {
    let own = title(of: root)
    let title = own.isEmpty ? fallback : own
    remarks = [
      .init(
        block: nil,
        message: Phrase(
          "thêm tóm tắt, mục tiêu, số tiết (`summary`, `objectives`, `periods`) vào phần đầu",
          "add `summary`, `objectives` and `periods` to the front matter"))
    ]
    footnotes = []
    var sources = root["blocks"].list
    if root["meta"]["title"].type.isEmpty, let first = sources.first, first.type == "Header", !own.isEmpty {
      sources.removeFirst()
    }
    highestLevel = sources.filter { $0.type == "Header" }.map { $0.content[0].number }.min() ?? 1
    var blocks: [Block] = []
    for source in sources { append(source, to: &blocks) }
    remarkMissingWords(of: root["blocks"], in: [title] + (blocks + footnotes.flatMap(\.blocks)).map(\.plainText))
    return ImportedTopic(
      topic: Topic(
        id: id, path: path, ordinal: 1,
        metadata: TopicMetadata(
          title: Located(title, at: SourceSpan(path)), summary: nil, objectives: [], periods: nil),
        blocks: blocks, footnotes: footnotes, anchors: [:]), pictures: pictures, remarks: remarks)
  }

  /// The title of the file, or the heading of level 1 with which it starts.
  mutating func title(of root: PandocValue) -> String {
    if !root["meta"]["title"].type.isEmpty { return inlines(root["meta"]["title"].content).plainText }
    guard let first = root["blocks"].list.first, first.type == "Header", first.content[0].number == 1 else { return "" }
    return inlines(first.content[2]).plainText
  }

  /// Whatever this importer overlooks, no word gets lost unnoticed.
  private mutating func remarkMissingWords(of root: PandocValue, in texts: [String]) {
    let text = texts.joined(separator: " ") + alternatives
    // Reading the words once more must not say everything twice.
    let said = remarks
    let words = words(in: root)
    remarks = said
    let missing = words.filter { word in
      // The words and numbers of captions, which the tool gives by itself.
      !["Bảng", "Hình"].contains(word) && word.first?.isNumber == false && !text.contains(word)
    }
    guard !missing.isEmpty else { return }
    remarks.append(
      .init(
        block: nil,
        message: Phrase(
          "những chữ này chưa vào được bài: \(missing.joined(separator: " "))",
          "these words did not get into the topic: \(missing.joined(separator: " "))")))
  }

  private mutating func words(in value: PandocValue) -> [String] {
    switch value {
    case .list(let list): return list.flatMap { words(in: $0) }
    case .object(let object):
      guard value.type != "Str" else { return inlines(.list([value])).map { [$0].plainText } }
      return object.sorted { $0.key < $1.key }.flatMap { words(in: $0.value) }
    case .text, .number, .none: return []
    }
  }

  // MARK: Top level

  /// Appends the block, and lets a line such as `Bảng 1. Tên` become the caption of what it stands beside.
  private mutating func append(_ source: PandocValue, to blocks: inout [Block], isCaption: Bool = false) {
    guard source.type != "Div" else {
      let isCaption = source.customStyle.map { ["caption", "chú thích"].contains($0.lowercased()) } ?? false
      for inner in source.content[1].list { append(inner, to: &blocks, isCaption: isCaption) }
      return
    }
    index = blocks.count
    for block in self.blocks(of: source, isTopLevel: true) {
      let isStyled = (first: styledCaption == blocks.count - 1, second: isCaption)
      if let last = blocks.last, let joined = CaptionLine.join(last, block, isStyled: isStyled) {
        blocks[blocks.count - 1] = Block(joined.content, at: last.span, traits: joined.traits)
        remarks = remarks.map { $0.block == blocks.count ? .init(block: blocks.count - 1, message: $0.message) : $0 }
      } else {
        if isCaption { styledCaption = blocks.count }
        index = blocks.count
        blocks.append(Block(block.content, at: span, traits: block.traits))
      }
    }
  }

  mutating func heading(_ source: PandocValue) -> Block? {
    let text = inlines(source.content[2])
    guard !text.plainText.isEmpty else { return nil }
    let wanted = min(max(source.content[0].number - highestLevel, 0) + 2, 6)
    let level = min(wanted, lastLevel + 1)
    if level < wanted {
      remark(
        "tiêu đề bỏ qua một cấp, đã đưa lên cấp \(level)", "the heading skipped a level; it is of level \(level) now")
    }
    lastLevel = level
    return Block(.heading(Heading(level: level, anchor: anchor(for: text.plainText), text: text)), at: span)
  }

  private mutating func anchor(for text: String) -> AnchorID {
    let base = slug(text)
    var number = 1
    while true {
      let name = number == 1 ? base : "\(base.prefix(58))-\(number)"
      if let anchor = AnchorID(name), anchors.insert(anchor).inserted { return anchor }
      number += 1
    }
  }
}
