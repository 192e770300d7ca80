import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

@Suite("Text hygiene")
struct HygieneTests {
  private func findings(in line: String) -> [Diagnostic] {
    Fixture.compile(Fixture.sources(["01-bai.md": Fixture.topic(line)])).diagnostics
  }

  /// The line as the fixes of its findings leave it.
  private func mended(_ line: String) -> String {
    var bytes = Array(line.utf8)
    for fix in findings(in: line).compactMap(\.finding.fix).reversed() {
      let range = fix.span.range
      bytes.replaceSubrange(Int(range.lowerBound.column) - 1..<Int(range.upperBound.column) - 1, with: fix.text.utf8)
    }
    return String(decoding: bytes, as: UTF8.self)
  }

  @Test(
    "finds nothing in clean Vietnamese, in words of other languages, or in signs",
    arguments: [
      "Điều 5 Nghị định số 178/2024/NĐ-CP “quy định” – khoản 2… hoà, hòa, thuỷ, thủy, quý, gìn giữ, nghiêng",
      "café, naïve, Müller, São Paulo, Zoë, Citroën, façade, El Niño, Malmö, Ångström, Dvořák, Łódź, Škoda, Erdoğan",
      "Où est le déjà-vu? Après l’été, même la forêt; il a dû goûter le maïs au théâtre, ça va très bien là-bas.",
      "Für Größe und Übung: schöne Straße, Jürgen Köln.", "Não, São João: coração, irmã, avião.",
      "El niño comió piña mañana; ¿qué más?", "Guðmundur Sigurðsson, Þórr", "Москва, Αθήνα, 北京, ไทย",
      "5 µm, 10 µg, 3 × 4, m×n và n×m, 6 ÷ 2, ½, m², 30 °C, § 5, © 2026, Windows®, «đúng», kΩ, μm, ΔT, α, π, ≤ ≥ →",
      "Số\u{A0}5, 1\u{202F}000 đồng, 👩\u{200D}💻, ❤️, ✓", "`let naïve = \"é\"` và `x÷y`",
      "XÃ\u{A0}AN BÌNH, UBND “XÃ” – “ĐÃ”, BÃ…, là “quá”, PHÓ³",
    ])
  func quiet(_ line: String) {
    #expect(listing(of: findings(in: line)) == "")
  }

  @Test(
    "mends what has one right answer",
    arguments: [
      ("Tie\u{302}\u{301}ng Vie\u{323}\u{302}t", "Tiếng Việt"), ("Tiê\u{301}ng Viê\u{323}t va\u{300}", "Tiếng Việt và"),
      ("đươ\u{300}ng, nghi\u{309}, u\u{31B}\u{323}", "đường, nghỉ, ự"), ("5 \u{212A}", "5 K"),
      ("Chƣơng I, ngƣời, Ƣu đãi", "Chương I, người, Ưu đãi"),
      ("Ðức, QÐ-TTg, Ɖiều 5, ðã, ð) điểm", "Đức, QĐ-TTg, Điều 5, đã, đ) điểm"),
      ("ҺỌເ QUỐເ ǤIA", "HỌC QUỐC GIA"), ("Nghị quуết", "Nghị quyết"), ("văn\u{200B} bản\u{AD}", "văn bản"),
      ("\u{2066}30\u{2069} ngày\u{200E}", "30 ngày"), ("a\u{E0041}\u{E007F}b", "ab"),
      ("TrËt tù ch÷ c¸i", "Trật tự chữ cái"), ("Xin chaøo caùc baïn", "Xin chào các bạn"),
      ("§iÒu 5. NhiÖm vô cña ñy ban nh©n d©n cÊp x·", "Điều 5. Nhiệm vụ của ủy ban nhân dân cấp xã"),
      ("tr\u{AD}êng häc vµ bÖnh viÖn", "trường học và bệnh viện"), ("CéNG HßA X· HéI", "CỘNG HÒA XÃ HỘI"),
      ("NghÞ quyÕt cña Bé sè 71/NQ-CP, Q§-TTg", "Nghị quyết của Bộ số 71/NQ-CP, QĐ-TTg"),
      ("“Quá»‘c há»™i” cÃ³ bá»‘n ká»³, NÄ\u{90}-CP", "“Quốc hội” có bốn kỳ, NĐ-CP"), ("docu\u{AD}ment", "document"),
      ("UÛy ban nhaân daân caáp xaõ ñöôïc pheùp", "Ủy ban nhân dân cấp xã được phép"),
      ("ÑIEÀU LEÄ TRÖÔØNG HOÏC", "ĐIỀU LỆ TRƯỜNG HỌC"), ("Tiáº¿ng Viá»‡t", "Tiếng Việt"),
      ("Tiáº¿ng Viá»\u{87}t", "Tiếng Việt"),
      ("Ä‘Æ°á»\u{9D}ng lÃ\u{A0} cá»§a", "đường là của"), ("â€œVÄƒn báº£nâ€\u{9D}", "“Văn bản”"),
    ])
  func mends(_ line: String, _ expected: String) {
    let result = mended(line)
    #expect(Array(result.unicodeScalars) == Array(expected.unicodeScalars), "\(result)")
  }

