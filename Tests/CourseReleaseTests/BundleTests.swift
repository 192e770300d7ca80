import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseSealing
import CourseTestSupport
import Testing

/// A bundle of one small issued module, in memory.
private struct Sample {
  let issued: IssuedModule
  let package: Package
  let edition: BundleEdition
  let bundle: Bundle
  let zip: [UInt8]

  init(for reader: Edition.Reader = .learner, isFromStore: Bool = true) throws {
    issued = try Issued.module()
    package = try Issued.package()
    let opened = verify(try Issued.zip(), named: Fixture.path("cd01-1.0.0.zip"))
    var evidence = OutputTree()
    for path in package.files.paths where isFromStore && CoreSelection.vouches(path.text) {
      evidence[path] = package.files[path]
    }
    let text = Fixture.topic("Gọi Sở.", title: "Phần của tỉnh")
    let compiled = compileSupplement(
      try #require(TopicID("phan")), at: Fixture.path("tinh/phan/phan.md"), ordinal: 2,
      from: SourceTree([Fixture.path("tinh/phan/phan.md"): Array(text.utf8)]))
    let topic = try #require(compiled.topic)
    let local = BundleEdition.LocalText(topic: topic, media: [], source: digest(of: Array(text.utf8)))
    let state = ProvinceState(
      code: "38", name: "Thanh Hóa", kind: .province, from: try #require(CalendarDate("2025-07-01")), until: nil,
      marks: .init(unit: "S", from: "S", until: nil), at: SourceSpan(Fixture.path("provinces.yaml")))
    edition = BundleEdition(
      province: Province(
        id: try #require(ProvinceID("thanh-hoa")), states: [state], communes: nil, at: state.span),
      state: state, date: try #require(CalendarDate("2026-05-01")), reader: reader, responsible: "Trường Chính trị",
      preface: nil,
      entries: [
        .init(
          module: issued.approved.module, record: issued.record, status: .current,
          files: Set(opened.payload.paths.map(\.text)),
          supplements: [.init(place: .module, text: local)])
      ])
    var own = OutputTree()
    own.add("<h1>Bìa", at: "index.html")
    own.add("<p>Gọi Sở", at: "tinh/cd01/sau-chuyen-de/index.html")
    (bundle, zip) = packBundle(edition, of: [IssuedPackage(opened: opened, evidence: evidence)], with: own)
  }

  /// The payload, which a test changes before it makes the bag's own sums anew, as whoever alters a bundle would.
  func payload() throws -> OutputTree { verify(zip, named: Fixture.path("a.zip")).payload }

  /// The same files in a bag whose sums are right.
  func bagged(_ payload: OutputTree) throws -> OpenedPackage {
    var bag = OutputTree()
    var size = 0
    for path in payload.paths {
      bag.add(payload[path] ?? [], at: "\(bundle.name)/data/\(path)")
      size += payload[path]?.count ?? 0
    }
    var tags = OutputTree()
    tags.add("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", at: "bagit.txt")
    tags.add("Payload-Oxum: \(size).\(payload.paths.count)\n", at: "bag-info.txt")
    var manifest = ""
    for path in payload.paths { manifest += "\(digest(of: payload[path] ?? []))  data/\(path)\n" }
    tags.add(manifest, at: "manifest-sha256.txt")
    tags.add(sums(of: tags), at: "tagmanifest-sha256.txt")
    bag.add(tags, below: bundle.name)
    let opened = verify(bag, named: Fixture.path("a"))
    #expect(listing(of: opened.diagnostics) == "")
    return opened
  }

  /// Every code that verifying these files gives.
  func codes(_ payload: OutputTree) throws -> Set<String> {
    let (bundle, diagnostics) = verifyBundle(try bagged(payload), named: Fixture.path("a.zip"))
    guard let bundle, diagnostics.isEmpty else { return Set(diagnostics.map(\.kind.code)) }
    var codes: Set<String> = []
    for core in bundle.cores where !chainFaults(of: core, in: try history(of: core)).isEmpty { codes.insert("BH-464") }
    return codes
  }

  private func history(of core: OpenedBundle.Core) throws -> [VersionRecords] {
    var sources = SourceTree()
    for path in core.part.payload.paths where path.text.hasPrefix("records/") {
      sources[Fixture.path("modules/cd01/\(path)")] = core.part.payload[path]
    }
    return readRecords(of: Fixture.id, in: sources).versions
  }
}

extension OutputTree {
  fileprivate subscript(name: String) -> [UInt8]? {
    get { self[Fixture.path(name)] }
    set { self[Fixture.path(name)] = newValue }
  }

