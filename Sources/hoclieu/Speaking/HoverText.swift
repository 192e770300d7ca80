import CourseEditing
import CourseModel

extension Workplace {
  /// What a mention means, as Markdown for an editor's hover; `nil` where there is nothing to say that the text does not.
  func hoverText(for subject: Mention.Subject, on day: CalendarDate) -> String? {
    switch subject {
    case .document(let reference): return text(of: reference, on: day)
    case .term(let id):
      guard let index = programme.glossary.place(of: id) else { return nil }
      let term = programme.glossary.terms[index]
      let source =
        switch term.source {
        case .law(let provision): Phrase("Nguồn: \(provision)", "Source: \(provision)")
        case .house: Phrase("Cách giải thích của nhóm biên soạn", "The authors' own explanation")
        }
      return "**\(term.name.markdown)**\n\n\(term.meaning.markdown)\n\n*\(source[Speech.language].markdown)*"
    case .reference(let reference):
      guard let destination = reference.destination,
        let topic = module?.topics.first(where: { $0.id == destination.topic })
      else { return nil }
      let place = destination.anchor.flatMap { topic.anchors[$0] }?.label
      return [place, topic.metadata.title.value].compactMap { $0?.markdown }.joined(separator: " – ")
    case .objective(let id):
      return module?.metadata.objectives.first { $0.id == id }.map { "**\($0.id)** \($0.text.markdown)" }
    case .value(let name): return programme.values[name]?.markdown
    case .image(let path): return path.text.markdown
    case .inclusion(let path, let anchor):
      return (path.text + (anchor.map { "#\($0)" } ?? "")).markdown
    }
  }

  private func text(of reference: LegalReference, on day: CalendarDate) -> String {
    guard let document = programme.law[reference.document] else {
      return Phrase(
        "Sổ văn bản không có `\(reference.document)`.", "The register does not hold `\(reference.document)`.")[
          Speech.language]
    }
    let rows = DocumentLife(document: document, law: programme.law, day: day).rows.map {
      "- \($0.name[Speech.language].markdown): \($0.value[Speech.language].markdown)"
    }
    return "**\(document.shortCitation.markdown)**\n\n\(document.name[Speech.language].markdown)\n\n"
      + rows.joined(separator: "\n")
  }
}

extension String {
  /// The text with everything escaped that Markdown would take for mark-up.
  fileprivate var markdown: String {
    var result = ""
    for character in self {
      if "\\`*_[]<>#|~".contains(character) { result.append("\\") }
      result.append(character == "\n" ? " " : character)
    }
    return result
  }
}
