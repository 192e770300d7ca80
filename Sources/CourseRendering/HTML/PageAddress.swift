package import CourseModel

/// Where a place of a topic's source is shown in the HTML edition: the page, and the nearest anchor at or above the place.
/// `nil` for what no page of its own shows, such as `module.yaml` and included files.
package func pageAddress(of span: SourceSpan, in module: Module) -> (page: String, fragment: String)? {
  guard let topic = module.topics.first(where: { $0.path == span.path }) else { return nil }
  var anchor: AnchorID?
  for block in topic.blocks where block.span.range.lowerBound <= span.range.lowerBound {
    switch block.content {
    case .heading(let heading): anchor = heading.anchor
    case .table(let table): anchor = table.caption?.anchor ?? anchor
    case .figure(let figure): anchor = figure.caption?.anchor ?? anchor
    case .callout(let callout): anchor = callout.anchor ?? anchor
    case .question(let question): anchor = question.id
    case .paragraph, .list, .definitions, .code, .quotation, .divider: break
    }
  }
  return (HTMLPlace.page(of: topic.id), anchor.map { "#\($0)" } ?? "")
}
