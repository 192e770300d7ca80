import ArgumentParser
import CourseModel
import CourseRelease
import CourseSigning
import CourseStorage

/// `hoclieu key`
struct KeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key",
    abstract: Speech.say(
      "Khóa ký: tạo, xem, và tin khóa của nơi phát hành.", "Keys: make one, show it, and trust a publisher's."),
    discussion: Speech.say(
      "Khóa riêng nằm ngoài thư mục dự án, dạng tệp của minisign (có mật khẩu). Khóa công khai khai trong Content/keys.yaml và được đưa vào kho.",
      "Private keys lie outside the project, in minisign's form (with a passphrase). Public keys are declared in Content/keys.yaml and told by the store."
    ),
    subcommands: [NewKeyCommand.self, ShowKeyCommand.self, TrustKeyCommand.self])
}

/// `hoclieu key new`
struct NewKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "new", abstract: Speech.say("Tạo một khóa ký mới.", "Makes a new key."))

  @Option(help: ArgumentHelp(Speech.say("Tên gọi của khóa.", "What people call the key."), valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp(Speech.say("Ai giữ khóa riêng.", "Who keeps the private key."), valueName: "name"))
  var holder: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Tệp khóa riêng (mặc định: ~/.config/hoclieu/hoclieu.key).",
        "The private key's file (default: ~/.config/hoclieu/hoclieu.key)."), valueName: "file"))
  var output: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tệp có dòng đầu là mật khẩu cho khóa.", "A file whose first line is the key's passphrase."),
      valueName: "file"))
  var passphraseFile: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let file = output ?? Belief.folder("XDG_CONFIG_HOME", ".config") + "/hoclieu.key"
    guard !exists(file) else {
      throw Failure(
        Phrase("đã có `\(file)`", "`\(file)` exists already"),
        help: Phrase(
          "khóa cũ không bao giờ bị ghi đè; chọn tên khác bằng `--output`",
          "an old key is never overwritten; choose another name with `--output`"))
    }
    try refuseInsideProject(file)
    let phrase = try chosenPassphrase(for: file)
    guard let key = SigningKey(seed: chance(32)) else { preconditionFailure("a seed has 32 bytes") }
    do {
      try writePrivateFile(file, Array(KeyFile.text(of: key, protectedBy: phrase, salt: chance(32)).utf8))
    } catch {
      throw Failure(error.message, help: error.help)
    }
    let console = Console.standardOutput
    console.line(Phrase("Đã tạo khóa riêng \(file)", "Made the private key \(file)"))
    if phrase.isEmpty {
      console.line(
        Phrase(
          "KHÔNG có mật khẩu: ai chép được tệp này đều ký được thay cơ quan. Giữ nó trên ổ đã mã hóa, chỉ một người đọc được.",
          "NOT protected: whoever copies this file can sign in your name. Keep it on an encrypted disk that one person can read."
        ))
    }
    let declared = TrustedKey(
      name: name ?? Speech.say("Khóa phát hành \(today().year)", "Publishing key \(today().year)"),
      key: key.publicKey, holder: holder ?? Speech.say("(đơn vị giữ khóa)", "(the unit that keeps it)"), from: today())
    console.line(Phrase("Dấu vân tay \(key.publicKey.fingerprint)", "Fingerprint \(key.publicKey.fingerprint)"))
    console.line(
      Phrase(
        "Tiếp theo: thêm mục này vào Content/keys.yaml, ghi dấu vân tay vào công văn gửi các tỉnh, rồi `hoclieu publish --key \(file)`",
        "Next: add this entry to Content/keys.yaml, tell the provinces the fingerprint by letter, then `hoclieu publish --key \(file)`"
      ))
    console.write(String(decoding: keysFile([declared]), as: UTF8.self))
  }

  /// A private key in a project is one `git add` away from everyone.
  private func refuseInsideProject(_ file: String) throws {
    // The folder itself may be one that is still to be made.
    var folder = Verifier.split(file).folder
    while !exists(folder), folder != ".", folder != "/" { folder = Verifier.split(folder).folder }
    guard let project = try? Project(common), let place = realPath(folder), let root = realPath(project.root),
      (place + "/").hasPrefix(root + "/")
    else { return }
    throw Failure.usage(
      Phrase("`\(file)` nằm trong thư mục dự án", "`\(file)` lies in the project"),
      help: Phrase(
        "khóa riêng không được vào git; chọn chỗ khác bằng `--output`",
        "private keys must not get into git; choose another place with `--output`"))
  }

  /// What protects the key: asked twice on a terminal; empty where nobody was asked or nothing was typed.
  private func chosenPassphrase(for file: String) throws -> String {
    if passphraseFile != nil { return try passphrase(from: passphraseFile, for: file) ?? "" }
    guard
      let first = typedPassphrase(
        Phrase("Mật khẩu cho khóa (để trống: không có): ", "Passphrase for the key (empty: none): "))
    else { return "" }
    guard first.isEmpty || typedPassphrase(Phrase("Nhập lại: ", "Once more: ")) == first else {
      throw Failure(Phrase("hai lần nhập khác nhau; chưa tạo khóa", "the two differ; no key was made"))
    }
    return first
  }
}

