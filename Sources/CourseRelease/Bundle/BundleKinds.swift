package import CourseModel

/// What can be wrong with a province's bundle while it is made.
extension DiagnosticKind {
  package static let unknownProvince = DiagnosticKind(
    "BH-450", "unknown-province", .error,
    summary: Phrase("Không có tỉnh này vào ngày của gói.", "There is no such province on the bundle's day."),
    rationale: Phrase(
      "Mã và tên tỉnh đổi theo ngày; gói phải mang đúng tên vào ngày của nó.",
      "Codes and names change with the day; a bundle bears those of its own."),
    basis: bundleRule, example: .init(bad: "province: \"27\"", good: "province: \"24\""))
  package static let moduleNotIssued = DiagnosticKind(
    "BH-451", "module-not-issued", .error,
    summary: Phrase("Chuyên đề hoặc phiên bản chưa được phát hành.", "A module or version that was not published."),
    rationale: Phrase(
      "Gói của tỉnh chỉ gồm bản đã ban hành, không lấy từ bản thảo.",
      "A bundle holds what was issued, never drafts."), basis: bundleRule,
    example: .init(
      bad: "modules: [{id: cd03, version: 9.0.0}]   # kho không có", good: "modules: [{id: cd03, version: 1.1.0}]"))
  package static let versionWithdrawn = DiagnosticKind(
    "BH-452", "version-withdrawn", .error,
    summary: Phrase("Phiên bản đã bị thu hồi.", "The version was withdrawn."),
    rationale: Phrase("Bản đã thu hồi không được dùng để giảng dạy.", "It may not be taught from."), basis: bundleRule,
    example: .init(
      bad: "modules: [{id: cd03, version: 1.0.0}]   # đã thu hồi", good: "modules: [{id: cd03, version: 1.1.0}]"))
  package static let versionSuperseded = DiagnosticKind(
    "BH-453", "version-superseded", .warning,
    summary: Phrase("Phiên bản đã được thay thế.", "The version was superseded."),
    rationale: Phrase("Học viên sẽ học nội dung cũ.", "Learners would be taught what no longer holds."),
    basis: bundleRule,
    example: .init(bad: "modules: [{id: cd03, version: 1.0.0}]   # đã có 1.1.0", good: "modules: [{id: cd03}]"))
  package static let versionNotInForce = DiagnosticKind(
    "BH-454", "version-not-in-force", .warning,
    summary: Phrase("Phiên bản chưa có hiệu lực vào ngày của gói.", "The version takes effect after the bundle's day."),
    rationale: Phrase("Dùng trước ngày hiệu lực là dùng sai.", "It may be used only from that day on."),
    basis: bundleRule,
    example: .init(
      bad: "date: 2026-11-20   # cd03 1.1.0 có hiệu lực từ 01/12/2026",
      good: "date: 2026-12-01   # cd03 1.1.0 có hiệu lực từ 01/12/2026"))
  package static let supplementOutOfPlace = DiagnosticKind(
    "BH-455", "supplement-out-of-place", .error,
    summary: Phrase(
      "Phần của tỉnh đặt ở chỗ chuyên đề không cho đặt.", "A province's text stands where the module takes none."),
    rationale: Phrase(
      "Tỉnh bổ sung ở chỗ đã khai; nội dung đã thẩm định không bị xen vào.",
      "Provinces add in declared places; what was appraised is not interrupted."), basis: bundleRule,
    example: .init(
      bad: """
        supplements: [{after: 02-bai, file: phan-tinh.md}]
        # chuyên đề chỉ khai: supplements: [module]
        """,
      good: "supplements: [{after: module, file: phan-tinh.md}]"))
  package static let supplementTellsAnswers = DiagnosticKind(
    "BH-456", "supplement-tells-answers", .error,
    summary: Phrase(
      "Phần của tỉnh trong bản học viên nói ra đáp án.", "A province's text in the learners' edition tells answers."),
    rationale: Phrase(
      "Bản học viên không có đáp án; câu hỏi và hộp cho giảng viên được lược tự động, còn chữ thường thì không.",
      "The learners' edition holds none; questions and boxes for instructors are stripped, plain words are not."),
    basis: bundleRule,
    example: .init(
      bad: "**Đáp án:** B.",
      good: """
        > [!INSTRUCTOR]
        > Đáp án: B.
        """))
  package static let nobodyResponsible = DiagnosticKind(
    "BH-457", "nobody-responsible", .error,
    summary: Phrase("Không ghi ai chịu trách nhiệm về phần của tỉnh.", "Nobody answers for the province's own texts."),
    rationale: Phrase(
      "Phần này không qua thẩm định của chương trình; người đọc phải biết hỏi ai.",
      "The programme did not appraise them; readers must know whom to ask."), basis: bundleRule,
    example: .init(
      bad: """
        province: "38"
        preface: loi-dau.md
        """,
      good: """
        province: "38"
        preface: loi-dau.md
        responsible: Trường Chính trị tỉnh Thanh Hóa
        """))

