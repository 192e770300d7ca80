/// A stretch of running text, by where its lines may break.
enum LinePiece: Equatable {
  /// Lines break at blanks.
  case flowing(String)
  /// What a line must not tear apart: `Điều 5`, `số 93/2025/QH15`, `15 km`.
  case kept(String)
  /// A word so long that it must break somewhere: an address, a checksum.
  case long(String)

  /// How many letters a line must hold at least.
  var least: Int {
    switch self {
    case .flowing(let text): text.split(separator: " ").map(\.count).max() ?? 0
    case .kept(let text): text.count
    case .long: 12
    }
  }
}

/// The pieces of a text; joined they are the text again.
func linePieces(of text: String) -> [LinePiece] {
  guard text.needsCutting else { return [.flowing(text)] }
  let words = text.split(separator: " ", omittingEmptySubsequences: false)
  var pieces: [LinePiece] = []
  var flow = text.startIndex
  func cut(_ range: Range<String.Index>, _ piece: (String) -> LinePiece) {
    if flow < range.lowerBound { pieces.append(.flowing(String(text[flow..<range.lowerBound]))) }
    pieces.append(piece(String(text[range])))
    flow = range.upperBound
  }
  var index = 0
  while index < words.count {
    let word = words[index]
    let next = index + 1 < words.count ? words[index + 1] : ""
    if word.count + next.count <= 40, word.isLabel && next.isOrdinal || word.isAmount && next.isUnit {
      cut(word.startIndex..<next.endIndex, LinePiece.kept)
      index += 2
      continue
    }
    if word.isDocumentNumber {
      cut(word.startIndex..<word.endIndex, LinePiece.kept)
    } else if word.count > 24 {
      cut(word.startIndex..<word.endIndex, LinePiece.long)
    }
    index += 1
  }
  if flow < text.endIndex { pieces.append(.flowing(String(text[flow...]))) }
  return pieces
}

extension String {
  /// Whether there is a digit, perhaps a Roman numeral, or a very long word in it. Most runs of text have none.
  fileprivate var needsCutting: Bool {
    var run = 0
    for byte in utf8 {
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") { return true }
      if run == 0, "IVXL".utf8.contains(byte) { return true }
      // A letter takes up to three bytes.
      run = byte == UInt8(ascii: " ") ? 0 : run + 1
      if run > 24 { return true }
    }
    return false
  }
}

extension Substring {
  /// The word without the marks around it.
  private var bare: Substring {
    var word = self
    while let first = word.first, "(“\"[".contains(first) { word.removeFirst() }
    while let last = word.last, ".,;:)”\"]!?".contains(last) { word.removeLast() }
    return word
  }

  /// A word that is nothing without the number behind it.
  fileprivate var isLabel: Bool { Substring.labels.contains(bare.lowercased()) && !hasSuffixMark }

  private var hasSuffixMark: Bool { last.map { ".,;:)”!?".contains($0) } ?? true }

  /// `5`, `2,`, `IV`, `a` or `178/2024/NĐ-CP`.
  fileprivate var isOrdinal: Bool {
    let word = bare
    guard let first = word.first else { return false }
    if first.isASCII, first.isNumber { return true }
    if word.count == 1, "abcdđeghiklmnopqrstuvxy".contains(first) { return true }
    return word.count <= 5 && word.allSatisfy { "IVXL".contains($0) }
  }

  /// A number as it stands before a unit: `15`, `1.250,5`.
  fileprivate var isAmount: Bool {
    var word = self
    while let first = word.first, "(“".contains(first) { word.removeFirst() }
    guard let last = word.last, last.isASCII, last.isNumber else { return false }
    return word.allSatisfy { $0.isASCII && ($0.isNumber || $0 == "." || $0 == ",") }
  }

  fileprivate var isUnit: Bool { Substring.units.contains(String(bare)) }

  /// `93/2025/QH15`, `57-NQ/TW`: figures and capitals with a stroke or hyphen between them.
  fileprivate var isDocumentNumber: Bool {
    let word = bare
    guard word.count <= 32, let first = word.first, first.isASCII, first.isNumber, word.contains(where: \.isUppercase),
      word.contains("/") || word.contains("-")
    else { return false }
    return word.allSatisfy { $0.isNumber || $0.isUppercase || "/-.&đ".contains($0) }
  }

  private static let labels: Set<String> = [
    "điều", "khoản", "điểm", "mục", "chương", "phần", "số", "bài", "bảng", "hình", "câu", "hỏi", "trang", "lục", "bước",
    "ngày", "tháng", "năm", "quý", "cấp", "đoạn", "nhóm",
  ]

  private static let units: Set<String> = [
    "%", "‰", "mm", "cm", "dm", "m", "km", "m²", "m³", "km²", "ha", "g", "kg", "tấn", "tạ", "lít", "ml", "l", "°C", "V",
    "W", "kW", "kWh", "Hz", "kHz", "MHz", "GHz", "KB", "MB", "GB", "TB", "Mbps", "Gbps", "mSv", "µSv", "Bq", "Gy",
    "giây", "phút", "giờ", "ngày", "tuần", "tháng", "năm", "tiết", "đồng", "nghìn", "triệu", "tỷ",
  ]
}
