import CourseModel
import CoursePortal
import CourseRelease
import CourseRendering
import CourseStorage

extension Publisher {
  /// Writes what is made from the releases. The catalogue comes last: who reads it finds everything it names. Answers
  /// whether anything changed.
  func writeIndex(of programme: Programme) throws -> Bool {
    try Task.checkCancellation()
    let catalogue = store.catalogue(of: programme)
    let (files, folder) = try project.templateFiles("portal")
    guard let path = folder.appending("index.mustache"), let source = files[path] else {
      throw Failure(
        Phrase("thiếu Templates/portal/index.mustache", "Templates/portal/index.mustache is missing"),
        help: Phrase("khôi phục từ git: `git checkout Templates`", "restore it from git: `git checkout Templates`"))
    }
    let look: PortalTemplates
    do {
      look = try PortalTemplates(source)
    } catch {
      throw Failure(
        Phrase(
          "Templates/portal/index.mustache sai cú pháp: \(error)",
          "Templates/portal/index.mustache is malformed: \(error)"))
    }
    var tree = portal(of: catalogue, look)
    tree.add(templates.assetTree, below: "assets")
    var isNew = false
    for path in tree.paths { if try replaceFile("\(store.folder)/\(path)", with: tree[path] ?? []) { isNew = true } }
    if try appendCountersigned(of: programme) { isNew = true }
    if try writeVerifyPage(of: programme) { isNew = true }
    if try writeProof(of: catalogue) { isNew = true }
    if try replaceSigned("catalogue.json", with: json(catalogue)) { isNew = true }
    return isNew
  }
}
