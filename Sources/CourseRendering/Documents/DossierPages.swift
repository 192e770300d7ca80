package import CourseModel

extension DossierRenderer {
  /// What a browser opens: `index.html`, which a secretary opens first, and the draft below `du-thao/`, one page a topic with
  /// the numbers by which a council cites.
  package func pages(of dossier: Dossier) -> OutputTree {
    var tree = OutputTree()
    tree.add(index(of: dossier), at: "index.html")
    for topic in dossier.module.topics {
      tree.add(draft(of: topic, in: dossier), at: "du-thao/" + HTMLPlace.page(of: topic.id))
    }
    for media in dossier.module.media { tree.add(media.bytes, at: "du-thao/" + HTMLPlace.media(media.path)) }
    return tree
  }

  // MARK: The page to open first

  private func index(of dossier: Dossier) -> [UInt8] {
    let module = dossier.module
    var html = HTMLWriter()
    html.element("dl", [.class("facts")]) { html in
      for (name, value) in facts(of: dossier) {
        html.element("dt") { $0.text(name) }
        html.element("dd") { $0.text(value) }
      }
    }
    html.element("h2", [.id("doc")]) { $0.text("Đọc") }
    html.element("ul", [.class("files")]) { html in
      write("ho-so-\(dossier.name).pdf", "Hồ sơ đầy đủ, một tệp PDF", "In hoặc gửi tệp này là đủ.", to: &html)
    }
    html.element("p") { $0.text("Từng bài của bản trình, để đọc trên máy hoặc điện thoại; số đoạn trùng với bản in:") }
    html.element("ol") { html in
      for topic in module.topics {
        html.element("li") {
          $0.element("a", [.href("du-thao/" + HTMLPlace.page(of: topic.id))]) { $0.text(topic.metadata.title.value) }
        }
        html.newline()
      }
    }
    html.element("h2", [.id("kiem-tra")]) { $0.text("Kết quả kiểm tra") }
    html.element("ul", [.class("counts")]) { html in
      for (severity, word) in [(Severity.error, "lỗi"), (.warning, "cảnh báo"), (.information, "lưu ý")] {
        html.element("li") { html in
          html.element("b") { $0.text(String(dossier.count(of: severity))) }
          html.text(word)
        }
      }
    }
    html.element("h2", [.id("bieu-mau")]) { $0.text("Biểu mẫu") }
    html.element("p") {
      $0.text("Điền từ hồ sơ; chỗ chưa có để dòng chấm. Tệp .json cùng tên là dữ liệu của biểu mẫu.")
    }
    html.element("ul", [.class("files")]) { html in
      for form in DossierForm.allCases {
        let path = Setting.form(form).path(of: dossier)
        write(path + ".pdf", form.title, form.use, to: &html)
      }
    }
    html.element("h2", [.id("tep-khac")]) { $0.text("Tệp cho máy và để đối chiếu") }
    html.element("ul", [.class("files")]) { html in
      write(
        "content.manifest", "content.manifest", "Mã của từng đoạn; mã SHA-256 của tệp này là niêm phong.", to: &html)
      write("bao-cao-kiem-tra.json", "Báo cáo kiểm tra", "Từng phát hiện, chỗ và căn cứ.", to: &html)
      write("ho-so-\(dossier.name).json", "Dữ liệu của hồ sơ", "Mọi phần của hồ sơ, cho phần mềm khác.", to: &html)
      write("SHA256SUMS", "SHA256SUMS", "Kiểm tra mọi tệp: sha256sum -c SHA256SUMS", to: &html)
    }
    return templates.page(
      "Hồ sơ thẩm định chuyên đề \(module.id.text.uppercased())", eyebrow: dossier.programme.imprint.programme,
      lead: module.metadata.title.value, isSpecimen: dossier.programme.imprint.isSpecimen, draft: dossier.draftLine,
      body: html.bytes)
  }

  private func facts(of dossier: Dossier) -> [(String, String)] {
    let metadata = dossier.module.metadata
    return [
      ("Phiên bản", "\(metadata.version.value), \(dossier.progress.label)"),
      ("Đơn vị chủ trì", metadata.leadUnit.value),
      ("Biên soạn", metadata.authors.map(\.value).joined(separator: ", ")),
      (
        "Bản trình",
        "\(dossier.module.topics.count) bài, \(dossier.paragraphs.count) đoạn đánh số, \(metadata.periods.value.total) tiết"
      ),
      (
        "So với bản đã ban hành",
        dossier.changes.map { "phiên bản \($0.from). \($0.summary[.vietnamese])" } ?? "phiên bản đầu tiên"
      ),
      ("Ngày lập hồ sơ", dossier.day.forReaders), ("Niêm phong", dossier.seal.hexadecimal),
    ]
  }

  private func write(_ path: String, _ name: String, _ use: String, to html: inout HTMLWriter) {
    html.element("li") { html in
      html.element("a", [.href(path)]) { $0.text(name) }
      html.element("small") { $0.text(use) }
    }
    html.newline()
  }

  // MARK: The draft

  private func draft(of topic: Topic, in dossier: Dossier) -> [UInt8] {
    let module = dossier.module
    var writer = HTMLTopicWriter(topic, in: HTMLSources(of: module, on: dossier.day), numbers: [], changes: [])
    writer.element("p") { $0.element("a", [.href("../index.html")]) { $0.html.text("← Hồ sơ thẩm định") } }
    for paragraph in dossier.paragraphs where paragraph.topic == topic.id {
      writer.element("div", [.class("paragraph"), .id("doan-\(paragraph.number)")]) { writer in
        writer.element("p", [.class("cite")]) { writer in
          writer.element("b") { $0.html.text(String(paragraph.number)) }
          writer.html.text(" " + paragraph.place)
          if let whom = paragraph.audience.label { writer.html.text(" · " + whom) }
        }
        writer.element("div", [.class("text")]) { $0.write([paragraph.block]) }
      }
      writer.html.newline()
    }
    writer.writeNotes()
    return templates.page(
      "Bài \(topic.ordinal). \(topic.metadata.title.value)",
      eyebrow: "\(module.id.text.uppercased()) phiên bản \(module.metadata.version.value), bản trình thẩm định",
      lead: topic.metadata.summary?.value, isSpecimen: dossier.programme.imprint.isSpecimen, draft: dossier.draftLine,
      body: writer.html.bytes)
  }
}

extension DossierForm {
  /// Who does what with it.
  fileprivate var use: String {
    switch self {
    case .submission: "Đơn vị chủ trì ký, gửi kèm hồ sơ."
    case .review: "Mỗi thành viên Hội đồng một phiếu, có họ tên."
    case .ballot: "Phát tại cuộc họp; không ghi tên."
    case .minutes: "Thư ký lập tại cuộc họp; Chủ tọa và Thư ký ký."
    case .answers: "Nhóm biên soạn trả lời từng ý kiến."
    case .decision: "Văn thư hoàn thiện sau khi Hội đồng kết luận đạt."
    }
  }
}

extension Dossier.Progress {
  fileprivate var label: String {
    switch self {
    case .compiling: "đang biên soạn, chưa trình"
    case .submitted: "đã trình, chờ thẩm định"
    case .appraised: "đã thẩm định, chờ ban hành"
    case .corrected: "đã thẩm định và hoàn thiện, chờ ban hành"
    case .issued: "đã ban hành"
    case .withdrawn: "đã thu hồi"
    }
  }
}

extension Audience {
  /// For whom, where it is not for everyone.
  fileprivate var label: String? {
    switch self {
    case .everyone: nil
    case .learner: "cho người học"
    case .instructor: "cho giảng viên"
    }
  }
}
