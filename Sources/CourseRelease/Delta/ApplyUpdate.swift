package import CourseModel
import CourseSealing
import FoundationEssentials

extension DiagnosticKind {
  package static let updateUnreadable = DiagnosticKind(
    "BH-440", "update-unreadable", .error,
    summary: Phrase("Không đọc được bản cập nhật.", "An update cannot be read."),
    rationale: Phrase("Tệp tải về bị thiếu hoặc hỏng.", "The download is incomplete or damaged."), basis: updateRule,
    example: .init(
      bad: "cd03-1.1.0-tu-1.0.0.zip   # tải dở: 40 trong 128 KB", good: "cd03-1.1.0-tu-1.0.0.zip   # 128 KB"))
  package static let updateNotForPackage = DiagnosticKind(
    "BH-441", "update-not-for-package", .error,
    summary: Phrase("Bản cập nhật không dành cho gói này.", "An update is not for this package."),
    rationale: Phrase(
      "Bản cập nhật chỉ ghép được với đúng gói cũ mà nó được lập từ đó, giống từng bit.",
      "It fits only the very package that it was made from, bit by bit."), basis: updateRule,
    example: .init(
      bad: "hoclieu update cd03-1.0.1.zip cd03-1.1.0-tu-1.0.0.zip",
      good: "hoclieu update cd03-1.0.0.zip cd03-1.1.0-tu-1.0.0.zip"))
  package static let updateGivesOther = DiagnosticKind(
    "BH-442", "update-gives-other", .error,
    summary: Phrase("Ghép xong không ra gói mới.", "An update does not give the new package."),
    rationale: Phrase(
      "Bản cập nhật bị sửa, hoặc chương trình khác phiên bản với chương trình đã phát hành.",
      "It was altered, or this program is not of the version that published it."), basis: updateRule,
    example: .init(
      bad: "noi-dung.zst   # sửa sau khi tải về", good: "noi-dung.zst   # đúng tệp trong bản cập nhật"))

  private static let updateRule = Phrase(
    "Quy ước của Học Liệu về bản cập nhật", "Rule of Học Liệu on updates")
}

/// The package that an update makes of an old one: its name and its bytes, which have the SHA-256 that the update tells.
package struct UpdatedPackage: Sendable {
  package let name: String
  package let bytes: [UInt8]
  package let delta: Delta
}

/// Makes the new package out of the old one and an update. Refuses what is no update, an update to another package, and one
/// that gives anything else than it tells.
package func update(
  _ old: [UInt8], named oldPath: SourcePath, by update: [UInt8], named updatePath: SourcePath
) -> (package: UpdatedPackage?, diagnostics: [Diagnostic]) {
  func refuse(
    _ kind: DiagnosticKind, _ message: Phrase, at path: SourcePath, _ help: Phrase
  ) -> (UpdatedPackage?, [Diagnostic]) {
    (nil, [Diagnostic(kind, Finding(message, at: SourceSpan(path), help: help))])
  }
  let again = Phrase("tải lại bản cập nhật, hoặc tải gói đầy đủ", "download the update again, or the whole package")
  let opened: OpenedUpdate
  do {
    opened = try OpenedUpdate(update)
  } catch {
    return refuse(
      .updateUnreadable, Phrase("không đọc được bản cập nhật: ", "the update cannot be read: ") + error.reason,
      at: updatePath, again)
  }
  let delta = opened.delta
  let sum = digest(of: old).hexadecimal
  guard sum != delta.to.sha256 else {
    return refuse(
      .updateNotForPackage,
      Phrase("gói này đã là \(delta.to.name)", "this package is \(delta.to.name) already"), at: oldPath,
      Phrase("không cần cập nhật", "there is nothing to update"))
  }
  guard sum == delta.from.sha256, old.count == delta.from.bytes else {
    return refuse(
      .updateNotForPackage,
      Phrase(
        "bản cập nhật cần gói \(delta.from.name).zip có SHA-256 \(delta.from.sha256.prefix(12))…; gói này có \(sum.prefix(12))…",
        "the update needs the package \(delta.from.name).zip with the SHA-256 \(delta.from.sha256.prefix(12))…; this one has \(sum.prefix(12))…"
      ), at: oldPath,
      Phrase(
        "chọn đúng gói \(delta.from.name).zip, hoặc tải gói đầy đủ \(delta.to.name).zip",
        "choose the right \(delta.from.name).zip, or download the whole \(delta.to.name).zip"))
  }
  guard let bytes = opened.applied(to: old), digest(of: bytes).hexadecimal == delta.to.sha256 else {
    return refuse(
      .updateGivesOther,
      Phrase("ghép xong không ra đúng gói \(delta.to.name)", "the result is not the package \(delta.to.name)"),
      at: updatePath, again)
  }
  return (UpdatedPackage(name: delta.to.name + ".zip", bytes: bytes, delta: delta), [])
}

/// What an update says of itself; `nil` where the bytes are no update.
package func readUpdate(_ bytes: [UInt8]) -> Delta? { try? OpenedUpdate(bytes).delta }

/// The parts of an update.
private struct OpenedUpdate {
  let delta: Delta
  let content: [UInt8]
  /// What an update may make at most.
  private static let greatestSize = 1 << 30

  init(_ bytes: [UInt8]) throws(ArchiveError) {
    let tree = try ZipArchive.unpack(bytes)
    let files = Dictionary(
      tree.paths.map { (String($0.name), tree[$0] ?? []) }, uniquingKeysWith: { $1 })
    guard let listing = files[Delta.fileName], let content = files[Delta.contentName],
      let delta = try? JSONDecoder().decode(Delta.self, from: Data(listing)), delta.format == 1
    else {
      throw ArchiveError(
        reason: Phrase(
          "không có \(Delta.fileName) và \(Delta.contentName)", "it holds no \(Delta.fileName) and \(Delta.contentName)"
        ))
    }
    var room = OpenedUpdate.greatestSize
    for file in delta.written {
      guard file.bytes >= 0, file.bytes <= room, OutputPath(file.path) != nil else {
        throw ArchiveError(reason: Phrase("\(Delta.fileName) sai", "\(Delta.fileName) is wrong"))
      }
      room -= file.bytes
    }
    self.delta = delta
    self.content = content
  }

  /// The new package; `nil` where nothing comes out.
  func applied(to old: [UInt8]) -> [UInt8]? {
    guard let archive = try? ZipArchive.unpack(old), let old = ComparableFiles.bag(archive, named: delta.from.name),
      let written = Patch.apply(
        content, to: ComparableFiles(old).whole, giving: delta.written.reduce(0) { $0 + $1.bytes })
    else { return nil }
    var tree = OutputTree()
    for path in delta.kept {
      guard let path = OutputPath(path), let bytes = old[path] else { return nil }
      tree[path] = bytes
    }
    var position = 0
    for file in delta.written {
      let bytes = Array(written[position..<(position + file.bytes)])
      position += file.bytes
      guard let path = OutputPath(file.path), let closed = file.opened ? PDFFolding.fold(bytes) : bytes else {
        return nil
      }
      tree[path] = closed
    }
    guard let folder = OutputPath(delta.to.name), folder.folder == nil else { return nil }
    var root = OutputTree()
    for path in tree.paths {
      guard let inside = folder.appending(path.text) else { return nil }
      root[inside] = tree[path]
    }
    return ZipArchive.pack(root)
  }
}
