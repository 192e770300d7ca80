import CourseModel

/// A topic as its reader left it: its references are not yet resolved.
struct TopicReading {
  let topic: Topic?
  /// Every picture that the topic names, where it names it.
  let media: [Located<SourcePath>]
  /// Every other file that was put into it.
  let included: Set<SourcePath>
  let diagnostics: [Diagnostic]
}

/// Reads one topic file by its extension. `values` is what `{{value …}}` names, and `sources` holds what can be included.
func readTopic(
  _ bytes: [UInt8], id: TopicID, path: SourcePath, ordinal: Int, values: [String: String], sources: SourceTree
) -> TopicReading {
  var builder = TopicBuilder(path: path, ordinal: ordinal, values: values, sources: sources)
  guard TextCheck.passes(bytes, of: path, limit: TextCheck.topicLimit, reporting: &builder.diagnostics) else {
    return TopicReading(topic: nil, media: [], included: [], diagnostics: builder.diagnostics)
  }
  let content: TopicContent? = bytes.withUnsafeBufferPointer { bytes in
    path.fileExtension == "xml" ? readXMLTopic(bytes, into: &builder) : readMarkdownTopic(bytes, into: &builder)
  }
  checkHygiene(bytes, of: path, reporting: &builder.diagnostics)
  var topic = content.map {
    Topic(
      id: id, path: path, ordinal: ordinal, metadata: $0.metadata, blocks: $0.blocks, footnotes: $0.footnotes,
      anchors: builder.anchors)
  }
  // The notes of an included file were counted behind all of the topic's own.
  if !builder.inclusion.files.isEmpty { topic = topic?.withFootnotesInOrder }
  return TopicReading(
    topic: topic, media: builder.media, included: builder.inclusion.files, diagnostics: builder.diagnostics)
}

/// What a reader gives besides what it tells the builder.
struct TopicContent {
  let metadata: TopicMetadata
  let blocks: [Block]
  let footnotes: [Footnote]
}
