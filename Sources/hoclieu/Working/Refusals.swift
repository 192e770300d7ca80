import CourseModel
import CourseRendering
import CourseTypesetting

extension Project {
  /// What to tell of a document that Typst refused: the author's own place where a block is the cause, else the template's
  /// line. The findings are reported; the failure says what was not made.
  func refusal(of faults: [TypesettingFault], setting job: TypesettingJob) async throws -> Failure {
    let found: [Diagnostic]
    if let fault = faults.first, let text = unprintable(fault) {
      found = [unprintableText(text, in: job.module)]
    } else if let fault = faults.first, let span = try await culprit(of: fault, in: job) {
      found = [
        Diagnostic(
          .blockNotPrintable,
          Finding(
            Phrase("bản in không nhận khối này: ", "the print edition cannot take this block: ") + fault.said, at: span,
            help: Phrase(
              "khối có hình: lưu lại tệp hình từ phần mềm vẽ rồi dựng lại; không có hình: viết lại khối đơn giản hơn",
              "where it has a picture, save the file again from the drawing program; else write the block more simply"))
        )
      ]
    } else {
      found = faults.prefix(5).map { fault in
        let path = fault.file.flatMap { SourcePath(job.templates + $0) } ?? Place.templates
        return Diagnostic(
          .printTemplateRefused,
          Finding(
            fault.said, at: SourceSpan(path, at: fault.position),
            help: Phrase(
              "sửa khuôn mẫu ở dòng đó, hoặc lấy lại tệp từ git: `git checkout Templates`",
              "correct the template at that line, or take the file from git again: `git checkout Templates`")))
      }
    }
    report(found)
    return Failure(Phrase("không in được \(job.name)", "cannot set \(job.name)"))
  }

  /// The place of the block without which the document could be set; `nil` where it cannot be set without any block either.
  private func culprit(of fault: TypesettingFault, in job: TypesettingJob) async throws -> SourceSpan? {
    guard let render = job.render, let module = job.module else { return nil }
    let pieces = module.pieces
    func fails(_ count: Int) async throws -> Bool {
      do {
        _ = try await set(render(module.start(count)), for: job)
        return false
      } catch TypesettingError.refused(let faults) {
        return faults.contains { $0.message == fault.message }
      } catch TypesettingError.interrupted {
        throw CancellationError()
      } catch {
        return false
      }
    }
    guard try await !fails(0), try await fails(pieces.count) else { return nil }
    var (good, bad) = (0, pieces.count)
    while bad - good > 1 {
      let middle = (good + bad) / 2
      if try await fails(middle) { bad = middle } else { good = middle }
    }
    return pieces[bad - 1]
  }

  private func unprintableText(_ text: String, in module: Module?) -> Diagnostic {
    Diagnostic(
      .characterNotPrintable,
      Finding(
        Phrase("phông chữ bản in không có `\(text)`", "the print fonts do not have `\(text)`"),
        at: module?.place(of: text) ?? SourceSpan(module?.metadata.path ?? Place.programme),
        help: Phrase("thay ký tự ấy bằng chữ hoặc bằng một hình", "use a word or a picture in its place")))
  }

  /// The characters that no font has, where that is what Typst complains of.
  private func unprintable(_ fault: TypesettingFault) -> String? {
    let parts = fault.message.split(separator: "`", omittingEmptySubsequences: false)
    guard parts.count >= 3, parts[0].hasSuffix("the text "), parts[2].hasPrefix(" could not be displayed") else {
      return nil
    }
    return String(parts[1].dropFirst().dropLast())
  }
}

extension Module {
  /// Where a text stands first in a topic.
  fileprivate func place(of text: String) -> SourceSpan? {
    var found: SourceSpan?
    for topic in topics {
      topic.forEachBlock { block in
        guard found == nil, block.plainText.contains(text) else { return }
        found = block.span
        block.forEachInline { inline in
          guard case .text(let run, let position) = inline, let range = run.firstRange(of: text) else { return }
          let column = run.utf8.distance(from: run.startIndex, to: range.lowerBound)
          found = SourceSpan(block.span.path, at: position.advanced(byColumns: column), bytes: text.utf8.count)
        }
      }
    }
    return found
  }
}

extension TypesettingFault {
  /// What Typst says, in Vietnamese where the words are known; its own words stand behind it, because guides and forums know
  /// those.
  fileprivate var said: Phrase {
    let own = message + hints.map { " (\($0))" }.joined()
    for (start, words) in TypesettingFault.known where message.hasPrefix(start) {
      return Phrase("\(words) – Typst: \(own)", own)
    }
    return Phrase("Typst: \(own)", own)
  }

  private static let known: [(String, String)] = [
    ("unknown variable", "không có tên này"), ("expected ", "thiếu một phần, hoặc có phần không hợp chỗ"),
    ("unclosed delimiter", "chưa đóng ngoặc"), ("unexpected argument", "hàm không nhận tham số này"),
    ("unexpected ", "có phần không hợp chỗ"), ("missing argument", "hàm thiếu tham số"),
    ("file not found", "không có tệp này"), ("cannot ", "hai giá trị không ghép được với nhau"),
    ("dictionary does not contain key", "dữ liệu không có khóa này"), ("unresolved import", "tệp kia không có tên này"),
    ("label ", "liên kết dẫn đến một chỗ không có"), ("failed to decode image", "tệp hình hỏng"),
    ("failed to parse", "tệp hình sai cấu trúc"), ("PDF/UA", "trái chuẩn PDF/UA-1"), ("PDF/A", "trái chuẩn PDF/A-2a"),
    ("type ", "giá trị này không có phần ấy"), ("function ", "hàm không có phần ấy"),
    ("panicked with", "khuôn mẫu tự dừng"),
  ]
}
