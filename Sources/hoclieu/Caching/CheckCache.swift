import CourseCompiler
import CourseModel
import FoundationEssentials

/// What earlier runs of `check` found, by module.
struct CheckCache: Sendable {
  private let results: ResultCache
  private let common: Inputs
  private let kinds: [String: DiagnosticKind]
  /// What is asked for beside the content; each kind of run remembers its own.
  private let suffix: String

  /// What is remembered of a module.
  struct Entry {
    let diagnostics: [Diagnostic]
    let isReadable: Bool
    /// `nil` where a topic is missing.
    let hashes: [UInt64]?
  }

  /// `nil` where it cannot be told what bears on a finding.
  init?(_ project: Project, _ shared: SourceTree, records shelf: RecordShelf?, on day: CalendarDate) {
    guard let program = Inputs.program() else { return nil }
    results = ResultCache(project.output("build") + "/.da-kiem")
    var common = program.adding(shared).adding("--as-of", "\(day)")
    if let shelf {
      common = common.adding("today", "\(today())").adding(SourceTree.loadProposals(at: project.content).0)
        .adding(shelf.inputsOfAll)
    }
    self.common = common
    kinds = Dictionary(allKinds.map { ($0.code, $0) }, uniquingKeysWith: { first, _ in first })
    suffix = shelf == nil ? "-bien-soan" : ""
  }

  /// What is known of a module, and why nothing is.
  func recall(_ files: ModuleFiles, of inputs: Inputs) -> (entry: Entry?, ResultCache.Recollection) {
    guard files.loading.isEmpty else { return (nil, .nothing) }
    let recollection = results.recall(files.id.text + suffix, of: common.adding(inputs))
    guard case .same(let bytes) = recollection else { return (nil, recollection) }
    guard let entry = read(bytes) else { return (nil, .nothing) }
    return (entry, recollection)
  }

  func keep(_ entry: Entry, about files: ModuleFiles, of inputs: Inputs) {
    guard files.loading.isEmpty, let bytes = bytes(of: entry) else { return }
    results.keep(bytes, as: files.id.text + suffix, of: common.adding(inputs))
  }

  /// What is known to show beside other modules.
  func recallAcross(of inputs: Inputs) -> [Diagnostic]? {
    guard case .same(let bytes) = results.recall(CheckCache.across, of: common.adding(inputs)) else { return nil }
    return (try? JSONDecoder().decode(StoredFindings.self, from: Data(bytes)))?.diagnostics(among: kinds)
  }

  func keep(across diagnostics: [Diagnostic], of inputs: Inputs) {
    guard let json = try? JSONEncoder().encode(StoredFindings(diagnostics)) else { return }
    results.keep(Array(json), as: CheckCache.across, of: common.adding(inputs))
  }

  /// No module can have this name.
  private static let across = "giua-cac-chuyen-de.json"

  // MARK: Bytes

  /// First the head as a line of JSON, then eight bytes for each hash, the least significant first.
  private func bytes(of entry: Entry) -> [UInt8]? {
    let head = Head(
      isReadable: entry.isReadable, isWhole: entry.hashes != nil, findings: StoredFindings(entry.diagnostics))
    guard let json = try? JSONEncoder().encode(head) else { return nil }
    var bytes = Array(json)
    bytes.append(0x0A)
    let hashes = entry.hashes ?? []
    bytes.reserveCapacity(bytes.count + 8 * hashes.count)
    for hash in hashes { withUnsafeBytes(of: hash.littleEndian) { bytes += $0 } }
    return bytes
  }

  private func read(_ bytes: [UInt8]) -> Entry? {
    guard let end = bytes.firstIndex(of: 0x0A), (bytes.count - end - 1).isMultiple(of: 8),
      let head = try? JSONDecoder().decode(Head.self, from: Data(bytes[..<end])),
      let diagnostics = head.findings.diagnostics(among: kinds)
    else { return nil }
    let hashes = bytes.withUnsafeBytes { buffer in
      stride(from: end + 1, to: buffer.count, by: 8).map {
        UInt64(littleEndian: buffer.loadUnaligned(fromByteOffset: $0, as: UInt64.self))
      }
    }
    return Entry(diagnostics: diagnostics, isReadable: head.isReadable, hashes: head.isWhole ? hashes : nil)
  }

  private struct Head: Codable {
    let isReadable: Bool
    let isWhole: Bool
    let findings: StoredFindings
  }
}
