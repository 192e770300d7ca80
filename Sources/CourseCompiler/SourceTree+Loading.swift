package import CourseModel
import Glibc

extension SourceTree {
  /// Why a content root cannot be used at all.
  package enum LoadingError: Error {
    /// There is no `programme.yaml` in the folder.
    case noProgramme(folder: String)
  }

  /// Loads what all modules share from the content root: `programme.yaml`, the folder `shared`, the register of law and the
  /// glossary.
  package static func loadProgramme(at root: String) throws(LoadingError) -> (SourceTree, [Diagnostic]) {
    guard access("\(root)/\(Place.programme)", F_OK) == 0 else { throw .noProgramme(folder: root) }
    var loader = Loader(root: root)
    loader.file(Place.programme)
    loader.folder(Place.shared, without: nil)
    loader.folder(Place.law, without: nil)
    for path in [Place.glossary, Place.names, Place.provinces, Place.keys] where access("\(root)/\(path)", F_OK) == 0 {
      loader.file(path)
    }
    return (loader.tree, loader.diagnostics)
  }

  /// Loads `provinces.yaml` alone: all that a province needs of the content root for a bundle.
  package static func loadProvinces(at root: String) -> (SourceTree, [Diagnostic]) {
    var loader = Loader(root: root)
    loader.file(Place.provinces)
    return (loader.tree, loader.diagnostics)
  }

  /// Loads a module's own files: `module.yaml`, topics and media, but not its records.
  package static func load(_ module: ModuleID, at root: String) -> (SourceTree, [Diagnostic]) {
    var loader = Loader(root: root)
    loader.folder(Place.folder(of: module), without: Place.records(of: module))
    return (loader.tree, loader.diagnostics)
  }

  /// Loads a module's records.
  package static func loadRecords(of module: ModuleID, at root: String) -> (SourceTree, [Diagnostic]) {
    var loader = Loader(root: root)
    loader.folder(Place.records(of: module), without: nil)
    return (loader.tree, loader.diagnostics)
  }

  /// Loads the waivers of a module, where it has any.
  package static func loadWaivers(of module: ModuleID, at root: String) -> (SourceTree, [Diagnostic]) {
    var loader = Loader(root: root)
    let path = Place.waivers(of: module)
    if access("\(root)/\(path)", F_OK) == 0 { loader.file(path) }
    return (loader.tree, loader.diagnostics)
  }

  /// Loads the proposals for change.
  package static func loadProposals(at root: String) -> (SourceTree, [Diagnostic]) {
    var loader = Loader(root: root)
    loader.folder(Place.proposals, without: nil)
    return (loader.tree, loader.diagnostics)
  }
}

/// Reads files below a content root. Links are not followed, and what is too large is not read.
private struct Loader {
  let root: String
  var tree = SourceTree()
  var diagnostics: [Diagnostic] = []

  init(root: String) { self.root = root }

  /// Every file below `folder`; hidden ones and editors' copies (`~`) are no sources.
  mutating func folder(_ folder: SourcePath, without excluded: SourcePath?) {
    guard folder != excluded, let directory = opendir("\(root)/\(folder)") else { return }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: UInt8.self, capacity: 256) { bytes in
          String(
            decoding: UnsafeBufferPointer(
              start: bytes, count: strnlen(UnsafeRawPointer(bytes).assumingMemoryBound(to: CChar.self), 256)),
            as: UTF8.self)
        }
      }
      if !name.hasPrefix("."), !name.hasSuffix("~") { names.append(name) }
    }
    for name in names.sorted() {
      guard let path = SourcePath("\(folder)/\(name)") else { continue }
      var status = stat()
      guard lstat("\(root)/\(path)", &status) == 0 else { continue }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: self.folder(path, without: excluded)
      case S_IFREG: file(path)
      case S_IFLNK:
        tree.unreadable.insert(path)
        diagnostics.append(
          Diagnostic(
            .pathLeavesContent,
            Finding(
              Phrase("`\(path.name)` là liên kết tượng trưng", "`\(path.name)` is a symbolic link"),
              at: SourceSpan(path),
              help: Phrase("chép tệp thật vào chỗ này", "copy the real file here"))))
      default: continue
      }
    }
  }

  mutating func file(_ path: SourcePath) {
    let descriptor = open("\(root)/\(path)", O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK)
    guard descriptor >= 0 else { return reportUnreadable(path) }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { return reportUnreadable(path) }
    let size = Int(status.st_size)
    let limit = TextCheck.limit(for: path)
    guard size <= limit else {
      tree.unreadable.insert(path)
      return diagnostics.append(.fileTooLarge(path, bytes: size, limit: limit))
    }
    var failed = false
    let bytes = [UInt8](unsafeUninitializedCapacity: size) { buffer, count in
      while count < size {
        let got = read(descriptor, buffer.baseAddress.unsafelyUnwrapped + count, size - count)
        if got < 0, errno == EINTR { continue }
        if got <= 0 {
          failed = got < 0
          return
        }
        count += got
      }
    }
    if failed { return reportUnreadable(path) }
    tree[path] = bytes
  }

  private mutating func reportUnreadable(_ path: SourcePath) {
    let reason = String(cString: strerror(errno))
    tree.unreadable.insert(path)
    diagnostics.append(
      Diagnostic(
        .unreadableFile,
        Finding(
          Phrase("không đọc được `\(path.name)` (\(reason))", "cannot read `\(path.name)` (\(reason))"),
          at: SourceSpan(path),
          help: Phrase("kiểm tra quyền đọc của tệp", "check the file's permissions"))))
  }
}

extension TextCheck {
  /// How large a file may be, by its name.
  static func limit(for path: SourcePath) -> Int {
    switch path.fileExtension {
    case "md", "xml": topicLimit
    case "yaml", "manifest": dataLimit
    case "zip": frozenLimit
    case "svg": svgLimit
    default: mediaLimit
    }
  }
}
