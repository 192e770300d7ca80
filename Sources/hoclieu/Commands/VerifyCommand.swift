import ArgumentParser
import CourseModel
import CourseRelease
import CourseStorage

/// `hoclieu verify`
struct VerifyCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: Speech.say(
      "Chứng minh một gói hoặc cả kho là thật.", "Proves that a package or a whole store is genuine."),
    discussion: Speech.say(
      """
      PATH là một gói .zip, thư mục của gói đã giải nén, kho phát hành, hoặc giấy trạng thái. Không cần thư mục dự án, không cần mạng.
      Mã thoát: 0 thật và hiện hành; 1 bị sửa, hỏng, thiếu; 2 dùng lệnh sai; 3 thật nhưng đã được thay; 4 đã thu hồi; 5 chưa rõ ai ký; 6 thật, chưa rõ còn hiệu lực.
      """,
      """
      PATH is a .zip package, the folder of an unpacked one, a store, or a note of status. Needs neither the project nor a network.
      Exit status: 0 genuine and current; 1 altered, damaged, not whole; 2 wrong use; 3 genuine but superseded; 4 withdrawn; 5 not known who signed; 6 genuine, not known whether still current.
      """))

  @Argument(
    help: ArgumentHelp(Speech.say("Gói, thư mục hoặc kho.", "A package, a folder or a store."), valueName: "path"))
  var path: String

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Giấy trạng thái (status.txt của kho, hoặc nhận qua thư): gói còn hiệu lực hay không.",
        "A note of status (a store's status.txt, or one that came by mail): whether a package is still to be used."),
      valueName: "note"))
  var status: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Giấy trạng thái đã thấy trước đây, thay cho điều máy này nhớ: phát hiện kho, giấy bị đưa lùi về bản cũ.",
        "A note that was seen before, instead of what this machine remembers: finds a store or note that went back."),
      valueName: "note"))
  var since: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Chỉ tin các khóa trong tệp này (keys.yaml hoặc khóa công khai .pub).",
        "Believe only the keys of this file (keys.yaml or a public key .pub)."), valueName: "file"))
  var keys: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Dạng kết quả: text hoặc json.", "The result's form: text or json."), valueName: "text|json"))
  var format: VerdictFormat = .text

  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "So chữ trong HTML và PDF với bản gốc, từng khối (cần thư mục dự án; nhận cả build/<chuyên đề>).",
        "Compare what HTML and PDF say with what was sealed, block by block (needs the project; takes build/<module> too)."
      )
    ))
  var texts = false

  @OptionGroup var common: CommonOptions

  func run() async throws {
    guard exists(path) else { throw Failure.usage(Phrase("không có `\(path)`", "there is no `\(path)`")) }
    // The folder of a draft has no records that could be proved.
    if texts, isFolder(path), !exists(path + "/bagit.txt") { return try await verifyTexts(at: path, common) }
    guard let kind = Verifiable.at(path) else {
      throw Failure.usage(
        Phrase("`\(path)` không phải gói hay kho phát hành", "`\(path)` is neither a package nor a store"),
        help: Phrase(
          "kho có tệp catalogue.json; gói giải nén có tệp bagit.txt",
          "a store holds catalogue.json; an unpacked package holds bagit.txt"))
    }
    let belief = try Belief(keyFile: keys, noteFile: status, sinceFile: since, common)
    let verdicts: [Verdict]
    do {
      verdicts = try await Verifier(belief: belief).verdicts(on: kind, at: path)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
    let outcome = kind.outcome(of: verdicts)
    switch format {
    case .text: for verdict in verdicts { verdict.print() }
    case .json:
      Console.standardOutput.write(String(decoding: json(VerdictReport(verdicts, ending: outcome)), as: UTF8.self))
    }
    if outcome != .current { throw ExitCode(outcome.rawValue) }
    if texts { try await verifyTexts(at: path, common) }
  }
}

/// How `verify` says what it found out.
enum VerdictFormat: String, ExpressibleByArgument, CaseIterable { case text, json }
