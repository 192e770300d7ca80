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

  /// The size of the pages.
  package enum Paper: String, Sendable, CaseIterable {
    case a4, a5

    /// How many letters of a table fill a line. On A4 a letter of 11 pt type is about 5.3 pt wide and a line 453 pt; on A5 the
    /// type has 9.5 pt.
    var letters: Int {
      switch self {
      case .a4: 85
      case .a5: 71
      }
    }

    /// The same on a page that lies on its side.
    var turnedLetters: Int {
      switch self {
      case .a4: 132
      case .a5: 112
      }
    }
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

  package func render(_ edition: Edition) -> OutputTree { render(edition, on: .a4) }

  /// The edition on a paper, whose name is put into `paper.typ`.
  package func render(_ edition: Edition, on paper: Paper) -> OutputTree {
    var tree = templateTree
    tree.add("#let paper = \"\(paper.rawValue)\"\n", at: "paper.typ")
    for media in edition.module.media { tree.add(media.bytes, at: HTMLPlace.media(media.path)) }
    var json = JSONWriter()
    json.write(edition, on: paper)
    tree.add(json.bytes, at: "data.json")
    return tree
  }
}
