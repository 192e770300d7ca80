import CourseModel
import CourseSealing
import CourseTestSupport
import Testing

// The opened form of a PDF never leaves the room, but what it does with a stranger's bytes has to be tried.
@testable import CourseRelease

/// A small PDF with as many pages as there are texts, each with a compressed stream, and a table of places.
private func pdf(_ texts: [String]) -> [UInt8] {
  var bytes = Array("%PDF-1.7\n".utf8)
  var places: [Int] = []
  func add(_ object: [UInt8]) {
    places.append(bytes.count)
    bytes += Array("\(places.count) 0 obj\n".utf8) + object + Array("\nendobj\n".utf8)
  }
  let kids = texts.indices.map { "\(3 + 2 * $0) 0 R" }.joined(separator: " ")
  add(Array("<</Type/Catalog/Pages 2 0 R>>".utf8))
  add(Array("<</Type/Pages/Count \(texts.count)/Kids[\(kids)]>>".utf8))
  for (index, text) in texts.enumerated() {
    add(Array("<</Type/Page/Parent 2 0 R/Contents \(4 + 2 * index) 0 R>>".utf8))
    let stream = Zlib.deflate(Array(text.utf8)[...])
    add(
      Array("<</Length \(stream.count)/Filter/FlateDecode>>\nstream\n".utf8) + stream + Array("\nendstream".utf8))
  }
  let table = bytes.count
  var tail = "xref\n0 \(places.count + 1)\n0000000000 65535 f\r\n"
  for place in places {
    tail += String(repeating: "0", count: 10 - String(place).utf8.count) + "\(place) 00000 n\r\n"
  }
  tail += "trailer\n<</Size \(places.count + 1)/Root 1 0 R>>\nstartxref\n\(table)\n%%EOF"
  return bytes + Array(tail.utf8)
}

private let pages = (0..<40).map { "BT /F1 12 Tf (Trang \($0), \($0 * 7919 % 1000)) Tj ET" }

@Suite("A PDF is opened")
struct PDFFoldingTests {
  @Test("and closed again bit by bit")
  func roundTrip() throws {
    let whole = pdf(pages)
    let opened = try #require(PDFFolding.unfold(whole))
    #expect(String(decoding: opened, as: UTF8.self).contains("(Trang 7, 433) Tj"))
    #expect(!String(decoding: opened, as: UTF8.self).contains("00000 n"))
    let isSame = PDFFolding.fold(opened) == whole
    #expect(isSame)
  }

  @Test("so that a page more in its middle leaves all others as they were")
  func insertion() throws {
    let before = try #require(PDFFolding.unfold(pdf(pages)))
    let after = try #require(PDFFolding.unfold(pdf(pages[..<20] + ["BT (mới) Tj ET"] + pages[20...])))
    func lines(_ bytes: [UInt8]) -> Set<Substring> {
      Set(String(decoding: bytes, as: UTF8.self).split(separator: "\n"))
    }
    // The array of pages, the count of objects, and the new page's own lines.
    #expect(lines(after).subtracting(lines(before)).count <= 6)
  }

  @Test("or left as it is where it is none of ours")
  func foreign() {
    for bytes in [[], Array("%PDF-1.7\n".utf8), Array("không phải PDF".utf8), Array(pdf(pages).dropLast(300))] {
      #expect(PDFFolding.unfold(bytes) == nil)
      #expect(PDFFolding.recompressed(bytes) == bytes)
    }
  }

  @Test("and no stranger's bytes make it crash", arguments: 0..<40)
  func damaged(_ seed: Int) throws {
    var numbers = SeededGenerator(seed: UInt64(seed))
    let whole = pdf(pages)
    let opened = try #require(PDFFolding.unfold(whole))
    for _ in 0..<50 {
      for var bytes in [whole, opened] {
        for _ in 0..<Int.random(in: 1...4, using: &numbers) {
          let place = Int.random(in: 0..<bytes.count, using: &numbers)
          switch Int.random(in: 0..<4, using: &numbers) {
          case 0: bytes[place] = UInt8.random(in: 0...255, using: &numbers)
          case 1: bytes.removeSubrange(place..<min(bytes.count, place + 40))
          case 2: bytes.insert(contentsOf: Array("9999999999 0 R /Length 99999999 stream\n".utf8), at: place)
          default: bytes[place] = UInt8(ascii: "9")
          }
        }
        _ = PDFFolding.fold(bytes)
        guard let opened = PDFFolding.unfold(bytes) else { continue }
        let isSame = PDFFolding.fold(opened) == bytes
        #expect(isSame)
      }
    }
  }
}

