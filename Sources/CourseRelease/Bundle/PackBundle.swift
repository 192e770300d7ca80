package import CourseModel
import CourseSealing

/// An issued package that a bundle is made from.
package struct IssuedPackage: Sendable {
  package let opened: OpenedPackage
  /// What stands beside it in the store and vouches for it; empty for a package that came alone.
  package let evidence: OutputTree

  package init(opened: OpenedPackage, evidence: OutputTree) {
    self.opened = opened
    self.evidence = evidence
  }

  /// The files that the edition takes over, by their path in the bag.
  func core(for reader: Edition.Reader) -> OutputTree {
    var tree = opened.tags
    for path in opened.payload.paths where CoreSelection.takes(path.text, of: opened.name, for: reader) {
      tree.add(opened.payload[path] ?? [], at: "data/\(path)")
    }
    return tree
  }
}

/// Where a package says that its module takes a province's text.
package func supplementPlaces(of opened: OpenedPackage) -> [SupplementPlace] {
  guard let path = OutputPath(SupplementPlace.fileName), let bytes = opened.payload[path] else {
    return SupplementPlace.undeclared
  }
  return SupplementPlace.read(bytes) ?? []
}

/// Packs a province's bundle: the core as it was issued, with what vouches for it, and `own`, the province's files by their
/// path below `data/`, as one BagIt bag in one zip file. `packages` are those of the edition's entries, in their order; `note` is the
/// store's note of status, by which later readers see what was known on the bundle's day.
package func packBundle(
  _ edition: BundleEdition, of packages: [IssuedPackage], with own: OutputTree, note: [UInt8]? = nil
) -> (bundle: Bundle, zip: [UInt8]) {
  var payload = own
  payload.add(readMe(for: edition), at: BundlePlace.readMe)
  let ownFiles = payload.paths.map { file($0.text, payload[$0] ?? []) }
  var cores: [Bundle.Core] = []
  for (entry, package) in zip(edition.entries, packages) {
    let core = package.core(for: edition.reader)
    payload.add(core, below: "\(BundlePlace.core)/\(entry.name)")
    payload.add(package.evidence, below: "\(BundlePlace.evidence)/\(entry.name)")
    cores.append(description(of: entry, core, package))
  }
  let state = edition.state
  let bundle = Bundle(
    name: edition.name,
    province: .init(id: edition.province.id.text, code: state.code, name: state.name, kind: state.kind.rawValue),
    date: edition.date.description, edition: edition.reader.optionName, programme: edition.imprint.programme,
    academy: edition.imprint.academy, specimen: edition.isSpecimen, responsible: edition.responsible, modules: cores,
    own: ownFiles, tool: toolVersion)
  payload.add(json(bundle), at: BundlePlace.list)
  if let note { payload.add(note, at: BundlePlace.note) }
  let bag = bag(
    payload, named: edition.name, from: edition.responsible ?? capitalized(state.fullName),
    describing: "\(edition.imprint.programme) – \(state.fullName), \(edition.reader.label.vietnamese.lowercased())",
    on: edition.date, noting: edition.entries.map { ("Core", "\($0.name), \($0.record.seal)") },
    isSpecimen: edition.isSpecimen)
  return (bundle, ZipArchive.pack(bag))
}

private func description(of entry: BundleEdition.Entry, _ core: OutputTree, _ package: IssuedPackage) -> Bundle.Core {
  let record = entry.record
  let tagManifest = OutputPath(CoreSelection.tagManifest).flatMap { package.opened.tags[$0] } ?? []
  return Bundle.Core(
    module: record.module.text, title: entry.module.metadata.title.value, version: record.version.description,
    specimen: entry.module.imprint.isSpecimen,
    decision: .init(
      number: record.number, date: record.date.description, effective: record.effective.description,
      signer: record.signer, capacity: record.capacity),
    seal: record.seal.hexadecimal, status: entry.status.name, supersededBy: entry.status.successor?.description,
    folder: "\(BundlePlace.core)/\(entry.name)", tagManifest: digest(of: tagManifest).hexadecimal,
    files: core.paths.map { file($0.text, core[$0] ?? []) },
    places: supplementPlaces(of: package.opened).map(\.description),
    supplements: entry.supplements.map { supplement in
      .init(
        place: supplement.place.description, title: supplement.text.topic.metadata.title.value,
        page: "\(entry.folder(of: supplement))/index.html", source: supplement.text.source.hexadecimal)
    })
}

private func file(_ path: String, _ bytes: [UInt8]) -> Bundle.File {
  Bundle.File(path: path, bytes: bytes.count, sha256: digest(of: bytes).hexadecimal)
}

private func capitalized(_ text: String) -> String { text.prefix(1).uppercased() + text.dropFirst() }

extension BundleEdition.Status {
  /// The word for machines.
  var name: String {
    switch self {
    case .current: "current"
    case .superseded: "superseded"
    case .unknown: "unknown"
    }
  }

  var successor: Version? {
    switch self {
    case .superseded(let version): version
    case .current, .unknown: nil
    }
  }
}

private func readMe(for edition: BundleEdition) -> String {
  let name = edition.name
  let first = edition.entries[0].name
  let specimen =
    edition.isSpecimen
    ? "BẢN MẪU – chưa được cơ quan có thẩm quyền thẩm định, ban hành. Không dùng làm tài liệu chính thức.\n\n" : ""
  let own =
    edition.responsible.map {
      "  data/tinh/                  bìa, lời nói đầu, phần của \(edition.state.fullName); \($0) chịu trách nhiệm\n"
    } ?? "  data/tinh/                  bìa của \(edition.state.fullName)\n"
  return """
    \(specimen)\(edition.imprint.programme)
    \(capitalized(edition.state.fullName)), ngày \(edition.date.forReaders). \(edition.reader.label.vietnamese).

    Trong gói này
      data/index.html             mở tệp này trước, bằng trình duyệt, không cần mạng
      data/chuyen-de/             tài liệu đã ban hành, giữ nguyên từng byte
    \(own)  data/chung-cu/              tệp kèm theo của nơi phát hành: mã SHA-256, chữ ký (nếu có)
      data/bundle.json            danh sách cho máy

    Kiểm tra (chạy trong thư mục \(name))
      Cả gói:          sha256sum -c --quiet manifest-sha256.txt        (macOS: shasum -a 256 -c manifest-sha256.txt)
      Một chuyên đề:   cd data/chuyen-de/\(first)
                       sha256sum -c --quiet --ignore-missing manifest-sha256.txt
                       (mã trong tệp này là mã của gói đã ban hành; bản dành cho người khác không có trong gói)
      Windows:         Get-FileHash <tệp>   rồi so với dòng cùng tên trong manifest-sha256.txt
      Có Học Liệu:     hoclieu verify \(name).zip

    Ai đã phát hành
      data/chung-cu/\(first)/SHA256SUMS ghi mã của data/chuyen-de/\(first)/tagmanifest-sha256.txt; tệp ấy dẫn tới mã của
      mọi tệp. Chữ ký là của SHA256SUMS: kiểm tra bằng khóa của nơi phát hành theo KIEM-TRA.txt trong kho (không có chữ ký thì
      bộ này được lập từ gói rời). data/chung-cu/status.txt là giấy trạng thái vào ngày lập; xin giấy mới để biết bản nào còn dùng.

    """
}
