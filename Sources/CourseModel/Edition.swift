/// A module as it is put before readers: its content, in what standing it is, and what changed since the version before.
package struct Edition: Sendable {
  /// Whether the text is a draft or was issued. The standing is printed on every page.
  package enum Standing: Sendable {
    /// Being compiled, submitted or appraised; `on` is the day of the build.
    case draft(on: CalendarDate)
    case issued(IssueRecord)
  }

  /// Who holds it. What is meant for others is not in `module`; nor are the right answers, in the learner's edition.
  package enum Reader: String, Sendable, CaseIterable { case learner, instructor }

  package let module: Module
  package let standing: Standing
  package let reader: Reader
  /// `nil` for a draft and for a first version.
  package let changes: ModuleChanges?
  /// The answers that a learner's edition leaves out, which only come out as digests; empty for instructors.
  package let key: AnswerKey
  /// For each topic the number of each top-level block in its section, as the whole module counts them (`Topic.Placed.place`):
  /// a paragraph has one address in every edition, and the manifest's.
  package let blockNumbers: [[Int]]

  /// The part of a whole module that `reader` gets. `changes` compares two such parts.
  package init(of module: Module, standing: Standing, for reader: Reader = .learner, changes: ModuleChanges? = nil) {
    let (part, key) = module.partWithKey(for: reader)
    self.module = part
    self.key = key
    blockNumbers = zip(module.topics, part.topics).map { whole, part in part.blockNumbers(in: whole) }
    self.standing = standing
    self.reader = reader
    self.changes = changes
  }

  /// The same edition with another module in it, which is already the reader's part.
  package func showing(_ module: Module) -> Edition {
    Edition(of: module, standing: standing, for: reader, changes: changes)
  }

  /// `<module>-<version>`, with `-giang-vien` behind it for instructors: the name of the book's file.
  package var name: String { version + (reader == .instructor ? "-giang-vien" : "") }

  /// The name of the key's file.
  package var keyName: String { version + "-dap-an" }

  private var version: String { "\(module.id)-\(module.metadata.version.value)" }

  /// The day that the edition itself names: of issue, or of the draft.
  package var date: CalendarDate {
    switch standing {
    case .draft(let date): date
    case .issued(let record): record.date
    }
  }
}

extension Topic {
  /// The numbers that the whole topic gives to the top-level blocks of this part of it. Blocks were left out, and none moved.
  fileprivate func blockNumbers(in whole: Topic) -> [Int] {
    var numbers: [Int] = []
    numbers.reserveCapacity(blocks.count)
    var number = 0
    let isWhole = blocks.count == whole.blocks.count
    for block in whole.blocks {
      if case .heading = block.content { number = 0 } else { number += 1 }
      guard isWhole || (numbers.count < blocks.count && blocks[numbers.count].span == block.span) else { continue }
      numbers.append(number)
    }
    return numbers
  }
}

/// A kind of output: the same edition gives the same files.
package protocol Renderer: Sendable {
  /// The files of one edition. Content cannot make it fail: what cannot be rendered was a finding before.
  func render(_ edition: Edition) -> OutputTree
}
