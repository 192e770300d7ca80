extension String {
  /// How many syllables (tiếng) it has: what blanks separate. By bytes, because asking every character for its properties
  /// took half of a check.
  var syllables: Int {
    var count = 0
    var isInSyllable = false
    for byte in utf8 {
      let isBlank = byte == 0x20 || byte == 0x0A || byte == 0x09
      if !isBlank, !isInSyllable { count += 1 }
      isInSyllable = !isBlank
    }
    return count
  }
}
