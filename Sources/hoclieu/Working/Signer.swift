import CourseModel
import CourseSigning
import CourseStorage
import Glibc

/// By what this run signs, and which keys the store tells of.
struct Signer: Sendable {
  let key: SigningKey
  /// What the programme declares; the specimen key where it declares none.
  let keys: [TrustedKey]

  static let specimen = TrustedKey(
    name: SigningKey.specimenName, key: SigningKey.specimen.publicKey, holder: "Ai cũng có khóa này",
    from: CalendarDate.first)

  /// The signatures of a file in all forms, named after it.
  func signatures(of bytes: [UInt8], named name: String, at place: String) -> OutputTree {
    sign(bytes, named: name, at: place, with: key)
  }
}

extension Programme {
  /// The signer with the key of that file; without a file the specimen key, which only a specimen without keys may use.
  func signer(keyFile: String?, passphraseFile: String?, on day: CalendarDate) throws -> Signer {
    guard let file = keyFile ?? getenv("HOCLIEU_KEY").map({ String(cString: $0) }) else {
      guard imprint.isSpecimen, keys.isEmpty else {
        throw Failure(
          Phrase("phát hành phải có khóa ký", "publishing needs a key to sign with"),
          help: Phrase(
            "thêm `--key TỆP`; chưa có khóa thì tạo bằng `hoclieu key new` rồi khai vào Content/keys.yaml",
            "add `--key FILE`; make one with `hoclieu key new` and declare it in Content/keys.yaml"))
      }
      return Signer(key: .specimen, keys: [Signer.specimen])
    }
    let key = try readKey(file, passphraseFile: passphraseFile)
    guard let declared = keys.first(where: { $0.key == key.publicKey }) else {
      throw Failure(
        Phrase(
          "Content/keys.yaml chưa khai khóa trong `\(file)`", "Content/keys.yaml does not declare the key of `\(file)`"),
        help: Phrase(
          "thêm mục mà `hoclieu key show \(file)` in ra", "add the entry that `hoclieu key show \(file)` prints"))
    }
    guard declared.maySign(on: day) else {
      throw Failure(
        Phrase(
          "khóa “\(declared.name)” không được dùng để ký ngày \(day.forReaders)",
          "the key “\(declared.name)” may not sign on \(day)"),
        help: Phrase(
          "xem `from`, `until`, `revoked` trong Content/keys.yaml",
          "see `from`, `until`, `revoked` in Content/keys.yaml"))
    }
    return Signer(key: key, keys: keys)
  }
}

/// The private key of a file; asks for its passphrase on a terminal.
func readKey(_ file: String, passphraseFile: String?) throws -> SigningKey {
  do {
    let bytes = try readFile(file, limit: 4096)
    let passphrase = try KeyFile.isProtected(bytes) == true ? passphrase(from: passphraseFile, for: file) : nil
    return try KeyFile.read(bytes, passphrase: passphrase)
  } catch let error as StorageError {
    throw Failure(error.message, help: error.help)
  } catch let error as KeyFileError {
    switch error {
    case .malformed:
      throw Failure(
        Phrase("`\(file)` không phải tệp khóa riêng", "`\(file)` is no private key"),
        help: Phrase("tạo khóa bằng `hoclieu key new`", "make one with `hoclieu key new`"))
    case .isProtected:
      throw Failure.usage(
        Phrase("khóa `\(file)` có mật khẩu", "the key `\(file)` is protected"),
        help: Phrase(
          "chạy ở cửa sổ lệnh để được hỏi, hoặc thêm `--passphrase-file TỆP`",
          "run on a terminal to be asked, or add `--passphrase-file FILE`"))
    case .wrongPassphrase:
      throw Failure(Phrase("sai mật khẩu, hoặc tệp khóa đã hỏng", "wrong passphrase, or the key file is damaged"))
    }
  }
}

/// The first line of the file, or what is typed on the terminal; `nil` where there is neither.
func passphrase(from file: String?, for key: String) throws -> String? {
  if let file {
    do {
      let text = String(decoding: try readFile(file, limit: 4096), as: UTF8.self)
      return text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }
  return typedPassphrase(Phrase("Mật khẩu của khóa `\(key)`: ", "Passphrase of the key `\(key)`: "))
}

/// What is typed unseen; `nil` where nobody sits at a terminal.
func typedPassphrase(_ question: Phrase) -> String? {
  guard isatty(STDIN_FILENO) == 1 else { return nil }
  var before = termios()
  guard tcgetattr(STDIN_FILENO, &before) == 0 else { return nil }
  var silent = before
  silent.c_lflag &= ~tcflag_t(ECHO)
  tcsetattr(STDIN_FILENO, TCSAFLUSH, &silent)
  defer {
    tcsetattr(STDIN_FILENO, TCSAFLUSH, &before)
    Console.standardError.write("\n")
  }
  Console.standardError.write(question[Speech.language])
  return readLine() ?? ""
}
