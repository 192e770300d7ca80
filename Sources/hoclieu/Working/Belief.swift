import CourseCompiler
import CourseModel
import CourseRelease
import CourseSigning
import CourseStorage
import Glibc

/// Whom and what a run of `verify` believes: keys, and what was seen before.
struct Belief: Sendable {
  let ring: KeyRing
  /// The note that was given with `--status`, by its file.
  let note: [UInt8]?
  /// The notes that were seen before: given with `--since`, or else remembered by this machine.
  let memory: Memory

  /// The keys of `keyFile`, or else those that this machine and the project, if any, declare.
  init(keyFile: String?, noteFile: String?, sinceFile: String?, _ common: CommonOptions) throws {
    do {
      if let keyFile {
        ring = KeyRing(try trustedKeys(in: keyFile))
      } else {
        var keys = exists(Belief.keyFile) ? try trustedKeys(in: Belief.keyFile) : []
        if let project = try? Project(common), let declared = try? trustedKeys(in: "\(project.content)/\(Place.keys)") {
          keys += declared.filter { key in !keys.contains { $0.key == key.key } }
        }
        ring = KeyRing(keys)
      }
      note = try noteFile.map { try readFile($0, limit: 1 << 20) }
      if let sinceFile {
        guard let seen = StatusNote.read(try readFile(sinceFile, limit: 1 << 20)) else {
          throw Failure.usage(
            Phrase("`\(sinceFile)` không phải giấy trạng thái", "`\(sinceFile)` is no note of status"))
        }
        memory = Memory(given: seen.note)
      } else {
        memory = Memory()
      }
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
  }

  /// Where `key trust` writes, by the XDG Base Directory Specification.
  static var keyFile: String { folder("XDG_CONFIG_HOME", ".config") + "/keys.yaml" }

  static func folder(_ variable: String, _ fallback: String) -> String {
    func value(_ name: String) -> String? { getenv(name).map { String(cString: $0) }.flatMap { $0.isEmpty ? nil : $0 } }
    return (value(variable) ?? (value("HOME") ?? ".") + "/" + fallback) + "/hoclieu"
  }
}

/// The keys of a `keys.yaml`, or the one of a file with a public key; refuses where they are malformed.
func trustedKeys(in file: String) throws -> [TrustedKey] {
  do {
    let bytes = try readFile(file, limit: 1 << 20)
    if let key = PublicKey(String(decoding: bytes.prefix { $0 != 0x0A && $0 != 0x0D }, as: UTF8.self)) {
      return [TrustedKey(name: key.fingerprint, key: key, holder: file, from: .first)]
    }
    var sources = SourceTree()
    sources[Place.keys] = bytes
    let (keys, diagnostics) = readTrustedKeys(sources)
    guard let first = diagnostics.first(where: { $0.kind.severity == .error }) else { return keys }
    let line = first.finding.span.range.lowerBound.line
    throw Failure(
      Phrase("\(file):\(line): ", "\(file):\(line): ") + first.finding.message, help: first.finding.help)
  } catch let error as StorageError {
    throw Failure(error.message, help: error.help)
  }
}

/// The newest note of each store that this machine has seen, so that an older one is noticed.
struct Memory: Sendable {
  private let given: StatusNote?

  init(given: StatusNote? = nil) { self.given = given }

  /// What was seen of the store that the note speaks of; a note that was given is the one to compare with, whatever its store.
  func seen(of note: StatusNote) -> StatusNote? {
    if let given { return given }
    return (try? readFile(file(of: note), limit: 1 << 20)).flatMap { StatusNote.read($0) }?.note
  }

  /// Remembers a note, as far as this machine lets us.
  func remember(_ signed: StatusNote.Signed) {
    guard given == nil else { return }
    let text = signed.note.text(signed: signed.signature, by: signed.key)
    _ = try? replaceFile(file(of: signed.note), with: Array(text.utf8))
  }

  private func file(of note: StatusNote) -> String {
    Belief.folder("XDG_STATE_HOME", ".local/state") + "/seen-\(note.store.hexadecimal.prefix(16)).txt"
  }
}
