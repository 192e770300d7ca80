import ArgumentParser
import CourseModel
import Glibc

/// In which language this run speaks. Help texts are made before the arguments are parsed, so the choice is read from the
/// arguments themselves.
enum Speech {
  static let language: Language = {
    let arguments = CommandLine.arguments
    for (index, argument) in arguments.enumerated() {
      if argument == "--lang", index + 1 < arguments.count, let language = Language(rawValue: arguments[index + 1]) {
        return language
      }
      if argument.hasPrefix("--lang="), let language = Language(rawValue: String(argument.dropFirst("--lang=".count))) {
        return language
      }
    }
    return getenv("HOCLIEU_LANG").flatMap { Language(rawValue: String(cString: $0)) } ?? .vietnamese
  }()

  static func say(_ vietnamese: String, _ english: String) -> String { Phrase(vietnamese, english)[language] }

  /// ArgumentParser speaks English only; its fixed words are replaced here.
  static func translated(_ text: String) -> String {
    guard language == .vietnamese else { return text }
    return text.split(separator: "\n", omittingEmptySubsequences: false).map(translatedLine).joined(separator: "\n")
  }

  private static func translatedLine(_ line: Substring) -> String {
    for (english, vietnamese) in heads where line.hasPrefix(english) {
      return vietnamese + translatedLine(line.dropFirst(english.count))
    }
    var result = String(line)
    for (english, vietnamese) in words { result.replace(english, with: vietnamese) }
    return result
  }

  private static let heads: [(String, String)] = [
    ("OVERVIEW: ", ""), ("USAGE: ", "CÁCH DÙNG: "), ("Usage: ", "Cách dùng: "), ("ARGUMENTS:", "THAM SỐ:"),
    ("OPTIONS:", "TÙY CHỌN:"),
    ("SUBCOMMANDS:", "CÁC LỆNH:"), ("Error: ", "Lỗi: "), ("Help: ", "Trợ giúp: "),
  ]

  private static let words: [(String, String)] = [
    ("Show help information.", "Hiện trợ giúp."), ("Show the version.", "Hiện phiên bản."),
    ("Show subcommand help information.", "Hiện trợ giúp của một lệnh."),
    ("(default: ", "(mặc định: "), ("(values: ", "(giá trị: "),
    ("Missing expected argument ", "Thiếu tham số "), ("Missing value for ", "Thiếu giá trị cho "),
    ("Unknown option ", "Không có tùy chọn "), ("Did you mean ", "Có phải là "),
    ("Unexpected argument ", "Thừa tham số "), ("Unexpected arguments: ", "Thừa các tham số: "),
    ("The value ", "Giá trị "), (" is invalid for ", " không hợp lệ cho "),
    ("Please provide one of ", "Chọn một trong "), ("' and '", "' và '"), ("' or '", "' hoặc '"),
    (" unexpected arguments:", " tham số thừa:"),
    ("  See '", "  Xem '"), ("' for detailed help.", "' để biết chi tiết."),
    ("' for more information.", "' để biết thêm."), ("<subcommand>", "<lệnh>"), ("See '", "Xem '"),
    (" <options>", " <tùy chọn>"), ("[<options>]", "[<tùy chọn>]"),
  ]
}
