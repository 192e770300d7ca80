package import CourseModel
import FlyingFox
import FoundationEssentials

/// What a browser asks of pages that are made when they are asked for.
package struct PageRequest: Sendable {
  /// `nil` for the root.
  package let path: OutputPath?
  private let query: [String: String]

  init(path: OutputPath?, query: [String: String]) {
    self.path = path
    self.query = query
  }

  /// A value behind the `?`.
  package subscript(name: String) -> String? { query[name] }
}

/// What is answered.
package enum ServedPage: Sendable {
  /// Bytes whose type the name tells.
  case found([UInt8], named: OutputPath)
  /// The browser goes on to another place of this server.
  case moved(to: String)
  case missing
  /// It is known and could not be made; why.
  case failed(String)
}

/// Serves pages that are made when they are asked for, to this machine alone, until the task is cancelled. Nothing is kept by
/// browsers. Who asks for another host than this machine is refused, so that no page from elsewhere can reach in under a name of
/// its own (DNS rebinding).
package func servePages(
  port: UInt16, isReady: @escaping @Sendable (UInt16) -> Void,
  answering answer: @escaping @Sendable (PageRequest) async -> ServedPage
) async throws(ServingError) {
  try await run(at: "127.0.0.1", port: port, isReady: isReady) { received in
    let host = received.headers[.host].map { String($0.prefix { $0 != ":" }) }
    guard host == "127.0.0.1" || host == "localhost" else {
      return response(403, "Forbidden", Array("Chỉ máy này mở được.\n".utf8), type: "text/plain; charset=utf-8")
    }
    guard received.method == .GET else {
      return response(
        405, "Method Not Allowed", Array("Chỉ đọc được.\n".utf8), type: "text/plain; charset=utf-8")
    }
    let request = Request(method: "GET", target: received.target.rawValue)
    let isRoot = request.target.prefix { $0 != "?" } == "/"
    guard isRoot || request.path != nil else { return missing }
    switch await answer(PageRequest(path: isRoot ? nil : request.path, query: request.query)) {
    case .found(let bytes, let path): return response(200, "OK", bytes, type: mediaType(of: path))
    case .moved(let place):
      var moved = response(302, "Found", [], type: "text/plain; charset=utf-8")
      moved.headers[HTTPHeader("Location")] = place
      return moved
    case .missing: return missing
    case .failed(let reason):
      return response(
        500, "Internal Server Error", Array((reason + "\n").utf8), type: "text/plain; charset=utf-8")
    }
  }
}

private var missing: HTTPResponse {
  response(404, "Not Found", Array("Không có trang này.\n".utf8), type: "text/plain; charset=utf-8")
}

private func response(_ code: Int, _ phrase: String, _ bytes: [UInt8], type: String) -> HTTPResponse {
  var headers = HTTPHeaders()
  headers[.contentType] = type
  headers[HTTPHeader("Cache-Control")] = "no-store"
  headers[HTTPHeader("X-Content-Type-Options")] = "nosniff"
  headers[HTTPHeader("Referrer-Policy")] = "no-referrer"
  headers[HTTPHeader("X-Frame-Options")] = "DENY"
  headers[HTTPHeader("Cross-Origin-Resource-Policy")] = "same-origin"
  return HTTPResponse(
    statusCode: HTTPStatusCode(code, phrase: phrase), headers: headers, body: HTTPBodySequence(data: Data(bytes)))
}
