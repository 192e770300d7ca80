import CourseModel

extension XMLTopicReader {
  /// A learning interaction of DITA 1.3; the names with and without the final `2` mean the same here. DITA has no
  /// question with a short answer: that is an open question with `<data name="kind" value="short-answer"/>`.
  mutating func question(_ element: XMLElement, depth: Int) -> Block {
    allow(["id", "audience", "outputclass"], on: element)
    refuseText(in: element)
    var parts = Parts()
    for child in element.elements { read(child, of: element, into: &parts, depth: depth) }
    guard element.elements.contains(where: { XMLTopicReader.unsuffixed($0.name) == "lcQuestion" }) else {
      require("lcQuestion", in: element)
      return Block(.paragraph([]), at: span(of: element))
    }
    return builder.question(
      id: identifier(of: element), objective: parts.objective, points: parts.points, stem: parts.stem,
      task: parts.task(of: XMLTopicReader.unsuffixed(element.name)), guidance: parts.guidance,
      traits: traits(of: element), at: span(of: element))
  }

  private struct Parts {
    var objective: Located<ObjectiveID>?
    var points = 1
    var isShort = false
    var stem: [Block] = []
    var options: [Question.Option] = []
    var matching = Question.Matching(leftTitle: [], rightTitle: [], pairs: [])
    var steps: [(place: Int, step: Question.Step)] = []
    var answers: [String] = []
    var guidance: [Block] = []

    func task(of name: Substring) -> Question.Task {
      switch name {
      case "lcSingleSelect": .single(options)
      case "lcMultipleSelect": .multiple(options)
      case "lcTrueFalse": .trueFalse(options)
      case "lcMatching": .matching(matching)
      case "lcSequencing": .ordering(steps.sorted { $0.place < $1.place }.map(\.step))
      default: isShort ? .shortAnswer(answers) : .essay
      }
    }
  }

  private mutating func read(_ child: XMLElement, of question: XMLElement, into parts: inout Parts, depth: Int) {
    let kind = XMLTopicReader.unsuffixed(question.name)
    if child.name != "data" { allow([], on: child) }
    switch (XMLTopicReader.unsuffixed(child.name), kind) {
    case ("data", _): readData(child, into: &parts)
    case ("lcQuestion", _): parts.stem = flow(child.children, of: child, depth: depth + 1)
    case ("lcAnswerOptionGroup", "lcSingleSelect"), ("lcAnswerOptionGroup", "lcMultipleSelect"),
      ("lcAnswerOptionGroup", "lcTrueFalse"):
      parts.options = options(child, depth: depth)
    case ("lcMatchTable", "lcMatching"): parts.matching = matching(child, depth: depth)
    case ("lcSequenceOptionGroup", "lcSequencing"): parts.steps = steps(child, depth: depth)
    case ("lcOpenAnswer", "lcOpenQuestion"):
      if parts.isShort {
        parts.answers.append(plainText(of: child).value)
      } else {
        parts.guidance = flow(child.children, of: child, depth: depth + 1)
      }
    case ("lcFeedback", _): parts.guidance = flow(child.children, of: child, depth: depth + 1)
    default: refuse(child, expected: XMLTopicReader.parts(of: kind))
    }
  }

  private static func parts(of kind: Substring) -> String {
    let own =
      switch kind {
      case "lcMatching": "lcMatchTable"
      case "lcSequencing": "lcSequenceOptionGroup"
      case "lcOpenQuestion": "lcOpenAnswer"
      default: "lcAnswerOptionGroup"
      }
    return "data, lcQuestion, \(own), lcFeedback"
  }

  private mutating func readData(_ data: XMLElement, into parts: inout Parts) {
    allow(["name", "value"], on: data)
    refuseContent(of: data)
    let value = data["value"] ?? ""
    switch data["name"] {
    case "objective":
      if let id = ObjectiveID(value) {
        parts.objective = Located(id, at: span(of: data))
      } else {
        refuseValue(value, of: "value", on: data, expected: "o1, o2 …")
      }
    case "points":
      if let number = Int(value), (1...100).contains(number) {
        parts.points = number
      } else {
        refuseValue(value, of: "value", on: data, expected: "1–100")
      }
    case "kind":
      parts.isShort = value == "short-answer"
      if !parts.isShort { refuseValue(value, of: "value", on: data, expected: "short-answer") }
    default: refuseValue(data["name"] ?? "", of: "name", on: data, expected: "objective, points, kind")
    }
  }

