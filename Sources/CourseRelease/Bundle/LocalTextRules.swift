package import CourseModel

/// What a province's own text must keep besides the rules of the language. `topic` is the part that the reader gets.
package func faults(in topic: Topic, for reader: Edition.Reader) -> [Diagnostic] {
  guard reader == .learner else { return [] }
  var found: [Diagnostic] = []
  topic.forEachBlock { block in
    guard case .paragraph = block.content, let word = answerWord(in: block.plainText) else { return }
    found.append(
      Diagnostic(
        .supplementTellsAnswers,
        Finding(
          Phrase("“\(word)” trong bản dành cho học viên", "“\(word)” in the learners' edition"), at: block.span,
          help: Phrase(
            "viết thành câu hỏi (`> [!QUESTION]`) hoặc đặt vào hộp `> [!INSTRUCTOR]`: bản học viên sẽ không có phần ấy",
            "make it a question (`> [!QUESTION]`) or put it into a box `> [!INSTRUCTOR]`, which learners do not get"))))
  }
  return found
}

/// The words with which a paragraph begins to tell an answer.
private func answerWord(in text: String) -> String? {
  let start = text.drop { !$0.isLetter }.prefix(24)
  let words = ["đáp án", "lời giải", "gợi ý trả lời", "hướng dẫn trả lời", "trả lời đúng", "phương án đúng"]
  return words.first { start.lowercased().hasPrefix($0) }.map { String(start.prefix($0.count)) }
}

/// Whether a module takes a province's text in a place. A fault names the places that there are.
package func fault(
  of place: Located<SupplementPlace>, in module: ModuleID, taking places: [SupplementPlace]
) -> Diagnostic? {
  guard !places.contains(place.value) else { return nil }
  let list = places.map { "`\($0)`" }.joined(separator: ", ")
  let help =
    places.isEmpty
    ? Phrase("\(module) không nhận phần của tỉnh", "\(module) takes no texts of provinces")
    : Phrase("\(module) nhận phần của tỉnh sau: \(list)", "\(module) takes texts of provinces behind: \(list)")
  return Diagnostic(
    .supplementOutOfPlace,
    Finding(
      Phrase(
        "không được đặt phần của tỉnh sau `\(place.value)` của \(module)",
        "\(module) takes no text of a province behind `\(place.value)`"), at: place.span, help: help))
}