  fileprivate func text(_ name: String) -> String { String(decoding: self[name] ?? [], as: UTF8.self) }

  fileprivate mutating func replace(_ old: String, with new: String, in name: String) {
    precondition(text(name).contains(old), "\(name) does not hold \(old)")
    self[name] = Array(text(name).replacing(old, with: new).utf8)
  }
}

/// One way to alter a bundle, and the code under which it is refused.
private struct Tampering: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let code: String
  let alter: @Sendable (inout OutputTree) -> Void

  init(_ description: String, _ code: String, _ alter: @escaping @Sendable (inout OutputTree) -> Void) {
    testDescription = description
    self.code = code
    self.alter = alter
  }

  private static let core = "chuyen-de/cd01-1.0.0/"
  private static let page = core + "data/html/index.html"
  private static let list = "bundle.json"

  /// Alters a core file, and makes the issued bag's lists anew as far as `depth` says: 1 its manifest, 2 its tag manifest,
  /// 3 `bundle.json` too.
  private static func forge(
    _ file: String, _ old: String, _ new: String, depth: Int
  ) -> @Sendable (inout OutputTree) -> Void {
    { tree in
      let path = core + file
      let before = digest(of: tree[path] ?? []).hexadecimal
      let size = tree[path]?.count ?? 0
      tree.replace(old, with: new, in: path)
      let after = digest(of: tree[path] ?? []).hexadecimal
      let manifest = core + "manifest-sha256.txt"
      let tags = core + "tagmanifest-sha256.txt"
      let (oldManifest, oldTags) = (digest(of: tree[manifest] ?? []), digest(of: tree[tags] ?? []))
      if depth > 0 { tree.replace(before, with: after, in: manifest) }
      if depth > 1 {
        tree.replace(oldManifest.hexadecimal, with: digest(of: tree[manifest] ?? []).hexadecimal, in: tags)
      }
      if depth > 2 {
        for (old, new) in [
          (before, after), (oldManifest.hexadecimal, digest(of: tree[manifest] ?? []).hexadecimal),
          (oldTags.hexadecimal, digest(of: tree[tags] ?? []).hexadecimal),
        ] { tree[list] = Array(tree.text(list).replacing(old, with: new).utf8) }
        tree[list] = Array(
          tree.text(list).replacing(
            "\"bytes\" : \(size),\n          \"path\" : \"\(file)\"",
            with: "\"bytes\" : \(tree[path]?.count ?? 0),\n          \"path\" : \"\(file)\""
          ).utf8)
      }
    }
  }

