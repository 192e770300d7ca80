import ArgumentParser
import CourseImporting
import CourseModel
import CourseRelease
import CourseStorage
import CourseTypesetting

/// `hoclieu doctor`
struct DoctorCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: Speech.say("Máy này có và thiếu gì.", "What is there and what is missing on this machine."))

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common)
    var examination = Examination()
    examination.note(
      true, Phrase("\(toolVersion), dự án ở \(project.root)", "\(toolVersion), project in \(project.root)"), cure: nil)
    let programme = try? project.programme()
    examination.note(
      programme != nil, Phrase("Content/programme.yaml đọc được", "Content/programme.yaml can be read"),
      cure: Phrase("xem các lỗi ở trên", "see the errors above"))
    for name in ["html", "print", "portal"] {
      examination.note(
        isFolder("\(project.root)/Templates/\(name)"),
        Phrase("Khuôn mẫu Templates/\(name)", "The templates Templates/\(name)"),
        cure: Phrase("khôi phục từ git: `git checkout Templates`", "restore them from git: `git checkout Templates`"))
    }
    for (folder, files) in Project.fonts.sorted(by: { $0.key < $1.key }) {
      examination.note(
        files.allSatisfy { exists("\(folder)/\($0)") },
        Phrase("Phông chữ trong \(folder)", "The fonts in \(folder)"),
        cure: Phrase(
          "cài: `apt-get install fonts-liberation2 fonts-dejavu-core`",
          "install them: `apt-get install fonts-liberation2 fonts-dejavu-core`"))
    }
    let version = await project.typesetter.version()
    examination.note(
      version == Typesetter.expectedVersion,
      version.map {
        Phrase(
          "Trình chế bản Typst \($0) (cần \(Typesetter.expectedVersion))",
          "The typesetter Typst \($0) (needed: \(Typesetter.expectedVersion))")
      }
        ?? Phrase(
          "Trình chế bản Typst trong \(project.typesetter.python)",
          "The typesetter Typst in \(project.typesetter.python)"),
      cure: Phrase("chạy `make setup`", "run `make setup`"))
    let pandoc = await pandocVersion(of: project.typesetter.python)
    examination.note(
      pandoc != nil,
      Phrase(
        "Trình đọc Word pandoc\(pandoc.map { " \($0)" } ?? "")",
        "pandoc\(pandoc.map { " \($0)" } ?? ""), which reads Word"),
      cure: Phrase("chạy `make setup`", "run `make setup`"))
    for folder in ["build", "published"] {
      let path = "\(project.root)/\(folder)"
      examination.note(
        isWritable(exists(path) ? path : project.root), Phrase("Ghi được vào \(folder)/", "\(folder)/ can be written"),
        cure: Phrase("kiểm tra quyền của thư mục", "check the folder's permissions"))
    }
    if examination.hasFault { throw ExitCode(1) }
  }
}

/// Prints one line a thing, and remembers whether anything is missing.
private struct Examination {
  private(set) var hasFault = false

  mutating func note(_ isThere: Bool, _ what: Phrase, cure: Phrase?) {
    let console = Console.standardOutput
    console.line((isThere ? console.styled("✓ ", .green) : console.styled("✗ ", .red)) + what[Speech.language])
    guard !isThere else { return }
    hasFault = true
    if let cure {
      console.line("    " + console.styled(Speech.say("cách sửa: ", "cure: "), .cyan) + cure[Speech.language])
    }
  }
}
