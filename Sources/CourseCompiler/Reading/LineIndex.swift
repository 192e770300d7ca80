import CourseModel
import Glibc

/// Where each line of a text starts.
struct LineIndex: Sendable {
  /// The offset of each line's first byte; never empty.
  private let starts: [Int]
  private let end: Int

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    var starts = [0]
    starts.reserveCapacity(bytes.count / 64 + 1)
    if var cursor = bytes.baseAddress {
      let end = cursor + bytes.count
      while let found = memchr(cursor, 0x0A, end - cursor) {
        cursor = UnsafePointer(found.assumingMemoryBound(to: UInt8.self)) + 1
        starts.append(cursor - bytes.baseAddress.unsafelyUnwrapped)
      }
    }
    self.starts = starts
    end = bytes.count
  }

  var count: Int { starts.count }

  /// The offsets of a line, without its line feed; empty for a line that is not there. The first line is 1.
  func range(ofLine line: Int) -> Range<Int> {
    guard line >= 1, line <= starts.count else { return end..<end }
    let start = starts[line - 1]
    return line < starts.count ? start..<starts[line] - 1 : start..<end
  }

  /// The place of a byte.
  func position(of offset: Int) -> SourcePosition {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return SourcePosition(line: low + 1, column: offset - starts[low] + 1)
  }
}
