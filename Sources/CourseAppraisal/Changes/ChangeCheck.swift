package import CourseModel

/// A rule about what changed since the last issued version, as a value. A new one is a line in `ChangeCheck.all` and a folder of
/// examples.
package struct ChangeCheck: Sendable {
  package let kind: DiagnosticKind
  package let findings: @Sendable (ModuleChanges, Module) -> [Finding]

  init(_ kind: DiagnosticKind, _ findings: @escaping @Sendable (ModuleChanges, Module) -> [Finding]) {
    self.kind = kind
    self.findings = findings
  }

  /// Every rule about changes, by code.
  package static let all: [ChangeCheck] = [.versionTooSmall, .changeWithoutReason]
}

/// Everything that keeps a module from following the issued version that it was compared with.
package func appraise(_ changes: ModuleChanges, of module: Module) -> [Diagnostic] {
  ChangeCheck.all.flatMap { check in check.findings(changes, module).map { Diagnostic(check.kind, $0) } }
    .sorted(by: Diagnostic.precedes)
}

extension ChangeCheck {
  static let versionTooSmall = ChangeCheck(
    DiagnosticKind(
      "TD-270", "version-too-small", .error,
      summary: Phrase("Số phiên bản nhỏ hơn mức thay đổi.", "The version is too small for what changed."),
      rationale: Phrase(
        "Nhìn số phiên bản, các tỉnh biết là đính chính (số thứ ba), sửa đổi, bổ sung (số thứ hai) hay thay thế (số thứ nhất).",
        "From the number provinces see whether it is a correction (third), an amendment (second) or a replacement (first)."
      ),
      basis: .versionRule,
      example: .init(
        bad: """
          # 1.0.0 đã ban hành: “Thời hạn là 3 ngày.”
          version: 1.0.1   # nay: “Thời hạn là 5 ngày.”
          """,
        good: """
          # 1.0.0 đã ban hành: “Thời hạn là 3 ngày.”
          version: 1.1.0   # nay: “Thời hạn là 5 ngày.”
          """))
  ) { changes, module in
    let (step, needed) = (changes.to.step(from: changes.from), changes.neededStep)
    guard step < needed else { return [] }
    let next = changes.from.next(needed)
    let reason = needed == .major ? changes.extentText : changes.gravestText
    return [
      Finding(
        Phrase(
          "\(changes.to) chỉ là \(step.label.vietnamese) so với bản \(changes.from) đã ban hành, nhưng ",
          "\(changes.to) is only \(step.label.english) of the issued \(changes.from), but ") + reason,
        at: module.metadata.version.span,
        help: Phrase(
          "ghi `version: \(next)` (\(needed.label.vietnamese)); xem từng chỗ: `hoclieu diff \(module.id)`",
          "write `version: \(next)` (\(needed.label.english)); see every place: `hoclieu diff \(module.id)`"),
        notes: changes.gravestPlace(in: module).map { [$0] } ?? [])
    ]
  }

