import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseTestSupport
import Testing

/// A small module as lists of blocks, to which a council's edits can be made by hand. The place of a block follows from where
/// it stands, counted here and not by the tool.
private struct Draft {
  struct Section {
    var anchor: String
    var heading: String
    var blocks: [String]
  }

  /// Topics of sections; the first section of each has no heading.
  var topics: [[Section]]
  var notes: [String]

  init(random: inout SeededGenerator) {
    var counter = 0
    var notes: [String] = []
    func block(_ random: inout SeededGenerator) -> String {
      counter += 1
      switch Int.random(in: 0..<8, using: &random) {
      case 0: return "Bảng: Bảng số \(counter) {#t\(counter)}\n\n| a | b |\n|---|---|\n| \(counter) | 2 |"
      case 1: return "> [!NOTE]\n> Ghi chú \(counter)."
      // Two that read alike: which of them is which must not matter.
      case 2: return "Đoạn lặp lại."
      case 3:
        notes.append("Chú thích \(counter).")
        return "Đoạn \(counter).[^n\(notes.count)]"
      case 4: return "```\nlệnh \(counter)\n```"
      default: return "Đoạn thứ \(counter)."
      }
    }
    var topics = (0..<Int.random(in: 1...3, using: &random)).map { _ in
      (0..<Int.random(in: 1...3, using: &random)).map { section in
        counter += 1
        let blocks = (0..<Int.random(in: 2...5, using: &random)).map { _ in block(&random) }
        return Section(anchor: section == 0 ? "" : "m\(counter)", heading: "Mục \(counter)", blocks: blocks)
      }
    }
    // A reference to every table: its text changes when tables before it come and go.
    let tables = topics.enumerated().flatMap { topic, sections in
      sections.flatMap(\.blocks).compactMap { block in
        block.firstRange(of: "{#t").map { start in
          "[](\(Draft.file(topic))#t\(block[start.upperBound...].prefix { $0.isNumber }))"
        }
      }
    }
    if !tables.isEmpty { topics[0][0].blocks.append("Xem \(tables.joined(separator: ", ")).") }
    self.topics = topics
    self.notes = notes
  }

  static func file(_ topic: Int) -> String { "0\(topic + 1)-bai.md" }

  var files: [String: [UInt8]] {
    var files: [String: [UInt8]] = [:]
    for (index, sections) in topics.enumerated() {
      var text = ""
      for section in sections {
        if !section.anchor.isEmpty { text += "## \(section.heading) {#\(section.anchor)}\n\n" }
        for block in section.blocks { text += block + "\n\n" }
      }
      for (number, note) in notes.enumerated() where text.contains("[^n\(number + 1)]") {
        text += "[^n\(number + 1)]: \(note)\n"
      }
      files[Draft.file(index)] = Array(Fixture.topic(text, title: "Bài \(index + 1)").utf8)
    }
    return files
  }
}

/// An edit that a council asked for, and how to make it.
private struct Order {
  enum What { case change, add, remove }

  let edit: RequiredEdit
  let what: What
  let topic: Int
  let section: Int
  let block: Int
  let text: String
}

@Suite("Five hundred versions that passed with corrections")
struct CorrectionPropertyTests {
  /// Makes the orders, from the last place to the first, so that no place moves before its turn.
  private func make(_ orders: [Order], in draft: inout Draft) {
    for order in orders.sorted(by: { ($0.topic, $0.section, $0.block) > ($1.topic, $1.section, $1.block) }) {
      switch order.what {
      case .change: draft.topics[order.topic][order.section].blocks[order.block] = order.text
      case .add: draft.topics[order.topic][order.section].blocks.insert(order.text, at: order.block + 1)
      case .remove: draft.topics[order.topic][order.section].blocks.remove(at: order.block)
      }
    }
  }

  private func orders(for draft: Draft, random: inout SeededGenerator) -> [Order] {
    var orders: [Order] = []
    for (topic, sections) in draft.topics.enumerated() {
      for (section, content) in sections.enumerated() {
        for block in content.blocks.indices where Int.random(in: 0..<5, using: &random) == 0 {
          // Whatever a note or a table hangs on stays, so that every draft compiles.
          let isFree = !content.blocks[block].contains("[^") && !content.blocks[block].contains("{#")
          let place = "0\(topic + 1)-bai#\(content.anchor)/\(block + 1)"
          let what: Order.What = isFree ? [.change, .add, .remove].randomElement(using: &random) ?? .change : .add
          // A new table gives the tables behind it, and what refers to them, other numbers.
          let number = UInt32.random(in: .min ... .max, using: &random)
          let isTable = what == .add && number % 3 == 0
          let text =
            isTable
            ? "Bảng: Bảng mới {#n\(number)}\n\n| a | b |\n|---|---|\n| \(number) | 2 |" : "Đoạn mới \(number)."
          let action: RequiredEdit.Action =
            switch what {
            case .change: .change
            case .add: .add
            case .remove: .remove
            }
          orders.append(
            Order(
              edit: RequiredEdit(action, at: place, text: "Yêu cầu"), what: what, topic: topic, section: section,
              block: block, text: text))
        }
      }
    }
    return orders
  }

