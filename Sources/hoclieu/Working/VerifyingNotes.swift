import CourseModel
import CourseRelease
import CourseSigning
import CourseStorage

extension Verifier {
  /// A note of status by itself.
  func note(_ bytes: [UInt8], at path: String) -> Verdict {
    let (signed, verdict) = proved(
      bytes, called: path, log: nil,
      to: Verdict(name: path, diagnostics: [], praise: Phrase("giấy trạng thái", "a note of status")))
    guard let signed else { return verdict }
    let note = signed.note
    let told = verdict.adding(
      Phrase(
        " số \(note.sequence), tính đến ngày \(note.day.forReaders): \(note.current.count) chuyên đề có bản hiện hành, \(note.withdrawn.count) bản đã thu hồi",
        " \(note.sequence), as of \(note.day): \(note.current.count) modules have a current version, \(note.withdrawn.count) versions are withdrawn"
      ))
    return adding(judgement(of: signed), of: path, isSpecimen: note.isSpecimen, to: told)
  }

  func judgement(of signed: StatusNote.Signed) -> KeyRing.Judgement {
    belief.ring.judge(signed.signature, of: signed.note.message, by: signed.key, for: signed.note.day)
  }

  /// Reads a note and holds it against its signature, against the log that it signs, and against what was seen before. The note
  /// is `nil` where it proves nothing; the verdict says why.
  func proved(
    _ bytes: [UInt8], called file: String, log: PublicationLog?, to verdict: Verdict
  ) -> (StatusNote.Signed?, Verdict) {
    func refused(_ kind: DiagnosticKind, _ message: Phrase, _ help: Phrase, _ outcome: Outcome) -> Verdict {
      verdict.adding(Diagnostic(kind, Finding(message, at: SourceSpan(name(file)), help: help)), outcome)
    }
    guard let signed = StatusNote.read(bytes) else {
      return (
        nil,
        refused(
          .noteUnreadable,
          Phrase("`\(file)` không phải giấy trạng thái, hoặc bị cắt", "`\(file)` is no note of status, or was cut"),
          Phrase("xin lại cả giấy từ nơi phát hành", "ask its publisher for the whole note"), .altered)
      )
    }
    let judgement = judgement(of: signed)
    switch judgement {
    case .genuine: break
    case .specimen where signed.note.isSpecimen: break
    case .broken:
      return (
        nil,
        refused(
          .signatureBroken,
          Phrase(
            "chữ ký trong `\(file)` không đúng: giấy đã bị sửa",
            "the signature in `\(file)` is wrong: the note was altered"),
          Phrase("xin lại cả giấy từ nơi phát hành", "ask its publisher for the whole note"), .altered)
      )
    case .specimen, .unknownKey, .keyEnded, .unsigned:
      return (nil, adding(judgement, of: file, isSpecimen: false, to: verdict))
    }
    if let seen = belief.memory.seen(of: signed.note) {
      switch signed.note.freshness(against: seen, log: log) {
      case .fresh: break
      case .older:
        return (
          signed,
          refused(
            .olderThanSeen,
            Phrase(
              "`\(file)` là số \(signed.note.sequence) ngày \(signed.note.day.forReaders); trước đây đã thấy số \(seen.sequence) ngày \(seen.day.forReaders)",
              "`\(file)` is number \(signed.note.sequence) of \(signed.note.day); number \(seen.sequence) of \(seen.day) was seen before"
            ),
            Phrase("lấy bản mới nhất từ nơi phát hành", "get the newest one from its publisher"), .superseded)
        )
      case .forked:
        return (
          nil,
          refused(
            .historyForked,
            Phrase(
              "`\(file)` không nối tiếp giấy số \(seen.sequence) ngày \(seen.day.forReaders) đã thấy trước đây",
              "`\(file)` does not continue number \(seen.sequence) of \(seen.day), which was seen before"),
            Phrase(
              "hỏi nơi phát hành: kho được dựng lại, hay khóa ký bị lộ",
              "ask the publisher: was the store made anew, or did the key leak"),
            .altered)
        )
      }
    }
    belief.memory.remember(signed)
    return (signed, verdict)
  }
}
