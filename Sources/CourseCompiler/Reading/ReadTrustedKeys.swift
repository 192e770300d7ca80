package import CourseModel

/// Reads `keys.yaml`; a tree without it has no keys.
package func readTrustedKeys(_ sources: SourceTree) -> (keys: [TrustedKey], diagnostics: [Diagnostic]) {
  var diagnostics: [Diagnostic] = []
  guard sources[Place.keys] != nil,
    let fields = readData(Place.keys, in: sources, known: ["keys"], isAuthored: true, reporting: &diagnostics)
  else { return ([], diagnostics) }
  var keys: [TrustedKey] = []
  for node in fields.items("keys", reporting: &diagnostics) {
    guard let (key, span) = readKey(node, reporting: &diagnostics) else { continue }
    if keys.contains(where: { $0.key == key.key }) {
      diagnostics.append(
        Diagnostic(
          .duplicateAnchor,
          Finding(
            Phrase("khóa “\(key.name)” được khai hai lần", "the key “\(key.name)” is declared twice"), at: span,
            help: Phrase("xóa một lần", "delete one"))))
      continue
    }
    keys.append(key)
  }
  return (keys, diagnostics)
}

private func readKey(_ node: YAMLNode, reporting diagnostics: inout [Diagnostic]) -> (TrustedKey, SourceSpan)? {
  guard
    let entry = YAMLFields(
      node, known: ["name", "key", "holder", "from", "until", "revoked"], reporting: &diagnostics)
  else { return nil }
  let name = entry.text("name", reporting: &diagnostics)
  let key = entry.value(
    "key",
    expected: Phrase(
      "một khóa công khai Ed25519 như `hoclieu key show` in ra: ssh-ed25519 AAAA…",
      "an Ed25519 public key as `hoclieu key show` prints it: ssh-ed25519 AAAA…"), reporting: &diagnostics
  ) { PublicKey($0) }
  let holder = entry.text("holder", reporting: &diagnostics)
  let from = entry.date("from", reporting: &diagnostics)
  let until = entry.date("until", required: false, reporting: &diagnostics)
  let revoked = entry.date("revoked", required: false, reporting: &diagnostics)
  guard let name, let key, let holder, let from else { return nil }
  if let until, until < from {
    diagnostics.append(
      Diagnostic(
        .invalidValue,
        Finding(
          Phrase("`until` \(until) trước `from` \(from)", "`until` \(until) is before `from` \(from)"), at: entry.span,
          help: Phrase("sửa một trong hai ngày", "correct one of the days"))))
  }
  return (
    TrustedKey(
      name: name.value, key: key.value, holder: holder.value, from: from, until: until, revoked: revoked), key.span
  )
}
