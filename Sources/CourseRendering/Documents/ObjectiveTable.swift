import CourseModel

/// The table of objectives, topics, questions and class time, as HTML and as JSON.
enum ObjectiveTable {
  static func write(_ matrix: ObjectiveMatrix, to html: inout HTMLWriter) {
    scrolling(labelled: "Mục tiêu, bài và câu hỏi", in: &html) { html in
      html.element("thead") { html in
        html.element("tr") { html in
          for head in ["Mục tiêu"] + matrix.topics.map({ "Bài \($0.ordinal)" }) + ["Điểm"] {
            html.element("th", [HTMLAttribute("scope", "col")]) { $0.text(head) }
          }
        }
      }
      html.element("tbody") { html in
        for row in matrix.rows {
          html.element("tr") { html in
            html.element("th", [HTMLAttribute("scope", "row")]) { html in
              html.element("b") { $0.text(row.objective.id.text) }
              html.text(" (\(row.objective.kind.label.lowercased())) \(row.objective.text)")
            }
            for cell in row.cells { html.element("td") { $0.text(cell.words) } }
            html.element("td", [.class("mark")]) { $0.text(String(row.points)) }
          }
          html.newline()
        }
        html.element("tr") { html in
          html.element("th", [HTMLAttribute("scope", "row")]) { $0.text("Số tiết (lý thuyết + thảo luận + thực hành)") }
          for topic in matrix.topics { html.element("td") { $0.text(topic.metadata.periods?.value.words ?? "–") } }
          html.element("td") { _ in }
        }
      }
    }
  }

  /// A table that scrolls in its own frame where it is wider than the page.
  static func scrolling(labelled label: String, in html: inout HTMLWriter, _ content: (inout HTMLWriter) -> Void) {
    let frame = [
      HTMLAttribute.class("scroll"), HTMLAttribute("tabindex", "0"), HTMLAttribute("role", "region"),
      HTMLAttribute("aria-label", label),
    ]
    html.element("div", frame) { $0.element("table", [.class("matrix")], content) }
  }
}

extension ObjectiveMatrix.Cell {
  /// "dạy; câu 2.1, 2.3": what the topic does for the objective.
  var words: String {
    let parts = [isTaught ? "dạy" : nil, questions.isEmpty ? nil : "câu " + questions.joined(separator: ", ")]
    let words = parts.compactMap { $0 }.joined(separator: "; ")
    return words.isEmpty ? "–" : words
  }
}

extension Periods {
  /// "3 (1 + 1 + 1)": the total, then theory, discussion and practice.
  var words: String { "\(total) (\(theory) + \(discussion) + \(practice))" }
}

extension JSONWriter {
  mutating func write(_ matrix: ObjectiveMatrix) {
    object { json in
      json.member("topics") {
        $0.array(matrix.topics) { json, topic in
          json.object { json in
            json.member("id", topic.id.text)
            json.member("ordinal", topic.ordinal)
            json.member("title", topic.metadata.title.value)
            json.member("periods", topic.metadata.periods?.value.words)
          }
        }
      }
      json.member("rows") {
        $0.array(matrix.rows) { json, row in
          json.object { json in
            json.member("id", row.objective.id.text)
            json.member("kind", row.objective.kind.label)
            json.member("text", row.objective.text)
            json.member("points", row.points)
            json.member("cells") {
              $0.array(row.cells) { json, cell in
                json.object {
                  $0.member("taught", cell.isTaught)
                  $0.member("questions", cell.questions)
                  $0.member("points", cell.points)
                }
              }
            }
          }
        }
      }
      json.member("unattached") {
        $0.array(matrix.unattached) { json, numbers in json.array(numbers) { $0.string($1) } }
      }
    }
  }
}
