import CourseModel
import CourseRelease
import CourseSealing
import CourseSigning
import CourseStorage

extension Verifier {
  /// The verdict with what the signatures of `file` prove. Material that is no specimen is not proved by the specimen key.
  func adding(_ judgement: KeyRing.Judgement, of file: String, isSpecimen: Bool, to verdict: Verdict) -> Verdict {
    switch judgement {
    case .genuine(let key):
      return verdict.adding(Phrase(" – ký bằng khóa “\(key.name)”", " – signed by the key “\(key.name)”"))
    case .specimen where isSpecimen:
      return verdict.adding(
        Phrase(
          " – ký bằng KHÓA MẪU: chữ ký này không chứng minh ai đã ký",
          " – signed by the SPECIMEN KEY, which proves nothing about who signed"))
    case .specimen, .unknownKey:
      let print = fingerprint(judgement)
      return verdict.adding(
        Diagnostic(
          .signatureUntrusted,
          Finding(
            Phrase(
              "`\(file)` ký bằng khóa\(print) mà máy này chưa tin",
              "`\(file)` is signed by a key\(print) that is not trusted here"),
            at: SourceSpan(name(file)),
            help: Phrase(
              "hỏi nơi phát hành dấu vân tay của khóa bằng đường khác; đúng thì `hoclieu key trust TỆP`",
              "ask the publisher for the key's fingerprint by another way; if it is right, `hoclieu key trust FILE`"))),
        .unproved)
    case .keyEnded(let key):
      let end =
        key.revoked.map { Phrase("đã hủy từ ngày \($0.forReaders)", "was revoked on \($0)") }
        ?? Phrase("đã hết hạn", "had ended")
      return verdict.adding(
        Diagnostic(
          .signatureKeyEnded,
          Finding(
            Phrase("`\(file)` ký bằng khóa “\(key.name)”, ", "`\(file)` is signed by the key “\(key.name)”, which ")
              + end,
            at: SourceSpan(name(file)),
            help: Phrase("tải bản mới từ nơi phát hành", "download it anew from its publisher"))), .unproved)
    case .broken(let form):
      return verdict.adding(
        Diagnostic(
          .signatureBroken,
          Finding(
            Phrase(
              "`\(file + form.suffix)` không phải chữ ký của `\(file)`",
              "`\(file + form.suffix)` is no signature of `\(file)`"),
            at: SourceSpan(name(file + form.suffix)),
            help: Phrase("không dùng; tải lại từ nơi phát hành", "do not use it; download it again from its publisher"))
        ))
    case .unsigned:
      return verdict.adding(
        Diagnostic(
          .signatureMissing,
          Finding(
            Phrase(
              "chưa rõ ai phát hành: không có chữ ký của `\(file)`",
              "not known who published it: there is no signature of `\(file)`"), at: SourceSpan(name(file)),
            help: Phrase(
              "tải SHA256SUMS và SHA256SUMS.sig từ cùng chỗ với gói, đặt cạnh gói; hoặc thêm `--status` với giấy trạng thái mới",
              "download SHA256SUMS and SHA256SUMS.sig from where the package is, beside it; or add `--status` with a new note"
            ))), .unproved)
    }
  }

  private func fingerprint(_ judgement: KeyRing.Judgement) -> String {
    switch judgement {
    case .unknownKey(let key?): " \(key.fingerprint)"
    case .specimen: " mẫu (KHÓA MẪU)"
    case .genuine, .unknownKey, .keyEnded, .broken, .unsigned: ""
    }
  }

