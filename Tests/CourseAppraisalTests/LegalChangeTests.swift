import CourseCompiler
import CourseModel
import CourseTestSupport
import Testing

/// The register that the examples below ask. Days are chosen so that every kind of change occurs once.
private let entries = """
  asOf: 2026-11-22
  documents:
    - {number: 132/2025/NĐ-CP, kind: decree, issuer: Chính phủ, title: phân định, issued: 2025-06-12, inForce: 2025-07-01, ended: 2027-03-01, evidence: secondary}
    - {number: 13/2023/NĐ-CP, kind: decree, issuer: Chính phủ, title: cũ, issued: 2023-04-17, inForce: 2023-07-01, ended: {date: 2026-01-01, evidence: unconfirmed}, evidence: official}
    - {number: 356/2025/NĐ-CP, kind: decree, issuer: Chính phủ, title: mới, issued: 2025-12-31, inForce: 2026-01-01, evidence: official, replaces: [13/2023/NĐ-CP]}
    - {number: 47/2020/NĐ-CP, kind: decree, issuer: Chính phủ, title: unknown, issued: unknown, inForce: unknown, ended: disputed, disputes: ["A nói có, B nói không."], evidence: official}
    - {number: 278/2025/NĐ-CP, kind: decree, issuer: Chính phủ, title: unknown, issued: unknown, inForce: 2025-10-22, evidence: official, repeals: [47/2020/NĐ-CP]}
    - {number: 370/2025/NĐ-CP, kind: decree, issuer: Chính phủ, title: unknown, issued: unknown, inForce: unknown, ended: unknown, evidence: secondary, amends: [132/2025/NĐ-CP], details: [20/2023/QH15]}
    - {number: 20/2023/QH15, kind: law, issuer: Quốc hội, title: Luật Giao dịch điện tử, issued: 2023-06-22, inForce: 2024-07-01, evidence: official, provisions: [{part: khoản 3 Điều 16, inForce: 2024-01-01, ended: 2026-05-01}, {part: phần về đánh giá, inForce: 2025-01-01}]}
    - {number: 20/2026/QH16, kind: law, issuer: Quốc hội, title: sửa đổi, issued: 2026-08-24, inForce: 2027-03-01, evidence: official, amends: [{number: 20/2023/QH15, from: 2027-03-01}]}
    - {number: 21/2026/QH16, kind: law, issuer: Quốc hội, title: đính chính, issued: 2026-08-24, inForce: 2026-09-01, evidence: unconfirmed, corrects: [20/2026/QH16], amends: [{number: 20/2023/QH15, from: 2027-03-01}]}
  """

private let register = readProgramme(Fixture.sources(["legal/van-ban.yaml": entries])).programme?.law ?? .empty

@Suite("Changes of law")
struct LegalChangeTests {
  /// What happens from one day to another, a line each.
  private func changes(_ since: String, _ until: String? = nil) throws -> [String] {
    let since = try #require(CalendarDate(since))
    return legalChanges(in: register, since: since, until: until.flatMap { CalendarDate($0) }).map { change in
      let causes = change.causes.isEmpty ? "" : " by " + change.causes.joined(separator: ", ")
      let doubt =
        switch change.certainty {
        case .known(.unconfirmed): " (unconfirmed)"
        case .known: ""
        case .disputed: " (disputed)"
        }
      return "\(change.day) \(change.document) \(change.event)\(causes)\(doubt)"
    }
  }

