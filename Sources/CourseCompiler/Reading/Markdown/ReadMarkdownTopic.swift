import CCMarkGFM
import CourseModel

/// Reads a Markdown topic: YAML front matter between two lines `---`, then CommonMark with GFM tables and
/// footnotes, check-lists, and the additions of the topic language.
func readMarkdownTopic(_ bytes: UnsafeBufferPointer<UInt8>, into builder: inout TopicBuilder) -> TopicContent? {
  guard let frontMatter = FrontMatter(of: bytes, into: &builder) else { return nil }
  let body = UnsafeBufferPointer(rebasing: bytes[frontMatter.bodyOffset...])
  guard CMarkLimits.allow(body, linesBefore: frontMatter.bodyLine - 1, into: &builder) else { return nil }
  let metadata = frontMatter.metadata(into: &builder)
  let (blocks, footnotes) = readMarkdown(body, linesBefore: frontMatter.bodyLine - 1, into: &builder)
  return metadata.map { TopicContent(metadata: $0, blocks: blocks, footnotes: footnotes) }
}

/// Reads a Markdown file that another one includes, or the part of it that `anchor` names. It may have front matter, like a
/// topic, and then that is passed over.
func readMarkdownFragment(
  _ bytes: UnsafeBufferPointer<UInt8>, at anchor: AnchorID?, footnotesBefore: Int, depth: Int,
  into builder: inout TopicBuilder
) -> ([Block], [Footnote]) {
  let lines = LineIndex(bytes)
  let end = FrontMatter.isFence(1, in: lines, of: bytes) ? FrontMatter.end(in: lines, of: bytes) : nil
  let start = end.map { min(lines.range(ofLine: $0).upperBound + 1, bytes.count) } ?? 0
  let body = UnsafeBufferPointer(rebasing: bytes[start...])
  guard CMarkLimits.allow(body, linesBefore: end ?? 0, into: &builder) else { return ([], []) }
  return readMarkdown(
    body, linesBefore: end ?? 0, at: anchor, footnotesBefore: footnotesBefore, depth: depth, into: &builder)
}

private func readMarkdown(
  _ body: UnsafeBufferPointer<UInt8>, linesBefore: Int, at anchor: AnchorID? = nil, footnotesBefore: Int = 0,
  depth: Int = 1, into builder: inout TopicBuilder
) -> ([Block], [Footnote]) {
  func read(_ source: UnsafeBufferPointer<UInt8>, _ points: PointMarkers) -> ([Block], [Footnote]) {
    withDocument(of: source) { document in
      var reader = MarkdownReader(
        source, points: points, linesBefore: linesBefore, footnotesBefore: footnotesBefore, builder: builder)
      let result = reader.read(document, at: anchor, depth: depth)
      builder = reader.builder
      return result
    }
  }
  let lines = LineIndex(body)
  let candidates = PointMarkers.find(in: body, lines)
  guard !candidates.markers.isEmpty else { return read(body, .none) }
  // In a block of code `a)` is only text; where code is, only cmark knows.
  let code = withDocument(of: body) { document in
    var ranges: [ClosedRange<Int>] = []
    MarkdownReader(body, points: .none, linesBefore: linesBefore, builder: builder)
      .collectCodeLines(below: document, into: &ranges, depth: 1)
    return Set(ranges.joined())
  }
  let points = PointMarkers.find(in: body, lines, besides: code)
  return points.replaced(in: body, lines).withUnsafeBufferPointer { read($0, points) }
}

/// Calls `body` with cmark's tree of some Markdown. The parser and the tree are not freed one node after the other: their
/// memory is given back as a whole.
private func withDocument<Result>(
  of source: UnsafeBufferPointer<UInt8>, _ body: (MarkdownNode) -> Result
) -> Result {
  registerExtensions()
  let mark = course_arena_begin()
  defer { course_arena_end(mark) }
  guard let parser = course_cmark_parser(CMARK_OPT_FOOTNOTES) else { preconditionFailure("cmark gave no parser") }
  cmark_parser_attach_syntax_extension(parser, cmark_find_syntax_extension("table"))
  source.withMemoryRebound(to: CChar.self) { cmark_parser_feed(parser, $0.baseAddress, $0.count) }
  guard let document = cmark_parser_finish(parser) else { preconditionFailure("cmark gave no document") }
  return body(document)
}

/// Makes cmark know its extensions. The library's own guard is a plain variable, and two threads that come at once crash it;
/// Swift's is not. Of the extensions only tables are attached: check-lists, strikethrough and bare addresses are not safe on
/// two threads, or not right (findings.md, "Parsing").
private func registerExtensions() { _ = extensionsAreRegistered }

