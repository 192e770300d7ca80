import CourseModel

/// The key `supplements` of `module.yaml`: behind which topics, or behind the module, provinces may put texts of their own.
/// An empty list says nowhere.
func readSupplementPlaces(
  _ fields: YAMLFields, topics: [Located<SourcePath>], reporting diagnostics: inout [Diagnostic]
) -> [SupplementPlace]? {
  guard fields.has("supplements") else { return nil }
  let names = topics.map { String($0.value.stem) }
  var places: [SupplementPlace] = []
  for node in fields.items("supplements", required: false, reporting: &diagnostics) {
    let place = YAMLFields.value(
      node,
      expected: Phrase(
        "`module`, hoặc tên một bài của chuyên đề: \(names.joined(separator: ", "))",
        "`module`, or the name of a topic of the module: \(names.joined(separator: ", "))"), reporting: &diagnostics
    ) { text in
      SupplementPlace(text).flatMap { $0 == .module || names.contains($0.description) ? $0 : nil }
    }
    guard let place, !places.contains(place.value) else { continue }
    places.append(place.value)
  }
  return places
}
