import CourseModel

extension Check {
  static let endedProvision = Check(
    DiagnosticKind(
      "BS-187", "provision-not-in-force", .warning,
      summary: Phrase(
        "Viện dẫn điều khoản đã hết hoặc chưa có hiệu lực, trong văn bản còn hiệu lực.",
        "A provision is cited that has ended or not begun, of a document that is in force."),
      rationale: Phrase(
        "Văn bản hết hiệu lực một phần vẫn “còn hiệu lực”; phải xem đúng điều khoản.",
        "A document that ended in part is still in force; it is the provision that counts."),
      basis: Phrase(
        "Sổ văn bản `Content/legal/`, mục `provisions` (facts.md 4.3, 4.4)",
        "The register `Content/legal/`, key `provisions` (facts.md 4.3, 4.4)"),
      example: .init(
        bad: "khoản 3 Điều 16 Luật số 20/2023/QH15   # khoản này đã hết hiệu lực",
        good: "Điều 5 Luật số 20/2023/QH15")),
    eachRegistered: { citation, document, grounds in
      guard document.state(on: grounds.day) != .ended else { return nil }
      for part in document.provisions where citation.reference.lies(in: part.part) {
        if let end = part.ended, end <= grounds.day, !citation.saysItEnded(document), !citation.context.names(end) {
          return (
            Phrase(
              "\(part.part) của \(document.shortCitation) đã hết hiệu lực từ ngày \(end.forReaders)",
              "\(part.part) of \(document.shortCitation) ended on \(end)"),
            Phrase("dẫn điều khoản đang có hiệu lực, hoặc nói rõ vì sao", "cite what is in force, or say why")
          )
        }
        if let start = part.inForce, start > grounds.day, !citation.saysItBegins(document),
          !citation.context.names(start)
        {
          return (
            Phrase(
              "\(part.part) của \(document.shortCitation) có hiệu lực từ ngày \(start.forReaders)",
              "\(part.part) of \(document.shortCitation) begins on \(start)"),
            Phrase("nói rõ ngày có hiệu lực", "say when it begins")
          )
        }
      }
      return nil
    })

  static let numberMisspelt = Check(
    DiagnosticKind(
      "BS-195", "number-misspelt", .warning,
      summary: Phrase("Số hiệu viết không đúng dạng.", "A number in another spelling than its own."),
      rationale: Phrase(
        "Số hiệu viết khác (thiếu số 0, D thay Đ, dấu gạch dài, có dấu cách) thì tìm kiếm không ra.",
        "In another spelling (a zero too few, D for Đ, a long dash, blanks) no search finds it."),
      basis: Phrase(
        "Nghị định số 30/2020/NĐ-CP, Phụ lục I: số, ký hiệu văn bản (facts.md 3, 4.1)",
        "Decree 30/2020, Annex I: number and symbol (facts.md 3, 4.1)"),
      example: .init(bad: "Nghị định số 178/2024/ND – CP", good: "Nghị định số 178/2024/NĐ-CP")),
    citations: { citations, _ in
      citations.compactMap { citation in
        guard citation.isAsserted, !citation.citation.isMarked, let written = citation.writtenNumber,
          written != citation.reference.document
        else { return nil }
        return Finding(
          Phrase(
            "“\(written)” viết đúng là \(citation.reference.document)",
            "“\(written)” is properly written \(citation.reference.document)"),
          at: citation.citation.span,
          help: Phrase("viết `\(citation.reference.document)`", "write `\(citation.reference.document)`"))
      }
    })

