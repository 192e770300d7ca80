import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseSigning
import CourseStorage

extension Verifier {
  /// A province's bundle, and each version in it: the core is what was issued, who signed it, whether it is still to be used, and
  /// which parts are the province's own.
  func bundle(_ opened: OpenedPackage, at path: String) -> [Verdict] {
    func broken(_ diagnostics: [Diagnostic]) -> [Verdict] {
      [Verdict(name: path, diagnostics: diagnostics, praise: Phrase(verbatim: ""))]
    }
    guard opened.diagnostics.isEmpty else { return broken(opened.diagnostics) }
    let (bundle, found) = verifyBundle(opened, named: name(path))
    guard let bundle, found.isEmpty else { return broken(found) }
    // Records of an altered core would prove nothing.
    let faults = bundle.cores.flatMap { proof(of: $0, in: bundle.bundle, at: name(path)) }
    guard faults.isEmpty else { return broken(faults) }
    let (note, whole) = note(
      in: bundle, for: Verdict(name: path, diagnostics: [], praise: praise(of: bundle.bundle)))
    return [whole] + bundle.cores.compactMap { verdict(on: $0, of: path, by: note) }
  }

  /// What keeps a version in a bundle from being one that was issued. Instructors have the frozen sources, and then these are
  /// compiled again, as for a whole package.
  private func proof(of core: OpenedBundle.Core, in bundle: Bundle, at path: SourcePath) -> [Diagnostic] {
    guard let id = ModuleID(core.listed.module) else { return [] }
    var sources = SourceTree()
    for file in core.part.payload.paths where file.text.hasPrefix("records/") {
      if let place = Place.folder(of: id).appending(file.text) { sources[place] = core.part.payload[file] }
    }
    let (history, diagnostics) = readRecords(of: id, in: sources)
    guard !diagnostics.containsErrors else { return diagnostics }
    let faults = chainFaults(of: core, in: history).map { fault in
      Diagnostic(
        .coreNotIssued,
        Finding(
          Phrase(verbatim: "\(core.part.name): ") + fault, at: SourceSpan(path),
          help: Phrase("không dùng gói này", "do not use this bundle")))
    }
    guard faults.isEmpty, bundle.edition == Edition.Reader.instructor.optionName else { return faults }
    return Verifier.prove(core.part, named: path, release: nil).1
  }

  /// A version in a bundle. What is signed are the sums of its release; they vouch for each file of the core by way of the
  /// issued bag's own lists.
  private func verdict(on core: OpenedBundle.Core, of path: String, by note: StatusNote?) -> Verdict? {
    let listed = core.listed
    guard let module = ModuleID(listed.module), let version = Version(listed.version),
      let day = CalendarDate(listed.decision.date)
    else { return nil }
    let verdict = Verdict(
      name: "\(path) › \(module) \(version)", diagnostics: [],
      praise: Phrase(
        "đúng từng byte bản đã ban hành (Quyết định số \(listed.decision.number) ngày \(day.forReaders))",
        "byte for byte what was issued (decision \(listed.decision.number) of \(day))"),
      subject: .init(module: module, version: version, day: day, isSpecimen: listed.specimen, issue: []))
    var judgement = KeyRing.Judgement.unsigned
    if core.isVouchedFor, let sums = core.evidence[Sums.path] {
      var signatures: [SignatureForm: [UInt8]] = [:]
      for form in SignatureForm.allCases {
        signatures[form] = OutputPath(Sums.name + form.suffix).flatMap { core.evidence[$0] }
      }
      judgement = belief.ring.judge(
        signatures, of: sums, at: "releases/\(module)/\(version)/\(Sums.name)", for: day)
    }
    return standing(adding(judgement, of: Sums.name, isSpecimen: listed.specimen, to: verdict), by: note)
  }

  /// The note to go by: the one given, the newest that this machine has seen of that store, or the one in the bundle, which may
  /// be old without anything being wrong.
  private func note(in bundle: OpenedBundle, for verdict: Verdict) -> (StatusNote?, Verdict) {
    if belief.note == nil, let old = bundle.note.flatMap({ StatusNote.read($0) })?.note,
      let seen = belief.memory.seen(of: old), seen.sequence > old.sequence
    {
      return (seen, verdict)
    }
    guard let bytes = belief.note ?? bundle.note else { return (nil, verdict) }
    let (signed, judged) = proved(bytes, called: "status.txt", log: nil, to: verdict)
    return (signed?.note, judged)
  }

  private func praise(of bundle: Bundle) -> Phrase {
    let kind = ProvinceKind(rawValue: bundle.province.kind)?.label ?? Phrase("tỉnh", "province of")
    let name = kind + Phrase(verbatim: " \(bundle.province.name)")
    let texts = bundle.modules.reduce(0) { $0 + $1.supplements.count }
    let own = bundle.responsible.map {
      Phrase(
        "; phần của \(name.vietnamese) (\(texts) phần bổ sung, \(bundle.own.count) tệp) do \($0) chịu trách nhiệm",
        "; own parts of the \(name.english) (\(texts) supplements, \(bundle.own.count) files), for which \($0) answers")
    }
    let whole = Phrase(
      "đủ tệp, khớp với các danh sách trong gói", "all files are there and fit the lists in the bundle")
    let specimen =
      bundle.specimen
      ? Phrase(" – BẢN MẪU, không phải tài liệu chính thức", " – SPECIMEN, not official material")
      : Phrase(verbatim: "")
    return whole
      + (own ?? Phrase("; của \(name.vietnamese) chỉ có bìa", "; of the \(name.english) there is only the cover"))
      + specimen
  }
}
