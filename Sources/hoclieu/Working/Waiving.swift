import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseStorage

extension Project {
  /// The waivers of a module.
  func waivers(of module: ModuleID) -> (waivers: [Waiver], diagnostics: [Diagnostic]) {
    let (sources, loading) = SourceTree.loadWaivers(of: module, at: content)
    let (waivers, reading) = readWaivers(of: module, in: sources)
    return (waivers, loading + reading)
  }

  /// Sets the findings about a module apart that are waived on a day; `besideAll` tells whether they include those that only
  /// show beside all other modules.
  func judge(
    _ diagnostics: [Diagnostic], of compilation: Compilation, on day: CalendarDate, besideAll: Bool
  ) -> Judgement {
    guard let module = compilation.module else { return Judgement(diagnostics) }
    let search: Search = !compilation.isWhole ? .partly : besideAll ? .programme : .module
    return judge(diagnostics, of: module, on: day, after: search)
  }

  /// The same of a module that was compiled.
  func judge(_ diagnostics: [Diagnostic], of module: Module, on day: CalendarDate, after search: Search) -> Judgement {
    let (waivers, reading) = waivers(of: module.id)
    return CourseAppraisal.judge(
      reading + diagnostics, of: module, waiving: waivers, on: day, among: allKinds, after: search)
  }

  /// What only shows about a module beside all others that are written, and how far that search went: not beside all where
  /// one of them cannot be read.
  func findings(
    of module: Module, besideAllOf programme: Programme, _ shared: SourceTree
  ) throws -> (diagnostics: [Diagnostic], search: Search) {
    let tables = ReferenceTables(programme)
    // In the programme's order: what two modules share is told of the later one.
    let prints = try modules([], of: programme).map { id -> Fingerprints? in
      if id == module.id { return ModuleText(module).fingerprints }
      let (compilation, _) = compileLive(id, of: programme, lookingUp: tables, shared)
      return compilation.isWhole ? compilation.module.map { ModuleText($0).fingerprints } : nil
    }
    return (
      appraise(prints.compactMap { $0 }).within(Place.folder(of: module.id)),
      prints.contains { $0 == nil } ? .module : .programme
    )
  }

  /// Prints what somebody answers for: a line each.
  func report(_ waived: [WaivedFinding], on console: Console) {
    for finding in waived {
      let span = finding.diagnostic.finding.span
      let place = "\(name(of: span.path)):\(span.range.lowerBound.line):\(span.range.lowerBound.column)"
      let word = Speech.say("ngoại lệ", "waived")
      console.line(
        "\(place): \(console.styled("\(word) [\(finding.diagnostic.kind.code)]", .grey)): \(finding.diagnostic.finding.message[Speech.language].visible)"
      )
      let waiver = finding.waiver
      console.line(
        Phrase(
          "  \(waiver.by.visible), đến hết ngày \(waiver.until.forReaders): \(waiver.reason.visible)",
          "  \(waiver.by.visible), until \(waiver.until): \(waiver.reason.visible)"))
    }
  }

  /// Replaces the waivers of a module.
  func write(_ waivers: [Waiver], of module: ModuleID) throws {
    do {
      _ = try replaceFile("\(content)/\(Place.waivers(of: module))", with: waiversFile(waivers))
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }
}
