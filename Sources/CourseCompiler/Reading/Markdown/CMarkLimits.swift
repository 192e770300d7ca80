import CourseModel
import Glibc

/// What cmark-gfm 0.29.0.gfm.6 is not asked to read, because it needs quadratic time or memory for it (findings.md, "Parsing").
/// No topic comes near any of these limits, so they cost no author anything.
enum CMarkLimits {
  /// Long runs of unclosed `![[]()`, `<?`, `<!A` and `<![CDATA[`.
  static let greatestCount = 4096
  static let greatestColumns = 256
  /// How many bytes may be read again because a line like `|---|` asks whether the paragraph above it is a table's header.
  static let greatestRereading = 16 * 1024 * 1024

  /// Whether cmark may read `body`; the first thing that forbids it is reported.
  static func allow(_ body: UnsafeBufferPointer<UInt8>, linesBefore: Int, into builder: inout TopicBuilder) -> Bool {
    for sign in ["[", "<"] as [Unicode.Scalar] {
      guard let offset = body.offset(ofOccurrence: greatestCount + 1, of: UInt8(ascii: sign)) else { continue }
      let position = LineIndex(body).position(of: offset)
      builder.report(
        .pathologicalText,
        Phrase("bài có hơn \(greatestCount) dấu `\(sign)`", "the topic holds more than \(greatestCount) `\(sign)`"),
        at: SourceSpan(
          builder.path, at: SourcePosition(line: Int(position.line) + linesBefore, column: Int(position.column)),
          bytes: 1),
        help: Phrase("tách bài, hoặc xóa phần dán nhầm", "split the topic, or delete what was pasted by mistake"))
      return false
    }
    var lines = LineByLine()
    var start = 0
    var number = linesBefore
    while start < body.count {
      let rest = UnsafeBufferPointer(rebasing: body[start...])
      let end = rest.offset(ofOccurrence: 1, of: UInt8(ascii: "\n")) ?? rest.count
      number += 1
      if let fault = lines.fault(in: rest[..<end]) {
        builder.report(
          fault.kind, fault.message,
          at: SourceSpan(
            builder.path, at: SourcePosition(line: number, column: fault.offset + 1), bytes: end - fault.offset),
          help: fault.help)
        return false
      }
      start += end + 1
    }
    return true
  }

  private struct Fault {
    let kind: DiagnosticKind
    let message: Phrase
    let help: Phrase
    /// Where in its line it starts.
    var offset = 0
  }

  /// Counts what grows from line to line. Every count is at least what cmark will meet, and costs a look at the first bytes of
  /// a line.
  private struct LineByLine {
    /// The columns of the widest row `|---|---|` since the last empty line.
    private var columns = 0
    private var cells = 0
    /// How many bytes have stood since the last empty line.
    private var paragraph = 0
    private var rereading = 0

    mutating func fault(in line: Slice<UnsafeBufferPointer<UInt8>>) -> Fault? {
      // cmark holds each further line against every quotation and item that is open.
      if let offset = LineByLine.placeTooDeep(in: line) {
        let limit = TopicBuilder.greatestBlockDepth
        return Fault(
          kind: .nestingTooDeep,
          message: Phrase("nội dung lồng quá \(limit) tầng", "content is nested more than \(limit) levels"),
          help: Phrase("viết lại cho phẳng hơn", "flatten it"), offset: offset)
      }
      if line.allSatisfy({ LineByLine.isBlank($0) || $0 == UInt8(ascii: ">") }) {
        (columns, paragraph) = (0, 0)
        return nil
      }
      cells += columns
      if LineByLine.mayDelimit(line) {
        columns = max(columns, line.count { $0 == UInt8(ascii: "|") } + 1)
        cells += columns
        rereading += paragraph
      }
      paragraph += line.count
      let help = Phrase("tách bảng hoặc tách bài", "split the table or the topic")
      if columns > greatestColumns {
        return Fault(
          kind: .pathologicalText,
          message: Phrase("bảng có hơn \(greatestColumns) cột", "a table of more than \(greatestColumns) columns"),
          help: help)
      }
      // A short row is filled with empty cells: 10 KB can become 600 MB.
      if cells > TopicBuilder.greatestCellCount {
        let limit = TopicBuilder.greatestCellCount
        return Fault(
          kind: .pathologicalText,
          message: Phrase("các bảng của bài có hơn \(limit) ô", "the topic's tables have more than \(limit) cells"),
          help: help)
      }
      if rereading > greatestRereading {
        return Fault(
          kind: .pathologicalText,
          message: Phrase("quá nhiều dòng `|---|` trong một đoạn", "too many lines `|---|` in one paragraph"),
          help: Phrase("để một dòng trống trước mỗi bảng", "leave an empty line before each table"))
      }
      return nil
    }

    /// Where the line opens one quotation or item more than may be nested: its `>`, `-`, `+`, `*`, `1.` and `1)` before
    /// anything else.
    private static func placeTooDeep(in line: Slice<UnsafeBufferPointer<UInt8>>) -> Int? {
      var count = 0
      var rest = line.drop(while: isBlank)
      while let first = rest.first {
        let start = rest.startIndex
        if first == UInt8(ascii: ">") {
          rest = rest.dropFirst()
        } else {
          let digits = rest.prefix(while: \.isASCIIDigit).count
          let signs: [UInt8] = digits > 0 ? [0x2E, 0x29] : [0x2A, 0x2B, 0x2D]
          rest = rest.dropFirst(digits)
          guard let sign = rest.popFirst(), signs.contains(sign), rest.first.map(isBlank) ?? true else { return nil }
        }
        count += 1
        if count > TopicBuilder.greatestBlockDepth {
          // `- - -` is a divider, however long.
          let isDivider = first != UInt8(ascii: ">") && line.allSatisfy { $0 == first || isBlank($0) }
          return isDivider ? nil : start - line.startIndex
        }
        rest = rest.drop(while: isBlank)
      }
      return nil
    }

    private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }

    /// Whether the line may be the one below a table's header.
    private static func mayDelimit(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> Bool {
      var hasDash = false
      for byte in line {
        switch byte {
        case UInt8(ascii: "-"): hasDash = true
        case UInt8(ascii: "|"), UInt8(ascii: ":"), UInt8(ascii: ">"): break
        default: if !isBlank(byte) { return false }
        }
      }
      return hasDash
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// Where `byte` stands for the `number`th time; `nil` where it stands less often.
  fileprivate func offset(ofOccurrence number: Int, of byte: UInt8) -> Int? {
    guard let base = baseAddress else { return nil }
    var cursor = base
    let end = base + count
    for _ in 1..<number {
      guard let found = memchr(cursor, CInt(byte), end - cursor) else { return nil }
      cursor = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
    }
    return memchr(cursor, CInt(byte), end - cursor).map {
      UnsafePointer($0.assumingMemoryBound(to: UInt8.self)) - base
    }
  }
}
