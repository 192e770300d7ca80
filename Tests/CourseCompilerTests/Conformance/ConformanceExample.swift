import Foundation

/// One example of the CommonMark and GFM suites: some Markdown, and the HTML that it means.
struct ConformanceExample {
  /// The file and the example's number in it, for example `spec 32`: the name under which differences are listed.
  let name: String
  let section: String
  let markdown: String
  let html: String

  /// Where `make setup-test` puts the suite of the cmark-gfm that is installed; it is no part of our tree.
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appending(
    path: "../../../.build/cmark-gfm")

  static var isThere: Bool { FileManager.default.fileExists(atPath: folder.appending(path: "spec.txt").path) }

  /// Every example: of CommonMark and GFM (`spec`), of the extensions, footnotes among them, and of bugs that cmark-gfm had.
  static func all() throws -> [ConformanceExample] {
    try ["spec", "extensions", "regression"].flatMap { name in
      examples(in: try String(contentsOf: folder.appending(path: name + ".txt"), encoding: .utf8), of: name)
    }
  }

  /// An example stands between two fences of 32 backticks, Markdown above a line `.` and HTML below it; `→` is a tab.
  private static func examples(in text: String, of file: String) -> [ConformanceExample] {
    let fence = String(repeating: "`", count: 32)
    var examples: [ConformanceExample] = []
    var section = ""
    var markdown: String?
    var html: String?
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix(fence + " example") {
        (markdown, html) = ("", nil)
      } else if line == fence, let written = markdown {
        let example = ConformanceExample(
          name: "\(file) \(examples.count + 1)", section: section, markdown: written, html: html ?? "")
        examples.append(example)
        markdown = nil
      } else if let written = markdown {
        let text = line.replacing("→", with: "\t") + "\n"
        if let meant = html {
          html = meant + text
        } else if line == "." {
          html = ""
        } else {
          markdown = written + text
        }
      } else if line.hasPrefix("#") {
        section = String(line.drop { $0 == "#" || $0 == " " })
      }
    }
    return examples
  }
}
