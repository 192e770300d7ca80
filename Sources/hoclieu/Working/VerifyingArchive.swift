import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

extension Store {
  /// What is wrong with the archive: its own sums, foreign files, and whether it holds these releases as they were published.
  func archiveDiagnostics(of releases: [Release]) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    let root = SourcePath("archive") ?? Place.programme
    func report(_ kind: DiagnosticKind, _ message: Phrase, _ help: Phrase) {
      diagnostics.append(Diagnostic(kind, Finding(message, at: SourceSpan(root), help: help)))
    }
    let modules = Dictionary(grouping: releases, by: \.module).compactMap { name, releases in
      ModuleID(name).map { ($0, releases) }
    }
    let folders = Set(modules.map { Archive.folder(of: $0.0) })
    let files = Archive.root
    for path in files.paths where (try? readFile("\(archive)/\(path)", limit: 1 << 16)) != files[path] {
      report(
        .archiveAltered, Phrase("`archive/\(path)` bị sửa hoặc thiếu", "`archive/\(path)` is altered or missing"),
        Phrase(
          "khôi phục từ bản sao lưu; nếu chưa có archive/, chạy lại `hoclieu publish`",
          "restore it from the backup; if there is no archive/ yet, run `hoclieu publish` again"))
    }
    let roots = Set(files.paths.map { String($0.text.prefix { $0 != "/" }) })
    for name in namesInFolder(archive) where !roots.contains(name) && !folders.contains(name) {
      // A version that was not announced yet may be the first of its module.
      if isFolder("\(archive)/\(name)/v1") { continue }
      report(
        .archiveAltered, Phrase("`archive/\(name)` là tệp lạ", "`archive/\(name)` does not belong there"),
        Phrase("chuyển tệp lạ ra khỏi archive/", "move it out of archive/"))
    }
    for (module, releases) in modules.sorted(by: { $0.0 < $1.0 }) {
      let name = Archive.folder(of: module)
      // A package that is damaged itself says nothing about the archive.
      let packages = releases.compactMap { release in
        (try? package(of: release)).map { ("\(release.module)-\(release.version)", $0) }
      }
      diagnostics += verifyArchive(
        (try? readTree("\(archive)/\(name)", limit: 1 << 30)) ?? OutputTree(), of: module,
        holding: Dictionary(packages) { $1 }, named: root.appending(name) ?? root)
    }
    return diagnostics
  }

  /// What is wrong with the files beside a release's package: its updates, and every file that `SHA256SUMS` lists.
  func releaseFolderDiagnostics(of release: Release) -> [Diagnostic] {
    let folder = "\(folder)/releases/\(release.module)/\(release.version)"
    let sums = (try? readFile(folder + "/SHA256SUMS", limit: 1 << 20)) ?? []
    let listed = String(decoding: sums, as: UTF8.self).split(separator: "\n").map {
      (name: String($0.dropFirst(66)), sha256: String($0.prefix(64)))
    }
    let expected = listed + (release.updates ?? []).map { ($0.file.name, $0.file.sha256) }
    var wrong = Set(
      expected.filter { file in
        guard OutputPath(file.name)?.folder == nil, let bytes = try? readFile("\(folder)/\(file.name)", limit: 1 << 30)
        else { return true }
        return digest(of: bytes).hexadecimal != file.sha256
      }.map(\.name))
    for file in release.packages where !listed.contains(where: { $0.name == file.name }) { wrong.insert("SHA256SUMS") }
    return wrong.sorted().map { name in
      Diagnostic(
        .packageNotOfRelease,
        Finding(
          Phrase(
            "`\(name)` bị sửa hoặc thiếu: không khớp với SHA256SUMS và release.json",
            "`\(name)` is altered or missing: it does not fit SHA256SUMS and release.json"),
          at: SourceSpan(SourcePath(name) ?? Place.programme),
          help: Phrase("khôi phục kho từ bản sao lưu", "restore the store from its backup")))
    }
  }
}
