import CourseModel

extension Check {
  static let unregisteredDocument = Check(
    DiagnosticKind(
      "BS-180", "unregistered-document", .warning,
      summary: Phrase(
        "Số hiệu được dẫn không có trong sổ văn bản.", "A cited number that the register does not hold."),
      rationale: Phrase(
        "Số hiệu gõ sai hoặc do máy bịa ra trông vẫn như thật; chỉ văn bản trong sổ mới tra được tên và hiệu lực.",
        "A mistyped or invented number looks real; only of registered documents are title and validity known."),
      basis: identity,
      example: .init(bad: "Theo Nghị định số 999/2025/NĐ-CP, …", good: "Theo Nghị định số 30/2020/NĐ-CP, …")),
    citations: { citations, grounds in
      let law = grounds.programme.law
      guard !law.documents.isEmpty else { return [] }
      let unknown = citations.filter { citation in
        citation.isAsserted && !citation.citation.isMarked && law[citation.reference.document] == nil
          && citation.reference.document.isNormativeNumber
      }
      return unknown.byDocument(inModule: false).map { group in
        let number = group[0].reference.document
        let near = law.documents(near: number).map { [$0.number, $0.title].compactMap { $0 }.joined(separator: " – ") }
        return Finding(
          Phrase("sổ văn bản không có `\(number)`", "the register has no `\(number)`"), at: group[0].citation.span,
          help: near.isEmpty
            ? Phrase(
              "đối chiếu lại số hiệu; nếu đúng, ghi văn bản này vào một tệp của `Content/legal/`",
              "check the number; if it is right, enter the document in a file of `Content/legal/`")
            : Phrase("có phải \(near.joined(separator: "; "))?", "did you mean \(near.joined(separator: "; "))?"),
          notes: group.dropFirst().map { .init(Phrase("cũng dẫn ở đây", "cited here as well"), at: $0.citation.span) })
      }
    })

  static let titleDisagrees = Check(
    DiagnosticKind(
      "BS-181", "title-disagrees-with-number", .warning,
      summary: Phrase(
        "Tên văn bản trong câu khác tên trong sổ của số hiệu ấy.",
        "The text gives another title than the register has for the number."),
      rationale: Phrase(
        "Máy viết thường ghép một số hiệu có thật với tên của văn bản khác; phải so cả số lẫn tên.",
        "Machines like to join a real number to another document's title; number and title must both agree."),
      basis: identity,
      example: .init(
        bad: "Luật Du lịch số 80/2025/QH15 quy định …", good: "Luật Cán bộ, công chức số 80/2025/QH15 quy định …")),
    eachRegistered: { citation, document, grounds in
      guard let title = document.title, let stated = citation.statedTitle(ofLaw: document.kind == .law),
        !stated.agrees(with: title, of: document, grounds)
      else { return nil }
      let help =
        grounds.programme.law.document(titled: stated).map {
          Phrase(
            "so cả số lẫn tên; văn bản mang tên này có số \($0.number)",
            "compare number and title; the document of that title is \($0.number)")
        } ?? Phrase("so cả số lẫn tên với bản gốc", "compare number and title with the original")
      return (
        Phrase(
          "\(document.number) là “\(title)”, câu ghi “\(stated.shown)”",
          "\(document.number) is “\(title)”, the text says “\(stated.shown)”"), help
      )
    })

  static let kindDisagrees = Check(
    DiagnosticKind(
      "BS-182", "kind-disagrees-with-number", .warning,
      summary: Phrase(
        "Tên loại trong câu khác loại của văn bản mang số hiệu ấy.",
        "The text calls a document by another kind than its number has."),
      rationale: Phrase(
        "93/2025/QH15 là luật, 193/2025/QH15 là nghị quyết: tên loại sai cho biết số hiệu có thể sai.",
        "93/2025/QH15 is a law, 193/2025/QH15 a resolution: a wrong kind tells of a wrong number."),
      basis: identity,
      example: .init(bad: "Luật số 193/2025/QH15", good: "Nghị quyết số 193/2025/QH15")),
    eachCitation: { citation, grounds in
      let number = citation.reference.document
      let registered = grounds.programme.law[number]?.kind.label
      // Most citations start with the right word.
      if let registered, citation.surface.hasPrefix(registered) { return nil }
      guard !number.isOfTheParty, let said = KindInText.label(in: citation.surface),
        let right = registered ?? KindInText.label(ofNumber: number), said != right
      else { return nil }
      return (
        Phrase(
          "\(number) là \(right.lowercased()), câu ghi “\(said)”", "\(number) is “\(right)”, the text says “\(said)”"),
        Phrase("xem lại cả số hiệu lẫn tên loại", "look at both the number and the kind")
      )
    })

