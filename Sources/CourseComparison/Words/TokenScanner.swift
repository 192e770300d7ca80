import CourseModel

/// Cuts text into words, marks, figures, dates and documents' numbers.
struct TokenScanner {
  private let bytes: [UInt8]
  private var index = 0

  init(_ text: String) { bytes = Array(text.utf8) }

  /// A piece of the text between blanks and what it is; a blank where `kind` is nil.
  mutating func next() -> (kind: Token.Kind?, text: String)? {
    guard index < bytes.count else { return nil }
    let start = index
    if passBlank() {
      while passBlank() {}
      return (nil, text(from: start))
    }
    if bytes[index].isASCIIDigit { return (scanNumber(), text(from: start)) }
    guard letterLength(at: index) > 0 else {
      index += scalarLength(at: index)
      return (.mark, text(from: start))
    }
    scanWord()
    // NQ/TW, BTC-QĐ: a body's sign; whether it is a document's number shows when a figure stands before it.
    return (.word, text(from: start))
  }

  private func text(from start: Int) -> String { String(decoding: bytes[start..<index], as: UTF8.self) }

  private mutating func passBlank() -> Bool {
    guard index < bytes.count else { return false }
    switch bytes[index] {
    case 0x20, 0x0A, 0x09, 0x0D: index += 1
    case 0xC2 where index + 1 < bytes.count && bytes[index + 1] == 0xA0: index += 2
    default: return false
    }
    return true
  }

  /// How many bytes the letter at a place has; 0 where none stands. Tone marks that stand apart count as letters.
  private func letterLength(at place: Int) -> Int {
    guard place < bytes.count else { return 0 }
    switch bytes[place] {
    case 0x41...0x5A, 0x61...0x7A, 0x5F: return 1
    case 0xC3...0xC6, 0xCC, 0xCD, 0xCE...0xD4: return min(2, bytes.count - place)
    case 0xE1: return min(3, bytes.count - place)
    default: return 0
    }
  }

  private func scalarLength(at place: Int) -> Int {
    let length =
      switch bytes[place] {
      case 0xF0...0xF7: 4
      case 0xE0...0xEF: 3
      case 0xC0...0xDF: 2
      default: 1
      }
    return min(length, bytes.count - place)
  }

  private func isDigit(at place: Int) -> Bool { place < bytes.count && bytes[place].isASCIIDigit }

  private func isCapital(before place: Int) -> Bool {
    guard place > 0 else { return false }
    // Đ is C4 90.
    return (0x41...0x5A).contains(bytes[place - 1]) || bytes[place - 1] == 0x90 && place > 1 && bytes[place - 2] == 0xC4
  }

  private mutating func scanWord() {
    while index < bytes.count {
      let length = letterLength(at: index)
      if length > 0 {
        index += length
      } else if isDigit(at: index) {
        index += 1
      } else if bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "/"), isCapital(before: index),
        letterLength(at: index + 1) > 0
      {
        index += 1
      } else {
        return
      }
    }
  }

  /// Passes a figure with everything that touches it: `3.321`, `5,5%`, `01/07/2026`, `178/2024/NĐ-CP`, `57-NQ/TW`.
  private mutating func scanNumber() -> Token.Kind {
    let start = index
    var (slashes, hasLetter) = (0, false)
    scan: while index < bytes.count {
      if isDigit(at: index) {
        index += 1
        continue
      }
      let length = letterLength(at: index)
      if length > 0 {
        hasLetter = true
        index += length
        continue
      }
      let isBeforeDigit = isDigit(at: index + 1)
      let isBeforeLetter = letterLength(at: index + 1) > 0
      switch bytes[index] {
      case UInt8(ascii: "/") where isBeforeDigit || isBeforeLetter: slashes += 1
      case UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"):
        guard isBeforeDigit else { break scan }
      case UInt8(ascii: "-"):
        guard isBeforeLetter else { break scan }
      case UInt8(ascii: "%"):
        index += 1
        break scan
      default: break scan
      }
      index += 1
    }
    if slashes > 0, hasLetter { return .citation }
    return slashes > 0 && isDate(bytes[start..<index]) ? .date : .number
  }

  private func isDate(_ bytes: ArraySlice<UInt8>) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    guard parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }), let year = parts.last, year.count == 4 else {
      return false
    }
    return (2...3).contains(parts.count) && parts.dropLast().allSatisfy { (1...2).contains($0.count) }
  }
}
