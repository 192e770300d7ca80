/// What a `Range` field asks of a file (RFC 9110, 14.1 and 14.2).
enum ByteRange: Equatable {
  /// The whole file: there is no field, it is malformed, or it asks for several ranges at once, which a server need not give.
  case whole
  /// These bytes.
  case part(Range<Int>)
  /// Bytes that the file does not have.
  case unsatisfiable

  init(_ field: String?, of size: Int) {
    guard let field, let equals = field.firstIndex(of: "="),
      field[..<equals].lowercased().filter({ $0 != " " }) == "bytes"
    else {
      self = .whole
      return
    }
    let parts = field[field.index(after: equals)...].filter { $0 != " " && $0 != "\t" }
      .split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, let first = ByteRange.number(parts[0]), let last = ByteRange.number(parts[1]) else {
      self = .whole
      return
    }
    switch (first, last) {
    case (nil, nil): self = .whole
    case (nil, .some(let length)):
      // The last bytes; more than there are means all of them.
      self = length == 0 || size == 0 ? .unsatisfiable : .part(max(0, size - length)..<size)
    case (.some(let first), nil): self = first < size ? .part(first..<size) : .unsatisfiable
    case (.some(let first), .some(let last)):
      if last < first {
        self = .whole
      } else {
        self = first < size ? .part(first..<min(size, last == .max ? size : last + 1)) : .unsatisfiable
      }
    }
  }

  /// `.some(nil)` for no digits, `nil` for anything but digits. A number too large to count with is the largest there is.
  private static func number(_ text: some StringProtocol) -> Int?? {
    guard !text.isEmpty else { return .some(nil) }
    guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
    return .some(Int(text) ?? .max)
  }
}
