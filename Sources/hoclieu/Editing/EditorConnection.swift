import CourseModel
import FoundationEssentials
import Glibc

/// Messages between an editor and this program, each with a header that says its length (Language Server Protocol 3.17,
/// "Base Protocol"), over two file descriptors.
struct EditorConnection {
  private let input: Int32
  private let output: Int32
  private var buffer: [UInt8] = []
  private let encoder = JSONEncoder()

  /// A message that large is no topic: topics are limited to 1 MB.
  private static let limit = 64 << 20

  init(input: Int32 = STDIN_FILENO, output: Int32 = STDOUT_FILENO) {
    self.input = input
    self.output = output
    encoder.outputFormatting = [.withoutEscapingSlashes]
  }

  enum Reading {
    case message(Data)
    /// Nothing came for as long as was waited.
    case quiet
    /// The editor is gone.
    case end
    /// What comes is no message of the protocol.
    case unreadable
  }

  /// The next message; waits for it at most so many milliseconds, for ever where `timeout` is negative.
  mutating func next(timeout: Int32) -> Reading {
    while true {
      switch takeMessage() {
      case .quiet: break
      case let reading: return reading
      }
      var descriptor = pollfd(fd: input, events: Int16(POLLIN), revents: 0)
      let ready = poll(&descriptor, 1, timeout)
      if ready < 0, errno == EINTR { return .quiet }
      guard ready != 0 else { return .quiet }
      var chunk = [UInt8](repeating: 0, count: 1 << 16)
      let count = read(input, &chunk, chunk.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return .end }
      buffer += chunk[..<count]
    }
  }

  /// The first message of the buffer; `.quiet` where it is not whole yet.
  private mutating func takeMessage() -> Reading {
    guard let end = buffer.firstRange(of: Array("\r\n\r\n".utf8)) else {
      return buffer.count > 4096 ? .unreadable : .quiet
    }
    let header = String(decoding: buffer[..<end.lowerBound], as: UTF8.self)
    let length = header.split(whereSeparator: \.isNewline).compactMap { line -> Int? in
      let parts = line.split(separator: ":", maxSplits: 1)
      guard parts.count == 2, parts[0].lowercased() == "content-length" else { return nil }
      return Int(parts[1].drop { $0 == " " })
    }.first
    guard let length, (0...EditorConnection.limit).contains(length) else { return .unreadable }
    guard buffer.count >= end.upperBound + length else { return .quiet }
    let message = Data(buffer[end.upperBound..<end.upperBound + length])
    buffer.removeFirst(end.upperBound + length)
    return .message(message)
  }

  /// Writes a message; `false` where nobody reads any more.
  func send(_ message: some Encodable) -> Bool {
    guard let body = try? encoder.encode(message) else { preconditionFailure("text and numbers can always be encoded") }
    let bytes = Array("Content-Length: \(body.count)\r\n\r\n".utf8) + body
    var done = 0
    while done < bytes.count {
      let written = bytes[done...].withUnsafeBytes { write(output, $0.baseAddress, $0.count) }
      if written < 0, errno == EINTR { continue }
      guard written > 0 else { return false }
      done += written
    }
    return true
  }
}