  static let all: [Tampering] = [
    Tampering("a word of a core page", "BH-461") { $0.replace("Trang", with: "Trâng", in: page) },
    Tampering(
      "a core page and the issued manifest", "BH-461", forge("data/html/index.html", "Trang", "Trâng", depth: 1)),
    Tampering(
      "a core page and both issued lists", "BH-465", forge("data/html/index.html", "Trang", "Trâng", depth: 2)),
    Tampering(
      "a core page, both issued lists and bundle.json", "BH-464",
      forge("data/html/index.html", "Trang", "Trâng", depth: 3)),
    Tampering("two core pages exchanged", "BH-461") { tree in
      let other = core + "data/html/01-bai.html"
      (tree[page], tree[other]) = (tree[other], tree[page])
    },
    Tampering("a core page taken away", "BH-462") { $0[core + "data/html/01-bai.html"] = nil },
    Tampering("the issued manifest taken away", "BH-462") { $0[core + "manifest-sha256.txt"] = nil },
    Tampering("the issued lists emptied", "BH-461") { $0[core + "tagmanifest-sha256.txt"] = [] },
    Tampering("a line of the issued manifest broken", "BH-461") { $0[core + "manifest-sha256.txt"]?.append(0x78) },
    Tampering("a page put among the core's", "BH-463") { $0[core + "data/html/them.html"] = [1] },
    Tampering("a page put among the core's and into the list of tags", "BH-461") { tree in
      tree[core + "them.html"] = [1]
      tree[core + "tagmanifest-sha256.txt"]? += Array("\(digest(of: [1]))  them.html\n".utf8)
    },
    Tampering("the issued answers given to learners", "BH-463") {
      $0[core + "data/giang-vien/html/index.html"] = Array("<p>Đáp án".utf8)
    },
    Tampering("the frozen sources, with the answers, given to learners", "BH-463") {
      $0[core + "data/records/1.0.0/source.zip"] = [1]
    },
    Tampering("a file beside everything", "BH-463") { $0["la.txt"] = [1] },
    Tampering("a module that the list does not name", "BH-463") {
      $0["chuyen-de/cd09-1.0.0/data/html/index.html"] = [1]
    },
    Tampering("a file among what vouches", "BH-463") { $0["chung-cu/cd01-1.0.0/ghi-chu.txt"] = [1] },
    Tampering("a core file called the province's own", "BH-465") {
      $0.replace("\"path\" : \"index.html\"", with: "\"path\" : \"\(page)\"", in: list)
    },
    Tampering("a text of the province", "BH-465") {
      $0.replace("Gọi Sở", with: "Gọi Bộ", in: "tinh/cd01/sau-chuyen-de/index.html")
    },
    Tampering("a text of the province taken away", "BH-465") { $0["tinh/cd01/sau-chuyen-de/index.html"] = nil },
    Tampering("a text of the province added", "BH-463") { $0["tinh/cd01/sau-01-bai/index.html"] = [1] },
    Tampering("a text said to stand behind a topic that takes none", "BH-455") {
      $0.replace("\"place\" : \"module\"", with: "\"place\" : \"01-bai\"", in: list)
    },
    Tampering("more places claimed than the module declares", "BH-465") {
      $0.replace("\"module\"\n      ]", with: "\"module\",\n        \"01-bai\"\n      ]", in: list)
    },
    Tampering("places forged into the core", "BH-463") {
      $0[core + "data/noi-bo-sung.txt"] = SupplementPlace.file(of: SupplementPlace("01-bai").map { [$0] } ?? [])
    },
    Tampering("nobody responsible", "BH-457") {
      $0.replace("\"responsible\" : \"Trường Chính trị\",", with: "", in: list)
    },
    Tampering("the list of another bundle", "BH-465") {
      $0.replace("bo-38-2026-05-01", with: "bo-38-2026-05-02", in: list)
    },
    Tampering("the list in a form of the future", "BH-460") {
      $0.replace("\"format\" : 1", with: "\"format\" : 2", in: list)
    },
    Tampering("the list with an escape that steers a terminal", "BH-460") {
      $0.replace("Trường Chính trị", with: "Trường \\u001b[2J", in: list)
    },
    Tampering("the list with a mark that turns the direction of writing", "BH-460") {
      $0.replace("Trường Chính trị", with: "Trường \u{202E}", in: list)
    },
    Tampering("the list cut off", "BH-460") { $0[list] = Array(($0[list] ?? []).dropLast(9)) },
    Tampering("the other edition claimed", "BH-462") { $0.replace("hoc-vien", with: "giang-vien", in: list) },
    Tampering("another version claimed", "BH-465") {
      $0.replace("\"version\" : \"1.0.0\"", with: "\"version\" : \"1.1.0\"", in: list)
    },
    Tampering("another decision claimed", "BH-464") { $0.replace("01/QĐ-HV-MẪU", with: "02/QĐ-HV-MẪU", in: list) },
    Tampering("another seal claimed", "BH-464") { tree in
      let seal = digest(of: tree[core + "data/records/1.0.0/content.manifest"] ?? []).hexadecimal
      tree.replace("\"seal\" : \"\(seal)\"", with: "\"seal\" : \"\(digest(of: [1]))\"", in: list)
    },
    Tampering("the release of another version put beside it", "BH-464") {
      $0.replace("\"version\" : \"1.0.0\"", with: "\"version\" : \"1.0.1\"", in: "chung-cu/cd01-1.0.0/release.json")
    },
    Tampering("sums that vouch for another bag", "BH-464") { tree in
      let tags = digest(of: tree[core + "tagmanifest-sha256.txt"] ?? []).hexadecimal
      tree.replace(tags, with: digest(of: [1]).hexadecimal, in: "chung-cu/cd01-1.0.0/SHA256SUMS")
    },
  ]

  /// Records altered with everything that lists them, in a bundle that no store vouches for: the chain alone tells.
  static let ofRecords: [Tampering] = [
    ("the manifest of the content", "content.manifest", "01-bai", "01-bay"),
    ("the council's outcome", "appraise.yaml", "outcome: pass", "outcome: pass-with-edits"),
    ("who wrote it", "compile.yaml", "Nguyễn Văn A", "Nguyễn Văn B"),
    ("the seal in the decision", "issue.yaml", "seal: ", "seal: 0"),
    ("the decision's number", "issue.yaml", "01/QĐ-HV-MẪU", "03/QĐ-HV-MẪU"),
    ("what the decision follows", "issue.yaml", "previous: ", "previous: 0"),
  ].map { name, file, old, new in
    Tampering(name, "BH-464", forge("data/records/1.0.0/\(file)", old, new, depth: 3))
  }
}

