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
