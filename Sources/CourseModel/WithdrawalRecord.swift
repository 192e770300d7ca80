/// `withdraw.yaml` (thu hồi): the authority takes an issued version back. The version stays where it is; this record says
/// that it may no longer be used.
package struct WithdrawalRecord: Sendable {
  /// A version of a module, for example what is to be used instead.
  package struct Replacement: Hashable, Sendable, CustomStringConvertible {
    package let module: ModuleID
    package let version: Version

    package init(module: ModuleID, version: Version) {
      self.module = module
      self.version = version
    }

    package var description: String { "\(module) \(version)" }
  }

  package let module: ModuleID
  package let version: Version
  /// The SHA-256 of `issue.yaml`.
  package let previous: Digest
  package let seal: Digest
  /// The decision's number and symbol, for example `15/QĐ-HVCL-MẪU`.
  package let number: String
  package let date: CalendarDate
  package let reason: String
  package let signer: String
  /// In what capacity the signer signs, for example "Giám đốc".
  package let capacity: String
  /// What is to be used instead; `nil` where there is nothing yet.
  package let instead: Replacement?

  package init(
    module: ModuleID, version: Version, previous: Digest, seal: Digest, number: String, date: CalendarDate,
    reason: String, signer: String, capacity: String, instead: Replacement?
  ) {
    self.module = module
    self.version = version
    self.previous = previous
    self.seal = seal
    self.number = number
    self.date = date
    self.reason = reason
    self.signer = signer
    self.capacity = capacity
    self.instead = instead
  }
}
