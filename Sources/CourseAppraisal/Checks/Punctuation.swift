import CourseModel

extension Check {
  static let doubleBlank = Check(
    DiagnosticKind(
      "BS-176", "double-blank", .information,
      summary: Phrase("Hai dấu cách liền nhau.", "Two blanks in a row."),
      rationale: Phrase(
        "Bản in không hiện, nhưng so sánh hai phiên bản và tìm kiếm thì thấy khác.",
        "Print does not show it, but comparison and search do."),
      basis: .textFacts,
      example: .init(bad: "Vào sổ  văn bản.", good: "Vào sổ văn bản.")),
    eachPassage: { passage, _, findings in
      guard passage.doubled.contains(" "), passage.role != .preformatted, passage.role != .metadata else { return }
      var index = 1
      while index < passage.bytes.count {
        guard passage.bytes[index] == 0x20, passage.bytes[index - 1] == 0x20 else {
          index += 1
          continue
        }
        var end = index
        while end < passage.bytes.count, passage.bytes[end] == 0x20 { end += 1 }
        let range = index - 1..<end
        // Where a line of the source ends there is one blank more, which nobody wrote; a longer gap is left to be filled in.
        if range.count < 4, let fix = passage.fix(range, with: " ") {
          findings.append(
            Finding(
              Phrase("có \(range.count) dấu cách liền nhau", "there are \(range.count) blanks in a row"),
              at: passage.span(range), help: Phrase("để một dấu cách", "leave one"), fix: fix))
        }
        index = end + 1
      }
    })

  static let blankAtPunctuation = Check(
    DiagnosticKind(
      "BS-177", "blank-at-punctuation", .warning,
      summary: Phrase(
        "Thừa dấu cách trước dấu câu, hoặc thiếu sau dấu câu.", "A blank before punctuation, or none behind it."),
      rationale: Phrase(
        "Dấu câu dính liền từ đứng trước, cách từ đứng sau; nếu không, dấu câu rơi xuống đầu dòng.",
        "Punctuation clings to the word before it; else it may begin a line."),
      basis: .criterion(6),
      example: .init(bad: "Nhận văn bản ,kiểm tra.", good: "Nhận văn bản, kiểm tra.")),
    eachPassage: { passage, _, findings in
      guard passage.hasLoosePunctuation, passage.isAuthors else { return }
      let bytes = passage.bytes
      for index in bytes.indices where bytes[index].isPunctuation {
        let mark = String(UnicodeScalar(bytes[index]))
        if index > 1, bytes[index - 1] == 0x20, bytes[index - 2] != 0x20, passage.endsWord(at: index + 1),
          !bytes[index - 2].isPunctuation, !passage.isDivision(at: index)
        {
          let range = index - 1..<index + 1
          findings.append(
            Finding(
              Phrase("có dấu cách trước `\(mark)`", "there is a blank before `\(mark)`"), at: passage.span(range),
              help: Phrase("xóa dấu cách", "delete the blank"), fix: passage.fix(range, with: mark)))
        } else if passage.isMisplaced(at: index) {
          let range = index - 1..<index + 1
          findings.append(
            Finding(
              Phrase(
                "dấu cách đứng trước `\(mark)` chứ không đứng sau", "the blank stands before `\(mark)` and not behind"),
              at: passage.span(range), help: Phrase("đổi chỗ dấu cách", "move the blank"),
              fix: passage.fix(range, with: mark + " ")))
        } else if passage.clings(at: index) {
          let range = index..<index + 1
          findings.append(
            Finding(
              Phrase("thiếu dấu cách sau `\(mark)`", "there is no blank behind `\(mark)`"), at: passage.span(range),
              help: Phrase("thêm một dấu cách", "put in a blank"), fix: passage.fix(range, with: mark + " ")))
        }
      }
    })

  static let typewriterSigns = Check(
    DiagnosticKind(
      "BS-178", "typewriter-signs", .information,
      summary: Phrase(
        "Dấu kiểu máy chữ: ngoặc kép thẳng, ba dấu chấm rời, hai gạch nối, hai dấu chấm.",
        "Signs of a typewriter: straight quotes, three dots, two hyphens, two full stops."),
      rationale: Phrase(
        "Bản in dùng “ ”, … và –; dấu kiểu máy chữ lẫn vào trông như lỗi.",
        "Print has “ ”, … and –; among them the others look like mistakes."),
      basis: .textFacts,
      example: .init(bad: "Ghi \"đã nhận\"...", good: "Ghi “đã nhận”…")),
    eachPassage: { passage, _, findings in
      guard passage.role != .preformatted else { return }
      if passage.signs.contains("\"") { findings += passage.straightQuotes }
      if passage.doubled.contains(".") { findings += passage.runs(of: UInt8(ascii: "."), as: [2: ".", 3: "…"]) }
      if passage.doubled.contains("-") { findings += passage.runs(of: UInt8(ascii: "-"), as: [2: "–"]) }
    })
}

