import CourseModel
import CourseSealing
import CourseStorage

/// What earlier runs found out or made, each under a name and with everything that it was made of. Whoever deletes the folder
/// only waits longer. Two runs may share it: an entry is put in its place in one step and proves itself when it is read, and
/// one that was made of anything else is not used.
struct ResultCache: Sendable {
  private let folder: String

  /// What is remembered under a name.
  enum Recollection: Sendable {
    /// Nothing.
    case nothing
    /// The same inputs gave this.
    case same([UInt8])
    /// The inputs were others; these are new, changed or gone.
    case changed([String])
    /// The same inputs gave this, but somebody changed what was made.
    case spoilt
  }

  init(_ folder: String) { self.folder = folder }

  func recall(_ name: String, of inputs: Inputs) -> Recollection {
    guard let entry = try? readFile("\(folder)/\(name)", limit: 64 << 20), let read = ResultCache.read(entry) else {
      return .nothing
    }
    return read.inputs == inputs ? .same(read.result) : .changed(inputs.differences(from: read.inputs))
  }

  /// Keeps what the inputs gave. A memory that cannot be written is no reason to fail.
  func keep(_ result: [UInt8], as name: String, of inputs: Inputs) {
    let content = Array("\(inputs.bytes.count)\n".utf8) + inputs.bytes + result
    let entry = Array((digest(of: content).hexadecimal + "\n").utf8) + content
    _ = try? replaceFile("\(folder)/\(name)", with: entry, durably: false)
  }

  /// `nil` for an entry that was damaged.
  private static func read(_ entry: [UInt8]) -> (inputs: Inputs, result: [UInt8])? {
    guard entry.count > 65, entry[64] == 0x0A else { return nil }
    let content = Array(entry[65...])
    guard digest(of: content).hexadecimal.utf8.elementsEqual(entry[..<64]),
      let end = content.firstIndex(of: 0x0A),
      let count = Int(String(decoding: content[..<end], as: UTF8.self)), count <= content.count - end - 1
    else { return nil }
    let middle = end + 1 + count
    return (Inputs(bytes: Array(content[(end + 1)..<middle])), Array(content[middle...]))
  }
}
