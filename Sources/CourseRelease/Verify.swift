package import CourseModel
import CourseSealing

extension DiagnosticKind {
  package static let packageUnreadable = DiagnosticKind(
    "BH-401", "package-unreadable", .error,
    summary: Phrase("Không đọc được gói.", "A package cannot be read."),
    rationale: Phrase("Tệp tải về bị thiếu hoặc hỏng.", "The download is incomplete or damaged."), basis: bagRule,
    example: .init(bad: "cd03-1.1.0.zip   # tải dở: 40 trong 412 KB", good: "cd03-1.1.0.zip   # 412 KB"))
  package static let packageFileAltered = DiagnosticKind(
    "BH-402", "package-file-altered", .error,
    summary: Phrase("Một tệp trong gói đã bị thay đổi.", "A file in a package was altered."),
    rationale: Phrase("Nội dung không còn là nội dung đã ban hành.", "It is no longer what was issued."),
    basis: bagRule,
    example: .init(
      bad: "data/html/index.html   # sửa sau khi tải về", good: "data/html/index.html   # đúng tệp trong gói"))
  package static let packageFileMissing = DiagnosticKind(
    "BH-403", "package-file-missing", .error,
    summary: Phrase("Gói thiếu một tệp.", "A package lacks a file."),
    rationale: Phrase("Gói không đầy đủ.", "The package is incomplete."), basis: bagRule,
    example: .init(
      bad: """
        manifest-sha256.txt ghi data/cd03-1.1.0.pdf
        # trong gói không có tệp ấy
        """,
      good: """
        manifest-sha256.txt ghi data/cd03-1.1.0.pdf
        data/cd03-1.1.0.pdf
        """))
  package static let packageFileExtra = DiagnosticKind(
    "BH-404", "package-file-extra", .error,
    summary: Phrase("Gói có tệp lạ.", "A package holds a file that does not belong."),
    rationale: Phrase("Tệp lạ chưa được thẩm định.", "It was not appraised."), basis: bagRule,
    example: .init(
      bad: """
        data/html/index.html
        data/html/ghi-chu.docx   # thêm vào sau
        """,
      good: "data/html/index.html"))
  package static let packageMalformed = DiagnosticKind(
    "BH-405", "package-malformed", .error,
    summary: Phrase("Gói không đúng cấu trúc BagIt.", "A package is no proper BagIt bag."),
    rationale: Phrase("Các công cụ khác không kiểm tra được gói.", "Other tools cannot check it."), basis: bagRule,
    example: .init(
      bad: """
        data/
        manifest-sha256.txt
        """,
      good: """
        bagit.txt
        data/
        manifest-sha256.txt
        """))
  package static let packageNotOfRelease = DiagnosticKind(
    "BH-406", "package-not-of-release", .error,
    summary: Phrase("Gói không phải gói mà kho ghi nhận.", "A package is not the one that the store names."),
    rationale: Phrase("Gói đã bị thay bằng gói khác.", "Another package was put in its place."), basis: storeRule,
    example: .init(
      bad: "cd03-1.1.0.zip   # SHA-256 khác mã ghi trong release.json",
      good: "cd03-1.1.0.zip   # SHA-256 đúng như release.json"))
  package static let storeFileMissing = DiagnosticKind(
    "BH-407", "store-file-missing", .error,
    summary: Phrase("Kho thiếu một tệp.", "The store lacks a file."),
    rationale: Phrase("Người dùng không tải được.", "Nobody can download it."), basis: storeRule,
    example: .init(
      bad: "releases/cd03/1.1.0/release.json",
      good: """
        releases/cd03/1.1.0/cd03-1.1.0.zip
        releases/cd03/1.1.0/release.json
        """))
  package static let contentNotSealed = DiagnosticKind(
    "BH-408", "content-not-sealed", .error,
    summary: Phrase(
      "Nội dung gói không khớp với hồ sơ thẩm định, ban hành.", "A package's content does not fit its records."),
    rationale: Phrase("Bản được phát hành phải là bản đã thẩm định.", "What is released must be what was appraised."),
    basis: storeRule,
    example: .init(
      bad: "# content.manifest trong gói khác niêm phong ghi trong appraise.yaml",
      good: "# content.manifest trong gói đúng niêm phong ghi trong appraise.yaml"))
  package static let catalogueOutOfDate = DiagnosticKind(
    "BH-409", "catalogue-out-of-date", .error,
    summary: Phrase("Danh mục không khớp với các bản trong kho.", "The catalogue does not fit the releases."),
    rationale: Phrase("Tỉnh sẽ tải nhầm phiên bản.", "Provinces would download the wrong version."), basis: storeRule,
    example: .init(
      bad: """
        catalogue.json   # chưa có cd03 1.1.0
        releases/cd03/1.1.0/release.json
        """,
      good: """
        catalogue.json   # có cd03 1.1.0
        releases/cd03/1.1.0/release.json
        """))
  package static let releaseDiffers = DiagnosticKind(
    "BH-410", "release-differs", .error,
    summary: Phrase(
      "Kho đã có phiên bản này với nội dung khác.", "The store already holds this version with other content."),
    rationale: Phrase("Một số phiên bản chỉ phát hành một lần.", "A version is published once."), basis: storeRule,
    example: .init(
      bad: "releases/cd03/1.1.0/   # đã có, dựng từ nguồn khác", good: "releases/cd03/1.1.1/   # số phiên bản mới"))

