import CourseModel

extension Check {
  static let littlePractice = Check(
    DiagnosticKind(
      "BS-145", "little-practice", .warning,
      summary: Phrase("Số tiết gần như chỉ có lý thuyết.", "Class time that is nearly all theory."),
      rationale: Phrase(
        "Tài liệu phải cân đối giữa lý thuyết, câu hỏi thảo luận, thực hành, bài tập tình huống.",
        "Theory, discussion, practice and cases have to be in balance."),
      basis: .criterion(5),
      example: .init(bad: "periods: {theory: 8}", good: "periods: {theory: 4, discussion: 2, practice: 2}"))
  ) { module in
    let periods = module.metadata.periods
    // The circular names no figure; a quarter is the project's own.
    guard periods.value.total >= 4, (periods.value.total - periods.value.theory) * 4 < periods.value.total else {
      return []
    }
    return [
      Finding(
        Phrase(
          "\(periods.value.theory) trong \(periods.value.total) tiết là lý thuyết",
          "\(periods.value.theory) of \(periods.value.total) periods are theory"),
        at: periods.span,
        help: Phrase(
          "dành ít nhất một phần tư số tiết cho thảo luận, thực hành",
          "give a quarter at least to discussion and practice"))
    ]
  }

  static let periodsWithoutActivity = Check(
    DiagnosticKind(
      "BS-146", "periods-without-activity", .warning,
      summary: Phrase(
        "Có tiết thảo luận hoặc thực hành mà không có hộp hay câu hỏi tự luận cho tiết ấy.",
        "Periods of discussion or practice without anything to discuss or practise."),
      rationale: Phrase("Giảng viên phải tự nghĩ ra việc cho học viên.", "Trainers would have to invent it."),
      basis: .criterion(4),
      example: .init(
        bad: "periods: {practice: 2}, không có hộp thực hành",
        good: "> [!PRACTICE] Lập bảng việc\n> Mỗi nhóm chọn một việc của xã …")),
    text: { text, _ in
      var kinds: Set<Callout.Kind> = []
      var hasEssay = false
      for topic in text.topics {
        for block in topic.blocks {
          if case .callout(let callout) = block.content { kinds.insert(callout.kind) }
          if case .question(let question) = block.content, case .essay = question.task { hasEssay = true }
        }
      }
      let periods = text.module.metadata.periods
      var findings: [Finding] = []
      func report(_ count: Int, _ name: Phrase, _ box: String) {
        findings.append(
          Finding(
            Phrase("có \(count) tiết ", "there is class time for ") + name
              + Phrase(" mà không có hộp nào cho các tiết ấy", ", and no box for it"),
            at: periods.span, help: Phrase("viết hộp \(box)", "write a box \(box)")))
      }
      if periods.value.discussion > 0, kinds.isDisjoint(with: [.discussion, .case]), !hasEssay {
        report(periods.value.discussion, Phrase("thảo luận", "discussion"), "`> [!DISCUSSION]`, `> [!CASE]`")
      }
      if periods.value.practice > 0, kinds.isDisjoint(with: [.practice, .case]), !hasEssay {
        report(periods.value.practice, Phrase("thực hành", "practice"), "`> [!PRACTICE]`, `> [!CASE]`")
      }
      return findings
    })

  static let topicOutOfProportion = Check(
    DiagnosticKind(
      "BS-147", "topic-out-of-proportion", .information,
      summary: Phrase(
        "Bài dài hoặc ngắn gấp nhiều lần các bài khác tính trên một tiết.",
        "A topic with several times more or less text to a period than the others."),
      rationale: Phrase("Lớp học chỗ thì thừa giờ, chỗ thì thiếu.", "Class time is too long here and too short there."),
      basis: .criterion(6),
      example: .init(bad: "periods: {theory: 3}   # bài 300 tiếng, các bài khác 1.500", good: "periods: {theory: 1}")),
    text: { text, _ in
      let topics = text.topics.compactMap { text -> (topic: Topic, periods: Located<Periods>, syllables: Int)? in
        guard let periods = text.topic.metadata.periods, periods.value.total > 0 else { return nil }
        return (text.topic, periods, text.syllables)
      }
      guard topics.count >= 3 else { return [] }
      let mean = topics.reduce(0) { $0 + $1.syllables } / topics.reduce(0) { $0 + $1.periods.value.total }
      return topics.compactMap { topic, periods, syllables in
        let own = syllables / periods.value.total
        guard own > mean * 3 || own * 3 < mean else { return nil }
        return Finding(
          Phrase(
            "bài “\(topic.metadata.title.value)” có \(own) tiếng một tiết, cả chuyên đề trung bình \(mean)",
            "the topic “\(topic.metadata.title.value)” has \(own) syllables to a period, the module \(mean)"),
          at: periods.span,
          help: Phrase("sửa số tiết của bài, hoặc chia lại nội dung", "correct its periods, or divide the text anew"))
      }
    })

  static let sectionWithoutText = Check(
    DiagnosticKind(
      "BS-118", "section-without-text", .warning,
      summary: Phrase("Mục có tiêu đề mà không có nội dung.", "A heading with nothing below it."),
      rationale: Phrase("Mục lục hứa điều mà trang không có.", "The contents promise what the page does not have."),
      basis: .criterion(6),
      example: .init(bad: "## Quy trình\n\n## Biểu mẫu\n\n…", good: "## Quy trình\n\nBốn bước …\n\n## Biểu mẫu\n\n…"))
  ) { module in
    var findings: [Finding] = []
    for topic in module.topics {
      for (index, block) in topic.blocks.enumerated() {
        guard case .heading(let heading) = block.content else { continue }
        let next = index + 1 < topic.blocks.count ? topic.blocks[index + 1] : nil
        // A heading may introduce its own subsections.
        if let next {
          guard case .heading(let following) = next.content, following.level <= heading.level else { continue }
        }
        findings.append(
          Finding(
            Phrase(
              "mục “\(heading.text.plainText)” không có nội dung", "the section “\(heading.text.plainText)” is empty"),
            at: block.span, help: Phrase("viết nội dung, hoặc xóa tiêu đề", "write it, or delete the heading")))
      }
    }
    return findings
  }
}
