package import CourseModel
import CourseSealing

/// Which versions hold, on one page of plain text that travels alone, by e-mail or on a stick (`status.txt`, "giấy trạng
/// thái"). It carries its own signature. What is signed is the words between the marks, joined by single spaces: mail that
/// breaks lines anew, quotes them or ends them as Windows does, harms nothing.
package struct StatusNote: Sendable, Equatable {
  /// The version of a module to use, and the SHA-256 of its package.
  package struct Current: Sendable, Equatable {
    package let module: ModuleID
    package let version: Version
    package let package: Digest

    package init(module: ModuleID, version: Version, package: Digest) {
      self.module = module
      self.version = version
      self.package = package
    }
  }

  /// A version that was taken back.
  package struct Withdrawn: Sendable, Equatable {
    package let module: ModuleID
    package let version: Version
    package let day: CalendarDate
    package let instead: WithdrawalRecord.Replacement?

    package init(module: ModuleID, version: Version, day: CalendarDate, instead: WithdrawalRecord.Replacement?) {
      self.module = module
      self.version = version
      self.day = day
      self.instead = instead
    }
  }

  /// As of which day it speaks.
  package let day: CalendarDate
  package let isSpecimen: Bool
  /// The SHA-256 of the log's first line: which store it speaks of.
  package let store: Digest
  /// The number of the log's last entry, and the SHA-256 of its line.
  package let sequence: Int
  package let head: Digest
  package let current: [Current]
  package let withdrawn: [Withdrawn]

  package init(
    day: CalendarDate, isSpecimen: Bool, store: Digest, sequence: Int, head: Digest, current: [Current],
    withdrawn: [Withdrawn]
  ) {
    self.day = day
    self.isSpecimen = isSpecimen
    self.store = store
    self.sequence = sequence
    self.head = head
    self.current = current
    self.withdrawn = withdrawn
  }

  /// The note of a log with what the store's releases say; `nil` while the log is empty.
  package init?(
    of log: PublicationLog, day: CalendarDate? = nil, isSpecimen: Bool, current: [Current], withdrawn: [Withdrawn]
  ) {
    guard let last = log.entries.map(\.day).max(), let store = log.head(at: 1), let head = log.head(at: log.count)
    else {
      return nil
    }
    self.init(
      day: day ?? last, isSpecimen: isSpecimen, store: store, sequence: log.count, head: head, current: current,
      withdrawn: withdrawn)
  }

  /// What becomes of a version according to the note.
  package enum Standing: Sendable, Equatable {
    case current
    case superseded(by: Version)
    case withdrawn(Withdrawn)
    /// The note does not know the version: it is newer, or of a module that the note lacks.
    case unknown
  }

  package func standing(of module: ModuleID, _ version: Version) -> Standing {
    if let withdrawal = withdrawn.first(where: { $0.module == module && $0.version == version }) {
      return .withdrawn(withdrawal)
    }
    if let newest = current.first(where: { $0.module == module })?.version, version <= newest {
      return version == newest ? .current : .superseded(by: newest)
    }
    let later = withdrawn.filter { $0.module == module && $0.version > version }.map(\.version).max()
    return later.map { .superseded(by: $0) } ?? .unknown
  }

  /// How a note stands to one that was seen before.
  package enum Freshness: Sendable, Equatable {
    /// It says the same or more.
    case fresh
    /// It is the older one of the two.
    case older
    /// Both cannot be of one history.
    case forked
  }

  /// How this note stands to `seen`. `log` is the log that it signs, where that is at hand.
  package func freshness(against seen: StatusNote, log: PublicationLog? = nil) -> Freshness {
    guard store == seen.store else { return .forked }
    if sequence < seen.sequence || sequence == seen.sequence && head == seen.head && day < seen.day { return .older }
    if sequence == seen.sequence { return head == seen.head ? .fresh : .forked }
    guard let log else { return .fresh }
    return log.head(at: seen.sequence) == seen.head ? .fresh : .forked
  }

  /// The largest size of a note, in bytes: what fits into any message.
  package static let greatestSize = 4096

  // MARK: As text

  private static let begin = "-----BEGIN HOCLIEU STATUS-----"
  private static let end = "-----END HOCLIEU STATUS-----"

  private var signedLines: [String] {
    var lines = [
      "format 1", "day \(day)", "specimen \(isSpecimen ? "yes" : "no")", "store", "  \(store)", "sequence \(sequence)",
      "head", "  \(head)",
    ]
    for entry in current { lines += ["current \(entry.module) \(entry.version)", "  \(entry.package)"] }
    for entry in withdrawn {
      let instead = entry.instead.map { "\($0.module)@\($0.version)" } ?? "-"
      lines.append("withdrawn \(entry.module) \(entry.version) \(entry.day) \(instead)")
    }
    return lines
  }

  /// What is signed.
  package var message: [UInt8] {
    Array(StatusNote.words(of: signedLines.joined(separator: " ")).joined(separator: " ").utf8)
  }

  /// The note as people get it, with a plain Ed25519 signature of `message`.
  package func text(signed signature: [UInt8], by key: PublicKey) -> String {
    let specimen = isSpecimen ? "BẢN MẪU – không phải tài liệu chính thức.\n" : ""
    let letters = Base64.text(signature)
    return """
      GIẤY TRẠNG THÁI HỌC LIỆU số \(sequence), tính đến ngày \(day.forReaders)
      \(specimen)Gói nào dùng được, gói nào đã thay, đã thu hồi. Giữ nguyên cả giấy khi chép, chuyển.
      Kiểm tra: mở verify.html rồi dán giấy này vào; hoặc
        hoclieu verify cd01-1.0.0.zip --status status.txt

      \(StatusNote.begin)
      \(signedLines.joined(separator: "\n"))
      key \(Base64.text(key.bytes))
      signature \(letters.prefix(44))
        \(letters.dropFirst(44))
      \(StatusNote.end)

      """
  }

  /// A note that was read, with who signed it. Whether that key is trusted, and has really signed, is asked elsewhere.
  package struct Signed: Sendable {
    package let note: StatusNote
    package let key: PublicKey
    package let signature: [UInt8]
  }

  /// Reads a note out of any text that holds one, for example a message that was forwarded; `nil` where there is none, or it
  /// is malformed.
  package static func read(_ bytes: [UInt8]) -> Signed? {
    guard bytes.count <= 1 << 20, let text = String(validating: bytes, as: UTF8.self),
      let start = text.firstRange(of: begin), let stop = text.firstRange(of: end), start.upperBound <= stop.lowerBound
    else { return nil }
    var words = words(of: String(text[start.upperBound..<stop.lowerBound]))[...]
    guard let note = StatusNote(&words), words.count == 5, words.popFirst() == "key",
      let key = words.popFirst().flatMap({ Base64.bytes($0) }).flatMap({ PublicKey(bytes: $0) }),
      words.popFirst() == "signature", let signature = Base64.bytes(words.joined()), signature.count == 64
    else { return nil }
    return Signed(note: note, key: key, signature: signature)
  }

  private static func words(of text: String) -> [Substring] {
    // A mail program puts `>` before the lines that it quotes.
    text.split(whereSeparator: \.isWhitespace).filter { word in !word.allSatisfy { $0 == ">" } }
  }

  private init?(_ words: inout ArraySlice<Substring>) {
    func take(_ name: String) -> Substring? {
      guard words.popFirst() == name[...] else { return nil }
      return words.popFirst()
    }
    guard take("format") == "1", let day = take("day").flatMap({ CalendarDate($0) }), let specimen = take("specimen"),
      ["yes", "no"].contains(specimen), let store = take("store").flatMap({ Digest(hexadecimal: $0) }),
      let sequence = take("sequence").flatMap({ $0.utf8.count <= 9 ? Int($0) : nil }),
      let head = take("head").flatMap({ Digest(hexadecimal: $0) })
    else { return nil }
    var current: [Current] = []
    var withdrawn: [Withdrawn] = []
    while let name = words.first, name == "current" || name == "withdrawn" {
      words.removeFirst()
      guard let module = words.popFirst().flatMap({ ModuleID(String($0)) }),
        let version = words.popFirst().flatMap({ Version(String($0)) }), let third = words.popFirst()
      else { return nil }
      if name == "current" {
        guard let digest = Digest(hexadecimal: third) else { return nil }
        current.append(Current(module: module, version: version, package: digest))
      } else {
        guard let day = CalendarDate(third), let last = words.popFirst() else { return nil }
        let parts = last.split(separator: "@")
        let instead = parts.count == 2 ? StatusNote.replacement(parts[0], parts[1]) : nil
        guard last == "-" || instead != nil else { return nil }
        withdrawn.append(Withdrawn(module: module, version: version, day: day, instead: instead))
      }
    }
    self.init(
      day: day, isSpecimen: specimen == "yes", store: store, sequence: sequence, head: head, current: current,
      withdrawn: withdrawn)
  }

  private static func replacement(_ module: Substring, _ version: Substring) -> WithdrawalRecord.Replacement? {
    guard let module = ModuleID(String(module)), let version = Version(String(version)) else { return nil }
    return WithdrawalRecord.Replacement(module: module, version: version)
  }
}