  package static let withdrawalNotOfRelease = DiagnosticKind(
    "BH-320", "withdrawal-not-of-release", .error,
    summary: Phrase(
      "Hồ sơ thu hồi trong kho không nối với phiên bản của nó.",
      "A withdrawal in the store does not follow its release."),
    rationale: Phrase(
      "Ai cũng có thể đặt một tệp vào kho; chỉ hồ sơ nối với quyết định ban hành mới có giá trị.",
      "Anyone can put a file into a store; only a record that follows the decision to issue counts."),
    basis: storeRule,
    example: .init(
      bad: "withdrawals/cd03-1.1.0.yaml   # previous không phải SHA-256 của issue.yaml trong gói",
      good: "withdrawals/cd03-1.1.0.yaml   # đúng tệp withdraw.yaml mà `withdraw` đã ghi"))

  private static let bagRule = Phrase("BagIt 1.0 (RFC 8493)", "BagIt 1.0 (RFC 8493)")
  private static let storeRule = Phrase("Quy ước của Học Liệu về kho phát hành", "Rule of Học Liệu on the store")
}

/// Every kind of diagnostic that releasing can give, by code.
package let releaseKinds: [DiagnosticKind] =
  [
    .frozenSourcesUnreadable, .packageUnreadable, .packageFileAltered, .packageFileMissing, .packageFileExtra,
    .packageMalformed,
    .packageNotOfRelease, .storeFileMissing, .contentNotSealed, .catalogueOutOfDate, .releaseDiffers,
    .withdrawalNotOfRelease, .archiveAltered, .archiveIncomplete, .updateUnreadable, .updateNotForPackage,
    .updateGivesOther,
  ] + proofKinds + bundleKinds

/// A package that was opened and checked against its own digests.
package struct OpenedPackage: Sendable {
  /// The name of the bag's folder, for example `cd03-1.1.0`; empty where there is none.
  package let name: String
  /// The payload, by path below `data/`.
  package let payload: OutputTree
  /// What lies beside `data/`: declaration, manifests, `bag-info.txt`.
  package let tags: OutputTree
  package let diagnostics: [Diagnostic]
}

/// Opens a package and checks it as a BagIt bag: every file is there, none has changed, none is too many. `path` names the
/// package in diagnostics.
package func verify(_ package: [UInt8], named path: SourcePath) -> OpenedPackage {
  do {
    return verify(try ZipArchive.unpack(package), named: path)
  } catch {
    var check = BagCheck(path: path)
    check.report(
      .packageUnreadable, Phrase("không đọc được gói: ", "the package cannot be read: ") + error.reason,
      help: Phrase("tải lại gói", "download it again"))
    return OpenedPackage(name: "", payload: OutputTree(), tags: OutputTree(), diagnostics: check.diagnostics)
  }
}

/// The same for a package that was unpacked already; all its paths start with the name of the bag's folder.
package func verify(_ unpacked: OutputTree, named path: SourcePath) -> OpenedPackage {
  var check = BagCheck(path: path)
  check.read(unpacked)
  return OpenedPackage(
    name: check.name, payload: check.payload, tags: check.tags, diagnostics: check.diagnostics)
}

