import CourseModel

/// Addresses in running text, by the rules of GFM's extended autolinks (GFM 6.9), for the schemes that links may have.
enum BareAddress {
  /// The address whose `:`, first `w` or `@` stands at `index`, not before `start`, and what a link needs in front of it.
  static func find(
    around index: Int, in run: UnsafeBufferPointer<UInt8>, from start: Int
  ) -> (range: Range<Int>, prefix: String)? {
    switch run[index] {
    case UInt8(ascii: ":"):
      guard run[index...].starts(with: "://".utf8) else { return nil }
      for scheme in ["https", "http"] {
        let first = index - scheme.utf8.count
        guard first >= start, run[first..<index].elementsEqual(scheme.utf8), mayStart(at: first, in: run) else {
          continue
        }
        return web(from: first, domainAt: index + 3, in: run).map { ($0, "") }
      }
      return nil
    case UInt8(ascii: "w"):
      guard run[index...].starts(with: "www.".utf8), mayStart(at: index, in: run) else { return nil }
      return web(from: index, domainAt: index, in: run).map { ($0, "http://") }
    default: return mail(around: index, in: run, from: start).map { ($0, "mailto:") }
    }
  }

  /// At the start of a line, or behind a blank, `*`, `_`, `~`, `(` or, which GFM does not have, a typographic mark such as “.
  private static func mayStart(at index: Int, in run: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index > 0 else { return true }
    switch run[index - 1] {
    case 0x20, 0x09, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("): return true
    default: return index >= 3 && run[index - 3] == 0xE2 && run[index - 2] == 0x80
    }
  }

  private static func web(from first: Int, domainAt domain: Int, in run: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var end = domain
    while end < run.count, isDomainByte(run[end]) { end += 1 }
    let labels = run[domain..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    let named = labels.last?.isEmpty == true ? labels.dropLast() : labels[...]
    guard named.count >= 2, named.allSatisfy({ !$0.isEmpty }),
      !named.suffix(2).contains(where: { $0.contains(UInt8(ascii: "_")) })
    else { return nil }
    while end < run.count, run[end] > 0x20, run[end] != UInt8(ascii: "<") { end += 1 }
    end = withoutTail(first..<end, in: run)
    return end > domain ? first..<end : nil
  }

  /// Punctuation at the end belongs to the sentence, and so does a closing bracket that the address did not open.
  private static func withoutTail(_ range: Range<Int>, in run: UnsafeBufferPointer<UInt8>) -> Int {
    var end = range.upperBound
    while end > range.lowerBound {
      let address = run[range.lowerBound..<end]
      switch run[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""),
        UInt8(ascii: ";"):
        end -= 1
      case UInt8(ascii: ")"):
        guard address.count(where: { $0 == UInt8(ascii: ")") }) > address.count(where: { $0 == UInt8(ascii: "(") })
        else { return end }
        end -= 1
      case 0x80...:
        // Quotation marks, dashes and the ellipsis (U+2010–U+2027) close a sentence too.
        guard address.count >= 3, run[end - 3] == 0xE2, run[end - 2] == 0x80 else { return end }
        end -= 3
      default: return end
      }
    }
    return end
  }

  private static func mail(around at: Int, in run: UnsafeBufferPointer<UInt8>, from start: Int) -> Range<Int>? {
    var first = at
    while first > start, isLocalByte(run[first - 1]) { first -= 1 }
    var end = at + 1
    while end < run.count, isDomainByte(run[end]) { end += 1 }
    while end > at + 1, run[end - 1] == UInt8(ascii: ".") { end -= 1 }
    guard first < at, end > at + 1, run[end - 1].isASCIILetterOrDigit,
      run[(at + 1)..<end].contains(UInt8(ascii: ".")),
      run[(at + 1)..<end].split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy({
        !$0.isEmpty
      })
    else { return nil }
    return first..<end
  }

  private static func isDomainByte(_ byte: UInt8) -> Bool {
    byte.isASCIILetterOrDigit || byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ".")
  }

  private static func isLocalByte(_ byte: UInt8) -> Bool { isDomainByte(byte) || byte == UInt8(ascii: "+") }
}