/// `hoclieu key show`
struct ShowKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "show",
    abstract: Speech.say("Xem khóa công khai trong một tệp khóa.", "Shows the public key of a key file."),
    discussion: Speech.say(
      "Không có FILE: các khóa mà máy này tin. FILE là khóa riêng, khóa công khai, hoặc keys.yaml.",
      "Without FILE: the keys that this machine trusts. FILE is a private key, a public one, or a keys.yaml."))

  @Argument(help: ArgumentHelp(Speech.say("Tệp khóa.", "A key file."), valueName: "file"))
  var file: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Tệp có dòng đầu là mật khẩu của khóa.", "A file whose first line is the key's passphrase."),
      valueName: "file"))
  var passphraseFile: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let keys: [TrustedKey]
    if let file {
      guard exists(file) else { throw Failure.usage(Phrase("không có `\(file)`", "there is no `\(file)`")) }
      if let bytes = try? readFile(file, limit: 4096), KeyFile.isProtected(bytes) != nil {
        let key = try readKey(file, passphraseFile: passphraseFile)
        keys = [
          TrustedKey(
            name: Speech.say("Khóa phát hành \(today().year)", "Publishing key \(today().year)"), key: key.publicKey,
            holder: Speech.say("(đơn vị giữ khóa)", "(the unit that keeps it)"), from: today())
        ]
      } else {
        keys = try trustedKeys(in: file)
      }
    } else {
      keys = try Belief(keyFile: nil, noteFile: nil, sinceFile: nil, common).ring.keys
    }
    let console = Console.standardOutput
    guard !keys.isEmpty else {
      console.line(
        Phrase(
          "Máy này chưa tin khóa nào; chữ ký của bản mẫu (KHÓA MẪU) không chứng minh ai đã ký.",
          "This machine trusts no key; a specimen's signature (SPECIMEN KEY) proves nothing about who signed."))
      return
    }
    for key in keys { console.line("# \(key.key.fingerprint)") }
    console.write(String(decoding: keysFile(keys), as: UTF8.self))
  }
}

/// `hoclieu key trust`
struct TrustKeyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "trust",
    abstract: Speech.say("Tin khóa của một nơi phát hành trên máy này.", "Trusts a publisher's key on this machine."),
    discussion: Speech.say(
      "Dấu vân tay phải nhận bằng đường khác với tệp khóa: công văn, điện thoại. Sau đó `verify` chỉ tin những khóa này, không nhận KHÓA MẪU nữa.",
      "The fingerprint must come by another way than the file: a letter, a telephone call. From then on `verify` believes these keys alone, and the specimen key no longer."
    ))

  @Argument(
    help: ArgumentHelp(
      Speech.say(
        "Khóa công khai (.ssh.pub của kho, hoặc keys.yaml).", "A public key (a store's .ssh.pub, or keys.yaml)."),
      valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      Speech.say("Dấu vân tay nhận được: SHA256:….", "The fingerprint that came: SHA256:…."), valueName: "fingerprint"))
  var fingerprint: String?

  @Option(help: ArgumentHelp(Speech.say("Tên gọi của khóa.", "What people call the key."), valueName: "name"))
  var name: String?

  @Option(help: ArgumentHelp(Speech.say("Ai giữ khóa riêng.", "Who keeps the private key."), valueName: "name"))
  var holder: String?

  func run() throws {
    guard exists(file) else { throw Failure.usage(Phrase("không có `\(file)`", "there is no `\(file)`")) }
    var asking = Asking()
    let told = asking.value(
      fingerprint, option: "--fingerprint",
      question: Phrase("Dấu vân tay ghi trong công văn (SHA256:…)", "The fingerprint of the letter (SHA256:…)")
    ) { $0 }
    try asking.finish()
    guard let key = try trustedKeys(in: file).first(where: { $0.key.fingerprint == told }) else {
      throw Failure(
        Phrase("dấu vân tay không phải của khóa trong `\(file)`", "the fingerprint is not that of a key in `\(file)`"),
        help: Phrase(
          "so lại từng ký tự với công văn; nếu vẫn khác thì KHÔNG tin tệp này, hỏi nơi phát hành",
          "compare it with the letter once more; if it still differs, do NOT trust this file, and ask the publisher"))
    }
    var keys = exists(Belief.keyFile) ? try trustedKeys(in: Belief.keyFile) : []
    keys.removeAll { $0.key == key.key }
    keys.append(
      TrustedKey(
        name: name ?? key.name, key: key.key, holder: holder ?? key.holder, from: key.from, until: key.until,
        revoked: key.revoked))
    do {
      _ = try replaceFile(Belief.keyFile, with: keysFile(keys))
    } catch {
      throw Failure(error.message, help: error.help)
    }
    Console.standardOutput.line(
      Phrase(
        "Máy này tin khóa “\(name ?? key.name)” (\(Belief.keyFile))",
        "This machine trusts the key “\(name ?? key.name)” (\(Belief.keyFile))"))
  }
}
