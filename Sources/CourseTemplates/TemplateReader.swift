package import CourseModel
package import Mustache

extension DiagnosticKind {
  /// A template that must be there is not.
  package static let templateMissing = DiagnosticKind(
    "KM-001", "template-missing", .error,
    summary: Phrase("Thiếu tệp khuôn mẫu.", "A template is missing."),
    rationale: Phrase("Không có khuôn mẫu thì không dựng được trang.", "Pages cannot be built without it."),
    basis: Phrase("Quy ước của Học Liệu", "House rule of Học Liệu"),
    example: .init(
      bad: """
        Templates/html/top.mustache
        Templates/html/foot.mustache
        """,
      good: """
        Templates/html/top.mustache
        Templates/html/topic.mustache
        Templates/html/foot.mustache
        """))
  /// A template that Mustache cannot read.
  package static let templateSyntax = DiagnosticKind(
    "KM-002", "template-syntax", .error,
    summary: Phrase("Khuôn mẫu sai cú pháp.", "A malformed template."),
    rationale: Phrase("Trang dựng từ khuôn sai sẽ thiếu nội dung.", "Pages built from it would lack content."),
    basis: Phrase("Mustache (5)", "Mustache (5)"),
    example: .init(bad: "{{#topics}}<li>{{title}}</li>", good: "{{#topics}}<li>{{title}}</li>{{/topics}}"))
  /// A name that nothing fills.
  package static let templateUnknownName = DiagnosticKind(
    "KM-003", "template-unknown-name", .error,
    summary: Phrase("Khuôn mẫu dùng một tên không có.", "A template uses a name that is not there."),
    rationale: Phrase(
      "Mustache in ra chỗ trống cho tên lạ mà không báo.",
      "Mustache prints nothing for an unknown name, and does not say so."),
    basis: Phrase("Quy ước của Học Liệu", "House rule of Học Liệu"),
    example: .init(bad: "<h1>{{titel}}</h1>", good: "<h1>{{title}}</h1>"))
}

/// Every kind of diagnostic that reading templates can give.
package let templateKinds: [DiagnosticKind] = [.templateMissing, .templateSyntax, .templateUnknownName]

/// Reads Mustache pages, and checks what Mustache itself lets pass.
package struct TemplateReader {
  private let files: SourceTree
  private let folder: SourcePath
  /// What is wrong with what was read so far.
  package private(set) var diagnostics: [Diagnostic] = []

  /// `files` are those of a folder of `Templates`, which lie below `folder`.
  package init(files: SourceTree, folder: SourcePath) {
    self.files = files
    self.folder = folder
  }

  /// All `.mustache` files of the folder. Each of `pages` must be there and use only its names; other files are partials,
  /// which may use the names of `partials`.
  package mutating func library(pages: [String: Set<String>], partials: Set<String>) -> MustacheLibrary? {
    var templates: [String: MustacheTemplate] = [:]
    for path in files.paths where path.folder == folder && path.fileExtension == "mustache" {
      let name = String(path.stem)
      let text = String(decoding: files[path] ?? [], as: UTF8.self)
      checkNames(in: text, of: path, known: pages[name] ?? partials)
      do {
        // Values come escaped (`HTMLNames`); the pragma keeps Mustache from doing it again.
        templates[name] = try MustacheTemplate(string: "{{% CONTENT_TYPE:TEXT}}" + text)
      } catch {
        report(error, in: path)
      }
    }
    for name in pages.keys.sorted() where templates[name] == nil && diagnostics.isEmpty {
      guard let path = folder.appending(name + ".mustache") else { continue }
      diagnostics.append(
        Diagnostic(
          .templateMissing,
          Finding(
            Phrase("không có khuôn mẫu `\(path)`", "there is no template `\(path)`"), at: SourceSpan(path),
            help: Phrase("khôi phục tệp từ git", "restore the file from git"))))
    }
    return diagnostics.isEmpty ? MustacheLibrary(templates: templates) : nil
  }

  /// The files that are copied as they are, by their path below `subfolder`; all files of the folder where it is `nil`.
  package func assets(below subfolder: String? = nil) -> [(path: String, bytes: [UInt8])] {
    let prefix = subfolder.map { "\(folder)/\($0)/" } ?? "\(folder)/"
    return files.paths.filter { $0.text.hasPrefix(prefix) }.map {
      (String($0.text.dropFirst(prefix.count)), files[$0] ?? [])
    }
  }

  private mutating func report(_ error: any Error, in path: SourcePath) {
    let place =
      (error as? MustacheTemplate.ParserError).map {
        SourcePosition(line: $0.context.lineNumber, column: $0.context.lineNumber > 1 ? $0.context.columnNumber : 1)
      } ?? .start
    let reason = (error as? MustacheTemplate.ParserError).map { "\($0.error)" } ?? "\(error)"
    diagnostics.append(
      Diagnostic(
        .templateSyntax,
        Finding(
          Phrase("khuôn mẫu sai cú pháp: \(reason)", "malformed template: \(reason)"), at: SourceSpan(path, at: place),
          help: Phrase("mỗi `{{#tên}}` cần `{{/tên}}`", "every `{{#name}}` needs `{{/name}}`"))))
  }

  private mutating func checkNames(in text: String, of path: SourcePath, known: Set<String>) {
    for (index, line) in text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
      var rest = line[...]
      while let open = rest.range(of: "{{") {
        let tag = rest[open.upperBound...]
        let column = line.utf8.distance(from: line.startIndex, to: open.lowerBound) + 1
        rest = tag
        let body = tag.drop { "{#^/& ".contains($0) }
        guard let first = tag.first, !"!>=<$%".contains(first) else { continue }
        let name = String(body.prefix { $0.isLetter || $0.isNumber || $0 == "_" })
        guard !name.isEmpty, !known.contains(name) else { continue }
        diagnostics.append(
          Diagnostic(
            .templateUnknownName,
            Finding(
              Phrase("không có tên `\(name)`", "there is no name `\(name)`"),
              at: SourceSpan(path, at: SourcePosition(line: index + 1, column: column), bytes: name.utf8.count + 2),
              help: Phrase(
                "các tên dùng được: \(known.sorted().joined(separator: ", "))",
                "the names that may stand here: \(known.sorted().joined(separator: ", "))"))))
      }
    }
  }
}

extension Substring {
  /// Where `text` stands first.
  fileprivate func range(of text: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(text) { return start..<index(start, offsetBy: text.count) }
      start = index(after: start)
    }
    return nil
  }
}
