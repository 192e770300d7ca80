import FlyingSocks

/// A stretch of a file as the server sends it, piece by piece.
struct FileSlice: AsyncBufferedSequence {
  /// How much is read at a time.
  static let step = 1 << 17

  let file: ServedFile
  let range: Range<Int>

  func makeAsyncIterator() -> Iterator { Iterator(file: file, range: range) }

  struct Iterator: AsyncBufferedIteratorProtocol {
    let file: ServedFile
    var range: Range<Int>

    mutating func next() async throws -> UInt8? { try await nextBuffer(suggested: 1)?.first }

    mutating func nextBuffer(suggested count: Int) async throws -> [UInt8]? {
      guard !range.isEmpty else { return nil }
      let bytes = file.read(Swift.min(count, range.count), at: range.lowerBound)
      // The file is shorter than it was: the connection ends, and the client sees that something is missing.
      guard !bytes.isEmpty else { throw SocketError.disconnected }
      range = range.lowerBound + bytes.count..<range.upperBound
      return bytes
    }
  }
}
