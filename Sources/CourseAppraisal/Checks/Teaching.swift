import CourseModel

extension Check {
  static let objectiveNotTaught = Check(
    DiagnosticKind(
      "BS-110", "objective-not-taught", .warning,
      summary: Phrase("Mục tiêu không bài nào nhận.", "An objective that no topic takes up."),
      rationale: Phrase(
        "Mỗi mục tiêu phải có nội dung dẫn tới; hội đồng xem ma trận này.",
        "Every objective needs content that leads to it; the council looks at that matrix."),
      basis: criteria,
      example: .init(
        bad: """
          # module.yaml
          objectives:
            - {id: o2, kind: skill, text: "Kiểm tra được chữ ký số"}
          # không bài nào ghi `objectives: [o2]`
          """,
        good: """
          # đầu một bài
          title: Kiểm tra chữ ký số
          objectives: [o2]
          """))
  ) { module in
    let taught = Set(module.topics.flatMap { $0.metadata.objectives.map(\.value) })
    return module.metadata.objectives.filter { !taught.contains($0.id) }.map { objective in
      Finding(
        Phrase("không bài nào nhận mục tiêu `\(objective.id)`", "no topic takes up the objective `\(objective.id)`"),
        at: objective.span,
        help: Phrase(
          "ghi `objectives: [\(objective.id)]` ở đầu bài dạy nội dung ấy",
          "put `objectives: [\(objective.id)]` at the head of the topic that teaches it"))
    }
  }

  static let objectiveNotAssessed = Check(
    DiagnosticKind(
      "BS-111", "objective-not-assessed", .warning,
      summary: Phrase("Mục tiêu không có câu hỏi nào đánh giá.", "An objective that no question assesses."),
      rationale: Phrase(
        "Không biết người học đã đạt mục tiêu hay chưa.", "Nobody can tell whether learners reached it."),
      basis: criteria,
      example: .init(
        bad: """
          title: Kiểm tra chữ ký số
          objectives: [o2]   # không câu hỏi nào ghi objective=o2
          """,
        good: """
          > [!QUESTION] #q1 objective=o2
          > Xem chữ ký số ở đâu?
          """)),
    text: { text, _ in
      let assessed = Set(text.questions.compactMap { $0.objective?.value })
      return text.module.metadata.objectives.filter { !assessed.contains($0.id) }.map { objective in
        Finding(
          Phrase(
            "không có câu hỏi nào cho mục tiêu `\(objective.id)`",
            "no question assesses the objective `\(objective.id)`"),
          at: objective.span,
          help: Phrase(
            "viết câu hỏi với `objective=\(objective.id)`", "write a question with `objective=\(objective.id)`"))
      }
    })

  static let questionWithoutObjective = Check(
    DiagnosticKind(
      "BS-112", "question-without-objective", .warning,
      summary: Phrase("Câu hỏi không gắn với mục tiêu nào.", "A question that serves no objective."),
      rationale: Phrase(
        "Câu hỏi ngoài mục tiêu không đo được kết quả học tập.", "It measures nothing that the module promises."),
      basis: criteria,
      example: .init(
        bad: """
          > [!QUESTION] #q1
          > Việc đầu tiên là gì?
          """,
        good: """
          > [!QUESTION] #q1 objective=o1
          > Việc đầu tiên là gì?
          """)),
    eachBlock: { block in
      guard case .question(let question) = block.content, question.objective == nil else { return nil }
      return Finding(
        Phrase("câu hỏi `\(question.id)` không gắn mục tiêu", "the question `\(question.id)` names no objective"),
        at: block.span,
        help: Phrase("thêm `objective=mã-mục-tiêu` vào dòng đầu câu hỏi", "add `objective=id` to its first line"))
    })

  static let optionWithoutFeedback = Check(
    DiagnosticKind(
      "BS-113", "option-without-feedback", .information,
      summary: Phrase("Phương án không có lời giải thích.", "An option without feedback."),
      rationale: Phrase(
        "Người tự học cần biết vì sao đúng, vì sao sai.",
        "People who learn alone need to know why an answer is right or wrong."),
      basis: Phrase("Quy ước của Học Liệu", "House rule of Học Liệu"),
      example: .init(
        bad: "> - [x] Kiểm tra nơi gửi",
        good: """
          > - [x] Kiểm tra nơi gửi
          >
          >   Không biết ai gửi thì chưa làm gì khác.
          """)),
    eachBlock: { block in
      guard case .question(let question) = block.content, let option = question.options.first(where: \.feedback.isEmpty)
      else {
        return nil
      }
      return Finding(
        Phrase(
          "câu hỏi `\(question.id)` có phương án không giải thích", "an option of `\(question.id)` has no feedback"),
        at: option.span,
        help: Phrase(
          "viết một đoạn thụt vào dưới phương án; trong XML: `<lcFeedback>`",
          "write an indented paragraph under it; in XML: `<lcFeedback>`"))
    })

