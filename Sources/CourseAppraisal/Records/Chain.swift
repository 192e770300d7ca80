import CourseModel
import CourseSealing

extension RecordCheck {
  static let recordChainBroken = RecordCheck(
    DiagnosticKind(
      "TD-205", "record-chain-broken", .error,
      summary: Phrase("Biên bản không nối với biên bản trước nó.", "A record does not follow the one before it."),
      rationale: Phrase(
        "Mỗi biên bản mang SHA-256 của biên bản trước; đứt một mắt là có biên bản bị sửa.",
        "Every record carries the SHA-256 of the one before; a break means that one was edited."),
      basis: .recordRule,
      example: .init(
        bad: """
          record: appraise
          previous: 0000…   # không phải SHA-256 của compile.yaml
          """,
        good: """
          record: appraise
          previous: bf02…   # SHA-256 của compile.yaml
          """))
  ) { brokenLinks(in: $0) }

  static let recordMismatch = RecordCheck(
    DiagnosticKind(
      "TD-206", "record-mismatch", .error,
      summary: Phrase(
        "Biên bản ghi chuyên đề, phiên bản hoặc niêm phong khác.", "A record names another module, version or seal."),
      rationale: Phrase(
        "Biên bản chỉ có giá trị cho đúng bản mà nó ghi.", "A record holds only for the version it names."),
      basis: .recordRule,
      example: .init(
        bad: """
          # records/1.0.0/appraise.yaml
          version: 1.1.0
          """,
        good: """
          # records/1.0.0/appraise.yaml
          version: 1.0.0
          """))
  ) { grounds in
    let records = grounds.records
    return grounds.heads.flatMap { head -> [Finding] in
      var findings: [Finding] = []
      if head.module != records.module || head.version != records.version {
        findings.append(
          Finding(
            Phrase(
              "biên bản ghi \(head.module) \(head.version), nhưng nằm trong hồ sơ \(records.module) \(records.version)",
              "the record says \(head.module) \(head.version) but lies with \(records.module) \(records.version)"),
            at: head.place("version"), help: restoreHelp))
      }
      if let sealed = head.expectedSeal, head.seal != sealed {
        findings.append(
          Finding(
            Phrase(
              "biên bản ghi niêm phong \(head.seal.short)…, phải là \(sealed.short)…",
              "the record names the seal \(head.seal.short)…, it should be \(sealed.short)…"),
            at: head.place("seal"), help: restoreHelp))
      }
      return findings
    }
  }

  static let authorsDiffer = RecordCheck(
    DiagnosticKind(
      "TD-235", "authors-differ", .error,
      summary: Phrase(
        "Hồ sơ trình ghi tác giả khác với chuyên đề đã đóng băng.",
        "The submission names other authors than the frozen module."),
      rationale: Phrase(
        "Ai là người biên soạn quyết định ai không được thẩm định và ai không được ký.",
        "Who wrote the module decides who may neither appraise nor sign it."),
      basis: .recordRule,
      example: .init(
        bad: """
          # module.yaml đã đóng băng
          authors: [Nguyễn Văn A, Trần Thị B]
          # compile.yaml
          authors: [Nguyễn Văn A]
          """,
        good: """
          # module.yaml đã đóng băng
          authors: [Nguyễn Văn A, Trần Thị B]
          # compile.yaml
          authors: [Nguyễn Văn A, Trần Thị B]
          """))
  ) { grounds in
    guard let compile = grounds.records.compile else { return [] }
    let declared = grounds.submission.appraised.module.metadata.authors.map(\.value)
    guard Set(declared.map(\.nameKey)) != Set(compile.record.authors.map(\.nameKey)) else { return [] }
    return [
      Finding(
        Phrase(
          "hồ sơ trình ghi tác giả \(compile.record.authors.joined(separator: ", ")); chuyên đề ghi \(declared.joined(separator: ", "))",
          "the submission names \(compile.record.authors.joined(separator: ", ")); the module names \(declared.joined(separator: ", "))"
        ),
        at: compile.place(of: "authors"), help: restoreHelp)
    ]
  }

