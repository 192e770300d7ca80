import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseRendering
import CourseStorage

extension Project {
  /// The provinces; refuses where anything in their file is wrong.
  func provinces() throws -> Provinces {
    let (sources, loading) = SourceTree.loadProvinces(at: content)
    var diagnostics = loading
    let provinces = readProvinces(sources, reporting: &diagnostics)
    guard !diagnostics.containsErrors else {
      report(diagnostics)
      throw Failure(Phrase("chưa dùng được provinces.yaml", "provinces.yaml cannot be used yet"))
    }
    return provinces
  }
}

/// Makes one bundle.
struct BundleMaker {
  let project: Project
  let request: BundleRequest
  let shelf: BundleShelf
  let date: CalendarDate

  /// The bundle and its zip. PDFs are set in folders of their own inside `folder`.
  func make(in folder: String) async throws -> (bundle: Bundle, zip: [UInt8]) {
    let plan = request.plan
    var texts = LocalTexts()
    var found: [Diagnostic] = []
    let provinces = try project.provinces()
    let unit = provinces.unit(named: plan.province.value, on: date)
    if unit == nil { found.append(unknownProvince(in: provinces)) }
    if plan.hasLocalText, plan.responsible == nil {
      found.append(
        Diagnostic(
          .nobodyResponsible,
          Finding(
            Phrase(
              "gói có phần của tỉnh nhưng chưa ghi ai chịu trách nhiệm",
              "the bundle holds texts of the province, but nobody answers for them"), at: plan.province.span,
            help: Phrase("ghi `responsible` hoặc `--responsible \"…\"`", "give `responsible` or `--responsible \"…\"`"))
        ))
    }
    let preface = plan.preface.flatMap { texts.read($0, in: request.base, as: "loi-dau", ordinal: 0, for: plan.reader) }
    var entries: [BundleEdition.Entry] = []
    var packages: [IssuedPackage] = []
    for item in plan.modules {
      Console.standardError.progress(
        Phrase("Đang đối chiếu \(item.module.value)…", "Proving \(item.module.value)…"))
      try Task.checkCancellation()
      let (chosen, faults) = try choose(item)
      found += faults
      guard let chosen else { continue }
      let (entry, misplaced) = entry(for: chosen, with: item, reading: &texts)
      found += misplaced
      entries.append(entry)
      packages.append(chosen.package)
    }
    let all = found + texts.diagnostics
    request.report(all.sorted(by: Diagnostic.precedes).withoutRepetitions, in: texts, of: project)
    guard let unit, !all.containsErrors, entries.count == plan.modules.count else {
      throw Failure(Phrase("chưa lập gói nào", "no bundle was made"))
    }
    let edition = BundleEdition(
      province: unit.province, state: unit.state, date: date, reader: plan.reader,
      responsible: plan.responsible?.value, preface: preface, entries: entries)
    return packBundle(edition, of: packages, with: try await ownFiles(of: edition, in: folder), note: shelf.note)
  }

  private func choose(_ item: BundlePlan.Item) throws -> (version: ChosenVersion?, diagnostics: [Diagnostic]) {
    do {
      return try shelf.choose(item, on: date)
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }

  private func entry(
    for chosen: ChosenVersion, with item: BundlePlan.Item, reading texts: inout LocalTexts
  ) -> (BundleEdition.Entry, [Diagnostic]) {
    let opened = chosen.package.opened
    let module = chosen.issued.approved.module
    var found: [Diagnostic] = []
    let taken = opened.payload.paths.map(\.text).filter {
      CoreSelection.takes($0, of: opened.name, for: request.plan.reader)
    }
    if !taken.contains(where: { $0.hasSuffix("html/index.html") }) {
      found.append(
        Diagnostic(
          .moduleNotIssued,
          Finding(
            Phrase(
              "\(opened.name) không có bản \(request.plan.reader.optionName)",
              "\(opened.name) holds no edition \(request.plan.reader.optionName)"), at: item.module.span)))
    }
    let places = supplementPlaces(of: opened)
    var seen: Set<SupplementPlace> = []
    let supplements = item.supplements.compactMap { supplement -> BundleEdition.Supplement? in
      if let fault = fault(of: supplement.place, in: item.module.value, taking: places) {
        found.append(fault)
        return nil
      }
      guard seen.insert(supplement.place.value).inserted else {
        found.append(
          Diagnostic(
            .supplementOutOfPlace,
            Finding(
              Phrase(
                "sau `\(supplement.place.value)` của \(item.module.value) đã có một phần của tỉnh",
                "behind `\(supplement.place.value)` of \(item.module.value) a text stands already"),
              at: supplement.place.span, help: Phrase("gộp thành một tệp", "join them in one file"))))
        return nil
      }
      return texts.read(
        supplement.file, in: request.base, as: "\(item.module.value)-\(supplement.place.value.folder)",
        ordinal: module.topics.count + seen.count, for: request.plan.reader
      ).map { BundleEdition.Supplement(place: supplement.place.value, text: $0) }
    }
    return (
      BundleEdition.Entry(
        module: module, record: chosen.issued.record, status: chosen.status,
        files: Set(taken), supplements: supplements), found
    )
  }

  /// The pages and PDFs that are the province's own.
  private func ownFiles(of edition: BundleEdition, in folder: String) async throws -> OutputTree {
    let renderer = BundleRenderer(try project.bundleTemplates())
    var tree = renderer.pages(of: edition)
    let settings = BundleRenderer.settings(of: edition)
    let pdfs = try await inParallel(settings) { setting in
      Console.standardError.progress(Phrase("Đang in \(setting.name)…", "Setting \(setting.name)…"))
      return try await project.typeset(setting, of: edition, with: renderer, in: folder)
    }
    for (setting, pdf) in zip(settings, pdfs) { tree.add(pdf, at: setting.path) }
    return tree
  }

  private func unknownProvince(in provinces: Provinces) -> Diagnostic {
    let province = request.plan.province
    return Diagnostic(
      .unknownProvince,
      Finding(
        Phrase(
          "vào ngày \(date.forReaders) không có tỉnh, thành phố nào là `\(province.value)`",
          "on \(date) no province is `\(province.value)`"), at: province.span,
        help: provinces.suggestion(for: province.value, on: date)
          ?? Phrase("xem danh sách: `hoclieu provinces`", "see the list: `hoclieu provinces`")))
  }
}
