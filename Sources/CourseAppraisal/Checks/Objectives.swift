import CourseModel

extension Check {
  static let objectiveNotObservable = Check(
    DiagnosticKind(
      "BS-148", "objective-not-observable", .warning,
      summary: Phrase(
        "Mục tiêu bắt đầu bằng động từ không quan sát, không đo được.", "An objective whose verb cannot be observed."),
      rationale: Phrase(
        "Không ai thấy được một người đã “hiểu”; câu hỏi chỉ đo được việc người ấy nêu, phân biệt, lập được gì.",
        "Nobody can see that a person “understands”; questions measure what the person names, tells apart or draws up."),
      basis: .criterion(1),
      example: .init(bad: "Hiểu quy trình tiếp nhận văn bản", good: "Nêu được các bước tiếp nhận văn bản"))
  ) { module in
    module.metadata.objectives.compactMap { objective in
      let words = objective.text.lowercased().split { !$0.isLetter }.prefix(3).map(String.init)
      guard let verb = unobservable.first(where: { words.starts(with: $0) }) else { return nil }
      return Finding(
        Phrase(
          "mục tiêu `\(objective.id)` bắt đầu bằng “\(verb.joined(separator: " "))”, không quan sát được",
          "the objective `\(objective.id)` begins with “\(verb.joined(separator: " "))”, which cannot be observed"),
        at: objective.textSpan,
        help: Phrase(
          "bắt đầu bằng việc thấy được: nêu được, phân biệt được, lập được, viết được, từ chối được …",
          "begin with what can be seen: name, tell apart, draw up, write, refuse …"))
    }
  }

  static let numberOfObjectives = Check(
    DiagnosticKind(
      "BS-149", "number-of-objectives", .information,
      summary: Phrase("Chuyên đề có quá ít hoặc quá nhiều mục tiêu.", "A module with too few or too many objectives."),
      rationale: Phrase(
        "Ít hơn ba mục tiêu cho một buổi học là chưa nói hết; nhiều hơn tám thì không dạy, không đánh giá kịp.",
        "Fewer than three for half a day say too little; more than eight can be neither taught nor assessed."),
      basis: .houseRule,
      example: .init(bad: "periods: {theory: 8}, một mục tiêu", good: "periods: {theory: 8}, năm mục tiêu"))
  ) { module in
    let count = module.metadata.objectives.count
    let isFew = count < 3 && module.metadata.periods.value.total >= 4
    guard isFew || count > 8, let first = module.metadata.objectives.first else { return [] }
    return [
      Finding(
        Phrase("chuyên đề có \(count) mục tiêu", "number of objectives: \(count)"), at: first.span,
        help: Phrase("viết từ ba đến tám mục tiêu", "write three to eight"))
    ]
  }

  static let duplicateObjective = Check(
    DiagnosticKind(
      "BS-150", "duplicate-objective", .warning,
      summary: Phrase("Hai mục tiêu nói gần như một điều.", "Two objectives that say nearly the same."),
      rationale: Phrase(
        "Bài và câu hỏi chia cho hai mục tiêu trùng nhau.", "Topics and questions are split between them."),
      basis: .criterion(1),
      example: .init(
        bad: "o1: Nêu được các bước tiếp nhận văn bản\no2: Nêu được các bước tiếp nhận một văn bản",
        good: "o1: Nêu được các bước tiếp nhận văn bản\no2: Kiểm tra được chữ ký số của văn bản")),
    text: { text, _ in
      var findings: [Finding] = []
      // The first passage is the title.
      let objectives = zip(text.module.metadata.objectives, text.metadata.dropFirst()).prefix(100).map {
        objective, text in
        (objective, words: Set(text.words.map(\.hash)))
      }
      for (index, (objective, words)) in objectives.enumerated() {
        let twin = objectives[..<index].first { _, others in
          // Four of five words in common, counted on both.
          !words.isEmpty && words.intersection(others).count * 5 >= words.union(others).count * 4
        }
        guard let twin else { continue }
        findings.append(
          Finding(
            Phrase(
              "mục tiêu `\(objective.id)` gần như trùng `\(twin.0.id)`",
              "the objective `\(objective.id)` nearly repeats `\(twin.0.id)`"),
            at: objective.textSpan,
            help: Phrase("gộp làm một, hoặc nói rõ chỗ khác nhau", "join them, or say what differs"),
            notes: [.init(Phrase("mục tiêu kia ở đây", "the other one is here"), at: twin.0.textSpan)]))
      }
      return findings
    })

  /// Beginnings that say what goes on in a head, or what others do to the learner.
  private static let unobservable: [[String]] = [
    "hiểu", "biết", "nắm", "nhận thức", "thấu hiểu", "thấy được", "có kiến thức", "có hiểu biết", "có khả năng",
    "có ý thức",
    "được trang bị", "trang bị", "giúp", "làm quen", "tìm hiểu", "quan tâm", "ý thức", "học", "cung cấp", "bồi dưỡng",
    "nâng cao",
  ].map { $0.split(separator: " ").map(String.init) }
}
