import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

/// A text in which guillemets stand around what is cited, and what that is.
private struct Example: Sendable, CustomTestStringConvertible {
  let text: String
  let references: [String]

  init(_ text: String, _ references: String...) {
    self.text = text
    self.references = references
  }

  var testDescription: String { text }
}

@Suite("Recognising citations")
struct CitationTests {
  private static let register =
    readProgramme(
      Fixture.sources(["legal/van-ban.yaml": entries])
    ).programme?.law ?? .empty

  /// Numbers, kinds and titles for the examples; what else the register says does not matter to them.
  private static let entries: String = {
    let documents = [
      ("93/2025/QH15", "law", "Luật Khoa học, công nghệ và đổi mới sáng tạo"),
      ("29/2013/QH13", "law", "Luật Khoa học và công nghệ"), ("148/2025/QH15", "law", "Luật Chuyển đổi số"),
      ("71/2025/QH15", "law", "Luật Công nghiệp công nghệ số"), ("20/2023/QH15", "law", "Luật Giao dịch điện tử"),
      ("51/2005/QH11", "law", "Luật Giao dịch điện tử"), ("60/2024/QH15", "law", "Luật Dữ liệu"),
      ("24/2018/QH14", "law", "Luật An ninh mạng"), ("116/2025/QH15", "law", "Luật An ninh mạng"),
      ("80/2025/QH15", "law", "Luật Cán bộ, công chức"), ("18/2017/QH14", "law", "Luật Thủy sản"),
      ("193/2025/QH15", "resolution", "thí điểm"), ("71/NQ-CP", "resolution", "chương trình hành động"),
      ("57-NQ/TW", "partyResolution", "đột phá"), ("178/2024/NĐ-CP", "decree", "sắp xếp"),
      ("68/2024/NĐ-CP", "decree", "chữ ký số"), ("30/2020/NĐ-CP", "decree", "công tác văn thư"),
      ("03/2023/TT-BNV", "circular", "hướng dẫn"), ("6/VBHN-BNV", "consolidation", "hợp nhất"),
      ("06/QĐ-TTg", "decision", "Đề án 06"),
    ]
    let lines = documents.map { number, kind, title in
      let alias = number == "57-NQ/TW" ? ", aliases: [Nghị quyết 57]" : ""
      let issued =
        ["06/QĐ-TTg": "2022-01-06", "80/2025/QH15": "2025-06-24", "24/2018/QH14": "2018-06-12"][number] ?? "unknown"
      return
        "  - {number: \(number), kind: \(kind), issuer: A, title: \"\(title)\", issued: \(issued), inForce: unknown, "
        + "evidence: secondary\(alias)}\n"
    }
    return "asOf: 2026-11-22\ndocuments:\n" + lines.joined()
  }()

  private func check(_ example: Example, sourceLocation: SourceLocation = #_sourceLocation) {
    let plain = example.text.replacing("«", with: "").replacing("»", with: "")
    let found = citations(in: plain, of: CitationTests.register)
    var shown = Array(plain.utf8)
    for citation in found.reversed() {
      shown.insert(contentsOf: "»".utf8, at: citation.range.upperBound)
      shown.insert(contentsOf: "«".utf8, at: citation.range.lowerBound)
    }
    #expect(String(decoding: shown, as: UTF8.self) == example.text, sourceLocation: sourceLocation)
    let references = found.map {
      [$0.reference.provision, $0.reference.document].compactMap { $0 }.joined(separator: " ")
    }
    #expect(references == example.references, sourceLocation: sourceLocation)
  }

