import CourseCompiler
import CourseModel
import CourseRendering
import CourseSealing
import CourseStorage
import CourseTypesetting
import Glibc

/// Where this run works.
struct Project: Sendable {
  /// The folder that holds `Content` and `Templates`.
  let root: String

  /// The folder named by `--root`; else the nearest one, from the current folder upwards, that holds `Content/programme.yaml`,
  /// or the file of `Content` that stands for it.
  init(_ options: CommonOptions, holding file: SourcePath = Place.programme) throws(Failure) {
    if let named = options.root {
      guard exists("\(named)/Content/\(file)") else {
        throw .usage(
          Phrase("`\(named)` không có Content/\(file)", "`\(named)` holds no Content/\(file)"),
          help: Phrase("chỉ đúng thư mục dự án sau `--root`", "name the project's folder after `--root`"))
      }
      root = named
      return
    }
    var folder = Project.currentFolder
    while true {
      if exists("\(folder)/Content/\(file)") {
        root = folder
        return
      }
      guard let slash = folder.lastIndex(of: "/"), folder != "/" else { break }
      folder = slash == folder.startIndex ? "/" : String(folder[..<slash])
    }
    throw .usage(
      Phrase(
        "không tìm thấy Content/\(file) ở đây hay ở thư mục nào phía trên",
        "there is no Content/\(file) here or in any folder above"),
      help: Phrase(
        "chạy lệnh trong thư mục dự án, hoặc chỉ ra bằng `--root`", "run inside the project, or name it with `--root`"))
  }

  var content: String { "\(root)/Content" }

  /// A folder of the project for results, as it can be opened from the current folder.
  func output(_ name: String) -> String { root == Project.currentFolder ? name : "\(root)/\(name)" }

  /// How a source path is shown: as it can be opened from the current folder.
  func name(of path: SourcePath) -> String {
    let full = path.text.hasPrefix(Place.templates.text + "/") ? "\(root)/\(path)" : "\(content)/\(path)"
    let current = Project.currentFolder + "/"
    return full.hasPrefix(current) ? String(full.dropFirst(current.count)) : full
  }

  static var currentFolder: String {
    guard let pointer = getcwd(nil, 0) else { return "." }
    defer { free(pointer) }
    return String(cString: pointer)
  }

  // MARK: Sources

  /// The programme with the register of law and the glossary; refuses where anything in them is wrong.
  func programme() throws -> (Programme, SourceTree) {
    let (programme, sources, diagnostics) = try sharedSources()
    guard let programme, !diagnostics.containsErrors else { throw unusable(diagnostics) }
    return (programme, sources)
  }

  /// Prints what is wrong with the shared sources; the failure names what cannot be used.
  func unusable(_ diagnostics: [Diagnostic]) -> Failure {
    report(diagnostics)
    if diagnostics.hold(errorsIn: Place.programme) {
      return Failure(Phrase("chưa dùng được programme.yaml", "programme.yaml cannot be used yet"))
    }
    return Failure(
      Phrase(
        "chưa dùng được sổ văn bản, bảng giải nghĩa hoặc bảng tên gọi",
        "the register of law, the glossary or the list of names cannot be used yet"))
  }

  /// What all modules share, and everything that is wrong with it.
  func sharedSources() throws -> (Programme?, SourceTree, [Diagnostic]) {
    do {
      let (sources, loading) = try SourceTree.loadProgramme(at: content)
      let reading = readProgramme(sources)
      return (reading.programme, sources, (loading + reading.diagnostics).sorted(by: Diagnostic.precedes))
    } catch {
      throw Failure.usage(Phrase("không có Content/programme.yaml", "there is no Content/programme.yaml"))
    }
  }

  /// The modules that the user named, or all that have a folder; of them those that fall to `shard`. A name that the programme
  /// does not know is wrong use.
  func modules(_ names: [String], of programme: Programme, in shard: Shard?) throws -> [ModuleID] {
    let all = try modules(names, of: programme)
    guard let shard else { return all }
    let part = shard.modules(of: programme)
    return all.filter(part.contains)
  }

  /// The modules that the user named, or all that have a folder. A name that the programme does not know is wrong use.
  func modules(_ names: [String], of programme: Programme) throws -> [ModuleID] {
    let listed = programme.modules.map(\.id)
    guard !names.isEmpty else { return listed.filter { exists("\(content)/\(Place.metadata(of: $0))") } }
    return try names.map { name in
      guard let id = ModuleID(name.lowercased()), listed.contains(id) else {
        throw Failure.usage(
          Phrase("không có chuyên đề `\(name)` trong programme.yaml", "programme.yaml lists no module `\(name)`"),
          help: Phrase(
            "các chuyên đề: \(listed.map(\.text).joined(separator: ", "))",
            "the modules: \(listed.map(\.text).joined(separator: ", "))"))
      }
      guard exists("\(content)/\(Place.metadata(of: id))") else {
        throw Failure.usage(
          Phrase("chuyên đề `\(id)` chưa được biên soạn", "the module `\(id)` has not been written yet"),
          help: Phrase("tạo Content/\(Place.metadata(of: id))", "create Content/\(Place.metadata(of: id))"))
      }
      return id
    }
  }

  /// Loads and compiles one module as it lies on the disk now.
  func compileLive(
    _ module: ModuleID, of programme: Programme, lookingUp tables: ReferenceTables? = nil, _ shared: SourceTree
  ) -> (Compilation, SourceTree) {
    ModuleFiles(of: module, in: self).compiled(in: programme, lookingUp: tables, beside: shared)
  }

