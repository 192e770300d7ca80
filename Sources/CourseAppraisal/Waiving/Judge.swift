package import CourseModel

/// Findings, with those that somebody answers for set apart.
package struct Judgement: Sendable {
  /// What counts, with what is wrong with the waivers themselves, by place.
  package let counted: [Diagnostic]
  package let waived: [WaivedFinding]

  /// `waived` is left out where nothing is.
  package init(_ counted: [Diagnostic], waived: [WaivedFinding] = []) {
    self.counted = counted.sorted(by: Diagnostic.precedes)
    self.waived = waived
  }
}

/// How far one has looked for findings about a module. A waiver seems to waive nothing where nobody looked.
package enum Search: Sendable {
  /// Not everywhere: a part of the module could not be read, or not every rule was asked.
  case partly
  /// Everywhere in the module, not beside all others of the programme.
  case module
  /// Everywhere in the module, and beside all others of the programme.
  case programme

  /// Whether a finding with this code would have been found.
  func finds(_ code: String) -> Bool {
    switch self {
    case .partly: false
    case .module: !ProgrammeCheck.all.contains { $0.kind.code == code }
    case .programme: true
    }
  }
}

/// Sets apart the findings about a module that are waived on a day. `kinds` are all that the tool knows: a waiver of anything
/// else is a mistake, as is one of what nobody may waive. A waiver that waives nothing is told of where `search` would have
/// found what it is for.
package func judge(
  _ diagnostics: [Diagnostic], of module: Module, waiving waivers: [Waiver], on day: CalendarDate,
  among kinds: [DiagnosticKind], after search: Search
) -> Judgement {
  guard !waivers.isEmpty else { return Judgement(diagnostics) }
  let places = ModulePlaces(of: module)
  var counted = waivers.flatMap { faults(of: $0, in: places, on: day, among: kinds) }
  let valid = waivers.filter { $0.holds(on: day) }
  var used: Set<Waiver> = []
  var waived: [WaivedFinding] = []
  for diagnostic in diagnostics {
    let waiver = valid.first { $0.waives(diagnostic, in: places) }
    if let waiver {
      used.insert(waiver)
      waived.append(WaivedFinding(diagnostic, by: waiver))
    } else {
      counted.append(diagnostic)
    }
  }
  counted += valid.filter { !used.contains($0) && search.finds($0.code) }
    .map { Diagnostic(.waiverUnused, $0.findingOfNoUse) }
  return Judgement(counted, waived: waived)
}

extension DiagnosticKind {
  /// Whether somebody may answer for a finding of this kind: a rule of content, or a warning about how it is written. What
  /// could not be read, and what is wrong with records, seals and waivers, is never waived.
  package var isWaivable: Bool {
    if Check.all.contains(where: { $0.kind.code == code }) { return true }
    return stage == .compiling && severity < .error
  }
}

extension Waiver {
  /// Whether it is in force on the day.
  fileprivate func holds(on day: CalendarDate) -> Bool { date <= day && day <= until }

  fileprivate func waives(_ diagnostic: Diagnostic, in places: ModulePlaces) -> Bool {
    guard code == diagnostic.kind.code, diagnostic.kind.isWaivable else { return false }
    return place.map { places.does($0, cover: diagnostic.finding.span) } ?? true
  }

  fileprivate var findingOfNoUse: Finding {
    Finding(
      Phrase("ngoại lệ cho \(code) không còn bỏ qua điều gì", "the waiver of \(code) waives nothing"), at: span,
      help: Phrase("xóa mục này khỏi waivers.yaml", "delete it from waivers.yaml"))
  }
}

/// What is wrong with a waiver itself.
private func faults(
  of waiver: Waiver, in places: ModulePlaces, on day: CalendarDate, among kinds: [DiagnosticKind]
) -> [Diagnostic] {
  var faults: [Diagnostic] = []
  func report(_ kind: DiagnosticKind, _ message: Phrase, help: Phrase) {
    faults.append(Diagnostic(kind, Finding(message, at: waiver.span, help: help)))
  }
  let kind = kinds.first { $0.code == waiver.code }
  if kind.map({ !$0.isWaivable }) ?? true {
    report(
      .waiverNotAllowed,
      kind == nil
        ? Phrase("không có mã `\(waiver.code)`", "there is no code `\(waiver.code)`")
        : Phrase("không ai được bỏ qua \(waiver.code)", "nobody may waive \(waiver.code)"),
      help: Phrase("sửa chỗ sai; xóa ngoại lệ này", "mend what is wrong, and delete this waiver"))
  }
  if let place = waiver.place, places.named(place).isEmpty {
    report(
      .waiverOfNoPlace, Phrase("chuyên đề không có chỗ `\(place)`", "the module has no `\(place)`"), help: placeHelp)
  }
  if waiver.until < waiver.date {
    report(
      .waiverDates,
      Phrase(
        "hết hạn ngày \(waiver.until.forReaders), trước ngày lập \(waiver.date.forReaders)",
        "it ends on \(waiver.until), before its date of \(waiver.date)"),
      help: Phrase("kiểm lại hai ngày", "check both dates"))
  } else if day < waiver.date {
    report(
      .waiverDates,
      Phrase("ngày lập \(waiver.date.forReaders) chưa tới", "its date of \(waiver.date) has not come yet"),
      help: Phrase("kiểm lại ngày lập", "check the date"))
  } else if waiver.until < day {
    report(
      .waiverExpired,
      Phrase(
        "ngoại lệ cho \(waiver.code) do \(waiver.by) lập đã hết hạn ngày \(waiver.until.forReaders)",
        "the waiver of \(waiver.code) by \(waiver.by) ended on \(waiver.until)"),
      help: Phrase(
        "sửa chỗ sai; nếu còn lý do thì lập ngoại lệ mới", "mend what is wrong, or give a new waiver with its reason"))
  }
  return faults
}
