/// `issue.yaml` (ban hành): the authority's decision.
package struct IssueRecord: Sendable {
  package let module: ModuleID
  package let version: Version
  /// The SHA-256 of `appraise.yaml`, or of `correct.yaml` where there is one.
  package let previous: Digest
  package let seal: Digest
  /// The decision's number and symbol, for example `12/QĐ-HVCL-MẪU`.
  package let number: String
  package let date: CalendarDate
  package let effective: CalendarDate
  package let signer: String
  /// In what capacity the signer signs, for example "Giám đốc".
  package let capacity: String
  /// The version that this one replaces; `nil` for a first version.
  package let supersedes: Version?

  package init(
    module: ModuleID, version: Version, previous: Digest, seal: Digest, number: String, date: CalendarDate,
    effective: CalendarDate, signer: String, capacity: String, supersedes: Version?
  ) {
    self.module = module
    self.version = version
    self.previous = previous
    self.seal = seal
    self.number = number
    self.date = date
    self.effective = effective
    self.signer = signer
    self.capacity = capacity
    self.supersedes = supersedes
  }
}