  static let partyDocumentAsLaw = Check(
    DiagnosticKind(
      "BS-183", "party-document-as-law", .warning,
      summary: Phrase(
        "Văn kiện của Đảng được gọi là văn bản pháp luật.", "A document of the Party is called a legal text."),
      rationale: Phrase(
        "Văn kiện của Đảng nêu chủ trương; căn cứ pháp lý phải là luật, nghị định, thông tư.",
        "Documents of the Party give the direction; a legal basis is a law, decree or circular."),
      basis: identity,
      example: .init(bad: "Luật số 57-NQ/TW", good: "Nghị quyết số 57-NQ/TW của Bộ Chính trị")),
    eachCitation: { citation, _ in
      let number = citation.reference.document
      guard number.isOfTheParty, let said = KindInText.label(in: citation.surface),
        ["Luật", "Nghị định", "Thông tư"].contains(said)
      else { return nil }
      return (
        Phrase(
          "\(number) là văn kiện của Đảng, không phải \(said.lowercased())",
          "\(number) is a document of the Party, no “\(said)”"),
        Phrase("ghi đúng tên loại văn kiện, ví dụ Nghị quyết", "give the right kind, for example Nghị quyết")
      )
    })

  static let issuerDisagrees = Check(
    DiagnosticKind(
      "BS-184", "issuer-disagrees-with-number", .warning,
      summary: Phrase(
        "Cơ quan ban hành trong câu khác cơ quan trong sổ.", "The text gives another issuer than the register."),
      rationale: Phrase(
        "Hai cơ quan có thể có văn bản cùng số; sai cơ quan là sai văn bản.",
        "Two bodies may have documents of one number; with the wrong body it is the wrong document."),
      basis: identity,
      example: .init(
        bad: "Nghị quyết số 71/NQ-CP của Quốc hội", good: "Nghị quyết số 71/NQ-CP của Chính phủ")),
    eachRegistered: { citation, document, grounds in
      guard let stated = citation.details.issuer, !stated.hasPrefix(document.issuer) else { return nil }
      let name = stated.dropping("Bộ trưởng ") ?? stated
      let named = grounds.issuers.first { name.hasPrefix($0) }
      guard let named, named != document.issuer else { return nil }
      return (
        Phrase(
          "\(document.number) do \(document.issuer) ban hành, câu ghi “\(named)”",
          "\(document.number) was issued by \(document.issuer), the text says “\(named)”"),
        Phrase("xem lại số hiệu và cơ quan ban hành", "look at the number and the issuer")
      )
    })

  static let yearDisagrees = Check(
    DiagnosticKind(
      "BS-188", "year-disagrees-with-number", .warning,
      summary: Phrase(
        "Năm ghi trong câu khác năm của số hiệu.", "The text gives another year than the number has."),
      rationale: Phrase(
        "Luật cùng tên của năm khác là luật khác.", "A law of the same name of another year is another law."),
      basis: identity,
      example: .init(
        bad: "Luật Giao dịch điện tử năm 2005 số 20/2023/QH15", good: "Luật Giao dịch điện tử năm 2023")),
    eachCitation: { citation, _ in
      guard let year = citation.reference.document.yearOfNumber else { return nil }
      let inside = citation.surface[...].firstPlace(of: "năm ").flatMap { place in
        citation.surface[place...].dropping("năm ").flatMap { Int($0.prefix(4)) }
      }
      guard let stated = citation.details.year ?? inside, stated != year else { return nil }
      return (
        Phrase(
          "\(citation.reference.document) là văn bản của năm \(year), câu ghi năm \(stated)",
          "\(citation.reference.document) is of \(year), the text says \(stated)"),
        Phrase("xem lại số hiệu và năm", "look at the number and the year")
      )
    })

  private static let identity = Phrase(
    "So số hiệu, tên, loại, cơ quan ban hành với sổ văn bản `Content/legal/` (facts.md 4.1)",
    "Number, title, kind and issuer compared with the register `Content/legal/` (facts.md 4.1)")
}
