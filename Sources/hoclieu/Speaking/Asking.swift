import CourseModel

/// Asks a person for what the options left open. Without a terminal nothing is asked: the command names what is missing.
struct Asking {
  private var missing: [String] = []
  private let canAsk = isTerminalInput

  init() {}

  /// The option's value; else the answer of the person at the terminal, asked again until `parse` takes it.
  mutating func value<Value>(
    _ given: Value?, option: String, question: Phrase, default proposal: String? = nil, parse: (String) -> Value?
  ) -> Value? {
    if let given { return given }
    guard canAsk else {
      if let proposal, let value = parse(proposal) { return value }
      missing.append(option)
      return nil
    }
    while true {
      let hint = proposal.map { " [\($0)]" } ?? ""
      Console.standardError.write(question[Speech.language] + hint + ": ")
      guard let line = readLine() else {
        missing.append(option)
        return nil
      }
      let answer = line.isEmpty ? proposal ?? "" : line
      if !answer.isEmpty, let value = parse(answer) { return value }
      Console.standardError.line(Phrase("  chưa đúng dạng, xin nhập lại", "  that is not of the right form, once more"))
    }
  }

  /// Ends with the names of the options that are missing.
  func finish() throws {
    guard !missing.isEmpty else { return }
    throw Failure.usage(
      Phrase("thiếu \(missing.joined(separator: ", "))", "missing \(missing.joined(separator: ", "))"),
      help: Phrase(
        "thêm các tùy chọn này, hoặc chạy ở cửa sổ lệnh để được hỏi",
        "add these options, or run on a terminal to be asked"))
  }
}
