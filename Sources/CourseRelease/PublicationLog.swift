package import CourseModel
import CourseSealing

/// What a store has published and taken back, in the order in which it was told: `log.txt`. One line an entry, each with the
/// SHA-256 of the line before, so that nothing can be taken out, put in or changed behind the last one:
/// `<number> <day> <event> <module> <version> <sha256> <sha256 of the line before>`.
package struct PublicationLog: Sendable, Equatable {
  /// What happened to a version.
  package enum Event: String, Sendable, CaseIterable {
    /// It was published; the digest is that of its `SHA256SUMS`.
    case release
    /// A newer one took its place; the digest is that of the newer one's `SHA256SUMS`.
    case supersede
    /// It was taken back; the digest is that of the record of its withdrawal.
    case withdraw
    /// A copy of its print signed by other tools was added; the digest is that of the PDF.
    case countersign
  }

  /// One thing that happened, before it has a place in the log.
  package struct Entry: Sendable, Hashable {
    /// The day of the decision behind it.
    package let day: CalendarDate
    package let event: Event
    package let module: ModuleID
    package let version: Version
    package let digest: Digest

    package init(day: CalendarDate, event: Event, module: ModuleID, version: Version, digest: Digest) {
      self.day = day
      self.event = event
      self.module = module
      self.version = version
      self.digest = digest
    }
  }

  package private(set) var entries: [Entry] = []
  private var lines: [String] = []

  /// A log in which nothing has happened.
  package init() {}

  /// Reads `log.txt`; `nil` where a line is malformed or does not follow the one before.
  package init?(_ bytes: [UInt8]) {
    guard let text = String(validating: bytes, as: UTF8.self), text.hasSuffix("\n") else { return nil }
    for line in text.dropLast().split(separator: "\n", omittingEmptySubsequences: false) {
      let words = line.split(separator: " ", omittingEmptySubsequences: false)
      guard words.count == 7, let day = CalendarDate(words[1]), let event = Event(rawValue: String(words[2])),
        let module = ModuleID(String(words[3])), let version = Version(String(words[4])),
        let digest = Digest(hexadecimal: words[5])
      else { return nil }
      append(Entry(day: day, event: event, module: module, version: version, digest: digest))
      guard lines.last == String(line) else { return nil }
    }
  }

  /// How many entries there are; the number of the last one.
  package var count: Int { entries.count }

  /// The SHA-256 of the line with that number, from 1; sixty-four zeros for the place before the first.
  package func head(at number: Int) -> Digest? {
    guard number > 0 else { return PublicationLog.nothing }
    return number <= lines.count ? CourseSealing.digest(of: Array((lines[number - 1] + "\n").utf8)) : nil
  }

  /// The file's bytes.
  package var bytes: [UInt8] { Array(lines.map { $0 + "\n" }.joined().utf8) }

  package mutating func append(_ entry: Entry) {
    guard let before = head(at: lines.count) else { preconditionFailure("a log has as many lines as it counts") }
    entries.append(entry)
    lines.append(
      "\(entries.count) \(entry.day) \(entry.event.rawValue) \(entry.module) \(entry.version) \(entry.digest) \(before)"
    )
  }

  /// Appends those of the entries that the log lacks, oldest first, and in one order where several are of one day.
  package mutating func append(missing all: [Entry]) {
    let known = Set(entries)
    let order = Event.allCases
    func rank(_ entry: Entry) -> (String, Int, String, Version) {
      (entry.day.description, order.firstIndex(of: entry.event) ?? 0, entry.module.text, entry.version)
    }
    for entry in all.filter({ !known.contains($0) }).sorted(by: { rank($0) < rank($1) }) { append(entry) }
  }

  private static let nothing = Digest(bytes: [UInt8](repeating: 0, count: 32))
}
