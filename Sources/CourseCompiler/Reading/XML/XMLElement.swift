import CourseModel

/// An element of an XML file, with all its places.
struct XMLElement {
  enum Node {
    case element(XMLElement)
    /// Characters, and the offset of the first of them in the file.
    case text(String, offset: Int)
  }

  let name: String
  let attributes: [(name: String, value: String)]
  var children: [Node] = []
  /// The offset of the `<` that starts it.
  let start: Int
  /// The offset just behind the `>` that ends its start tag or, once it is closed, the element.
  var end: Int

  subscript(attribute: String) -> String? { attributes.first { $0.name == attribute }?.value }

  /// The child elements.
  var elements: [XMLElement] {
    children.compactMap { if case .element(let element) = $0 { element } else { nil } }
  }
}
