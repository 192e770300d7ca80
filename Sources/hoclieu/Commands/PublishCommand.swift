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
        "Số phiên bản dựng cùng lúc (mặc định: số nhân máy).",
        "How many versions to build at once (default: the cores)."),
      valueName: "n"))
  var jobs: Int?

  @OptionGroup var signing: SigningOptions

  @OptionGroup var common: CommonOptions

  func validate() throws {
    if let jobs, !(1...256).contains(jobs) {
      throw ValidationError(Speech.say("--jobs là một số từ 1 đến 256.", "--jobs is a number from 1 to 256."))
    }
  }

  func run() async throws {
    let project = try Project(common)
    let (programme, _) = try project.programme()
    let store = project.store(store.folder)
    do {
      let signer = try programme.signer(keyFile: signing.key, passphraseFile: signing.passphraseFile, on: today())
      let publisher = try Publisher(project: project, store: store, signer: signer)
      let (proved, withdrawn) = try await publisher.provedVersions(of: programme)
      guard try lockFolder(store.folder) else {
        throw Failure(
          Phrase("một lần phát hành khác đang chạy vào kho này", "another run is publishing into this store"),
          help: Phrase("đợi nó xong rồi chạy lại", "wait until it has ended, and run again"))
      }
      publisher.sweep()
      // Another run may have published some of them until the lock was ours.
      let waiting = try proved.filter {
        try store.release(of: $0.issued.record.module, $0.issued.record.version) == nil
      }
      let width = jobs ?? coreCount
      let packed = try await inParallel(waiting, width: width) { try await publisher.pack($0) }
      let packages = try await inParallel(packed, width: width) { try publisher.addingUpdate(to: $0, among: packed) }
      for (issued, package) in zip(waiting, packages) { try publisher.append(package, of: issued) }
      let news = try withdrawn.filter { try publisher.append($0) }
      let isArchived = try publisher.writeArchive()
      let isNew = try publisher.writeIndex(of: programme) || isArchived
      Console.standardError.clearProgress()
      report(packages.map(\.release), withdrawn: news, isNew: isNew, in: store)
    } catch let error as StorageError {
      throw Failure(error.message, help: error.help)
    }
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
