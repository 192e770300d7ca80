/// What one document does to another, told of the one that does it. The names are those of the national database's
/// relations (facts.md 4.4).
package struct LegalRelation: Hashable, Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Thay thế.
    case replaces
    /// Bãi bỏ.
    case repeals
    /// Sửa đổi, bổ sung.
    case amends
    /// Đính chính.
    case corrects
    /// Hợp nhất.
    case consolidates
    /// Quy định chi tiết.
    case details
    /// Hướng dẫn, tổ chức thực hiện.
    case guides
    /// Carries on a plan or programme whose time has run out.
    case continues
  }

  package let kind: Kind
  /// The other document's number.
  package let number: String
  /// From when on; `nil` where no source says it.
  package let from: CalendarDate?

  package init(_ kind: Kind, _ number: String, from: CalendarDate?) {
    self.kind = kind
    self.number = number
    self.from = from
  }
}

/// A part of a document that began or ended on another day than the rest.
package struct LegalProvision: Hashable, Sendable {
  /// Which part, as a source names it: "khoản 3 Điều 16", "phần về đánh giá".
  package let part: String
  package let inForce: CalendarDate?
  package let ended: CalendarDate?

  package init(_ part: String, inForce: CalendarDate?, ended: CalendarDate?) {
    self.part = part
    self.inForce = inForce
    self.ended = ended
  }
}
