import CourseModel

/// A topic as its reader left it: its references are not yet resolved.
struct TopicReading {
  let topic: Topic?
  /// Every picture that the topic names, where it names it.
  let media: [Located<SourcePath>]
  let diagnostics: [Diagnostic]
}

/// Reads one topic file by its extension.
func readTopic(_ bytes: [UInt8], id: TopicID, path: SourcePath, ordinal: Int) -> TopicReading {
  var builder = TopicBuilder(path: path, ordinal: ordinal)
  guard TextCheck.passes(bytes, of: path, limit: TextCheck.topicLimit, reporting: &builder.diagnostics) else {
    return TopicReading(topic: nil, media: [], diagnostics: builder.diagnostics)
  }
  let content: TopicContent? = bytes.withUnsafeBufferPointer { bytes in
    path.fileExtension == "xml" ? readXMLTopic(bytes, into: &builder) : readMarkdownTopic(bytes, into: &builder)
  }
  checkHygiene(bytes, of: path, reporting: &builder.diagnostics)
  let topic = content.map {
    Topic(
      id: id, path: path, ordinal: ordinal, metadata: $0.metadata, blocks: $0.blocks, footnotes: $0.footnotes,
      anchors: builder.anchors)
  }
  return TopicReading(topic: topic, media: builder.media, diagnostics: builder.diagnostics)
}

/// What a reader gives besides what it tells the builder.
struct TopicContent {
  let metadata: TopicMetadata
  let blocks: [Block]
  let footnotes: [Footnote]
}
