import CourseModel

/// What stands behind the text: footnotes, terms and legal documents. Without a script marks in the text lead here; with one,
/// what stands here opens beside the mark. No name that an author can give holds a `/`.
extension HTMLTopicWriter {
  mutating func writeNotes() {
    writeFootnotes()
    writeTerms()
    writeLaw()
  }

  private mutating func writeFootnotes() {
    guard !topic.footnotes.isEmpty else { return }
    section("Chú thích", id: "/chu-thich", class: "notes footnotes") { writer in
      writer.element("ol") { writer in
        for (index, footnote) in writer.topic.footnotes.enumerated() {
          let name = "fn-\(index + 1)"
          writer.stop(at: name)
          writer.element("li", [.id(name)]) {
            $0.write(footnote.blocks, isTight: footnote.blocks.count == 1)
            $0.writeBackLink(to: "fnref-\(index + 1)", "Về chỗ đánh dấu chú thích \(index + 1)")
          }
          writer.html.newline()
        }
      }
    }
  }

  private mutating func writeTerms() {
    guard !terms.isEmpty else { return }
    section("Thuật ngữ trong bài", id: "/thuat-ngu", class: "notes terms") { writer in
      writer.element("ul") { writer in
        for term in writer.terms {
          let name = "/tn-\(term.id)"
          writer.stop(at: name)
          writer.element("li", [.id(name)]) {
            $0.element("b") { $0.write(term.text) }
            $0.html.text(": " + (term.meaning ?? ""))
            $0.writeBackLink(to: name + "-cho", "Về chỗ dùng thuật ngữ này")
          }
          writer.html.newline()
        }
      }
    }
  }

  private mutating func writeLaw() {
    guard !cited.isEmpty else { return }
    section("Văn bản viện dẫn trong bài", id: "/van-ban", class: "notes law") { writer in
      writer.element("p", [.class("note")]) {
        $0.html.text(
          "Hiệu lực ghi theo sổ tra cứu văn bản của nhóm biên soạn; trước khi viện dẫn, cần đối chiếu với nguồn chính thức."
        )
      }
      writer.element("ol") { writer in
        for (index, number) in writer.cited.enumerated() {
          guard let document = writer.sources.law[number] else { continue }
          writer.write(document, place: index + 1)
          writer.html.newline()
        }
      }
    }
  }

  /// The days are also data: what a later reader's clock says about them is told by the script.
  private mutating func write(_ document: LegalDocument, place: Int) {
    let name = "/vb-\(place)"
    let (begin, end) = (document.inForce.date, document.ended?.date)
    let state = document.state(on: sources.date)
    stop(at: name)
    element(
      "li",
      [.id(name)] + (begin.map { [HTMLAttribute("data-from", $0.description)] } ?? [])
        + (end.map { [HTMLAttribute("data-until", $0.description)] } ?? [])
    ) { writer in
      writer.html.text(document.firstCitation + ". ")
      writer.element("span", [.class("state " + state.rawValue)]) {
        $0.html.text("Ngày \($0.sources.date.forReaders): \(state.words)")
        if let begin, state == .notYetInForce { $0.html.text(" (có hiệu lực từ \(begin.forReaders))") }
        if let end { $0.html.text(" (hết hiệu lực từ \(end.forReaders))") }
        $0.html.text(".")
      }
      writer.html.text(" Sổ cập nhật ngày \(document.asOf.forReaders).")
      if let address = document.address {
        writer.html.text(" ")
        writer.element("a", [.href(address)]) { $0.html.text("Mở văn bản (cần mạng)") }
      }
      writer.writeBackLink(to: name + "-cho", "Về chỗ viện dẫn đầu tiên")
    }
  }

  private mutating func section(
    _ title: String, id: String, class name: String, _ content: (inout HTMLTopicWriter) -> Void
  ) {
    stops.append(.init(offset: html.bytes.count, name: .nothing))
    element("section", [.class(name)]) { writer in
      writer.html.heading(2, [.id(id)]) { $0.text(title) }
      content(&writer)
    }
    html.newline()
  }

  private mutating func writeBackLink(to place: String, _ label: String) {
    html.text(" ")
    element("a", [.class("back"), .here(place), HTMLAttribute("aria-label", label)]) { $0.html.text("↩") }
  }

  private mutating func stop(at name: String) { stops.append(.init(offset: html.bytes.count, name: .own(name))) }
}

extension LegalState {
  /// For readers, behind a day and a colon.
  fileprivate var words: String {
    switch self {
    case .notYetInForce: "chưa có hiệu lực"
    case .inForce: "còn hiệu lực"
    case .ended: "đã hết hiệu lực"
    case .disputed: "các nguồn nói khác nhau về hiệu lực"
    case .unknown: "chưa rõ hiệu lực"
    }
  }
}
