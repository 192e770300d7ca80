import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

/// The pieces of text of a module that its authors wrote, and where they say they stand.
private func pieces(of module: Module) -> [(path: SourcePath, text: String, position: SourcePosition)] {
  var pieces: [(SourcePath, String, SourcePosition)] = []
  for topic in module.topics {
    topic.forEachBlock { block in
      block.forEachInline { inline in
        if case .text(let text, let position) = inline { pieces.append((block.span.path, text, position)) }
      }
    }
  }
  return pieces
}

@Suite("The place of a piece of text")
struct PlaceTests {
  /// What stands in the source where a piece says it stands, as long as the piece.
  private func source(_ sources: SourceTree, _ path: SourcePath, _ position: SourcePosition, _ text: String) -> String {
    let lines = (sources[path] ?? []).split(separator: 0x0A, omittingEmptySubsequences: false)
    guard Int(position.line) <= lines.count else { return "" }
    return String(
      decoding: lines[Int(position.line) - 1].dropFirst(Int(position.column) - 1).prefix(text.utf8.count), as: UTF8.self
    )
  }

  private static let markdown = ##"""
    Một \* hai, &amp; tiếp \\ \& AT&T; **ba \_ bốn** &nbsp;năm &#233;sáu\
    bảy `mã` tám \~ chín https\://x.

    > - a) Điểm \# một
    >   dòng hai &lt; ba ~~bỏ \~ đi~~ còn.

    Bảng: Tên \* bảng

    | A \| B | C &copy; D |
    |---|---|
    | một \| hai \| ba | **bốn \| năm** sáu |
    """##

  private static let xml = """
    <p>Một &amp; hai <b>ba &#233; bốn</b><!-- lời
    bàn --> năm <![CDATA[sáu & bảy ]] tám]]> chín &lt;mười
      mười một &gt; hết.</p>
    """

  @Test(
    "is that of its first byte, and the others follow it, also behind entities and escaped signs",
    arguments: [
      ("01-bai.md", Fixture.topic(markdown)),
      ("01-bai.xml", "<topic id=\"b\" xml:lang=\"vi\"><title>Bài</title><body>\n\(xml)\n</body></topic>"),
    ])
  func exact(name: String, text: String) throws {
    let sources = Fixture.sources([name: text])
    let pieces = pieces(of: Fixture.module([name: text]))
    #expect(pieces.count > 10)
    for piece in pieces {
      // A blank at the end of a piece may be the end of its line.
      let words = piece.text.last == " " ? String(piece.text.dropLast()) : piece.text
      let written = source(sources, piece.path, piece.position, words)
      // What an entity stands for is a piece of its own.
      if written != words { #expect(written.hasPrefix("&") && words.count == 1, "“\(words)” is not “\(written)”") }
    }
    // Nothing is lost or doubled.
    let words = pieces.map(\.text).joined()
    #expect(
      name.hasSuffix("md") ? words.contains("https://x") : words.contains("sáu & bảy ]] tám chín <mười mười một > hết.")
    )
  }
}
