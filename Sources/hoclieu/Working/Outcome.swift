/// What `verify` found out, as an exit status. The numbers are documented and stay.
enum Outcome: Int32, CaseIterable {
  /// Genuine, and to be used.
  case current = 0
  /// Altered, damaged, or not whole.
  case altered = 1
  // 2 is wrong use, as everywhere.
  /// Genuine, but something newer is there: another version, or a newer state of the store than this one.
  case superseded = 3
  /// Genuine, but taken back.
  case withdrawn = 4
  /// Whole, but nobody who is trusted has signed it.
  case unproved = 5
  /// Genuine; whether it is still to be used cannot be told from what is at hand.
  case undated = 6

  /// What counts more where two things are true.
  private var weight: Int {
    switch self {
    case .current: 0
    case .undated: 1
    case .superseded: 2
    case .withdrawn: 3
    case .unproved: 4
    case .altered: 5
    }
  }

  func combined(with other: Outcome) -> Outcome { other.weight > weight ? other : self }

  /// Its name for machines.
  var name: String { "\(self)" }
}
