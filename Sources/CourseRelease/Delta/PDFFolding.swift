import CourseModel

/// A PDF (ISO 32000-1) opened so that two versions of a book can be compared: its compressed streams inflated, references to
/// objects written as distances, the table of places left out. Changing one paragraph of a PDF moves nearly every byte of
/// it; changing one of an opened PDF moves few.
///
/// What is opened is given back bit by bit, which is tried each time before it is relied on. It holds for PDFs whose streams
/// were made by our own zlib, and `recompressed` makes every book one of those.
enum PDFFolding {
  /// The opened form; `nil` where it would not lead back to the same bytes.
  static func unfold(_ pdf: [UInt8]) -> [UInt8]? {
    guard let unfolded = open(pdf), fold(unfolded) == pdf else { return nil }
    return unfolded
  }

  /// The same book with its streams compressed by our own zlib; as it was where its form is not one that we read.
  static func recompressed(_ pdf: [UInt8]) -> [UInt8] {
    guard let unfolded = open(pdf), let folded = fold(unfolded), unfold(folded) != nil else { return pdf }
    return folded
  }

  private static func open(_ pdf: [UInt8]) -> [UInt8]? {
    guard pdf.starts(with: "%PDF-".utf8), let pieces = pieces(of: pdf) else { return nil }
    var unfolded: [UInt8] = []
    unfolded.reserveCapacity(pdf.count * 4)
    var references = ReferenceCoder()
    for piece in pieces {
      guard let stream = piece.stream else {
        guard let tail = withoutTable(pdf[piece.skeleton]) else { return nil }
        references.shorten(tail[...], into: &unfolded)
        continue
      }
      if let inflated = Zlib.inflate(pdf[stream.bytes]) {
        var skeleton = Array(pdf[piece.skeleton])
        let length = stream.length
        skeleton.replaceSubrange(
          (length.lowerBound - piece.skeleton.lowerBound)..<(length.upperBound - piece.skeleton.lowerBound),
          with: "+\(inflated.count)".utf8)
        references.shorten(skeleton[...], into: &unfolded)
        unfolded += inflated
      } else {
        references.shorten(pdf[piece.skeleton], into: &unfolded)
        unfolded += pdf[stream.bytes]
      }
    }
    return unfolded
  }

  /// The PDF that was opened; `nil` where this is no opened PDF.
  static func fold(_ unfolded: [UInt8]) -> [UInt8]? {
    guard let pieces = pieces(of: unfolded) else { return nil }
    var pdf: [UInt8] = []
    pdf.reserveCapacity(unfolded.count / 2)
    var references = ReferenceCoder()
    for piece in pieces {
      guard let stream = piece.stream else {
        let begin = pdf.count
        guard references.restore(unfolded[piece.skeleton], into: &pdf) else { return nil }
        let tail = Array(pdf[begin...])
        pdf.removeSubrange(begin...)
        guard let whole = withTable(tail, at: begin, of: references.places) else { return nil }
        pdf += whole
        continue
      }
      guard unfolded[stream.length.lowerBound] == UInt8(ascii: "+") else {
        guard references.restore(unfolded[piece.skeleton], into: &pdf) else { return nil }
        pdf += unfolded[stream.bytes]
        continue
      }
      let deflated = Zlib.deflate(unfolded[stream.bytes])
      var skeleton = Array(unfolded[piece.skeleton])
      skeleton.replaceSubrange(
        (stream.length.lowerBound - piece.skeleton.lowerBound)..<(stream.length.upperBound - piece.skeleton.lowerBound),
        with: "\(deflated.count)".utf8)
      guard references.restore(skeleton[...], into: &pdf) else { return nil }
      pdf += deflated
    }
    return pdf
  }

  // MARK: Pieces

  /// What stands between two streams, up to and with the word `stream`, and the stream after it.
  private struct Piece {
    struct Stream {
      /// The digits after `/Length`, with a `+` where the stream was inflated.
      let length: Range<Int>
      let bytes: Range<Int>
    }

    let skeleton: Range<Int>
    /// `nil` in the last piece.
    let stream: Stream?
  }

  private static func pieces(of bytes: [UInt8]) -> [Piece]? {
    var pieces: [Piece] = []
    var begin = 0
    var position = 0
    while let word = bytes.place(of: "stream\n", in: position..<bytes.count) {
      let end = word + 7
      guard let name = bytes.lastPlace(of: "/Length ", in: begin..<word) else { return nil }
      var digits = name + 8
      if digits < word, bytes[digits] == UInt8(ascii: "+") { digits += 1 }
      var after = digits
      while after < word, after - digits < 10, bytes[after].isASCIIDigit { after += 1 }
      guard let count = Int(String(decoding: bytes[digits..<after], as: UTF8.self)), count <= bytes.count - end else {
        return nil
      }
      let close = end + count + 10
      guard close <= bytes.count, bytes[(end + count)..<close].elementsEqual("\nendstream".utf8) else { return nil }
      pieces.append(
        Piece(skeleton: begin..<end, stream: .init(length: (name + 8)..<after, bytes: end..<(end + count))))
      begin = end + count
      position = close
    }
    return pieces + [Piece(skeleton: begin..<bytes.count, stream: nil)]
  }

  // MARK: The table of places (ISO 32000-1, 7.5.4)

  private static let table: StaticString = "\nxref\n0 "
  private static let start: StaticString = "\nstartxref\n"

  /// The last piece without the lines of the table and without its place: both follow from the rest.
  private static func withoutTable(_ tail: ArraySlice<UInt8>) -> [UInt8]? {
    let tail = Array(tail)
    guard let begin = tail.lastPlace(of: table, in: 0..<tail.count) else { return nil }
    let digits = begin + table.utf8CodeUnitCount
    guard let line = tail[digits...].firstIndex(of: 0x0A), line - digits <= 10,
      let count = Int(String(decoding: tail[digits..<line], as: UTF8.self)), count <= (tail.count - line) / 20,
      let place = tail.lastPlace(of: start, in: (line + 20 * count)..<tail.count)
    else { return nil }
    let number = place + start.utf8CodeUnitCount
    guard let end = tail[number...].firstIndex(of: 0x0A) else { return nil }
    return Array(tail[...line]) + tail[(line + 1 + 20 * count)..<number] + tail[end...]
  }

  /// The last piece with the table of `places`; `position` is where it begins.
  private static func withTable(_ tail: [UInt8], at position: Int, of places: [Int: Int]) -> [UInt8]? {
    guard let begin = tail.lastPlace(of: table, in: 0..<tail.count) else { return nil }
    let digits = begin + table.utf8CodeUnitCount
    guard let line = tail[digits...].firstIndex(of: 0x0A), line - digits <= 10,
      let count = Int(String(decoding: tail[digits..<line], as: UTF8.self)), count > 0, count <= places.count + 1,
      let place = tail.lastPlace(of: start, in: line..<tail.count)
    else { return nil }
    var lines = Array("0000000000 65535 f\r\n".utf8)
    for number in 1..<count {
      guard let place = places[number] else { return nil }
      let digits = String(place)
      lines += Array((String(repeating: "0", count: max(0, 10 - digits.utf8.count)) + digits + " 00000 n\r\n").utf8)
    }
    let number = place + start.utf8CodeUnitCount
    return Array(tail[...line]) + lines + tail[(line + 1)..<number] + Array(String(position + begin + 1).utf8)
      + tail[number...]
  }
}