  @Test("are told of whole documents and of parts, with who brings them about, future ones too")
  func all() throws {
    #expect(
      try changes("2026-01-01") == [
        "2026-01-01 13/2023/NĐ-CP ends by 356/2025/NĐ-CP (unconfirmed)", "2026-01-01 356/2025/NĐ-CP begins",
        #"2026-05-01 20/2023/QH15 partEnds("khoản 3 Điều 16")"#,
        "2026-09-01 20/2026/QH16 isCorrected by 21/2026/QH16 (unconfirmed)",
        "2026-09-01 21/2026/QH16 begins (unconfirmed)", "2027-03-01 132/2025/NĐ-CP ends",
        "2027-03-01 20/2023/QH15 isAmended by 20/2026/QH16, 21/2026/QH16", "2027-03-01 20/2026/QH16 begins",
      ])
  }

  @Test("include both ends of the time asked for")
  func bounds() throws {
    #expect(try changes("2026-01-01", "2026-01-01").count == 2)
    #expect(try changes("2025-12-31", "2025-12-31").isEmpty)
    #expect(try changes("2026-01-02", "2026-04-30").isEmpty)
    #expect(try changes("2027-03-01", "2026-03-01").isEmpty)
  }

  @Test("are told as disputed where sources contradict one another about an end")
  func disputes() throws {
    #expect(
      try changes("2025-10-22", "2025-10-22") == [
        "2025-10-22 47/2020/NĐ-CP ends by 278/2025/NĐ-CP (disputed)", "2025-10-22 278/2025/NĐ-CP begins",
      ])
  }

  @Test("are listed by themselves where nobody knows the day, without what changes nothing")
  func undated() {
    let found = undatedChanges(in: register)
    #expect(found.map(\.document.number) == ["370/2025/NĐ-CP"])
    #expect(found.first?.relations.map(\.kind) == [.amends])
  }
}

@Suite("Places that a change of law touches")
struct TouchTests {
  private func places(of change: LegalChange.Event, _ document: String) throws -> [String] {
    let files = [
      "legal/van-ban.yaml": entries,
      "01-a.md": Fixture.topic(
        """
        Theo Luật Giao dịch điện tử và **khoản 3 Điều 16 Luật Giao dịch điện tử**.[^1]

        ## Mục {#muc}

        - Điều 16 Luật Giao dịch điện tử; Điều 5 Luật Giao dịch điện tử;
        - Nghị định số 132/2025/NĐ-CP, Chương II Luật Giao dịch điện tử.

        [^1]: điểm a khoản 3 Điều 16 Luật Giao dịch điện tử; khoản 4 Điều 16 Luật Giao dịch điện tử.
        """),
    ]
    let day = try #require(CalendarDate("2027-03-01"))
    let cited = CitedPlaces(of: Fixture.module(files))
    return cited.touched(by: LegalChange(change, document, on: day, certainty: .disputed)).map {
      "\($0.place) \($0.span.range.lowerBound.line):\($0.span.range.lowerBound.column) \($0.surface)"
    }
  }

  @Test("are all citations of the document, in headings, lists and footnotes, named as in the manifest")
  func whole() throws {
    #expect(try places(of: .ends, "132/2025/NĐ-CP") == ["01-a#muc/1 13:3 Nghị định số 132/2025/NĐ-CP"])
    #expect(try places(of: .isAmended, "20/2023/QH15").count == 7)
    #expect(try places(of: .ends, "32/2025/NĐ-CP").isEmpty)
  }

  @Test("are for a part those that can lie in it or hold it")
  func part() throws {
    #expect(
      try places(of: .partEnds("khoản 3 Điều 16"), "20/2023/QH15") == [
        "01-a#/1 8:6 Luật Giao dịch điện tử",
        "01-a#/1 8:44 khoản 3 Điều 16 Luật Giao dịch điện tử",
        "01-a#muc/1 12:3 Điều 16 Luật Giao dịch điện tử",
        "01-a#muc/1 13:40 Chương II Luật Giao dịch điện tử",
        "01-a^1 15:7 điểm a khoản 3 Điều 16 Luật Giao dịch điện tử",
      ])
    #expect(try places(of: .partBegins("phần về đánh giá"), "20/2023/QH15").count == 7)
  }

  @Test("of a provision lie in a part where its larger units are the part's")
  func lying() {
    func lies(_ provision: String?, in part: String) -> Bool {
      LegalReference(document: "20/2023/QH15", provision: provision).lies(in: part)
    }
    #expect(lies("khoản 3 Điều 16", in: "khoản 3 Điều 16"))
    #expect(lies("điểm a khoản 3 Điều 16", in: "Điều 16"))
    #expect(!lies("Điều 16", in: "khoản 3 Điều 16"))
    #expect(!lies("khoản 3 Điều 6", in: "Điều 16"))
    #expect(!lies(nil, in: "Điều 16"))
    #expect(!lies("Điều 16", in: "phần về đánh giá"))
    #expect(lies("Mục 2 Phụ lục VI", in: "Phụ lục VI"))
  }
}
