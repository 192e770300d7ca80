import CourseModel

/// A character that nobody can see, or that says nothing to whoever sees it.
private enum Unwanted {
  /// Turns the direction of the text around it.
  case direction
  /// Takes no room on the page.
  case invisible
  /// Belongs to no text: a tag or a noncharacter.
  case hidden
  /// Has no shape of its own: C1 controls and private use.
  case shapeless
  /// U+FFFD, where a program could not read what was there.
  case replacement

  init?(_ scalar: Unicode.Scalar) {
    switch scalar.value {
    case 0x200E, 0x200F, 0x061C, 0x202A...0x202E, 0x2066...0x2069: self = .direction
    case 0x200B...0x200D, 0x2028, 0x2029, 0x2060...0x2064, 0x206A...0x206F, 0xFEFF, 0xAD, 0x34F: self = .invisible
    case 0xE0000...0xE007F, 0xFDD0...0xFDEF: self = .hidden
    case 0x80...0x9F, 0xE000...0xF8FF, 0xF0000...0xFFFFD, 0x100000...0x10FFFD: self = .shapeless
    case 0xFFFD: self = .replacement
    case let value where value & 0xFFFE == 0xFFFE: self = .hidden
    default: return nil
    }
  }

  var kind: DiagnosticKind {
    switch self {
    case .direction: .directionControl
    case .invisible: .invisibleCharacter
    case .hidden, .shapeless: .unprintableCharacter
    case .replacement: .replacementCharacter
    }
  }

  var help: Phrase {
    switch self {
    case .invisible, .hidden: Phrase("xóa đi", "delete it")
    case .direction:
      Phrase(
        "xóa đi, rồi đọc lại: chữ thật có thể khác chữ đang thấy",
        "delete it, then read again: the text may not be what it looked like")
    case .shapeless:
      Phrase(
        "xem lại văn bản gốc và gõ lại ký tự ở chỗ này",
        "look into the original and type the character that belongs here"
      )
    case .replacement:
      Phrase(
        "chữ ở đây đã mất khi chuyển tệp; xem lại văn bản gốc và gõ lại",
        "the letter was lost when the file was converted; look into the original and type it again")
    }
  }
}

/// Finds the characters of a line that should not be in any text.
func unwantedCharacters(in line: TextLine) -> [Diagnostic] {
  line.runs { line.joinsEmoji(at: $0) ? nil : Unwanted(line.scalars[$0]) }.map { range, sort in
    let names = line.scalars[range].prefix(3).map(\.codePoint).joined(separator: " ")
    let more = range.count > 3 ? " … (\(range.count))" : ""
    let what: Phrase =
      switch sort {
      case .direction: Phrase("ký tự đổi chiều chữ ", "the direction control ")
      case .invisible: Phrase("ký tự không nhìn thấy ", "the invisible character ")
      case .hidden: Phrase("ký tự ẩn ", "the hidden character ")
      case .shapeless: Phrase("ký tự không có hình chữ ", "the character without a shape ")
      case .replacement: Phrase("ký tự thay thế ", "the replacement character ")
      }
    return Diagnostic(
      sort.kind,
      Finding(
        what + Phrase(verbatim: names + more), at: line.span(range), help: sort.help,
        fix: line.staysTheSame(without: range, sort) ? Fix(line.span(range), with: "") : nil))
  }
}

extension TextLine {
  /// Whether the text says the same when a run of unwanted characters is taken out.
  fileprivate func staysTheSame(without run: Range<Int>, _ sort: Unwanted) -> Bool {
    switch sort {
    case .hidden: true
    // In TCVN3 the soft hyphen is the letter ư.
    case .invisible: !scalars[run].contains("\u{AD}") || !isTCVN3(around: run)
    // What stands in a stretch from right to left is seen in another order than it is stored.
    case .direction: !scalars.contains { [0x200F, 0x061C, 0x202B, 0x202E, 0x2067].contains($0.value) }
    case .shapeless, .replacement: false
    }
  }

  /// Whether the word around a run is Vietnamese in TCVN3, and has no letter that TCVN3 does not have.
  private func isTCVN3(around run: Range<Int>) -> Bool {
    var (start, end) = (run.lowerBound, run.upperBound)
    while start > max(0, run.lowerBound - 8), scalars[start - 1].isLetter || scalars[start - 1].isLatin1Sign {
      start -= 1
    }
    while end < min(scalars.count, run.upperBound + 8), scalars[end].isLetter || scalars[end].isLatin1Sign { end += 1 }
    let word = start..<end
    return scalars[word].allSatisfy { $0.value <= 0xFF } && Syllable.isSyllable(decodeTCVN3(text(word)))
  }

  /// A zero width joiner between two pictures makes one of them, and is part of it.
  fileprivate func joinsEmoji(at index: Int) -> Bool {
    guard scalars[index].value == 0x200D, index > 0, index + 1 < scalars.count else { return false }
    let before = scalars[index - 1]
    return (before.value == 0xFE0F || before.properties.isEmoji) && scalars[index + 1].properties.isEmoji
  }
}

extension Unicode.Scalar {
  fileprivate var isLatin1Sign: Bool { value > 0xA0 && value <= 0xFF }
}
