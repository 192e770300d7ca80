package import CourseModel

/// Something that may be meant by what is being typed.
package struct Completion: Sendable {
  package enum Kind: Sendable { case document, term, anchor, topic, picture, objective, value, fragment, keyword }

  package let kind: Kind
  package let label: String
  /// One line about it: a title, a meaning.
  package let detail: String
  /// What is replaced, a stretch of one line that ends where the cursor stands, and what is written there.
  package let replaced: Range<SourcePosition>
  package let text: String
  /// Whether it no longer holds on the day, so that it is shown struck out and last.
  package let isOutdated: Bool
}

extension Workplace {
  /// What may be meant by what stands before a place of a file on a day, the likeliest first; at most 100.
  package func completions(
    at place: SourcePosition, in text: EditedText, of path: SourcePath, on day: CalendarDate
  ) -> [Completion] {
    let desk = Desk(workplace: self, path: path, place: place, left: text.sides(of: place).left, day: day)
    return Array(desk.completions().prefix(100))
  }
}

/// One moment of typing.
private struct Desk {
  let workplace: Workplace
  let path: SourcePath
  let place: SourcePosition
  /// The line up to the cursor.
  let left: String
  let day: CalendarDate

  /// The kinds of mark-up are asked from the most telling one on; in plain text a number or a word of the glossary may be meant.
  func completions() -> [Completion] {
    if let typed = typed(behind: "vbpl:", upTo: " )\"#>") { return documents(matching: typed) }
    if let typed = typed(behind: "law: ", upTo: "\",}") { return documents(matching: typed) }
    if let typed = typed(behind: "term:", upTo: " )\">") { return terms(matching: typed) }
    if let typed = typed(behind: "{{value ", upTo: "}") { return values(matching: typed) }
    if let typed = typed(behind: "keyref=\"", upTo: "\"") { return values(matching: typed) }
    if let typed = typed(behind: "{{include ", upTo: "}") ?? typed(behind: "conref=\"", upTo: "\"") {
      return fragments(matching: typed)
    }
    if let typed = typed(behind: "[!", upTo: "]"), left.hasPrefix(">") { return keywords(matching: typed) }
    if let typed = typed(behind: "audience=", upTo: " }") {
      return words(["giang-vien", "hoc-vien"], matching: typed.drop { $0 == "\"" })
    }
    if let typed = typed(behind: "objective=", upTo: " }>") {
      return objectives(matching: typed.drop { $0 == "\"" })
    }
    if let list = typed(behind: "objectives: [", upTo: "]")
      ?? typed(behind: "name=\"objectives\" content=\"", upTo: "\"")
    {
      return objectives(
        matching: list.split { $0 == "," || $0 == " " }.last.flatMap { list.hasSuffix($0) ? $0 : nil } ?? "")
    }
    if let typed = typed(behind: "](", upTo: " )") ?? typed(behind: "href=\"", upTo: "\"") {
      return places(matching: typed)
    }
    return numbers() + vocabulary()
  }

  /// What stands behind the last `marker` of the line, where none of `ends` has closed it.
  private func typed(behind marker: String, upTo ends: String) -> Substring? {
    guard let start = left.ranges(of: marker).last?.upperBound else { return nil }
    let typed = left[start...]
    return typed.contains(where: { ends.contains($0) }) ? nil : typed
  }

  private func completion(
    _ kind: Completion.Kind, _ label: String, _ detail: String, for typed: some StringProtocol,
    writing text: String? = nil,
    isOutdated: Bool = false
  ) -> Completion {
    let start = SourcePosition(line: Int(place.line), column: Int(place.column) - typed.utf8.count)
    return Completion(
      kind: kind, label: label, detail: detail, replaced: start..<place, text: text ?? label, isOutdated: isOutdated)
  }

  /// Those whose label begins with what was typed come first, then those that hold it, or whose detail does.
  private func ranked(_ completions: [Completion], matching typed: some StringProtocol) -> [Completion] {
    let wanted = FoldedText(typed).text
    guard !wanted.isEmpty else { return completions.filter { !$0.isOutdated } + completions.filter(\.isOutdated) }
    let ranks = completions.map { completion -> Int? in
      let label = FoldedText(completion.label).text
      let bonus = completion.isOutdated ? 1 : 0
      if label.hasPrefix(wanted) { return bonus }
      if label.contains(wanted) { return 2 + bonus }
      return FoldedText(completion.detail).text.contains(wanted) ? 4 + bonus : nil
    }
    return (0...5).flatMap { rank in zip(completions, ranks).filter { $0.1 == rank }.map(\.0) }
  }

  // MARK: Kinds

  private func documents(
    matching typed: Substring, of kinds: Set<LegalDocument.Kind> = Set(LegalDocument.Kind.allCases)
  ) -> [Completion] {
    let all = workplace.programme.law.documents.filter { kinds.contains($0.kind) }.map { document in
      let state = document.state(on: day)
      return completion(
        .document, document.number, document.title ?? document.kind.label, for: typed,
        isOutdated: state == .ended)
    }
    return ranked(all, matching: typed)
  }