  /// The records of a module.
  func records(of module: ModuleID) -> ([VersionRecords], [Diagnostic]) {
    let (sources, loading) = SourceTree.loadRecords(of: module, at: content)
    let (versions, reading) = readRecords(of: module, in: sources)
    return (versions, loading + reading)
  }

  // MARK: Templates

  /// The files of a folder of `Templates`, and where they lie.
  func templateFiles(_ name: String) throws -> (SourceTree, SourcePath) {
    guard let folder = Place.templates.appending(name) else { preconditionFailure("\(name) is no folder") }
    do {
      let tree = try readTree("\(root)/\(folder)", limit: 32 << 20)
      var files = SourceTree()
      for path in tree.paths { if let place = folder.appending(path.text) { files[place] = tree[path] } }
      return (files, folder)
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }

  func htmlTemplates() throws -> HTMLTemplates { try usable(readHTMLTemplates().reading) }

  /// The templates with what is wrong with them, and the files that they were read from; reports nothing.
  func readHTMLTemplates() throws -> (reading: (HTMLTemplates?, [Diagnostic]), files: SourceTree) {
    let (files, folder) = try templateFiles("html")
    return (HTMLTemplates.read(files, below: folder), files)
  }

  func printRenderer() throws -> PrintRenderer { try usable(readPrintRenderer().reading) }

  /// The same for print.
  func readPrintRenderer() throws -> (reading: (PrintRenderer?, [Diagnostic]), files: SourceTree) {
    let (files, folder) = try templateFiles("print")
    return (PrintRenderer.read(files, below: folder), files)
  }

  func documentTemplates() throws -> DocumentTemplates {
    let (files, folder) = try templateFiles("documents")
    return try usable(
      DocumentTemplates.read(files, below: folder, html: try htmlTemplates(), print: try printRenderer()))
  }

  /// What a preview adds to the pages.
  func previewAdditions() throws -> OutputTree {
    do {
      return try readTree("\(root)/\(Place.templates)/preview", limit: 1 << 20)
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }

  /// Reports what is wrong; refuses where nothing can be used.
  func usable<Value>(_ reading: (Value?, [Diagnostic])) throws -> Value {
    guard let value = reading.0 else {
      report(reading.1)
      throw Failure(Phrase("chưa dùng được khuôn mẫu", "the templates cannot be used yet"))
    }
    return value
  }

  /// One digest for the templates of packages: with them and the tool's version the same bytes come out again. The portal is
  /// made from the packages and can be made anew at any time.
  func templatesDigest() throws -> Digest {
    var list = ""
    for name in ["html", "print", "documents"] {
      let (files, _) = try templateFiles(name)
      for path in files.paths { list += "\(digest(of: files[path] ?? []))  \(path)\n" }
    }
    return digest(of: Array(list.utf8))
  }

  func bundleTemplates() throws -> BundleTemplates {
    let (files, folder) = try templateFiles("bundle")
    return try usable(
      BundleTemplates.read(files, below: folder, html: try htmlTemplates(), print: try printRenderer()))
  }

  // MARK: Typesetter

  /// The fonts that the templates name, where Debian's fonts-liberation2 and fonts-dejavu-core put them.
  static let fonts = [
    "/usr/share/fonts/truetype/liberation2": [
      "LiberationSerif-Regular.ttf", "LiberationSans-Regular.ttf", "LiberationMono-Regular.ttf",
    ],
    "/usr/share/fonts/truetype/dejavu": ["DejaVuSans.ttf", "DejaVuSansMono.ttf"],
  ]

  var typesetter: Typesetter {
    let named = getenv("HOCLIEU_PYTHON").map { String(cString: $0) }
    return Typesetter(python: named ?? "\(root)/.venv/bin/python3", fonts: Project.fonts.keys.sorted())
  }

  // MARK: Saying

  /// Prints findings with their source lines.
  func report(_ diagnostics: [Diagnostic], on console: Console = .standardError) {
    console.clearProgress()
    var files = ShownFiles(self)
    DiagnosticPrinter(console: console) { files[$0] }.print(diagnostics)
  }

  /// How a path is shown, and the lines of its file.
  func lines(of path: SourcePath) -> (name: String, lines: [String]) {
    let place = path.text.hasPrefix(Place.templates.text + "/") ? "\(root)/\(path)" : "\(content)/\(path)"
    guard ["md", "xml", "yaml", "svg", "typ", "mustache"].contains(path.fileExtension),
      let bytes = try? readFile(place, limit: 1 << 20)
    else { return (name(of: path), []) }
    let lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false)
    return (name(of: path), lines.map { String(decoding: $0, as: UTF8.self) })
  }
}

/// The files that findings are shown in: one with many findings is read once.
struct ShownFiles {
  private let project: Project
  private var known: [SourcePath: (name: String, lines: [String])] = [:]

  init(_ project: Project) { self.project = project }

  /// How a path is shown, and the lines of its file.
  subscript(path: SourcePath) -> (name: String, lines: [String]) {
    mutating get {
      if let file = known[path] { return file }
      let file = project.lines(of: path)
      known[path] = file
      return file
    }
  }
}

/// The day it is, where the user did not say otherwise.
func today() -> CalendarDate {
  var now = time(nil)
  var parts = tm()
  localtime_r(&now, &parts)
  guard let date = CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
  else {
    preconditionFailure("the clock shows no day of the calendar")
  }
  return date
}
