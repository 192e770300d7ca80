/// Examples that the topic language reads otherwise on purpose.
struct DeliberateDifference {
  let reason: String
  /// The finding that tells the author; `nil` where there is nothing to tell.
  let code: String?
  let examples: [String]

  private init(_ reason: String, _ code: String?, spec: [ClosedRange<Int>] = [], others: [String] = []) {
    self.reason = reason
    self.code = code
    examples = spec.joined().map { "spec \($0)" } + others
  }

  static let all = [
    DeliberateDifference(
      "HTML is refused", "BS-031",
      spec: [
        118...160, 170...170, 288...289, 317...317, 327...327, 354...354, 484...486, 500...500, 503...503, 532...532,
        544...544, 632...636, 642...642, 644...644, 647...651, 653...653, 663...664,
      ],
      others: [
        "extensions 12", "extensions 22", "regression 3", "regression 6", "regression 9", "regression 14",
        "regression 17",
      ]),
    DeliberateDifference(
      "bare addresses are links (GFM 6.9), which the examples of CommonMark do not know", nil,
      spec: [614...614, 616...616, 619...620]),
    DeliberateDifference("a bare address with a scheme that links may not have stays text", nil, spec: [628...628]),
    DeliberateDifference(
      "the domain of a bare address has a dot and plain letters, as GFM 6.9 says and cmark-gfm does not",
      nil, others: ["extensions 19"]),
    DeliberateDifference("the suite itself does not say what it means (`IGNORE`)", nil, others: ["extensions 20"]),
    DeliberateDifference(
      "a footnote mark without a text is an error", "BS-037",
      others: ["extensions 23", "regression 23", "regression 24"]),
    DeliberateDifference("a footnote without a mark is a finding", "BS-038", others: ["regression 25"]),
    DeliberateDifference("a footnote mark inside a footnote is refused", "BS-039", others: ["regression 20"]),
  ]
}
