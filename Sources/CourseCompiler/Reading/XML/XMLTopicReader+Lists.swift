import CourseModel

extension XMLTopicReader {
  mutating func list(_ list: XMLElement, depth: Int) -> Block {
    allow(list.name == "ol" ? ["audience", "outputclass", "start"] : ["audience", "outputclass"], on: list)
    refuseText(in: list)
    var isTight = true
    var items: [List.Item] = []
    for item in list.elements {
      guard item.name == "li" else {
        refuse(item, expected: "li")
        continue
      }
      allow(["outputclass"], on: item)
      if item.elements.contains(where: { $0.name == "p" }) { isTight = false }
      let isChecked: Bool? =
        switch item["outputclass"] {
        case "checked": true
        case "unchecked": false
        default: nil
        }
      if let name = item["outputclass"], isChecked == nil {
        refuseValue(name, of: "outputclass", on: item, expected: "checked, unchecked")
      }
      items.append(
        List.Item(isChecked: isChecked, flow(item.children, of: item, depth: depth + 1), at: span(of: item)))
    }
    return Block(
      .list(List(marker(of: list), isTight: isTight, items: items)), at: span(of: list),
      traits: traits(of: list, besides: ["points"]))
  }

  /// `<ol outputclass="points">` has the points of Vietnamese drafting; `start` is the first number, or the first letter's
  /// place among them.
  private mutating func marker(of list: XMLElement) -> List.Marker {
    guard list.name == "ol" else { return .bullet }
    var start = 1
    if let text = list["start"] {
      if let number = Int(text), (0...999_999_999).contains(number) {
        start = number
      } else {
        refuseValue(text, of: "start", on: list, expected: "1, 2, 3 …")
      }
    }
    return classes(of: list).contains("points") ? .point(start: max(start, 1)) : .number(start: start)
  }

  /// Terms and what they mean; a meaning is text, because Markdown can write no more.
  mutating func definitions(_ list: XMLElement) -> Block {
    allow(["audience", "outputclass"], on: list)
    refuseText(in: list)
    var definitions: [Definition] = []
    for entry in list.elements {
      guard entry.name == "dlentry" else {
        refuse(entry, expected: "dlentry")
        continue
      }
      allow([], on: entry)
      refuseText(in: entry)
      var (terms, meanings): ([[Inline]], [[Inline]]) = ([], [])
      for part in entry.elements {
        allow([], on: part)
        switch part.name {
        case "dt": terms.append(inlines(of: part))
        case "dd": meanings.append(inlines(of: part))
        default: refuse(part, expected: "dt, dd")
        }
      }
      if terms.isEmpty || meanings.isEmpty {
        require(terms.isEmpty ? "dt" : "dd", in: entry)
      } else {
        definitions.append(Definition(terms, meanings: meanings, at: span(of: entry)))
      }
    }
    return Block(.definitions(definitions), at: span(of: list), traits: traits(of: list))
  }
}
