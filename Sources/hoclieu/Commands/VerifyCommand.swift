import ArgumentParser
import CourseModel
import CourseStorage

/// `hoclieu verify`
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: Speech.say(
      "Chứng minh một gói hoặc cả kho là thật.", "Proves that a package or a whole store is genuine."),
    discussion: Speech.say(
      "PATH là một gói .zip, thư mục của gói đã giải nén, hoặc kho phát hành. Không cần thư mục dự án, không cần mạng.",
      "PATH is a .zip package, the folder of an unpacked one, or a store. Needs neither the project nor a network."))

  @Argument(
    help: ArgumentHelp(Speech.say("Gói, thư mục hoặc kho.", "A package, a folder or a store."), valueName: "path"))
  var path: String

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard exists(path) else { throw Failure.usage(Phrase("không có `\(path)`", "there is no `\(path)`")) }
    guard let kind = Verifiable.at(path) else {
      throw Failure.usage(
        Phrase("`\(path)` không phải gói hay kho phát hành", "`\(path)` is neither a package nor a store"),
        help: Phrase(
          "kho có tệp catalogue.json; gói giải nén có tệp bagit.txt",
          "a store holds catalogue.json; an unpacked package holds bagit.txt"))
    }
    let verdicts: [Verdict]
    do {
      verdicts = try await Verifier().verdicts(on: kind, at: path)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
    for verdict in verdicts { verdict.print() }
    if verdicts.contains(where: { !$0.diagnostics.isEmpty }) { throw ExitCode(1) }
  }
}
