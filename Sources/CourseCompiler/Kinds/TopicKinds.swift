import CourseModel

/// What can be wrong with a module's list of topics.
extension DiagnosticKind {
  static let topicListedTwice = DiagnosticKind(
    "BS-020", "topic-listed-twice", .error,
    summary: Phrase("Một bài được liệt kê hai lần.", "A topic is listed twice."),
    rationale: Phrase(
      "Mỗi bài có một chỗ trong chuyên đề; số bài và tham chiếu dựa vào chỗ ấy.",
      "A topic has one place in its module; numbers and references depend on it."),
    basis: house,
    example: .init(
      bad: """
        topics:
          - 01-mo-dau.md
          - 01-mo-dau.md
        """,
      good: """
        topics:
          - 01-mo-dau.md
          - 02-quy-trinh.md
        """))
  static let unknownTopicType = DiagnosticKind(
    "BS-021", "unknown-topic-type", .error,
    summary: Phrase("Tệp bài không phải `.md` hay `.xml`.", "A topic file is neither `.md` nor `.xml`."),
    rationale: Phrase("Chỉ đọc được Markdown và XML.", "Only Markdown and XML are read."),
    basis: house,
    example: .init(
      bad: """
        topics:
          - 01-mo-dau.docx
        """,
      good: """
        topics:
          - 01-mo-dau.md
        """))
}
