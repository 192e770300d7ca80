/// The list of topics in the text of a `module.yaml`.
enum TopicList {
  /// The text with `name` as the last of `topics`, and everything else, comments and order included, as it was; `nil` where
  /// the list is not there.
  static func adding(_ name: String, to text: String) -> String? {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    guard let key = lines.firstIndex(where: { $0.hasPrefix("topics:") }) else { return nil }
    if let close = lines[key].lastIndex(of: "]") {
      let isEmpty = lines[key][..<close].last { $0 != " " } == "["
      lines[key].insert(contentsOf: (isEmpty ? "" : ", ") + name, at: close)
      return lines.joined(separator: "\n")
    }
    func isEntry(_ line: String) -> Bool { line.drop { $0 == " " }.hasPrefix("- ") }
    var last: Int?
    for index in lines.indices.dropFirst(key + 1) {
      if isEntry(lines[index]) {
        last = index
      } else if let first = lines[index].first, first != " ", first != "#" {
        break
      }
    }
    guard let last else { return nil }
    let indent = String(lines[last].prefix { $0 == " " })
    lines.insert("\(indent)- \(name)", at: last + 1)
    return lines.joined(separator: "\n")
  }
}
