import CourseModel

/// What is said to a client. Made from the request and what is known of the file alone.
struct Answer: Sendable {
  enum Status: Int, Sendable {
    case ok = 200
    case partialContent = 206
    case notModified = 304
    case notFound = 404
    case methodNotAllowed = 405
    case rangeNotSatisfiable = 416

    var phrase: String {
      switch self {
      case .ok: "OK"
      case .partialContent: "Partial Content"
      case .notModified: "Not Modified"
      case .notFound: "Not Found"
      case .methodNotAllowed: "Method Not Allowed"
      case .rangeNotSatisfiable: "Range Not Satisfiable"
      }
    }
  }

  enum Body: Sendable, Equatable {
    case none
    case text(String)
    case file(Range<Int>)
  }

  /// What is known of a file.
  struct File: Sendable {
    let path: OutputPath
    let size: Int
    /// The SHA-256 of its bytes.
    let digest: String
  }

  let status: Status
  let headers: [(name: String, value: String)]
  let body: Body

  init(to request: Request, with file: File?) {
    guard ["GET", "HEAD"].contains(request.method) else {
      self.init(
        .methodNotAllowed, [("Allow", "GET, HEAD")], text: "Chỉ đọc được, không ghi được.\n", isHead: false)
      return
    }
    let isHead = request.method == "HEAD"
    guard let file else {
      self.init(.notFound, [], text: "Không có tệp này.\n", isHead: isHead)
      return
    }
    let tag = "\"\(file.digest)\""
    let common = [
      ("Content-Type", mediaType(of: file.path)), ("ETag", tag), ("Accept-Ranges", "bytes"),
      ("Cache-Control", Answer.lifetime(of: file.path)),
    ]
    if let asked = request.ifNoneMatch, Answer.list(asked, holds: tag) {
      self.init(.notModified, common + [("Content-Length", String(file.size))], .none)
      return
    }
    // RFC 9110, 14.2: ranges are for GET; 13.1.5: a part of another version than the client has would spoil what it has.
    let isSame = request.ifRange.map { $0 == tag } ?? true
    let range = isHead || !isSame ? .whole : ByteRange(request.range, of: file.size)
    switch range {
    case .whole:
      self.init(.ok, common + [("Content-Length", String(file.size))], isHead ? .none : .file(0..<file.size))
    case .part(let range):
      self.init(
        .partialContent,
        common + [
          ("Content-Length", String(range.count)),
          ("Content-Range", "bytes \(range.lowerBound)-\(range.upperBound - 1)/\(file.size)"),
        ], .file(range))
    case .unsatisfiable:
      self.init(
        .rangeNotSatisfiable, [("Content-Range", "bytes */\(file.size)"), ("ETag", tag)],
        text: "Tệp không có phần này.\n", isHead: isHead)
    }
  }

  private init(_ status: Status, _ headers: [(String, String)], text: String, isHead: Bool) {
    self.init(
      status,
      headers + [
        ("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", String(text.utf8.count)),
        // What is not there now may be there tomorrow.
        ("Cache-Control", "no-cache"),
      ],
      isHead ? .none : .text(text))
  }

  private init(_ status: Status, _ headers: [(String, String)], _ body: Body) {
    self.status = status
    self.headers = headers.map { (name: $0.0, value: $0.1) } + Answer.guards
    self.body = body
  }

  /// What a browser is told on every answer: guess no types, load nothing from elsewhere, show nobody where the reader was, and
  /// let no other page frame this one. Each page has a stricter policy of its own.
  private static let guards: [(name: String, value: String)] = [
    ("X-Content-Type-Options", "nosniff"),
    (
      "Content-Security-Policy",
      "default-src 'self' 'unsafe-inline' data: blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'"
    ),
    ("Referrer-Policy", "no-referrer"), ("X-Frame-Options", "DENY"),
    ("Cross-Origin-Opener-Policy", "same-origin"), ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Permissions-Policy", "camera=(), geolocation=(), microphone=()"),
  ]

  /// Releases never change; everything else is asked for again each time, which costs one short answer.
  private static func lifetime(of path: OutputPath) -> String {
    path.text.hasPrefix("releases/") ? "public, max-age=31536000, immutable" : "no-cache"
  }

  /// Whether an `If-None-Match` names the tag; weak tags count as strong ones here (RFC 9110, 13.1.2).
  private static func list(_ field: String, holds tag: String) -> Bool {
    field.split(separator: ",").contains { part in
      let name = part.filter { $0 != " " && $0 != "\t" }
      return name == "*" || name == tag || name == "W/" + tag
    }
  }
}