  static let versionOutOfOrder = RecordCheck(
    DiagnosticKind(
      "TD-236", "version-out-of-order", .error,
      summary: Phrase(
        "Phiên bản trình sau có số nhỏ hơn phiên bản đã ban hành.",
        "A version submitted later has a smaller number than an issued one."),
      rationale: Phrase("Số phiên bản phải cho biết bản nào mới hơn.", "The number must tell which version is newer."),
      basis: .recordRule,
      example: .init(
        bad: """
          # 1.1.0 đã ban hành ngày 2026-04-06
          version: 1.0.1
          date: 2026-05-04
          """,
        good: """
          # 1.1.0 đã ban hành ngày 2026-04-06
          version: 1.1.1
          date: 2026-05-04
          """))
  ) { grounds in
    guard let compile = grounds.records.compile else { return [] }
    let later = grounds.submission.history.last { other in
      guard let issue = other.issue?.record else { return false }
      return other.version > grounds.records.version && issue.date < compile.record.date
    }
    guard let later else { return [] }
    return [
      Finding(
        Phrase(
          "trình \(compile.record.version) ngày \(compile.record.date.forReaders), khi \(later.version) đã ban hành",
          "\(compile.record.version) was submitted on \(compile.record.date), when \(later.version) was issued already"),
        at: compile.place(of: "version"),
        help: Phrase("tăng `version` trong module.yaml", "raise `version` in module.yaml"))
    ]
  }
}

/// The keys that every record starts with, and what they should be.
private struct Head {
  let kind: RecordKind
  let path: SourcePath
  let module: ModuleID
  let version: Version
  let seal: Digest
  /// `nil` where the text that the record speaks of is not there.
  let expectedSeal: Digest?
  let previous: Digest?
  let place: (String) -> SourceSpan
}

extension RecordGrounds {
  fileprivate var heads: [Head] {
    let read = records.compile?.record.seal
    var heads: [Head] = []
    if let file = records.compile {
      heads.append(
        Head(
          kind: .compile, path: file.path, module: file.record.module, version: file.record.version,
          seal: file.record.seal, expectedSeal: nil, previous: file.record.previous, place: file.place))
    }
    if let file = records.appraise {
      heads.append(
        Head(
          kind: .appraise, path: file.path, module: file.record.module, version: file.record.version,
          seal: file.record.seal, expectedSeal: read, previous: file.record.previous, place: file.place))
    }
    if let file = records.correct {
      heads.append(
        Head(
          kind: .correct, path: file.path, module: file.record.module, version: file.record.version,
          seal: file.record.seal, expectedSeal: nil, previous: file.record.previous, place: file.place))
    }
    if let file = records.issue {
      heads.append(
        Head(
          kind: .issue, path: file.path, module: file.record.module, version: file.record.version,
          seal: file.record.seal, expectedSeal: records.finalSeal, previous: file.record.previous, place: file.place))
    }
    if let file = records.withdraw {
      heads.append(
        Head(
          kind: .withdraw, path: file.path, module: file.record.module, version: file.record.version,
          seal: file.record.seal, expectedSeal: records.finalSeal, previous: file.record.previous, place: file.place))
    }
    return heads
  }
}

/// The records that do not carry the SHA-256 of the one before. A version that follows an issued one starts from that one's
/// last record.
private func brokenLinks(in grounds: RecordGrounds) -> [Finding] {
  let records = grounds.records
  var findings: [Finding] = []
  for head in grounds.heads {
    guard let before = records.record(before: head.kind) else {
      if let finding = brokenStart(head, in: grounds) { findings.append(finding) }
      continue
    }
    guard let bytes = records.bytes(of: before), head.previous != digest(of: bytes) else { continue }
    findings.append(
      Finding(
        Phrase(
          "`previous` không phải SHA-256 của biên bản trước", "`previous` is not the SHA-256 of the record before"),
        at: head.place("previous"), help: restoreHelp))
  }
  return findings
}

private func brokenStart(_ head: Head, in grounds: RecordGrounds) -> Finding? {
  let earlier = grounds.submission.history.filter { $0.version < grounds.records.version && $0.issue != nil }
  guard let previous = head.previous else {
    guard let compile = grounds.records.compile?.record,
      let issued = earlier.first(where: { ($0.issue?.record.date).map { $0 <= compile.date } ?? false })
    else { return nil }
    return Finding(
      Phrase(
        "thiếu `previous`, trong khi phiên bản \(issued.version) đã ban hành",
        "`previous` is missing although version \(issued.version) is issued"),
      at: SourceSpan(head.path), help: restoreHelp)
  }
  let ends = earlier.flatMap { [$0.issue?.bytes, $0.withdraw?.bytes] }.compactMap { $0 }
  guard !ends.contains(where: { digest(of: $0) == previous }) else { return nil }
  return Finding(
    Phrase(
      "`previous` không phải SHA-256 của `issue.yaml` nào trước đó",
      "`previous` is not the SHA-256 of any earlier `issue.yaml`"),
    at: head.place("previous"), help: restoreHelp)
}
