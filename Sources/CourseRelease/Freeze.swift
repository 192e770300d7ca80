package import CourseModel

/// `source.zip`: the files that a module is made of, as one deterministic archive.
package func freeze(_ sources: SourceTree, _ closure: [SourcePath]) -> [UInt8] {
  var tree = OutputTree()
  for path in closure { tree[path] = sources[path] }
  return ZipArchive.pack(tree)
}

/// The files of a `source.zip`.
package func thaw(_ archive: [UInt8]) throws(ArchiveError) -> SourceTree {
  SourceTree(try ZipArchive.unpack(archive).files)
}

extension DiagnosticKind {
  package static let frozenSourcesUnreadable = DiagnosticKind(
    "BH-400", "frozen-sources-unreadable", .error,
    summary: Phrase("Không đọc được `source.zip` của một phiên bản.", "The `source.zip` of a version cannot be read."),
    rationale: Phrase(
      "Không dựng lại và không chứng minh được phiên bản này.", "The version can be neither rebuilt nor proved."),
    basis: Phrase("Quy ước của Học Liệu về hồ sơ", "Rule of Học Liệu on records"),
    example: .init(
      bad: "records/1.0.0/source.zip   # 0 byte", good: "records/1.0.0/source.zip   # đúng tệp mà `submit` đã ghi"))
}