  private mutating func options(_ group: XMLElement, depth: Int) -> [Question.Option] {
    refuseText(in: group)
    return group.elements.compactMap { option in
      guard XMLTopicReader.unsuffixed(option.name) == "lcAnswerOption" else {
        refuse(option, expected: "lcAnswerOption")
        return nil
      }
      allow([], on: option)
      refuseText(in: option)
      var isRight = false
      var text: [Block] = []
      var feedback: [Block] = []
      for part in option.elements {
        allow([], on: part)
        switch XMLTopicReader.unsuffixed(part.name) {
        case "lcAnswerContent": text = flow(part.children, of: part, depth: depth + 2)
        case "lcCorrectResponse":
          refuseContent(of: part)
          isRight = true
        case "lcFeedback": feedback = flow(part.children, of: part, depth: depth + 2)
        default: refuse(part, expected: "lcAnswerContent, lcCorrectResponse, lcFeedback")
        }
      }
      if text.isEmpty { require("lcAnswerContent", in: option) }
      return Question.Option(isRight: isRight, text: text, feedback: feedback, at: span(of: option))
    }
  }

  private mutating func matching(_ table: XMLElement, depth: Int) -> Question.Matching {
    refuseText(in: table)
    var titles: ([Inline], [Inline]) = ([], [])
    var pairs: [Question.Matching.Pair] = []
    for row in table.elements {
      let name = XMLTopicReader.unsuffixed(row.name)
      guard name == "lcMatchingHeader" || name == "lcMatchingPair" else {
        refuse(row, expected: "lcMatchingHeader, lcMatchingPair")
        continue
      }
      allow([], on: row)
      refuseText(in: row)
      var (left, right): (XMLElement?, XMLElement?)
      for side in row.elements {
        allow([], on: side)
        switch XMLTopicReader.unsuffixed(side.name) {
        case "lcItem": left = side
        case "lcMatchingItem": right = side
        default: refuse(side, expected: "lcItem, lcMatchingItem")
        }
      }
      if right == nil { require("lcMatchingItem", in: row) }
      if name == "lcMatchingHeader" {
        titles = (left.map { inlines(of: $0) } ?? [], right.map { inlines(of: $0) } ?? [])
      } else {
        pairs.append(
          .init(
            left: left.map { flow($0.children, of: $0, depth: depth + 2) } ?? [],
            right: right.map { flow($0.children, of: $0, depth: depth + 2) } ?? [], at: span(of: row)))
      }
    }
    return Question.Matching(leftTitle: titles.0, rightTitle: titles.1, pairs: pairs)
  }

  private mutating func steps(_ group: XMLElement, depth: Int) -> [(place: Int, step: Question.Step)] {
    refuseText(in: group)
    return group.elements.enumerated().compactMap { index, option in
      guard XMLTopicReader.unsuffixed(option.name) == "lcSequenceOption" else {
        refuse(option, expected: "lcSequenceOption")
        return nil
      }
      allow([], on: option)
      refuseText(in: option)
      var place = index + 1
      var text: [Block] = []
      for part in option.elements {
        switch XMLTopicReader.unsuffixed(part.name) {
        case "lcAnswerContent":
          allow([], on: part)
          text = flow(part.children, of: part, depth: depth + 2)
        case "lcSequence":
          allow(["value"], on: part)
          refuseContent(of: part)
          if let number = part["value"].flatMap({ Int($0) }), (1...1000).contains(number) {
            place = number
          } else {
            refuseValue(part["value"] ?? "", of: "value", on: part, expected: "1, 2, 3 …")
          }
        default: refuse(part, expected: "lcAnswerContent, lcSequence")
        }
      }
      if text.isEmpty { require("lcAnswerContent", in: option) }
      return (place, Question.Step(text, at: span(of: option)))
    }
  }

  private static func unsuffixed(_ name: String) -> Substring { name.hasSuffix("2") ? name.dropLast() : name[...] }
}
