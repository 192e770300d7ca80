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

  /// Everything that happened to versions according to the files of the store.
  func happened() -> [PublicationLog.Entry] {
    var entries: [PublicationLog.Entry] = []
    for (module, releases) in releases() {
      var before: Version?
      for release in releases {
        guard let version = Version(release.version), let day = CalendarDate(release.decision.date),
          let sums = try? readFile(folder(of: module, version) + "/" + Sums.name, limit: 1 << 20)
        else { continue }
        func add(_ event: PublicationLog.Event, _ version: Version, _ bytes: [UInt8], on day: CalendarDate) {
          entries.append(
            PublicationLog.Entry(day: day, event: event, module: module, version: version, digest: digest(of: bytes)))
        }
        add(.release, version, sums, on: day)
        if let before { add(.supersede, before, sums, on: day) }
        if let bytes = withdrawal(of: module, version), let record = readWithdrawal(bytes, of: module, version) {
          add(.withdraw, version, bytes, on: record.date)
        }
        before = version
      }
    }
    return entries
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
