import CourseModel

/// What a client asks, as far as it matters here (RFC 9110).
struct Request: Sendable {
  let method: String
  /// As it stands in the request line: percent-encoded, perhaps with a query.
  let target: String
  var range: String?
  var ifRange: String?
  var ifNoneMatch: String?

  /// The file that is meant; `nil` for a target that can be none: malformed, outside the folder, or hidden.
  var path: OutputPath? {
    guard target.hasPrefix("/") else { return nil }
    let encoded = target.utf8.prefix { $0 != UInt8(ascii: "?") && $0 != UInt8(ascii: "#") }.dropFirst()
    guard let text = Request.decoded(encoded) else { return nil }
    guard let path = OutputPath(text.isEmpty ? "index.html" : text) else { return nil }
    return path.text.split(separator: "/").contains { $0.hasPrefix(".") } ? nil : path
  }

  /// The values behind the `?` of the target, by name; the last of equal names counts.
  var query: [String: String] {
    let parts = target.split(separator: "?", maxSplits: 1)
    guard parts.count == 2 else { return [:] }
    let pairs = parts[1].split(separator: "&").compactMap { pair -> (String, String)? in
      let sides = pair.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map {
        Request.decoded($0.utf8)
      }
      guard let name = sides[0], let value = sides.count == 2 ? sides[1] : "" else { return nil }
      return (name, value)
    }
    return Dictionary(pairs) { $1 }
  }

  /// The text that percent-encoded bytes mean; `nil` where they mean none.
  private static func decoded(_ bytes: some Sequence<UInt8>) -> String? {
    var result: [UInt8] = []
    var rest = bytes.makeIterator()
    while let byte = rest.next() {
      guard byte == UInt8(ascii: "%") else {
        result.append(byte)
        continue
      }
      guard let high = rest.next().flatMap(digit), let low = rest.next().flatMap(digit) else { return nil }
      result.append(high << 4 | low)
    }
    return String(validating: result, as: UTF8.self)
  }

  private static func digit(_ byte: UInt8) -> UInt8? {
    switch byte {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
    default: nil
    }
  }
}
