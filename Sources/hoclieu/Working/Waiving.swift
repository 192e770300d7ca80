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

  /// Sets the findings about a module apart that are waived on a day.
  func judge(_ diagnostics: [Diagnostic], of compilation: Compilation, on day: CalendarDate) -> Judgement {
    guard let module = compilation.module else { return Judgement(diagnostics) }
    return judge(diagnostics, of: module, on: day, isWhole: compilation.isWhole)
  }

  /// The same of a module that was compiled; `isWhole` tells whether these are all the findings that there are.
  func judge(_ diagnostics: [Diagnostic], of module: Module, on day: CalendarDate, isWhole: Bool) -> Judgement {
    let (waivers, reading) = waivers(of: module.id)
    return CourseAppraisal.judge(
      reading + diagnostics, of: module, waiving: waivers, on: day, among: allKinds, isWhole: isWhole)
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
