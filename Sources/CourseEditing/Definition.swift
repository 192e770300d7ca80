package import CourseModel

extension Workplace {
  /// Where the thing is written that a mention means; `nil` where it is nowhere.
  package func definition(of subject: Mention.Subject) -> SourceSpan? {
    switch subject {
    case .document(let reference): programme.law[reference.document]?.span
    case .term(let id): programme.glossary.place(of: id).map { programme.glossary.terms[$0].span }
    case .reference(let reference): reference.destination.flatMap(place)
    case .image(let path): sources[path].map { _ in SourceSpan(path) }
    case .objective(let id): module?.metadata.objectives.first { $0.id == id }?.span
    case .inclusion(let path, let anchor): place(of: anchor, in: path)
    case .value(let name):
      place(in: programme.path) { line in
        line.split { " ,{}\r".contains($0) }.contains(["id:", name[...]])
      }
    }
  }

  private func place(of destination: CrossReference.Destination) -> SourceSpan? {
    guard let topic = module?.topics.first(where: { $0.id == destination.topic }) else { return nil }
    guard let anchor = destination.anchor else { return topic.metadata.title.span }
    return topic.anchors[anchor]?.span
  }

  /// A fragment is no topic that was compiled by itself; the line in which its anchor is written says enough.
  private func place(of anchor: String?, in path: SourcePath) -> SourceSpan? {
    guard sources[path] != nil else { return nil }
    guard let anchor else { return SourceSpan(path) }
    let name = anchor.split(separator: "/").last.map(String.init) ?? anchor
    return place(in: path) { line in ["{#\(name)", " #\(name)", "id=\"\(name)\""].contains { line.contains($0) } }
  }

  private func place(in path: SourcePath, ofLineWhere isMeant: (String) -> Bool) -> SourceSpan? {
    guard let bytes = sources[path] else { return nil }
    return SourceSpan(path, at: EditedText(bytes, counting: .utf8).start(ofFirstLineWhere: isMeant) ?? .start)
  }
}
