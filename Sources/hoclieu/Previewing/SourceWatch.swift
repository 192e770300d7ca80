import CourseStorage
import Dispatch
import Synchronization

/// Follows the sources and templates of a project until the task is cancelled.
final class SourceWatch: Sendable {
  private let folders: [String]
  private let isStopped = Mutex(false)

  /// Refuses where the system cannot watch the folders.
  init(of project: Project) throws {
    folders = [project.content, "\(project.root)/Templates/html"]
    do {
      _ = try FolderWatch.over(folders)
    } catch {
      throw Failure(error.message, help: error.help)
    }
  }

  /// Tells each change to `take`: paths below the watched folders, or `nil` where anything may have changed.
  func follow(_ take: @Sendable (Set<String>?) async -> Void) async {
    for await change in changes() { await take(change) }
  }

  private func changes() -> AsyncStream<Set<String>?> {
    AsyncStream { continuation in
      continuation.onTermination = { _ in self.isStopped.withLock { $0 = true } }
      // Waiting blocks, so that it has a thread of its own.
      DispatchQueue(label: "hoclieu.watch").async {
        guard var watch = try? FolderWatch.over(self.folders) else { return continuation.finish() }
        while !self.isStopped.withLock({ $0 }) {
          switch watch.next(timeout: 200) {
          case .files(let paths): continuation.yield(paths)
          case .everything: continuation.yield(nil)
          case nil: continue
          }
        }
      }
    }
  }
}
