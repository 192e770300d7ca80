import CourseAppraisal
import CourseComparison
import CourseCompiler
import CourseModel
import CourseRelease
import CourseRendering
import CourseSealing

extension Project {
  /// The dossier of the version that module.yaml names: from the frozen sources where it was submitted, else from the text as
  /// it is now.
  func dossier(
    of id: ModuleID, in programme: Programme, _ shared: SourceTree, on day: CalendarDate
  ) throws -> Dossier {
    let (live, _, _) = try liveModule(id, of: programme, shared)
    let (history, diagnostics) = records(of: id)
    guard !diagnostics.containsErrors else {
      throw refuse(diagnostics, Phrase("hồ sơ của \(id) có lỗi", "the records of \(id) have errors"))
    }
    let version = live.metadata.version.value
    // What is cited is looked up in the register as it is today; the seal does not depend on it.
    let tables = ReferenceTables(programme)
    let records = history.first { $0.version == version && $0.compile != nil }
    let predecessor = history.last { $0.version < version && $0.issue != nil }
    var findings = appraise(programme, on: day)
    let sealed: SealedModule
    let appraised: Module
    if let records {
      let frozen = try frozen(records, history: history, lookingUp: tables)
      sealed = frozen.submission.frozen
      appraised = frozen.submission.appraised.module
      findings += frozen.findings + appraise(frozen.submission, against: frozen.policy).diagnostics
    } else {
      sealed = seal(live)
      appraised = live
      findings += compileLive(id, of: programme, shared).0.diagnostics
    }
    findings += appraise(sealed.module, on: Grounds(programme, on: day))
    let before = try predecessor.map { try frozen($0, history: history, lookingUp: tables).submission.frozen.module }
    let judgement = judge(findings.withoutRepetitions, of: sealed.module, on: day, after: .module)
    return Dossier(
      of: sealed.module, appraised: appraised, in: programme, on: day, seal: sealed.manifest.seal,
      manifest: sealed.manifest.bytes,
      records: records, predecessor: predecessor, changes: before.map { compare($0, sealed.module) },
      corrections: records?.correct == nil ? nil : compare(appraised, sealed.module),
      findings: judgement.counted, waived: judgement.waived,
      proposals: try readableProposals().filter { $0.module == id })
  }

  /// Every file of a dossier's folder. PDFs are set in folders of their own beside `folder`.
  func files(of dossier: Dossier, near folder: String) async throws -> OutputTree {
    let renderer = DossierRenderer(try documentTemplates())
    let settings = [DossierRenderer.Setting.dossier] + DossierForm.allCases.map(DossierRenderer.Setting.form)
    let pdfs = try await inParallel(settings) { setting in
      Console.standardError.progress(
        Phrase("Đang in \(setting.name(of: dossier))…", "Setting \(setting.name(of: dossier))…"))
      return try await typeset(setting, of: dossier, with: renderer, near: folder)
    }
    var tree = OutputTree()
    for (setting, pdf) in zip(settings, pdfs) {
      let path = setting.path(of: dossier)
      tree.add(pdf, at: path + ".pdf")
      tree.add(DossierRenderer.data(of: setting, from: dossier) + [0x0A], at: path + ".json")
    }
    let pages = renderer.pages(of: dossier)
    for path in pages.paths { tree[path] = pages[path] }
    tree.add(dossier.manifest, at: VersionRecords.manifestName)
    tree.add(
      json(CheckReport(dossier.findings, waived: dossier.waived, modules: 1, naming: \.text)),
      at: "bao-cao-kiem-tra.json")
    tree.add(sums(of: tree), at: VersionRecords.sumsName)
    return tree
  }
}