  static let pointWithoutClause = Check(
    DiagnosticKind(
      "BS-196", "point-without-clause", .information,
      summary: Phrase("Viện dẫn một điểm mà không nêu khoản.", "A point is cited without its clause."),
      rationale: Phrase(
        "Điểm thường nằm trong khoản; mỗi khoản có điểm a của mình.",
        "Points mostly lie in clauses, and each clause has its own point a."),
      basis: Phrase(
        "Nghị định số 30/2020/NĐ-CP, Phụ lục II: “điểm a khoản 2 Điều 103” (facts.md 3, 4.3)",
        "Decree 30/2020, Annex II (facts.md 3, 4.3)"),
      example: .init(
        bad: "điểm a Điều 5 Luật Dữ liệu số 60/2024/QH15", good: "điểm a khoản 2 Điều 5 Luật Dữ liệu số 60/2024/QH15")),
    citations: { citations, _ in
      citations.compactMap { citation in
        guard citation.isAsserted, let provision = citation.reference.provision, provision.hasPrefix("điểm "),
          !provision.contains("khoản ")
        else { return nil }
        return Finding(
          Phrase("“\(provision)” không nêu khoản", "“\(provision)” names no clause"), at: citation.citation.span,
          help: Phrase(
            "ghi cả khoản, nếu điều có khoản: “điểm a khoản 2 Điều 5”",
            "name the clause where the article has any: “điểm a khoản 2 Điều 5”"))
      }
    })

  static let unclearBackReference = Check(
    DiagnosticKind(
      "BS-197", "unclear-back-reference", .information,
      summary: Phrase(
        "“Luật này”, “Nghị định này” khi bài chưa nêu văn bản nào như thế.",
        "“Luật này”, “Nghị định này” where the topic has named no such document."),
      rationale: Phrase(
        "Câu chép từ văn bản gốc mang theo chữ “này”; trong tài liệu người đọc phải đoán.",
        "A sentence copied from the original brings its “này” along; in the material readers have to guess."),
      basis: Phrase("Quy ước của Học Liệu (facts.md 4.2)", "House rule of Học Liệu (facts.md 4.2)"),
      example: .init(
        bad: "Nghị định này giao cấp xã bốn việc.   # chưa nêu nghị định nào",
        good: "Nghị định số 132/2025/NĐ-CP giao cấp xã bốn việc.")),
    text: { text, grounds in
      let module = text.module
      guard !grounds.programme.law.documents.isEmpty else { return [] }
      var named: Set<String> = []
      var topic: TopicID?
      return module.paragraphs(citingOrHolding: " này").flatMap { paragraph -> [Finding] in
        if paragraph.topic.id != topic { named = [] }
        topic = paragraph.topic.id
        for (citation, _) in paragraph.citations {
          let number = citation.reference.document
          if let label = grounds.programme.law[number]?.kind.label ?? KindInText.label(ofNumber: number) {
            named.insert(label)
          }
        }
        return paragraph.backReferences.filter { !named.contains($0.label) }.map { label, place in
          Finding(
            Phrase("không rõ “\(label) này” là văn bản nào", "it is unclear what “\(label) này” means"),
            at: paragraph.span(of: place),
            help: Phrase("ghi tên loại và số của văn bản", "give the kind and the number"))
        }
      }
    })
}

extension CitationInText {
  /// The number as the text writes it, with its symbol; `nil` where the text gives none or only a part of it.
  fileprivate var writtenNumber: String? {
    guard let start = numberStart else { return nil }
    let number = surface[start...]
    return number.contains(where: \.isLetter) ? String(number) : nil
  }
}

extension CitedParagraph {
  /// Where "Luật này" and its like stand in the text, outside of quotation marks.
  fileprivate var backReferences: [(label: String, place: Range<Int>)] {
    var found: [(label: String, place: Range<Int>)] = []
    guard !isWrongAnswer, text[...].firstPlace(of: " này") != nil else { return found }
    for label in ["Luật", "Nghị định", "Nghị quyết", "Thông tư"] {
      let words = label + " này"
      var rest = text[...]
      while let place = rest.firstPlace(of: words) {
        rest = text[text.utf8.index(place, offsetBy: words.utf8.count)...]
        guard !text[..<place].leavesQuotationOpen else { continue }
        let start = text.utf8.distance(from: text.startIndex, to: place)
        found.append((label, start..<start + words.utf8.count))
      }
    }
    return found.sorted { $0.place.lowerBound < $1.place.lowerBound }
  }
}
