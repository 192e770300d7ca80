import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage
import CourseTypesetting

/// Proves that every edition in a package, or in the folder of a draft, says what was sealed. Refuses where one does not.
func verifyTexts(at path: String, _ options: CommonOptions) async throws {
  let project = try Project(options)
  let verifier = TextVerifier(project: project)
  let (module, files, isWhole) = try verifier.subject(at: path)
  var isSame = true
  for verdict in try await verifier.verdicts(on: module, in: files, isWhole: isWhole) {
    verdict.print()
    if !verdict.differences.isEmpty { isSame = false }
  }
  guard isSame else {
    throw Failure(
      Phrase("có tệp không đúng chữ bản gốc", "a file does not say what was sealed"),
      help: Phrase(
        "không phát bản này; dựng lại rồi kiểm tra lại", "do not hand it out; build it again and check again"))
  }
}

private struct TextVerifier {
  let project: Project

  /// The module that `path` shows, and the files that show it; `isWhole` for a package, which has to have every edition.
  func subject(at path: String) throws -> (module: Module, files: OutputTree, isWhole: Bool) {
    do {
      if !isFolder(path) {
        return try (sealed(verify(try readFile(path, limit: 1 << 30), named: place(path))))
      }
      if exists(path + "/bagit.txt") {
        var unpacked = OutputTree()
        unpacked.add(try readTree(path, limit: 1 << 30), below: "goi")
        return try sealed(verify(unpacked, named: place(path)))
      }
      return try draft(at: path)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
  }

  private func place(_ path: String) -> SourcePath {
    SourcePath(path.split(separator: "/").last.map(String.init) ?? path) ?? Place.programme
  }

  /// The module that the package's own frozen sources give.
  private func sealed(_ package: OpenedPackage) throws -> (module: Module, files: OutputTree, isWhole: Bool) {
    let records = package.payload.paths.filter { $0.text.hasPrefix("records/") }
    // The learner's book is named after the module and its version.
    let names = package.payload.paths.filter { $0.folder == nil && $0.fileExtension == "pdf" }.map(\.stem)
    guard let id = names.compactMap({ ModuleID(String($0.prefix { $0 != "-" })) }).first, !records.isEmpty else {
      throw Failure(Phrase("gói không có hồ sơ", "the package holds no records"))
    }
    var sources = SourceTree()
    for file in records {
      if let place = Place.folder(of: id).appending(file.text) { sources[place] = package.payload[file] }
    }
    let history = readRecords(of: id, in: sources).0
    guard let newest = history.last, let frozen = compileFrozen(newest, history: history).version else {
      throw Failure(Phrase("không đọc được nguồn trong gói", "the package's sources cannot be read"))
    }
    return (frozen.submission.frozen.module, package.payload, true)
  }

  /// The module as it lies in `Content` now, for the folder that `build` made of it.
  private func draft(at path: String) throws -> (module: Module, files: OutputTree, isWhole: Bool) {
    let files = try readTree(path, limit: 1 << 30)
    let (programme, shared) = try project.programme()
    let name = path.split(separator: "/").last.map(String.init) ?? path
    guard let id = try? project.modules([name], of: programme).first, !files.paths.isEmpty else {
      throw Failure.usage(
        Phrase(
          "`\(path)` không phải gói hay thư mục một bản dựng", "`\(path)` is neither a package nor a built module"),
        help: Phrase(
          "ví dụ: gói cd03-1.1.0.zip, thư mục build/cd03", "for example cd03-1.1.0.zip, or the folder build/cd03"))
    }
    guard let module = project.compileLive(id, of: programme, shared).0.module else {
      throw Failure(Phrase("chuyên đề \(id) còn lỗi", "the module \(id) has errors"))
    }
    return (module, files, false)
  }

  func verdicts(on module: Module, in files: OutputTree, isWhole: Bool) async throws -> [TextVerdict] {
    let name = "\(module.id)-\(module.metadata.version.value)"
    let learner = module.part(for: .learner)
    let instructor = module.part(for: .instructor)
    let folder = isWhole ? "giang-vien/" : ""
    var verdicts: [TextVerdict] = []
    for (pages, part, answers) in [
      ("html/", learner, SealedTexts.Answers.none),
      (isWhole ? "giang-vien/html/" : "html-giang-vien/", instructor, .besideQuestion),
    ] where isWhole || files.paths.contains(where: { $0.text.hasPrefix(pages) }) {
      verdicts.append(self.pages(pages, part, answers, in: files))
    }
    // A5 is a second size of the same book.
    for size in ["", "-a5"] {
      let books = [
        ("\(name)\(size).pdf", SealedTexts(of: learner.topics, in: learner, answers: .none)),
        ("\(folder)\(name)-giang-vien\(size).pdf", SealedTexts(of: instructor.topics, in: instructor, answers: .atEnd)),
        ("\(folder)\(name)-dap-an\(size).pdf", SealedTexts(answersOf: instructor.topics)),
      ]
      for (file, sealed) in books {
        let bytes = OutputPath(file).flatMap { files[$0] }
        if bytes == nil, !isWhole || !size.isEmpty { continue }
        verdicts.append(try await book(file, sealed, bytes))
      }
    }
    return verdicts
  }

  /// All pages of an HTML edition. The notes of a topic stand below it; pages add more of their own than books do.
  private func pages(
    _ folder: String, _ module: Module, _ answers: SealedTexts.Answers, in files: OutputTree
  ) -> TextVerdict {
    var (count, found): (Int, [TextDifference]) = (0, [])
    for topic in module.topics {
      let sealed = SealedTexts(of: [topic], in: module, answers: answers)
      let texts = readPage(OutputPath("\(folder)\(topic.id).html").flatMap { files[$0] } ?? [])
      count += sealed.count
      found += differences(
        between: sealed.body + sealed.notes, and: texts.filter { $0.kind != .alternative }, adding: 240,
        startingAtHeading: false)
      found += sealed.pictureDifferences(in: texts)
    }
    return TextVerdict(name: folder, count: count, differences: found)
  }

  private func book(_ name: String, _ sealed: SealedTexts, _ bytes: [UInt8]?) async throws -> TextVerdict {
    let texts = try await read(bytes ?? [], named: name)
    let body = texts.filter { $0.kind == .text || $0.kind == .heading }
    let notes = texts.filter { $0.kind == .note }
    return TextVerdict(
      name: name, count: sealed.count,
      differences: differences(between: sealed.body, and: body, adding: 80)
        + differences(between: sealed.notes, and: notes, adding: 8, startingAtHeading: false)
        + sealed.pictureDifferences(in: texts))
  }

  private func read(_ pdf: [UInt8], named name: String) async throws -> [EditionText] {
    do {
      let staging = try Staging(for: project.output("build") + "/kiem-chu")
      var tree = OutputTree()
      tree.add(pdf, at: "sach.pdf")
      try staging.write(tree)
      return try await project.typesetter.read(staging.path + "/sach.pdf")
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    } catch let error as TypesettingError {
      switch error {
      case .missing(let reason):
        throw Failure(
          Phrase("thiếu pikepdf để đọc PDF (\(reason))", "pikepdf, which reads PDFs, is not there (\(reason))"),
          help: Phrase("chạy `make setup`", "run `make setup`"))
      case .interrupted: throw CancellationError()
      case .broken(let words):
        throw Failure(Phrase("không đọc được \(name): \(words)", "\(name) cannot be read: \(words)"))
      case .hung, .unwritable, .refused: throw Failure(Phrase("không đọc được \(name)", "\(name) cannot be read"))
      }
    }
  }
}

extension SealedTexts {
  fileprivate var count: Int { body.count + notes.count + alternatives.count }

  fileprivate func pictureDifferences(in texts: [EditionText]) -> [TextDifference] {
    differences(
      between: alternatives, and: texts.filter { $0.kind == .alternative }, adding: 0, startingAtHeading: false)
  }
}
