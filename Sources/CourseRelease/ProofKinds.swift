package import CourseModel

extension DiagnosticKind {
  package static let signatureBroken = DiagnosticKind(
    "BH-420", "signature-broken", .error,
    summary: Phrase("Chữ ký không phải của tệp này.", "A signature is not of its file."),
    rationale: Phrase(
      "Tệp hoặc chữ ký đã bị thay đổi sau khi ký.", "The file or the signature was altered after signing."),
    basis: signing,
    example: .init(
      bad: "SHA256SUMS   # sửa một dòng sau khi ký", good: "SHA256SUMS   # đúng tệp đã ký trong SHA256SUMS.sig"))
  package static let signatureMissing = DiagnosticKind(
    "BH-421", "signature-missing", .error,
    summary: Phrase("Không có chữ ký của nơi phát hành.", "There is no signature of the publisher."),
    rationale: Phrase(
      "Gói nguyên vẹn chưa chắc là gói thật: ai cũng làm được một gói nguyên vẹn.",
      "A whole package need not be a genuine one: anyone can make a whole package."), basis: signing,
    example: .init(
      bad: "cd03-1.1.0.zip",
      good: """
        cd03-1.1.0.zip
        SHA256SUMS
        SHA256SUMS.sig
        """))
  package static let signatureUntrusted = DiagnosticKind(
    "BH-422", "signature-untrusted", .error,
    summary: Phrase("Người ký là ai thì máy này chưa biết.", "This machine does not know who signed."),
    rationale: Phrase(
      "Chữ ký đúng bằng một khóa lạ chỉ chứng minh rằng người lạ đã ký.",
      "A good signature by a strange key proves that a stranger signed."), basis: signing,
    example: .init(
      bad: "# ký bằng khóa SHA256:Xy9…, không có trong keys.yaml", good: "# ký bằng khóa có trong keys.yaml"))
  package static let signatureKeyEnded = DiagnosticKind(
    "BH-423", "signature-key-ended", .error,
    summary: Phrase("Khóa ký đã hủy hoặc hết hạn.", "The key was revoked or has ended."),
    rationale: Phrase(
      "Khóa đã lộ thì ai cũng ký được, kể cả lùi ngày.", "Who has a leaked key can sign, and for any day."),
    basis: signing,
    example: .init(
      bad: """
        - name: Khóa phát hành 2026
          revoked: 2027-01-05
        """,
      good: "- name: Khóa phát hành 2027"))
  package static let sumsDiffer = DiagnosticKind(
    "BH-424", "sums-differ", .error,
    summary: Phrase(
      "Thư mục phát hành không khớp với SHA256SUMS của nó.", "A release's folder does not fit its SHA256SUMS."),
    rationale: Phrase("Có tệp bị sửa, thiếu hoặc thêm sau khi ký.", "A file was altered, lost or added after signing."),
    basis: signing,
    example: .init(
      bad: """
        SHA256SUMS
        ghi-chu.txt   # không có trong SHA256SUMS
        """,
      good: "SHA256SUMS"))
  package static let logBroken = DiagnosticKind(
    "BH-425", "log-broken", .error,
    summary: Phrase("Nhật ký của kho bị sửa hoặc thiếu.", "The store's log was altered, or lacks entries."),
    rationale: Phrase(
      "Mỗi dòng mang SHA-256 của dòng trước: không thể bớt, chèn hay sửa mà không lộ.",
      "Each line carries the SHA-256 of the one before: nothing can be taken out, put in or altered unnoticed."),
    basis: signing,
    example: .init(
      bad: "3 2026-09-01 withdraw cd03 1.1.0 …   # dòng 2 đã bị xóa",
      good: """
        2 2026-08-20 release cd03 1.1.0 …
        3 2026-09-01 withdraw cd03 1.1.0 …
        """))
  package static let noteUnreadable = DiagnosticKind(
    "BH-426", "note-unreadable", .error,
    summary: Phrase("Không đọc được giấy trạng thái.", "A note of status cannot be read."),
    rationale: Phrase("Giấy bị cắt hoặc sửa khi chép, chuyển.", "It was cut or altered on its way."), basis: signing,
    example: .init(
      bad: "-----BEGIN HOCLIEU STATUS-----",
      good: """
        -----BEGIN HOCLIEU STATUS-----
        …
        -----END HOCLIEU STATUS-----
        """))
  package static let olderThanSeen = DiagnosticKind(
    "BH-427", "older-than-seen", .error,
    summary: Phrase(
      "Kho hoặc giấy trạng thái cũ hơn cái mà máy này đã thấy.", "A store or note is older than one seen here before."),
    rationale: Phrase(
      "Chữ ký cũ vẫn đúng; đưa lại bản cũ là cách giấu việc thay thế hoặc thu hồi.",
      "An old signature stays good; showing the old state again hides what was superseded or withdrawn."),
    basis: signing,
    example: .init(bad: "# giấy số 7, máy này đã thấy số 9", good: "# giấy số 9 hoặc mới hơn"))
  package static let historyForked = DiagnosticKind(
    "BH-428", "history-forked", .error,
    summary: Phrase(
      "Lịch sử của kho khác với lịch sử mà máy này đã thấy.",
      "The store's history differs from the one seen here before."),
    rationale: Phrase(
      "Hai lịch sử cùng được ký nghĩa là kho bị dựng lại, hoặc khóa ký bị lộ.",
      "Two signed histories mean that the store was made anew, or that the key has leaked."), basis: signing,
    example: .init(
      bad: "# dòng 5 của log.txt khác dòng 5 mà giấy trạng thái trước đã ghi", good: "# dòng 5 vẫn như trước"))
  package static let countersignedDiffers = DiagnosticKind(
    "BH-429", "countersigned-differs", .error,
    summary: Phrase(
      "PDF đã ký số không bắt đầu bằng đúng bản in đã ban hành.", "A signed PDF does not begin with the issued print."),
    rationale: Phrase(
      "Ký số chỉ được nối thêm vào cuối tệp; mọi khác biệt phía trước là nội dung khác.",
      "A signature is appended to a file; any difference before it is other content."), basis: signing,
    example: .init(
      bad: "# tệp được lưu lại (Save As) trước khi ký", good: "# ký thẳng lên tệp PDF trong gói"))

  private static let signing = Phrase(
    "Quy ước của Học Liệu về chữ ký (KIEM-TRA.txt)", "Rule of Học Liệu on signatures (KIEM-TRA.txt)")
}

/// The kinds of diagnostics about signatures, status and history.
let proofKinds: [DiagnosticKind] = [
  .signatureBroken, .signatureMissing, .signatureUntrusted, .signatureKeyEnded, .sumsDiffer, .logBroken,
  .noteUnreadable,
  .olderThanSeen, .historyForked, .countersignedDiffers,
]
