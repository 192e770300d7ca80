package import CourseModel

/// What compiling a single topic file gives.
package struct TopicCompilation: Sendable {
  /// `nil` where the file cannot be read.
  package let topic: Topic?
  package let diagnostics: [Diagnostic]
}

/// Compiles one topic by itself, as the first of a module of which nothing else is known: its references to other topics and
/// its pictures stay as the author wrote them. `sources` holds what it may include, and `values` what `{{value …}}` names.
package func compileTopic(
  _ id: TopicID, at path: SourcePath, from sources: SourceTree, values: [String: String] = [:]
) -> TopicCompilation {
  let reading = readTopic(sources[path] ?? [], id: id, path: path, ordinal: 1, values: values, sources: sources)
  var diagnostics = reading.diagnostics
  let topic = resolve(reading.topic.map { [$0] } ?? [], listed: nil, of: sources, reporting: &diagnostics).first
  return TopicCompilation(topic: topic, diagnostics: diagnostics.sorted(by: Diagnostic.precedes))
}
