import CourseModel
import Testing

@testable import CourseServing

@Suite("The server")
struct AnswerTests {
  private static let file = Answer.File(path: path("releases/cd01/1.0.0/cd01-1.0.0.zip"), size: 1000, digest: "d1")

  private static func path(_ text: String) -> OutputPath {
    guard let path = OutputPath(text) else { preconditionFailure(text) }
    return path
  }

  private func answer(_ request: Request, with file: Answer.File? = file) -> Answer { Answer(to: request, with: file) }

  private func field(_ name: String, of answer: Answer) -> String? { answer.headers.first { $0.name == name }?.value }

  /// RFC 9110, 14.1.2, and what real clients send.
  @Test(
    "reads ranges as RFC 9110 has them",
    arguments: [
      (nil, .whole), ("bytes=0-499", .part(0..<500)), ("bytes=500-999", .part(500..<1000)),
      ("bytes=-500", .part(500..<1000)), ("bytes=9500-", .unsatisfiable), ("bytes=999-", .part(999..<1000)),
      ("bytes=0-0", .part(0..<1)), ("bytes=-0", .unsatisfiable), ("bytes=-5000", .part(0..<1000)),
      ("bytes=990-5000", .part(990..<1000)), ("bytes=1000-1001", .unsatisfiable), ("bytes=5-2", .whole),
      ("bytes=", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole), ("bytes=0-1,5-6", .whole), ("items=0-1", .whole),
      ("bytes=0x1-5", .whole), ("bytes=+1-5", .whole), ("Bytes = 0 - 499", .part(0..<500)),
      ("bytes=0-99999999999999999999", .part(0..<1000)), ("bytes=99999999999999999999-", .unsatisfiable),
      ("bytes=0-9223372036854775807", .part(0..<1000)),
    ] as [(String?, ByteRange)])
  func ranges(_ field: String?, _ range: ByteRange) {
    #expect(ByteRange(field, of: 1000) == range)
  }

  @Test("gives nothing of an empty file but the whole of it")
  func empty() {
    #expect(ByteRange("bytes=0-", of: 0) == .unsatisfiable)
    #expect(ByteRange("bytes=-1", of: 0) == .unsatisfiable)
    #expect(ByteRange(nil, of: 0) == .whole)
  }

  @Test("sends a part only of the version that the client has")
  func ifRange() {
    let same = answer(Request(method: "GET", target: "/", range: "bytes=900-", ifRange: "\"d1\""))
    #expect(same.status == .partialContent && same.body == .file(900..<1000))
    #expect(field("Content-Range", of: same) == "bytes 900-999/1000" && field("Content-Length", of: same) == "100")
    for other in ["\"d2\"", "W/\"d1\"", "Sun, 22 Nov 2026 00:00:00 GMT"] {
      let answer = answer(Request(method: "GET", target: "/", range: "bytes=900-", ifRange: other))
      #expect(answer.status == .ok && answer.body == .file(0..<1000), "\(other)")
    }
    let beyond = answer(Request(method: "GET", target: "/", range: "bytes=1000-"))
    #expect(beyond.status == .rangeNotSatisfiable && field("Content-Range", of: beyond) == "bytes */1000")
  }

  @Test(
    "says that nothing changed only where the digest is the same",
    arguments: ["\"d1\"", "W/\"d1\"", "\"x\", \"d1\"", "*"])
  func unchanged(_ tag: String) {
    let same = answer(Request(method: "GET", target: "/", range: "bytes=0-1", ifNoneMatch: tag))
    #expect(same.status == .notModified && same.body == .none && field("ETag", of: same) == "\"d1\"")
    #expect(answer(Request(method: "GET", target: "/", ifNoneMatch: "\"d2\"")).status == .ok)
  }

