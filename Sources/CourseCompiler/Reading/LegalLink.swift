import CourseModel

extension LegalReference {
  /// What stands behind `vbpl:` in a link: a document's number, and behind `#` perhaps a provision from small to large,
  /// `diem-a-khoan-2-dieu-5`. Đ may be written `dd` there.
  init?(link: Substring) {
    let parts = link.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let number = LegalNumber.whole(String(parts[0])) else { return nil }
    guard parts.count == 2 else {
      self.init(document: number.spelling, provision: nil)
      return
    }
    let words = parts[1].split(separator: "-", omittingEmptySubsequences: false)
    guard words.count.isMultiple(of: 2), let provision = LegalReference.provision(words) else { return nil }
    self.init(document: number.spelling, provision: provision)
  }

  /// Pairs of a unit and its number, each unit larger than the one before, the last an article.
  private static func provision(_ words: [Substring]) -> String? {
    var units: [String] = []
    var last: ProvisionLevel?
    for index in stride(from: 0, to: words.count, by: 2) {
      let level: ProvisionLevel
      switch words[index] {
      case "diem": level = .point
      case "khoan": level = .clause
      case "dieu": level = .article
      default: return nil
      }
      guard last.map({ $0 < level }) ?? true else { return nil }
      let label = words[index + 1] == "dd" ? "đ" : words[index + 1]
      let isNumber = label.utf8.first?.isASCIIDigit ?? false
      guard !label.isEmpty, isNumber != (level == .point), label.utf8.count <= 4,
        label.allSatisfy({ $0.isLetter && $0.isLowercase || $0.isNumber })
      else { return nil }
      units.append("\(level.name) \(label)")
      last = level
    }
    return last == .article ? units.joined(separator: " ") : nil
  }
}