  @Test(
    "finds numbers of every family, with or without the kind before them",
    arguments: [
      Example("«93/2025/QH15»", "93/2025/QH15"),
      Example("Luật có số hiệu «20/2026/QH16».", "20/2026/QH16"),
      Example("«351/2017/UBTVQH14» và «237/NQ-UBTVQH16»", "351/2017/UBTVQH14", "237/NQ-UBTVQH16"),
      Example("Căn cứ «Nghị định số 178/2024/NĐ-CP»;", "178/2024/NĐ-CP"),
      Example("theo «Nghị định 178/2024/NĐ-CP» ngày 31/12/2024 của Chính phủ", "178/2024/NĐ-CP"),
      Example("theo «nghị định số 178/2024/NĐ-CP»", "178/2024/NĐ-CP"),
      Example("(«178/2024/NĐ-CP»)", "178/2024/NĐ-CP"),
      Example("«NĐ 178/2024/NĐ-CP», «QĐ số 06/QĐ-TTg»", "178/2024/NĐ-CP", "06/QĐ-TTg"),
      Example("«Nghị quyết số 71/NQ-CP» ngày 01/04/2025", "71/NQ-CP"),
      Example("«66.7/2025/NQ-CP» và «Nghị quyết số 66.25/2026/NQ-CP»", "66.7/2025/NQ-CP", "66.25/2026/NQ-CP"),
      Example("«Quyết định số 17/2025/QĐ-TTg»", "17/2025/QĐ-TTg"),
      Example("«Chỉ thị số 24/CT-TTg», «Công điện số 124/CĐ-TTg»", "24/CT-TTg", "124/CĐ-TTg"),
      Example("«Thông tư số 10/2025/TT-BKHCN»", "10/2025/TT-BKHCN"),
      Example("«Thông tư liên tịch số 13/2014/TTLT-BKHCN-BYT»", "13/2014/TTLT-BKHCN-BYT"),
      Example("«1596/QĐ-BKHCN», «225/QĐ-UBND», «25/2018/QĐ-UBND»", "1596/QĐ-BKHCN", "225/QĐ-UBND", "25/2018/QĐ-UBND"),
      Example("«Kế hoạch số 186/KH-UBND», «Thông báo số 408/TB-VPCP»", "186/KH-UBND", "408/TB-VPCP"),
      Example("«Công văn số 4555/BGDĐT-GDPT», «12/UBND-VX»", "4555/BGDĐT-GDPT", "12/UBND-VX"),
      Example("công văn «17/CV-BCĐ» ngày 21/8/2025".replacing("công văn «", with: "«công văn "), "17/CV-BCĐ"),
      Example("«Văn bản hợp nhất số 6/VBHN-BNV», «26/VBHN-VPQH»", "6/VBHN-BNV", "26/VBHN-VPQH"),
      Example("«Nghị quyết số 57-NQ/TW» của Bộ Chính trị", "57-NQ/TW"),
      Example("«01-KH/BCĐTW», «Kết luận số 198-KL/TW», «366-QĐ/TW»", "01-KH/BCĐTW", "198-KL/TW", "366-QĐ/TW"),
      Example("«34-TC/TNVT», «58-L/CTN»", "34-TC/TNVT", "58-L/CTN"),
      Example("«Quyết định số 12/QĐ-HVCL-MẪU»", "12/QĐ-HVCL-MẪU"),
      Example(
        "Luật Điện lực được sửa bởi «Luật số 94/2025/QH15», «Luật số 116/2025/QH15» và «Luật số 135/2025/QH15»",
        "94/2025/QH15", "116/2025/QH15", "135/2025/QH15"),
      Example(
        "các «Nghị định số 68/2024/NĐ-CP», «178/2024/NĐ-CP» và «30/2020/NĐ-CP»",
        "68/2024/NĐ-CP", "178/2024/NĐ-CP", "30/2020/NĐ-CP"),
    ])
  fileprivate func numbers(_ example: Example) { check(example) }

