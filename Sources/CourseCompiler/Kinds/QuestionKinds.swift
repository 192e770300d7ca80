import CourseModel

/// What can be wrong with a question.
extension DiagnosticKind {
  static let malformedQuestion = DiagnosticKind(
    "BS-060", "malformed-question", .error,
    summary: Phrase("Câu hỏi viết sai dạng.", "A malformed question."),
    rationale: Phrase(
      "Câu hỏi cần mã, thân câu hỏi và các phương án rõ ràng thì mới chấm được.",
      "A question needs an identifier, a stem and clear options to be marked."),
    basis: house,
    example: .init(
      bad: """
        > [!QUESTION]
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """,
      good: """
        > [!QUESTION] #q1 objective=o1
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """))
  static let noRightOption = DiagnosticKind(
    "BS-061", "no-right-option", .error,
    summary: Phrase("Câu hỏi không có phương án đúng.", "A question without a right option."),
    rationale: Phrase("Người học không thể trả lời đúng.", "Learners could not answer it."),
    basis: house,
    example: .init(
      bad: """
        > [!QUESTION] #q1 objective=o1
        > Việc đầu tiên là gì?
        >
        > - [ ] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """,
      good: """
        > [!QUESTION] #q1 objective=o1
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """))
  static let unknownObjective = DiagnosticKind(
    "BS-062", "unknown-objective", .error,
    summary: Phrase("Mục tiêu không có trong `module.yaml`.", "An objective that `module.yaml` does not declare."),
    rationale: Phrase(
      "Ma trận mục tiêu – nội dung – câu hỏi dựa vào mã này.",
      "The matrix of objectives, topics and questions depends on it."),
    basis: Phrase(
      "Thông tư số 03/2023/TT-BNV, Điều 24, tiêu chí 7 (facts.md 2.4)",
      "Circular 03/2023/TT-BNV, Article 24, criterion 7 (facts.md 2.4)"),
    example: .init(
      bad: """
        > [!QUESTION] #q1 objective=o9
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """,
      good: """
        > [!QUESTION] #q1 objective=o1
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """))
}
