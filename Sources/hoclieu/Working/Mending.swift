import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseStorage

/// The fixes of findings, made in the files themselves.
extension Project {
  /// Mends `programme.yaml`, the register of law, the glossary and the names that end, shows what was changed, and gives the number of lines.
  func mendProgramme(on console: Console) throws -> Int {
    guard let (sources, _) = try? SourceTree.loadProgramme(at: content) else { return 0 }
    let mended = mended(sources) {
      (readProgramme($0).diagnostics, [Place.programme, Place.names] + Place.reference(in: $0))
    }
    return try write(mended, in: sources, on: console)
  }

  /// Mends a module's own files and those of `shared/` that it includes, never its records, shows what was changed, and
  /// gives the number of lines.
  func mend(_ module: ModuleID, on grounds: Grounds, console: Console) throws -> Int {
    var (sources, _) = SourceTree.load(module, at: content)
    // Read again for each module, because the one before may have mended some.
    guard let (shared, _) = try? SourceTree.loadProgramme(at: content) else { return 0 }
    sources.add(shared)
    let mended = mended(sources) { sources in
      let compilation = compile(module, of: grounds.programme, from: sources)
      let found = compilation.isWhole ? compilation.module.map { appraise($0, on: grounds) } : nil
      return (compilation.diagnostics + (found ?? []), compilation.closure)
    }
    return try write(mended, in: sources, on: console)
  }

  /// The sources after all fixes. `compiled` gives what is found in them, and which files were read. What was mended may show
  /// what could not be seen before, so the sources are looked at again until nothing is left to mend; the limit is for fixes
  /// that undo each other.
  private func mended(
    _ sources: SourceTree, compiled: (SourceTree) -> (findings: [Diagnostic], read: [SourcePath])
  ) -> SourceTree {
    var sources = sources
    for _ in 0..<100 {
      let (findings, read) = compiled(sources)
      var fixes = findings.compactMap(\.finding.fix)
      for path in read where ["md", "xml", "yaml"].contains(path.fileExtension) {
        fixes += sources[path].map { hygieneFixes(in: $0, of: path) } ?? []
      }
      let next = sources.applying(fixes)
      if next.files == sources.files { break }
      sources = next
    }
    return sources
  }

  /// Writes the files that differ, prints each line that changed, and gives their number.
  private func write(_ mended: SourceTree, in sources: SourceTree, on console: Console) throws -> Int {
    var count = 0
    for path in sources.paths {
      guard let old = sources[path], let new = mended[path], old != new else { continue }
      do {
        _ = try replaceFile("\(content)/\(path)", with: new)
      } catch {
        throw Failure(error.message, help: error.help)
      }
      let lines = zip(old.lines, new.lines)
      for (number, (before, after)) in lines.enumerated() where before != after {
        console.line(console.styled("\(name(of: path)):\(number + 1)", isBold: true))
        console.line(console.styled("- " + String(decoding: before, as: UTF8.self).visible, .red))
        console.line(console.styled("+ " + String(decoding: after, as: UTF8.self).visible, .green))
        count += 1
      }
    }
    return count
  }
}

extension [UInt8] {
  fileprivate var lines: [ArraySlice<UInt8>] { split(separator: 0x0A, omittingEmptySubsequences: false) }
}
