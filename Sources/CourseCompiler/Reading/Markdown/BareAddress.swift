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
    default:
      guard let range = mail(around: index, in: run, from: start) else { return nil }
      let before = run[start..<range.lowerBound]
      // With `xmpp:` in front it is a name in a chat; `mailto:` is part of the address.
      if before.ends(with: "xmpp:") { return nil }
      guard before.ends(with: "mailto:"), before.dropLast(7).last?.isASCIILetterOrDigit != true else {
        return (range, "mailto:")
      }
      return (range.lowerBound - 7..<range.upperBound, "")
    }
  }

  /// At the start of a line, or behind a blank, `*`, `_`, `~`, `(` or, which GFM's text does not have, a quotation mark or
  /// another typographic mark.
  private static func mayStart(at index: Int, in run: UnsafeBufferPointer<UInt8>) -> Bool {
    guard index > 0 else { return true }
    switch run[index - 1] {
    case 0x20, 0x09, UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "("), UInt8(ascii: "\""),
      UInt8(ascii: "'"):
      return true
    default: return index >= 3 && run[index - 3] == 0xE2 && run[index - 2] == 0x80
    }
  }

  private static func web(from first: Int, domainAt domain: Int, in run: UnsafeBufferPointer<UInt8>) -> Range<Int>? {
    var end = domain
    // No name in the DNS is longer (RFC 1035, 2.3.4), and `_www._www.` a thousand times over would be read again each time.
    while end < run.count, end - domain <= 253, isDomainByte(run[end]) { end += 1 }
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
    let opened = run[range].count { $0 == UInt8(ascii: "(") }
    var closed = run[range].count { $0 == UInt8(ascii: ")") }
    while end > range.lowerBound {
      switch run[end - 1] {
      case UInt8(ascii: "?"), UInt8(ascii: "!"), UInt8(ascii: "."), UInt8(ascii: ","), UInt8(ascii: ":"),
        UInt8(ascii: "*"), UInt8(ascii: "_"), UInt8(ascii: "~"), UInt8(ascii: "'"), UInt8(ascii: "\""):
        end -= 1
      case UInt8(ascii: ";"):
        // What looks like an entity (`&hl;`) goes as a whole.
        let name = run[range.lowerBound..<(end - 1)].reversed().prefix { $0.isASCIILetterOrDigit }.count
        let start = end - 2 - name
        end = name > 0 && start >= range.lowerBound && run[start] == UInt8(ascii: "&") ? start : end - 1
      case UInt8(ascii: ")"):
        guard closed > opened else { return end }
        closed -= 1
        end -= 1
      case 0x80...:
        // Quotation marks, dashes and the ellipsis (U+2010–U+2027) close a sentence too.
        guard end - range.lowerBound >= 3, run[end - 3] == 0xE2, run[end - 2] == 0x80 else { return end }
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

extension Slice<UnsafeBufferPointer<UInt8>> {
  fileprivate func ends(with text: StaticString) -> Bool {
    text.withUTF8Buffer { suffix($0.count).elementsEqual($0) }
  }
}