private let extensionsAreRegistered: Bool = {
  cmark_gfm_core_extensions_ensure_registered()
  return true
}()

/// The YAML part at the head of a Markdown topic.
private struct FrontMatter {
  /// Where the Markdown starts: its offset and its line.
  let bodyOffset: Int
  let bodyLine: Int
  private let fields: YAMLFields?
  private let place: SourceSpan

  /// Whether a line is `---`.
  static func isFence(_ line: Int, in lines: LineIndex, of bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var range = lines.range(ofLine: line)
    // A byte order mark is reported, and hides nothing.
    if line == 1, bytes.starts(with: "\u{FEFF}".utf8) { range = range.dropFirst(3) }
    while let last = range.last, bytes[last] == 0x20 || bytes[last] == 0x0D { range = range.dropLast() }
    return range.count == 3 && bytes[range].allSatisfy { $0 == UInt8(ascii: "-") }
  }

  /// The line that ends the part.
  static func end(in lines: LineIndex, of bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    (2...max(lines.count, 2)).first { isFence($0, in: lines, of: bytes) }
  }

  /// `nil`, and a diagnostic, where there is no such part.
  init?(of bytes: UnsafeBufferPointer<UInt8>, into builder: inout TopicBuilder) {
    place = SourceSpan(builder.path)
    let lines = LineIndex(bytes)
    guard FrontMatter.isFence(1, in: lines, of: bytes) else {
      builder.report(
        .frontMatter, Phrase("bài không bắt đầu bằng dòng `---`", "the topic does not start with a line `---`"),
        at: place,
        help: Phrase(
          "đặt ở đầu tệp: dòng `---`, dòng `title: Tên bài`, rồi dòng `---`",
          "start the file with a line `---`, a line `title: …`, and a line `---`"))
      return nil
    }
    guard let end = FrontMatter.end(in: lines, of: bytes) else {
      builder.report(
        .frontMatter,
        Phrase("phần đầu YAML không có dòng `---` kết thúc", "the YAML front matter has no closing line `---`"),
        at: place, help: Phrase("thêm dòng `---` sau phần đầu", "add a line `---` after it"))
      return nil
    }
    bodyOffset = min(lines.range(ofLine: end).upperBound + 1, bytes.count)
    bodyLine = end + 1
    let yaml = UnsafeBufferPointer(
      rebasing: bytes[lines.range(ofLine: 2).lowerBound..<lines.range(ofLine: end).lowerBound])
    let node = YAMLReader.read(yaml, of: builder.path, startingAt: 2, reporting: &builder.diagnostics)
    if node == nil, !builder.diagnostics.containsErrors {
      builder.report(
        .frontMatter, Phrase("phần đầu YAML trống", "the YAML front matter is empty"), at: place,
        help: Phrase("thêm dòng `title: Tên bài`", "add a line `title: …`"))
    }
    fields = node.flatMap {
      YAMLFields($0, known: ["title", "summary", "objectives", "periods"], reporting: &builder.diagnostics)
    }
  }

  func metadata(into builder: inout TopicBuilder) -> TopicMetadata? {
    guard let fields else { return nil }
    let title = fields.text("title", reporting: &builder.diagnostics)
    let summary = fields.text("summary", required: false, reporting: &builder.diagnostics)
    let objectives = fields.items("objectives", required: false, reporting: &builder.diagnostics).compactMap {
      YAMLFields.value(
        $0, expected: YAMLFields.identifierForm, reporting: &builder.diagnostics, parse: { ObjectiveID($0) })
    }
    let periods = readPeriods(fields, required: false, reporting: &builder.diagnostics)
    return title.map { TopicMetadata(title: $0, summary: summary, objectives: objectives, periods: periods) }
  }
}

/// The key `periods` of a topic or a module.
func readPeriods(
  _ fields: YAMLFields, required: Bool, reporting diagnostics: inout [Diagnostic]
) -> Located<Periods>? {
  guard
    let periods = fields.fields(
      "periods", known: ["theory", "discussion", "practice"], required: required, reporting: &diagnostics)
  else { return nil }
  func count(_ key: String) -> Int {
    periods.integer(key, in: 0...200, required: false, reporting: &diagnostics) ?? 0
  }
  return Located(
    Periods(theory: count("theory"), discussion: count("discussion"), practice: count("practice")), at: periods.span)
}
