import CourseModel

/// The lines that tell readers what they hold. Both editions print the same words.
enum Standing {
  static let specimen = "BẢN MẪU – chưa được cơ quan có thẩm quyền thẩm định, ban hành"

  static func draft(on date: CalendarDate) -> String {
    "DỰ THẢO ngày \(date.forReaders) – chưa thẩm định, không dùng để giảng dạy"
  }
}

extension Objective.Kind {
  var label: String {
    switch self {
    case .knowledge: "Kiến thức"
    case .skill: "Kỹ năng"
    case .attitude: "Thái độ"
    }
  }
}
