import CourseComparison
import CourseModel
import CourseTestSupport
import Testing

/// A text made at random, which can be edited at random in ways whose class is known.
private struct RandomText {
  private var generator: SeededGenerator
  var paragraphs: [[String]] = []

  private static let words = """
    xã tiếp nhận hồ sơ ghi sổ hẹn ngày trả kết quả công chức văn phòng đọc kỹ quy trình gửi bản điện tử lưu trữ dữ liệu \
    người dân nộp giấy tờ trực tuyến kiểm tra thông tin cá nhân hướng dẫn từng bước báo cáo lãnh đạo hòa giải
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  init(seed: UInt64) {
    generator = SeededGenerator(seed: seed)
    for number in 0..<8 {
      var words = (0..<Int.random(in: 12...30, using: &generator)).map { _ in
        RandomText.words.randomElement(using: &generator) ?? "xã"
      }
      words[3] = "\(number + 3) ngày"
      words[5] += ","
      words.append("mục \(number).")
      paragraphs.append(words)
    }
  }

  var text: String { paragraphs.map { $0.joined(separator: " ") }.joined(separator: "\n\n") }

  mutating func index(below bound: Int) -> Int { Int.random(in: 0..<bound, using: &generator) }

  /// Changes one paragraph; gives the class of the change.
  mutating func edit(_ edit: Edit) {
    let place = index(below: paragraphs.count)
    switch edit {
    case .comma: paragraphs[place][5].removeLast()
    case .typo: paragraphs[place][7] = paragraphs[place][7] + "qz"
    case .figure: paragraphs[place][3] = "\(index(below: 50) + 40) ngày"
    case .negation: paragraphs[place].insert("không", at: 9)
    case .word: paragraphs[place][10] = "thư viện"
    case .citation: paragraphs[place].insert("theo Nghị định số 30/2020/NĐ-CP", at: 9)
    case .move: paragraphs.append(paragraphs.remove(at: index(below: 5)))
    case .removal: paragraphs.remove(at: place)
    }
  }

  enum Edit: CaseIterable {
    case comma, typo, figure, negation, word, citation, move, removal

    var found: ChangeClass {
      switch self {
      case .comma: .editorial
      // From the right word to one that is none: a change of wording, as nobody knows what was meant.
      case .typo, .figure, .negation, .word, .removal: .substantive
      case .citation: .legalBasis
      case .move: .structure
      }
    }
  }
}

@Suite("Any two texts")
struct ComparisonPropertyTests {
  @Test("are told such that each side can be read out of the marks", arguments: 0..<24)
  func sides(_ seed: Int) {
    var text = RandomText(seed: UInt64(seed))
    let old = text
    for _ in 0...(seed % 6) { text.edit(RandomText.Edit.allCases[text.index(below: 7)]) }
    let found = changes(old.text, text.text)
    for block in found.topics.flatMap(\.blocks) where block.kind == .revised {
      let (before, after) = (block.fragments.side(.removed), block.fragments.side(.added))
      #expect(old.text.filter { !$0.isWhitespace }.contains(before), "\(block.fragments.marked)")
      #expect(text.text.filter { !$0.isWhitespace }.contains(after), "\(block.fragments.marked)")
    }
  }

  @Test("do not differ where they are one", arguments: 0..<8)
  func same(_ seed: Int) {
    let text = RandomText(seed: UInt64(seed)).text
    #expect(changes(text, text).isEmpty)
  }

  @Test("differ as they were edited", arguments: RandomText.Edit.allCases, 0..<6)
  fileprivate func edits(_ edit: RandomText.Edit, _ seed: Int) {
    var text = RandomText(seed: UInt64(seed))
    let old = text.text
    text.edit(edit)
    #expect(changes(old, text.text).gravest == edit.found)
  }

  @Test("that were changed back show the same places the other way round", arguments: 0..<8)
  func backwards(_ seed: Int) {
    var text = RandomText(seed: UInt64(seed))
    let old = text.text
    for edit in [RandomText.Edit.figure, .word, .citation] { text.edit(edit) }
    let (there, back) = (changes(old, text.text), changes(text.text, old))
    #expect(there.topics.flatMap(\.blocks).count == back.topics.flatMap(\.blocks).count)
    #expect(there.gravest == back.gravest)
  }
}