  /// Where a package came from, and whether it is still to be used: by the sums and signatures in `folder`, and by a note of
  /// status. `bytes` are the package's own, as far as they are known.
  func placing(_ verdict: Verdict, _ bytes: [UInt8], called file: String, in folder: String) -> Verdict {
    guard let subject = verdict.subject, verdict.outcome == .current else { return verdict }
    let digest = digest(of: bytes)
    let path = "\(folder)/\(Sums.name)"
    let sums = try? readFile(path, limit: 1 << 20)
    let expected = sums.flatMap { Sums.read($0) }?[file]
    if let expected, expected != digest {
      return verdict.adding(
        Diagnostic(
          .packageNotOfRelease,
          Finding(
            Phrase("`\(file)` không phải gói mà SHA256SUMS ghi", "`\(file)` is not the package that SHA256SUMS names"),
            at: SourceSpan(name(file)),
            help: Phrase("không dùng gói này; tải lại từ nơi phát hành", "do not use it; download it again"))))
    }
    let (signed, judged) = note(beside: folder, for: verdict)
    let note = signed?.note
    if judged.outcome == .altered { return judged }
    let isInNote =
      note?.current.contains { $0.version == subject.version && $0.module == subject.module && $0.package == digest }
      ?? false
    var judgement = KeyRing.Judgement.unsigned
    if let sums, expected != nil {
      let place = "releases/\(subject.module)/\(subject.version)/\(Sums.name)"
      judgement = belief.ring.judge(Store.signatures(beside: path), of: sums, at: place, for: subject.day)
    }
    var result = judged
    // What a trusted key says of a package today counts, whatever an older or unknown key said of it.
    let isProvedByNote =
      switch judgement {
      case .unsigned, .unknownKey, .keyEnded: isInNote
      case .genuine, .specimen, .broken: false
      }
    if isProvedByNote {
      result = result.adding(
        Phrase(" – đúng gói mà giấy trạng thái đã ký ghi", " – the very package that the signed note names"))
      if let signed, self.judgement(of: signed) == .specimen {
        result = result.adding(
          Phrase(
            " (giấy ký bằng KHÓA MẪU: không chứng minh ai đã ký)",
            " (the note is signed by the SPECIMEN KEY, which proves nothing about who signed)"))
      }
    } else {
      result = adding(judgement, of: Sums.name, isSpecimen: subject.isSpecimen, to: result)
    }
    // What an old note calls current may be so no longer.
    if judged.outcome == .superseded, note?.standing(of: subject.module, subject.version) == .current { return result }
    return standing(result, by: note)
  }

  func standing(_ verdict: Verdict, by note: StatusNote?) -> Verdict {
    guard let subject = verdict.subject, let note else {
      return verdict.adding(
        Phrase(
          " – chưa biết còn hiệu lực hay không: thiếu giấy trạng thái (`--status`)",
          " – not known whether it is still to be used: there is no note of status (`--status`)"), .undated)
    }
    let day = Phrase(
      "giấy trạng thái số \(note.sequence) ngày \(note.day.forReaders)", "note \(note.sequence) of \(note.day)")
    switch note.standing(of: subject.module, subject.version) {
    case .current: return verdict.adding(Phrase(" – là bản hiện hành theo ", " – current by ") + day)
    case .superseded(let newer):
      return verdict.adding(
        Phrase(" – ĐÃ ĐƯỢC THAY bằng \(newer), theo ", " – SUPERSEDED by \(newer), by ") + day, .superseded)
    case .withdrawn(let withdrawal):
      let instead =
        withdrawal.instead.map { Phrase(", dùng \($0) thay", ", use \($0) instead") } ?? Phrase(verbatim: "")
      return verdict.adding(
        Phrase(" – ĐÃ THU HỒI ngày \(withdrawal.day.forReaders)", " – WITHDRAWN on \(withdrawal.day)") + instead
          + Phrase(", theo ", ", by ") + day, .withdrawn)
    case .unknown:
      return verdict.adding(day + Phrase(" chưa nói tới bản này", " does not know this version"), .undated)
    }
  }

  /// The note to go by, given or in the store around `folder`, once it is proved; the verdict says what is wrong with it.
  private func note(beside folder: String, for verdict: Verdict) -> (StatusNote.Signed?, Verdict) {
    let there = "\(folder)/../../../status.txt"
    guard let bytes = belief.note ?? (try? readFile(there, limit: 1 << 20)) else { return (nil, verdict) }
    return proved(bytes, called: "status.txt", log: nil, to: verdict)
  }
}
