import CourseModel

extension XMLTopicReader {
  /// A learning interaction of DITA 1.3; the names with and without the final `2` mean the same here.
  mutating func question(_ element: XMLElement, depth: Int) -> Block {
    allow(["id"], on: element)
    refuseText(in: element)
    var objective: Located<ObjectiveID>?
    var points = 1
    var stem: [Block] = []
    var options: [Question.Option] = []
    var guidance: [Block] = []
    for child in element.elements {
      switch XMLTopicReader.unsuffixed(child.name) {
      case "data": readData(child, objective: &objective, points: &points)
      case "lcQuestion": stem = flow(child.children, of: child, depth: depth + 1)
      case "lcAnswerOptionGroup": options = self.options(child, depth: depth)
      case "lcOpenAnswer": guidance = flow(child.children, of: child, depth: depth + 1)
      default: refuse(child, expected: "data, lcQuestion, lcAnswerOptionGroup, lcOpenAnswer")
      }
    }
    if stem.isEmpty { require("lcQuestion", in: element) }
    let kind: Question.Kind =
      switch XMLTopicReader.unsuffixed(element.name) {
      case "lcOpenQuestion": .open
      case "lcMultipleSelect": .multiple
      default: .single
      }
    return builder.question(
      id: identifier(of: element), objective: objective, points: points, stem: stem, options: options,
      guidance: guidance, kind: kind, at: span(of: element))
  }

  private mutating func readData(_ data: XMLElement, objective: inout Located<ObjectiveID>?, points: inout Int) {
    allow(["name", "value"], on: data)
    let value = data["value"] ?? ""
    switch data["name"] {
    case "objective":
      if let id = ObjectiveID(value) {
        objective = Located(id, at: span(of: data))
      } else {
        refuseValue(value, of: "value", on: data, expected: "o1, o2 …")
      }
    case "points":
      if let number = Int(value), (1...100).contains(number) {
        points = number
      } else {
        refuseValue(value, of: "value", on: data, expected: "1–100")
      }
    default: refuseValue(data["name"] ?? "", of: "name", on: data, expected: "objective, points")
    }
  }

  private mutating func options(_ group: XMLElement, depth: Int) -> [Question.Option] {
    refuseText(in: group)
    return group.elements.compactMap { option in
      guard XMLTopicReader.unsuffixed(option.name) == "lcAnswerOption" else {
        refuse(option, expected: "lcAnswerOption")
        return nil
      }
      refuseText(in: option)
      var isRight = false
      var text: [Block] = []
      var feedback: [Block] = []
      for part in option.elements {
        switch XMLTopicReader.unsuffixed(part.name) {
        case "lcAnswerContent": text = flow(part.children, of: part, depth: depth + 2)
        case "lcCorrectResponse": isRight = true
        case "lcFeedback": feedback = flow(part.children, of: part, depth: depth + 2)
        default: refuse(part, expected: "lcAnswerContent, lcCorrectResponse, lcFeedback")
        }
      }
      if text.isEmpty { require("lcAnswerContent", in: option) }
      return Question.Option(isRight: isRight, text: text, feedback: feedback, at: span(of: option))
    }
  }

  private static func unsuffixed(_ name: String) -> Substring { name.hasSuffix("2") ? name.dropLast() : name[...] }
}
