import CourseModel
import CourseSealing

extension RecordCheck {
  static let recordFileAltered = RecordCheck(
    DiagnosticKind(
      "TD-207", "record-file-altered", .error,
      summary: Phrase(
        "Một tệp hồ sơ không khớp với `SHA256SUMS`.", "A file of the records does not fit `SHA256SUMS`."),
      rationale: Phrase(
        "Hồ sơ đã lập không được sửa, thêm hay bớt.", "Records are never edited, added to or taken from by hand."),
      basis: .recordRule,
      example: .init(
        bad: "records/1.0.0/appraise.yaml   # sửa sau khi ghi",
        good: "records/1.0.0/appraise.yaml   # đúng tệp mà `appraise` đã ghi"))
  ) { grounds in
    let records = grounds.records
    guard records.files[VersionRecords.sumsName] != nil else { return [] }
    guard let sums = records.sums, !sums.isEmpty else {
      return [
        Finding(
          Phrase("SHA256SUMS có dòng sai dạng", "SHA256SUMS has a malformed line"),
          at: grounds.place(of: VersionRecords.sumsName), help: restoreHelp)
      ]
    }
    return records.files.keys.sorted().compactMap { name in
      guard name != VersionRecords.sumsName, let bytes = records.files[name], sums[name] != digest(of: bytes) else {
        return nil
      }
      return Finding(
        sums[name] != nil
          ? Phrase("`\(name)` đã bị sửa sau khi lập", "`\(name)` was altered after it was written")
          : Phrase("`\(name)` không có trong SHA256SUMS", "`\(name)` is not in SHA256SUMS"),
        at: grounds.place(of: name), help: restoreHelp)
    }
  }
}

extension VersionRecords {
  /// What `SHA256SUMS` lists, by name; empty where a line of it is malformed, and `nil` where there is no such file.
  var sums: [String: Digest]? {
    guard let bytes = files[VersionRecords.sumsName] else { return nil }
    var listed: [String: Digest] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard line.utf8.count > 66, let digest = Digest(hexadecimal: line.prefix(64)) else { return [:] }
      listed[String(line.dropFirst(66))] = digest
    }
    return listed
  }
}
