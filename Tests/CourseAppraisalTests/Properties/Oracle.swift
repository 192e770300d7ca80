import CourseModel

extension Scene {
  /// The codes of everything that is wrong, told from the numbers by the words of the policy; no code of the tool is used.
  var faults: Set<String> {
    var codes: Set<String> = []
    func unless(_ isRight: Bool, _ code: String) { if !isRight { codes.insert(code) } }
    func howMany(_ role: CouncilRole) -> Int { seats.filter { $0.role == role }.count }
    let people = seats.map(\.person)
    let present = seats.filter(\.attends)
    let presides = present.contains { $0.role == .chair || $0.role == .deputy }
    let writes = present.contains { $0.role == .secretary }
    let cast = votes.pass + votes.edits + votes.fail + votes.invalid
    let forOutcome = outcome == .pass ? votes.pass : outcome == .passWithEdits ? votes.edits : votes.fail

    unless([5, 7, 9].contains(seats.count), "TD-211")
    unless(howMany(.chair) == 1 && howMany(.secretary) == 1 && howMany(.critic) >= 2, "TD-212")
    unless(!people.contains(0) && !people.contains(1), "TD-213")
    unless(people.sorted() == Array(Set(people)).sorted(), "TD-214")
    unless(3 * present.count >= 2 * seats.count && presides && writes, "TD-215")
    unless(cast == present.count, "TD-216")
    unless(2 * forOutcome > cast, "TD-217")
    unless(submitted <= decided && submitted <= met && decided <= met && met <= minuted, "TD-218")
    unless(!(outcome == .pass && hasOpenComment), "TD-219")
    unless(outcome != .passWithEdits || edits > 0, "TD-220")
    unless(councilNumber < 4, "TD-221")
    unless([submitted, decided, met, minuted, issued].allSatisfy { $0 <= today }, "TD-222")
    unless(seats.allSatisfy { $0.attends || $0.hasOpinion }, "TD-224")
    unless(seats.allSatisfy { $0.role != .critic || $0.hasReview }, "TD-231")
    unless(
      forOutcome >= max(votes.pass, votes.edits, votes.fail) && (outcome != .pass || edits == 0), "TD-230")
    unless(minutesAreSigned, "TD-223")
    // The dates of both decisions lie in 2026; one number is one decision, also in small letters (the last one is the first).
    unless(councilNumber % 10 != issueNumber % 10, "TD-232")
    unless(issued >= met && issued >= minuted && effective >= issued, "BH-303")
    unless(issueNumber < 4, "BH-304")
    unless(!people.contains(signer) && signer > 1, "BH-312")
    unless(capacity != 1, "BH-313")
    return codes
  }

  /// Everyone who signed was there; the chair, or a deputy, and the secretary are among them.
  private var minutesAreSigned: Bool {
    // Whoever shares a name with one who was there has signed with that name.
    let signed = Set(signatures.map { seats[$0].person })
    let wereThere = Set(seats.filter(\.attends).map(\.person))
    let chairs = seats.filter { $0.attends && [.chair, .deputy].contains($0.role) }.map(\.person)
    let secretaries = seats.filter { $0.attends && $0.role == .secretary }.map(\.person)
    return signed.isSubset(of: wereThere) && !signed.isDisjoint(with: chairs) && !signed.isDisjoint(with: secretaries)
  }
}
