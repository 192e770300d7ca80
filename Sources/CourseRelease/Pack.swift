import CourseAppraisal
package import CourseModel
import CourseSealing
import FoundationEssentials

/// The version of this tool; a release names it.
package let toolVersion = "hoclieu 0.1.0"

/// A package as a province downloads it, and what the store says about it.
package struct Package: Sendable {
  package let release: Release
  /// The files of `releases/<module>/<version>/`.
  package let files: OutputTree

  /// The bytes of the zip.
  package var zip: [UInt8] { release.packages.first.flatMap { OutputPath($0.name) }.flatMap { files[$0] } ?? [] }

  /// `files` with `release.json` and `SHA256SUMS`, which lists every file but itself.
  init(of release: Release, beside files: OutputTree) {
    var files = files
    files.add(json(release), at: "release.json")
    files.add(Sums.text(of: files), at: Sums.name)
    self.release = release
    self.files = files
  }

  /// Files that were read back.
  fileprivate init(_ release: Release, having files: OutputTree) {
    self.release = release
    self.files = files
  }
}

/// Packs an issued module: `contents` become the payload of a BagIt bag (RFC 8493), together with the records of this and all
/// earlier versions and the frozen sources, and the bag becomes one zip file. `changelog` goes into the package and beside it;
/// `page` is the changelog as one page for the store.
package func pack(
  _ issued: IssuedModule, _ contents: OutputTree, changes: ModuleChanges?, changelog: OutputTree, page: [UInt8]?,
  templates: Digest
) -> Package {
  let submission = issued.approved.submission
  let module = issued.approved.module
  let name = "\(module.id)-\(submission.records.version)"
  var payload = contents
  // So that the next version's update can open them (PDFFolding.swift).
  for path in payload.paths where path.fileExtension == "pdf" {
    payload[path] = payload[path].map(PDFFolding.recompressed)
  }
  payload.add(changelog, below: "thay-doi")
  payload.add(recordFiles(of: issued), below: "records")
  payload.add(readMe(for: issued), at: "DOC-TRUOC.txt")
  payload.add(checkingGuide(for: name, keyFile: nil, isSpecimen: module.imprint.isSpecimen), at: "KIEM-TRA.txt")
  if let places = module.metadata.supplements {
    payload.add(SupplementPlace.file(of: places), at: SupplementPlace.fileName)
  }
  let bag = bag(payload, named: name, for: issued)
  let zip = ZipArchive.pack(bag)
  let release = Release(
    module: module.id.text, title: module.metadata.title.value, version: submission.records.version.description,
    specimen: module.imprint.isSpecimen,
    decision: Release.Decision(
      number: issued.record.number, date: issued.record.date.description,
      effective: issued.record.effective.description,
      signer: issued.record.signer, capacity: issued.record.capacity),
    seal: issued.record.seal.hexadecimal, sources: issued.approved.sources.hexadecimal,
    supersedes: issued.record.supersedes?.description,
    packages: [Release.File(name: name + ".zip", bytes: zip.count, sha256: digest(of: zip).hexadecimal)],
    changes: changes.map { changes in
      Release.Changes(
        since: changes.from.description,
        topics: counts { kind in changes.topics.count { $0.kind == kind } }, blocks: counts { changes.count(of: $0) })
    }, tool: toolVersion, templates: templates.hexadecimal, facts: Release.Facts(of: module))
  var files = changelog
  if let page { files.add(page, at: "thay-doi.html") }
  files.add(zip, at: name + ".zip")
  // A bundle holds a part of the bag only; through this copy the sums, which are what is signed, vouch for each file of it.
  if let path = OutputPath("\(name)/\(CoreSelection.tagManifest)"), let bytes = bag[path] {
    files.add(bytes, at: CoreSelection.tagManifest)
  }
  return Package(of: release, beside: files)
}

/// The package that an unpacked one came from, byte for byte: the same files give the same zip.
package func repacked(_ unpacked: OutputTree) -> [UInt8] { ZipArchive.pack(unpacked) }

/// JSON as the store keeps it: readable, with its keys in order.
package func json(_ value: some Encodable) -> [UInt8] {
  let encoder = JSONEncoder()
  encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
  guard let data = try? encoder.encode(value) else { preconditionFailure("text and numbers can always be encoded") }
  return Array(data) + [0x0A]
}

