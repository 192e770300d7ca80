/// What a change is about: it decides how large the version number must be, whether a reason is needed, and whether a trainer
/// has to teach something anew. The gravest comes first.
package enum ChangeClass: String, Sendable, Codable, CaseIterable {
  /// The law that is cited, or what is said of its validity.
  case legalBasis = "legal-basis"
  /// What a question asks or counts as right.
  case assessment
  /// Any other change of what the text says.
  case substantive
  /// Where things stand, not what they say.
  case structure
  /// Spelling, punctuation, white space and presentation: đính chính.
  case editorial

  package var label: Phrase {
    switch self {
    case .legalBasis: Phrase("Căn cứ pháp lý", "Legal basis")
    case .assessment: Phrase("Câu hỏi, đáp án", "Assessment")
    case .substantive: Phrase("Nội dung", "Substance")
    case .structure: Phrase("Bố cục", "Structure")
    case .editorial: Phrase("Đính chính", "Editorial")
    }
  }

  /// Whether the authors must say why.
  package var needsReason: Bool {
    switch self {
    case .legalBasis, .assessment, .substantive: true
    case .structure, .editorial: false
    }
  }
}

/// Something in a change that decides its class. The rules stand at the head of `Classify.swift`.
package enum ChangeSign: String, Sendable, Codable, CaseIterable {
  case citation, validity, answer, number, date, negation, modality
  case text, picture, objective, classTime = "class-time", audience, address, wording
  case credits, place, heading
  case spelling, presentation

  package var label: Phrase {
    switch self {
    case .citation: Phrase("văn bản, điều khoản được dẫn", "cited law")
    case .validity: Phrase("hiệu lực của văn bản", "validity of law")
    case .answer: Phrase("đáp án", "right answer")
    case .number: Phrase("con số", "number")
    case .date: Phrase("ngày tháng", "date")
    case .negation: Phrase("có hay không", "negation")
    case .modality: Phrase("mức bắt buộc (phải, được, cấm)", "duty (must, may, must not)")
    case .text: Phrase("thêm hoặc bỏ nội dung", "text added or removed")
    case .picture: Phrase("hình", "picture")
    case .objective: Phrase("mục tiêu", "objective")
    case .classTime: Phrase("số tiết", "class time")
    case .audience: Phrase("người đọc", "audience")
    case .address: Phrase("địa chỉ liên kết", "link address")
    case .wording: Phrase("câu chữ", "wording")
    case .credits: Phrase("tên, đơn vị biên soạn", "names and unit")
    case .place: Phrase("vị trí", "place")
    case .heading: Phrase("tiêu đề thêm hoặc bỏ", "heading added or removed")
    case .spelling: Phrase("chính tả, dấu câu", "spelling, punctuation")
    case .presentation: Phrase("cách trình bày", "presentation")
    }
  }

  /// The class that the sign gives by itself, outside of questions.
  package var `class`: ChangeClass {
    switch self {
    case .citation, .validity: .legalBasis
    case .answer: .assessment
    case .number, .date, .negation, .modality, .text, .picture, .objective, .classTime, .audience, .address, .wording:
      .substantive
    case .credits, .place, .heading: .structure
    case .spelling, .presentation: .editorial
    }
  }
}

/// The signs that a change shows, and the class that follows.
package struct ChangeVerdict: Hashable, Sendable {
  /// In the order of `ChangeSign`.
  package let signs: [ChangeSign]
  package let `class`: ChangeClass

  /// `inQuestion` tells that the change lies in a question, where all but a correction is a matter of assessment.
  package init(_ signs: Set<ChangeSign>, inQuestion: Bool = false) {
    self.signs = ChangeSign.allCases.filter(signs.contains)
    let gravest = ChangeClass.allCases.first { candidate in signs.contains { $0.class == candidate } } ?? .editorial
    self.class = inQuestion && gravest.needsReason ? .assessment : gravest
  }

  /// Whether it is of one of these classes; a question about other law is a matter of law too.
  package func belongs(to classes: Set<ChangeClass>) -> Bool {
    classes.contains(`class`) || touchesLaw && classes.contains(.legalBasis)
  }

  /// Whether the law behind the text changed, whatever the class.
  package var touchesLaw: Bool { signs.contains { $0.class == .legalBasis } }

  /// Whether only the words are others: no figure, no duty, no law.
  package var isWordingOnly: Bool {
    signs.allSatisfy { $0 == .wording || $0.class == .structure || $0.class == .editorial }
  }
}