extension Passage {
  /// Whether a blank, the end or a closing sign stands at an offset: what begins there is no number, name or path.
  fileprivate func endsWord(at offset: Int) -> Bool {
    guard let byte = byte(at: offset) else { return true }
    return byte == 0x20
  }

  /// Whether a comma or semicolon clings to the word behind it in place of the one before it.
  fileprivate func isMisplaced(at index: Int) -> Bool {
    guard index > 1, bytes[index - 1] == 0x20, let after = byte(at: index + 1), isLetter(after) else { return false }
    return bytes[index] == UInt8(ascii: ",") || bytes[index] == UInt8(ascii: ";")
  }

  /// Whether a colon stands between two numbers: 180 : 1.200.
  fileprivate func isDivision(at index: Int) -> Bool {
    bytes[index] == UInt8(ascii: ":") && bytes[index - 2].isASCIIDigit && byte(at: index + 2)?.isASCIIDigit == true
  }

  /// Whether the sign at an offset stands between two words that it should part.
  fileprivate func clings(at index: Int) -> Bool {
    guard let before = byte(before: index), let after = byte(at: index + 1), index > 1 else { return false }
    switch bytes[index] {
    // Between digits these are parts of a number or a time; `:` and `;` may stand in an address or a sign such as `:)`.
    case UInt8(ascii: ","), UInt8(ascii: ";"):
      return isLetter(after) && (isLetter(before) || before.isASCIIDigit || before == UInt8(ascii: ")"))
    // A full stop in front of a capital behind a small letter ends a sentence: `xong.Sau`, not `module.yaml` or `TP.HCM`.
    case UInt8(ascii: "."), UInt8(ascii: "?"), UInt8(ascii: "!"):
      return isSmallLetter(endingAt: index) && isCapitalLetter(at: index + 1)
    default: return false
    }
  }

  private func isLetter(_ byte: UInt8) -> Bool {
    byte >= 0x80 ? byte != 0xC2 && byte != 0xE2 && byte < 0xEF : byte.isASCIILetterOrDigit && !byte.isASCIIDigit
  }

  private func isCapitalLetter(at offset: Int) -> Bool {
    guard offset < bytes.count, isLetter(bytes[offset]) else { return false }
    return word(at: offset).map { words[$0].start == offset && words[$0].traits.contains(.capital) } ?? false
  }

  private func isSmallLetter(endingAt offset: Int) -> Bool {
    guard offset > 0, isLetter(bytes[offset - 1]) || bytes[offset - 1] & 0xC0 == 0x80 else { return false }
    return word(at: offset - 1).map { !words[$0].traits.contains(.capital) && words[$0].range.count > 1 } ?? false
  }

  /// Straight quotation marks; where they come in pairs it is plain which opens and which closes.
  fileprivate var straightQuotes: [Finding] {
    let places = bytes.indices.filter { bytes[$0] == UInt8(ascii: "\"") }
    let isPaired =
      places.count % 2 == 0
      && zip(places, 0...).allSatisfy { place, number in
        let (before, after) = (byte(before: place), byte(at: place + 1))
        let opens = (before == nil || before == 0x20 || before == UInt8(ascii: "(")) && after != nil && after != 0x20
        return opens == (number % 2 == 0)
      }
    return zip(places, 0...).map { place, number in
      let right = number % 2 == 0 ? "“" : "”"
      return Finding(
        Phrase("dấu ngoặc kép thẳng `\"`", "a straight quotation mark `\"`"), at: span(place..<place + 1),
        help: Phrase("viết “ và ”", "write “ and ”"), fix: isPaired ? fix(place..<place + 1, with: right) : nil)
    }
  }

  /// Signs that stand in a row as often as a key says, and what to write instead. Longer rows are lines to write on.
  fileprivate func runs(of sign: UInt8, as replacements: [Int: String]) -> [Finding] {
    var findings: [Finding] = []
    var index = 0
    while index < bytes.count {
      guard bytes[index] == sign else {
        index += 1
        continue
      }
      var end = index
      while end < bytes.count, bytes[end] == sign { end += 1 }
      let range = index..<end
      index = end
      guard let right = replacements[range.count], byte(at: end) != UInt8(ascii: "/"),
        byte(before: range.lowerBound) != UInt8(ascii: "/"), byte(before: range.lowerBound) != 0xA6
      else { continue }
      let written = text(range)
      findings.append(
        Finding(
          Phrase("`\(written)` viết kiểu máy chữ", "`\(written)` is a typewriter's"), at: span(range),
          help: Phrase("viết `\(right)`", "write `\(right)`"), fix: fix(range, with: right)))
    }
    return findings
  }
}

extension UInt8 {
  fileprivate var isPunctuation: Bool {
    switch self {
    case UInt8(ascii: ","), UInt8(ascii: ";"), UInt8(ascii: ":"), UInt8(ascii: "."), UInt8(ascii: "?"),
      UInt8(ascii: "!"):
      true
    default: false
    }
  }
}
