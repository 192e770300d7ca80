package import CourseModel
import FoundationEssentials

/// The changelog of a version: `thay-doi.md` for people, `changes.json` for machines. The HTML page belongs to the HTML
/// edition, which knows the look.
package struct ChangelogRenderer: Sendable {
  package init() {}

  package func render(_ changes: ModuleChanges) -> OutputTree {
    var tree = OutputTree()
    tree.add(markdown(of: changes), at: "thay-doi.md")
    tree.add(json(of: changes), at: "changes.json")
    return tree
  }

  // MARK: Markdown

  private func markdown(of changes: ModuleChanges) -> String {
    var lines = ["# \(changes.title): thay đổi từ phiên bản \(changes.from) đến \(changes.to)", ""]
    if !changes.reasons.isEmpty {
      lines += ["## Vì sao sửa", ""]
      lines += changes.reasons.map { "- \(escaped($0.sentence))" }
      lines.append("")
    }
    lines += ["## Tóm tắt", "", changes.summary[.vietnamese], ""]
    if !changes.fields.isEmpty { lines += ["## Thông tin chuyên đề", ""] + changes.fields.map(line) + [""] }
    for topic in changes.topics {
      lines += ["## \(topic.kind.topicLabel[.vietnamese]): \(escaped(topic.title))", ""]
      lines += topic.fields.map(line)
      lines += topic.blocks.map { block in
        let place = block.section.isEmpty ? "" : ", mục “\(escaped(block.section))”"
        let note = block.isInvisible ? " *(\(BlockChange.invisibleNote[.vietnamese]))*" : ""
        return
          "- **\(block.kind.label[.vietnamese])** \(block.sort[.vietnamese])\(place): \(marked(block.fragments))\(note)"
      }
      lines.append("")
    }
    if !changes.media.isEmpty {
      lines += ["## Hình", ""] + changes.media.map { "- **\($0.kind.label[.vietnamese])** \($0.path.name)" } + [""]
    }
    return lines.joined(separator: "\n")
  }

  private func line(_ field: FieldChange) -> String { "- **\(field.field[.vietnamese])**: \(marked(field.fragments))" }

  /// Removed words struck out, added words bold; on one line, as a list item has to be.
  private func marked(_ fragments: [Fragment]) -> String {
    fragments.map { fragment in
      let text = escaped(fragment.text)
      let core = String(text.reversed().drop(while: \.isWhitespace).reversed())
      let blank = core.count < text.count ? " " : ""
      switch fragment.kind {
      case .kept: return text
      case .removed: return core.isEmpty ? "" : "~~\(core)~~\(blank)"
      case .added: return core.isEmpty ? "" : "**\(core)**\(blank)"
      }
    }.joined()
  }

  private func escaped(_ text: String) -> String {
    var result = ""
    for character in text {
      switch character {
      case "\n": result += " ⏎ "
      case "\\", "*", "_", "`", "[", "]", "<", ">", "~", "|", "#": result += "\\\(character)"
      default: result.append(character)
      }
    }
    return result
  }

  // MARK: JSON

  private struct File: Encodable {
    struct Reason: Encodable { let reason: String, law: String?, topics: [String], proposal: String? }
    struct Piece: Encodable { let kind: Fragment.Kind, text: String }
    struct Field: Encodable { let field: String, text: [Piece] }
    struct Block: Encodable {
      let kind: ChangeKind, sort: String, section: String, before: String?, after: String?, text: [Piece]
    }
    struct Topic: Encodable { let id: String, title: String, kind: ChangeKind, fields: [Field], blocks: [Block] }
    struct Picture: Encodable { let kind: ChangeKind, path: String }

    let format = 1
    let module: String, title: String, from: String, to: String
    let reasons: [Reason], fields: [Field], topics: [Topic], media: [Picture]

    private enum CodingKeys: String, CodingKey { case format, module, title, from, to, reasons, fields, topics, media }
  }

  private func json(of changes: ModuleChanges) -> [UInt8] {
    func pieces(_ fragments: [Fragment]) -> [File.Piece] { fragments.map { File.Piece(kind: $0.kind, text: $0.text) } }
    func fields(_ fields: [FieldChange]) -> [File.Field] {
      fields.map { File.Field(field: $0.field[.english], text: pieces($0.fragments)) }
    }
    let file = File(
      module: changes.module.text, title: changes.title, from: changes.from.description, to: changes.to.description,
      reasons: changes.reasons.map {
        File.Reason(
          reason: $0.reason, law: $0.law, topics: $0.topics.map(\.text), proposal: $0.proposal?.description)
      },
      fields: fields(changes.fields),
      topics: changes.topics.map { topic in
        File.Topic(
          id: topic.id.text, title: topic.title, kind: topic.kind, fields: fields(topic.fields),
          blocks: topic.blocks.map {
            File.Block(
              kind: $0.kind, sort: $0.sort[.english], section: $0.section, before: $0.before, after: $0.after,
              text: pieces($0.fragments))
          })
      },
      media: changes.media.map { File.Picture(kind: $0.kind, path: $0.path.text) })
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    guard let data = try? encoder.encode(file) else { preconditionFailure("text and numbers can always be encoded") }
    return Array(data) + [0x0A]
  }
}

extension ChangeKind {
  var label: Phrase {
    switch self {
    case .added: Phrase("Thêm", "Added")
    case .removed: Phrase("Bỏ", "Removed")
    case .revised: Phrase("Sửa", "Revised")
    case .moved: Phrase("Chuyển chỗ", "Moved")
    }
  }

  var topicLabel: Phrase {
    switch self {
    case .added: Phrase("Bài mới", "New topic")
    case .removed: Phrase("Bài đã bỏ", "Removed topic")
    case .revised: Phrase("Bài có sửa", "Revised topic")
    case .moved: Phrase("Bài chuyển chỗ", "Moved topic")
    }
  }
}

extension ModuleChanges {
  /// One sentence with the figures.
  var summary: Phrase {
    guard !isEmpty else { return Phrase("Nội dung không thay đổi.", "Nothing changed in the text.") }
    let counts = ChangeKind.allCases.map { (kind: $0, count: count(of: $0)) }.filter { $0.count > 0 }
    let blocks = counts.map { "\($0.kind.label.vietnamese.lowercased()) \($0.count)" }.joined(separator: ", ")
    let englishBlocks = counts.map { "\($0.count) \($0.kind.label.english.lowercased())" }.joined(separator: ", ")
    return Phrase(
      "\(topics.count) bài có thay đổi; số khối nội dung (đoạn, bảng, hộp, câu hỏi, chú thích): \(blocks.isEmpty ? "không đổi" : blocks).",
      "\(topics.count) topics changed; blocks: \(englishBlocks.isEmpty ? "none" : englishBlocks).")
  }
}

extension BlockChange {
  /// Whether the change shows in no word: emphasis, an address, a number from outside.
  var isInvisible: Bool { kind == .revised && fragments.allSatisfy { $0.kind == .kept } }

  static let invisibleNote = Phrase(
    "chỉ đổi cách trình bày hoặc thuộc tính", "only the formatting or an attribute changed")
}
