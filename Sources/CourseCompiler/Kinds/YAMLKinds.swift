import CourseModel

/// What can be wrong with YAML: `programme.yaml`, `module.yaml`, front matter and records.
extension DiagnosticKind {
  static let yamlSyntax = DiagnosticKind(
    "BS-010", "yaml-syntax", .error,
    summary: Phrase("YAML sai cú pháp.", "Malformed YAML."),
    rationale: Phrase(
      "Không đoán ý tác giả khi dữ liệu viết sai.", "The tool does not guess what malformed data means."),
    basis: Phrase("YAML 1.2", "YAML 1.2"),
    example: .init(bad: "title: \"Nhận văn bản", good: "title: \"Nhận văn bản\""))
  static let yamlFeatureRefused = DiagnosticKind(
    "BS-011", "yaml-feature-refused", .error,
    summary: Phrase(
      "Dùng tính năng YAML không được phép (neo, bí danh, thẻ kiểu, khóa gộp, nhiều tài liệu).",
      "A YAML feature that is not allowed (anchor, alias, tag, merge key, several documents)."),
    rationale: Phrase(
      "Các tính năng này che giá trị thật khỏi mắt người thẩm định.",
      "They hide the real value from whoever appraises it."),
    basis: house,
    example: .init(
      bad: """
        title: &ten Nhận văn bản
        summary: *ten
        """,
      good: """
        title: Nhận văn bản
        summary: Nhận văn bản
        """))
  static let duplicateKey = DiagnosticKind(
    "BS-012", "duplicate-key", .error,
    summary: Phrase("Một khóa viết hai lần.", "A key is written twice."),
    rationale: Phrase("Không biết giá trị nào đúng.", "There is no telling which value is meant."),
    basis: Phrase("YAML 1.2, mục 3.2.1.3", "YAML 1.2, section 3.2.1.3"),
    example: .init(
      bad: """
        title: Nhận văn bản
        title: Gửi văn bản
        """,
      good: "title: Nhận văn bản"))
  static let unknownKey = DiagnosticKind(
    "BS-013", "unknown-key", .error,
    summary: Phrase("Khóa không có trong quy ước.", "A key that is not known."),
    rationale: Phrase(
      "Khóa gõ sai sẽ bị bỏ qua mà không ai hay.", "A misspelt key would be ignored without anyone noticing."),
    basis: house,
    example: .init(
      bad: """
        title: Nhận văn bản
        sumary: Ba việc phải làm.
        """,
      good: """
        title: Nhận văn bản
        summary: Ba việc phải làm.
        """))
  static let missingKey = DiagnosticKind(
    "BS-014", "missing-key", .error,
    summary: Phrase("Thiếu khóa bắt buộc.", "A required key is missing."),
    rationale: Phrase("Thiếu dữ liệu này thì không dựng được tài liệu.", "The material cannot be built without it."),
    basis: house,
    example: .init(
      bad: "summary: Ba việc phải làm.",
      good: """
        title: Nhận văn bản
        summary: Ba việc phải làm.
        """))
  static let wrongType = DiagnosticKind(
    "BS-015", "wrong-type", .error,
    summary: Phrase("Giá trị sai kiểu.", "A value of the wrong type."),
    rationale: Phrase(
      "Một danh sách không thay được một chữ, và ngược lại.", "A list cannot stand for a text, nor the reverse."),
    basis: house,
    example: .init(
      bad: """
        title: Nhận văn bản
        objectives: o1
        """,
      good: """
        title: Nhận văn bản
        objectives: [o1]
        """))
  static let invalidValue = DiagnosticKind(
    "BS-016", "invalid-value", .error,
    summary: Phrase("Giá trị không hợp lệ.", "A value that is not valid."),
    rationale: Phrase(
      "Ngày, phiên bản, mã và con số phải đúng dạng thì mới so sánh được.",
      "Dates, versions, identifiers and numbers can be compared only in their proper form."),
    basis: house,
    example: .init(
      bad: """
        title: Nhận văn bản
        periods: {theory: một}
        """,
      good: """
        title: Nhận văn bản
        periods: {theory: 1}
        """))
  static let frontMatter = DiagnosticKind(
    "BS-017", "front-matter", .error,
    summary: Phrase(
      "Bài Markdown không có phần đầu YAML đúng dạng.", "A Markdown topic lacks proper YAML front matter."),
    rationale: Phrase(
      "Phần đầu mang tên bài, mục tiêu và số tiết.", "It carries the topic's title, objectives and class time."),
    basis: house,
    example: .init(
      bad: """
        # Nhận văn bản

        Văn bản đến phải được kiểm tra.
        """,
      good: """
        ---
        title: Nhận văn bản
        ---

        Văn bản đến phải được kiểm tra.
        """))
}

