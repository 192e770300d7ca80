import ArgumentParser
import CourseModel
import CourseRelease
import CourseStorage

/// `hoclieu update`
struct UpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: Speech.say(
      "Ghép gói cũ với bản cập nhật thành gói mới.", "Makes the new package out of an old one and an update."),
    discussion: Speech.say(
      "OLD là gói .zip đang có, DELTA là bản cập nhật (…-tu-….zip) tải về. Gói mới giống từng bit gói đã phát hành. Không cần thư mục dự án, không cần mạng.",
      "OLD is the .zip package at hand, DELTA the update (…-tu-….zip). The new package is the published one bit by bit. Needs neither the project nor a network."
    ))

  @Argument(help: ArgumentHelp(Speech.say("Gói đang có.", "The package at hand."), valueName: "old"))
  var old: String

  @Argument(help: ArgumentHelp(Speech.say("Bản cập nhật.", "The update."), valueName: "delta"))
  var delta: String

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      Speech.say("Ghi vào tệp này (mặc định: cạnh gói cũ).", "Where to (default: beside the old package)."),
      valueName: "file"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    do {
      let result = update(
        try readFile(old, limit: 1 << 30), named: place(old), by: try readFile(delta, limit: 1 << 30),
        named: place(delta))
      guard let package = result.package else {
        DiagnosticPrinter(console: .standardError) { ($0.text, []) }.print(result.diagnostics)
        throw Failure(Phrase("chưa ghép được, không ghi gì", "nothing was made, and nothing is written"))
      }
      let beside = old.lastIndex(of: "/").map { String(old[...$0]) } ?? ""
      let file = output ?? beside + package.name
      if output == nil, exists(file), (try? readFile(file, limit: package.bytes.count)) != package.bytes {
        throw Failure(
          Phrase("đã có một tệp khác tên `\(file)`", "there is another file named `\(file)`"),
          help: Phrase("chuyển tệp ấy đi, hoặc dùng --output", "move it away, or use --output"))
      }
      try writeOutput(package.bytes, to: file)
      report(package, in: file)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
  }

  private func report(_ package: UpdatedPackage, in file: String) {
    let delta = package.delta
    let console = Console.standardOutput
    console.line(
      Phrase(
        "\(file): \(delta.module) \(delta.to.version), đúng từng bit gói đã phát hành (SHA-256 \(delta.to.sha256))",
        "\(file): \(delta.module) \(delta.to.version), bit by bit the published package (SHA-256 \(delta.to.sha256))"))
    console.line(
      Phrase(
        "Giữ nguyên \(delta.kept.count) tệp, viết mới \(delta.written.count), bỏ \(delta.dropped.count). Kiểm tra nguồn gốc: `hoclieu verify \(file)`",
        "\(delta.kept.count) files kept, \(delta.written.count) written, \(delta.dropped.count) dropped. Prove where it is from: `hoclieu verify \(file)`"
      ))
  }

  /// The last part of a path, as a place for findings.
  private func place(_ path: String) -> SourcePath {
    SourcePath(path.split(separator: "/").last.map(String.init) ?? path) ?? Place.programme
  }
}
