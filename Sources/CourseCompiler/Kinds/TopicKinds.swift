package import CourseModel

/// What can be wrong with a topic's text, in either syntax.
extension DiagnosticKind {
  static let topicListedTwice = DiagnosticKind(
    "BS-020", "topic-listed-twice", .error,
    summary: Phrase("Một bài được liệt kê hai lần.", "A topic is listed twice."),
    rationale: Phrase(
      "Mỗi bài có một chỗ trong chuyên đề; số bài và tham chiếu dựa vào chỗ ấy.",
      "A topic has one place in its module; numbers and references depend on it."),
    basis: house,
    example: .init(
      bad: """
        topics:
          - 01-mo-dau.md
          - 01-mo-dau.md
        """,
      good: """
        topics:
          - 01-mo-dau.md
          - 02-quy-trinh.md
        """))
  static let unknownTopicType = DiagnosticKind(
    "BS-021", "unknown-topic-type", .error,
    summary: Phrase("Tệp bài không phải `.md` hay `.xml`.", "A topic file is neither `.md` nor `.xml`."),
    rationale: Phrase("Chỉ đọc được Markdown và XML.", "Only Markdown and XML are read."),
    basis: house,
    example: .init(
      bad: """
        topics:
          - 01-mo-dau.docx
        """,
      good: """
        topics:
          - 01-mo-dau.md
        """))
  static let nestingTooDeep = DiagnosticKind(
    "BS-030", "nesting-too-deep", .error,
    summary: Phrase("Nội dung lồng nhau quá sâu.", "Content is nested too deeply."),
    rationale: Phrase(
      "Không trang giấy hay màn hình nào trình bày được nội dung lồng sâu như vậy.", "No page or screen can show it."),
    basis: house,
    example: .init(bad: String(repeating: "> ", count: 65) + "Lời dẫn.", good: "> Lời dẫn."))
  static let rawHTML = DiagnosticKind(
    "BS-031", "raw-html", .error,
    summary: Phrase("Bài Markdown có thẻ HTML.", "A Markdown topic holds HTML."),
    rationale: Phrase(
      "HTML không in ra giấy được, và có thể mang mã độc vào gói phát hành.",
      "HTML cannot be printed, and could carry code into the package."),
    basis: house,
    example: .init(bad: "Nội dung <b>quan trọng</b>.", good: "Nội dung **quan trọng**."))
  static let headingLevel = DiagnosticKind(
    "BS-032", "heading-level", .error,
    summary: Phrase(
      "Cấp tiêu đề nhảy cóc hoặc dùng tiêu đề cấp 1 trong bài.",
      "A heading level is skipped, or level 1 is used inside a topic."),
    rationale: Phrase(
      "Trình đọc màn hình và mục lục đi theo cấp tiêu đề.",
      "Screen readers and the table of contents follow heading levels."),
    basis: Phrase("WCAG 2.2, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.4", "WCAG 2.2, 1.3.1; PDF/UA-1 (ISO 14289-1), 7.4"),
    example: .init(
      bad: """
        ## Quy trình

        #### Bước một
        """,
      good: """
        ## Quy trình

        ### Bước một
        """))
  static let duplicateAnchor = DiagnosticKind(
    "BS-033", "duplicate-anchor", .error,
    summary: Phrase("Một mã được đặt hai lần.", "An identifier is given twice."),
    rationale: Phrase(
      "Tham chiếu và kết quả học tập dựa vào mã duy nhất.", "References and results depend on unique identifiers."),
    basis: house,
    example: .init(
      bad: """
        ## Gửi văn bản {#viec}

        ## Nhận văn bản {#viec}
        """,
      good: """
        ## Gửi văn bản {#gui}

        ## Nhận văn bản {#nhan}
        """))
  static let malformedAttributes = DiagnosticKind(
    "BS-034", "malformed-attributes", .error,
    summary: Phrase("Phần `{…}` hoặc dòng khai báo viết sai.", "A `{…}` part or a declaring line is malformed."),
    rationale: Phrase("Mã hoặc thuộc tính viết sai sẽ hiện ra thành chữ trong bài.", "It would be printed as text."),
    basis: house,
    example: .init(bad: "## Quy trình {#quy trình}", good: "## Quy trình {#quy-trinh}"))
  static let unknownCallout = DiagnosticKind(
    "BS-035", "unknown-callout", .error,
    summary: Phrase("Loại hộp không có trong quy ước.", "An unknown kind of call-out."),
    rationale: Phrase("Hộp không rõ loại sẽ hiện thành trích dẫn thường.", "It would appear as an ordinary quotation."),
    basis: house,
    example: .init(
      bad: """
        > [!CHU Y]
        > Kiểm tra nơi gửi.
        """,
      good: """
        > [!NOTE]
        > Kiểm tra nơi gửi.
        """))
  static let strayCaption = DiagnosticKind(
    "BS-036", "stray-caption", .warning,
    summary: Phrase(
      "Dòng `Bảng:` hoặc `Hình:` không đứng cạnh bảng hay hình nào.",
      "A `Bảng:` or `Hình:` line stands beside no table or figure."),
    rationale: Phrase(
      "Bảng và hình sẽ không có số, tham chiếu không tới được.",
      "The table or figure gets no number and cannot be referred to."),
    basis: house,
    example: .init(
      bad: """
        Bảng: Việc phải làm {#viec}

        Văn thư làm ba việc.
        """,
      good: """
        Bảng: Việc phải làm {#viec}

        | Việc | Ai làm |
        |---|---|
        | Vào sổ | Văn thư |
        """))
  static let undefinedFootnote = DiagnosticKind(
    "BS-037", "undefined-footnote", .error,
    summary: Phrase("Dấu chú thích không có nội dung.", "A footnote mark without a text."),
    rationale: Phrase("Người đọc thấy dấu mà không có chú thích.", "Readers would see the mark and no note."),
    basis: house,
    example: .init(
      bad: "Kiểm tra trước khi vào sổ.[^1]",
      good: """
        Kiểm tra trước khi vào sổ.[^1]

        [^1]: Theo quy chế văn thư.
        """))
  static let unusedFootnote = DiagnosticKind(
    "BS-038", "unused-footnote", .warning,
    summary: Phrase(
      "Nội dung chú thích không có dấu nào trỏ tới, hoặc viết hai lần.",
      "A footnote text that no mark points to, or that is written twice."),
    rationale: Phrase("Nội dung này sẽ không được in ra.", "It would not be printed."),
    basis: house,
    example: .init(
      bad: """
        Kiểm tra trước khi vào sổ.

        [^1]: Theo quy chế văn thư.
        """,
      good: """
        Kiểm tra trước khi vào sổ.[^1]

        [^1]: Theo quy chế văn thư.
        """))
  static let footnoteInFootnote = DiagnosticKind(
    "BS-039", "footnote-in-footnote", .error,
    summary: Phrase("Chú thích nằm trong chú thích.", "A footnote inside a footnote."),
    rationale: Phrase("Bản in không đánh số được chú thích lồng nhau.", "Print cannot number nested notes."),
    basis: house,
    example: .init(
      bad: """
        Vào sổ.[^1]

        [^1]: Theo quy chế.[^2]

        [^2]: Quy chế văn thư.
        """,
      good: """
        Vào sổ.[^1]

        [^1]: Theo quy chế văn thư.
        """))
  static let emptyHeading = DiagnosticKind(
    "BS-040", "empty-heading", .error,
    summary: Phrase("Tiêu đề trống.", "An empty heading."),
    rationale: Phrase("Mục lục sẽ có dòng trống.", "The table of contents would have an empty line."),
    basis: Phrase("WCAG 2.2, 2.4.6", "WCAG 2.2, 2.4.6"),
    example: .init(
      bad: """
        ##

        Văn thư làm ba việc.
        """,
      good: """
        ## Ba việc

        Văn thư làm ba việc.
        """))
  static let pathologicalText = DiagnosticKind(
    "BS-041", "pathological-text", .error,
    summary: Phrase(
      "Quá nhiều dấu `[`, `<`, `|`, ô bảng hoặc thuộc tính.", "Too many `[`, `<`, `|`, table cells or attributes."),
    rationale: Phrase(
      "Những tệp như vậy làm máy đọc rất lâu hoặc hết bộ nhớ.",
      "Such files make parsers run for very long, or out of memory."),
    basis: house,
    example: .init(
      bad: "[[[[[[[[[[[[[[[[[[[[[[[[   # hơn 4096 dấu `[`", good: "[Cổng Dịch vụ công](https://dichvucong.gov.vn)"))
}

