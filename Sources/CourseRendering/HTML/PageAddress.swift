package import CourseModel

/// Where a place of a topic's source is shown in the HTML edition: the page, and the nearest anchor at or above the place.
/// `nil` for what no page of its own shows, such as `module.yaml` and included files.
package func pageAddress(of span: SourceSpan, in module: Module) -> (page: String, fragment: String)? {
  guard let topic = module.topics.first(where: { $0.path == span.path }) else { return nil }
  var anchor: AnchorID?
  for block in topic.blocks where block.span.range.lowerBound <= span.range.lowerBound {
    anchor = HTMLPlace.anchor(of: block.content) ?? anchor
  }
  return (HTMLPlace.page(of: topic.id), anchor.map { "#\($0)" } ?? "")
}
