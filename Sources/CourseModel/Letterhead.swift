/// What the academy's own documents carry besides its name (Nghị định số 30/2020/NĐ-CP, Phụ lục I). A dossier's forms leave a
/// blank line for what is not known.
package struct Letterhead: Sendable {
  /// Where documents are signed, for example `Hà Nội`.
  package let place: String?
  /// The academy's group of letters in a document's symbol, for example `HVCL`.
  package let symbol: String?
  /// In what capacity its head signs, for example `Giám đốc`.
  package let head: String?
  /// The numbers of the legal documents on which decisions of the academy rest, in the order in which they are named.
  package let bases: [Located<String>]
  /// Where these come from; `nil` only for `none`.
  package let basis: String?

  package static let none = Letterhead(place: nil, symbol: nil, head: nil, bases: [], basis: nil)

  package init(place: String?, symbol: String?, head: String?, bases: [Located<String>], basis: String?) {
    self.place = place
    self.symbol = symbol
    self.head = head
    self.bases = bases
    self.basis = basis
  }
}