  private func terms(matching typed: Substring) -> [Completion] {
    ranked(
      workplace.programme.glossary.terms.map {
        completion(.term, $0.id.text, "\($0.name): \($0.meaning)", for: typed)
      }, matching: typed)
  }

  private func values(matching typed: Substring) -> [Completion] {
    ranked(
      workplace.programme.values.sorted { $0.key < $1.key }.map { completion(.value, $0.key, $0.value, for: typed) },
      matching: typed)
  }

  private func objectives(matching typed: Substring) -> [Completion] {
    ranked(
      (workplace.module?.metadata.objectives ?? []).map { completion(.objective, $0.id.text, $0.text, for: typed) },
      matching: typed)
  }

  private func words(_ words: [String], matching typed: Substring) -> [Completion] {
    ranked(words.map { completion(.keyword, $0, "", for: typed) }, matching: typed)
  }

  private func keywords(matching typed: Substring) -> [Completion] {
    let callouts = Callout.Kind.allCases.map { completion(.keyword, $0.rawValue.uppercased(), $0.label, for: typed) }
    return ranked(callouts + [completion(.keyword, "QUESTION", "Câu hỏi", for: typed)], matching: typed)
  }

  /// Files of `shared/`, named as they are seen from this one.
  private func fragments(matching typed: Substring) -> [Completion] {
    let up = String(repeating: "../", count: path.text.split(separator: "/").count - 1)
    let files = workplace.sources.paths.filter {
      $0.text.hasPrefix(Place.shared.text + "/") && ["md", "xml"].contains($0.fileExtension)
    }
    return ranked(files.map { completion(.fragment, up + $0.text, "", for: typed) }, matching: typed)
  }

  /// Topics, their anchors and pictures: what a link may lead to.
  private func places(matching typed: Substring) -> [Completion] {
    let parts = typed.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2 else {
      let topics = (workplace.module?.topics ?? []).filter { $0.path != path }.map {
        completion(.topic, String($0.path.name), $0.metadata.title.value, for: typed)
      }
      let folder = workplace.module.map { Place.folder(of: $0.id).text + "/" } ?? ""
      let pictures = workplace.sources.paths.filter { $0.text.hasPrefix(folder + "media/") }.map {
        completion(.picture, String($0.text.dropFirst(folder.count)), "", for: typed)
      }
      return ranked(topics + pictures, matching: typed)
    }
    let file = parts[0].isEmpty ? path : path.sibling(String(parts[0]))
    // What is taken in from another file has its places there.
    let anchors = (file.flatMap(workplace.topic)?.anchors ?? [:]).sorted { left, right in
      let (a, b) = (left.value.span, right.value.span)
      return (a.path == file ? 0 : 1, a.range.lowerBound) < (b.path == file ? 0 : 1, b.range.lowerBound)
    }
    return ranked(
      anchors.map { completion(.anchor, $0.key.text, $0.value.label, for: parts[1]) }, matching: parts[1])
  }

  /// A legal number in running text: behind "Nghị định số", "Luật", "số 17…".
  private func numbers() -> [Completion] {
    let typed = left.split(separator: " ", omittingEmptySubsequences: false).last ?? ""
    let before = FoldedText(left.dropLast(typed.count)).text
    let kinds = LegalDocument.Kind.allCases.filter { kind in
      let word = FoldedText(kind.label).text
      return before.hasSuffix(word + " ") || before.hasSuffix(word + " so ")
    }
    let isNumber = typed.utf8.first.map { $0 >= 0x30 && $0 <= 0x39 } ?? false
    guard !kinds.isEmpty || isNumber && before.hasSuffix("so ") else { return [] }
    guard isNumber || typed.isEmpty else {
      return names(matching: typed, of: Set(kinds))
    }
    return documents(matching: typed, of: kinds.isEmpty ? Set(LegalDocument.Kind.allCases) : Set(kinds))
  }

  /// Laws are cited by their names: "Luật Ch…".
  private func names(matching typed: Substring, of kinds: Set<LegalDocument.Kind>) -> [Completion] {
    let wanted = FoldedText(typed).text
    return workplace.programme.law.documents.filter { kinds.contains($0.kind) }.compactMap { document in
      guard let title = document.title, title.hasPrefix(document.kind.label + " ") else { return nil }
      let rest = title.dropFirst(document.kind.label.count + 1)
      guard FoldedText(rest).text.hasPrefix(wanted) else { return nil }
      return completion(
        .document, title, document.number, for: typed, writing: String(rest),
        isOutdated: document.state(on: day) == .ended)
    }.sorted { !$0.isOutdated && $1.isOutdated }
  }

  /// Words of the glossary that begin like the last words of the line; of longer beginnings first.
  private func vocabulary() -> [Completion] {
    let starts = left.indices.filter { $0 == left.startIndex || left[left.index(before: $0)] == " " }.suffix(4)
    return starts.flatMap { start -> [Completion] in
      let typed = left[start...]
      guard typed.count >= 2 else { return [] }
      let wanted = FoldedText(typed).text
      return workplace.programme.glossary.terms.flatMap { term in
        ([term.name] + term.aliases).filter { FoldedText($0).text.hasPrefix(wanted) && $0 != typed }.map {
          completion(.term, $0, term.meaning, for: typed)
        }
      }
    }
  }
}