  @Test(
    "reads a number in any spelling as the register writes it",
    arguments: [
      Example("«3/2023/TT-BNV» là «03/2023/TT-BNV»", "03/2023/TT-BNV", "03/2023/TT-BNV"),
      Example("«003/2023/TT-BNV»", "03/2023/TT-BNV"),
      Example("«6/QĐ-TTg», «06/VBHN-BNV»", "06/QĐ-TTg", "6/VBHN-BNV"),
      Example(
        "«178/2024/ND-CP», «178/2024/NÐ-CP», «178/2024/NƉ-CP»",
        "178/2024/NĐ-CP", "178/2024/NĐ-CP", "178/2024/NĐ-CP"),
      Example("«06/QD-TTg»", "06/QĐ-TTg"),
      Example("«178/2024/NĐ–CP», «57–NQ/TW», «71/NQ‑CP»", "178/2024/NĐ-CP", "57-NQ/TW", "71/NQ-CP"),
      Example(
        "«178 / 2024 / NĐ - CP», «93/2025/ QH15», «93/2025/QH 15»",
        "178/2024/NĐ-CP", "93/2025/QH15", "93/2025/QH15"),
      Example("«178/2024/NĐ-CP» – Chương trình", "178/2024/NĐ-CP"),
      Example("«Nghị định số\u{A0}178/2024/NĐ-CP»", "178/2024/NĐ-CP"),
      Example("«Nghị định 178/2024» và «Luật 93/2025»", "178/2024/NĐ-CP", "93/2025/QH15"),
      Example("một số lạ giữ nguyên: «5/2019/NĐ-CP»", "05/2019/NĐ-CP"),
    ])
  fileprivate func spellings(_ example: Example) { check(example) }

  @Test(
    "takes nothing else for a number",
    arguments: [
      Example("«193/2025/QH15», không phải «93/2025/QH15»", "193/2025/QH15", "93/2025/QH15"),
      Example("«168/2024/NĐ-CP»", "168/2024/NĐ-CP"),
      Example("ngày 01/07/2025, ngày 1/7, tháng 12/2025, từ 22/12/2024 đến 01/03/2027"),
      Example("2/3 thành viên, 24/7, 50%, 1,27 cm, 3.321 xã"),
      Example("địa chỉ 192.168.1.10/24, phiên bản 1.2.0/NQ-CP, cổng 8080/TCP-IP"),
      Example("https://vbpl.vn/178/2024/NĐ-CP và a/178/2024/NĐ-CP"),
      Example("mã A178/2024/NĐ-CP, x-178/2024/NĐ-CP, 178/2024/NĐ-CPx"),
      Example("57/NQ-TW viết sai thứ tự"),
      Example("hợp đồng số 12/2025/HĐ-ABC"),
      Example("km/h, và/hoặc, TT&TT/KH&CN, QH15"),
      Example("178/2024, 0/2024/NĐ-CP, 1788888/2024/NĐ-CP, 178/1024/NĐ-CP"),
      Example("lớp 5/A-B, tổ 3/B, số nhà 12/4"),
      Example("Quyết định số   /QĐ-BKHCN ngày   /   /2025"),
      Example("Nghị định 99/2024 không có trong sổ, nghị định 178/2024 viết thường"),
      Example("từ 01/07/2025 / 2026, A/B, 1/2/3, 178/2024/5"),
    ])
  fileprivate func traps(_ example: Example) { check(example) }

  @Test(
    "tells an individual decision from one of the same number in another year",
    arguments: [
      Example("«Quyết định số 06/QĐ-TTg» ngày 06/01/2022", "06/QĐ-TTg"),
      Example("«Quyết định số 06/QĐ-TTg» ngày 06 tháng 01 năm 2022", "06/QĐ-TTg"),
      Example("«Quyết định số 06/QĐ-TTg» năm 2022", "06/QĐ-TTg"),
      Example("Quyết định số 06/QĐ-TTg ngày 05/01/2024"), Example("Quyết định số 06/QĐ-TTg năm 2024"),
    ])
  fileprivate func individualDecisions(_ example: Example) { check(example) }

