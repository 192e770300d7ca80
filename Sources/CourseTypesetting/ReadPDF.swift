package import CourseModel

extension Typesetter {
  /// What the tagged PDF at `path` says, in the order in which it is read aloud. Needs the wheel pikepdf, which shares nothing
  /// with what sets PDFs.
  package func read(_ path: String) async throws(TypesettingError) -> [EditionText] {
    let answer: Reading = try await ask(PackageResources.read_pdf_py, [path], upTo: 64 << 20)
    if let missing = answer.missing { throw .missing(missing) }
    guard let pieces = answer.pieces else { throw .broken(answer.message ?? "") }
    return pieces.compactMap { piece in
      guard piece.count == 2, let kind = EditionText.Kind(rawValue: piece[0]) else { return nil }
      return EditionText(kind, piece[1])
    }
  }

  private struct Reading: Decodable, Sendable {
    let ok: Bool
    let missing: String?
    let message: String?
    let pieces: [[String]]?
  }
}