/// The package whose files these are: each as `SHA256SUMS` lists it, none missing and none more, with a `release.json` that
/// tells of the zip that is there. `nil` where they are anything else.
package func readPackage(_ files: OutputTree) -> Package? {
  guard let sums = files[Sums.path].flatMap(Sums.read), sums.count == files.paths.count - 1,
    files.paths.allSatisfy({ $0 == Sums.path || sums[$0.text] == digest(of: files[$0] ?? []) }),
    let release = OutputPath("release.json").flatMap({ files[$0] }).flatMap(readRelease)
  else { return nil }
  let package = Package(release, having: files)
  return release.packages.count == 1 && release.packages[0].sha256 == digest(of: package.zip).hexadecimal
    ? package : nil
}

/// The release that a `release.json` describes; `nil` where it does not.
package func readRelease(_ bytes: [UInt8]) -> Release? {
  guard let release = try? JSONDecoder().decode(Release.self, from: Data(bytes)), release.format == 1 else {
    return nil
  }
  return release
}

/// The catalogue that a `catalogue.json` describes; `nil` where it does not.
package func readCatalogue(_ bytes: [UInt8]) -> Catalogue? {
  guard let catalogue = try? JSONDecoder().decode(Catalogue.self, from: Data(bytes)), catalogue.format == 1 else {
    return nil
  }
  return catalogue
}

private func counts(_ count: (ChangeKind) -> Int) -> [String: Int] {
  Dictionary(uniqueKeysWithValues: ChangeKind.allCases.map { ($0.rawValue, count($0)) })
}

/// The records of this version with its frozen files, and the records of the versions before, whose chain leads here. A
/// withdrawal and a signed print come later than the package and are told by the store; the same package is made before it and after.
private func recordFiles(of issued: IssuedModule) -> OutputTree {
  let submission = issued.approved.submission
  let kinds = RecordKind.allCases.filter { $0 != .withdraw }
  var tree = OutputTree()
  for records in submission.history where records.version < submission.records.version {
    for kind in kinds {
      if let bytes = records.bytes(of: kind) { tree.add(bytes, at: "\(records.version)/\(kind.fileName)") }
    }
  }
  var files = submission.records.files
  files[RecordKind.issue.fileName] = submission.records.issue?.bytes ?? issued.record.bytes
  files[RecordKind.withdraw.fileName] = nil
  files[VersionRecords.countersignedName] = nil
  tree.add(recordFolder(files), below: submission.records.version.description)
  return tree
}

private func readMe(for issued: IssuedModule) -> String {
  let module = issued.approved.module
  let name = "\(module.id)-\(issued.record.version)"
  let specimen =
    module.imprint.isSpecimen
    ? "BẢN MẪU – chưa được cơ quan có thẩm quyền thẩm định, ban hành. Không dùng làm tài liệu chính thức.\n\n" : ""
  return """
    \(specimen)\(module.imprint.programme)
    Chuyên đề \(module.id.text.uppercased()): \(module.metadata.title.value)
    Phiên bản \(issued.record.version), Quyết định số \(issued.record.number) \(issued.record.date.forDocuments)

    Trong gói này
      data/html/index.html        bản cho người học; mở bằng trình duyệt, không cần mạng
      data/\(name).pdf        bản in cho người học
      data/giang-vien/            bản cho giảng viên, có đáp án; không phát cho người học
      data/thay-doi/              những gì đã thay đổi so với phiên bản trước (nếu có), cả đáp án; không phát cho người học
      data/records/               hồ sơ biên soạn, thẩm định, ban hành và nguồn đã đóng băng

    Kiểm tra gói (chạy trong thư mục \(name))
      Linux, macOS:   sha256sum -c manifest-sha256.txt        (macOS: shasum -a 256 -c manifest-sha256.txt)
      Windows:        Get-FileHash data\\\(name).pdf   rồi so với dòng cùng tên trong manifest-sha256.txt
      Đủ tệp hay không: số tệp trong data/ phải bằng số sau dấu chấm ở dòng Payload-Oxum của bag-info.txt
      Có Học Liệu:    hoclieu verify \(name).zip
      Ai đã ký gói, và cách khác nữa: KIEM-TRA.txt

    Niêm phong (SHA-256 của data/records/\(issued.record.version)/\(issued.approved.submission.records.finalManifestName))
      \(issued.record.seal)

    """
}
