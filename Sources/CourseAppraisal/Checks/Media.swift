import CourseModel

extension Check {
  static let mediaWithoutProvenance = Check(
    DiagnosticKind(
      "BS-109", "media-without-provenance", .warning,
      summary: Phrase("Ảnh không ghi nguồn gốc.", "A picture of unknown origin."),
      rationale: Phrase(
        "Ảnh chụp và hình của người khác cần biết ai làm, được dùng theo điều kiện nào; hình SVG tự vẽ thì không cần.",
        "Photos and others' pictures need to say whose they are and on what terms; drawings in SVG need not."),
      basis: Phrase(
        "Luật Sở hữu trí tuệ số 50/2005/QH11 (facts.md 4.5); facts.md 7, dòng 13",
        "Intellectual Property Law 50/2005/QH11 (facts.md 4.5); facts.md 7, row 13"),
      example: .init(
        bad: "![Hội trường xã](media/hoi-truong.jpg)   # module.yaml không có `media`",
        good: "media:\n  - {path: media/hoi-truong.jpg, source: photo, credit: \"Ủy ban nhân dân xã A\"}")),
    text: { text, _ in
      let provenance = Dictionary(
        text.module.metadata.media.map { ($0.path, $0) }, uniquingKeysWith: { first, _ in first })
      var findings: [Finding] = []
      var seen: Set<SourcePath> = []
      let formats = Dictionary(text.module.media.map { ($0.path, $0.format) }, uniquingKeysWith: { first, _ in first })
      for image in text.pictures.map(\.image) {
        guard let format = formats[image.path], seen.insert(image.path).inserted else { continue }
        guard let entry = provenance[image.path] else {
          guard format != .svg else { continue }
          findings.append(
            Finding(
              Phrase("`\(image.path.name)` không ghi nguồn gốc", "`\(image.path.name)` has no provenance"),
              at: image.span,
              help: Phrase(
                "khai ở `media` của module.yaml: {path, source: drawn|photo|ai|third-party, credit, licence}",
                "declare it under `media` in module.yaml: {path, source: drawn|photo|ai|third-party, credit, licence}"))
          )
          continue
        }
        let missing: String? =
          switch entry.source {
          case .drawn, .ai: nil
          case .photo: entry.credit == nil ? "credit" : nil
          case .thirdParty: entry.credit == nil ? "credit" : entry.licence == nil ? "licence" : nil
          }
        guard let missing else { continue }
        findings.append(
          Finding(
            Phrase(
              "nguồn gốc của `\(image.path.name)` thiếu `\(missing)`",
              "`\(missing)` is missing for `\(image.path.name)`"),
            at: entry.span,
            help: Phrase(
              "ghi tác giả hoặc chủ sở hữu (`credit`), điều kiện sử dụng (`licence`)",
              "name the author or owner (`credit`) and the terms (`licence`)")))
      }
      return findings
    })

  static let aiMediaWithoutLabel = Check(
    DiagnosticKind(
      "BS-117", "ai-media-without-label", .error,
      summary: Phrase("Hình do AI tạo ra mà người đọc không được biết.", "An AI-made picture that does not say so."),
      rationale: Phrase(
        "Âm thanh, hình ảnh, video do AI tạo ra phải được đánh dấu; tài liệu nhà nước càng phải nói rõ.",
        "Media made by AI must be marked, and official material has to say it plainly."),
      basis: Phrase(
        "Luật Trí tuệ nhân tạo số 134/2025/QH15, Điều 11 (facts.md 7, dòng 13)",
        "Law on Artificial Intelligence 134/2025/QH15, Article 11 (facts.md 7, row 13)"),
      example: .init(
        bad: "media:\n  - {path: media/lop.png, source: ai}",
        good: "media:\n  - {path: media/lop.png, source: ai, label: \"Ảnh do AI tạo ra\"}")),
    text: { text, _ in
      let made = Dictionary(
        text.module.metadata.media.filter { $0.source == .ai }.map { ($0.path, $0) },
        uniquingKeysWith: { first, _ in first })
      guard !made.isEmpty else { return [] }
      var findings: [Finding] = []
      var unlabelled: Set<SourcePath> = []
      for picture in text.pictures {
        let image = picture.image
        guard let entry = made[image.path] else { continue }
        if entry.label == nil {
          guard unlabelled.insert(image.path).inserted else { continue }
          findings.append(
            Finding(
              Phrase(
                "`\(image.path.name)` do AI tạo ra, không có `label`",
                "`\(image.path.name)` is made by AI and has no `label`"),
              at: entry.span,
              help: Phrase(
                "thêm `label: \"Ảnh do AI tạo ra\"`; chữ này in sau chú thích của hình",
                "add `label: \"Ảnh do AI tạo ra\"`, which is printed behind the caption")))
        } else if !picture.hasCaption {
          findings.append(
            Finding(
              Phrase(
                "`\(image.path.name)` do AI tạo ra đứng ở đây không có chú thích nên nhãn không hiện",
                "`\(image.path.name)` is made by AI and stands here without a caption to carry its label"),
              at: image.span,
              help: Phrase(
                "để hình một mình một đoạn và viết chú thích", "put it into a paragraph of its own, with a caption")))
        }
      }
      return findings
    })
}

extension ModuleText {
  /// Every place where a picture is shown, in reading order.
  fileprivate var pictures: [Picture] { topics.flatMap(\.pictures) }
}