  @Test(
    "reads provisions from small to large",
    arguments: [
      Example("«Điều 5 Nghị định số 178/2024/NĐ-CP»", "Điều 5 178/2024/NĐ-CP"),
      Example("«khoản 3 Điều 16 Nghị định số 178/2024/NĐ-CP»", "khoản 3 Điều 16 178/2024/NĐ-CP"),
      Example("«điểm a khoản 2 Điều 5 Nghị định số 178/2024/NĐ-CP»", "điểm a khoản 2 Điều 5 178/2024/NĐ-CP"),
      Example("«khoản 3, Điều 16, Nghị định số 178/2024/NĐ-CP»", "khoản 3 Điều 16 178/2024/NĐ-CP"),
      Example("«Khoản 3 Điều 16 của Luật Dữ liệu»", "khoản 3 Điều 16 60/2024/QH15"),
      Example("«điểm đ khoản 1a Điều 6a 178/2024/NĐ-CP»", "điểm đ khoản 1a Điều 6a 178/2024/NĐ-CP"),
      Example("«điểm a1 khoản 2 điều 5 nghị định 178/2024/NĐ-CP»", "điểm a1 khoản 2 Điều 5 178/2024/NĐ-CP"),
      Example(
        "«điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I Luật Dữ liệu»",
        "điểm a khoản 2 Điều 103 Mục 5 Chương XII Phần I 60/2024/QH15"),
      Example(
        "«Chương II Luật Dữ liệu», «Phụ lục VI Nghị định số 30/2020/NĐ-CP»",
        "Chương II 60/2024/QH15", "Phụ lục VI 30/2020/NĐ-CP"),
      Example(
        "«các khoản 2», «3 Điều 16 Nghị định số 178/2024/NĐ-CP»",
        "khoản 2 Điều 16 178/2024/NĐ-CP", "khoản 3 Điều 16 178/2024/NĐ-CP"),
      Example(
        "«điểm a», «b» và «c khoản 2 Điều 5 178/2024/NĐ-CP»",
        "điểm a khoản 2 Điều 5 178/2024/NĐ-CP", "điểm b khoản 2 Điều 5 178/2024/NĐ-CP",
        "điểm c khoản 2 Điều 5 178/2024/NĐ-CP"),
      Example(
        "«điểm a khoản 2» và «khoản 3 Điều 5 178/2024/NĐ-CP»",
        "điểm a khoản 2 Điều 5 178/2024/NĐ-CP", "khoản 3 Điều 5 178/2024/NĐ-CP"),
      Example(
        "«khoản 1 Điều 5», «Điều 6» và «khoản 2 Điều 7 Luật Dữ liệu»",
        "khoản 1 Điều 5 60/2024/QH15", "Điều 6 60/2024/QH15", "khoản 2 Điều 7 60/2024/QH15"),
      Example(
        "từ «khoản 2» đến «khoản 5 Điều 16 178/2024/NĐ-CP»",
        "khoản 2 Điều 16 178/2024/NĐ-CP", "khoản 5 Điều 16 178/2024/NĐ-CP"),
      Example("Điều 5 và «Nghị định số 178/2024/NĐ-CP»", "178/2024/NĐ-CP"),
      Example("Điều 5, 178 người và «30/2020/NĐ-CP»", "30/2020/NĐ-CP"),
      Example("Điều này quan trọng. Điều 5 nói rõ. Điều kiện thứ 3."),
      Example("khoản 2, «178/2024/NĐ-CP»", "178/2024/NĐ-CP"),
      Example("một khoản 2 triệu đồng theo điểm a của kế hoạch; điểm số 8"),
    ])
  fileprivate func provisions(_ example: Example) { check(example) }

