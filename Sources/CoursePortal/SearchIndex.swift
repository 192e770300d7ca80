import CourseModel

/// The words of all modules, as a script that a page can load from a memory stick too. The page folds and ranks them
/// (`Templates/portal/assets/portal.js`).
func searchIndex(of site: Site) -> String {
  let modules = site.catalogue.modules.map { entry -> String in
    let shown = entry.releases.first { $0.version == entry.current } ?? entry.releases.first
    let state = shown.map { VersionState(of: $0, in: entry) } ?? .none
    var fields: [(String, String)] = [
      ("id", quoted(entry.id)), ("title", quoted(shown?.title ?? entry.title)), ("state", quoted(state.rawValue)),
      ("stateName", quoted(state.name)), ("href", quoted(Site.address(of: entry))),
    ]
    if let shown { fields.append(("version", quoted(shown.version))) }
    if let facts = shown?.facts {
      fields += [
        ("audience", list(facts.audience)), ("objectives", list(facts.objectives.map(\.text))),
        ("topics", list(facts.topics.map { [$0.title, $0.summary].compactMap { $0 }.joined(separator: ": ") })),
        ("terms", list(facts.terms)), ("law", list(facts.law)),
      ]
    }
    return "{" + fields.map { "\"\($0)\":\($1)" }.joined(separator: ",") + "}"
  }
  return "window.hocLieuModules=[\n" + modules.joined(separator: ",\n") + "\n];\n"
}

private func list(_ texts: [String]) -> String { "[" + texts.map(quoted).joined(separator: ",") + "]" }

/// A text as JavaScript and JSON write it.
private func quoted(_ text: String) -> String {
  var result = "\""
  for scalar in text.unicodeScalars {
    switch scalar {
    case "\"": result += "\\\""
    case "\\": result += "\\\\"
    // What ends a line or a script must not stand there as it is.
    case "\n", "\r", "\t", "<", "\u{2028}", "\u{2029}":
      let digits = String(scalar.value, radix: 16)
      result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    default: result.unicodeScalars.append(scalar)
    }
  }
  return result + "\""
}
