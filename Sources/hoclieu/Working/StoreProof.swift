import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseSigning
import CourseStorage

extension Store {
  /// Where the signatures of a file of the store lie that is replaced now and then, without their suffix.
  static func signatureName(of bytes: [UInt8], for name: String) -> String {
    "signatures/\(digest(of: bytes).hexadecimal.prefix(16))-\(name.split(separator: "/").last ?? "")"
  }

  /// The signatures that stand beside a file, or where its name without a suffix is `file`.
  static func signatures(beside file: String) -> [SignatureForm: [UInt8]] {
    var found: [SignatureForm: [UInt8]] = [:]
    for form in SignatureForm.allCases {
      if let bytes = try? readFile(file + form.suffix, limit: 1 << 14) { found[form] = bytes }
    }
    return found
  }

  /// The log; empty where there is none yet, `nil` where it is no log.
  func log() -> PublicationLog? {
    let file = folder + "/log.txt"
    guard exists(file) else { return PublicationLog() }
    return (try? readFile(file, limit: 64 << 20)).flatMap { PublicationLog($0) }
  }

  /// The note of status that lies in the store; `nil` where there is none that can be read.
  func note() -> StatusNote.Signed? {
    (try? readFile(folder + "/status.txt", limit: 1 << 20)).flatMap { StatusNote.read($0) }
  }

  /// Where the print of a version lies that other tools have signed.
  static func countersignedFile(of module: ModuleID, _ version: Version) -> String {
    "countersigned/\(module)-\(version).pdf"
  }

  /// How large such a print may be, in bytes; as a picture of the sources.
  static let greatestPrint = 32 << 20

  /// That print; `nil` where there is none.
  func countersigned(of module: ModuleID, _ version: Version) throws(StorageError) -> [UInt8]? {
    try readFileIfThere("\(folder)/\(Store.countersignedFile(of: module, version))", limit: Store.greatestPrint)
  }

  /// The learners' print in the package of a version.
  func print(of module: ModuleID, _ version: Version) throws -> [UInt8] {
    let name = "\(module)-\(version)"
    let file = "\(folder(of: module, version))/\(name).zip"
    do {
      let opened = verify(try readFile(file, limit: 1 << 30), named: Verifier.place(file))
      if opened.diagnostics.isEmpty, let path = OutputPath(name + ".pdf"), let bytes = opened.payload[path] {
        return bytes
      }
      throw Failure(Phrase("gói `\(file)` hỏng", "the package `\(file)` is damaged"))
    } catch let error as StorageError {
      throw Failure(
        error.message, help: Phrase("phát hành trước: `hoclieu publish`", "publish it first: `hoclieu publish`"))
    }
  }

  /// Everything that happened to versions according to the files of the store.
  func happened() throws(StorageError) -> [PublicationLog.Entry] {
    var entries: [PublicationLog.Entry] = []
    for (module, releases) in try releases() {
      var before: Version?
      for release in releases {
        guard let version = Version(release.version), let day = CalendarDate(release.decision.date),
          let sums = try readFileIfThere(folder(of: module, version) + "/" + Sums.name, limit: 1 << 20)
        else { continue }
        func add(_ event: PublicationLog.Event, _ version: Version, _ bytes: [UInt8], on day: CalendarDate) {
          entries.append(
            PublicationLog.Entry(day: day, event: event, module: module, version: version, digest: digest(of: bytes)))
        }
        add(.release, version, sums, on: day)
        if let before { add(.supersede, before, sums, on: day) }
        if let bytes = try withdrawal(of: module, version), let record = readWithdrawal(bytes, of: module, version) {
          add(.withdraw, version, bytes, on: record.date)
        }
        if let bytes = try countersigned(of: module, version) { add(.countersign, version, bytes, on: day) }
        before = version
      }
    }
    return entries
  }

  /// What a note should say of the first entries of a log, in the order of modules in which `note` says it.
  func note(of log: PublicationLog, upTo sequence: Int, saying note: StatusNote) throws(StorageError) -> StatusNote? {
    let told = log.entries.prefix(sequence)
    let all = try releases()
    let modules = Set(told.map(\.module))
    let order = (note.current.map(\.module) + note.withdrawn.map(\.module)).filter(modules.contains)
    var left = modules
    let named = (order + modules.sorted()).filter { left.remove($0) != nil }
    let entries = try named.map { module throws(StorageError) in
      func has(_ event: PublicationLog.Event, _ version: String) -> Bool {
        told.contains { $0.module == module && $0.event == event && $0.version.description == version }
      }
      let there = (all[module] ?? []).filter { has(.release, $0.version) }
      return Catalogue.Entry(
        id: module.text, title: "", compulsory: false, releases: there.reversed(),
        withdrawn: try withdrawals(of: there.reversed()).filter { has(.withdraw, $0.version) })
    }
    let catalogue = Catalogue(
      programme: "", authority: "", academy: "", specimen: note.isSpecimen, modules: entries)
    return self.note(of: log, catalogue, on: note.day)
  }

  /// The note that says what the catalogue does; `day` is its day where it is not that of the log's last entry.
  func note(of log: PublicationLog, _ catalogue: Catalogue, on day: CalendarDate?) -> StatusNote? {
    var current: [StatusNote.Current] = []
    var withdrawn: [StatusNote.Withdrawn] = []
    for entry in catalogue.modules {
      guard let module = ModuleID(entry.id) else { continue }
      if let version = entry.current.flatMap({ Version($0) }),
        let package = entry.releases.first(where: { $0.version == entry.current })?.packages.first,
        let digest = Digest(hexadecimal: package.sha256)
      {
        current.append(StatusNote.Current(module: module, version: version, package: digest))
      }
      for withdrawal in entry.withdrawn ?? [] {
        guard let version = Version(withdrawal.version), let day = CalendarDate(withdrawal.date) else { continue }
        let instead = withdrawal.instead.flatMap { instead in
          ModuleID(instead.module).flatMap { module in
            Version(instead.version).map { WithdrawalRecord.Replacement(module: module, version: $0) }
          }
        }
        withdrawn.append(StatusNote.Withdrawn(module: module, version: version, day: day, instead: instead))
      }
    }
    return StatusNote(of: log, day: day, isSpecimen: catalogue.specimen, current: current, withdrawn: withdrawn)
  }
}
