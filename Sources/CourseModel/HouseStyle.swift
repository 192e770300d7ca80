/// What a programme lays down about its texts: keys of `programme.yaml`, each of which may be left out.
package struct HouseStyle: Sendable {
  /// Where the tone mark of an open syllable such as hòa stands.
  package enum ToneMarks: String, Sendable, CaseIterable {
    /// On the first vowel: hòa, khỏe, thủy.
    case old
    /// On the second: hoà, khoẻ, thuỷ.
    case new
  }

  /// `nil` where the programme has not chosen.
  package let toneMarks: ToneMarks?
  /// How many syllables (tiếng) of study text people read in a minute.
  package let readingSpeed: AppraisalPolicy.Rule<Int>
  /// From how many syllables on a sentence, a paragraph or a section without a heading is long.
  package let sentence: AppraisalPolicy.Rule<Int>
  package let paragraph: AppraisalPolicy.Rule<Int>
  package let section: AppraisalPolicy.Rule<Int>

  package init(
    toneMarks: ToneMarks? = nil,
    readingSpeed: AppraisalPolicy.Rule<Int> = .init(200, basis: "giả định, facts.md 6.8"),
    sentence: AppraisalPolicy.Rule<Int> = .init(60, basis: "quy ước của Học Liệu"),
    paragraph: AppraisalPolicy.Rule<Int> = .init(200, basis: "quy ước của Học Liệu"),
    section: AppraisalPolicy.Rule<Int> = .init(900, basis: "quy ước của Học Liệu")
  ) {
    self.toneMarks = toneMarks
    self.readingSpeed = readingSpeed
    self.sentence = sentence
    self.paragraph = paragraph
    self.section = section
  }

  /// The style of a programme that lays nothing down.
  package static let standard = HouseStyle()
}
