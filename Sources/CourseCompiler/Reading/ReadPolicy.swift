import CourseModel

/// The key `policy` of `programme.yaml`.
func readPolicy(_ fields: YAMLFields, reporting diagnostics: inout [Diagnostic]) -> AppraisalPolicy? {
  guard
    let policy = fields.fields(
      "policy",
      known: ["size", "oddSize", "roles", "quorum", "majority", "authorsMaySit"] + formalityKeys,
      reporting: &diagnostics)
  else { return nil }

  func rule<Value: Sendable>(
    _ key: String, known: [String], read: (YAMLFields, inout [Diagnostic]) -> Value?
  ) -> AppraisalPolicy.Rule<Value>? {
    readRule(policy, key, known: known, reporting: &diagnostics, read: read)
  }
  func flag(_ key: String) -> AppraisalPolicy.Rule<Bool>? {
    rule(key, known: ["value"]) { $0.boolean("value", reporting: &$1) }
  }
  func fraction(_ key: String) -> AppraisalPolicy.Rule<AppraisalPolicy.Fraction>? {
    rule(key, known: ["value"]) { fields, diagnostics in
      fields.value("value", expected: Phrase("một phân số như 2/3", "a fraction like 2/3"), reporting: &diagnostics) {
        text in
        let parts = text.split(separator: "/").compactMap { Int($0) }
        guard parts.count == 2, parts[0] >= 0, parts[1] > 0, parts[0] <= parts[1], parts[1] <= 100 else { return nil }
        return AppraisalPolicy.Fraction(parts[0], parts[1])
      }?.value
    }
  }

  let size = rule("size", known: ["minimum", "maximum"]) { fields, diagnostics -> ClosedRange<Int>? in
    let minimum = fields.integer("minimum", in: 1...99, reporting: &diagnostics)
    let maximum = fields.integer("maximum", in: 1...99, reporting: &diagnostics)
    guard let minimum, let maximum else { return nil }
    guard minimum <= maximum else {
      diagnostics.append(
        Diagnostic(
          .invalidValue,
          Finding(
            Phrase(
              "số tối thiểu \(minimum) lớn hơn số tối đa \(maximum)",
              "the minimum \(minimum) exceeds the maximum \(maximum)"),
            at: fields.span)))
      return nil
    }
    return minimum...maximum
  }
  let roles = rule("roles", known: CouncilRole.allCases.map(\.rawValue)) { fields, diagnostics -> [CouncilRole: Int]? in
    var counts: [CouncilRole: Int] = [:]
    for role in CouncilRole.allCases where fields.has(role.rawValue) {
      counts[role] = fields.integer(role.rawValue, in: 0...99, reporting: &diagnostics)
    }
    return counts
  }
  let formalities = readFormalities(policy, reporting: &diagnostics)
  let (oddSize, authorsMaySit) = (flag("oddSize"), flag("authorsMaySit"))
  let (quorum, majority) = (fraction("quorum"), fraction("majority"))
  guard let size, let oddSize, let roles, let quorum, let majority, let authorsMaySit else { return nil }
  return AppraisalPolicy(
    size: size, oddSize: oddSize, roles: roles, quorum: quorum, majority: majority, authorsMaySit: authorsMaySit,
    formalities: formalities)
}

private let formalityKeys = [
  "councilMayPrecedeSubmission", "minutes", "absentOpinions", "criticReviews", "corrections", "signers",
  "signerMayTakePart",
]

/// The figures of the policy that a version frozen earlier does not have.
private func readFormalities(
  _ policy: YAMLFields, reporting diagnostics: inout [Diagnostic]
) -> AppraisalPolicy.Formalities {
  func flag(_ key: String) -> AppraisalPolicy.Rule<Bool>? {
    readRule(policy, key, known: ["value"], required: false, reporting: &diagnostics) {
      $0.boolean("value", reporting: &$1)
    }
  }
  func roles(_ key: String, below name: String) -> AppraisalPolicy.Rule<[CouncilRole]>? {
    readRule(policy, key, known: [name], required: false, reporting: &diagnostics) { fields, diagnostics in
      fields.items(name, reporting: &diagnostics).compactMap { node in
        YAMLFields.value(node, expected: roleForm, reporting: &diagnostics) { CouncilRole(rawValue: $0) }?.value
      }
    }
  }
  var formalities = AppraisalPolicy.Formalities()
  formalities.councilMayPrecedeSubmission = flag("councilMayPrecedeSubmission")
  formalities.minutesSigners = roles("minutes", below: "signedBy")
  formalities.absentOpinions = flag("absentOpinions")
  formalities.criticReviews = flag("criticReviews")
  formalities.correctionConfirmers = roles("corrections", below: "confirmedBy")
  formalities.signerCapacities = readRule(
    policy, "signers", known: ["capacities"], required: false, reporting: &diagnostics
  ) { $0.texts("capacities", reporting: &$1).map(\.value) }
  formalities.signerMayTakePart = flag("signerMayTakePart")
  return formalities
}

private let roleForm: Phrase = {
  let names = CouncilRole.allCases.map { "`\($0.rawValue)`" }.joined(separator: ", ")
  return Phrase("một trong: \(names)", "one of: \(names)")
}()

/// One figure of the policy with its basis.
private func readRule<Value: Sendable>(
  _ policy: YAMLFields, _ key: String, known: [String], required: Bool = true,
  reporting diagnostics: inout [Diagnostic], read: (YAMLFields, inout [Diagnostic]) -> Value?
) -> AppraisalPolicy.Rule<Value>? {
  guard let rule = policy.fields(key, known: known + ["basis"], required: required, reporting: &diagnostics) else {
    return nil
  }
  let basis = rule.text("basis", reporting: &diagnostics)
  guard let value = read(rule, &diagnostics), let basis else { return nil }
  return AppraisalPolicy.Rule(value, basis: basis.value)
}
