import ArgumentParser
import CourseModel

// What several commands understand in the same words.

/// Where a command writes what it found.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.customShort("o"), .customLong("output")],
    help: ArgumentHelp(
      Speech.say("Ghi kết quả vào tệp này (mặc định: in ra).", "Where to write it (default: standard output)."),
      valueName: "file"))
  var file: String?

  /// The file for a PDF, which no terminal shows.
  @discardableResult
  func requireFile() throws -> String {
    guard let file else {
      throw Failure.usage(
        Phrase("`--format pdf` cần `--output`", "`--format pdf` needs `--output`"),
        help: Phrase("ví dụ: `--format pdf -o thay-doi.pdf`", "for example: `--format pdf -o changes.pdf`"))
    }
    return file
  }
}

/// With which store a command works.
struct StoreOptions: ParsableArguments {
  @Option(
    name: .customLong("store"),
    help: ArgumentHelp(
      Speech.say("Kho phát hành (mặc định: published).", "The store (default: published)."), valueName: "folder"))
  var folder: String?
}

/// By what a command signs.
struct SigningOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Tệp khóa riêng để ký (mặc định: biến HOCLIEU_KEY; bản mẫu chưa có khóa dùng KHÓA MẪU).",
        "The private key to sign with (default: HOCLIEU_KEY; a specimen without a key uses the specimen key)."),
      valueName: "file"))
  var key: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tệp có dòng đầu là mật khẩu của khóa.", "A file whose first line is the key's passphrase."),
      valueName: "file"))
  var passphraseFile: String?
}

/// How much of its work a run does at once, which part of it, and what it tells of it.
struct WorkOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Số chuyên đề làm cùng lúc (mặc định: số nhân máy).",
        "How many modules to work on at once (default: the cores)."),
      valueName: "n"))
  var jobs: Int?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Chỉ làm phần thứ k trong n phần của chương trình, để chia cho nhiều máy.",
        "Only the k-th of n parts of the programme, to share it out among machines."),
      valueName: "k/n"))
  var shard: Shard?

  @Flag(
    help: ArgumentHelp(
      Speech.say("Cho biết vì sao từng chuyên đề phải làm lại.", "Tells why each module had to be done again.")))
  var verbose = false

  @Flag(help: ArgumentHelp(Speech.say("Cho biết thời gian đi vào đâu.", "Tells where the time went.")))
  var timings = false

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError(Speech.say("--jobs là một số từ 1 đến 256.", "--jobs is a number from 1 to 256."))
    }
  }

  var width: Int { jobs ?? coreCount }
}

/// One of several parts into which the modules are dealt out.
struct Shard: ExpressibleByArgument, Sendable {
  /// From 1.
  let number: Int
  let count: Int

  /// As typed after `--shard`: `2/4`.
  init?(argument: String) {
    let parts = argument.split(separator: "/", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let number = parts[0], let count = parts[1], (1...10_000).contains(count),
      (1...count).contains(number)
    else { return nil }
    self.number = number
    self.count = count
  }

  /// Those of the programme's modules that fall to it: dealt out like cards, so that the parts are about equal.
  func modules(of programme: Programme) -> Set<ModuleID> {
    Set(programme.modules.enumerated().filter { $0.offset % count == number - 1 }.map(\.element.id))
  }
}
