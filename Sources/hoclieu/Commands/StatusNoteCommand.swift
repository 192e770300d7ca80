import ArgumentParser
import CourseModel
import CourseRelease
import CourseSigning
import CourseStorage

/// `hoclieu status-note`
struct StatusNoteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status-note",
    abstract: Speech.say(
      "Viết giấy trạng thái: bản nào hiện hành, bản nào đã thu hồi.",
      "Writes a note of status: which versions are current, which withdrawn."),
    discussion: Speech.say(
      "Giấy dài không quá 4 KB, mang chữ ký bên trong, gửi một mình qua thư điện tử hay USB. Đọc bằng `verify --status` hoặc verify.html.",
      "At most 4 KB with its signature inside; it travels alone by mail or on a stick. `verify --status` and verify.html read it."
    ))

  @OptionGroup var store: StoreOptions

  @Option(
    help: ArgumentHelp(
      Speech.say("Tính đến ngày nào (mặc định: hôm nay).", "As of which day (default: today)."),
      valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tệp để ghi (mặc định: in ra).", "The file to write (default: print)."), valueName: "file"))
  var output: String?

  @OptionGroup var signing: SigningOptions

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common)
    let (programme, _) = try project.programme()
    let store = project.store(store.folder)
    let day = date ?? today()
    let signer = try programme.signer(keyFile: signing.key, passphraseFile: signing.passphraseFile, on: today())
    guard let log = store.log(), let last = log.entries.map(\.day).max(),
      try !store.happened().contains(where: { !log.entries.contains($0) })
    else {
      throw Failure(
        Phrase(
          "kho \(store.folder) chưa phát hành gì, hoặc còn dở dang", "the store \(store.folder) is empty or unfinished"),
        help: Phrase("chạy `hoclieu publish` trước", "run `hoclieu publish` first"))
    }
    guard day >= last else {
      throw Failure.usage(
        Phrase(
          "kho có việc của ngày \(last.forReaders), sau ngày \(day.forReaders)",
          "the store tells of \(last), after \(day)"))
    }
    guard let note = store.note(of: log, try store.catalogue(of: programme), on: day) else {
      preconditionFailure("a log with entries has a note")
    }
    let text = note.text(signed: signer.key.signature(of: note.message), by: signer.key.publicKey)
    guard text.utf8.count <= StatusNote.greatestSize else {
      throw Failure(
        Phrase(
          "giấy dài \(text.utf8.count) byte, quá \(StatusNote.greatestSize)",
          "the note has \(text.utf8.count) bytes, more than \(StatusNote.greatestSize)"),
        help: Phrase("gửi cả kho thay cho giấy", "send the store instead of a note"))
    }
    try deliver(Array(text.utf8), to: output)
  }
}
