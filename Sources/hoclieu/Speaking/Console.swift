import CourseModel
import Glibc

/// A stream to a person or a pipe. Colour and progress only where a person looks.
struct Console: Sendable {
  private let descriptor: Int32
  let isTerminal: Bool
  private let hasColor: Bool

  static let standardOutput = Console(STDOUT_FILENO)
  static let standardError = Console(STDERR_FILENO)

  private init(_ descriptor: Int32) {
    self.descriptor = descriptor
    isTerminal = isatty(descriptor) == 1
    let isDumb = getenv("TERM").map { String(cString: $0) == "dumb" } ?? true
    hasColor = isTerminal && !isDumb && getenv("NO_COLOR") == nil
  }

  /// Writes all of `text` at once, so that lines of tasks side by side do not mix.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let written = Glibc.write(descriptor, bytes.baseAddress.unsafelyUnwrapped + done, bytes.count - done)
        if written < 0, errno == EINTR { continue }
        guard written > 0 else {
          // Nobody can be told that nobody can be told; a full disk behind a redirection must not look like success.
          _exit(1)
        }
        done += written
      }
    }
  }

  func line(_ text: String = "") { write(text + "\n") }
  func line(_ phrase: Phrase) { line(phrase[Speech.language]) }

  /// An error that has no place in the sources.
  func fail(_ message: Phrase, help: Phrase?) {
    clearProgress()
    line(styled(Speech.say("lỗi: ", "error: "), .red, isBold: true) + message[Speech.language])
    if let help { line("  " + styled(Speech.say("cách sửa: ", "cure: "), .cyan) + help[Speech.language]) }
  }

  enum Color: Int { case red = 31, green, yellow, blue, magenta, cyan, grey = 90 }

  func styled(_ text: String, _ color: Color? = nil, isBold: Bool = false) -> String {
    guard hasColor, color != nil || isBold else { return text }
    let codes = [isBold ? "1" : nil, color.map { String($0.rawValue) }].compactMap { $0 }.joined(separator: ";")
    return "\u{1B}[\(codes)m\(text)\u{1B}[0m"
  }

  /// Shows what is being done on the terminal's last line; the next one replaces it.
  func progress(_ phrase: Phrase) {
    guard isTerminal else { return }
    write("\r\u{1B}[K" + phrase[Speech.language])
  }

  func clearProgress() {
    guard isTerminal else { return }
    write("\r\u{1B}[K")
  }
}

/// Whether a person can type answers.
var isTerminalInput: Bool { isatty(STDIN_FILENO) == 1 }
