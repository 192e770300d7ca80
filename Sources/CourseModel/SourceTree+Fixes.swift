extension SourceTree {
  /// The same files with these fixes made. Equal fixes are made once, of others that overlap only the first; one that lies
  /// outside its file, or does not find there what it replaces, is left out.
  package func applying(_ fixes: [Fix]) -> SourceTree {
    var tree = self
    for (path, fixes) in Dictionary(grouping: Set(fixes), by: \.span.path) {
      guard let bytes = self[path] else { continue }
      var lines = bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
      for (number, fixes) in Dictionary(grouping: fixes, by: { Int($0.span.range.lowerBound.line) })
      where number <= lines.count {
        lines[number - 1] = SourceTree.line(lines[number - 1], applying: fixes)
      }
      tree[path] = Array(lines.joined(separator: [0x0A]))
    }
    return tree
  }

  private static func line(_ line: [UInt8], applying fixes: [Fix]) -> [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for fix in fixes.sorted(by: precedes) {
      let range = fix.span.range
      let (from, to) = (Int(range.lowerBound.column) - 1, Int(range.upperBound.column) - 1)
      guard range.lowerBound.line == range.upperBound.line, from >= end, to >= from, to <= line.count,
        fix.replaced.map({ line[from..<to].elementsEqual($0.utf8) }) ?? true
      else { continue }
      result += line[end..<from] + Array(fix.text.utf8)
      end = to
    }
    return result + line[end...]
  }

  /// Of two fixes with one beginning the shorter comes first.
  private static func precedes(_ left: Fix, _ right: Fix) -> Bool {
    let (a, b) = (left.span.range, right.span.range)
    return (a.lowerBound, a.upperBound, left.text) < (b.lowerBound, b.upperBound, right.text)
  }
}