/// What can be wrong with values and points.
extension DiagnosticKind {
  static let unknownValue = DiagnosticKind(
    "BS-042", "unknown-value", .error,
    summary: Phrase("Giá trị chưa khai báo.", "A value that is not declared."),
    rationale: Phrase("Chỗ ấy trong bài sẽ trống.", "The text would have a gap."),
    basis: house,
    example: .init(
      bad: "Hồ sơ gửi {{value co-quan-cu}}.", good: "Hồ sơ gửi Ủy ban nhân dân cấp xã."))
  static let pointOutOfOrder = DiagnosticKind(
    "BS-043", "point-out-of-order", .warning,
    summary: Phrase(
      "Điểm không theo thứ tự a, b, c, d, đ, e, g, h …", "Points out of the order a, b, c, d, đ, e, g, h …"),
    rationale: Phrase(
      "Văn bản viện dẫn điểm theo chữ; sai thứ tự là viện dẫn sai.",
      "Documents cite points by their letters; a wrong order makes wrong citations."),
    basis: Phrase(
      "Nghị định số 30/2020/NĐ-CP, Phụ lục I (facts.md 3)", "Decree 30/2020/NĐ-CP, Annex I (facts.md 3)"),
    example: .init(
      bad: """
        a) Tiếp nhận;
        b) Kiểm tra;
        d) Trả kết quả.
        """,
      good: """
        a) Tiếp nhận;
        b) Kiểm tra;
        c) Trả kết quả.
        """))
}

