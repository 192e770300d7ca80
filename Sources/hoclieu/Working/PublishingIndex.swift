import CourseModel
import CourseRelease

extension Publisher {
  /// Writes what is made from the releases. The catalogue comes last: who reads it finds everything it names. Answers
  /// whether anything changed.
  func writeIndex(of programme: Programme) throws -> Bool {
    try Task.checkCancellation()
    let catalogue = try store.catalogue(of: programme)
    // The pages link to what is there, so they come after everything but the catalogue.
    var isNew = false
    if try appendCountersigned(of: programme) { isNew = true }
    if try writeVerifyPage(of: programme) { isNew = true }
    if try writeProof(of: catalogue) { isNew = true }
    if try store.writePortal(of: catalogue, with: project) { isNew = true }
    if try replaceSigned("catalogue.json", with: json(catalogue)) { isNew = true }
    return isNew
  }
}
