import CourseCompiler
import CourseModel
import CourseTestSupport

/// The readers that can be asked.
enum Reader: String, CaseIterable {
  case markdown, xml, yaml, citations, hygiene

  /// Compiles a module that holds `bytes` where this reader meets them.
  func read(_ bytes: [UInt8]) -> [String] {
    switch self {
    case .markdown: Reader.compile(["01-bai.md": Array("---\ntitle: Bài\n---\n".utf8) + bytes])
    case .xml: Reader.compile(["01-bai.xml": bytes])
    case .yaml: Reader.compile(["01-bai.md": bytes, "module.yaml": bytes])
    case .citations: Reader.citing(String(decoding: bytes, as: UTF8.self))
    case .hygiene: Reader.mending(bytes)
    }
  }

  private static func compile(_ files: [String: [UInt8]]) -> [String] {
    let sources = Fixture.sources(files)
    return Invariants.broken(by: CourseCompiler.compile(Fixture.id, of: programme, from: sources), of: sources)
  }

  /// Every document that is recognised lies in the text, behind the one before it.
  private static func citing(_ text: String) -> [String] {
    var end = 0
    var faults: [String] = []
    for citation in CourseCompiler.citations(in: text, of: programme.law) {
      let range = citation.range
      if range.lowerBound < end || range.isEmpty || range.upperBound > text.utf8.count {
        faults.append("a citation at \(range) of \(text.utf8.count) bytes, behind \(end)")
      }
      end = range.upperBound
    }
    return faults
  }

  /// Fixes lie in the file, in order, and leave nothing more to fix of what they fixed.
  private static func mending(_ bytes: [UInt8]) -> [String] {
    let text = String(decoding: bytes, as: UTF8.self)
    _ = (decodeTCVN3(text), decodeTCVN3(text, capitals: true), decodeVNI(text), decodeTwiceEncoded(text))
    let path = Fixture.path("modules/cd01/01-bai.md")
    var last = SourcePosition.start
    for fix in hygieneFixes(in: bytes, of: path).sorted(by: { $0.span.range.lowerBound < $1.span.range.lowerBound }) {
      if fix.span.range.lowerBound < last { return ["fixes that overlap at \(fix.span.range)"] }
      last = fix.span.range.upperBound
    }
    return compile(["01-bai.md": Array("---\ntitle: Bài\n---\n".utf8) + bytes])
  }

  private static let programme: Programme = {
    let sources = Fixture.sources([
      "legal/van-ban.yaml": """
      asOf: 2026-11-22
      documents:
        - number: 178/2024/NĐ-CP
          kind: decree
          issuer: Chính phủ
          title: chính sách
          issued: 2024-12-31
          inForce: 2025-01-01
          evidence: plan
        - number: 45/2019/QH14
          kind: law
          issuer: Quốc hội
          title: Lao động
          issued: 2019-11-20
          inForce: 2021-01-01
          evidence: plan
      """,
      "glossary.yaml": """
      terms:
        - {id: chu-ky-so, term: chữ ký số, meaning: "Chữ ký điện tử tạo bằng cặp khóa.", source: house}
      """,
    ])
    let reading = readProgramme(sources)
    guard let programme = reading.programme, reading.diagnostics.isEmpty else {
      preconditionFailure("the fixture is broken:\n\(listing(of: reading.diagnostics))")
    }
    return programme
  }()
}
