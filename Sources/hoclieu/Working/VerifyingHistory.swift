import CourseModel
import CourseRelease
import CourseStorage

extension Verifier {
  /// What the log and the note of status of a store prove, and the entries that a trusted key has signed.
  func history(of store: Store, _ catalogue: Catalogue?) throws(StorageError) -> (Verdict, Set<PublicationLog.Entry>) {
    var verdict = Verdict(name: store.folder, diagnostics: [], praise: Phrase(verbatim: ""))
    let restore = Phrase("khôi phục kho từ bản sao lưu", "restore the store from its backup")
    let again = Phrase("chạy lại `hoclieu publish`", "run `hoclieu publish` again")
    func report(_ message: Phrase, _ file: String, help: Phrase) {
      verdict = verdict.adding(Diagnostic(.logBroken, Finding(message, at: SourceSpan(name(file)), help: help)))
    }
    guard let log = store.log() else {
      report(
        Phrase(
          "log.txt bị sửa: có dòng không nối với dòng trước",
          "log.txt was altered: a line does not follow the one before"), "log.txt", help: restore)
      return (verdict, [])
    }
    let happened = try store.happened()
    if let entry = log.entries.first(where: { !happened.contains($0) }) {
      report(
        Phrase(
          "log.txt ghi \(said(entry).vietnamese), kho không còn đúng như thế",
          "log.txt says \(said(entry).english), and the store does not bear it out"), "log.txt", help: restore)
    } else if let entry = happened.first(where: {
      !log.entries.contains($0) && isAnnounced($0, among: happened, catalogue)
    }) {
      report(
        Phrase("log.txt chưa ghi \(said(entry).vietnamese)", "log.txt does not say yet: \(said(entry).english)"),
        "log.txt",
        help: again)
    }
    guard let bytes = try? readFile(store.folder + "/status.txt", limit: 1 << 20) else {
      if log.count > 0 { report(Phrase("thiếu status.txt", "status.txt is missing"), "status.txt", help: again) }
      return (verdict, [])
    }
    let (signed, judged) = proved(bytes, called: "status.txt", log: log, to: verdict)
    verdict = judged
    guard let note = signed?.note else { return (verdict, []) }
    guard log.head(at: note.sequence) == note.head, log.head(at: 1) == note.store else {
      report(
        Phrase(
          "log.txt không phải nhật ký mà status.txt đã ký (số \(note.sequence))",
          "log.txt is not the log that status.txt signs (number \(note.sequence))"), "log.txt", help: restore)
      return (verdict, [])
    }
    let covered = log.entries.prefix(note.sequence)
    if let entry = log.entries.dropFirst(note.sequence).first(where: { isAnnounced($0, among: happened, catalogue) }) {
      report(
        Phrase(
          "status.txt (số \(note.sequence)) cũ hơn danh mục: chưa nói tới \(said(entry).vietnamese)",
          "status.txt (number \(note.sequence)) is older than the catalogue: it does not tell yet that \(said(entry).english)"
        ),
        "status.txt", help: restore)
    } else if let expected = try store.note(of: log, upTo: note.sequence, saying: note),
      expected.current != note.current || expected.withdrawn != note.withdrawn
    {
      report(
        Phrase("status.txt không khớp với các bản trong kho", "status.txt does not fit the releases"), "status.txt",
        help: restore)
    }
    return (verdict, Set(covered))
  }

  /// Whether the catalogue speaks of it already. What it does not speak of yet, a run that was interrupted has left.
  private func isAnnounced(
    _ entry: PublicationLog.Entry, among happened: [PublicationLog.Entry], _ catalogue: Catalogue?
  ) -> Bool {
    func isListed(_ module: ModuleID, _ version: Version) -> Bool {
      catalogue?.modules.contains {
        $0.releases.contains { $0.module == module.text && $0.version == version.description }
      }
        ?? true
    }
    switch entry.event {
    case .release: return isListed(entry.module, entry.version)
    case .supersede:
      let newer = happened.first { $0.event == .release && $0.digest == entry.digest }
      return newer.map { isListed($0.module, $0.version) } ?? true
    case .withdraw:
      return catalogue?.modules.contains { module in
        module.id == entry.module.text && module.withdrawal(of: entry.version.description) != nil
      } ?? true
    // The catalogue is silent about these.
    case .countersign: return false
    }
  }

  private func said(_ entry: PublicationLog.Entry) -> Phrase {
    let name = "\(entry.module) \(entry.version)"
    let day = entry.day
    return switch entry.event {
    case .release: Phrase("\(name) phát hành (\(day.forReaders))", "\(name) was published (\(day))")
    case .supersede: Phrase("\(name) được thay (\(day.forReaders))", "\(name) was superseded (\(day))")
    case .withdraw: Phrase("\(name) thu hồi (\(day.forReaders))", "\(name) was withdrawn (\(day))")
    case .countersign: Phrase("\(name) có bản PDF ký số", "\(name) has a signed PDF")
    }
  }
}