/// What can be wrong with links, references and pictures.
extension DiagnosticKind {
  static let danglingReference = DiagnosticKind(
    "BS-050", "dangling-reference", .error,
    summary: Phrase("Tham chiếu tới chỗ không có.", "A reference to nothing."),
    rationale: Phrase(
      "Người đọc bấm vào sẽ không tới đâu; bản in sẽ thiếu số.", "The link leads nowhere, and print lacks the number."),
    basis: house,
    example: .init(
      bad: """
        ## Ba việc {#ba-viec}

        Xem [](#ba-vic).
        """,
      good: """
        ## Ba việc {#ba-viec}

        Xem [](#ba-viec).
        """))
  static let hiddenReference = DiagnosticKind(
    "BS-055", "hidden-reference", .error,
    summary: Phrase(
      "Phần cho người học trỏ tới phần chỉ dành cho giảng viên.",
      "A part for learners refers to one for instructors only."),
    rationale: Phrase(
      "Người học bấm vào sẽ không tới đâu.", "For learners the link leads nowhere."),
    basis: house,
    example: .init(
      bad: """
        Xem [](#goi-y).

        ## Gợi ý khi dạy {#goi-y audience=giang-vien}
        """,
      good: """
        Xem [](#goi-y). {audience=giang-vien}

        ## Gợi ý khi dạy {#goi-y audience=giang-vien}
        """))
  static let refusedAddress = DiagnosticKind(
    "BS-051", "refused-address", .error,
    summary: Phrase("Địa chỉ liên kết không được phép.", "A link address that is not allowed."),
    rationale: Phrase(
      "Chỉ `http`, `https`, `mailto`, `tel` là an toàn và mở được ở mọi nơi.",
      "Only `http`, `https`, `mailto` and `tel` are safe and open everywhere."),
    basis: house,
    example: .init(bad: "[Biểu mẫu](file:///C:/bieu-mau.docx)", good: "[Biểu mẫu](https://example.org/bieu-mau)"))
  static let linkTitle = DiagnosticKind(
    "BS-052", "link-title", .warning,
    summary: Phrase("Liên kết có phần lời trong ngoặc kép.", "A link has a title in quotation marks."),
    rationale: Phrase(
      "Lời này không in ra và trình đọc màn hình thường bỏ qua.",
      "It is not printed, and screen readers mostly skip it."),
    basis: Phrase("WCAG 2.2, 2.4.4", "WCAG 2.2, 2.4.4"),
    example: .init(
      bad: "[Cổng Dịch vụ công](https://dichvucong.gov.vn \"Trang chủ\")",
      good: "[Cổng Dịch vụ công](https://dichvucong.gov.vn)"))
  static let unsupportedImage = DiagnosticKind(
    "BS-053", "unsupported-image", .error,
    summary: Phrase("Hình không dùng được.", "A picture that cannot be used."),
    rationale: Phrase(
      "Chỉ SVG, PNG và JPEG hiển thị được cả trên web lẫn bản in.",
      "Only SVG, PNG and JPEG work both on the web and in print."),
    basis: house,
    example: .init(
      bad: "![Sơ đồ bốn bước](media/so-do.bmp \"Bốn bước\")", good: "![Sơ đồ bốn bước](media/so-do.png \"Bốn bước\")"))
  static let unsafeSVG = DiagnosticKind(
    "BS-054", "unsafe-svg", .error,
    summary: Phrase("Hình SVG có mã lệnh hoặc trỏ ra bên ngoài.", "An SVG picture holds a script or points outside."),
    rationale: Phrase(
      "Gói phát hành phải chạy được không cần mạng và không mang mã lệnh trong hình.",
      "Packages work without a network and carry no code inside pictures."),
    basis: house,
    example: .init(
      bad: "<svg viewBox=\"0 0 9 9\"><script>alert(1)</script></svg>",
      good: "<svg viewBox=\"0 0 9 9\"><path d=\"M0 0h9\"/></svg>"))
}

