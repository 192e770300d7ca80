import CourseCompiler
import CourseModel
import CourseStorage
import Glibc

/// A topic file that is to be converted, in or outside a project, or what comes through standard input.
struct ConversionSource {
  /// How the file is shown.
  let name: String
  let path: SourcePath
  let id: TopicID
  private let bytes: [UInt8]
  /// What the topic may include, and what it looks up; nothing outside a project.
  private let sources: SourceTree
  private let programme: Programme?

  /// `syntax` is the one that the user named; otherwise the file's extension says it, or its first character.
  init(_ file: String, syntax: SourceSyntax?) throws {
    do {
      bytes = file == "-" ? try ConversionSource.standardInput() : try readFile(file, limit: 1 << 20)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
    name = file == "-" ? Speech.say("(đầu vào chuẩn)", "(standard input)") : file
    let known: SourceSyntax? = file.hasSuffix(".xml") ? .xml : file.hasSuffix(".md") ? .markdown : nil
    let first = bytes.first { $0 > 0x20 && $0 < 0x80 }
    let syntax = syntax ?? known ?? (first == UInt8(ascii: "<") ? .xml : .markdown)

    let parts = ConversionSource.absolute(file).split(separator: "/")
    let stem = parts.last.map { $0.split(separator: ".").first.map(String.init) ?? "" } ?? ""
    id = TopicID(stem) ?? ConversionSource.fallback
    if file != "-", known == syntax, parts.count > 4, parts[parts.count - 4] == "Content",
      parts[parts.count - 3] == "modules",
      let module = ModuleID(String(parts[parts.count - 2])),
      let path = Place.folder(of: module).appending(String(parts[parts.count - 1]))
    {
      let content = "/" + parts.dropLast(3).joined(separator: "/")
      var (sources, _) = SourceTree.load(module, at: content)
      sources[path] = bytes
      self.path = path
      self.sources = sources
      programme = (try? SourceTree.loadProgramme(at: content)).flatMap { readProgramme($0.0).programme }
    } else {
      // A folder of its own, so that pictures lie below it.
      guard let path = SourcePath("modules/topic/\(id).\(syntax.fileExtension)") else {
        preconditionFailure("an identifier is a path")
      }
      self.path = path
      sources = SourceTree([path: bytes])
      programme = nil
    }
  }

  /// The topic. What is only recognised, as documents and terms are, belongs to a page and not to the other syntax.
  func compiled(isMarked: Bool) -> TopicCompilation {
    compileTopic(id, at: path, from: sources, of: programme, isMarked: isMarked)
  }

  /// The topic that `source`, written in `syntax`, gives when it is read in the place of this one.
  func compiled(_ source: [UInt8], as syntax: SourceSyntax) -> Topic? {
    guard let path = path.sibling("\(id).\(syntax.fileExtension)") else { return nil }
    return compileTopic(id, at: path, from: SourceTree([path: source])).topic
  }

  var syntax: SourceSyntax { path.fileExtension == "xml" ? .xml : .markdown }

  func report(_ diagnostics: [Diagnostic]) {
    let printer = DiagnosticPrinter(console: .standardError) { place in
      guard place == path else { return (place.text, []) }
      let text = String(decoding: bytes, as: UTF8.self)
      return (name, text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init))
    }
    printer.print(diagnostics)
  }

  private static let fallback: TopicID = {
    guard let id = TopicID("topic") else { preconditionFailure("a word is an identifier") }
    return id
  }()

  private static func absolute(_ file: String) -> String {
    guard !file.hasPrefix("/"), let pointer = getcwd(nil, 0) else { return file }
    defer { free(pointer) }
    return String(cString: pointer) + "/" + (file.hasPrefix("./") ? String(file.dropFirst(2)) : file)
  }

  private static func standardInput() throws -> [UInt8] {
    var bytes: [UInt8] = []
    var piece = [UInt8](repeating: 0, count: 65536)
    while true {
      let count = read(STDIN_FILENO, &piece, piece.count)
      if count < 0, errno == EINTR { continue }
      guard count > 0, bytes.count <= 1 << 20 else { return bytes }
      bytes += piece.prefix(count)
    }
  }
}
