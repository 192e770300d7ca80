package import CourseModel

/// The documents that a person means who types a number, a citation or a name: "93/2025/QH15", "nd 178/2024/nd-cp",
/// "93/2025", "Luật Dữ liệu", "luat du lieu". One where the answer is certain, several where more than one fits, none where
/// nothing does. The text is in normal form C.
package func documents(named text: String, in register: LegalRegister) -> [LegalDocument] {
  for key in numberKeys(of: text) {
    if let document = register.documents.first(where: { $0.key == key }) { return [document] }
  }
  let cited = citations(in: text, of: register)
  if cited.count == 1, cited[0].range == 0..<text.utf8.count, let found = register[cited[0].reference.document] {
    return [found]
  }
  if text.utf8.count(where: { $0 == UInt8(ascii: "/") }) == 1, let begun = beginnings(of: text) {
    return register.documents.filter { $0.beginning == begun }
  }
  return documents(called: text, in: register)
}

/// The documents whose number or name is nearly what was typed, the nearest first, three at most.
package func documents(like text: String, in register: LegalRegister) -> [LegalDocument] {
  let typed = numberKeys(of: text).first ?? text
  let begun = beginnings(of: text)
  let near = register.documents.enumerated().compactMap { index, document -> (distance: Int, index: Int)? in
    let distance = document.key.map { editDistance(typed, $0) } ?? 3
    if let begun, document.beginning == begun { return (0, index) }
    return distance <= 2 ? (distance, index) : nil
  }
  if near.isEmpty {
    let name = slug(text)
    let called = register.documents.enumerated().compactMap { index, document -> (distance: Int, index: Int)? in
      let distance = document.names.map { editDistance(name, slug($0)) }.min() ?? 3
      return distance <= 2 ? (distance, index) : nil
    }
    return called.nearest.map { register.documents[$0] }
  }
  return near.nearest.map { register.documents[$0] }
}

extension [(distance: Int, index: Int)] {
  fileprivate var nearest: [Int] {
    sorted { ($0.distance, $0.index) < ($1.distance, $1.index) }.prefix(3).map(\.index)
  }
}

/// The documents with exactly this title or alias, without regard to marks and capitals; otherwise those in whose title the
/// words stand.
private func documents(called text: String, in register: LegalRegister) -> [LegalDocument] {
  let name = slug(text)
  guard name.utf8.count >= 3 else { return [] }
  let exact = register.documents.filter { document in
    document.names.contains { slug($0) == name || slug($0) == "luat-" + name }
  }
  guard exact.isEmpty else { return exact }
  return register.documents.filter { document in
    document.names.contains { "-\(slug($0))-".contains("-\(name)-") }
  }
}

/// The keys of the number in a text: as it stands, in capitals, and without a word for its kind before it.
private func numberKeys(of text: String) -> [String] {
  let capitals = text.uppercased()
  let tail = capitals.split(separator: " ").last.map(String.init) ?? capitals
  return [text, capitals, tail].compactMap { LegalNumber.whole($0)?.key }
}

/// The 93/2025 of a number, also where its symbol is another one or left out.
private func beginnings(of text: String) -> String? {
  guard let start = text.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
  let parts = text[start...].split(separator: "/", omittingEmptySubsequences: false)
  guard parts.count >= 2, let ordinal = Int(parts[0]), let year = Int(parts[1]), (1945...2100).contains(year) else {
    return nil
  }
  return "\(ordinal)/\(year)"
}

extension LegalDocument {
  /// The same for every spelling of the number.
  fileprivate var key: String? { LegalNumber.whole(number)?.key }

  fileprivate var beginning: String? { beginnings(of: number) }

  fileprivate var names: [String] { [title].compactMap { $0 } + aliases }
}
