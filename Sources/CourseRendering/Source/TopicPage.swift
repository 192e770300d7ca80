package import CourseModel

/// A topic as HTML outside any module, with the answers: for looking at, and for pasting elsewhere.
package enum TopicPage {
  /// A whole page that needs no other file but its pictures.
  package static func page(of topic: Topic) -> [UInt8] {
    var html = HTMLWriter()
    html.element("head") { html in
      html.void("meta", [HTMLAttribute("charset", "utf-8")])
      html.void(
        "meta", [HTMLAttribute("name", "viewport"), HTMLAttribute("content", "width=device-width, initial-scale=1")])
      html.element("title") { $0.text(topic.metadata.title.value) }
      html.element("style") { $0.text(style) }
    }
    html.newline()
    html.element("h1") { $0.text(topic.metadata.title.value) }
    html.newline()
    if let summary = topic.metadata.summary {
      html.element("p") { $0.text(summary.value) }
      html.newline()
    }
    return Array("<!DOCTYPE html>\n<html lang=\"vi\">\n".utf8) + html.bytes + fragment(of: topic)
      + Array("</html>\n".utf8)
  }

  /// The blocks and footnotes alone.
  package static func fragment(of topic: Topic) -> [UInt8] {
    var writer = HTMLTopicWriter(topic, in: HTMLSources(), numbers: [], changes: [])
    return writer.write().bytes
  }

  /// Characters that HTML would have to escape do not occur.
  private static let style = """
    body{max-width:44rem;margin:2rem auto;padding:0 1rem;font:1rem/1.6 serif}img{max-width:100%;height:auto}\
    table{border-collapse:collapse}th,td{border:1px solid #888;padding:.3rem .5rem;vertical-align:top}\
    pre{overflow:auto;background:#f4f4f4;padding:.5rem}.callout,.question{border:1px solid #888;padding:0 1rem;margin:1rem 0}\
    blockquote{border-left:3px solid #888;margin-left:0;padding-left:1rem}
    """
}
