import CourseModel

/// The files that are put into a topic.
struct Inclusion {
  /// How deep files may include one another, and how much all of them together may hold: a file that includes another twice,
  /// which includes another twice, grows fast.
  static let greatestDepth = 8
  static let greatestSize = 1024 * 1024

  let sources: SourceTree
  /// Those that are being read, the topic's own not among them.
  fileprivate var open: [SourcePath] = []
  fileprivate var size = 0
  /// Every file that was put into the topic.
  fileprivate(set) var files: Set<SourcePath> = []

  init(sources: SourceTree) { self.sources = sources }
}

extension TopicBuilder {
  /// The blocks and footnotes of another file, or of the part of it that `reference` names behind `#`. The file is named as
  /// seen from the one that is being read; it belongs to the module or to `shared/`, and may be of either syntax.
  mutating func included(
    _ reference: String, footnotesBefore: Int, depth: Int, at span: SourceSpan
  ) -> ([Block], [Footnote]) {
    guard let (file, anchor) = target(of: reference, at: span), let bytes = contents(of: file, at: span) else {
      return ([], [])
    }
    let outer = path
    path = file
    inclusion.open.append(file)
    defer {
      path = outer
      inclusion.open.removeLast()
    }
    guard TextCheck.passes(bytes, of: file, limit: TextCheck.topicLimit, reporting: &diagnostics) else {
      return ([], [])
    }
    checkHygiene(bytes, of: file, reporting: &diagnostics)
    return bytes.withUnsafeBufferPointer { bytes in
      file.fileExtension == "xml"
        ? readXMLFragment(bytes, at: anchor, footnotesBefore: footnotesBefore, depth: depth, into: &self)
        : readMarkdownFragment(bytes, at: anchor, footnotesBefore: footnotesBefore, depth: depth, into: &self)
    }
  }

  private mutating func target(of reference: String, at span: SourceSpan) -> (SourcePath, AnchorID?)? {
    let parts = reference.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    let name = parts.first.map(String.init) ?? ""
    guard let file = path.sibling(name) else {
      report(
        .pathLeavesContent,
        Phrase("phần chèn `\(name)` nằm ngoài thư mục nội dung", "`\(name)` lies outside the content root"), at: span,
        help: Phrase("chép nội dung ấy vào `Content/shared/`", "copy it into `Content/shared/`"))
      return nil
    }
    guard file.fileExtension == "md" || file.fileExtension == "xml" else {
      report(
        .inclusionRefused, Phrase("`\(name)` không phải `.md` hay `.xml`", "`\(name)` is neither `.md` nor `.xml`"),
        at: span, help: Phrase("chỉ chèn được Markdown và XML", "only Markdown and XML can be included"))
      return nil
    }
    guard parts.count == 2 else { return (file, nil) }
    // DITA names an element of a topic as `#topic/element`.
    let id = parts[1].split(separator: "/").last.map(String.init) ?? ""
    guard let anchor = AnchorID(id) else {
      report(
        .inclusionRefused, Phrase("`#\(parts[1])` không phải một mã", "`#\(parts[1])` is no identifier"), at: span,
        help: Phrase(
          "viết mã của mục, bảng, hình, hộp hoặc câu hỏi",
          "write the identifier of a section, table, figure, call-out or question"))
      return nil
    }
    return (file, anchor)
  }

  private mutating func contents(of file: SourcePath, at span: SourceSpan) -> [UInt8]? {
    if file == path || inclusion.open.contains(file) || inclusion.open.count >= Inclusion.greatestDepth {
      report(
        .inclusionRefused,
        Phrase(
          "`\(file)` được chèn vào chính nó hoặc lồng quá sâu", "`\(file)` includes itself, or is nested too deeply"),
        at: span, help: Phrase("bỏ một trong các phần chèn", "take one of the inclusions away"))
      return nil
    }
    guard let bytes = inclusion.sources[file] else {
      guard !inclusion.sources.unreadable.contains(file) else { return nil }
      report(
        .missingFile, Phrase("không có tệp `\(file)` để chèn", "there is no file `\(file)` to include"), at: span,
        help: Phrase(
          "chèn được tệp của chính chuyên đề và của `shared/`",
          "the module's own files and those of `shared/` can be included"))
      return nil
    }
    inclusion.files.insert(file)
    inclusion.size += bytes.count
    guard inclusion.size <= Inclusion.greatestSize else {
      report(
        .inclusionRefused,
        Phrase("các phần chèn của bài cộng lại quá lớn", "the topic includes too much altogether"), at: span,
        help: Phrase("chèn ít hơn, hoặc tách bài", "include less, or split the topic"))
      return nil
    }
    return bytes
  }
}
