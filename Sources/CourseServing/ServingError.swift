package import CourseModel
import FlyingSocks
import Glibc

/// Why nothing is served.
package struct ServingError: Error {
  package let message: Phrase
  package let help: Phrase?

  init(_ message: Phrase, help: Phrase? = nil) {
    self.message = message
    self.help = help
  }

  /// What the system said of an address.
  init(_ error: any Error, at address: String, port: UInt16) {
    let code =
      switch error as? SocketError {
      case .failed(_, let code, _): code
      case .blocked, .disconnected, .unsupportedAddress, .timeout, .none: EIO
      }
    switch code {
    case EADDRINUSE:
      self.init(
        Phrase("cổng \(port) đang có chương trình khác dùng", "port \(port) is taken by another program"),
        help: Phrase("chọn cổng khác: `--port \(port &+ 1)`", "choose another: `--port \(port &+ 1)`"))
    case EACCES:
      self.init(
        Phrase("không được phép mở cổng \(port)", "port \(port) may not be opened"),
        help: Phrase("dùng cổng từ 1024 trở lên", "use a port from 1024 up"))
    case EADDRNOTAVAIL:
      self.init(
        Phrase("máy này không có địa chỉ \(address)", "this machine has no address \(address)"),
        help: Phrase(
          "dùng 127.0.0.1 cho riêng máy này, 0.0.0.0 cho mạng nội bộ",
          "use 127.0.0.1 for this machine, 0.0.0.0 for the network"))
    default:
      let reason = String(cString: strerror(code))
      self.init(
        Phrase("không phục vụ được ở \(address):\(port): \(reason)", "cannot serve at \(address):\(port): \(reason)"))
    }
  }
}