private struct BagCheck {
  let path: SourcePath
  var name = ""
  var payload = OutputTree()
  var tags = OutputTree()
  var diagnostics: [Diagnostic] = []

  init(path: SourcePath) { self.path = path }

  mutating func report(_ kind: DiagnosticKind, _ message: Phrase, help: Phrase) {
    diagnostics.append(Diagnostic(kind, Finding(message, at: SourceSpan(path), help: help)))
  }

  mutating func read(_ archive: OutputTree) {
    let roots = Set(archive.paths.map { $0.text.prefix { $0 != "/" } })
    guard roots.count == 1, let root = roots.first, archive.paths.allSatisfy({ $0.text.count > root.count }) else {
      return reportMalformed(
        Phrase("gói phải có đúng một thư mục ở ngoài cùng", "the package must hold one folder at its top"))
    }
    name = String(root)
    var bag = OutputTree()
    for file in archive.paths { bag.add(archive[file] ?? [], at: String(file.text.dropFirst(root.count + 1))) }
    guard text("bagit.txt", of: bag)?.hasPrefix("BagIt-Version: 1.0\n") == true else {
      return reportMalformed(Phrase("thiếu `bagit.txt`", "`bagit.txt` is missing"))
    }
    for (manifest, isTag) in [("manifest-sha256.txt", false), ("tagmanifest-sha256.txt", true)] {
      guard let lines = text(manifest, of: bag)?.split(separator: "\n") else {
        reportMalformed(Phrase("thiếu `\(manifest)`", "`\(manifest)` is missing"))
        continue
      }
      check(lines, of: bag, manifest: manifest, isTag: isTag)
    }
    checkOxum(of: bag)
    for file in bag.paths {
      if file.text.hasPrefix("data/") {
        payload.add(bag[file] ?? [], at: String(file.text.dropFirst("data/".count)))
      } else {
        tags[file] = bag[file]
      }
    }
  }

  private mutating func check(_ lines: [Substring], of bag: OutputTree, manifest: String, isTag: Bool) {
    var listed: Set<String> = [manifest]
    for line in lines {
      guard line.utf8.count > 66, let expected = Digest(hexadecimal: line.prefix(64)) else {
        reportMalformed(Phrase("`\(manifest)` có dòng sai dạng", "`\(manifest)` has a malformed line"))
        continue
      }
      let name = String(line.dropFirst(66))
      listed.insert(name)
      guard let file = OutputPath(name), let bytes = bag[file] else {
        report(
          .packageFileMissing, Phrase("thiếu `\(name)`", "`\(name)` is missing"),
          help: Phrase("tải lại gói", "download it again"))
        continue
      }
      if digest(of: bytes) != expected {
        report(
          .packageFileAltered, Phrase("`\(name)` đã bị thay đổi", "`\(name)` was altered"),
          help: Phrase(
            "không dùng gói này; tải lại từ nơi phát hành", "do not use this package; download it again from its source"
          ))
      }
    }
    let known = isTag ? listed : listed.union(["bagit.txt", "bag-info.txt", "tagmanifest-sha256.txt"])
    for file in bag.paths where file.text.hasPrefix("data/") != isTag && !known.contains(file.text) {
      report(
        .packageFileExtra, Phrase("`\(file)` không có trong `\(manifest)`", "`\(file)` is not in `\(manifest)`"),
        help: Phrase("không dùng tệp này; tải lại gói", "do not use it; download the package again"))
    }
  }

  private mutating func checkOxum(of bag: OutputTree) {
    let files = bag.paths.filter { $0.text.hasPrefix("data/") }
    let size = files.reduce(0) { $0 + (bag[$1]?.count ?? 0) }
    let line = text("bag-info.txt", of: bag)?.split(separator: "\n").first { $0.hasPrefix("Payload-Oxum: ") }
    guard line?.dropFirst("Payload-Oxum: ".count) == "\(size).\(files.count)" else {
      return reportMalformed(
        Phrase("`Payload-Oxum` không khớp với số tệp và dung lượng", "`Payload-Oxum` does not fit the files"))
    }
  }

  private mutating func reportMalformed(_ message: Phrase) {
    report(.packageMalformed, message, help: Phrase("tải lại gói", "download it again"))
  }

  private func text(_ name: String, of bag: OutputTree) -> String? {
    OutputPath(name).flatMap { bag[$0] }.map { String(decoding: $0, as: UTF8.self) }
  }
}
