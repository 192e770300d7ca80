package import CourseModel

/// A dossier for a council: what the typesetter gets, and the pages that a browser opens.
package struct DossierRenderer: Sendable {
  let templates: DocumentTemplates

  package init(_ templates: DocumentTemplates) { self.templates = templates }

  /// What of a dossier can be set as a PDF.
  package enum Setting: Sendable {
    /// The whole dossier.
    case dossier
    case form(DossierForm)

    /// The file that the typesetter compiles.
    package var template: String {
      switch self {
      case .dossier: "documents/dossier.typ"
      case .form: "documents/form.typ"
      }
    }

    /// Where its PDF and its data lie in the dossier's folder, without the extension.
    package func path(of dossier: Dossier) -> String {
      switch self {
      case .dossier: name(of: dossier)
      case .form: "bieu-mau/" + name(of: dossier)
      }
    }

    /// Its file's name without the extension.
    package func name(of dossier: Dossier) -> String {
      switch self {
      case .dossier: "ho-so-" + dossier.name
      case .form(let form): form.rawValue
      }
    }
  }

  /// The data of a setting, as its template reads it and as it lies in the dossier's folder.
  package static func data(of setting: Setting, from dossier: Dossier) -> [UInt8] {
    let json = DossierJSON(dossier: dossier)
    return switch setting {
    case .dossier: json.all()
    case .form(let form): json.form(form)
    }
  }

  /// The folder in which a setting is compiled: templates, data, and the pictures of the draft.
  package func folder(for setting: Setting, of dossier: Dossier) -> OutputTree {
    var tree = templates.setting
    tree.add(DossierRenderer.data(of: setting, from: dossier), at: "data.json")
    for media in dossier.module.media { tree.add(media.bytes, at: "print/" + HTMLPlace.media(media.path)) }
    return tree
  }
}
