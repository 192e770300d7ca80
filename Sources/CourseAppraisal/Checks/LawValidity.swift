import CourseModel

extension Check {
  static let endedDocument = Check(
    DiagnosticKind(
      "BS-185", "ended-document", .warning,
      summary: Phrase("Viện dẫn văn bản đã hết hiệu lực.", "A document is cited that has ended."),
      rationale: Phrase(
        "Việc mới phải dựa vào văn bản đang có hiệu lực; văn bản cũ chỉ được dẫn đúng khi câu nói rõ vì sao.",
        "New matters rest on what is in force; an ended text is rightly cited only where the sentence says why."),
      basis: validity,
      example: .init(
        bad: "Xã thực hiện theo Luật Công nghệ thông tin số 67/2006/QH11.",
        good: "Luật Công nghệ thông tin số 67/2006/QH11 đã hết hiệu lực từ ngày 01/07/2026.")),
    citations: { citations, grounds in
      onePerDocument(of: citations, grounds, unless: { $0.saysItEnded($1) }) { document in
        guard document.state(on: grounds.day) == .ended else { return nil }
        let end = document.ended?.date
        let successors = grounds.successors(of: document.number)
        let name = document.shortCitation
        return (
          Phrase(
            "\(name) đã hết hiệu lực\(end.map { " từ ngày \($0.forReaders)" } ?? "")\(successors.suffix)",
            "\(name) ended\(end.map { " on \($0)" } ?? "")\(successors.englishSuffix)"),
          document.transitions.isEmpty
            ? Phrase(
              "dẫn văn bản đang có hiệu lực, hoặc nói rõ trong câu vì sao dẫn văn bản cũ",
              "cite what is in force, or say in the sentence why the old text is cited")
            : Phrase(
              "dẫn văn bản đang có hiệu lực; nếu theo quy định chuyển tiếp thì nói rõ trong câu. Sổ ghi: \(document.transitions.joined(separator: " "))",
              "cite what is in force, or name the transition clause. The register says: \(document.transitions.joined(separator: " "))"
            )
        )
      }
    })

  static let documentNotYetInForce = Check(
    DiagnosticKind(
      "BS-186", "document-not-yet-in-force", .warning,
      summary: Phrase("Viện dẫn văn bản chưa có hiệu lực.", "A document is cited that is not yet in force."),
      rationale: Phrase(
        "Trước ngày có hiệu lực, văn bản không làm căn cứ được.", "Before its day a document is no basis for anything."),
      basis: validity,
      example: .init(
        bad: "Hợp đồng điện tử lập theo Luật số 20/2026/QH16.",
        good: "Luật số 20/2026/QH16 có hiệu lực từ ngày 01/03/2027.")),
    citations: { citations, grounds in
      onePerDocument(of: citations, grounds, day: \.inForce.date, unless: { $0.saysItBegins($1) }) { document in
        guard document.state(on: grounds.day) == .notYetInForce else { return nil }
        let name = document.shortCitation
        let start = document.inForce.date
        return (
          Phrase(
            "\(name) chưa có hiệu lực\(start.map { "; có hiệu lực từ ngày \($0.forReaders)" } ?? "")",
            "\(name) is not yet in force\(start.map { "; it begins on \($0)" } ?? "")"),
          Phrase(
            "nói rõ trong câu ngày có hiệu lực, hoặc dẫn văn bản đang áp dụng",
            "say in the sentence when it begins, or cite what applies now")
        )
      }
    })