/// What can be wrong with a question.
extension DiagnosticKind {
  static let malformedQuestion = DiagnosticKind(
    "BS-060", "malformed-question", .error,
    summary: Phrase("Câu hỏi viết sai dạng.", "A malformed question."),
    rationale: Phrase(
      "Câu hỏi cần mã, thân câu hỏi và các phương án rõ ràng thì mới chấm được.",
      "A question needs an identifier, a stem and clear options to be marked."),
    basis: house,
    example: .init(
      bad: """
        > [!QUESTION]
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """,
      good: """
        > [!QUESTION] #q1 objective=o1
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """))
  static let noRightOption = DiagnosticKind(
    "BS-061", "no-right-option", .error,
    summary: Phrase("Câu hỏi không có phương án đúng.", "A question without a right option."),
    rationale: Phrase("Người học không thể trả lời đúng.", "Learners could not answer it."),
    basis: house,
    example: .init(
      bad: """
        > [!QUESTION] #q1 objective=o1
        > Việc đầu tiên là gì?
        >
        > - [ ] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """,
      good: """
        > [!QUESTION] #q1 objective=o1
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """))
  static let unknownObjective = DiagnosticKind(
    "BS-062", "unknown-objective", .error,
    summary: Phrase("Mục tiêu không có trong `module.yaml`.", "An objective that `module.yaml` does not declare."),
    rationale: Phrase(
      "Ma trận mục tiêu – nội dung – câu hỏi dựa vào mã này.",
      "The matrix of objectives, topics and questions depends on it."),
    basis: Phrase(
      "Thông tư số 03/2023/TT-BNV, Điều 24, tiêu chí 7 (facts.md 2.4)",
      "Circular 03/2023/TT-BNV, Article 24, criterion 7 (facts.md 2.4)"),
    example: .init(
      bad: """
        > [!QUESTION] #q1 objective=o9
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """,
      good: """
        > [!QUESTION] #q1 objective=o1
        > Việc đầu tiên là gì?
        >
        > - [x] Kiểm tra nơi gửi
        > - [ ] Vào sổ
        """))
}

