package import CourseModel

/// What is wrong with a PDF that other tools have signed; `nil` where nothing is. A PDF is signed by appending to it (ISO
/// 32000-1, 7.5.6 and 12.8.1): it must begin with the very bytes that were issued, and its last signature must cover all of it.
/// Whose certificate signed is for those other tools to say.
package func fault(inCountersigned signed: [UInt8], of issued: [UInt8], named path: SourcePath) -> Diagnostic? {
  func fault(_ message: Phrase, _ help: Phrase) -> Diagnostic {
    Diagnostic(.countersignedDiffers, Finding(message, at: SourceSpan(path), help: help))
  }
  let again = Phrase(
    "giải nén gói đã phát hành, ký số thẳng lên tệp PDF trong đó, không mở và lưu lại bằng phần mềm khác",
    "unpack the published package and sign its PDF itself; do not save it anew with another program")
  guard signed.starts(with: issued) else {
    let place = zip(signed, issued).enumerated().first { $1.0 != $1.1 }?.offset ?? min(signed.count, issued.count)
    return fault(
      Phrase(
        "`\(path.name)` khác bản in đã ban hành từ byte \(place + 1)",
        "`\(path.name)` differs from the issued print from byte \(place + 1)"), again)
  }
  guard let range = lastByteRange(in: signed[issued.count...]) else {
    return fault(
      Phrase("`\(path.name)` chưa có chữ ký số nào", "`\(path.name)` holds no signature"),
      Phrase("ký số tệp rồi chạy lại lệnh này", "sign the file, and run this command again"))
  }
  guard range[0] == 0, range[1] >= issued.count, range[2] >= range[1], range[2] <= signed.count,
    range[3] == signed.count - range[2]
  else {
    return fault(
      Phrase(
        "chữ ký số cuối cùng trong `\(path.name)` không phủ hết tệp",
        "the last signature of `\(path.name)` does not cover all of it"), again)
  }
  return nil
}

/// The four numbers after the last `/ByteRange`.
private func lastByteRange(in tail: ArraySlice<UInt8>) -> [Int]? {
  let mark = Array("/ByteRange".utf8)
  var place = tail.endIndex - mark.count
  while place >= tail.startIndex, !tail[place...].starts(with: mark) { place -= 1 }
  guard place >= tail.startIndex else { return nil }
  let rest = tail[(place + mark.count)...].prefix(200)
  guard let open = rest.firstIndex(of: UInt8(ascii: "[")), let close = rest.firstIndex(of: UInt8(ascii: "]")),
    open < close
  else { return nil }
  let words = rest[rest.index(after: open)..<close].split { !(0x30...0x39).contains($0) }
  let numbers = words.compactMap { word in word.count <= 12 ? Int(String(decoding: word, as: UTF8.self)) : nil }
  return numbers.count == 4 ? numbers : nil
}
