import CourseModel

extension Check {
  static let unexplainedAbbreviation = Check(
    DiagnosticKind(
      "BS-156", "unexplained-abbreviation", .information,
      summary: Phrase(
        "Chữ viết tắt không được giải thích ở đâu trong chuyên đề.", "An abbreviation that the module never explains."),
      rationale: Phrase(
        "Người mới vào việc không biết CĐS, DVC là gì; ở lần đầu viết đủ rồi ghi chữ tắt trong ngoặc.",
        "Newcomers do not know it; at its first use it stands in brackets behind the full words."),
      basis: Phrase(
        "Quy ước của Học Liệu; với văn bản hành chính: Nghị định số 30/2020/NĐ-CP",
        "House rule; for documents Decree 30/2020"),
      example: .init(bad: "Lập kế hoạch CĐS của xã.", good: "Lập kế hoạch chuyển đổi số (CĐS) của xã.")),
    text: { text, grounds in
      var explained = known
      for term in grounds.programme.glossary.terms {
        for name in [term.name] + term.aliases { explained.insert(wordHash(name.lowercased())) }
      }
      text.forEachPassage { passage in
        for index in passage.words.indices where passage.explains(abbreviation: index) {
          explained.insert(passage.words[index].hash)
        }
      }
      var findings: [Finding] = []
      for topic in text.topics {
        for passage in topic.passages where passage.role != .preformatted {
          for (index, word) in passage.words.enumerated()
          where word.traits.contains(.capitals) && passage.isAbbreviation(index) && explained.insert(word.hash).inserted
          {
            let written = passage.text(of: word)
            findings.append(
              Finding(
                Phrase("“\(written)” không được giải thích", "“\(written)” is not explained"),
                at: passage.span(word.range),
                help: Phrase(
                  "ở lần đầu viết đủ, rồi `(\(written))`; hoặc viết đủ ở mọi chỗ",
                  "at its first use write it out, then `(\(written))`; or write it out everywhere")))
          }
        }
      }
      return findings
    })

  /// Abbreviations that commune officers read every day, and international ones that are words by now.
  private static let known: Set<UInt64> = Set(
    [
      "ai", "ubnd", "hđnd", "tp", "qr", "pdf", "usb", "otp", "url", "sms", "id", "pin", "cpu", "sim", "iso", "iec",
      "tcvn",
      "qcvn", "tw", "vn", "stt", "tt", "tm", "kt", "tl", "tuq", "vt", "utf", "http", "https", "api", "ip", "wifi",
      "html", "xml", "csv", "docx", "xlsx", "png",
      "jpg", "mb", "gb", "tb", "kb", "km", "ok", "cntt", "cp", "tv", "pc", "covid", "email", "zip", "gps", "hd", "led",
      "ram",
    ].map(wordHash))
}

extension Passage {
  /// Whether a word is an abbreviation that stands by itself: two to eight plain capitals or Đ, no Roman number, no part of a
  /// document's number, and not one of several words in capitals.
  fileprivate func isAbbreviation(_ index: Int) -> Bool {
    let word = words[index]
    guard (2...8).contains(word.range.count), bytes[word.range].count(where: { $0 & 0xC0 != 0x80 }) > 1,
      word.traits.isDisjoint(with: [.hasDigit, .cited, .quoted]),
      word.traits.contains(.capitals), isPlain(word), !isRoman(word)
    else { return false }
    // UBND-VX, KH&CN, QĐ-TTg, [TÊN XÃ]: parts of something longer.
    for byte in [byte(before: word.start), byte(at: word.end)] {
      switch byte {
      case UInt8(ascii: "-"), UInt8(ascii: "/"), UInt8(ascii: "&"), UInt8(ascii: "_"), UInt8(ascii: "["),
        UInt8(ascii: "]"),
        UInt8(ascii: "."):
        if byte == UInt8(ascii: "."), self.byte(at: word.end + 1).map({ $0 == 0x20 }) ?? true { continue }
        return false
      default: continue
      }
    }
    let isBesideCapitals = [index - 1, index + 1].contains { neighbour in
      words.indices.contains(neighbour) && words[neighbour].traits.contains(.capitals)
        && words[neighbour].range.count > 1
    }
    return !isBesideCapitals
  }

  /// Whether the text says here what an abbreviation means: "(CĐS)" behind words, "CĐS (chuyển đổi số)", "CĐS là …".
  fileprivate func explains(abbreviation index: Int) -> Bool {
    let word = words[index]
    guard word.traits.contains(.capitals), word.range.count >= 2 else { return false }
    if role == .term { return true }
    let isInBrackets =
      byte(before: word.start) == UInt8(ascii: "(") && index > 0
      && [UInt8(ascii: ")"), UInt8(ascii: ","), UInt8(ascii: ";")].contains(byte(at: word.end))
    let isBeforeBracket = byte(at: word.end) == 0x20 && byte(at: word.end + 1) == UInt8(ascii: "(")
    return isInBrackets || isBeforeBracket
      || next(index + 1) == Passage.means || index > 0 && Passage.introducing.contains(words[index - 1].hash)
  }

  private func isPlain(_ word: Word) -> Bool {
    var offset = word.start
    while offset < word.end {
      if bytes[offset] < 0x80 {
        offset += 1
      } else if bytes[offset] == 0xC4, bytes[offset + 1] == 0x90 {
        offset += 2
      } else {
        return false
      }
    }
    return true
  }

  private func isRoman(_ word: Word) -> Bool { bytes[word.range].allSatisfy { "IVXLCDM".utf8.contains($0) } }

  /// "CĐS là …", "viết tắt là CĐS" and "ký hiệu BKHCN".
  private static let means = wordHash("là")
  private static let introducing: Set<UInt64> = [means, wordHash("hiệu"), wordHash("tắt")]
}
