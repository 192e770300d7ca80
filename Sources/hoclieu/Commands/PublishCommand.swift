import ArgumentParser
import CourseModel
import CourseRelease
import CourseStorage

/// `hoclieu publish`
struct PublishCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "publish",
    abstract: Speech.say(
      "Phát hành mọi phiên bản đã ban hành mà kho chưa có.", "Publishes every issued version that the store lacks."),
    discussion: Speech.say(
      "Mỗi phiên bản được dựng lại từ nguồn đã đóng băng, đối chiếu với niêm phong, dựng HTML và PDF, đóng gói rồi thêm vào kho. Bản đã có trong kho không bao giờ bị sửa.",
      "Every version is compiled from its frozen sources, proved against its seal, rendered, packed and appended. What the store holds is never changed."
    ))

  @OptionGroup var store: StoreOptions

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Chỉ dựng các gói còn thiếu vào thư mục này, để một lần chạy khác phát hành bằng --from.",
        "Only builds the missing packages into this folder, for another run to publish with --from."),
      valueName: "folder"))
  var into: String?

  @Option(
    help: ArgumentHelp(
      Speech.say(
        "Lấy các gói mà --into đã dựng ở đây thay vì dựng lại; dùng được nhiều lần.",
        "Takes the packages that --into has built here; may be repeated."),
      valueName: "folder"))
  var from: [String] = []

  @OptionGroup var signing: SigningOptions

  @OptionGroup var working: WorkOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if working.shard != nil, into == nil {
      throw ValidationError(
        Speech.say(
          "--shard cần --into: một phần chương trình chưa phải là kho.",
          "--shard needs --into: a part of the programme is no store."))
    }
    if into != nil, !from.isEmpty {
      throw ValidationError(Speech.say("--into không dùng cùng --from.", "--into does not go with --from."))
    }
  }

  func run() async throws {
    if let missing = from.first(where: { !isFolder($0) }) {
      throw Failure.usage(
        Phrase("không có thư mục `\(missing)`", "there is no folder `\(missing)`"),
        help: Phrase("sau --from là thư mục mà --into đã dựng", "--from takes a folder that --into has built"))
    }
    let project = try Project(common)
    let work = Work(working)
    let (programme, _) = try work.measure(.reading) { try project.programme() }
    let store = project.store(store.folder)
    do {
      let signer = try programme.signer(keyFile: signing.key, passphraseFile: signing.passphraseFile, on: today())
      let publisher = try work.measure(.reading) {
        try Publisher(project: project, store: store, signer: signer, work: work, workplace: into ?? store.folder)
      }
      let (proved, withdrawn) = try await publisher.provedVersions(of: programme, in: working.shard)
      if let into {
        try await build(proved, by: publisher, into: Parts(folder: into))
      } else {
        try await publish(proved, withdrawn, of: programme, by: publisher)
      }
      work.tellTimings()
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
  }

  /// Builds what the store lacks, each package as soon as it is there.
  private func build(_ proved: [Publisher.Proved], by publisher: Publisher, into parts: Parts) async throws {
    try makeFolders(parts.folder)
    let waiting = try proved.filter {
      // One of another tool, template or source is built anew.
      try publisher.lacks($0) && (try? publisher.package(of: $0, from: [parts])) == nil
    }
    let progress = Progress(of: waiting.count)
    let built = try await inParallel(waiting, width: working.width) { proved in
      try await progress.during(Phrase("Đang dựng \(proved.name)", "Building \(proved.name)")) {
        try publisher.keep(try await publisher.pack(proved), of: proved, in: parts)
      }
    }
    Console.standardError.clearProgress()
    for path in built { Console.standardOutput.line(Console.standardOutput.styled("+ ", .green) + path) }
    Console.standardOutput.line(
      Phrase(
        "Đã dựng \(built.count) gói, chưa phát hành. Phát hành: hoclieu publish --from \(parts.folder)",
        "Built \(built.count) packages; nothing is published. Publish them: hoclieu publish --from \(parts.folder)"))
  }

  private func publish(
    _ proved: [Publisher.Proved], _ withdrawn: [WithdrawnVersion], of programme: Programme, by publisher: Publisher
  ) async throws {
    let store = publisher.store
    guard try lockFolder(store.folder) else {
      throw Failure(
        Phrase("một lần phát hành khác đang chạy vào kho này", "another run is publishing into this store"),
        help: Phrase("đợi nó xong rồi chạy lại", "wait until it has ended, and run again"))
    }
    publisher.sweep()
    // Another run may have published some of them until the lock was ours.
    let waiting = try proved.filter(publisher.lacks)
    let parts = from.map { Parts(folder: $0) }
    let progress = Progress(of: waiting.count)
    let packed = try await inParallel(waiting, width: working.width) { proved in
      try await progress.during(Phrase("Đang dựng \(proved.name)", "Building \(proved.name)")) {
        if let built = try publisher.package(of: proved, from: parts) { return built }
        return try await publisher.pack(proved)
      }
    }
    let packages = try await inParallel(packed, width: working.width) { package in
      try publisher.work.measure(.packing) { try publisher.addingUpdate(to: package, among: packed) }
    }
    let (news, isNew) = try publisher.work.measure(.writing) {
      for (issued, package) in zip(waiting, packages) { try publisher.append(package, of: issued) }
      let news = try withdrawn.filter { try publisher.append($0) }
      let isArchived = try publisher.writeArchive()
      return (news, try publisher.writeIndex(of: programme) || isArchived)
    }
    Console.standardError.clearProgress()
    report(packages.map(\.release), withdrawn: news, isNew: isNew, in: store)
  }

  private func report(_ releases: [Release], withdrawn: [WithdrawnVersion], isNew: Bool, in store: Store) {
    let console = Console.standardOutput
    for release in releases {
      for file in release.packages {
        console.line(
          console.styled("+ ", .green) + "\(store.folder)/releases/\(release.module)/\(release.version)/\(file.name)")
      }
    }
    for version in withdrawn {
      let number = version.record.record.number
      console.line(
        console.styled("! ", .red)
          + Speech.say(
            "\(version.module) \(version.version) đã thu hồi, Quyết định số \(number)",
            "\(version.module) \(version.version) is withdrawn, decision \(number)"))
    }
    let total = (try? store.versions().count) ?? 0
    if releases.isEmpty, !isNew {
      console.line(
        Phrase(
          "Không có gì mới: kho đã có đủ \(total) phiên bản đã ban hành.",
          "Nothing new: the store holds all \(total) issued versions."))
    } else {
      console.line(
        Phrase(
          "Đã phát hành \(releases.count) phiên bản; kho có \(total). Mở \(store.folder)/index.html",
          "Published \(releases.count) versions; the store holds \(total). Open \(store.folder)/index.html"))
    }
  }
}
