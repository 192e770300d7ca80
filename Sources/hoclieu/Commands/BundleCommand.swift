import ArgumentParser
import CourseModel
import CourseRelease
import CourseStorage

/// `hoclieu bundle`
struct BundleCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "bundle",
    abstract: Speech.say(
      "Lập bộ tài liệu của một tỉnh từ các bản đã phát hành.", "Makes a province's bundle of published versions."),
    discussion: Speech.say(
      """
      Bộ tài liệu gồm các chuyên đề tỉnh chọn, giữ nguyên từng byte, dưới bìa và lời nói đầu của tỉnh, cùng phần của tỉnh ở những \
      chỗ chuyên đề cho đặt. Lấy từ kho (--store) hoặc từ các gói đã tải (--from), không cần nguồn của chương trình. Lựa chọn \
      dùng lại nhiều lần thì ghi vào bundle.yaml: hoclieu bundle bundle.yaml
      """,
      """
      A bundle holds the modules that a province chose, byte for byte, under its own cover and preface, with its own texts \
      where the modules take them. It is made from a store (--store) or from downloaded packages (--from), without the \
      programme's sources. What is wanted again and again goes into bundle.yaml: hoclieu bundle bundle.yaml
      """))

  @Argument(
    help: ArgumentHelp(
      Speech.say("Tệp bundle.yaml, thay cho các tùy chọn.", "A bundle.yaml, in place of options."),
      valueName: "bundle.yaml"))
  var plan: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Tỉnh: mã, tên hoặc định danh (xem provinces).", "The province: code, name or identifier (see provinces)."),
      valueName: "38"))
  var province: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Các chuyên đề theo thứ tự; @ chọn phiên bản.", "The modules in their order; @ chooses a version."),
      valueName: "cd01,cd03@1.1.0"))
  var modules: String?

  @Option(
    help: ArgumentHelp(
      Speech.say("Bản cho ai: hoc-vien hoặc giang-vien.", "For whom: hoc-vien (learners) or giang-vien (instructors)."),
      valueName: "hoc-vien|giang-vien"))
  var edition: BundleReader?

  @Option(
    help: ArgumentHelp(
      Speech.say("Lời nói đầu của tỉnh (.md hoặc .xml).", "The province's preface (.md or .xml)."), valueName: "file"))
  var preface: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Phần của tỉnh: cd03=tệp (sau chuyên đề), cd03/02-bai=tệp (sau một bài), cd03=thư-mục. Dùng được nhiều lần.",
        "The province's text: cd03=file (behind the module), cd03/02-topic=file (behind a topic), cd03=folder. Repeatable."
      ),
      valueName: "cd03=file"))
  var supplement: [String] = []

  @Option(
    help: ArgumentHelp(
      Speech.say("Ai chịu trách nhiệm về phần của tỉnh.", "Who answers for the province's texts."), valueName: "name"))
  var responsible: String?

  @OptionGroup var store: StoreOptions

  @Option(
    help: ArgumentHelp(
      Speech.say("Các gói đã tải, thay cho kho.", "Downloaded packages, in place of a store."),
      valueName: "cd01-1.0.0.zip,…"))
  var from: String?

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      Speech.say(
        "Ngày của bộ tài liệu: tên tỉnh và phiên bản theo ngày này (mặc định: hôm nay).",
        "The bundle's day, for the province's name and the versions (default: today)."), valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  @Option(
    name: [.short, .long],
    help: ArgumentHelp(
      Speech.say("Tệp .zip hoặc thư mục kết quả (mặc định: build).", "The .zip, or where to (default: build)."),
      valueName: "file|folder"))
  var output: String?

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let project = try Project(common, holding: Place.provinces)
    let request = try request()
    let shelf = try shelf(in: project)
    let maker = BundleMaker(
      project: project, request: request, shelf: shelf, date: asOf ?? request.plan.date ?? today())
    let place = output ?? project.output("build")
    let isFile = place.hasSuffix(".zip")
    let folder = isFile ? place.lastIndex(of: "/").map { String(place[..<$0]) } ?? "." : place
    let (bundle, zip) = try await maker.make(in: folder)
    try Task.checkCancellation()
    let file = isFile ? place : "\(place)/\(bundle.name).zip"
    do {
      try makeFolders(folder)
      _ = try replaceFile(file, with: zip)
    } catch {
      throw Failure(error.message, help: error.help)
    }
    Console.standardError.clearProgress()
    report(bundle, at: file)
  }

  private func request() throws -> BundleRequest {
    if let plan {
      guard province == nil, modules == nil, edition == nil, preface == nil, supplement.isEmpty, responsible == nil
      else {
        throw Failure.usage(
          Phrase(
            "đã có `\(plan)` thì không dùng thêm tùy chọn của nó", "`\(plan)` says it already; leave its options out"),
          help: Phrase(
            "chỉ dùng thêm --store, --from, --as-of, --output", "only --store, --from, --as-of, --output go with it"))
      }
      return try BundleRequest(file: plan)
    }
    guard let province, let modules else {
      throw Failure.usage(
        Phrase("thiếu `--province` hoặc `--modules`", "`--province` or `--modules` is missing"),
        help: Phrase(
          "ví dụ: hoclieu bundle --province 38 --modules cd01,cd03",
          "for example: hoclieu bundle --province 38 --modules cd01,cd03"))
    }
    return try BundleRequest(
      province: province, modules: modules, supplements: supplement, reader: edition?.reader ?? .learner,
      responsible: responsible, preface: preface)
  }

  private func shelf(in project: Project) throws -> BundleShelf {
    if let from {
      guard store.folder == nil else {
        throw Failure.usage(Phrase("chỉ dùng một trong --store và --from", "use either --store or --from"))
      }
      return .packages(from.split(separator: ",").map(String.init))
    }
    let store = project.store(store.folder)
    guard isFolder("\(store.folder)/releases") else {
      throw Failure.usage(
        Phrase("`\(store.folder)` không phải kho phát hành", "`\(store.folder)` is no store"),
        help: Phrase(
          "chỉ đúng kho sau --store, hoặc các gói sau --from", "name a store after --store, or packages after --from"))
    }
    return .store(store)
  }

  private func report(_ bundle: Bundle, at file: String) {
    let console = Console.standardOutput
    let kind = ProvinceKind(rawValue: bundle.province.kind)?.label ?? Phrase(verbatim: "")
    let modules = bundle.modules.map { "\($0.module) \($0.version)" }.joined(separator: ", ")
    let day = CalendarDate(bundle.date)?.forReaders ?? bundle.date
    console.line(file)
    console.line(
      kind + Phrase(verbatim: " \(bundle.province.name) (\(bundle.province.code)), ")
        + Phrase("ngày \(day): \(modules)", "\(bundle.date): \(modules)"))
    for module in bundle.modules {
      for supplement in module.supplements {
        console.line(
          Phrase(
            "  phần của tỉnh sau \(supplement.place) của \(module.module): \(supplement.title)",
            "  the province's own behind \(supplement.place) of \(module.module): \(supplement.title)"))
      }
    }
  }
}

/// As typed after `--edition`.
struct BundleReader: ExpressibleByArgument {
  let reader: Edition.Reader

  init?(argument: String) {
    guard let reader = Edition.Reader.allCases.first(where: { $0.optionName == argument }) else { return nil }
    self.reader = reader
  }
}
