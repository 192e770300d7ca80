import Foundation
import Testing

/// The store under kills, faults and power cuts, and under other circumstances: the programs in `Tests/Store` do the work and
/// say what they tried; `make crash` runs all of it.
@Suite("The store", .serialized)
struct StoreTests {
  /// Runs one of the programs.
  private func run(_ command: String) async throws -> (output: String, status: Int32) {
    try await Workshop().run(".venv/bin/python3 $REPOSITORY/Tests/Store/\(command)")
  }

  @Test("is whole wherever a run is killed or the disk refuses, and the next run completes it")
  func crashes() async throws {
    let (output, status) = try await run("crash.py --stride 31")
    #expect(status == 0, "\(output)")
    #expect(output.hasSuffix(" not met, 0 faults\n"))
  }

  @Test("waits for the disk wherever it must, and every wait is needed")
  func order() async throws {
    let (output, status) = try await run("order.py")
    #expect(status == 0, "\(output)")
    #expect(output.hasSuffix("waits struck out one by one, 0 faults\n"))
  }

  /// Status 77: this machine has no loop devices, or we are not root.
  @Test("survives power cuts, which do harm without fsync")
  func power() async throws {
    let (output, status) = try await run("power.py")
    #expect([0, 77].contains(status), "\(output)")
  }

  @Test("has the same bytes in every time zone, locale, folder and order, on any day and with any number of jobs")
  func same() async throws {
    let (output, status) = try await run("same.py")
    #expect(status == 0, "\(output)")
    #expect(output.count(of: "the same bytes") >= 3)
  }

  @Test("offers updates of at most 6 % where 3 of 60 topics changed, which other tools apply too")
  func update() async throws {
    let second = [("2026-03", "2026-05"), ("01/QĐ", "02/QĐ"), ("05/QĐ", "06/QĐ")].reduce(Sessions.issue) {
      $0.replacing($1.0, with: $1.1)
    }
    let (output, status) = try await Workshop().run(
      """
      set -e
      python3 $REPOSITORY/Tests/HocLieuTests/Documents/sixty.py; { \(Sessions.issue); } >/dev/null
      python3 $REPOSITORY/Tests/HocLieuTests/Documents/sixty.py revise
      { \(second); } >/dev/null
      hoclieu publish >/dev/null; hoclieu verify published | grep -cE "✓|^!"
      new=published/releases/cd01/1.1.0
      hoclieu update published/releases/cd01/1.0.0/cd01-1.0.0.zip $new/cd01-1.1.0-tu-1.0.0.zip -o new.zip >/dev/null
      cmp new.zip $new/cd01-1.1.0.zip
      unzip -q new.zip -d whole; unzip -q $new/cd01-1.1.0-tu-1.0.0.zip
      python3 cd01-1.1.0-tu-1.0.0/ghep.py published/releases/cd01/1.0.0/cd01-1.0.0.zip >/dev/null
      diff -r whole/cd01-1.1.0 cd01-1.1.0
      stat -c %s $new/cd01-1.1.0.zip $new/cd01-1.1.0-tu-1.0.0.zip
      """)
    #expect(status == 0, "\(output)")
    let sizes = output.split(separator: "\n").compactMap { Int($0) }
    try #require(sizes.count == 3 && sizes[0] == 3, "\(output)")
    #expect(sizes[2] * 100 <= sizes[1] * 6, "\(output)")
  }
}

extension String {
  fileprivate func count(of text: String) -> Int { components(separatedBy: text).count - 1 }
}
