import CourseModel

extension Check {
  static let topicWithoutQuestion = Check(
    DiagnosticKind(
      "BS-140", "topic-without-question", .information,
      summary: Phrase("Bài không có câu hỏi nào.", "A topic without a question."),
      rationale: Phrase(
        "Người học không biết mình đã hiểu bài chưa.", "Learners cannot tell whether they have got it."),
      basis: .criterion(5),
      example: .init(bad: "## Tổng kết\n\nHết bài.", good: "> [!QUESTION] #q1 objective=o1\n> Việc đầu tiên là gì?")),
    text: { text, _ in
      guard !text.questions.isEmpty else { return [] }
      return text.topics.filter(\.questions.isEmpty).map { topic in
        let title = topic.topic.metadata.title
        return Finding(
          Phrase("bài “\(title.value)” không có câu hỏi", "the topic “\(title.value)” has no question"), at: title.span,
          help: Phrase("viết ít nhất một câu hỏi tự kiểm tra", "write at least one"))
      }
    })

  static let fewQuestions = Check(
    DiagnosticKind(
      "BS-141", "few-questions", .warning,
      summary: Phrase("Chuyên đề có ít câu hỏi hơn số tiết.", "A module with fewer questions than periods."),
      rationale: Phrase(
        "Bài kiểm tra cuối chuyên đề rút từ các câu này; mỗi tiết cần ít nhất một câu.",
        "The final test draws on them: at least one is needed for each period."),
      basis: .houseRule,
      example: .init(bad: "periods: {theory: 8}, ba câu hỏi", good: "periods: {theory: 8}, mười câu hỏi")),
    text: { text, _ in
      let count = text.questions.count
      let periods = text.module.metadata.periods
      guard count < periods.value.total else { return [] }
      return [
        Finding(
          Phrase(
            "chuyên đề \(periods.value.total) tiết có \(count) câu hỏi",
            "class time: \(periods.value.total), questions: \(count)"),
          at: periods.span,
          help: Phrase("viết thêm câu hỏi, mỗi mục tiêu ít nhất một câu", "write more, one for each objective at least")
        )
      ]
    })

  static let fewKindsOfQuestion = Check(
    DiagnosticKind(
      "BS-142", "few-kinds-of-question", .information,
      summary: Phrase("Câu hỏi của chuyên đề chỉ có một, hai loại.", "A module with one or two kinds of questions."),
      rationale: Phrase(
        "Chọn một đáp án chỉ đo trí nhớ; nối, xếp thứ tự, trả lời bằng lời đo được việc làm.",
        "Single choice measures memory; matching, ordering and essays measure more."),
      basis: .criterion(5),
      example: .init(bad: "(mười câu chọn một đáp án)", good: "(sáu câu chọn một, hai câu nối, hai câu tự luận)")),
    text: { text, _ in
      let questions = text.questions
      let kinds = Set(questions.map(\.kind))
      guard questions.count >= 8, kinds.count < 3 else { return [] }
      return [
        Finding(
          Phrase(
            "\(questions.count) câu hỏi chỉ thuộc \(kinds.count) loại",
            "questions: \(questions.count), kinds of them: \(kinds.count)"),
          at: text.module.metadata.title.span,
          help: Phrase(
            "thêm câu đúng – sai, nối, xếp thứ tự hoặc tự luận", "add true/false, matching, ordering or essay questions"
          ))
      ]
    })

  static let rightAnswerInOnePlace = Check(
    DiagnosticKind(
      "BS-143", "right-answer-in-one-place", .warning,
      summary: Phrase(
        "Đáp án đúng của các câu chọn một luôn ở cùng một vị trí.",
        "The right answers of single choices all stand in one place."),
      rationale: Phrase(
        "Người học chọn theo vị trí mà không cần đọc.", "Learners can choose by place, without reading."),
      basis: .houseRule,
      example: .init(bad: "(năm câu, câu nào cũng đúng ở phương án đầu)", good: "(đáp án đúng rải ở các vị trí)")),
    text: { text, _ in
      let places = text.singleChoices.compactMap { $0.options.firstIndex(where: \.isRight) }
      guard places.count >= 4, let first = places.first, places.allSatisfy({ $0 == first }) else { return [] }
      return [
        Finding(
          Phrase(
            "\(places.count) câu chọn một đều đúng ở phương án thứ \(first + 1)",
            "all \(places.count) single choices are right at option \(first + 1)"),
          at: text.singleChoices[0].options[first].span,
          help: Phrase("đổi chỗ các phương án", "move the options around"))
      ]
    })

  static let rightAnswerLongest = Check(
    DiagnosticKind(
      "BS-144", "right-answer-longest", .information,
      summary: Phrase(
        "Đáp án đúng hầu như luôn là phương án dài nhất.", "The right answer is nearly always the longest."),
      rationale: Phrase("Người học đoán đúng nhờ độ dài.", "Learners can guess by length."),
      basis: .houseRule,
      example: .init(bad: "(sáu câu, câu nào đáp án đúng cũng dài gấp đôi)", good: "(các phương án dài gần bằng nhau)")),
    text: { text, _ in
      let questions = text.singleChoices
      let telling = questions.filter(\.isRightByLength)
      // By chance one of three would be so; four of five tells.
      guard telling.count >= 5, telling.count * 5 >= questions.count * 4 else { return [] }
      return [
        Finding(
          Phrase(
            "\(telling.count) trong \(questions.count) câu chọn một có đáp án đúng dài hơn hẳn các phương án khác",
            "in \(telling.count) of \(questions.count) single choices the right answer is by far the longest"),
          at: telling[0].options.first(where: \.isRight)?.span ?? text.module.metadata.title.span,
          help: Phrase(
            "rút gọn đáp án đúng, viết phương án sai cụ thể hơn", "shorten the right ones, make the wrong ones fuller"))
      ]
    })
}

extension ModuleText {
  fileprivate var singleChoices: [Question] {
    questions.filter { $0.kind == .single && $0.options.count > 1 }
  }
}

extension Question {
  /// Whether the right option is longer than every other by a third, and by more than a short word.
  fileprivate var isRightByLength: Bool {
    guard let right = options.first(where: \.isRight)?.text.plainText.utf8.count else { return false }
    return options.allSatisfy { option in
      let length = option.text.plainText.utf8.count
      return option.isRight || length * 4 < right * 3 && length + 12 < right
    }
  }
}
