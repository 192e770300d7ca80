import CourseModel
import CourseSealing
import CourseStorage
import CourseTypesetting
import Glibc

/// PDFs that were set before, each under the digest of everything that it was made of: print data, pictures, templates, fonts,
/// date and Typst's version. Whoever deletes the folder only waits longer; two runs may share it, because an entry is put in
/// its place in one step and proves itself when it is read.
struct PrintCache: Sendable {
  private let folder: String
  /// What is the same for all PDFs of a run.
  let machine: String

  /// `nil` where Typst's version cannot be told: then nothing may be taken for the same.
  init?(folder: String, typesetter: Typesetter) {
    guard let version = PrintCache.installedVersion(for: typesetter.python) else { return nil }
    self.folder = folder
    var machine = "typst \(version)\n"
    for fonts in typesetter.fonts {
      // By their marks: to read all fonts would take longer than to find that nothing has changed.
      for name in namesInFolder(fonts) where name.hasSuffix(".ttf") {
        guard let path = realPath("\(fonts)/\(name)"), let mark = FileMark(of: path) else { return nil }
        machine += "\(mark) \(name)\n"
      }
    }
    self.machine = machine
  }

  /// The version that the folders of the interpreter's environment name. The interpreter itself is not asked: that takes longer
  /// than all the rest, and one that hangs would hang here.
  private static func installedVersion(for python: String) -> String? {
    guard python.hasSuffix("/bin/python3") else { return nil }
    let library = python.dropLast("/bin/python3".count) + "/lib"
    for name in namesInFolder(String(library)) {
      let wheels = namesInFolder("\(library)/\(name)/site-packages")
      if let wheel = wheels.first(where: { $0.hasPrefix("typst-") && $0.hasSuffix(".dist-info") }) { return wheel }
    }
    return nil
  }

  /// The name of what comes out when `template` of `tree` is set on `date`.
  func key(of template: String, in tree: OutputTree, dated date: CalendarDate) -> Digest {
    var list = "\(machine)\(template) \(date)\n"
    for path in tree.paths { list += "\(digest(of: tree[path] ?? [])) \(path)\n" }
    return digest(of: Array(list.utf8))
  }

  /// The PDF of that name; `nil` where there is none, or what is there was damaged.
  subscript(key: Digest) -> [UInt8]? {
    let path = self.path(of: key)
    guard let entry = try? readFile(path, limit: 1 << 30), entry.count > 64 else { return nil }
    let pdf = Array(entry.dropFirst(64))
    guard entry.prefix(64).elementsEqual(digest(of: pdf).hexadecimal.utf8) else { return nil }
    // Its time says when it was last of use.
    utimes(path, nil)
    return pdf
  }

  /// Keeps a PDF. A cache that cannot be written is no reason to fail.
  func keep(_ pdf: [UInt8], as key: Digest) {
    _ = try? replaceFile(path(of: key), with: Array(digest(of: pdf).hexadecimal.utf8) + pdf, durably: false)
  }

  /// Forgets what was not used for longest, where there is much more than `modules` of a programme can need.
  func prune(for modules: Int) {
    let entries = namesInFolder(folder).filter { !$0.hasPrefix(".") }
    let capacity = max(240, 4 * modules)
    guard entries.count > capacity else { return }
    let aged = entries.map { name -> (time: Int, name: String) in
      var status = stat()
      return (lstat("\(folder)/\(name)", &status) == 0 ? status.st_mtim.tv_sec : 0, name)
    }
    for entry in aged.sorted(by: { $0 < $1 }).dropLast(capacity / 2) {
      removeTree("\(folder)/\(entry.name)")
    }
  }

  private func path(of key: Digest) -> String { "\(folder)/\(key.hexadecimal)" }
}
