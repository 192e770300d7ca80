import CourseModel
import FlyingFox
import FlyingSocks
import FoundationEssentials
import Glibc

/// Serves the files of a folder over HTTP until the task is cancelled: for a local network, not for the whole world. Port 0 takes
/// a free one; `isReady` is given the port as soon as requests are answered. Links inside the folder are not followed, and
/// what begins with a dot is not there.
package func serve(
  _ folder: String, at address: String, port: UInt16, isReady: @escaping @Sendable (UInt16) -> Void
) async throws(ServingError) {
  let files = ServedFolder(folder)
  try await run(at: address, port: port, isReady: isReady) { await answer($0, from: files) }
}

/// Answers requests until the task is cancelled.
func run(
  at address: String, port: UInt16, isReady: @escaping @Sendable (UInt16) -> Void,
  _ answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
) async throws(ServingError) {
  // A client that goes away while it is answered must not end the program.
  signal(SIGPIPE, SIG_IGN)
  let server = HTTPServer(
    config: try listening(at: address, port: port), handler: ClosureHTTPHandler { await answer($0) })
  let announcement = Task {
    try await server.waitUntilListening()
    isReady(await server.listeningPort ?? port)
  }
  defer { announcement.cancel() }
  do {
    try await server.run()
  } catch {
    // The socket is closed under the server's feet when it is told to stop.
    guard !Task.isCancelled else { return }
    throw ServingError(error, at: address, port: port)
  }
}

extension HTTPServer {
  /// The port that the system gave.
  fileprivate var listeningPort: UInt16? {
    switch listeningAddress {
    case .ip4(_, let port), .ip6(_, let port): port
    case .unix, nil: nil
    }
  }
}

private func listening(at text: String, port: UInt16) throws(ServingError) -> HTTPServer.Configuration {
  if let address = try? sockaddr_in.inet(ip4: text, port: port) { return .init(address: address, logger: .disabled) }
  if let address = try? sockaddr_in6.inet6(ip6: text, port: port) { return .init(address: address, logger: .disabled) }
  throw ServingError(
    Phrase("`\(text)` không phải địa chỉ IP", "`\(text)` is no IP address"),
    help: Phrase(
      "dùng 127.0.0.1 cho riêng máy này, 0.0.0.0 cho mạng nội bộ",
      "use 127.0.0.1 for this machine, 0.0.0.0 for the network"))
}

/// Answers one request.
private func answer(_ received: HTTPRequest, from files: ServedFolder) async -> HTTPResponse {
  let request = Request(
    method: received.method.rawValue, target: received.target.rawValue, range: received.headers[.range],
    ifRange: received.headers[HTTPHeader("If-Range")], ifNoneMatch: received.headers[.ifNoneMatch])
  var file: ServedFile?
  if let path = request.path { file = await files.open(path) }
  let answer = Answer(to: request, with: file?.description)
  var headers = HTTPHeaders()
  for (name, value) in answer.headers { headers[HTTPHeader(name)] = value }
  let body: HTTPBodySequence
  switch answer.body {
  case .none: body = HTTPBodySequence()
  case .text(let text): body = HTTPBodySequence(data: Data(text.utf8))
  case .file(let range):
    guard let file else { preconditionFailure("an answer has no other file than the one that was asked for") }
    body = HTTPBodySequence(
      from: FileSlice(file: file, range: range), count: range.count, suggestedBufferSize: FileSlice.step)
  }
  return HTTPResponse(
    statusCode: HTTPStatusCode(answer.status.rawValue, phrase: answer.status.phrase), headers: headers, body: body)
}
