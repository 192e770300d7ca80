import CourseModel

extension Loss {
  static let blanks = Loss(
    Phrase(
      "chữ có nhiều dấu cách liền nhau, dấu tab hoặc dấu xuống dòng, XML sẽ gộp thành một dấu cách",
      "text with several blanks in a row, a tab or a line feed, which are one blank in XML"),
    help: Phrase("viết một dấu cách", "write one blank"))
  static let notOfXML = Loss(
    Phrase("chữ có ký tự điều khiển mà XML không cho phép", "text with control characters that XML does not allow"),
    help: Phrase("xóa ký tự ấy", "delete them"))
  static let secondMark = Loss(
    Phrase(
      "chú thích cuối trang có hơn một dấu, XML chỉ ghi được một",
      "a footnote with more than one mark; XML writes only one"),
    help: Phrase("viết chú thích thứ hai riêng", "write a second footnote"))
  static let headingLevel = Loss(
    Phrase("tiêu đề bỏ qua một cấp", "a heading skips a level"),
    help: Phrase("dùng cấp ngay dưới tiêu đề trước", "use the level below the heading before"))
  static let nestedHeading = Loss(
    Phrase("tiêu đề nằm trong hộp, danh sách hoặc trích dẫn", "a heading inside a box, list or quotation"),
    help: Phrase("đưa tiêu đề ra ngoài, hoặc viết đậm", "move it out, or write it in bold"))
  static let dividerTraits = Loss(
    Phrase("đường ngăn có lớp hoặc đối tượng người đọc", "a divider with classes or an audience"),
    help: Phrase("bỏ chúng", "take them away"))
  static let reservedClass = Loss(
    Phrase(
      "danh sách mang lớp `points`, trong XML lớp này có nghĩa khác",
      "a list of the class `points`, which means something else in XML"),
    help: Phrase("đặt tên lớp khác", "choose another name"))
  static let looseWithoutParagraph = Loss(
    Phrase("danh sách giãn dòng không có đoạn văn nào", "a loose list without a paragraph"),
    help: Phrase("bỏ các dòng trống giữa các mục", "delete the empty lines between the items"))
  static let paragraphInTightItem = Loss(
    Phrase(
      "một mục của danh sách liền dòng có hai đoạn văn liền nhau, đoạn trống, hoặc đoạn có thuộc tính",
      "an item of a tight list holds two paragraphs in a row, an empty one, or one with attributes"),
    help: Phrase("đặt dòng trống giữa các mục", "put empty lines between the items"))
  static let emptyTable = Loss(
    Phrase("bảng không có hàng nào", "a table without rows"), help: Phrase("xóa bảng", "delete the table"))
  static let codeBlockInXML = Loss(
    Phrase(
      "khối mã trống, có ký tự điều khiển, hoặc mang lớp mà XML dùng cho tên ngôn ngữ",
      "a block of code that is empty, holds control characters, or has a class that names languages in XML"),
    help: Phrase("sửa khối mã", "correct the block of code"))
}
