import CourseModel
import CourseStorage

/// The files of a folder that one run made, by their marks, so that a later run can tell whether they still stand there.
struct MadeFiles: Sendable {
  /// The version that they show.
  let version: String
  /// What the run told of, by their paths in the folder.
  private(set) var told: [String] = []
  private var marks: [String: FileMark] = [:]

  init(of version: String) { self.version = version }

  /// Notes a folder that was filled before it was put at `path`.
  mutating func add(_ staged: [String: FileMark], at path: String, telling file: String) {
    for (name, mark) in staged { marks[name.isEmpty ? path : "\(path)/\(name)"] = mark }
    told.append(file)
  }

  mutating func add(_ mark: FileMark, at path: String) {
    marks[path] = mark
    told.append(path)
  }

  /// Whether all of them stand in the folder as they were made, and nothing was added where a folder was made.
  func stand(in folder: String) -> Bool {
    marks.allSatisfy { FileMark(of: "\(folder)/\($0.key)") == $0.value }
  }
}

extension MadeFiles {
  /// As text: the version, then a line for every file: `+` and its path, or its mark and its path.
  var bytes: [UInt8] {
    var lines = [version]
    lines += told.map { "+ \($0)" }
    lines += marks.sorted { $0.key < $1.key }.map { "\($1.number) \($1.size) \($1.time) \($0)" }
    return Array(lines.joined(separator: "\n").utf8)
  }

  /// Reads that text.
  init?(_ bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard let first = lines.first else { return nil }
    self.init(of: String(first))
    for line in lines.dropFirst() {
      let parts = line.split(separator: " ", maxSplits: 3)
      if parts.first == "+" {
        told.append(String(line.dropFirst(2)))
        continue
      }
      guard parts.count == 4, let number = UInt64(parts[0]), let size = Int(parts[1]), let time = Int(parts[2]) else {
        return nil
      }
      marks[String(parts[3])] = FileMark(number: number, size: size, time: time)
    }
  }
}
