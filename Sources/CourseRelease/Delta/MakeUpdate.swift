package import CourseModel
import CourseSealing

extension Package {
  /// The same package with an update beside it, which makes it out of the package `old` of the release `before`.
  package func addingUpdate(from old: [UInt8], of before: Release) throws(ArchiveError) -> Package {
    guard let file = release.packages.first else { return self }
    let from = Delta.Package(
      name: "\(before.module)-\(before.version)", version: before.version, bytes: old.count,
      sha256: digest(of: old).hexadecimal)
    let to = Delta.Package(
      name: "\(release.module)-\(release.version)", version: release.version, bytes: file.bytes, sha256: file.sha256)
    guard let old = ComparableFiles.bag(try ZipArchive.unpack(old), named: from.name),
      let new = ComparableFiles.bag(try ZipArchive.unpack(zip), named: to.name)
    else { throw ArchiveError(reason: Phrase("gói không có đúng một thư mục", "it does not hold just one folder")) }
    let kept = new.paths.filter { new[$0] == old[$0] }
    let written = ComparableFiles(new, only: new.paths.filter { new[$0] != old[$0] })
    let delta = Delta(
      format: 1, module: release.module, from: from, to: to, kept: kept.map(\.text),
      written: written.written.map { Delta.File(path: $0.path.text, bytes: $0.bytes, opened: $0.opened) },
      dropped: old.paths.filter { new[$0] == nil }.map(\.text))
    let name = Delta.name(of: release.module, from: before.version, to: release.version)
    var tree = OutputTree()
    tree.add(json(delta), at: "\(name)/\(Delta.fileName)")
    tree.add(Patch.make(of: written.whole, from: ComparableFiles(old).whole), at: "\(name)/\(Delta.contentName)")
    tree.add(readMe(for: delta), at: "\(name)/DOC-TRUOC.txt")
    tree.add(PackageResources.ghep_py, at: "\(name)/ghep.py")
    let update = ZipArchive.pack(tree)
    let told = Release.File(name: name + ".zip", bytes: update.count, sha256: digest(of: update).hexadecimal)
    var all = files
    all.add(update, at: name + ".zip")
    return Package(of: release.adding(Release.Update(since: before.version, file: told)), beside: all)
  }

  private func readMe(for delta: Delta) -> String {
    let specimen = release.specimen ? "BẢN MẪU – chưa được cơ quan có thẩm quyền thẩm định, ban hành.\n\n" : ""
    return """
      \(specimen)Bản cập nhật \(delta.module): từ phiên bản \(delta.from.version) lên phiên bản \(delta.to.version)

      Tệp này không dùng một mình. Ghép với gói \(delta.from.name).zip đang có, nó cho lại đúng từng bit gói \(delta.to.name).zip:

        hoclieu update \(delta.from.name).zip \(delta.to.name)-tu-\(delta.from.version).zip

      Ghép xong, mã SHA-256 của \(delta.to.name).zip phải là
        \(delta.to.sha256)
      và SHA-256 của gói cũ trước khi ghép phải là
        \(delta.from.sha256)

      Không có Học Liệu: giải nén tệp này rồi chạy (cần Python 3.8 trở lên và lệnh zstd)

        python3 \(delta.to.name)-tu-\(delta.from.version)/ghep.py \(delta.from.name).zip

      được thư mục \(delta.to.name)/ đã đối chiếu với manifest-sha256.txt. Không có cả hai thì tải gói đầy đủ
      \(delta.to.name).zip (\(delta.to.bytes) byte) ở nơi phát hành.
      delta.json cho biết tệp nào giữ nguyên (kept), viết mới (written), bỏ đi (dropped).

      """
  }
}
