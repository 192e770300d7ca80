/// Where a province's own text may stand: always behind something of the core, never in it.
package enum SupplementPlace: Hashable, Sendable, CustomStringConvertible {
  /// Behind the whole module ("phần địa phương").
  case module
  /// Behind a topic.
  case topic(TopicID)

  /// `module`, or the topic's identifier with or without the extension of its file.
  package init?(_ text: String) {
    if text == "module" {
      self = .module
      return
    }
    let stem = [".md", ".xml"].first(where: text.hasSuffix).map { String(text.dropLast($0.count)) } ?? text
    guard let id = TopicID(stem) else { return nil }
    self = .topic(id)
  }

  /// `module`, or the topic's identifier.
  package var description: String {
    switch self {
    case .module: "module"
    case .topic(let id): id.text
    }
  }

  /// The name of the folder in a bundle in which such a text lies.
  package var folder: String {
    switch self {
    case .module: "sau-chuyen-de"
    case .topic(let id): "sau-\(id)"
    }
  }

  /// Where a module takes a province's text when it declares nothing: behind itself.
  package static let undeclared: [SupplementPlace] = [.module]

  /// The file of a package that tells where its module takes a province's text: one place a line. A module that declares
  /// nothing has no such file.
  package static let fileName = "noi-bo-sung.txt"

  /// What such a file says; `nil` where it is malformed.
  package static func read(_ bytes: [UInt8]) -> [SupplementPlace]? {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n").filter { !$0.hasPrefix("#") }
    let places = lines.compactMap { SupplementPlace(String($0)) }
    return places.count == lines.count ? places : nil
  }

  /// The file that says so.
  package static func file(of places: [SupplementPlace]) -> [UInt8] {
    let head = "# Nơi một tỉnh được đặt phần của mình (hoclieu bundle): module là sau cả chuyên đề\n"
    return Array((head + places.map { "\($0)\n" }.joined()).utf8)
  }
}