extension Diagnostic {
  /// `taken` are the keys that stand beside it: none of them can have been meant.
  static func unknownKey(_ key: Located<String>, known: [String], taken: [String]) -> Diagnostic {
    let list = known.map { "`\($0)`" }.joined(separator: ", ")
    let help =
      nearest(to: key.value, in: known).map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
      ?? Phrase("các khóa dùng được: \(list)", "the keys that may stand here: \(list)")
    return Diagnostic(
      .unknownKey,
      Finding(
        Phrase("không có khóa `\(key.value)`", "unknown key `\(key.value)`"), at: key.span, help: help,
        fix: onlyNeighbour(of: key.value, in: known.filter { !taken.contains($0) }).map { Fix(key.span, with: $0) }))
  }

  static func missingKey(_ key: String, in span: SourceSpan) -> Diagnostic {
    Diagnostic(
      .missingKey,
      Finding(
        Phrase("thiếu khóa `\(key)`", "the key `\(key)` is missing"), at: span,
        help: Phrase("thêm dòng `\(key): …`", "add a line `\(key): …`")))
  }

  static func wrongType(_ node: YAMLNode, expected: Phrase) -> Diagnostic {
    Diagnostic(
      .wrongType,
      Finding(
        Phrase("ở đây không thể là ", "this cannot be ") + node.sort, at: node.span,
        help: Phrase("cần ", "needed: ") + expected))
  }

  static func invalidValue(_ node: YAMLNode, expected: Phrase) -> Diagnostic {
    let message: Phrase =
      if case .scalar(let text, _) = node.content, !text.isEmpty {
        Phrase("`\(text)` không hợp lệ", "`\(text)` is not valid")
      } else {
        Phrase("giá trị trống", "empty value")
      }
    return Diagnostic(.invalidValue, Finding(message, at: node.span, help: Phrase("cần ", "needed: ") + expected))
  }
}

/// Among more words than these no slip is looked for: that would take long, and some word is always near.
let greatestGuess = 512

/// The word of `words` that is at most two keystrokes from `word`: an author's slip.
func nearest(to word: String, in words: [String]) -> String? {
  guard words.count <= greatestGuess else { return nil }
  return words.map { (word: $0, distance: editDistance(word, $0)) }.filter {
    $0.distance <= 2 && $0.distance < word.count
  }
  .min { $0.distance < $1.distance }?.word
}

/// The one word of `words` that is a single keystroke from `word`; `nil` where there is none, or more than one. A number is no
/// slip: who writes `q2` does not mean `q1`.
func onlyNeighbour(of word: String, in words: [String]) -> String? {
  guard words.count <= greatestGuess else { return nil }
  func digits(_ word: String) -> [UInt8] { word.utf8.filter(\.isASCIIDigit) }
  let neighbours = words.filter { editDistance(word, $0) == 1 && digits(word) == digits($0) }
  return neighbours.count == 1 ? neighbours[0] : nil
}

/// In letters: a Vietnamese one takes up to three bytes, but one keystroke.
func editDistance(_ left: String, _ right: String) -> Int {
  let (left, right) = (Array(left.unicodeScalars.prefix(64)), Array(right.unicodeScalars.prefix(64)))
  var row = Array(0...right.count)
  for i in left.indices {
    var diagonal = row[0]
    row[0] = i + 1
    for j in right.indices {
      let above = row[j + 1]
      row[j + 1] = min(above + 1, row[j] + 1, diagonal + (left[i] == right[j] ? 0 : 1))
      diagonal = above
    }
    // A distance only grows from row to row, and nobody asks for more than 2.
    guard row.contains(where: { $0 <= 2 }) else { return 3 }
  }
  return row[right.count]
}
