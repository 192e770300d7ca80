import Mustache
import Synchronization

/// A page of a template before its values: what Mustache writes depends only on which names are there and how long lists
/// are. Pages of one shape are so alike that Mustache, which looks names up slowly and copies a text at each level, writes
/// the shape once, with a mark where each value stands; filling it in is copying bytes.
struct PageShape: Sendable {
  private enum Piece {
    case fixed([UInt8])
    case value(Int)
  }

  private let pieces: [Piece]

  /// Mustache's answer, or `nil` where the library has no template of this name.
  init?(_ template: String, of library: MustacheLibrary, _ names: HTMLNames) {
    var count = 0
    guard var rendered = library.render(PageShape.marks(names, &count), withTemplate: template) else { return nil }
    pieces = rendered.withUTF8 { PageShape.pieces(of: $0, values: count) }
  }

  /// The page with these values. The names have to be those that the shape was made for.
  func filled(with names: HTMLNames) -> [UInt8] {
    var values: [HTMLValue] = []
    PageShape.collect(names, into: &values)
    var page: [UInt8] = []
    page.reserveCapacity(pieces.reduce(0) { $0 + size(of: $1, values) })
    for piece in pieces {
      switch piece {
      case .fixed(let bytes): page.append(contentsOf: bytes)
      case .value(let index):
        switch values[index] {
        case .text(let text): HTMLWriter.escape(text, into: &page)
        case .html(let bytes): page.append(contentsOf: bytes)
        case .part, .parts, .texts: preconditionFailure("only leaves are collected")
        }
      }
    }
    return page
  }

  private func size(of piece: Piece, _ values: [HTMLValue]) -> Int {
    switch piece {
    case .fixed(let bytes): bytes.count
    case .value(let index):
      switch values[index] {
      case .text(let text): text.utf8.count
      case .html(let bytes): bytes.count
      case .part, .parts, .texts: 0
      }
    }
  }

  /// Stands for the shape of these names: two with one key give one shape.
  static func key(_ template: String, _ names: HTMLNames) -> String {
    var key = template
    describe(names, in: &key)
    return key
  }

  private static func describe(_ names: HTMLNames, in key: inout String) {
    for entry in names.entries {
      key += " "
      key += entry.name
      switch entry.value {
      case .text, .html: break
      case .texts(let texts): key += "[\(texts.count)]"
      case .part(let part):
        key += "("
        describe(part, in: &key)
        key += ")"
      case .parts(let parts):
        key += "["
        for part in parts {
          describe(part, in: &key)
          key += ","
        }
        key += "]"
      }
    }
  }

  /// The texts and pieces of HTML in the order of their marks.
  private static func collect(_ names: HTMLNames, into values: inout [HTMLValue]) {
    for entry in names.entries {
      switch entry.value {
      case .text, .html: values.append(entry.value)
      case .part(let part): collect(part, into: &values)
      case .parts(let parts): for part in parts { collect(part, into: &values) }
      case .texts(let texts): for text in texts { values.append(.text(text)) }
      }
    }
  }

  /// The names as Mustache takes them, with a mark for each text: its index between two control characters, which no
  /// template or source holds.
  private static func marks(_ names: HTMLNames, _ count: inout Int) -> [String: Any] {
    func mark() -> String {
      defer { count += 1 }
      return "\u{2}\(count)\u{3}"
    }
    var marks: [String: Any] = [:]
    for entry in names.entries {
      let name = entry.name
      switch entry.value {
      case .text, .html: marks[name] = mark()
      case .part(let part): marks[name] = PageShape.marks(part, &count)
      case .parts(let parts): marks[name] = parts.map { PageShape.marks($0, &count) }
      case .texts(let texts): marks[name] = texts.map { _ in mark() }
      }
    }
    return marks
  }

  private static func pieces(of rendered: UnsafeBufferPointer<UInt8>, values: Int) -> [Piece] {
    var pieces: [Piece] = []
    var start = 0
    var position = 0
    while let open = rendered[position...].firstIndex(of: 2), let close = rendered[open...].firstIndex(of: 3) {
      position = close + 1
      // A template that holds such characters itself keeps them.
      guard let index = Int(String(decoding: rendered[(open + 1)..<close], as: UTF8.self)), index < values, index >= 0
      else {
        position = open + 1
        continue
      }
      if start < open { pieces.append(.fixed(Array(rendered[start..<open]))) }
      pieces.append(.value(index))
      start = position
    }
    if start < rendered.count { pieces.append(.fixed(Array(rendered[start...]))) }
    return pieces
  }
}

/// The shapes met so far, for all modules that are rendered side by side.
final class PageShapes: Sendable {
  private let shapes = Mutex<[String: PageShape]>([:])
  /// Topics have a few dozen shapes; home pages have one each, and nothing is gained by holding on to those.
  private static let limit = 64

  /// The shape for these names, made by `make` when it was not met before.
  func shape(_ key: String, make: () -> PageShape) -> PageShape {
    if let known = shapes.withLock({ $0[key] }) { return known }
    let shape = make()
    shapes.withLock { shapes in
      if shapes.count >= PageShapes.limit { shapes.removeAll() }
      shapes[key] = shape
    }
    return shape
  }
}