  static let bundleRule = Phrase(
    "Kế hoạch tập huấn: tỉnh được chọn chuyên đề phù hợp (facts.md 1.1); quy ước của Học Liệu về gói của tỉnh",
    "The training plan: provinces choose modules (facts.md 1.1); rule of Học Liệu on bundles")
}

/// What can be wrong with a bundle that somebody received.
extension DiagnosticKind {
  package static let bundleMalformed = DiagnosticKind(
    "BH-460", "bundle-malformed", .error,
    summary: Phrase("Gói của tỉnh không có `bundle.json` đọc được.", "A bundle without a readable `bundle.json`."),
    rationale: Phrase("Không biết gói gồm những gì.", "There is no telling what it holds."), basis: bundleRule,
    example: .init(bad: "{\"format\": 7}", good: "{\"format\": 1, …}"))
  package static let coreAltered = DiagnosticKind(
    "BH-461", "core-altered", .error,
    summary: Phrase("Phần lõi khác bản đã ban hành.", "The core differs from what was issued."),
    rationale: Phrase(
      "Tỉnh được thêm phần của mình, không được sửa nội dung đã ban hành.",
      "Provinces may add, but not change what was issued."), basis: bundleRule,
    example: .init(
      bad: "chuyen-de/cd03-1.1.0/data/html/index.html   # sửa một chữ",
      good: "chuyen-de/cd03-1.1.0/data/html/index.html   # đúng mã trong manifest của gói đã ban hành"))
  package static let coreIncomplete = DiagnosticKind(
    "BH-462", "core-incomplete", .error,
    summary: Phrase("Phần lõi thiếu tệp.", "The core lacks a file."),
    rationale: Phrase("Bỏ bớt cũng là sửa nội dung đã ban hành.", "To leave out is to change, too."),
    basis: bundleRule,
    example: .init(
      bad: "chuyen-de/cd03-1.1.0/data/html/   # thiếu 02-….html",
      good: "chuyen-de/cd03-1.1.0/data/html/   # đủ các trang của bản đã chọn"))
  package static let coreForeign = DiagnosticKind(
    "BH-463", "core-foreign", .error,
    summary: Phrase(
      "Gói có tệp không thuộc phần lõi của bản này, cũng không khai là phần của tỉnh.",
      "A file belongs neither to the core of this edition nor to the province's own texts."),
    rationale: Phrase(
      "Tệp lạ sẽ bị hiểu là tài liệu đã ban hành, hoặc đưa đáp án đến học viên.",
      "It would pass for issued material, or bring answers to learners."), basis: bundleRule,
    example: .init(
      bad: """
        chuyen-de/cd03-1.1.0/data/html/index.html
        chuyen-de/cd03-1.1.0/data/html/them.html
        """,
      good: """
        chuyen-de/cd03-1.1.0/data/html/index.html
        tinh/cd03/sau-chuyen-de/index.html
        """))
  package static let coreNotIssued = DiagnosticKind(
    "BH-464", "core-not-issued", .error,
    summary: Phrase(
      "Hồ sơ không chứng minh phần lõi là bản đã ban hành.", "The records do not prove that the core was issued."),
    rationale: Phrase(
      "Chuỗi hồ sơ nối nội dung với quyết định ban hành; đứt một mắt là không còn gì chứng minh.",
      "The chain of records joins content and decision; one broken link, and nothing is proved."), basis: bundleRule,
    example: .init(
      bad: "# issue.yaml ghi niêm phong khác content.manifest",
      good: "# issue.yaml ghi đúng niêm phong của content.manifest"))
  package static let bundleListDiffers = DiagnosticKind(
    "BH-465", "bundle-list-differs", .error,
    summary: Phrase("`bundle.json` không khớp với nội dung gói.", "`bundle.json` does not fit the bundle."),
    rationale: Phrase("Máy và người đọc danh sách ấy để biết mình có gì.", "Machines and people rely on that list."),
    basis: bundleRule,
    example: .init(
      bad: "\"version\": \"1.2.0\"   # thư mục là cd03-1.1.0", good: "\"version\": \"1.1.0\"   # thư mục là cd03-1.1.0")
  )
}

/// Every kind of diagnostic that making and verifying a bundle can give, by code.
package let bundleKinds: [DiagnosticKind] = [
  .unknownProvince, .moduleNotIssued, .versionWithdrawn, .versionSuperseded, .versionNotInForce, .supplementOutOfPlace,
  .supplementTellsAnswers, .nobodyResponsible, .bundleMalformed, .coreAltered, .coreIncomplete, .coreForeign,
  .coreNotIssued, .bundleListDiffers,
]
