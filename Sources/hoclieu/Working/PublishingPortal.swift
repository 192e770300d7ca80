import CourseModel
import CoursePortal
import CourseStorage

extension Store {
  /// Writes the portal's pages, and answers whether anything changed. The catalogue comes after them: who reads it finds
  /// everything it names.
  func writePortal(of catalogue: Catalogue, with project: Project) throws -> Bool {
    let (files, below) = try project.templateFiles("portal")
    let templates = try project.usable(PortalTemplates.read(files, below: below))
    let tree = portal(of: catalogue, having: try listing(), templates)
    var isNew = false
    for path in tree.paths {
      try Task.checkCancellation()
      if try replaceFile("\(folder)/\(path)", with: tree[path] ?? []) { isNew = true }
    }
    return isNew
  }

  /// What the pages may link to: the files of each release, the keys, the records of withdrawals, the signed prints, and
  /// those at the root.
  private func listing() throws -> StoreListing {
    var sizes = try fileSizes(in: folder, below: nil)
    let folders =
      ["keys", "withdrawals", "countersigned"] + (try versions()).map { "releases/\($0.module)/\($0.version)" }
    for name in folders { sizes.merge(try fileSizes(in: folder, below: name)) { $1 } }
    return StoreListing(sizes)
  }
}