  static let supersededDocument = Check(
    DiagnosticKind(
      "BS-189", "superseded-document", .warning,
      summary: Phrase(
        "Viện dẫn văn bản đã được thay thế, mà sổ chưa rõ ngày hết hiệu lực.",
        "A document is cited that another one replaced, on a day that the register does not know."),
      rationale: Phrase(
        "Văn bản thay thế đã có hiệu lực thì văn bản cũ thường không còn áp dụng.",
        "Where the successor is in force, the old text usually applies no longer."),
      basis: validity,
      example: .init(
        bad: "Hồ sơ lập theo Thông tư số 01/2018/TT-BNV.", good: "Hồ sơ lập theo Thông tư số 03/2023/TT-BNV.")),
    citations: { citations, grounds in
      onePerDocument(of: citations, grounds, unless: { $0.saysItEnded($1) }) { document in
        switch document.state(on: grounds.day) {
        case .ended, .notYetInForce, .disputed: return nil
        case .inForce, .unknown: break
        }
        let successors = grounds.successors(of: document.number)
        guard !successors.isEmpty else { return nil }
        return (
          Phrase(
            "\(document.shortCitation)\(successors.suffix)", "\(document.shortCitation)\(successors.englishSuffix)"),
          Phrase(
            "dẫn văn bản thay thế; nếu vẫn cần dẫn văn bản cũ thì nói rõ vì sao",
            "cite the successor, or say why the old text is cited")
        )
      }
    })

  static let disputedValidity = Check(
    DiagnosticKind(
      "BS-190", "disputed-validity", .warning,
      summary: Phrase(
        "Viện dẫn văn bản mà các nguồn nói khác nhau về hiệu lực.",
        "A document is cited of which sources disagree whether it is in force."),
      rationale: Phrase(
        "Chưa đối chiếu bản gốc thì không biết văn bản có còn làm căn cứ được không.",
        "Until the original is consulted, nobody knows whether it can be relied on."),
      basis: validity,
      example: .init(
        bad: "Chia sẻ dữ liệu theo Nghị định số 47/2020/NĐ-CP.",
        good: "Chia sẻ dữ liệu theo Nghị định số 278/2025/NĐ-CP.")),
    citations: { citations, grounds in
      onePerDocument(of: citations, grounds, unless: { $0.saysItIsUnknown || $0.saysItEnded($1) }) { document in
        guard document.state(on: grounds.day) == .disputed else { return nil }
        let disputes = document.disputes.joined(separator: " ")
        return (
          Phrase(
            "các nguồn nói khác nhau về hiệu lực của \(document.shortCitation)",
            "sources disagree about \(document.shortCitation)"),
          Phrase(
            "đối chiếu bản gốc, hoặc nói rõ trong câu là chưa thống nhất. Sổ ghi: \(disputes)",
            "consult the original, or say so in the sentence. The register says: \(disputes)")
        )
      }
    })

  static let unknownValidity = Check(
    DiagnosticKind(
      "BS-191", "unknown-validity", .information,
      summary: Phrase(
        "Sổ văn bản chưa rõ văn bản được dẫn còn hiệu lực hay không.",
        "The register does not know whether a cited document is in force."),
      rationale: Phrase(
        "Người thẩm định phải tự đối chiếu trước khi ký.", "Whoever appraises has to look it up before signing."),
      basis: validity,
      example: .init(
        bad: "Theo Thông tư số 07/2023/TT-BNV, …", good: "Theo Thông tư số 07/2023/TT-BNV (hiệu lực chưa rõ), …")),
    citations: { citations, grounds in
      onePerDocument(of: citations, grounds, inModule: true, unless: { $0.saysItIsUnknown || $0.saysItEnded($1) }) {
        document in
        guard document.state(on: grounds.day) == .unknown, grounds.successors(of: document.number).isEmpty else {
          return nil
        }
        return (
          Phrase(
            "sổ văn bản chưa rõ \(document.shortCitation) còn hiệu lực hay không",
            "the register does not know whether \(document.shortCitation) is in force"),
          Phrase(
            "đối chiếu nguồn chính thức rồi bổ sung vào `Content/legal/`, hoặc nói rõ trong câu",
            "look it up and enter it in `Content/legal/`, or say so in the sentence")
        )
      }
    })

