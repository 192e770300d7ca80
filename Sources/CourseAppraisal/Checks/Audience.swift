import CourseModel

extension Check {
  static let moduleServesNobody = Check(
    DiagnosticKind(
      "TD-261", "module-serves-nobody", .information,
      summary: Phrase(
        "Chuyên đề không ghi phục vụ nhóm đối tượng hay vị trí nào của chương trình.",
        "A module that names no group or position of the programme that it serves."),
      rationale: Phrase(
        "Thiếu khóa này, bảng bao phủ không cho biết nhóm nào chưa có chuyên đề.",
        "Without it nobody sees which groups the programme leaves out."),
      basis: Phrase(
        "Điều 24 Thông tư số 03/2023/TT-BNV: mục tiêu, chuẩn đầu ra theo đối tượng (facts.md 2.4); quy ước của Học Liệu",
        "Circular 03/2023/TT-BNV, Article 24 (facts.md 2.4); house rule of Học Liệu"),
      example: .init(
        bad: """
          # module.yaml
          audience: [Lãnh đạo Ủy ban nhân dân cấp xã]
          """,
        good: """
          # module.yaml
          audience: [Lãnh đạo Ủy ban nhân dân cấp xã]
          serves: [lanh-dao]
          """))
  ) { module, grounds in
    guard !grounds.programme.audience.isEmpty, module.metadata.serves.isEmpty else { return [] }
    let names = grounds.programme.audience.ids.map(\.text).joined(separator: ", ")
    return [
      Finding(
        Phrase(
          "chuyên đề không ghi phục vụ nhóm đối tượng hay vị trí nào",
          "the module names no group or position that it serves"),
        at: SourceSpan(module.metadata.path),
        help: Phrase(
          "thêm `serves: […]`; các mã: \(names)", "add `serves: […]`; the names: \(names)"))
    ]
  }
}
