import CourseAppraisal
import CourseModel
import CourseRelease
import CourseSigning
import CourseStorage

/// Packages that a run built for another one to publish, perhaps on another machine: `<module>-<version>/` each, written once,
/// with the sums of its files and their signatures. It is no store: nothing in it says what holds.
struct Parts: Sendable {
  let folder: String

  func path(of module: ModuleID, _ version: Version) -> String { "\(folder)/\(module)-\(version)" }

  /// What the signatures say they sign: no file of a store is called so.
  fileprivate static func place(of module: ModuleID, _ version: Version) -> String {
    "parts/\(module)-\(version)/\(Sums.name)"
  }
}

extension Publisher {
  /// Keeps a package for another run; answers where.
  func keep(_ package: Package, of proved: Proved, in parts: Parts) throws -> String {
    try Task.checkCancellation()
    let record = proved.issued.record
    var files = package.files
    let sums = files[Sums.path] ?? []
    let signatures = signer.signatures(
      of: sums, named: Sums.name, at: Parts.place(of: record.module, record.version))
    for path in signatures.paths { files[path] = signatures[path] }
    let path = parts.path(of: record.module, record.version)
    let staging = try Staging(for: path, durably: true)
    try staging.write(files, durably: true)
    try staging.replaceDurably()
    return path
  }

  /// The package of a version that another run has built, in the first of these folders that has it; `nil` where none has. One
  /// that was altered, is signed by a key that does not count, or was made of other sources or by another tool or template is
  /// refused, which names the folder: it would be published under our name.
  func package(of proved: Proved, from folders: [Parts]) throws -> Package? {
    let record = proved.issued.record
    guard let path = folders.map({ $0.path(of: record.module, record.version) }).first(where: exists) else {
      return nil
    }
    var files = try readTree(path, limit: 1 << 30)
    var signatures: [SignatureForm: [UInt8]] = [:]
    for form in SignatureForm.allCases {
      guard let name = OutputPath(Sums.name + form.suffix) else { continue }
      signatures[form] = files[name]
      files[name] = nil
    }
    func refusal(_ reason: Phrase) -> Failure {
      Failure(
        Phrase("không nhận `\(path)`: ", "`\(path)` is refused: ") + reason,
        help: Phrase(
          "xóa thư mục ấy rồi dựng lại bằng cùng một bản của chương trình và cùng nguồn",
          "delete the folder and build it again with the same program and the same sources"))
    }
    guard let package = readPackage(files) else {
      throw refusal(Phrase("tệp bị thiếu hoặc đã bị sửa", "files are missing or were altered"))
    }
    let place = Parts.place(of: record.module, record.version)
    guard KeyRing(signer.keys).judge(signatures, of: files[Sums.path] ?? [], at: place, for: record.date).counts else {
      throw refusal(Phrase("không có chữ ký của khóa đã khai", "no declared key has signed it"))
    }
    let release = package.release
    guard release.seal == record.seal.hexadecimal, release.sources == proved.issued.approved.sources.hexadecimal,
      release.decision.number == record.number
    else {
      throw refusal(Phrase("dựng từ nguồn khác", "it was made of other sources"))
    }
    guard release.tool == toolVersion, release.templates == templatesDigest.hexadecimal else {
      throw refusal(Phrase("dựng bằng chương trình hoặc khuôn mẫu khác", "it was made by another tool or template"))
    }
    return package
  }
}
