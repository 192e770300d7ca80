import CourseModel
import CourseRelease
import CourseSealing
import Foundation
import Testing

@Suite("What a store tells of its versions")
struct StatusTests {
  private static let day = CalendarDate("2026-06-01").unsafelyUnwrapped
  private static let key = PublicKey(bytes: [UInt8](repeating: 9, count: 32)).unsafelyUnwrapped

  private func module(_ number: Int) throws -> ModuleID {
    try #require(ModuleID(number < 10 ? "cd0\(number)" : "cd\(number)"))
  }

  private func entry(
    _ number: Int, _ event: PublicationLog.Event, _ version: String, on day: String
  ) throws -> PublicationLog.Entry {
    PublicationLog.Entry(
      day: try #require(CalendarDate(day)), event: event, module: try module(number),
      version: try #require(Version(version)), digest: digest(of: Array("\(number) \(version) \(event)".utf8)))
  }

  private func log() throws -> PublicationLog {
    var log = PublicationLog()
    log.append(missing: [
      try entry(1, .withdraw, "1.0.0", on: "2026-05-03"), try entry(1, .release, "1.1.0", on: "2026-04-01"),
      try entry(1, .supersede, "1.0.0", on: "2026-04-01"), try entry(1, .release, "1.0.0", on: "2026-03-01"),
    ])
    return log
  }

  private func note(modules: Int = 19, withdrawn: Int = 20) throws -> StatusNote {
    StatusNote(
      day: Self.day, isSpecimen: true, store: digest(of: [1]), sequence: 123, head: digest(of: [2]),
      current: try (1...modules).map {
        StatusNote.Current(
          module: try module($0), version: try #require(Version("12.10.11")), package: digest(of: [UInt8($0)]))
      },
      withdrawn: try (0..<withdrawn).map {
        StatusNote.Withdrawn(
          module: try module(1), version: try #require(Version("1.0.\($0)")), day: Self.day,
          instead: .init(module: try module(1), version: try #require(Version("12.10.11"))))
      })
  }

  @Test("is a log in which no line can be taken out, changed or moved unnoticed")
  func chain() throws {
    let log = try log()
    #expect(log.entries.map(\.event) == [.release, .release, .supersede, .withdraw])
    #expect(PublicationLog(log.bytes) == log)
    let lines = String(decoding: log.bytes, as: UTF8.self).split(separator: "\n").map { "\($0)\n" }
    func read(_ lines: [String]) -> PublicationLog? { PublicationLog(Array(lines.joined().utf8)) }
    for index in lines.indices.dropLast() {
      var cut = lines
      cut.remove(at: index)
      #expect(read(cut) == nil)
      var moved = lines
      moved.swapAt(index, index + 1)
      #expect(read(moved) == nil)
    }
    // The chain guards every line but the last; that one is the head that the note of status signs.
    for index in log.bytes.indices.dropLast(lines.last?.utf8.count ?? 0) {
      var altered = log.bytes
      altered[index] ^= 1
      #expect(PublicationLog(altered) == nil, "byte \(index)")
    }
    // What the chain cannot see, its end being cut off, the signed note does.
    #expect(read(Array(lines.dropLast()))?.head(at: 4) == nil)
  }

  @Test("continues where it ended, and says nothing twice")
  func append() throws {
    var log = try log()
    let before = log
    log.append(missing: before.entries)
    #expect(log == before)
    log.append(missing: before.entries + [try entry(2, .release, "1.0.0", on: "2026-01-01")])
    #expect(log.count == 5 && log.head(at: 4) == before.head(at: 4))
  }

  @Test("is a note of at most 4 KB for 19 modules and 20 withdrawals, which reads back from a mail that was forwarded")
  func noteText() throws {
    let note = try note()
    let signature = [UInt8](repeating: 7, count: 64)
    let text = note.text(signed: signature, by: Self.key)
    #expect(text.utf8.count <= StatusNote.greatestSize)
    #expect(text.split(separator: "\n").drop { !$0.hasPrefix("-----") }.allSatisfy { $0.utf8.count <= 76 })
    let mail = "Kính gửi\r\n" + text.split(separator: "\n").map { "> > \($0)\r\n" }.joined() + "--\r\n"
    for bytes in [Array(text.utf8), Array(mail.utf8)] {
      let read = try #require(StatusNote.read(bytes))
      #expect(read.note == note && read.key == Self.key && read.signature == signature)
    }
    for count in 0..<text.utf8.count - 1 where count % 7 == 0 {
      #expect(StatusNote.read(Array(text.utf8.prefix(count))) == nil)
    }
  }

  @Test("tells of each version whether it holds")
  func standing() throws {
    let note = try note()
    func standing(_ number: Int, _ version: String) throws -> StatusNote.Standing {
      note.standing(of: try module(number), try #require(Version(version)))
    }
    let newest = try #require(Version("12.10.11"))
    #expect(try standing(1, "12.10.11") == .current)
    #expect(try standing(1, "1.1.0") == .superseded(by: newest))
    #expect(try standing(1, "1.0.3") == .withdrawn(note.withdrawn[3]))
    #expect(try standing(1, "12.10.12") == .unknown)
    #expect(try standing(20, "1.0.0") == .unknown)
  }

  @Test("hears that it is older than one that was seen, or of another history")
  func freshness() throws {
    let log = try log()
    func note(_ sequence: Int, _ head: Digest? = nil, store: Digest? = nil) throws -> StatusNote {
      StatusNote(
        day: Self.day, isSpecimen: true, store: try #require(store ?? log.head(at: 1)), sequence: sequence,
        head: try #require(head ?? log.head(at: sequence)), current: [], withdrawn: [])
    }
    let other = digest(of: [3])
    #expect(try note(4).freshness(against: note(3), log: log) == .fresh)
    #expect(try note(3).freshness(against: note(3)) == .fresh)
    #expect(try note(2).freshness(against: note(3)) == .older)
    #expect(try note(3).freshness(against: note(3, other)) == .forked)
    #expect(try note(4).freshness(against: note(3, other), log: log) == .forked)
    #expect(try note(4).freshness(against: note(3, store: other)) == .forked)
  }

  @Test("and a signed print begins with the issued one and is covered to its end")
  func countersigned() throws {
    let issued = Array("%PDF-1.7 nội dung %%EOF\n".utf8)
    let path = try #require(SourcePath("ky.pdf"))
    func signed(_ tail: String) -> [UInt8] { issued + Array(tail.utf8) }
    func isGood(_ bytes: [UInt8]) -> Bool { fault(inCountersigned: bytes, of: issued, named: path) == nil }
    func tail(_ range: String) -> String { "/Type/Sig /ByteRange [\(range)] /Contents<00>" }
    let count = signed(tail("0 00 00 00")).count
    #expect(isGood(signed(tail("0 40 44 \(count - 44)"))))
    #expect(!isGood(issued))
    #expect(!isGood(signed(tail("0 40 44 \(count - 45)"))))
    #expect(!isGood(signed(tail("1 40 44 \(count - 44)"))))
    #expect(!isGood(signed(tail("0 10 44 \(count - 44)"))))
    #expect(!isGood(signed(tail("0 40 44"))))
    var altered = signed(tail("0 40 44 \(count - 44)"))
    altered[12] ^= 1
    #expect(!isGood(altered))
  }
}
