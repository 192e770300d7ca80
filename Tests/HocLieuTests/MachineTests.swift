import Foundation
import Testing

/// Whether this machine lets a test mount a small disk of its own.
private let canMount: Bool = {
  let process = Process()
  process.executableURL = URL(fileURLWithPath: "/usr/bin/unshare")
  process.arguments = ["-rm", "sh", "-c", "mount -t tmpfs -o size=64k tmpfs /mnt"]
  process.standardError = FileHandle.nullDevice
  guard (try? process.run()) != nil else { return false }
  process.waitUntilExit()
  return process.terminationStatus == 0
}()

@Suite("A disk that fails")
struct DiskTests {
  /// Runs `command` with a disk of 100 KB mounted at `small`, then says what is on it.
  private func onSmallDisk(_ command: String, options: String = "size=100k") async throws -> (
    output: String, status: Int32
  ) {
    let workshop = try Workshop()
    let script =
      "mkdir -p small && mount -t tmpfs -o \(options) tmpfs small && { \(command); echo status $?; find small -mindepth 1 | sort; }"
    return try await workshop.run("unshare -rm bash -c \(quoted(script))")
  }

  private func quoted(_ text: String) -> String { "'" + text.replacing("'", with: #"'\''"#) + "'" }

  @Test("when full ends a build with a cure, and nothing half-written", .enabled(if: canMount))
  func fullDuringBuild() async throws {
    let (output, _) = try await onSmallDisk(
      "head -c 90000 /dev/zero > small/day; hoclieu build --format html -o small/build")
    #expect(output.contains("đĩa đầy"))
    #expect(output.contains("giải phóng chỗ trên đĩa"))
    #expect(output.contains("status 1\n"))
    #expect(output.hasSuffix("small/build\nsmall/build/cd01\nsmall/day\n"), "\(output)")
  }

  @Test("when full leaves the draft that stood there as it was", .enabled(if: canMount))
  func fullKeepsOldDraft() async throws {
    let (output, _) = try await onSmallDisk(
      """
      hoclieu build --format html -o small/build >/dev/null && cp -r small/build before \
      && head -c 200000 /dev/zero > small/day; printf '\\nThêm.\\n' >> Content/modules/cd01/01-nhan-van-ban.md; \
      hoclieu build --format html -o small/build; diff -r small/build before && echo same
      """, options: "size=400k")
    #expect(output.contains("đĩa đầy"))
    #expect(output.contains("same\n"), "\(output)")
  }

  /// The sizes fill up while the typesetter works, while the release or the archive is staged, and while the index is
  /// written; the last one is enough.
  @Test(
    "when full ends a publication with whole releases only, and the next run completes it", .enabled(if: canMount),
    arguments: [80, 160, 240, 280, 300, 320, 350, 450, 550, 600, 900])
  func fullDuringPublish(_ kilobytes: Int) async throws {
    let (output, _) = try await onSmallDisk(
      """
      { \(Sessions.issue); } >/dev/null && hoclieu publish --store small/store; echo status $?; find small | sort; \
      mount -o remount,size=4m small && hoclieu publish --store small/store && hoclieu verify small/store; echo then $?
      """, options: "size=\(kilobytes)k")
    #expect(output.contains("đĩa đầy") == !output.hasPrefix("+ "), "\(output)")
    #expect(!output.contains(".dang-ghi"))
    #expect(output.contains("1.0.0/release.json") == output.contains("1.0.0/cd01-1.0.0.zip"))
    #expect(output.contains("then 0\n"), "\(output)")
  }

  @Test("when read-only says so", .enabled(if: canMount))
  func readOnly() async throws {
    let (output, _) = try await onSmallDisk("hoclieu build --format html -o small/build", options: "ro")
    #expect(output.contains("ổ đĩa chỉ đọc"))
    #expect(output.contains("status 1\n"))
  }
}

@Suite("Ctrl-C")
struct InterruptionTests {
  /// A stand-in for Python that never answers, and tells that it runs.
  private static let stuck = """
    printf '#!/bin/sh\\ntouch %s/started\\nsleep 600\\n' "$PWD" > stuck.sh && chmod +x stuck.sh
    export HOCLIEU_PYTHON=$PWD/stuck.sh
    """

  /// Until the stand-in runs, however long a busy machine takes, or until nothing is left to wait for.
  private static let wait = "while kill -0 $pid && ! [ -e started ]; do sleep 0.05; done"

  @Test("ends a build at once, takes its children along, and leaves nothing half-written", arguments: ["INT", "TERM"])
  func build(_ signal: String) async throws {
    let workshop = try Workshop()
    let (output, status) = try await workshop.run(
      """
      \(InterruptionTests.stuck)
      hoclieu build --format pdf & pid=$!
      \(InterruptionTests.wait)
      kill -\(signal) $pid; wait $pid; echo status $?
      find build -name '.dang-ghi*' -o -name '*.pdf'
      pgrep -f "$PWD/stuck.sh" && echo still running
      exit 0
      """)
    #expect(status == 0)
    #expect(output.contains("đã dừng theo yêu cầu; không có gì viết dở"))
    #expect(output.hasSuffix("status 1\n"), "\(output)")
  }

  @Test("ends a publication with the store as it was")
  func publish() async throws {
    let workshop = try Workshop()
    let (output, _) = try await workshop.run(
      """
      { \(Sessions.issue); } >/dev/null
      \(InterruptionTests.stuck)
      hoclieu publish & pid=$!
      \(InterruptionTests.wait)
      kill -INT $pid; wait $pid; echo status $?
      find published -mindepth 1 ! -name .khoa
      unset HOCLIEU_PYTHON; hoclieu publish
      """)
    #expect(output.contains("status 1\n+ published/releases/cd01/1.0.0/cd01-1.0.0.zip\n"), "\(output)")
  }
}

@Suite("Two runs at once")
struct ConcurrencyTests {
  @Test("build the same module without mixing their files")
  func builds() async throws {
    let workshop = try Workshop()
    let (output, status) = try await workshop.run(
      """
      hoclieu build --format html -o once >/dev/null
      for i in 1 2 3 4 5 6; do hoclieu build --format html >/dev/null & pids="$pids $!"; done
      for pid in $pids; do wait $pid || echo failed; done
      diff -r -x '.da-*' once build && find build -name '.dang-ghi*'
      """)
    #expect(output == "")
    #expect(status == 0)
  }
}

/// Sessions that several tests need.
enum Sessions {
  /// Submits, appraises and issues `cd01`.
  static let issue = """
    hoclieu submit cd01 --date 2026-03-02 && printf '%s\\n' 'decision: "05/QĐ-HV-MẪU"' 'decisionDate: 2026-03-03' \
    'meeting: 2026-03-10' 'members:' '  - {name: C, role: chair, unit: x}' '  - {name: D, role: secretary, unit: x}' \
    '  - {name: E, role: critic, unit: x}' '  - {name: G, role: critic, unit: x}' '  - {name: H, role: member, unit: x}' \
    'tally: {pass: 5}' 'outcome: pass' 'minutes: "BB-01"' > hop.yaml && hoclieu appraise cd01 --from hop.yaml && \
    hoclieu issue cd01 --number 01/QĐ-HV-MẪU --date 2026-03-15 --signer K --capacity GĐ
    """
}
