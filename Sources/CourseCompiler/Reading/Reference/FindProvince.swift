package import CourseModel

extension Provinces {
  /// The unit that a code, an identifier or a name means on a day, however its tone marks are written; `nil` where it means
  /// none then. A code means a unit only together with the day.
  package func unit(named text: String, on date: CalendarDate) -> (province: Province, state: ProvinceState)? {
    let units = units(on: date)
    if let unit = units.first(where: { $0.state.code == text || $0.province.id.text == text }) { return unit }
    let key = Provinces.key(of: text)
    return units.first { Provinces.key(of: $0.state.name) == key }
  }

  /// What may have been meant instead, in words; `nil` where nothing is near.
  package func suggestion(for text: String, on date: CalendarDate) -> Phrase? {
    if all.contains(where: {
      $0.states.contains { $0.code == text || Provinces.key(of: $0.name) == Provinces.key(of: text) }
    }) {
      return Phrase(
        "tên hoặc mã ấy không dùng vào ngày \(date.forReaders); xem `hoclieu provinces --as-of \(date)`",
        "that name or code does not hold on \(date); see `hoclieu provinces --as-of \(date)`")
    }
    let units = units(on: date)
    let names = units.map { Provinces.key(of: $0.state.name) }
    guard let near = nearest(to: Provinces.key(of: text), in: names), let index = names.firstIndex(of: near) else {
      return nil
    }
    let state = units[index].state
    return Phrase("có phải là \(state.code) (\(state.fullName))?", "did you mean \(state.code) (\(state.name))?")
  }

  private static func key(of name: String) -> String {
    let key = slug(name)
    for kind in ["tinh-", "thanh-pho-", "tp-"] where key.hasPrefix(kind) { return String(key.dropFirst(kind.count)) }
    return key
  }
}