@Suite("An update")
struct UpdateTests {
  private func versions() throws -> (old: Package, new: Package, update: [UInt8]) {
    let old = try Issued.package(pdf: pdf(pages))
    let new = try Issued.package("<p>Trang mới", pdf: pdf(pages + ["BT (thêm) Tj ET"]))
      .addingUpdate(from: old.zip, of: old.release)
    let file = try #require(new.release.updates?.first?.file)
    return (old, new, try #require(new.files[Fixture.path(file.name)]))
  }

  private func applied(_ update: [UInt8], to old: [UInt8]) -> (UpdatedPackage?, [String]) {
    let result = CourseRelease.update(
      old, named: Fixture.path("old.zip"), by: update, named: Fixture.path("update.zip"))
    return (result.package, result.diagnostics.map(\.kind.code))
  }

  @Test("makes the new package bit by bit, and the same update twice")
  func roundTrip() throws {
    let (old, new, update) = try versions()
    let (package, codes) = applied(update, to: old.zip)
    #expect(codes == [])
    let isSame = package?.bytes == new.zip
    #expect(isSame)
    let isRepeated = try versions().update == update
    #expect(isRepeated)
  }

  @Test("is named by release.json and summed up in SHA256SUMS like every file beside the package")
  func told() throws {
    let (_, new, update) = try versions()
    let told = try #require(new.release.updates?.first)
    #expect(told.since == "1.0.0" && told.file.bytes == update.count)
    #expect(told.file.sha256 == digest(of: update).hexadecimal)
    let sums = String(decoding: try #require(new.files[Fixture.path("SHA256SUMS")]), as: UTF8.self)
    let names = sums.split(separator: "\n").map { String($0.dropFirst(66)) }
    #expect(names == new.files.paths.map(\.text).filter { $0 != "SHA256SUMS" })
    let release = try #require(new.files[Fixture.path("release.json")])
    #expect(readRelease(release) == new.release)
  }

  @Test("refuses a package that it is not for")
  func wrongPackage() throws {
    let (old, new, update) = try versions()
    let other = try Issued.package("<p>Khác")
    #expect(applied(update, to: other.zip).1 == ["BH-441"])
    #expect(applied(update, to: new.zip).1 == ["BH-441"])
    #expect(applied(update, to: old.zip.dropLast()).1 == ["BH-441"])
    #expect(applied(update, to: []).1 == ["BH-441"])
  }

  @Test("is no package and no other file")
  func notAnUpdate() throws {
    let (old, new, _) = try versions()
    #expect(applied(old.zip, to: old.zip).1 == ["BH-440"])
    #expect(applied(new.zip, to: old.zip).1 == ["BH-440"])
    for bytes in [[], [1, 2, 3], Array("PK\u{3}\u{4}".utf8)] as [[UInt8]] {
      #expect(applied(bytes, to: old.zip).1 == ["BH-440"])
    }
  }

  @Test("gives the right package or none, whichever of its bytes is damaged")
  func damaged() throws {
    let (old, new, update) = try versions()
    for place in stride(from: 0, to: update.count, by: 5) {
      var bytes = update
      bytes[place] ^= 0x10
      let (package, codes) = applied(bytes, to: old.zip)
      // A byte in the zip's own headers, or in the words for people, may leave the rest as it was.
      let isSound = package.map { $0.bytes == new.zip } ?? (codes.count == 1)
      #expect(isSound, "byte \(place)")
    }
  }

  /// Sound as zip files, but with a `delta.json` that lies.
  @Test(
    "does not believe what it says of itself",
    arguments: [
      ("\"bytes\" : 14", "\"bytes\" : 12"), ("\"bytes\" : 14", "\"bytes\" : -1"),
      ("\"bytes\" : 14", "\"bytes\" : 9007199254740991"), ("data/html/index.html", "../../index.html"),
      ("\"opened\" : true", "\"opened\" : false"), ("\"opened\" : false", "\"opened\" : true"),
      ("bagit.txt", "khong-co.txt"), ("\"name\" : \"cd01-1.0.0\"", "\"name\" : \"../ra-ngoai\""),
      ("\"format\" : 1", "\"format\" : 2"),
    ])
  func lying(_ truth: String, _ lie: String) throws {
    let (old, _, update) = try versions()
    var tree = try ZipArchive.unpack(update)
    let path = try #require(tree.paths.first { $0.name == "delta.json" })
    let text = String(decoding: try #require(tree[path]), as: UTF8.self)
    // The new page has 14 bytes; its size is what the first lies are about.
    #expect(text.contains(truth), "\(text)")
    tree[path] = Array(text.replacing(truth, with: lie).utf8)
    let (package, codes) = applied(ZipArchive.pack(tree), to: old.zip)
    // By itself, so that a failure does not print the package.
    let isRefused = package == nil
    #expect(isRefused)
    #expect(codes == ["BH-440"] || codes == ["BH-442"])
  }
}
