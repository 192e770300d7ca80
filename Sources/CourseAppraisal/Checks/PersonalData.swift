import CourseModel

extension Check {
  static let phoneNumber = Check(
    DiagnosticKind(
      "BS-151", "phone-number-of-person", .warning,
      summary: Phrase("Có số điện thoại di động.", "A mobile phone number."),
      rationale: Phrase(
        "Tài liệu phát hành rộng và lưu lâu dài; số di động là dữ liệu của một người, kể cả số bịa cũng có thể có chủ.",
        "The material is spread and kept for years; a mobile number belongs to a person, even an invented one may."),
      basis: personalData,
      example: .init(bad: "Gọi anh A: 0912 345 678.", good: "Gọi số máy trực của Ủy ban nhân dân xã.")),
    eachPassage: { passage, _, findings in
      guard passage.signs.hasDigit else { return }
      var first = 0
      while first < passage.words.count {
        guard let last = passage.lastWordOfPhoneNumber(first) else {
          first += 1
          continue
        }
        let words = passage.range(first...last)
        let isAbroad = passage.byte(before: words.lowerBound) == UInt8(ascii: "+")
        let range = words.lowerBound - (isAbroad ? 1 : 0)..<words.upperBound
        first = last + 1
        findings.append(
          Finding(
            Phrase(
              "“\(passage.text(range))” giống số điện thoại di động",
              "“\(passage.text(range))” looks like a mobile number"),
            at: passage.span(range),
            help: Phrase(
              "thay bằng `[số điện thoại]` hoặc tên đầu mối; tổng đài 1800, 1900 thì giữ được",
              "write `[số điện thoại]` or name the office; call centres (1800, 1900) may stay")))
      }
    })

  static let identityNumber = Check(
    DiagnosticKind(
      "BS-152", "identity-number", .warning,
      summary: Phrase("Có số căn cước hoặc chứng minh nhân dân.", "An identity number."),
      rationale: Phrase(
        "Số định danh gắn với một người suốt đời, kể cả số bịa cũng có thể có chủ.",
        "It stays with a person for life, and an invented one may be somebody's."),
      basis: personalData,
      example: .init(bad: "CCCD số 001234567890.", good: "CCCD số [12 chữ số].")),
    eachPassage: { passage, _, findings in
      guard passage.signs.hasDigit else { return }
      for (index, word) in passage.words.enumerated()
      where word.traits.contains(.number) && (word.range.count == 12 || word.range.count == 9) {
        // Twelve digits may be any number; what stands before it says that it is a person's.
        var before = index
        while before > max(0, index - 8), !passage.words[before].traits.contains(.opensSentence) { before -= 1 }
        guard passage.words[before..<index].contains(where: { identityWords.contains($0.hash) }) else { continue }
        findings.append(
          Finding(
            Phrase(
              "“\(passage.text(of: word))” giống số định danh của một người",
              "“\(passage.text(of: word))” looks like a person's number"),
            at: passage.span(word.range), help: Phrase("thay bằng `[số định danh]`", "write `[số định danh]`")))
      }
    })

  static let mailAddress = Check(
    DiagnosticKind(
      "BS-153", "mail-address-of-person", .warning,
      summary: Phrase("Có địa chỉ thư điện tử của một người.", "A person's e-mail address."),
      rationale: Phrase(
        "Địa chỉ riêng là dữ liệu cá nhân, và người ấy có thể đã chuyển công tác.",
        "It is personal data, and the person may have moved on."),
      basis: personalData,
      example: .init(bad: "Gửi về nguyenvana@example.vn.", good: "Gửi về hộp thư của Ủy ban nhân dân xã.")),
    eachLink: { link in
      guard link.address.hasPrefix("mailto:") else { return nil }
      let address = link.address.dropFirst("mailto:".count)
      let name = address.prefix { $0 != "@" }.lowercased()
      guard !officeNames.contains(where: { name == $0 || name.hasPrefix($0 + ".") || name.hasPrefix($0 + "-") }) else {
        return nil
      }
      return Finding(
        Phrase("`\(address)` giống địa chỉ của một người", "`\(address)` looks like a person's address"), at: link.span,
        help: Phrase(
          "dùng hộp thư của cơ quan (`vanthu@…`, `hotro@…`) hoặc chỉ nêu tên cơ quan",
          "use an office's address (`vanthu@…`, `hotro@…`), or name the office"))
    })

  private static let personalData = Phrase(
    "Luật Bảo vệ dữ liệu cá nhân số 91/2025/QH15 (facts.md 4.5, 7)",
    "Law on Personal Data Protection 91/2025/QH15 (facts.md 4.5, 7)")

  private static let identityWords: Set<UInt64> = Set(["cccd", "cmnd", "cước", "minh", "danh"].map(wordHash))

  /// Names of mail boxes that belong to offices.
  private static let officeNames = [
    "ubnd", "vanthu", "hotro", "lienhe", "info", "support", "contact", "admin", "banbientap", "toasoan", "phapche",
    "bhxh",
    "congthongtin", "tiepnhan", "dichvucong",
  ]
}

extension Passage {
  /// The last word of the mobile number that begins here: ten digits from 03, 05, 07, 08 or 09 on, or behind +84, in one word
  /// or in groups.
  fileprivate func lastWordOfPhoneNumber(_ first: Int) -> Int? {
    guard words[first].traits.contains(.number), words[first].traits.isDisjoint(with: .cited) else { return nil }
    let isAbroad = byte(before: words[first].start) == UInt8(ascii: "+")
    var digits: [UInt8] = []
    var word = first
    while word < words.count, words[word].traits.contains(.number), word == first || isGrouped(word) {
      digits += bytes[words[word].range]
      if digits.count >= 10 { break }
      word += 1
    }
    if isAbroad, digits.starts(with: "84".utf8) { digits = [0x30] + digits.dropFirst(2) }
    // Nothing may go on behind the tenth digit: a document's number, an amount.
    guard digits.count == 10, digits[0] == 0x30, "35789".utf8.contains(digits[1]), word < words.count,
      !isGrouped(word + 1) || !words[word + 1].traits.contains(.number), byte(at: words[word].end) != UInt8(ascii: "/"),
      byte(before: words[first].start) != UInt8(ascii: "/")
    else { return nil }
    return word
  }

  /// Whether one blank, point or hyphen stands between a word and the one before it.
  private func isGrouped(_ word: Int) -> Bool {
    word < words.count && (stands(" ", before: word) || stands(".", before: word) || stands("-", before: word))
  }
}