  @Test(
    "knows laws by their names, the longest first",
    arguments: [
      Example("«Luật Dữ liệu» có hiệu lực", "60/2024/QH15"),
      Example(
        "«Luật Khoa học, công nghệ và đổi mới sáng tạo» thay «Luật Khoa học và công nghệ».",
        "93/2025/QH15", "29/2013/QH13"),
      Example("«Luật Khoa học, Công nghệ và Đổi mới sáng tạo số 93/2025/QH15»", "93/2025/QH15"),
      Example(
        "«Luật Chuyển đổi số số 148/2025/QH15», «Luật Chuyển đổi số 148/2025/QH15», «Luật Chuyển đổi số»",
        "148/2025/QH15", "148/2025/QH15", "148/2025/QH15"),
      Example("«Luật Công nghiệp công nghệ số số 71/2025/QH15»", "71/2025/QH15"),
      Example("«Luật Giao dịch điện tử» mới", "20/2023/QH15"),
      Example("«Luật Giao dịch điện tử năm 2005» và «Luật Giao dịch điện tử 2023»", "51/2005/QH11", "20/2023/QH15"),
      Example("«Luật An ninh mạng» (năm 2018)", "24/2018/QH14"),
      Example("Luật Giao dịch điện tử năm 1999"),
      Example("«Luật Cán bộ, công chức» ngày 24 tháng 6 năm 2025", "80/2025/QH15"),
      Example("Luật Cán bộ, công chức ngày 13 tháng 11 năm 2008"),
      Example("«Luật Cán bộ, công chức số 80/2025/QH15»", "80/2025/QH15"),
      Example("«Luật Thuỷ sản» và «Luật Thủy sản»", "18/2017/QH14", "18/2017/QH14"),
      Example("«Luật Phổ biến, giáo dục pháp luật số 14/2012/QH13»", "14/2012/QH13"),
      Example("«Nghị quyết của Quốc hội số 193/2025/QH15»", "193/2025/QH15"),
      Example("«Nghị quyết 57» và «Nghị quyết 57-NQ/TW»", "57-NQ/TW", "57-NQ/TW"),
      Example("Luật Dữ liệunày, pháp luật dữ liệu, luật dữ liệu, Luật Du lịch, Luật sư"),
      Example("Luật Du lịch. Căn cứ «số 93/2025/QH15»".replacing("«số ", with: "số «"), "93/2025/QH15"),
    ])
  fileprivate func names(_ example: Example) { check(example) }

  @Test(
    "resolves “này” where only one document can be meant",
    arguments: [
      Example("«Luật Dữ liệu» … «Luật này» … «Điều 5 Luật này»", "60/2024/QH15", "60/2024/QH15", "Điều 5 60/2024/QH15"),
      Example(
        "«Nghị định số 30/2020/NĐ-CP». «Khoản 2 Điều 7 Nghị định nêu trên»",
        "30/2020/NĐ-CP", "khoản 2 Điều 7 30/2020/NĐ-CP"),
      Example("«30/2020/NĐ-CP», «178/2024/NĐ-CP»: Nghị định này", "30/2020/NĐ-CP", "178/2024/NĐ-CP"),
      Example(
        "«30/2020/NĐ-CP» và «178/2024/NĐ-CP».\n«178/2024/NĐ-CP». «Nghị định này»",
        "30/2020/NĐ-CP", "178/2024/NĐ-CP", "178/2024/NĐ-CP", "178/2024/NĐ-CP"),
      Example("«Luật Dữ liệu» khác Nghị định này", "60/2024/QH15"),
      Example("Luật này chưa nêu tên"),
      Example("«Nghị quyết số 57-NQ/TW»; «Nghị quyết này»", "57-NQ/TW", "57-NQ/TW"),
      Example(
        "«Điều 16 178/2024/NĐ-CP»: «khoản 3 Điều này»", "Điều 16 178/2024/NĐ-CP", "khoản 3 Điều 16 178/2024/NĐ-CP"),
      Example("«Điều 16 178/2024/NĐ-CP». Điều này dễ hiểu.", "Điều 16 178/2024/NĐ-CP"),
      Example(
        "«Điều 5» và «Điều 6 178/2024/NĐ-CP»: khoản 3 Điều này", "Điều 5 178/2024/NĐ-CP", "Điều 6 178/2024/NĐ-CP"),
    ])
  fileprivate func backReferences(_ example: Example) { check(example) }

  @Test("recognises nothing without a register")
  func emptyRegister() { #expect(citations(in: "Nghị định số 178/2024/NĐ-CP", of: .empty).isEmpty) }
}
