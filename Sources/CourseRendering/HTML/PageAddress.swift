package import CourseModel

/// Where a place of a topic's source is shown in the HTML edition: the page, and the address of the block in it that holds the
/// place, or else of the one above. `nil` for what no page of its own shows, such as `module.yaml` and included files.
package func pageAddress(of span: SourceSpan, in module: Module) -> (page: String, anchor: String?)? {
  guard let topic = module.topics.first(where: { $0.path == span.path }) else { return nil }
  let placed = topic.placedBlocks.last { placed in
    placed.block.span.path == span.path && placed.block.span.range.lowerBound <= span.range.lowerBound
  }
  let anchor = placed.map { placed in
    HTMLPlace.anchor(of: placed.block.content)?.text ?? String(placed.place.drop { $0 != "#" }.dropFirst())
  }
  return (HTMLPlace.page(of: topic.id), anchor)
}
