import CourseModel

/// What both topic readers share: the numbers, names and findings of one topic as it is being read.
struct TopicBuilder {
  /// How deep blocks and inlines may be nested. Walking a tree is recursive, and no page shows more (findings.md, "Parsing").
  static let greatestBlockDepth = 64
  static let greatestInlineDepth = 32
  /// How many cells a topic's tables may have, empty ones included that fill a short row.
  static let greatestCellCount = 100_000

  /// The file that is being read: the topic's own, or one that is put into it.
  var path: SourcePath
  /// The topic's place in the module, from 1.
  let ordinal: Int
  var diagnostics: [Diagnostic] = []
  private(set) var anchors: [AnchorID: Anchor] = [:]
  private(set) var media: [Located<SourcePath>] = []
  private var tables = 0
  private var figures = 0
  private var questions = 0
  private var lastHeadingLevel = 1
  private var hasReportedDepth = false
  /// The number last put behind each slug, so that thousands of equal headings do not each count from 2.
  private var lastSuffixes: [String: Int] = [:]

  /// What `{{value …}}` names.
  private let values: [String: String]
  var inclusion: Inclusion

  init(path: SourcePath, ordinal: Int, values: [String: String] = [:], sources: SourceTree = SourceTree()) {
    self.path = path
    self.ordinal = ordinal
    self.values = values
    inclusion = Inclusion(sources: sources)
  }

  /// The text that `programme.yaml` gives under a name; an unknown one is reported. `place` is that of the name alone, where it
  /// is known: a slip can be mended there.
  mutating func value(_ name: String, written place: SourceSpan? = nil, at span: SourceSpan) -> String? {
    if let value = values[name] { return value }
    let names = values.keys.sorted()
    let help =
      nearest(to: name, in: names).map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
      ?? Phrase("khai báo trong `values` của programme.yaml", "declare it under `values` in programme.yaml")
    report(
      .unknownValue, Phrase("không có giá trị `\(name)`", "there is no value `\(name)`"), at: span, help: help,
      fix: place.flatMap { place in onlyNeighbour(of: name, in: names).map { Fix(place, with: $0) } })
    return nil
  }

  mutating func report(
    _ kind: DiagnosticKind, _ message: Phrase, at span: SourceSpan, help: Phrase? = nil, fix: Fix? = nil
  ) {
    diagnostics.append(Diagnostic(kind, Finding(message, at: span, help: help, fix: fix)))
  }

  /// Notes that `anchor` names this place; a second use of the name is a finding.
  mutating func declare(_ anchor: AnchorID, _ kind: Anchor.Kind, at span: SourceSpan) {
    if let first = anchors[anchor] {
      diagnostics.append(
        Diagnostic(
          .duplicateAnchor,
          Finding(
            Phrase("mã `\(anchor)` đã được đặt trong bài này", "`\(anchor)` is already used in this topic"), at: span,
            help: Phrase("đặt một mã khác", "choose another identifier"),
            notes: [.init(Phrase("lần thứ nhất ở đây", "the first one is here"), at: first.span)])))
      return
    }
    anchors[anchor] = Anchor(kind, at: span)
  }

  /// A heading, with its anchor declared or made from its text. `marker` is the place of the `#`s that give its level, where
  /// it has them.
  mutating func heading(
    level: Int, anchor: AnchorID?, text: [Inline], at span: SourceSpan, marker: SourceSpan? = nil
  ) -> Heading {
    let plain = text.plainText
    if plain.allSatisfy(\.isWhitespace) {
      report(
        .emptyHeading, Phrase("tiêu đề không có chữ", "a heading without text"), at: span,
        help: Phrase("viết tiêu đề hoặc xóa dòng này", "write the heading or delete the line"))
    }
    if level > lastHeadingLevel + 1 {
      report(
        .headingLevel,
        Phrase(
          "tiêu đề cấp \(level) đứng ngay sau cấp \(lastHeadingLevel)",
          "a heading of level \(level) follows one of level \(lastHeadingLevel)"), at: span,
        help: Phrase("dùng cấp \(lastHeadingLevel + 1)", "use level \(lastHeadingLevel + 1)"),
        fix: marker.map { Fix($0, with: String(repeating: "#", count: lastHeadingLevel + 1)) })
    }
    lastHeadingLevel = level
    let name = anchor ?? unusedAnchor(for: plain)
    declare(name, .heading(plain), at: span)
    return Heading(level: level, anchor: name, text: text)
  }

  mutating func tableCaption(_ text: [Inline], anchor: AnchorID?, at span: SourceSpan) -> Caption {
    tables += 1
    let number = "\(ordinal).\(tables)"
    if let anchor { declare(anchor, .table(number), at: span) }
    return Caption(number: number, anchor: anchor, text: text)
  }

  mutating func figureCaption(_ text: [Inline], anchor: AnchorID?, at span: SourceSpan) -> Caption {
    figures += 1
    let number = "\(ordinal).\(figures)"
    if let anchor { declare(anchor, .figure(number), at: span) }
    return Caption(number: number, anchor: anchor, text: text)
  }

  /// A question's number, for example `2.1`, with its identifier declared.
  mutating func questionNumber(for id: AnchorID, at span: SourceSpan) -> String {
    questions += 1
    let number = "\(ordinal).\(questions)"
    declare(id, .question(number), at: span)
    return number
  }