  /// Whether the tool takes `corrected` for the version that `draft` was, with these edits required.
  private func isAccepted(_ draft: Draft, _ corrected: Draft, _ edits: [RequiredEdit]) throws -> (Bool, String) {
    var set = RecordSet()
    set.topics = draft.files
    set.without.insert("issue.yaml")
    let list = edits.map { "- {place: \"\($0.place ?? "")\", action: \($0.action.rawValue), text: \"\($0.text)\"}\n" }
    set.changes[.appraise] =
      "outcome: pass-with-edits\ntally: {pass-with-edits: 5}\nrequiredEdits:\n" + list.joined()
    let (submission, policy) = set.built()
    let sources = Fixture.sources(corrected.files)
    let compilation = Fixture.compile(sources)
    let module = try #require(compilation.module)
    #expect(!compilation.diagnostics.containsErrors, "\(listing(of: compilation.diagnostics))")
    let day = try #require(CalendarDate("2026-03-12"))
    do {
      _ = try correct(
        submission, against: policy, to: seal(module), frozenAs: freeze(sources, compilation.closure),
        reporting: CorrectionReport(date: day, confirmedBy: "Phạm Thị D", answers: []), on: Fixture.day)
      return (true, "")
    } catch {
      return (false, listing(of: error.diagnostics))
    }
  }

  @Test("are accepted when every edit was made and nothing else changed, and refused otherwise")
  func corrections() throws {
    var random = SeededGenerator(seed: 500)
    var (right, wrong) = (0, 0)
    while right + wrong < 500 {
      let draft = Draft(random: &random)
      let orders = orders(for: draft, random: &random)
      guard !orders.isEmpty else { continue }
      var corrected = draft
      switch (right + wrong) % 4 {
      case 0, 1:
        make(orders, in: &corrected)
        let (isAccepted, why) = try isAccepted(draft, corrected, orders.map(\.edit))
        #expect(isAccepted, "pair \(right + wrong): \(orders) in \(draft): \(why)")
        right += 1
      case 2:
        // One order is left out. Removing one of two equal neighbours removes the other as well; that is no fault.
        let left = Int.random(in: 0..<orders.count, using: &random)
        make(orders.enumerated().filter { $0.offset != left }.map(\.element), in: &corrected)
        #expect(
          try !isAccepted(draft, corrected, orders.map(\.edit)).0, "pair \(right + wrong), order \(left): \(orders)")
        wrong += 1
      default:
        // Something more is changed, somewhere that no order names.
        make(orders, in: &corrected)
        spoil(&corrected, besides: orders, random: &random)
        #expect(try !isAccepted(draft, corrected, orders.map(\.edit)).0, "pair \(right + wrong): \(orders)")
        wrong += 1
      }
    }
    #expect(right > 200 && wrong > 200)
  }

  /// Changes one more thing that a reader reads.
  private func spoil(_ draft: inout Draft, besides orders: [Order], random: inout SeededGenerator) {
    let topic = Int.random(in: 0..<draft.topics.count, using: &random)
    let section = Int.random(in: 0..<draft.topics[topic].count, using: &random)
    let news = Set(orders.map(\.text))
    switch Int.random(in: 0..<4, using: &random) {
    case 0 where !draft.notes.isEmpty:
      draft.notes[Int.random(in: 0..<draft.notes.count, using: &random)] += " Thêm chữ."
    case 1 where section > 0: draft.topics[topic][section].heading += " mới"
    case 2:
      // Before the first block nothing may stand.
      draft.topics[0][0].blocks.insert("Đoạn chen vào.", at: 0)
    default:
      let old = draft.topics[topic][section].blocks.firstIndex { !news.contains($0) && !$0.contains("{#") }
      guard let old else {
        draft.topics[0][0].blocks.insert("Đoạn chen vào.", at: 0)
        return
      }
      draft.topics[topic][section].blocks[old] =
        "Sửa thêm. "
        + (draft.topics[topic][section].blocks[old].contains("[^") ? draft.topics[topic][section].blocks[old] : "")
    }
  }
}