@Suite("A province's bundle")
struct BundleTests {
  @Test("is whole as it was packed, for either reader", arguments: Edition.Reader.allCases, [true, false])
  func whole(_ reader: Edition.Reader, _ isFromStore: Bool) throws {
    let sample = try Sample(for: reader, isFromStore: isFromStore)
    #expect(try sample.codes(sample.payload()) == [])
    let (bundle, _) = verifyBundle(verify(sample.zip, named: Fixture.path("a.zip")), named: Fixture.path("a.zip"))
    #expect(bundle?.cores.map(\.isVouchedFor) == [isFromStore])
    #expect(bundle?.bundle == sample.bundle)
  }

  @Test("has the same bytes twice")
  func deterministic() throws { #expect(try Sample().zip == Sample().zip) }

  @Test("is refused however it was altered", arguments: Tampering.all)
  fileprivate func tampered(_ tampering: Tampering) throws {
    let sample = try Sample()
    var payload = try sample.payload()
    tampering.alter(&payload)
    let codes = try sample.codes(payload)
    #expect(codes.contains(tampering.code), "\(codes)")
  }

  @Test("is refused where a record was altered, although no store vouches for it", arguments: Tampering.ofRecords)
  fileprivate func records(_ tampering: Tampering) throws {
    let sample = try Sample(isFromStore: false)
    var payload = try sample.payload()
    tampering.alter(&payload)
    #expect(try sample.codes(payload) == [tampering.code])
  }

  @Test("holds every core file as the issued package does, and the learners' none that tells answers")
  func core() throws {
    let sample = try Sample()
    let issued = verify(try Issued.zip(), named: Fixture.path("a.zip")).payload
    let payload = try sample.payload()
    let core = payload.paths.filter { $0.text.hasPrefix("chuyen-de/cd01-1.0.0/data/") }
    for path in core {
      let inside = Fixture.path(String(path.text.dropFirst("chuyen-de/cd01-1.0.0/data/".count)))
      #expect(payload[path] == issued[inside])
    }
    #expect(core.contains { $0.text.hasSuffix("html/01-bai.html") })
    #expect(!payload.paths.contains { $0.text.contains("giang-vien") || $0.text.hasSuffix(".zip") })
    #expect(!payload.paths.contains { payload.text($0.text).contains("Đáp án") })
  }

  @Test(
    "takes texts where the module says, and nowhere else",
    arguments: [
      (nil, ["module"], ["01-bai"]), ([], [], ["module", "01-bai"]), (["01-bai.md"], ["01-bai"], ["module"]),
    ] as [([String]?, [String], [String])])
  func places(_ declared: [String]?, _ taken: [String], _ refused: [String]) throws {
    let extra = declared.map { "supplements: [\($0.joined(separator: ", "))]\n" } ?? ""
    let places =
      Fixture.module(Issued.files, extra: extra).metadata.supplements ?? SupplementPlace.undeclared
    let read = try #require(SupplementPlace.read(SupplementPlace.file(of: places)))
    let span = SourceSpan(Fixture.path("bundle.yaml"))
    for place in taken {
      #expect(fault(of: Located(try #require(SupplementPlace(place)), at: span), in: Fixture.id, taking: read) == nil)
    }
    for place in refused {
      let found = fault(of: Located(try #require(SupplementPlace(place)), at: span), in: Fixture.id, taking: read)
      #expect(found?.kind.code == "BH-455")
    }
  }

  @Test("a module may name only topics of its own as places")
  func unknownPlace() {
    let compilation = Fixture.compile(Fixture.sources(Issued.files, extra: "supplements: [02-khong-co]\n"))
    #expect(compilation.diagnostics.map(\.kind.code) == ["BS-016"])
  }

  @Test(
    "tells learners no answers in plain words",
    arguments: [
      ("**Đáp án:** B.", 1), ("Lời giải như sau.", 1), ("- Gợi ý trả lời: gọi Sở.", 1), ("Đáp ứng yêu cầu.", 0),
      ("> [!INSTRUCTOR]\n> Đáp án: B.", 0), ("Nộp bài rồi xem đáp án ở lớp.", 0),
    ])
  func answers(_ body: String, _ count: Int) throws {
    let topic = try #require(Fixture.module(["01-bai.md": Fixture.topic(body)]).topics.first)
    #expect(
      faults(in: topic.part(for: .learner), for: .learner).map(\.kind.code) == Array(repeating: "BH-456", count: count))
    #expect(faults(in: topic.part(for: .instructor), for: .instructor).isEmpty)
  }
}