  static let periodsDoNotAddUp = Check(
    DiagnosticKind(
      "BS-114", "periods-do-not-add-up", .error,
      summary: Phrase(
        "Số tiết của các bài không bằng số tiết của chuyên đề.", "The topics' class time is not the module's."),
      rationale: Phrase("Kế hoạch lớp học lập theo số tiết này.", "Classes are planned by these figures."),
      basis: Phrase(
        "Cấu trúc chương trình: số tiết lý thuyết, thảo luận, thực hành (facts.md 2.5, mức tin cậy K)",
        "Programme structure: periods of theory, discussion, practice (facts.md 2.5, confidence K)"),
      example: .init(
        bad: """
          # module.yaml
          periods: {theory: 4}
          # bài 1: {theory: 1}, bài 2: {theory: 2}
          """,
        good: """
          # module.yaml
          periods: {theory: 3}
          # bài 1: {theory: 1}, bài 2: {theory: 2}
          """))
  ) { module in
    let declared = module.topics.compactMap { $0.metadata.periods?.value }
    guard !declared.isEmpty else { return [] }
    let sum = declared.reduce(Periods.none, +)
    let promised = module.metadata.periods.value
    guard sum != promised else { return [] }
    func words(_ periods: Periods) -> String { "\(periods.theory) + \(periods.discussion) + \(periods.practice)" }
    return [
      Finding(
        Phrase(
          "các bài cộng lại \(words(sum)) tiết (lý thuyết + thảo luận + thực hành), chuyên đề ghi \(words(promised))",
          "the topics add up to \(words(sum)) periods (theory + discussion + practice), the module says \(words(promised))"
        ),
        at: module.metadata.periods.span,
        help: Phrase("sửa `periods` của chuyên đề hoặc của bài", "correct `periods` of the module or of a topic"))
    ]
  }

  static let readingTimeExceedsPeriods = Check(
    DiagnosticKind(
      "BS-115", "reading-time-exceeds-periods", .information,
      summary: Phrase(
        "Đọc bài mất nhiều thời gian hơn số tiết lý thuyết của bài.",
        "Reading a topic takes longer than its theory periods."),
      rationale: Phrase("Giảng viên sẽ không dạy kịp.", "Trainers would run out of time."),
      basis: Phrase(
        "`measures.readingSpeed` của programme.yaml; không ghi thì 200 tiếng/phút (giả định, facts.md 6.8)",
        "`measures.readingSpeed` of programme.yaml; else 200 syllables a minute (assumed, facts.md 6.8)"),
      example: .init(
        bad: "periods: {theory: 1}   # bài dài 30 trang", good: "periods: {theory: 3}   # bài dài 30 trang")),
    text: { text, grounds in
      let readingSpeed = grounds.programme.style.readingSpeed.value
      return text.topics.compactMap { topic in
        guard let periods = topic.topic.metadata.periods, periods.value.theory > 0 else { return nil }
        let needed = Counts(of: topic).readingMinutes(at: readingSpeed)
        let minutes = periods.value.theory * text.module.imprint.minutesPerPeriod
        guard needed > minutes else { return nil }
        return Finding(
          Phrase(
            "đọc bài mất khoảng \(needed) phút, số tiết lý thuyết là \(minutes) phút",
            "reading takes about \(needed) minutes, the theory periods last \(minutes)"),
          at: periods.span, help: Phrase("rút ngắn bài hoặc tăng số tiết", "shorten the topic or give it more periods"))
      }
    })

  static let topicWithoutSummary = Check(
    DiagnosticKind(
      "BS-116", "topic-without-summary", .information,
      summary: Phrase("Bài không có câu tóm tắt.", "A topic without a summary."),
      rationale: Phrase(
        "Mục lục và trang chủ chuyên đề in câu này dưới tên bài.",
        "The contents and the module's home page print it below the title."),
      basis: Phrase("Quy ước của Học Liệu", "House rule of Học Liệu"),
      example: .init(
        bad: "title: Nhận văn bản",
        good: """
          title: Nhận văn bản
          summary: Ba việc phải làm khi có văn bản đến.
          """))
  ) { module in
    module.topics.filter { $0.metadata.summary == nil }.map { topic in
      Finding(
        Phrase(
          "bài “\(topic.metadata.title.value)” không có câu tóm tắt",
          "the topic “\(topic.metadata.title.value)” has no summary"),
        at: topic.metadata.title.span,
        help: Phrase(
          "thêm `summary:` ở đầu bài; trong XML: `<shortdesc>`", "add `summary:` at its head; in XML: `<shortdesc>`"))
    }
  }

  private static let criteria = Phrase(
    "Thông tư số 03/2023/TT-BNV, Điều 24, tiêu chí 7 (facts.md 2.4)",
    "Circular 03/2023/TT-BNV, Article 24, criterion 7 (facts.md 2.4)")
}