  @Test("answers HEAD with what GET would say, and no body; refuses to be written to")
  func methods() {
    let get = answer(Request(method: "GET", target: "/"))
    let head = answer(Request(method: "HEAD", target: "/"))
    #expect(get.headers.map(\.value) == head.headers.map(\.value) && head.body == .none && get.body == .file(0..<1000))
    #expect(answer(Request(method: "HEAD", target: "/"), with: nil).body == .none)
    for method in ["POST", "PUT", "DELETE", "get", "OPTIONS"] {
      #expect(answer(Request(method: method, target: "/")).status == .methodNotAllowed, "\(method)")
    }
  }

  @Test("guards every answer, errors too")
  func guards() {
    let answers = [
      answer(Request(method: "GET", target: "/")), answer(Request(method: "GET", target: "/"), with: nil),
      answer(Request(method: "PUT", target: "/")), answer(Request(method: "GET", target: "/", range: "bytes=1000-")),
      answer(Request(method: "GET", target: "/", ifNoneMatch: "*")),
    ]
    #expect(Set(answers.map(\.status.rawValue)) == [200, 404, 405, 416, 304])
    for answer in answers {
      for name in [
        "X-Content-Type-Options", "Content-Security-Policy", "Referrer-Policy", "X-Frame-Options", "Permissions-Policy",
        "Cache-Control",
      ] {
        #expect(answer.headers.count { $0.name == name } == 1, "\(answer.status) \(name)")
      }
      #expect(answer.headers.count { $0.name == "Content-Length" } == 1, "\(answer.status)")
    }
  }

  @Test("lets releases be kept for ever and asks again for what changes")
  func lifetimes() {
    let index = Answer.File(path: Self.path("index.html"), size: 1, digest: "d")
    #expect(field("Cache-Control", of: answer(Request(method: "GET", target: "/"), with: index)) == "no-cache")
    #expect(
      field("Cache-Control", of: answer(Request(method: "GET", target: "/"))) == "public, max-age=31536000, immutable")
  }

  @Test(
    "finds the file that is meant, and none outside the folder",
    arguments: [
      ("/", "index.html"), ("/index.html?q=a%20b", "index.html"), ("/chuyen-de/cd01.html", "chuyen-de/cd01.html"),
      ("/a%2Fb", "a/b"), ("/t%E1%BB%87p.txt", "tệp.txt"), ("/a+b", "a+b"), ("/..", nil), ("/../etc/passwd", nil),
      ("/%2e%2e/etc/passwd", nil), ("/a/..%2f..%2fetc", nil), ("//etc/passwd", nil), ("/a//b", nil), ("/a/", nil),
      ("/.khoa", nil), ("/.git/config", nil), ("/a/.an", nil), ("/%2egit/config", nil), ("/a%00b", nil),
      ("/a\\..\\b", nil),
      ("/a%5C..%5Cb", nil), ("/%", nil), ("/%4", nil), ("/%zz", nil), ("/%ff", nil), ("/%c0%ae%c0%ae/", nil), ("", nil),
      ("index.html", nil), ("http://a/index.html", nil), ("*", nil),
    ] as [(String, String?)])
  func targets(_ target: String, _ path: String?) {
    #expect(Request(method: "GET", target: target).path?.text == path)
  }

  @Test(
    "tells browsers the types of all files that a store has",
    arguments: [
      ("index.html", "text/html; charset=utf-8"), ("assets/portal.css", "text/css; charset=utf-8"),
      ("assets/portal.js", "text/javascript; charset=utf-8"), ("catalogue.json", "application/json"),
      ("feed.atom", "application/atom+xml; charset=utf-8"), ("a.zip", "application/zip"), ("a.PDF", "application/pdf"),
      ("SHA256SUMS", "text/plain; charset=utf-8"), ("SHA256SUMS.minisig", "text/plain; charset=utf-8"),
      ("withdrawals/a.yaml", "text/plain; charset=utf-8"), ("a.exe", "application/octet-stream"),
    ])
  func types(_ name: String, _ type: String) {
    #expect(mediaType(of: Self.path(name)) == type)
  }
}
