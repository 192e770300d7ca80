import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseStorage

/// The province's own texts as they are read from the disk, each with the pictures in the folder `media` beside it, and how
/// findings in them are shown.
struct LocalTexts {
  private(set) var diagnostics: [Diagnostic] = []
  private var shown: [SourcePath: (name: String, lines: [String])] = [:]

  /// Compiles a text for a reader; `nil`, and why, where it cannot be used. `id` names it inside the bundle, and its numbers
  /// follow `ordinal`.
  mutating func read(
    _ file: Located<String>, in base: String, as id: String, ordinal: Int, for reader: Edition.Reader
  ) -> BundleEdition.LocalText? {
    let name = file.value.hasPrefix("/") || base.isEmpty ? file.value : "\(base)/\(file.value)"
    let parts = name.split(separator: "/")
    guard ["md", "xml"].contains(where: { name.hasSuffix(".\($0)") }), let last = parts.last, let topic = TopicID(id),
      let path = SourcePath("\(BundlePlace.own)/\(id)/\(last)")
    else {
      refuse(
        .unreadableFile,
        Phrase("`\(file.value)` không phải tệp .md hay .xml", "`\(file.value)` is no .md or .xml file"),
        at: file.span)
      return nil
    }
    var sources = SourceTree()
    do {
      sources[path] = try readFile(name, limit: 1 << 20)
      let folder = (name.lastIndex(of: "/").map { String(name[...$0]) } ?? "") + "media"
      if isFolder(folder) {
        let pictures = try readTree(folder, limit: 32 << 20)
        for picture in pictures.paths {
          if let place = path.sibling("media/\(picture)") { sources[place] = pictures[picture] }
        }
      }
    } catch {
      refuse(.unreadableFile, error.message, at: file.span)
      return nil
    }
    let bytes = sources[path] ?? []
    shown[path] = (
      name,
      String(decoding: bytes, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    )
    let compilation = compileSupplement(topic, at: path, ordinal: ordinal, from: sources)
    diagnostics += compilation.diagnostics
    guard let whole = compilation.topic else { return nil }
    let part = whole.part(for: reader)
    diagnostics += faults(in: part, for: reader)
    return BundleEdition.LocalText(topic: part, media: compilation.media, source: digest(of: bytes))
  }

  private mutating func refuse(_ kind: DiagnosticKind, _ message: Phrase, at span: SourceSpan) {
    diagnostics.append(Diagnostic(kind, Finding(message, at: span, help: Phrase("sửa tên tệp", "correct the name"))))
  }

  /// How a text is shown; `nil` for what is none of them.
  func lines(of path: SourcePath) -> (name: String, lines: [String])? { shown[path] }
}
