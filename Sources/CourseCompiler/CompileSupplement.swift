package import CourseModel

/// What compiling a province's own text gives.
package struct SupplementCompilation: Sendable {
  /// `nil` where the file cannot be read.
  package let topic: Topic?
  package let media: [Media]
  package let diagnostics: [Diagnostic]
}

/// Compiles a text that stands by itself, with the pictures beside it: a province's preface or supplement. It is written like a
/// topic, and belongs to no module, so a reference into another file leads nowhere. Its tables, figures and questions are
/// numbered under `ordinal`, which no topic of the module has.
package func compileSupplement(
  _ id: TopicID, at path: SourcePath, ordinal: Int, from sources: SourceTree
) -> SupplementCompilation {
  let reading = readTopic(sources[path] ?? [], id: id, path: path, ordinal: ordinal, values: [:], sources: sources)
  var diagnostics = reading.diagnostics
  let topics = resolve(reading.topic.map { [$0] } ?? [], listed: [path], of: sources, reporting: &diagnostics)
  let media = readMedia(reading.media, in: sources, reporting: &diagnostics)
  return SupplementCompilation(
    topic: topics.first, media: media,
    diagnostics: diagnostics.sorted(by: Diagnostic.precedes).withoutRepetitions)
}
