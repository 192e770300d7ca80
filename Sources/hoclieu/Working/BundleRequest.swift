import CourseCompiler
import CourseModel
import CourseStorage

/// What a bundle is made of, where its files are sought, and how findings about it are shown.
struct BundleRequest {
  let plan: BundlePlan
  /// The folder from which the plan's files are named; empty for the current one.
  let base: String
  private let name: String
  private let lines: [String]

  /// A plan kept in a file.
  init(file: String) throws {
    let bytes: [UInt8]
    do {
      bytes = try readFile(file, limit: 1 << 20)
    } catch {
      throw Failure(error.message, help: error.help, status: 2)
    }
    let path = SourcePath(file.split(separator: "/").last.map(String.init) ?? file) ?? BundleRequest.commandLine
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
      .map(String.init)
    let (plan, diagnostics) = readBundlePlan(bytes, at: path)
    guard let plan, !diagnostics.containsErrors else {
      DiagnosticPrinter(console: .standardError) { _ in (file, lines) }.print(diagnostics.map(\.withoutFix))
      throw Failure(Phrase("`\(file)` còn lỗi nên chưa lập gói", "`\(file)` has errors; no bundle was made"))
    }
    self.plan = plan
    self.lines = lines
    name = file
    base = file.lastIndex(of: "/").map { String(file[..<$0]) } ?? ""
  }

  /// A plan made of options.
  init(
    province: String, modules: String, supplements: [String], reader: Edition.Reader, responsible: String?,
    preface: String?
  ) throws {
    var texts: [ModuleID: [BundlePlan.Supplement]] = [:]
    for option in supplements {
      let (module, added) = try BundleRequest.supplements(option)
      texts[module, default: []] += added
    }
    var items: [BundlePlan.Item] = []
    for part in modules.split(separator: ",") {
      let words = part.split(separator: "@", omittingEmptySubsequences: false)
      let version = words.count == 2 ? Version(words[1]) : nil
      guard let id = ModuleID(words[0].lowercased()), words.count == 1 || version != nil else {
        throw Failure.usage(
          Phrase("`\(part)` không phải chuyên đề", "`\(part)` is no module"),
          help: Phrase("viết như cd01,cd03 hoặc cd03@1.0.0", "write it like cd01,cd03 or cd03@1.0.0"))
      }
      guard !items.contains(where: { $0.module.value == id }) else { continue }
      items.append(
        BundlePlan.Item(
          module: BundleRequest.located(id), version: version.map(BundleRequest.located),
          supplements: texts.removeValue(forKey: id) ?? []))
    }
    guard !items.isEmpty else { throw Failure.usage(Phrase("`--modules` trống", "`--modules` is empty")) }
    if let stray = texts.keys.sorted().first {
      throw Failure.usage(
        Phrase(
          "`--supplement` nhắc \(stray), không có trong `--modules`",
          "`--supplement` names \(stray), which is not among `--modules`"))
    }
    plan = BundlePlan(
      province: BundleRequest.located(province), reader: reader, date: nil,
      responsible: responsible.map(BundleRequest.located), preface: preface.map(BundleRequest.located), modules: items)
    base = ""
    name = Speech.say("dòng lệnh", "command line")
    lines = []
  }

  /// Prints findings: those in the province's texts at their lines, those about the plan at its own.
  func report(_ diagnostics: [Diagnostic], in texts: LocalTexts, of project: Project) {
    Console.standardError.clearProgress()
    DiagnosticPrinter(console: .standardError) { path in
      if let text = texts.lines(of: path) { return text }
      return path == plan.province.span.path ? (name, lines) : project.lines(of: path)
    }.print(diagnostics.map(\.withoutFix))
  }

  // MARK: Options

  /// Options have no place in a file.
  private static let commandLine: SourcePath = {
    guard let path = SourcePath("--") else { preconditionFailure("two hyphens are a path") }
    return path
  }()

  private static func located<Value>(_ value: Value) -> Located<Value> { Located(value, at: SourceSpan(commandLine)) }

  /// `cd03=FILE` stands behind the module, `cd03/02-bai=FILE` behind a topic, and `cd03=FOLDER` where the names of the
  /// folder's files say: `module.md`, `02-bai.md`.
  private static func supplements(_ option: String) throws -> (ModuleID, [BundlePlan.Supplement]) {
    let parts = option.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
    let target = parts[0].split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    let place = target.count == 2 ? SupplementPlace(String(target[1])) : .module
    guard parts.count == 2, !parts[1].isEmpty, let id = ModuleID(target[0].lowercased()), let place else {
      throw Failure.usage(
        Phrase("`--supplement \(option)` sai dạng", "`--supplement \(option)` is malformed"),
        help: Phrase(
          "viết như cd03=phan-tinh.md, cd03/02-bai=phan-tinh.md hoặc cd03=thư-mục",
          "write it like cd03=own.md, cd03/02-topic=own.md or cd03=folder"))
    }
    let file = String(parts[1])
    guard isFolder(file) else { return (id, [.init(place: located(place), file: located(file))]) }
    let names = namesInFolder(file).filter { $0.hasSuffix(".md") || $0.hasSuffix(".xml") }
    let found = names.compactMap { name in
      SupplementPlace(name.hasPrefix("module.") ? "module" : name).map {
        BundlePlan.Supplement(place: located($0), file: located("\(file)/\(name)"))
      }
    }
    guard !found.isEmpty else {
      throw Failure.usage(
        Phrase("`\(file)` không có tệp .md hay .xml nào", "`\(file)` holds no .md or .xml file"))
    }
    return (id, found)
  }
}

extension Diagnostic {
  /// The same without its fix: `check --fix` mends the programme's sources, not a province's files.
  fileprivate var withoutFix: Diagnostic {
    Diagnostic(kind, Finding(finding.message, at: finding.span, help: finding.help, notes: finding.notes))
  }
}
