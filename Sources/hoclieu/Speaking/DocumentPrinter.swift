import CourseModel

/// Shows the life of a legal document to people.
struct DocumentPrinter {
  let life: DocumentLife
  let console: Console

  func print() {
    console.line(console.styled(life.document.shortCitation, isBold: true))
    console.line(life.document.name)
    console.line()
    for row in life.rows {
      console.line("  \(console.styled(row.name[Speech.language] + ":", .grey)) \(row.value[Speech.language])")
    }
  }
}

/// What the register knows of a document's life, in words for people.
struct DocumentLife {
  let document: LegalDocument
  let law: LegalRegister
  let day: CalendarDate

  /// What is known, each with its name: first the state on the day.
  var rows: [(name: Phrase, value: Phrase)] {
    var rows: [(name: Phrase, value: Phrase)] = []
    func row(_ name: Phrase, _ value: Phrase) { rows.append((name, value)) }
    row(Phrase("Tình trạng ngày \(day.forReaders)", "State on \(day)"), document.state(on: day).label)
    row(Phrase("Cơ quan ban hành", "Issued by"), Phrase(verbatim: document.issuer))
    row(Phrase("Ngày ban hành", "Issued on"), words(document.issued))
    row(Phrase("Có hiệu lực từ", "In force from"), words(document.inForce))
    row(Phrase("Hết hiệu lực từ", "Ended on"), end)
    for provision in document.provisions { row(Phrase("Phần riêng", "A part by itself"), words(provision)) }
    for relation in document.relations { row(relation.kind.active, words(relation.number, relation.from)) }
    for (other, relation) in law.relations(to: document.number) {
      row(relation.kind.passive, words(other.number, relation.from))
    }
    for text in document.transitions { row(Phrase("Chuyển tiếp", "Transition"), Phrase(verbatim: text)) }
    for text in document.disputes { row(Phrase("Các nguồn nói khác nhau", "Sources differ"), Phrase(verbatim: text)) }
    for text in document.notes { row(Phrase("Lưu ý", "Note"), Phrase(verbatim: text)) }
    row(Phrase("Mức tin cậy", "Evidence"), document.evidence.label)
    for mark in document.sources {
      row(
        Phrase("Nguồn", "Source"),
        Phrase(verbatim: [mark, law.addresses[mark]].compactMap { $0 }.joined(separator: " ")))
    }
    if let address = document.address { row(Phrase("Đọc văn bản tại", "To be read at"), Phrase(verbatim: address)) }
    return rows
  }

  private var end: Phrase {
    switch document.ended {
    case nil:
      Phrase(
        "không nguồn nào nói đến, tính tới ngày \(document.asOf.forReaders)",
        "no source speaks of an end, as of \(document.asOf)")
    case .unknown?: Phrase("chưa rõ còn hiệu lực hay không", "unknown whether it has ended")
    case .known(let date, let evidence)?: words(.known(date, evidence))
    case .disputed?: words(.disputed)
    }
  }

  private func words(_ day: LegalDay) -> Phrase {
    switch day {
    case .unknown: return Phrase("chưa rõ", "unknown")
    case .disputed: return Phrase("các nguồn nói khác nhau", "sources differ")
    case .known(let date, let evidence):
      let words = Phrase(date.forReaders, date.description)
      guard evidence != document.evidence else { return words }
      return words + Phrase(verbatim: " (") + evidence.label + Phrase(verbatim: ")")
    }
  }

  private func words(_ provision: LegalProvision) -> Phrase {
    var words = Phrase(verbatim: provision.part)
    if let date = provision.inForce {
      words = words + Phrase(", có hiệu lực từ \(date.forReaders)", ", in force from \(date)")
    }
    if let date = provision.ended {
      words = words + Phrase(", hết hiệu lực từ \(date.forReaders)", ", ended on \(date)")
    }
    return words
  }

  private func words(_ number: String, _ from: CalendarDate?) -> Phrase {
    let other = law[number]
    var words = Phrase(verbatim: other?.shortCitation ?? number)
    if let title = other?.title { words = words + Phrase(verbatim: " – \(title)") }
    if let from { words = words + Phrase(", từ \(from.forReaders)", ", from \(from)") }
    return words
  }
}

extension LegalDocument {
  /// The title, or that it is not known.
  var name: Phrase { title.map { Phrase(verbatim: $0) } ?? Phrase("(chưa rõ tên)", "(title unknown)") }
}

extension LegalState {
  var label: Phrase {
    switch self {
    case .notYetInForce: Phrase("chưa có hiệu lực", "not yet in force")
    case .inForce: Phrase("còn hiệu lực", "in force")
    case .ended: Phrase("hết hiệu lực", "no longer in force")
    case .disputed: Phrase("các nguồn nói khác nhau", "sources differ")
    case .unknown: Phrase("chưa rõ", "unknown")
    }
  }
}

extension LegalEvidence {
  fileprivate var label: Phrase {
    switch self {
    case .official:
      Phrase("mức A, nguồn thuật lại cổng thông tin chính thức", "level A, a source reports the official portal")
    case .secondary:
      Phrase("mức B, báo chí hoặc nguồn thứ cấp", "level B, press or another secondary source")
    case .unconfirmed:
      Phrase("mức K, chưa nguồn nào xác nhận", "level K, not confirmed by any source")
    case .plan: Phrase("nêu trong kế hoạch của chương trình", "named in the programme's own plan")
    }
  }
}

extension LegalRelation.Kind {
  /// What the document does to the other.
  var active: Phrase {
    switch self {
    case .replaces: Phrase("Thay thế", "Replaces")
    case .repeals: Phrase("Bãi bỏ", "Repeals")
    case .amends: Phrase("Sửa đổi, bổ sung", "Amends")
    case .corrects: Phrase("Đính chính", "Corrects")
    case .consolidates: Phrase("Hợp nhất", "Consolidates")
    case .details: Phrase("Quy định chi tiết", "Details")
    case .guides: Phrase("Tổ chức thực hiện", "Implements")
    case .continues: Phrase("Tiếp nối", "Continues")
    }
  }

  /// What the other does to the document.
  fileprivate var passive: Phrase {
    switch self {
    case .replaces: Phrase("Được thay thế bởi", "Replaced by")
    case .repeals: Phrase("Bị bãi bỏ bởi", "Repealed by")
    case .amends: Phrase("Được sửa đổi, bổ sung bởi", "Amended by")
    case .corrects: Phrase("Được đính chính bởi", "Corrected by")
    case .consolidates: Phrase("Được hợp nhất trong", "Consolidated in")
    case .details: Phrase("Được quy định chi tiết bởi", "Detailed by")
    case .guides: Phrase("Được tổ chức thực hiện bởi", "Implemented by")
    case .continues: Phrase("Được tiếp nối bởi", "Continued by")
    }
  }
}
