import CourseModel
import CourseTestSupport

/// A council and its records as numbers, from which records are made and, by another way, what is wrong with them. Days are
/// counted from 01/03/2026; people are indices of `Scene.names`, of which the first two wrote the module.
struct Scene {
  struct Seat {
    var person: Int
    var role: CouncilRole
    var attends = true
    var hasReview = true
    var hasOpinion = true
    /// How the name is spelt: another one is the same person.
    var spelling = 0
  }

  static let authors = [0, 1]
  static let names = [
    "Nguyễn Văn A", "Trần Thị Hòa", "Lê Văn C", "Phạm Thị D", "Hoàng Văn E", "Vũ Thị G", "Đỗ Văn H", "Nguyễn Văn K",
    "Bùi Thị Thủy", "Trần Thị Hoa", "Đặng Văn M", "Ngô Thị N", "Dương Văn P", "Lý Thị Q", "Nguyễn Văn An",
  ]
  static let capacities = ["Giám đốc", "Phó Giám đốc", "giám  ĐỐC"]
  /// Numbers of decisions; all but the first four are malformed.
  static let numbers = [
    "05/QĐ-HV-MẪU", "12/QĐ-HVCL-MẪU", "08/2026/QĐ-HV-MẪU", "105/QĐ-HV2-MẪU", "5/QĐ-HV-MẪU", "05/QĐ-HV", "QĐ 05-MẪU",
    "05/ÐQ-HV-MẪU", "05/KH-HV-MẪU", "005/QĐ-HV-MẪU", "05/qđ-hv-MẪU",
  ]

  var seats: [Seat]
  var votes: (pass: Int, edits: Int, fail: Int, invalid: Int)
  var outcome = AppraisalRecord.Outcome.pass
  var submitted = 1
  var decided = 2
  var met = 10
  var minuted = 11
  var issued = 20
  var effective = 30
  /// The day on which the question is asked.
  var today = 60
  var councilNumber = 0
  var issueNumber = 1
  var signer = 7
  var signerSpelling = 0
  var capacity = 0
  /// Who signs the minutes.
  var signatures: [Int]
  var hasOpenComment = false
  var edits = 0

  /// A lawful council of an odd number of people.
  init(random: inout SeededGenerator) {
    let size = [5, 7, 9].randomElement(using: &random) ?? 5
    let people = (2..<Scene.names.count).filter { $0 != 7 }.shuffled(using: &random)
    var roles: [CouncilRole] = [.chair, .secretary, .critic, .critic]
    while roles.count < size { roles.append([.deputy, .member, .critic].randomElement(using: &random) ?? .member) }
    seats = zip(people, roles).map { Seat(person: $0, role: $1, spelling: Int.random(in: 0..<4, using: &random)) }
    // Some are absent, never so many that there is no quorum, nor who presides and writes.
    let mayMiss = size - (2 * size + 2) / 3
    for index in seats.indices.dropFirst(2).shuffled(using: &random).prefix(Int.random(in: 0...mayMiss, using: &random))
    {
      seats[index].attends = false
    }
    signatures = [0, 1]
    votes = (0, 0, 0, 0)
    outcome = AppraisalRecord.Outcome.allCases.randomElement(using: &random) ?? .pass
    let cast = seats.count(where: \.attends)
    let won = Int.random(in: (cast / 2 + 1)...cast, using: &random)
    setVotes(for: outcome, won, rest: cast - won, random: &random)
    edits = outcome == .passWithEdits ? 1 : 0
    hasOpenComment = outcome != .pass && Bool.random(using: &random)
  }

  private mutating func setVotes(
    for outcome: AppraisalRecord.Outcome, _ won: Int, rest: Int, random: inout SeededGenerator
  ) {
    let other = Int.random(in: 0...rest, using: &random)
    switch outcome {
    case .pass: votes = (won, other, rest - other, 0)
    case .passWithEdits: votes = (other, won, 0, rest - other)
    case .fail: votes = (rest - other, 0, won, other)
    }
  }

  /// Changes something at random; it need not be for the worse.
  mutating func disturb(_ random: inout SeededGenerator) {
    let seat = Int.random(in: 0..<seats.count, using: &random)
    func day(_ old: Int) -> Int { max(0, old + Int.random(in: -15...15, using: &random)) }
    switch Int.random(in: 0..<26, using: &random) {
    case 0: seats.remove(at: seat)
    case 1: seats.append(Seat(person: Int.random(in: 2..<Scene.names.count, using: &random), role: .member))
    case 2: seats[seat].role = CouncilRole.allCases.randomElement(using: &random) ?? .member
    case 3: seats[seat].person = Int.random(in: 0..<Scene.names.count, using: &random)
    case 4: seats[seat].attends.toggle()
    case 5: seats[seat].hasReview.toggle()
    case 6: seats[seat].hasOpinion.toggle()
    case 7: votes.pass += Int.random(in: 0...2, using: &random)
    case 8: votes.fail += Int.random(in: 0...3, using: &random)
    case 9: votes.invalid += 1
    case 10: outcome = AppraisalRecord.Outcome.allCases.randomElement(using: &random) ?? .pass
    case 11: submitted = day(submitted)
    case 12: decided = day(decided)
    case 13: met = day(met)
    case 14: minuted = day(minuted)
    case 15: issued = day(issued)
    case 16: effective = day(effective)
    case 17: councilNumber = Int.random(in: 0..<Scene.numbers.count, using: &random)
    case 18: issueNumber = Int.random(in: 0..<Scene.numbers.count, using: &random)
    case 19: signer = Int.random(in: 0..<Scene.names.count, using: &random)
    case 20: capacity = Int.random(in: 0..<Scene.capacities.count, using: &random)
    case 21: signatures = [[0, 1], [0], [1], [0, 2], [0, 1, 2], []].randomElement(using: &random) ?? []
    case 22: hasOpenComment.toggle()
    case 23: edits = Int.random(in: 0...2, using: &random)
    case 24: today = Int.random(in: 5...60, using: &random)
    default: signerSpelling = Int.random(in: 0..<4, using: &random)
    }
    signatures = signatures.filter { $0 < seats.count }
  }

  /// A person's name in one of the ways in which people write it.
  static func name(_ person: Int, _ spelling: Int) -> String {
    let name = names[person]
    switch spelling {
    case 1: return name.uppercased()
    case 2: return "TS. " + name.replacing(" ", with: "  ")
    case 3: return name.replacing("Hòa", with: "Hoà").replacing("Thủy", with: "Thuỷ").lowercased()
    default: return name
    }
  }

  static func day(_ number: Int) -> CalendarDate {
    let (month, day) = number < 31 ? (3, number + 1) : number < 61 ? (4, number - 30) : (5, number - 60)
    guard let date = CalendarDate(year: 2026, month: month, day: day) else { preconditionFailure("no day \(number)") }
    return date
  }
}
