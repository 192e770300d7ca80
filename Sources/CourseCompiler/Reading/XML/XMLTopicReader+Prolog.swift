import CourseModel

extension XMLTopicReader {
  struct Prolog {
    var objectives: [Located<ObjectiveID>] = []
    var periods: Located<Periods>?
  }

  mutating func readProlog(_ prolog: XMLElement) -> Prolog {
    var result = Prolog()
    var counts: [String: Int] = [:]
    allow([], on: prolog)
    refuseText(in: prolog)
    for metadata in prolog.elements {
      guard metadata.name == "metadata" else {
        refuse(metadata, expected: "metadata")
        continue
      }
      allow([], on: metadata)
      refuseText(in: metadata)
      for entry in metadata.elements {
        guard entry.name == "othermeta" else {
          refuse(entry, expected: "othermeta")
          continue
        }
        allow(["name", "content"], on: entry)
        refuseContent(of: entry)
        guard let name = entry["name"], let content = entry["content"] else {
          require("name, content", in: entry)
          continue
        }
        switch name {
        case "objectives":
          for word in content.split(whereSeparator: \.isWhitespace) {
            if let objective = ObjectiveID(String(word)) {
              result.objectives.append(Located(objective, at: span(of: entry)))
            } else {
              refuseValue(content, of: "content", on: entry, expected: "o1 o2 …")
            }
          }
        case "periods-theory", "periods-discussion", "periods-practice":
          if let count = Int(content), (0...200).contains(count) {
            counts[name] = count
            result.periods = Located(
              Periods(
                theory: counts["periods-theory"] ?? 0, discussion: counts["periods-discussion"] ?? 0,
                practice: counts["periods-practice"] ?? 0), at: result.periods?.span ?? span(of: entry))
          } else {
            refuseValue(content, of: "content", on: entry, expected: "0–200")
          }
        default:
          refuseValue(
            name, of: "name", on: entry, expected: "objectives, periods-theory, periods-discussion, periods-practice")
        }
      }
    }
    return result
  }
}
