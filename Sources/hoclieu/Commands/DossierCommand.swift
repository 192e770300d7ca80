import ArgumentParser
import CourseModel
import CourseRendering
import CourseStorage

/// `hoclieu dossier`
struct DossierCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "dossier",
    abstract: Speech.say("Lập hồ sơ thẩm định của một chuyên đề.", "Makes the dossier for an appraisal."),
    discussion: Speech.say(
      """
      Kết quả: build/<chuyên đề>/ho-so-<phiên bản>/, mở index.html trước. Bản đã trình được dựng từ nguồn đã niêm phong; bản \
      chưa trình được dựng từ nội dung hiện tại và ghi rõ như vậy.
      """,
      """
      Gives build/<module>/ho-so-<version>/; open index.html first. A submitted version is made from its sealed sources; one \
      that is not submitted, from the text as it is now, and says so.
      """))

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      Speech.say("Thư mục kết quả (mặc định: build).", "Where to (default: build)."), valueName: "folder"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Ngày lập hồ sơ, cũng là ngày tra hiệu lực văn bản (mặc định: hôm nay).",
        "The dossier's day, for which the law is looked up (default: today)."),
      valueName: "yyyy-mm-dd"))
  var date: CalendarDate?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    let (programme, shared) = try project.programme()
    let id = try project.modules([module], of: programme)[0]
    let dossier = try project.dossier(of: id, in: programme, shared, on: date ?? today())
    let folder = "\(output ?? project.output("build"))/\(id)/ho-so-\(dossier.module.metadata.version.value)"
    let tree = try await project.files(of: dossier, near: folder)
    try Task.checkCancellation()
    do {
      let staging = try Staging(for: folder)
      try staging.write(tree)
      try staging.replace()
    } catch {
      throw Failure(error.message, help: error.help)
    }
    Console.standardError.clearProgress()
    Console.standardOutput.line("\(folder)/index.html")
    Console.standardOutput.line("\(folder)/ho-so-\(dossier.name).pdf")
  }
}
