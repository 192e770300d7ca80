/// What a unit of the ministry or a province wants done to a module (đề xuất): a file of `Content/proposals/`.
package struct Proposal: Sendable {
  /// What is wanted, in the words of the plan (facts.md 1.1).
  package enum Kind: String, Sendable, CaseIterable {
    /// Xây dựng mới.
    case new
    /// Sửa đổi.
    case amend
    /// Bổ sung.
    case supplement
    /// Cập nhật.
    case update
    /// Thay thế.
    case replace
  }

  package enum Status: String, Sendable, CaseIterable {
    case open, accepted, declined, done

    /// What may become of it next.
    package var next: [Status] {
      switch self {
      case .open: [.accepted, .declined]
      case .accepted: [.declined, .done]
      case .declined, .done: []
      }
    }
  }

  /// A decision about it.
  package struct Step: Sendable {
    /// Never `open`.
    package let status: Status
    package let date: CalendarDate
    package let by: String
    /// Why it was declined, or a remark.
    package let reason: String?
    /// In which version it was done.
    package let version: Version?
    package let span: SourceSpan

    package init(
      _ status: Status, on date: CalendarDate, by: String, reason: String?, version: Version?, at span: SourceSpan
    ) {
      self.status = status
      self.date = date
      self.by = by
      self.reason = reason
      self.version = version
      self.span = span
    }
  }

  /// The file's name: the year and a number in it, for example `2026-003`.
  package let id: ProposalID
  package let kind: Kind
  package let module: ModuleID
  /// A topic, a section, or a place of the manifest; `nil` for the module as a whole.
  package let place: String?
  package let reason: String
  /// The law behind it, in words or as a number; `nil` where there is none.
  package let basis: String?
  /// The body that proposes.
  package let unit: String
  package let name: String
  package let date: CalendarDate
  package let steps: [Step]
  package let path: SourcePath
  /// Where each key was written.
  package let places: [String: SourceSpan]

  package init(
    id: ProposalID, kind: Kind, module: ModuleID, place: String?, reason: String, basis: String?, unit: String,
    name: String, date: CalendarDate, steps: [Step], path: SourcePath, places: [String: SourceSpan] = [:]
  ) {
    self.id = id
    self.kind = kind
    self.module = module
    self.place = place
    self.reason = reason
    self.basis = basis
    self.unit = unit
    self.name = name
    self.date = date
    self.steps = steps
    self.path = path
    self.places = places
  }

  package var status: Status { steps.last?.status ?? .open }

  /// The same after one more decision.
  package func adding(_ step: Step) -> Proposal {
    Proposal(
      id: id, kind: kind, module: module, place: place, reason: reason, basis: basis, unit: unit, name: name,
      date: date, steps: steps + [step], path: path, places: places)
  }
}

/// The name of a proposal: four digits of the year, a hyphen, and at least three digits.
package struct ProposalID: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let year: Int
  package let number: Int

  package init(year: Int, number: Int) {
    self.year = year
    self.number = number
  }

  package init?(_ text: some StringProtocol) {
    let parts = text.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].utf8.count == 4, (3...6).contains(parts[1].utf8.count),
      parts.allSatisfy({ $0.utf8.allSatisfy(\.isASCIIDigit) }), let year = Int(parts[0]), let number = Int(parts[1]),
      year >= 1900, number > 0
    else { return nil }
    self.init(year: year, number: number)
    guard description == text else { return nil }
  }

  package var description: String {
    let digits = String(number)
    return "\(year)-\(String(repeating: "0", count: max(0, 3 - digits.count)))\(digits)"
  }

  package static func < (left: ProposalID, right: ProposalID) -> Bool {
    (left.year, left.number) < (right.year, right.number)
  }
}

extension Proposal.Kind {
  package var label: Phrase {
    switch self {
    case .new: Phrase("xây dựng mới", "new")
    case .amend: Phrase("sửa đổi", "amend")
    case .supplement: Phrase("bổ sung", "supplement")
    case .update: Phrase("cập nhật", "update")
    case .replace: Phrase("thay thế", "replace")
    }
  }
}

extension Proposal.Status {
  package var label: Phrase {
    switch self {
    case .open: Phrase("chờ xem xét", "open")
    case .accepted: Phrase("đã tiếp nhận", "accepted")
    case .declined: Phrase("không tiếp nhận", "declined")
    case .done: Phrase("đã thực hiện", "done")
    }
  }
}