  static let changeWithoutReason = ChangeCheck(
    DiagnosticKind(
      "TD-271", "change-without-reason", .error,
      summary: Phrase(
        "Bài đổi nội dung mà không lý do nào nêu bài ấy.", "A topic says something else, and no reason speaks of it."),
      rationale: Phrase(
        "Hội đồng thẩm định và giảng viên phải biết vì sao từng bài đổi.",
        "The council and the trainers must know why each topic changed."),
      basis: .versionRule,
      example: .init(
        bad: """
          # 01-thoi-han.md và 02-ho-so.md đều đổi nội dung
          changes:
            - {reason: "Luật mới đổi thời hạn", topics: [01-thoi-han.md]}
          """,
        good: """
          # 01-thoi-han.md và 02-ho-so.md đều đổi nội dung
          changes:
            - {reason: "Luật mới đổi thời hạn", topics: [01-thoi-han.md]}
            - {reason: "Bỏ một giấy tờ", topics: [02-ho-so.md]}
          """))
  ) { changes, module in
    var findings = changes.unexplained.map { topic in
      Finding(
        Phrase(
          "bài `\(topic.id)` có thay đổi về \(topic.gravestLabel.vietnamese), nhưng `changes:` không nêu lý do cho bài này",
          "the topic `\(topic.id)` changed in \(topic.gravestLabel.english), but `changes:` gives no reason for it"),
        at: module.metadata.version.span, help: reasonHelp(for: topic.id, in: module.id),
        notes: topic.gravestPlace(in: ModulePlaces(of: module)).map { [$0] } ?? [])
    }
    let field = changes.fields.first { $0.verdict.class.needsReason }
    if let field, changes.reasons.isEmpty {
      findings.append(
        Finding(
          Phrase(
            "“\(field.field.vietnamese)” của chuyên đề đổi nhưng `changes:` không nêu lý do nào",
            "“\(field.field.english)” of the module changed, but `changes:` gives no reason"),
          at: module.metadata.version.span,
          help: Phrase(
            "thêm vào module.yaml: `changes: [{reason: \"…\"}]`", "add to module.yaml: `changes: [{reason: \"…\"}]`")))
    }
    return findings
  }
}

private func reasonHelp(for topic: TopicID, in module: ModuleID) -> Phrase {
  Phrase(
    "thêm vào `changes:` của module.yaml: `- {reason: \"…\", topics: [\(topic)]}`; xem từng chỗ: `hoclieu diff \(module)`",
    "add to `changes:` of module.yaml: `- {reason: \"…\", topics: [\(topic)]}`; see every place: `hoclieu diff \(module)`"
  )
}

extension ModuleChanges {
  /// Why the version is a replacement.
  fileprivate var extentText: Phrase {
    extent.replacedBlocks * 2 > extent.blocks
      ? Phrase(
        "\(extent.replacedBlocks) trong \(extent.blocks) khối của bản cũ bị bỏ hoặc viết lại",
        "\(extent.replacedBlocks) of the older version's \(extent.blocks) blocks are gone or written anew")
      : Phrase(
        "\(extent.replacedObjectives) trong \(extent.objectives) mục tiêu của bản cũ bị bỏ hoặc đổi",
        "\(extent.replacedObjectives) of the older version's \(extent.objectives) objectives are gone or changed")
  }

  /// What is more than a correction.
  fileprivate var gravestText: Phrase {
    let label = (gravest ?? .editorial).label
    return Phrase("có thay đổi về \(label.vietnamese.lowercased())", "it changes: \(label.english.lowercased())")
  }

  fileprivate func gravestPlace(in module: Module) -> Finding.Note? {
    let places = ModulePlaces(of: module)
    return topics.first { $0.classes.first == gravest }?.gravestPlace(in: places)
  }
}

extension TopicChange {
  fileprivate var gravestLabel: Phrase {
    let label = (classes.first ?? .editorial).label
    return Phrase(label.vietnamese.lowercased(), label.english.lowercased())
  }

  /// The first of its gravest changes that stands in the newer version.
  fileprivate func gravestPlace(in places: ModulePlaces) -> Finding.Note? {
    let block = blocks.first { $0.after != nil && $0.verdict.class == classes.first }
    guard let block, let entry = block.after.flatMap({ places.named($0).first }) else { return nil }
    let signs = block.verdict.signs.map(\.label)
    return Finding.Note(
      Phrase(
        "một chỗ đã đổi: \(signs.map(\.vietnamese).joined(separator: ", "))",
        "a place that changed: \(signs.map(\.english).joined(separator: ", "))"), at: entry.span)
  }
}

extension Phrase {
  static let versionRule = Phrase(
    "Quy ước về số phiên bản (product.md, “Versions and the changelog”): số thứ ba là đính chính, số thứ hai là sửa đổi, bổ sung, số thứ nhất là thay thế",
    "Rule on versions (product.md, “Versions and the changelog”): patch corrects, minor amends, major replaces")
}
