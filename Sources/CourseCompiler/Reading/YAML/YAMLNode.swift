import CourseModel

/// A value of a YAML file as it was written: nothing in it has been interpreted yet.
struct YAMLNode: Sendable {
  enum Content: Sendable {
    /// The text of a scalar, and whether it was written without quotation marks.
    case scalar(String, isPlain: Bool)
    case sequence([YAMLNode])
    case mapping([(key: Located<String>, value: YAMLNode)])
  }

  let content: Content
  let span: SourceSpan

  /// What the author wrote, in a word for a message.
  var sort: Phrase {
    switch content {
    case .scalar: Phrase("một giá trị", "a scalar")
    case .sequence: Phrase("một danh sách", "a list")
    case .mapping: Phrase("một nhóm khóa", "a mapping")
    }
  }
}