  /// What kind of link `address` is; a refused one is reported and gives `nil`.
  mutating func link(to address: String, text: [Inline], at span: SourceSpan) -> Inline? {
    switch LinkTarget(address) {
    case .outside: return .link(Link(to: address, text: text, at: span))
    case .inside: return .reference(CrossReference(to: address, text: text, at: span))
    case .law(let reference): return .citation(Citation(reference, isMarked: true, text: text, at: span))
    case .term(let id): return .term(TermUse(id, isMarked: true, text: text, at: span))
    case .malformedLaw:
      report(
        .malformedCitation,
        Phrase("`\(address)` không phải dẫn chiếu văn bản đúng dạng", "`\(address)` is no well-formed legal citation"),
        at: span,
        help: Phrase(
          "viết như `vbpl:178/2024/NĐ-CP`, `vbpl:178/2024/NĐ-CP#dieu-5` hoặc `…#diem-a-khoan-2-dieu-5`",
          "write it like `vbpl:178/2024/NĐ-CP`, `vbpl:178/2024/NĐ-CP#dieu-5` or `…#diem-a-khoan-2-dieu-5`"))
      return nil
    case .refused:
      report(
        .refusedAddress, Phrase("địa chỉ `\(address)` không được phép", "the address `\(address)` is not allowed"),
        at: span,
        help: Phrase(
          "dùng https://…, mailto:…, tel:…, `#mã` trong bài hoặc `02-bai.md#mã` trong chuyên đề",
          "use https://…, mailto:…, tel:…, `#id` in the topic or `02-topic.md#id` in the module"))
      return nil
    }
  }

  /// The picture that `reference` names, seen from the file that is being read; one that lies neither in the module nor in
  /// `shared/` is reported and gives `nil`.
  mutating func image(_ reference: String, alternativeText: String, at span: SourceSpan) -> Image? {
    guard let target = path.sibling(reference), let folder = path.folder,
      target.text.hasPrefix(folder.text + "/") || target.text.hasPrefix(Place.shared.text + "/")
    else {
      report(
        .pathLeavesContent,
        Phrase("hình `\(reference)` nằm ngoài chuyên đề", "the picture `\(reference)` lies outside the module"),
        at: span,
        help: Phrase(
          "chép hình vào thư mục `media/` của chuyên đề, hoặc `Content/shared/media/`",
          "copy it into the module's `media/` folder, or into `Content/shared/media/`"))
      return nil
    }
    media.append(Located(target, at: span))
    return Image(target, alternativeText: alternativeText, at: span)
  }

  /// Whether a block at `depth` may be read; the first that may not is reported.
  mutating func allows(blockDepth depth: Int, at span: SourceSpan) -> Bool {
    guard depth > TopicBuilder.greatestBlockDepth else { return true }
    reportDepth(limit: TopicBuilder.greatestBlockDepth, at: span)
    return false
  }

  mutating func allows(inlineDepth depth: Int, at span: SourceSpan) -> Bool {
    guard depth > TopicBuilder.greatestInlineDepth else { return true }
    reportDepth(limit: TopicBuilder.greatestInlineDepth, at: span)
    return false
  }

  private mutating func reportDepth(limit: Int, at span: SourceSpan) {
    guard !hasReportedDepth else { return }
    hasReportedDepth = true
    report(
      .nestingTooDeep, Phrase("nội dung lồng quá \(limit) tầng", "content is nested more than \(limit) levels"),
      at: span,
      help: Phrase("viết lại cho phẳng hơn", "flatten it"))
  }

  private mutating func unusedAnchor(for text: String) -> AnchorID {
    let base = slug(text)
    if let anchor = AnchorID(base), anchors[anchor] == nil { return anchor }
    var count = lastSuffixes[base] ?? 1
    while true {
      count += 1
      lastSuffixes[base] = count
      if let anchor = AnchorID("\(base.prefix(58))-\(count)"), anchors[anchor] == nil { return anchor }
    }
  }
}

/// What an author's link leads to.
enum LinkTarget {
  case outside, inside, refused
  /// `vbpl:` and a number, with or without a provision.
  case law(LegalReference)
  case malformedLaw
  /// `term:` and the identifier of an entry of the glossary.
  case term(TermID)

  init(_ address: String) {
    let bytes = address.utf8
    guard !bytes.isEmpty, bytes.allSatisfy({ $0 > 0x20 && $0 != 0x7F }) else {
      self = .refused
      return
    }
    if let colon = bytes.firstIndex(of: 0x3A),
      bytes[..<colon].allSatisfy({ $0.isASCIILetterOrDigit || $0 == 0x2B || $0 == 0x2D || $0 == 0x2E })
    {
      switch address[..<colon].lowercased() {
      case "http", "https": self = bytes[colon...].starts(with: "://".utf8) ? .outside : .refused
      case "mailto", "tel": self = .outside
      case "vbpl":
        self = LegalReference(link: address[address.index(after: colon)...]).map { .law($0) } ?? .malformedLaw
      case "term": self = TermID(String(address[address.index(after: colon)...])).map { .term($0) } ?? .refused
      default: self = .refused
      }
      return
    }
    if address.hasPrefix("#") {
      self = .inside
      return
    }
    let file = address.prefix { $0 != "#" }
    self = !file.hasPrefix("/") && (file.hasSuffix(".md") || file.hasSuffix(".xml")) ? .inside : .refused
  }
}
