import CourseModel
import CourseStorage

/// A YAML file that a person filled in and named after an option.
struct DataFile<Fields> {
  let fields: Fields
  /// How findings name the file.
  let path: SourcePath
  private let name: String
  private let lines: [String]

  /// Reads the file; what is wrong in it is printed at its own lines.
  init(_ name: String, read: ([UInt8], SourcePath) -> (fields: Fields?, diagnostics: [Diagnostic])) throws {
    do {
      try self.init(name, bytes: readFile(name, limit: 1 << 20), read: read)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help, status: 2)
    }
  }

  /// The same of bytes that come from elsewhere, under a name.
  init(
    _ name: String, bytes: [UInt8], read: ([UInt8], SourcePath) -> (fields: Fields?, diagnostics: [Diagnostic])
  ) throws {
    guard let path = SourcePath(name.split(separator: "/").last.map(String.init) ?? name) else {
      throw Failure.usage(Phrase("`\(name)` không phải tên tệp", "`\(name)` is no file's name"))
    }
    self.name = name
    self.path = path
    lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let (fields, diagnostics) = read(bytes, path)
    guard let fields, !diagnostics.containsErrors else {
      DiagnosticPrinter(console: .standardError) { [name, lines] _ in (name, lines) }.print(diagnostics)
      throw Failure(Phrase("`\(name)` còn lỗi nên chưa ghi", "`\(name)` has errors and was not recorded"))
    }
    self.fields = fields
  }

  /// Prints findings: those about the file at its own lines, others at theirs.
  func report(_ findings: [Diagnostic], in project: Project) {
    DiagnosticPrinter(console: .standardError) { place in place == path ? (name, lines) : project.lines(of: place) }
      .print(findings)
  }
}
