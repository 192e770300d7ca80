package import CourseCompiler
package import CourseModel

/// The smallest sources of a whole module, to which a test adds what it is about.
package enum Fixture {
  package static let id = ModuleID("cd01").unsafelyUnwrapped

  /// The day on which the examples are looked at.
  package static let day = CalendarDate("2026-11-22").unsafelyUnwrapped

  package static let programme = """
    specimen: true
    title: Chương trình mẫu
    authority: Bộ Mẫu
    academy: Học viện Mẫu
    minutesPerPeriod: 45
    policy:
      size: {minimum: 5, maximum: 9, basis: "căn cứ về số thành viên"}
      oddSize: {value: true, basis: "căn cứ về số lẻ"}
      roles: {chair: 1, secretary: 1, critic: 2, basis: "căn cứ về vai trò"}
      quorum: {value: 2/3, basis: "căn cứ về số dự họp"}
      majority: {value: 1/2, basis: "căn cứ về đa số"}
      authorsMaySit: {value: false, basis: "căn cứ về người biên soạn"}
    modules:
      - {id: cd01, title: "Chuyên đề mẫu", compulsory: true, assumed: true}
    """

  package static func moduleFile(topics: [String], version: String = "1.0.0", extra: String = "") -> String {
    """
    title: Chuyên đề mẫu
    version: \(version)
    leadUnit: Đơn vị mẫu
    authors: [Nguyễn Văn A, Trần Thị B]
    audience: [Công chức cấp xã]
    periods: {theory: 1}
    objectives:
      - {id: o1, kind: knowledge, text: "Nêu được"}
    topics:
    \(topics.map { "  - \($0)\n" }.joined())\(extra)
    """
  }

  /// A topic with front matter around a body.
  package static func topic(_ body: String, title: String = "Bài mẫu") -> String {
    "---\ntitle: \(title)\nsummary: Tóm tắt.\nobjectives: [o1]\nperiods: {theory: 1}\n---\n\n\(body)\n"
  }

  /// The sources of `modules/cd01` with these files; `module.yaml` and `programme.yaml` are added where they are missing. What
  /// the modules share (`legal/…`, `glossary.yaml`, …) lies at the root, as do other modules (`modules/…`).
  package static func sources(_ files: [String: [UInt8]], version: String = "1.0.0", extra: String = "") -> SourceTree {
    var tree = SourceTree()
    for (name, bytes) in files {
      let isShared = name.hasPrefix("legal/") || name.hasPrefix("modules/") || shared.contains(name)
      tree[path(isShared ? name : "modules/cd01/\(name)")] = bytes
    }
    if files["module.yaml"] == nil {
      let topics = files.keys.filter { !$0.contains("/") && ($0.hasSuffix(".md") || $0.hasSuffix(".xml")) }.sorted()
      tree[path("modules/cd01/module.yaml")] = Array(moduleFile(topics: topics, version: version, extra: extra).utf8)
    }
    if files["programme.yaml"] == nil { tree[path("programme.yaml")] = Array(programme.utf8) }
    return tree
  }

  private static let shared: Set = ["programme.yaml", "glossary.yaml", "terms.yaml"]

  package static func sources(_ files: [String: String], version: String = "1.0.0", extra: String = "") -> SourceTree {
    sources(files.mapValues { Array($0.utf8) }, version: version, extra: extra)
  }

  /// Compiles `modules/cd01` of some sources.
  package static func compile(_ sources: SourceTree) -> Compilation {
    guard let programme = readProgramme(sources).programme else {
      preconditionFailure("the fixture's programme is broken")
    }
    return CourseCompiler.compile(id, of: programme, from: sources)
  }

  /// The module that these files make, which must be free of errors.
  package static func module(_ files: [String: String], version: String = "1.0.0", extra: String = "") -> Module {
    let compilation = compile(sources(files, version: version, extra: extra))
    guard let module = compilation.module, !compilation.diagnostics.containsErrors else {
      preconditionFailure("the fixture does not compile:\n\(listing(of: compilation.diagnostics))")
    }
    return module
  }

  /// Files of `Templates/html`: these pages, and empty ones for the others; `nil` leaves a page out.
  package static func templates(_ pages: [String: String?]) -> SourceTree {
    var files = SourceTree()
    for name in ["top", "foot", "topic", "home", "whole", "help", "programme", "changes"] + pages.keys.sorted() {
      if let text = pages[name, default: ""] { files[path("Templates/html/\(name).mustache")] = Array(text.utf8) }
    }
    return files
  }

  package static func path(_ text: String) -> SourcePath {
    guard let path = SourcePath(text) else { preconditionFailure("\(text) is no path") }
    return path
  }
}

/// A module as golden files show it: every block's place and canonical form.
package func tree(of module: Module) -> String {
  var lines: [String] = []
  for topic in module.topics {
    lines.append("topic \(topic.id): \(String(decoding: CanonicalForm.of(topic.metadata), as: UTF8.self))")
    for placed in topic.placedBlocks {
      let range = placed.block.span.range
      lines.append(
        "\(range.lowerBound.line):\(range.lowerBound.column)-\(range.upperBound.line):\(range.upperBound.column) \(String(decoding: CanonicalForm.of(placed.block), as: UTF8.self))"
      )
    }
    for (index, footnote) in topic.footnotes.enumerated() {
      lines.append("^\(index + 1) \(String(decoding: CanonicalForm.of(footnote), as: UTF8.self))")
    }
  }
  for media in module.media {
    lines.append("media \(media.path.name) \(media.format.rawValue) \(media.size.width)×\(media.size.height)")
  }
  return lines.joined(separator: "\n") + "\n"
}
