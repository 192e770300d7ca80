import ArgumentParser
import CourseCompiler
import CourseImporting
import CourseModel
import CourseRendering
import CourseStorage
import CourseTypesetting

/// `hoclieu import`
struct ImportCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: Speech.say("Đưa một tệp Word vào chuyên đề.", "Brings a Word file into a module."),
    discussion: Speech.say(
      "Tạo một bài Markdown mới ở cuối chuyên đề, chép hình vào media/, và kê từng việc còn lại cho tác giả. Chữ phông TCVN3 (.VnTime) và VNI được đổi sang Unicode. Không ghi đè tệp nào.",
      "Makes a new topic in Markdown at the end of the module, copies pictures into media/, and lists what remains for the author. Text in fonts of TCVN3 (.VnTime) and VNI becomes Unicode. No file is overwritten."
    ))

  @Argument(help: ArgumentHelp(Speech.say("Tệp Word.", "The Word file."), valueName: "file.docx"))
  var file: String

  @Argument(help: ArgumentHelp(Speech.say("Chuyên đề.", "The module."), valueName: "module"))
  var module: String

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Tên bài (mặc định: số tiếp theo và tên trong tệp).",
        "The topic's name (default: the next number and the file's title)."),
      valueName: "name"))
  var topic: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    let (programme, _) = try project.programme()
    guard let module = try project.modules([module], of: programme).first else { return }
    guard exists(file) else {
      throw Failure.usage(Phrase("không có tệp `\(file)`", "there is no file `\(file)`"))
    }
    do {
      let folder = "\(project.content)/\(Place.folder(of: module))"
      let workshop = try Staging(for: "\(folder)/import")
      let document = try await readDocument(file, with: project.typesetter.python, pictures: workshop.path)
      try write(document, into: module, of: project, at: folder)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    } catch let error as ReadingError {
      throw try failure(for: error)
    }
  }

  private func write(_ document: WordDocument, into module: ModuleID, of project: Project, at folder: String) throws {
    let stem = file.split(separator: "/").last.map { $0.split(separator: ".").first.map(String.init) ?? "" } ?? ""
    let own = title(of: document)
    let id = try name(for: own.isEmpty ? stem : own, in: folder)
    guard let path = Place.folder(of: module).appending("\(id).md") else {
      preconditionFailure("an identifier is a path")
    }
    let list = "\(project.content)/\(Place.metadata(of: module))"
    let old = String(decoding: try readFile(list, limit: 1 << 20), as: UTF8.self)
    guard let new = TopicList.adding("\(id).md", to: old) else {
      throw Failure(
        Phrase("module.yaml không có danh sách `topics`", "module.yaml has no list `topics`"),
        help: Phrase("thêm dòng `topics:` và các bài", "add `topics:` and the topics"))
    }
    let imported = importTopic(id, at: path, from: document, title: stem)
    let source = MarkdownSourceWriter.write(imported.topic)
    if let picture = imported.pictures.first(where: { exists("\(project.content)/\($0.path)") }) {
      throw taken(project.name(of: picture.path))
    }
    for picture in imported.pictures {
      if let media = picture.path.folder { try makeFolders("\(project.content)/\(media)") }
      _ = try replaceFile("\(project.content)/\(picture.path)", with: try readFile(picture.file, limit: 32 << 20))
    }
    _ = try replaceFile("\(project.content)/\(path)", with: source.bytes)
    _ = try replaceFile(list, with: Array(new.utf8))
    Console.standardOutput.line(project.name(of: path))
    for picture in imported.pictures { Console.standardOutput.line(project.name(of: picture.path)) }
    report(imported, source, at: path, named: project.name(of: path))
  }

  /// What remains for the author, each at its line of the new file.
  private func report(_ imported: ImportedTopic, _ source: SourceText, at path: SourcePath, named name: String) {
    let written = compileTopic(imported.topic.id, at: path, from: SourceTree([path: source.bytes])).topic
    func line(_ block: Int?) -> Int {
      guard let block, let blocks = written?.blocks, !blocks.isEmpty else { return 1 }
      return Int(blocks[min(block, blocks.count - 1)].span.range.lowerBound.line)
    }
    let lost = source.losses.map { loss in
      (line(Int(loss.finding.span.range.lowerBound.line) - 1), loss.finding.message)
    }
    let remarks = imported.remarks.map { (line($0.block), $0.message) } + lost
    for (line, message) in remarks.sorted(by: { $0.0 < $1.0 }) {
      Console.standardOutput.line("\(name):\(line): " + message[Speech.language])
    }
  }

  /// The name of the new topic: the one that the user gave, or the next number and the title.
  private func name(for title: String, in folder: String) throws -> TopicID {
    let names = namesInFolder(folder)
    let last =
      names.compactMap { name -> Int? in
        let stem = name.hasSuffix(".md") || name.hasSuffix(".xml") ? name.prefix { $0.isASCII && $0.isNumber } : ""
        return Int(stem)
      }.max() ?? 0
    let number = last < 9 ? "0\(last + 1)" : String(last + 1)
    let wanted = topic ?? "\(number)-\(slug(title).prefix(50))"
    guard let id = TopicID(wanted) else {
      throw Failure.usage(
        Phrase("`\(wanted)` không đặt tên bài được", "`\(wanted)` cannot name a topic"),
        help: Phrase("dùng chữ không dấu, chữ số, `-`", "use ASCII letters, digits and `-`"))
    }
    if names.contains("\(id).md") || names.contains("\(id).xml") { throw taken("\(id)") }
    return id
  }

  private func taken(_ name: String) -> Failure {
    Failure(
      Phrase("đã có `\(name)`", "`\(name)` is already there"),
      help: Phrase("đặt tên khác bằng `--topic`", "choose another name with `--topic`"))
  }

  private func failure(for error: ReadingError) throws -> Failure {
    switch error {
    case .interrupted: throw CancellationError()
    case .missing(let reason):
      return Failure(
        Phrase("không có trình đọc Word pandoc (\(reason))", "pandoc, which reads Word, is not there (\(reason))"),
        help: Phrase("chạy `make setup`", "run `make setup`"))
    case .unreadable(let words):
      return Failure(
        Phrase(
          "`\(file)` không phải tệp Word đọc được (\(words))", "`\(file)` is no Word file that can be read (\(words))"),
        help: Phrase("mở bằng Word, lưu lại thành .docx rồi thử lại", "open it in Word, save it as .docx and try again")
      )
    }
  }
}
