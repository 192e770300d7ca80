package import CourseModel

/// Reports what the text of a whole file holds that hides, turns, or makes unsearchable what it says. Nothing is mended: the
/// tree is made from the text as it was written. `bytes` are valid UTF-8.
func checkHygiene(_ bytes: [UInt8], of path: SourcePath, reporting diagnostics: inout [Diagnostic]) {
  diagnostics += atMostTwentyOfAKind(inspect(bytes, of: path))
}

/// The fixes of all that `compile` finds, or leaves unsaid because there is too much of it, in the letters of a file; none for
/// a file that is no text.
package func hygieneFixes(in bytes: [UInt8], of path: SourcePath) -> [Fix] {
  var diagnostics: [Diagnostic] = []
  guard TextCheck.passes(bytes, of: path, limit: TextCheck.dataLimit, reporting: &diagnostics) else { return [] }
  return inspect(bytes, of: path).compactMap(\.finding.fix)
}

private func inspect(_ bytes: [UInt8], of path: SourcePath) -> [Diagnostic] {
  bytes.withUnsafeBufferPointer { bytes in
    SuspectBytes.standard.first(in: bytes, from: 0) == nil ? [] : inspect(bytes, of: path)
  }
}

private func inspect(_ bytes: UnsafeBufferPointer<UInt8>, of path: SourcePath) -> [Diagnostic] {
  var found: [Diagnostic] = []
  var start = 0
  if bytes.starts(with: "\u{FEFF}".utf8) {
    found.append(.byteOrderMark(at: SourceSpan(path, at: .start, bytes: 3)))
    start = 3
  }
  let index = LineIndex(bytes)
  func line(_ number: Int) -> TextLine { TextLine(bytes[index.range(ofLine: number)], number: number, of: path) }

  var suspects: [TextLine] = []
  while let offset = SuspectBytes.standard.first(in: bytes, from: start) {
    let number = Int(index.position(of: offset).line)
    suspects.append(line(number))
    start = index.range(ofLine: number).upperBound
  }
  let garbled = suspects.flatMap(twiceEncodedText)
  let twice = Set(garbled.map { Int($0.finding.span.range.lowerBound.line) })
  found += garbled
  // A line of legacy text may hold Vietnamese letters only, just not the right ones.
  let known = suspects.filter { !twice.contains($0.number) }.reduce(into: Set()) {
    $0.formUnion(legacyEncodings(in: $1))
  }
  if !known.isEmpty {
    for number in 1...index.count where !twice.contains(number) { found += legacyText(in: line(number), known: known) }
  }
  let said = Dictionary(grouping: found) { $0.finding.span.range.lowerBound.line }
  for line in suspects {
    found += (unwantedCharacters(in: line) + looseMarks(in: line) + lookAlikes(in: line)).filter { diagnostic in
      // What the byte order mark and garbled text are made of has been said.
      let range = diagnostic.finding.span.range
      return !said[UInt32(line.number), default: []].contains { $0.finding.span.range.overlaps(range) }
    }
  }
  return found.sorted(by: Diagnostic.precedes)
}

/// The first of each kind, and one more that says how many are left.
private func atMostTwentyOfAKind(_ diagnostics: [Diagnostic]) -> [Diagnostic] {
  let limit = 20
  var counts: [String: Int] = [:]
  for diagnostic in diagnostics { counts[diagnostic.kind.code, default: 0] += 1 }
  var seen: [String: Int] = [:]
  return diagnostics.compactMap { diagnostic in
    let (kind, finding) = (diagnostic.kind, diagnostic.finding)
    let number = seen[kind.code, default: 0] + 1
    seen[kind.code] = number
    if number <= limit { return diagnostic }
    guard number == limit + 1, let count = counts[kind.code] else { return nil }
    let more = count - limit
    return Diagnostic(
      kind,
      Finding(
        Phrase("còn \(more) chỗ như vậy từ đây đến hết tệp", "\(more) more like this from here to the end of the file"),
        at: finding.span,
        help: Phrase("sửa các chỗ đã nêu rồi kiểm tra lại", "mend those above, then check again")))
  }
}
