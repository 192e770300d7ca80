import CourseModel

/// The body of one topic's page, with what is known of its bytes.
struct HTMLTopicBody {
  /// Where a top-level block or a note begins, and how the search finds it again.
  struct Stop {
    enum Name {
      /// The heading of a section, by its anchor.
      case section(String)
      /// A block by its number in the section.
      case number(Int)
      /// A block or note that has a name of its own.
      case own(String)
      /// What follows is not searched.
      case nothing
    }

    let offset: Int
    let name: Name
  }

  let bytes: [UInt8]
  let seams: [HTMLSeam]
  /// In rising order; the last block ends where `bytes` do.
  let stops: [Stop]
  /// What the topic's questions that a page can judge are worth, by objective.
  let points: [ObjectiveID: Int]

  /// Appends the body as it stands on one page with the other topics: its names carry the topic's before them, links to other
  /// topics stay on the page, and headings are one level lower.
  func append(of topic: TopicID, to page: inout [UInt8]) {
    let prefix = Array((topic.text + ".").utf8)
    var start = 0
    for seam in seams {
      switch seam {
      case .name(let offset):
        page += bytes[start..<offset]
        page += prefix
        start = offset
      case .level(let offset):
        page += bytes[start..<offset]
        page.append(min(bytes[offset] + 1, UInt8(ascii: "6")))
        start = offset + 1
      case .address(let range):
        page += bytes[start..<range.lowerBound]
        let address = bytes[range]
        let name = address.prefix { $0 != UInt8(ascii: "#") }
        page.append(UInt8(ascii: "#"))
        page += name.dropLast(HTMLPlace.pageExtension.utf8.count)
        if name.count < address.count {
          page.append(UInt8(ascii: "."))
          page += address.dropFirst(name.count + 1)
        }
        start = range.upperBound
      }
    }
    page += bytes[start...]
  }
}
