import FoundationEssentials

/// A piece of pandoc's document (pandoc-types 1.23). An element is an object with its type `t` and its content `c`.
indirect enum PandocValue: Decodable, Sendable {
  case text(String)
  case number(Double)
  case list([PandocValue])
  case object([String: PandocValue])
  case none

  init(from decoder: any Decoder) throws {
    let container = try decoder.singleValueContainer()
    if let list = try? container.decode([PandocValue].self) {
      self = .list(list)
    } else if let object = try? container.decode([String: PandocValue].self) {
      self = .object(object)
    } else if let text = try? container.decode(String.self) {
      self = .text(text)
    } else if let number = try? container.decode(Double.self) {
      self = .number(number)
    } else {
      self = .none
    }
  }

  subscript(key: String) -> PandocValue { if case .object(let object) = self { object[key] ?? .none } else { .none } }

  subscript(index: Int) -> PandocValue { list.indices.contains(index) ? list[index] : .none }

  /// An element's type, for example `Para`; empty for anything else.
  var type: String { self["t"].text }

  /// The name of Word's style that a `Div` or `Span` stands for.
  var customStyle: String? {
    content[0][2].list.first { $0[0].text == "custom-style" }?[1].text
  }

  var content: PandocValue { self["c"] }

  var list: [PandocValue] { if case .list(let list) = self { list } else { [] } }

  var text: String { if case .text(let text) = self { text } else { "" } }

  var number: Int { if case .number(let number) = self { Int(number) } else { 0 } }
}
