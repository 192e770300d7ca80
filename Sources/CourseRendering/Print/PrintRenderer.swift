package import CourseModel
import CourseTemplates

/// The print edition as the typesetter gets it: the module's tree as `data.json`, its pictures, and the templates that set
/// them. Author's text is never pasted into a template, so nothing in it can be taken for a command.
package struct PrintRenderer: Renderer {
  /// What can be set; the name is that of the template that is compiled.
  package enum Document: String, Sendable, CaseIterable {
    case book = "book.typ"
    /// The right answers alone; set from the instructor's edition.
    case key = "key.typ"
  }

  private let templates: [(path: String, bytes: [UInt8])]

  /// `files` are those of `Templates/print`, which lie below `folder`. A missing main template is a diagnostic.
  package static func read(_ files: SourceTree, below folder: SourcePath) -> (PrintRenderer?, [Diagnostic]) {
    let reader = TemplateReader(files: files, folder: folder)
    let templates = reader.assets()
    let missing = Document.allCases.filter { document in !templates.contains { $0.path == document.rawValue } }
    let diagnostics = missing.map { document in
      let path = folder.appending(document.rawValue) ?? folder
      return Diagnostic(
        .templateMissing,
        Finding(
          Phrase("không có khuôn mẫu `\(path)`", "there is no template `\(path)`"), at: SourceSpan(path),
          help: Phrase("khôi phục tệp từ git", "restore the file from git")))
    }
    return diagnostics.isEmpty ? (PrintRenderer(templates: templates), []) : (nil, diagnostics)
  }

  /// The templates as files; documents set their blocks with them too.
  var templateTree: OutputTree {
    var tree = OutputTree()
    for template in templates { tree.add(template.bytes, at: template.path) }
    return tree
  }

  package func render(_ edition: Edition) -> OutputTree {
    var tree = templateTree
    for media in edition.module.media { tree.add(media.bytes, at: HTMLPlace.media(media.path)) }
    var json = JSONWriter()
    json.write(edition)
    tree.add(json.bytes, at: "data.json")
    return tree
  }
}
