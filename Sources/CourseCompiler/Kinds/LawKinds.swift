import CourseModel

/// What can be wrong with the register of legal documents, the glossary, and what topics say of either.
extension DiagnosticKind {
  static let duplicateDocument = DiagnosticKind(
    "BS-130", "duplicate-document", .error,
    summary: Phrase(
      "Một văn bản được ghi hai lần trong sổ văn bản.", "A legal document stands twice in the register."),
    rationale: Phrase(
      "Hai mục ghi về một văn bản có thể nói khác nhau, và không biết mục nào đúng.",
      "Two entries on one document may differ, and there is no telling which one is right."),
    basis: house,
    example: .init(
      bad: """
        - number: 93/2025/QH15
          …
        - number: 93/2025/QH15   # lần thứ hai
        """,
      good: """
        - number: 93/2025/QH15
          …
        """))
  static let unknownDocument = DiagnosticKind(
    "BS-131", "unknown-document", .error,
    summary: Phrase(
      "Số hiệu văn bản không có trong sổ văn bản.", "A document's number that is not in the register."),
    rationale: Phrase(
      "Số hiệu gõ sai hoặc bịa ra trông vẫn như thật; chỉ văn bản đã ghi vào sổ mới tra được hiệu lực.",
      "A mistyped or invented number looks real; only of registered documents is it known whether they are in force."),
    basis: house,
    example: .init(
      bad: "[Luật này](vbpl:93/2025/QH51)",
      good: "[Luật này](vbpl:93/2025/QH15)"))
  static let malformedCitation = DiagnosticKind(
    "BS-132", "malformed-citation", .error,
    summary: Phrase("Dẫn chiếu văn bản viết sai dạng.", "A malformed legal citation."),
    rationale: Phrase(
      "Dẫn chiếu sai dạng không đưa người đọc tới đúng điều khoản.",
      "A malformed citation leads readers to no provision."),
    basis: Phrase(
      "Nghị định số 30/2020/NĐ-CP, Phụ lục I và Phụ lục II (facts.md 4)",
      "Decree 30/2020, Annexes I and II (facts.md 4)"),
    example: .init(
      bad: "[Điều 5](vbpl:178/2024/NĐ-CP#muc-5)",
      good: "[Điều 5](vbpl:178/2024/NĐ-CP#dieu-5)"))
  static let contradictoryDates = DiagnosticKind(
    "BS-133", "contradictory-dates", .error,
    summary: Phrase("Các ngày của một văn bản mâu thuẫn nhau.", "The dates of a document contradict one another."),
    rationale: Phrase(
      "Từ những ngày này không tính được văn bản còn hiệu lực hay không.",
      "They do not tell whether the document is in force."),
    basis: Phrase("Quy ước của Học Liệu (facts.md 4.4)", "House rule of Học Liệu (facts.md 4.4)"),
    example: .init(
      bad: """
        inForce: 2026-07-01
        ended: 2026-01-01
        """,
      good: """
        inForce: 2026-01-01
        ended: 2026-07-01
        """))
  static let unknownTerm = DiagnosticKind(
    "BS-134", "unknown-term", .error,
    summary: Phrase("Thuật ngữ không có trong bảng giải nghĩa.", "A term that the glossary does not hold."),
    rationale: Phrase("Người đọc sẽ không thấy lời giải nghĩa nào.", "Readers would find no explanation."),
    basis: house,
    example: .init(
      bad: "[chữ ký](term:chu-ki-so)",
      good: "[chữ ký](term:chu-ky-so)"))
  static let duplicateTerm = DiagnosticKind(
    "BS-135", "duplicate-term", .error,
    summary: Phrase(
      "Một thuật ngữ được giải nghĩa hai lần.", "A term is explained twice."),
    rationale: Phrase(
      "Không biết phải đưa lời giải nghĩa nào cho người đọc.", "There is no telling which explanation to show."),
    basis: house,
    example: .init(
      bad: """
        - {id: chu-ky-so, term: Chữ ký số, …}
        - {id: chu-ky, term: chữ ký số, …}
        """,
      good: "- {id: chu-ky-so, term: Chữ ký số, …}"))
  static let unknownSourceMark = DiagnosticKind(
    "BS-136", "unknown-source-mark", .error,
    summary: Phrase(
      "Ký hiệu nguồn không có trong danh sách nguồn.", "A source mark that the list of sources does not hold."),
    rationale: Phrase(
      "Không có nguồn thì không ai kiểm chứng lại được.", "Without its source nobody can verify what is said."),
    basis: house,
    example: .init(
      bad: "sources: [S999]",
      good: "sources: [S45]"))
  static let brokenStates = DiagnosticKind(
    "BS-137", "broken-states", .error,
    summary: Phrase(
      "Các giai đoạn của một tỉnh chồng nhau hoặc hở ngày.", "The states of a province overlap or leave days out."),
    rationale: Phrase(
      "Với một ngày phải biết chắc tỉnh mang mã, tên và loại nào.",
      "On any day there must be no doubt which code, name and kind a province bears."),
    basis: Phrase("Quy ước của Học Liệu (facts.md 5)", "House rule of Học Liệu (facts.md 5)"),
    example: .init(
      bad: """
        - {code: "75", name: Đồng Nai, kind: tinh, …, until: "2026-04-30"}
        - {code: "75", name: Đồng Nai, kind: thanh-pho, from: "2026-04-30", …}
        """,
      good: """
        - {code: "75", name: Đồng Nai, kind: tinh, …, until: "2026-04-29"}
        - {code: "75", name: Đồng Nai, kind: thanh-pho, from: "2026-04-30", …}
        """))
  static let repeatedUnit = DiagnosticKind(
    "BS-138", "repeated-unit", .error,
    summary: Phrase(
      "Hai đơn vị cấp tỉnh trùng mã hoặc tên trong cùng thời gian.",
      "Two provincial units share a code or a name at the same time."),
    rationale: Phrase(
      "Gói của tỉnh này có thể mang tên tỉnh khác.", "A province's bundle could bear another one's name."),
    basis: Phrase("Quy ước của Học Liệu (facts.md 5)", "House rule of Học Liệu (facts.md 5)"),
    example: .init(
      bad: """
        - {code: "38", name: Thanh Hóa, …}
        - {code: "38", name: Nghệ An, …}
        """,
      good: """
        - {code: "38", name: Thanh Hóa, …}
        - {code: "40", name: Nghệ An, …}
        """))
}
