import ArgumentParser
import CourseModel
import Dispatch
import Glibc

/// The whole program: reads the arguments, does the work of one command, and says how it ended. Exit status 0: nothing is
/// wrong; 1: something was found, refused or failed; 2: the command was used wrongly.
@main
enum Main {
  static func main() async {
    // A reader that closes the pipe (`hoclieu status | head`) ends the program quietly, as for any other tool.
    signal(SIGPIPE, SIG_DFL)
    do {
      try await run()
    } catch {
      exit(status(for: error))
    }
  }

  /// Runs the command that the arguments name, so that Ctrl-C cancels it: what it was writing is taken away, and children end with it. A second Ctrl-C
  /// does not wait.
  private static func run() async throws {
    let work = Task {
      try Hoclieu.checkCommandName(in: CommandLine.arguments)
      var command = try Hoclieu.parseAsRoot()
      if var asynchronous = command as? any AsyncParsableCommand {
        try await asynchronous.run()
      } else {
        try command.run()
      }
      return command is ServeCommand || command is PreviewCommand
    }
    let sources = [SIGINT, SIGTERM].map { number in
      signal(number, SIG_IGN)
      let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
      source.setEventHandler {
        if work.isCancelled { _exit(1) }
        work.cancel()
      }
      source.resume()
      return source
    }
    defer { for source in sources { source.cancel() } }
    let endsOnRequest = try await work.value
    // A command that had nothing left to cancel was interrupted all the same; a server ends in no other way.
    if work.isCancelled, !endsOnRequest { throw CancellationError() }
  }

  /// Says what went wrong, and gives the status to exit with.
  private static func status(for error: any Error) -> Int32 {
    switch error {
    case let code as ExitCode: return code.rawValue
    case let failure as Failure:
      Console.standardError.fail(failure.message, help: failure.help)
      return failure.status
    case is CancellationError:
      Console.standardError.fail(
        Phrase("đã dừng theo yêu cầu; không có gì viết dở", "stopped on request; nothing is half-written"), help: nil)
      return 1
    default:
      let text = Speech.translated(Hoclieu.fullMessage(for: error))
      guard Hoclieu.exitCode(for: error) == .success else {
        Console.standardError.write(text + "\n")
        return 2
      }
      Console.standardOutput.write(text + "\n")
      return 0
    }
  }
}

/// Why a command ended without doing its work.
struct Failure: Error {
  let message: Phrase
  let help: Phrase?
  /// 1 where the world or the content is at fault, 2 where the command was used wrongly.
  let status: Int32

  init(_ message: Phrase, help: Phrase? = nil, status: Int32 = 1) {
    self.message = message
    self.help = help
    self.status = status
  }

  static func usage(_ message: Phrase, help: Phrase? = nil) -> Failure { Failure(message, help: help, status: 2) }
}
