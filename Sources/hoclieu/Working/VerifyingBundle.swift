import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing

extension Verifier {
  /// A province's bundle: its core is what was issued, and which parts are the province's own.
  func bundle(_ opened: OpenedPackage, at path: String) -> Verdict {
    guard opened.diagnostics.isEmpty else {
      return Verdict(name: path, diagnostics: opened.diagnostics, praise: Phrase(verbatim: ""))
    }
    let (bundle, found) = verifyBundle(opened, named: name(path))
    var diagnostics = found
    // Records of an altered core prove nothing.
    if let bundle, diagnostics.isEmpty {
      diagnostics = bundle.cores.flatMap { proof(of: $0, in: bundle.bundle, at: name(path)) }
    }
    guard let bundle, diagnostics.isEmpty else {
      return Verdict(name: path, diagnostics: diagnostics, praise: Phrase(verbatim: ""))
    }
    return Verdict(name: path, diagnostics: [], praise: praise(of: bundle))
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
    return prove(core.part, named: path, release: nil).1
  }

  private func praise(of bundle: OpenedBundle) -> Phrase {
    let listed = bundle.bundle
    let modules = listed.modules.map { "\($0.module) \($0.version)" }.joined(separator: ", ")
    let kind = ProvinceKind(rawValue: listed.province.kind)?.label ?? Phrase("tỉnh", "province of")
    var praise = Phrase(
      "nguyên vẹn; tài liệu chung đúng từng byte bản đã ban hành: \(modules)",
      "whole; the common core is byte for byte what was issued: \(modules)")
    let name = kind + Phrase(verbatim: " \(listed.province.name)")
    let texts = listed.modules.reduce(0) { $0 + $1.supplements.count }
    let own = listed.responsible.map {
      Phrase(
        "; phần của \(name.vietnamese) (\(texts) phần bổ sung, \(listed.own.count) tệp) do \($0) chịu trách nhiệm",
        "; own parts of the \(name.english) (\(texts) supplements, \(listed.own.count) files), for which \($0) answers")
    }
    praise =
      praise
      + (own
        ?? Phrase("; của \(name.vietnamese) chỉ có bìa", "; of the \(name.english) there is only the cover"))
    if !bundle.cores.allSatisfy(\.isVouchedFor) {
      praise =
        praise
        + Phrase(
          " – lập từ gói rời: không có danh sách của nơi phát hành làm chứng",
          " – made from lone packages: no list of the publisher vouches for them")
    }
    if listed.specimen {
      praise = praise + Phrase(" – BẢN MẪU, không phải tài liệu chính thức", " – SPECIMEN, not official material")
    }
    return praise
  }
}
