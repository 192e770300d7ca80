import ArgumentParser
import CourseCompiler
import CourseModel
import CourseRendering

/// `hoclieu convert`
struct ConvertCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "convert",
    abstract: Speech.say("Chuyển một tệp bài sang dạng khác.", "Converts one topic file."),
    discussion: Speech.say(
      """
      Markdown và XML chuyển qua lại không mất gì: kết quả được đọc lại và so với bản gốc. Chỗ nào cú pháp kia không viết \
      được thì lệnh chỉ ra và không ghi gì. Phần chèn và giá trị được thay bằng nội dung của chúng. Không cần dự án.
      """,
      """
      Markdown and XML are converted without loss: the result is read again and compared. Where the other syntax has no \
      words for something, the command says so and writes nothing. Inclusions and values are replaced by what they stand \
      for. No project is needed.
      """))

  enum Target: String, ExpressibleByArgument, CaseIterable { case html, markdown, xml, json }

  @Argument(
    help: ArgumentHelp(
      Speech.say("Tệp bài; `-` là đầu vào chuẩn.", "The topic's file; `-` is standard input."), valueName: "file"))
  var file: String

  @Option(
    help: ArgumentHelp(
      Speech.say("Tệp viết bằng gì (mặc định: theo tên tệp).", "What it is written in (default: by the file's name)."),
      valueName: "markdown|xml"))
  var from: SourceSyntax?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Chuyển thành gì (mặc định: cú pháp còn lại).", "What it becomes (default: the other source syntax)."),
      valueName: "html|markdown|xml|json"))
  var to: Target?

  @Flag(
    help: ArgumentHelp(
      Speech.say(
        "Chỉ phần thân, không có phần đầu.", "The body alone: no page around it, no front matter, no root element.")))
  var fragment = false

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      Speech.say("Ghi vào tệp này (mặc định: đầu ra chuẩn).", "Where to (default: standard output)."),
      valueName: "file"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() throws {
    let source = try ConversionSource(file, syntax: from)
    let target = to ?? (source.syntax == .xml ? .markdown : .xml)
    let compilation = source.compiled(isMarked: target == .html || target == .json)
    var diagnostics = compilation.diagnostics
    guard let topic = compilation.topic, !diagnostics.containsErrors else {
      source.report(diagnostics)
      throw Failure(
        Phrase("bài còn lỗi nên chưa chuyển đổi", "the topic has errors and was not converted"),
        help: Phrase("sửa các lỗi trên rồi chạy lại", "mend the errors above and run again"))
    }
    let (result, losses) = convert(topic, of: source, to: target)
    diagnostics += losses
    source.report(diagnostics.sorted(by: Diagnostic.precedes))
    guard losses.isEmpty else {
      throw Failure(
        Phrase(
          "có nội dung không chuyển đổi được nên chưa ghi gì", "some content cannot be converted; nothing was written"),
        help: Phrase("sửa những chỗ trên rồi chạy lại", "change the places above and run again"))
    }
    try deliver(result, to: output)
  }

  private func convert(
    _ topic: Topic, of source: ConversionSource, to target: Target
  ) -> (result: [UInt8], losses: [Diagnostic]) {
    switch target {
    case .html: return (fragment ? TopicPage.fragment(of: topic) : TopicPage.page(of: topic), [])
    case .json: return (TopicTree.json(of: topic), [])
    case .markdown:
      return checked(
        MarkdownSourceWriter.write(topic), MarkdownSourceWriter.fragment(of: topic), .markdown, topic, source)
    case .xml: return checked(XMLSourceWriter.write(topic), XMLSourceWriter.fragment(of: topic), .xml, topic, source)
    }
  }

  /// The whole or its body, after the whole has been read again and compared: a fault of a writer must not cost an author a
  /// word.
  private func checked(
    _ whole: SourceText, _ body: SourceText, _ syntax: SourceSyntax, _ topic: Topic, _ source: ConversionSource
  ) -> (result: [UInt8], losses: [Diagnostic]) {
    var losses = whole.losses
    if losses.isEmpty { losses = differences(of: source.compiled(whole.bytes, as: syntax), from: topic) }
    return (fragment ? body.bytes : whole.bytes, losses)
  }
}

/// The two syntaxes of topics.
enum SourceSyntax: String, ExpressibleByArgument, CaseIterable {
  case markdown, xml

  var fileExtension: String {
    switch self {
    case .markdown: "md"
    case .xml: "xml"
    }
  }
}
