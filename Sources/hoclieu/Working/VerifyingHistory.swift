import CourseModel
import CourseRelease
import CourseStorage

extension Verifier {
  /// What the log and the note of status of a store prove, and the entries that a trusted key has signed.
  func history(of store: Store, _ catalogue: Catalogue?) -> (Verdict, Set<PublicationLog.Entry>) {
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
    let happened = store.happened()
    if let entry = log.entries.first(where: { !happened.contains($0) }) {
      report(
        Phrase(
          "log.txt ghi \(said(entry).vietnamese), kho không còn đúng như thế",
          "log.txt says \(said(entry).english), and the store does not bear it out"), "log.txt", help: restore)
    } else if let entry = happened.first(where: { !log.entries.contains($0) }) {
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
    if let catalogue, store.note(of: log, catalogue, on: note.day) != note {
      report(
        Phrase("status.txt không khớp với nhật ký và danh mục", "status.txt does not fit the log and the catalogue"),
        "status.txt", help: again)
    }
    return (verdict, Set(log.entries.prefix(note.sequence)))
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