  static let amendmentNotNamed = Check(
    DiagnosticKind(
      "BS-194", "amendment-not-named", .information,
      summary: Phrase(
        "Viện dẫn văn bản đã được sửa đổi mà không nơi nào nói tới văn bản sửa đổi.",
        "An amended document is cited, and nowhere is the amendment named."),
      rationale: Phrase(
        "Người đọc mở bản gốc sẽ đọc nhầm nội dung cũ.", "Readers who open the original read the old text."),
      basis: Phrase(
        "Cách viện dẫn trong văn bản quy phạm pháp luật năm 2026 (facts.md 4.2)",
        "How the normative texts of 2026 cite (facts.md 4.2)"),
      example: .init(
        bad: "Theo Luật Đo lường số 04/2011/QH13, …",
        good: "Theo Luật Đo lường số 04/2011/QH13 được sửa đổi, bổ sung bởi Luật số 35/2018/QH14, …")),
    citations: { citations, grounds in
      let cited = Set(citations.map(\.reference.document))
      var seen: Set<String> = []
      return citations.compactMap { citation in
        guard citation.isAsserted, let document = grounds.programme.law[citation.reference.document],
          seen.insert(document.number).inserted, document.state(on: grounds.day) != .ended
        else { return nil }
        let others = grounds.programme.law.relations(to: document.number)
        guard !others.contains(where: { $0.1.kind == .consolidates && cited.contains($0.from.number) }) else {
          return nil
        }
        let amending = others.filter { $0.1.kind == .amends && grounds.hasBegun($0.from, $0.1) }.map(\.from.number)
        guard !amending.isEmpty, cited.isDisjoint(with: amending), !citation.context.says(["sửa đổi", "hợp nhất"])
        else {
          return nil
        }
        let list = amending.joined(separator: ", ")
        return Finding(
          Phrase(
            "\(document.shortCitation) đã được sửa đổi, bổ sung bởi \(list)",
            "\(document.shortCitation) was amended by \(list)"),
          at: citation.citation.span,
          help: Phrase(
            "ghi thêm văn bản sửa đổi ở lần dẫn đầu tiên, hoặc dẫn văn bản hợp nhất",
            "name the amending document the first time, or cite the consolidation"))
      }
    })

  private static let validity = Phrase(
    "Sổ văn bản `Content/legal/`; văn bản hết hiệu lực vẫn có thể được dẫn đúng nên chỉ cảnh báo (facts.md 4.4)",
    "The register `Content/legal/`; an ended text may rightly be cited, so this only warns (facts.md 4.4)")
}

/// One finding for each document that a topic cites, or the module, and that `judge` objects to; the other places that cite
/// it stand beside it. Nothing is said of a document of which the text itself tells what matters, in one sentence of the
/// topic or module, or names a `day` beside any citation of the topic: whoever reads it knows.
private func onePerDocument(
  of citations: [CitationInText], _ grounds: Grounds, inModule: Bool = false,
  day: (LegalDocument) -> CalendarDate? = { _ in nil },
  unless tells: (CitationInText, LegalDocument) -> Bool,
  _ judge: (LegalDocument) -> (message: Phrase, help: Phrase)?
) -> [Finding] {
  let citations = citations.filter { !$0.isWrongAnswer }
  return citations.byDocument(inModule: inModule).compactMap { group in
    guard let document = grounds.programme.law[group[0].reference.document], let (message, help) = judge(document),
      !group.contains(where: { tells($0, document) }),
      !(day(document).map { day in citations.contains { $0.topic.id == group[0].topic.id && $0.names(day) } } ?? false)
    else { return nil }
    let asserted = group.filter { !$0.isQuoted }
    guard let first = asserted.first else { return nil }
    return Finding(
      message, at: first.citation.span, help: help,
      notes: asserted.dropFirst().map { .init(Phrase("cũng dẫn ở đây", "cited here as well"), at: $0.citation.span) })
  }
}