  @Test(
    "says what is wrong but changes nothing where the answer is not certain",
    arguments: [
      ("v\u{FFFD}n bản", "BS-087"), ("tiế\u{301}ng", "BS-081"), ("quốЖ", "BS-083"), ("\u{F0B7} mục", "BS-086"),
      ("m\u{AD}a", "BS-085"),
      ("\u{202E}03 ngày", "BS-084"),
      ("Theo báo cáo này: TrËt tù ch÷ c¸i", "BS-089"), ("Cá»§a lÃ  má»™t", "BS-090"),
    ])
  func leaves(_ line: String, _ code: String) {
    #expect(findings(in: line).map(\.kind.code) == [code])
    #expect(Array(mended(line).utf8) == Array(line.utf8))
  }

  @Test("decodes every letter of TCVN3 and VNI")
  func tables() {
    let letters = Set("ăâêôơưđàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ")
    let capitals = Set("ĂÂÊÔƠƯĐ")
    let latin1 = (0xA1...0xFF).compactMap(Unicode.Scalar.init).map { Character($0) }
    let tcvn3 = Set(latin1.map { Character(decodeTCVN3(String($0))) })
    #expect(letters.union(capitals).isSubset(of: tcvn3))
    #expect(decodeTCVN3("c¸c ®iÒu", capitals: true) == "CÁC ĐIỀU")

    let bases = ["", "a", "e", "o", "u", "y", "ô", "ö"]
    let vni = Set(bases.flatMap { base in latin1.map { decodeVNI(base + String($0)) } })
    #expect(letters.allSatisfy { vni.contains(String($0)) })
    #expect(decodeVNI("ÑAØO TAÏO, Aùnh") == "ĐÀO TẠO, Ánh")
  }

  @Test("names at most twenty places of a kind in a file, and says how many are left")
  func many() {
    let found = findings(in: String(repeating: "Chƣơng x\n", count: 30))
    #expect(found.count == 21)
    #expect(found.last?.finding.message.vietnamese == "còn 10 chỗ như vậy từ đây đến hết tệp")
  }

  @Test("reads a topic behind a byte order mark, and notes it")
  func byteOrderMark() throws {
    let compilation = Fixture.compile(Fixture.sources(["01-bai.md": "\u{FEFF}" + Fixture.topic("Nội dung.")]))
    #expect(compilation.diagnostics.map(\.kind.code) == ["BS-088"])
    #expect(try #require(compilation.module).topics.count == 1)
  }

  @Test("finds file names that are not composed, and says what they should be")
  func fileNames() {
    let name = "media/so\u{31B}-đo\u{300}.svg"
    let found = Fixture.compile(
      Fixture.sources(["01-bai.md": Fixture.topic("Nội dung."), name: "<svg viewBox=\"0 0 9 9\"/>"])
    ).diagnostics.filter { $0.kind.code == "BS-091" }
    #expect(found.count == 1)
    #expect(found.first?.finding.help?.vietnamese.unicodeScalars.contains("ơ") == true)
  }

  @Test("does not mend silently: the tree is made from the text as it was written")
  func asWritten() throws {
    let module = try #require(
      Fixture.compile(Fixture.sources(["01-bai.md": Fixture.topic("Vie\u{302}\u{323}t Chƣơng")])).module)
    #expect(Array(tree(of: module).utf8).firstRange(of: Array("Vie\u{302}\u{323}t Chƣơng".utf8)) != nil)
  }
}