/// What can be wrong with an XML topic.
extension DiagnosticKind {
  static let xmlSyntax = DiagnosticKind(
    "BS-070", "xml-syntax", .error,
    summary: Phrase("XML sai cú pháp.", "Malformed XML."),
    rationale: Phrase("Không đoán ý tác giả khi XML viết sai.", "The tool does not guess what malformed XML means."),
    basis: Phrase("XML 1.0", "XML 1.0"),
    example: .init(bad: "<p>Văn bản <b>đến</p>", good: "<p>Văn bản <b>đến</b></p>"))
  static let doctypeRefused = DiagnosticKind(
    "BS-071", "doctype-refused", .error,
    summary: Phrase("Tệp XML có khai báo DOCTYPE hoặc thực thể.", "An XML file declares a DOCTYPE or an entity."),
    rationale: Phrase(
      "Thực thể có thể lấy nội dung ngoài chuyên đề vào bài mà người thẩm định không thấy.",
      "Entities can bring in content that nobody appraised."),
    basis: house,
    example: .init(
      bad: """
        <!DOCTYPE topic SYSTEM "topic.dtd">
        <topic id="bai" xml:lang="vi"><title>Bài</title><body/></topic>
        """,
      good: "<topic id=\"bai\" xml:lang=\"vi\"><title>Bài</title><body/></topic>"))
  static let unknownElement = DiagnosticKind(
    "BS-072", "unknown-element", .error,
    summary: Phrase("Thẻ XML không được dùng ở đây.", "An XML element that may not stand here."),
    rationale: Phrase(
      "Ngôn ngữ bài là một phần của DITA; thẻ lạ sẽ mất khi dựng.",
      "The topic language is a part of DITA; other elements would be lost."),
    basis: Phrase(
      "OASIS Lightweight DITA (XDITA); DITA 1.3 Learning and Training",
      "OASIS Lightweight DITA (XDITA); DITA 1.3 Learning and Training"),
    example: .init(bad: "<para>Văn bản đến.</para>", good: "<p>Văn bản đến.</p>"))
  static let unknownAttribute = DiagnosticKind(
    "BS-073", "unknown-attribute", .error,
    summary: Phrase(
      "Thuộc tính XML không được dùng ở đây hoặc có giá trị sai.",
      "An XML attribute that may not stand here or has a wrong value."),
    rationale: Phrase(
      "Thuộc tính gõ sai sẽ bị bỏ qua mà không ai hay.",
      "A misspelt attribute would be ignored without anyone noticing."),
    basis: Phrase("OASIS Lightweight DITA (XDITA)", "OASIS Lightweight DITA (XDITA)"),
    example: .init(bad: "<p style=\"color:red\">Văn bản đến.</p>", good: "<p>Văn bản đến.</p>"))
  static let missingElement = DiagnosticKind(
    "BS-074", "missing-element", .error,
    summary: Phrase("Thiếu thẻ hoặc thuộc tính XML bắt buộc.", "A required XML element or attribute is missing."),
    rationale: Phrase("Thiếu phần này thì không dựng được bài.", "The topic cannot be built without it."),
    basis: Phrase("OASIS Lightweight DITA (XDITA)", "OASIS Lightweight DITA (XDITA)"),
    example: .init(
      bad: "<section><p>Văn bản đến.</p></section>", good: "<section><title>Nhận</title><p>Văn bản đến.</p></section>"))
  static let strayText = DiagnosticKind(
    "BS-075", "stray-text", .error,
    summary: Phrase("Chữ đứng ở chỗ chỉ có thẻ.", "Text stands where only elements may."),
    rationale: Phrase("Chữ này sẽ mất khi dựng.", "It would be lost."),
    basis: Phrase("OASIS Lightweight DITA (XDITA)", "OASIS Lightweight DITA (XDITA)"),
    example: .init(bad: "<ul>Việc<li><p>Vào sổ</p></li></ul>", good: "<p>Việc</p><ul><li><p>Vào sổ</p></li></ul>"))
  static let inclusionRefused = DiagnosticKind(
    "BS-076", "inclusion-refused", .error,
    summary: Phrase("Phần chèn vào bài không dùng được.", "An inclusion that cannot be used."),
    rationale: Phrase(
      "Thiếu phần chèn, bài không còn là bài mà tác giả muốn.", "Without it the topic is not what its author meant."),
    basis: house,
    example: .init(
      bad: "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"chung.docx\"/>",
      good: "<p>Nội dung chung, chép vào bài.</p>"))
}

/// Every kind of diagnostic that reading and resolving can give, by code.
package let compilerKinds: [DiagnosticKind] = [
  .missingFile, .unreadableFile, .fileTooLarge, .invalidUTF8, .forbiddenCharacter, .pathLeavesContent, .unlistedTopic,
  .unusedMedia,
  .yamlSyntax, .yamlFeatureRefused, .duplicateKey, .unknownKey, .missingKey, .wrongType, .invalidValue, .frontMatter,
  .topicListedTwice, .unknownTopicType,
  .nestingTooDeep, .rawHTML, .headingLevel, .duplicateAnchor, .malformedAttributes, .unknownCallout, .strayCaption,
  .undefinedFootnote, .unusedFootnote, .footnoteInFootnote, .emptyHeading, .pathologicalText, .unknownValue,
  .pointOutOfOrder,
  .danglingReference, .hiddenReference, .refusedAddress, .linkTitle, .unsupportedImage, .unsafeSVG,
  .malformedQuestion, .noRightOption, .unknownObjective,
  .xmlSyntax, .doctypeRefused, .unknownElement, .unknownAttribute, .missingElement, .strayText, .inclusionRefused,
  .notComposed, .strayMark, .lookAlikeLetter, .mixedScripts, .directionControl, .invisibleCharacter,
  .unprintableCharacter, .replacementCharacter, .byteOrderMark, .legacyEncoding, .twiceEncoded, .looseFileName,
  .duplicateDocument, .unknownDocument, .malformedCitation, .contradictoryDates, .unknownTerm, .duplicateTerm,
  .unknownSourceMark, .brokenStates, .repeatedUnit,
  .unknownAudience,
]
