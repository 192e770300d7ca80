package import CourseModel

/// The programme's coverage as one page for people and as JSON for machines.
package struct CoverageRenderer: Sendable {
  private let templates: DocumentTemplates

  package init(_ templates: DocumentTemplates) { self.templates = templates }

  /// One HTML file that needs no other.
  package func page(of coverage: Coverage, for imprint: Imprint) -> [UInt8] {
    var html = HTMLWriter()
    writeGaps(of: coverage, to: &html)
    if !coverage.audience.isEmpty {
      writeMatrix(
        of: coverage, title: "Nhóm đối tượng", columns: coverage.audience.groups.map { ($0.name, $0.basis) },
        reach: \.groups, to: &html)
      writeMatrix(
        of: coverage, title: "Vị trí việc làm", columns: coverage.audience.positions.map { ($0.name, $0.basis) },
        reach: \.positions, to: &html)
    }
    html.element("h2", [.id("muc-tieu")]) { $0.text("Mục tiêu, bài và câu hỏi") }
    for row in coverage.rows {
      guard let matrix = row.objectives else { continue }
      html.element("h3", [.id(row.entry.id.text)]) { $0.text("\(row.entry.id.text.uppercased()). \(row.entry.title)") }
      ObjectiveTable.write(matrix, to: &html)
    }
    return templates.page(
      "Bảng bao phủ của chương trình", eyebrow: imprint.programme,
      lead:
        "Chuyên đề nào phục vụ nhóm nào, vị trí nào; mục tiêu nào có bài dạy và câu hỏi đánh giá. \(coverage.written) trong \(coverage.rows.count) chuyên đề đã biên soạn; bảng chỉ tính các chuyên đề ấy.",
      isSpecimen: imprint.isSpecimen, body: html.bytes)
  }

  private func writeGaps(of coverage: Coverage, to html: inout HTMLWriter) {
    html.element("h2", [.id("khoang-trong")]) { $0.text("Khoảng trống") }
    let gaps = coverage.gaps
    guard !gaps.isEmpty else { return html.element("p") { $0.text("Không có khoảng trống nào.") } }
    html.element("ul", [.class("gaps")]) { html in
      for gap in gaps {
        html.element("li") { $0.text(gap.text[.vietnamese]) }
        html.newline()
      }
    }
  }

  private func writeMatrix(
    of coverage: Coverage, title: String, columns: [(name: String, basis: String)],
    reach: KeyPath<Coverage.Row, [Coverage.Reach]>, to html: inout HTMLWriter
  ) {
    guard !columns.isEmpty else { return }
    html.element("h2") { $0.text(title) }
    html.element("ol", [.class("columns")]) { html in
      for column in columns {
        html.element("li") { html in
          html.text(column.name + ". ")
          html.element("small", [.class("note")]) { $0.text("Căn cứ: " + column.basis) }
        }
        html.newline()
      }
    }
    ObjectiveTable.scrolling(labelled: "Chuyên đề và " + title.lowercased(), in: &html) { html in
      html.element("thead") { html in
        html.element("tr") { html in
          html.element("th", [HTMLAttribute("scope", "col")]) { $0.text("Chuyên đề") }
          for (index, column) in columns.enumerated() {
            html.element("th", [HTMLAttribute("scope", "col"), HTMLAttribute("title", column.name)]) {
              $0.text(String(index + 1))
            }
          }
        }
      }
      html.element("tbody") { html in
        for row in coverage.rows { self.write(row, reach: row[keyPath: reach], to: &html) }
      }
    }
  }

  private func write(_ row: Coverage.Row, reach: [Coverage.Reach], to html: inout HTMLWriter) {
    html.element("tr") { html in
      html.element("th", [HTMLAttribute("scope", "row")]) { html in
        html.element("b") { $0.text(row.entry.id.text.uppercased()) }
        html.text(" \(row.entry.title)")
        if row.entry.isCompulsory { html.text(" (bắt buộc)") }
      }
      guard row.objectives != nil else {
        return html.element("td", [.class("waiting"), HTMLAttribute("colspan", String(reach.count))]) {
          $0.text("chưa biên soạn")
        }
      }
      for reach in reach { html.element("td", [.class("mark " + reach.rawValue)]) { $0.text(reach.label.vietnamese) } }
    }
    html.newline()
  }

  /// What `coverage --format json` prints.
  package static func json(of coverage: Coverage) -> [UInt8] {
    var json = JSONWriter()
    json.object { json in
      json.member("format", 1)
      json.member("groups") {
        $0.array(coverage.audience.groups) { json, group in
          json.object {
            $0.member("id", group.id.text)
            $0.member("name", group.name)
            $0.member("basis", group.basis)
          }
        }
      }
      json.member("positions") {
        $0.array(coverage.audience.positions) { json, position in
          json.object {
            $0.member("id", position.id.text)
            $0.member("name", position.name)
            $0.member("group", position.group.text)
            $0.member("basis", position.basis)
          }
        }
      }
      json.member("modules") {
        $0.array(coverage.rows) { json, row in
          json.object { json in
            json.member("id", row.entry.id.text)
            json.member("title", row.entry.title)
            json.member("compulsory", row.entry.isCompulsory)
            json.member("written", row.objectives != nil)
            json.member("groups", row.groups.map(\.rawValue))
            json.member("positions", row.positions.map(\.rawValue))
            json.member("objectives") { json in
              if let matrix = row.objectives { json.write(matrix) } else { json.null() }
            }
          }
        }
      }
      json.member("gaps", coverage.gaps.map { $0.text[.vietnamese] })
    }
    return json.bytes + [0x0A]
  }
}

extension Coverage {
  /// How many modules have been written.
  package var written: Int { rows.count { $0.objectives != nil } }
}

extension Coverage.Reach {
  /// The word in a cell, for people who hear the table as well as for those who see it.
  package var label: Phrase {
    switch self {
    case .none: Phrase("–", "–")
    case .partly: Phrase("một phần", "partly")
    case .wholly: Phrase("có", "yes")
    }
  }
}
