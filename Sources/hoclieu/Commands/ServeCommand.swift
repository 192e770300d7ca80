import ArgumentParser
import CourseModel
import CourseServing
import CourseStorage

/// `hoclieu serve`
struct ServeCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "serve",
    abstract: Speech.say("Phục vụ kho phát hành trong mạng nội bộ.", "Serves the store on a local network."),
    discussion: Speech.say(
      "Mặc định chỉ máy này mở được; --address 0.0.0.0 cho cả mạng nội bộ. Chỉ đọc, dừng bằng Ctrl-C. Ra Internet thì dùng nginx (Templates/portal/nginx.conf).",
      "By default only this machine can open it; --address 0.0.0.0 is for the whole local network. Read-only, ends with Ctrl-C. For the internet use nginx (Templates/portal/nginx.conf)."
    ))

  @OptionGroup var store: StoreOptions

  @Option(
    help: ArgumentHelp(
      Speech.say("Cổng (mặc định: 8080; 0: cổng trống bất kỳ).", "The port (default: 8080; 0: any free one)."),
      valueName: "number"))
  var port: UInt16 = 8080

  @Option(
    help: ArgumentHelp(
      Speech.say("Địa chỉ IP để nghe (mặc định: 127.0.0.1).", "The IP address to listen at (default: 127.0.0.1)."),
      valueName: "ip"))
  var address = "127.0.0.1"

  @OptionGroup var common: CommonOptions

  func run() async throws {
    let folder = store.folder ?? common.root.map { "\($0)/published" } ?? "published"
    guard exists(folder + "/catalogue.json") else {
      throw Failure.usage(
        Phrase("`\(folder)` không phải kho phát hành", "`\(folder)` is no store"),
        help: Phrase("tạo kho bằng `hoclieu publish`", "make one with `hoclieu publish`"))
    }
    do {
      try await serve(folder, at: address, port: port) { [address] port in
        let console = Console.standardOutput
        console.line(Phrase("Đang phục vụ \(folder). Mở một địa chỉ:", "Serving \(folder). Open one of these:"))
        for name in addresses(behind: address) { console.line("  http://\(name):\(port)/") }
        console.line(Phrase("Dừng: Ctrl-C", "Stop: Ctrl-C"))
      }
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }
}
