import ArgumentParser
import CourseModel
import CourseRendering
import CourseServing
import CourseStorage
import Glibc

/// `hoclieu preview`
struct PreviewCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: Speech.say(
      "Xem trước khi viết: trang tự đổi theo tệp vừa lưu, lỗi hiện ngay dưới đoạn.",
      "Shows drafts while they are written: pages follow what is saved, findings stand below their paragraph."),
    discussion: Speech.say(
      """
      Chỉ máy này mở được; không sửa tệp nào của dự án. Dừng bằng Ctrl-C. Mở ở bài vừa sửa gần nhất; ô “Mở theo bài đang sửa” để trang đi
      theo tệp được lưu. PDF được in khi bấm “PDF”.
      """,
      """
      Only this machine can open it, and no file of the project is changed. Ends with Ctrl-C. Begins with the topic that was saved last;
      "Follow" lets the page go where the writing is. The PDF is set when "PDF" is pressed.
      """))

  @Argument(
    help: ArgumentHelp(
      Speech.say(
        "Chuyên đề mở đầu tiên (mặc định: vừa sửa gần nhất).", "The module to begin with (default: saved last)."),
      valueName: "module"))
  var module: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Bản cho ai: hoc-vien hoặc giang-vien.", "For whom: hoc-vien (learners) or giang-vien (instructors)."),
      valueName: "hoc-vien|giang-vien"))
  var edition: ReaderName = .learner

  @Option(
    help: ArgumentHelp(
      Speech.say("Cổng (mặc định: cổng trống bất kỳ).", "The port (default: any free one)."), valueName: "number"))
  var port: UInt16 = 0

  @Flag(
    inversion: .prefixedNo,
    help: ArgumentHelp(
      Speech.say("Mở trình duyệt (nếu đang ở màn hình).", "Open the browser (where there is a screen).")))
  var open = true

  @OptionGroup var common: CommonOptions

  enum ReaderName: String, ExpressibleByArgument, CaseIterable {
    case learner = "hoc-vien"
    case instructor = "giang-vien"

    var reader: Edition.Reader {
      switch self {
      case .learner: .learner
      case .instructor: .instructor
      }
    }
  }

  func run() async throws {
    let project = try Project(common)
    let (programme, _, _) = try project.sharedSources()
    let selected = try programme.map { try project.modules(module.map { [$0] } ?? [], of: $0) } ?? []
    let desk = try PreviewDesk(
      project, for: edition.reader, session: String(UInt64.random(in: 0...UInt64.max), radix: 36))
    let watch = try SourceWatch(of: project)
    let print = try project.printRenderer()
    let site = PreviewSite(desk: desk, start: await desk.startPage(among: selected)) { edition in
      try await project.typeset(.book, of: edition, with: print, in: project.output("build"))
    }
    let follower = Task { await watch.follow { await desk.take($0) } }
    defer { follower.cancel() }
    do {
      try await servePages(port: port) { [open] port in
        let address = "http://127.0.0.1:\(port)\(site.start)"
        Console.standardOutput.line(Phrase("Đang xem trước: \(address)", "Preview: \(address)"))
        Console.standardOutput.line(Phrase("Dừng: Ctrl-C", "Stop: Ctrl-C"))
        if open { openBrowser(at: address) }
      } answering: {
        await site.answer($0)
      }
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }
}
