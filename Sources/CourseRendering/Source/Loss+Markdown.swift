import CourseModel

extension Loss {
  static let blankAtStart = Loss(
    Phrase("chữ bắt đầu bằng dấu cách", "the text starts with a blank"),
    help: Phrase("xóa dấu cách ở đầu", "delete the blank at the start"))
  static let blankAtEnd = Loss(
    Phrase("chữ kết thúc bằng dấu cách", "the text ends in a blank"),
    help: Phrase("xóa dấu cách ở cuối", "delete the blank at the end"))
  static let attributesInText = Loss(
    Phrase(
      "chữ kết thúc bằng `{…}`, Markdown sẽ hiểu là thuộc tính",
      "the text ends in `{…}`, which are attributes in Markdown"),
    help: Phrase("thêm dấu chấm sau `}` hoặc viết cách khác", "put a full stop behind `}`, or word it differently"))
  static let breakAtEnd = Loss(
    Phrase("dấu xuống dòng đứng cuối đoạn hoặc cuối phần nhấn mạnh", "a line break ends the paragraph or an emphasis"),
    help: Phrase("xóa dấu xuống dòng ấy", "delete the line break"))
  static let breakInLine = Loss(
    Phrase(
      "có dấu xuống dòng trong tiêu đề, chú thích hoặc ô bảng", "a line break in a heading, caption or cell"),
    help: Phrase("viết thành một dòng", "write it in one line"))
  static let emptyMark = Loss(
    Phrase("phần in đậm, in nghiêng hoặc gạch ngang không có chữ", "bold, italic or struck text without characters"),
    help: Phrase("xóa phần ấy", "delete it"))
  static let marksTouch = Loss(
    Phrase(
      "các phần in đậm, in nghiêng lồng nhau quá hai lớp hoặc dính liền nhau",
      "bold and italic text nested more than twice, or side by side"),
    help: Phrase("gộp các phần ấy lại", "join them"))
  static let tildesTouch = Loss(
    Phrase(
      "phần gạch ngang dính liền với chữ hoặc với phần gạch ngang khác",
      "struck text touches a word or other struck text"),
    help: Phrase("để phần gạch ngang cách chữ bên cạnh một dấu cách", "keep a blank between it and its neighbours"))
  static let unwritableCode = Loss(
    Phrase("phần mã trống hoặc có ký tự điều khiển", "code that is empty or holds control characters"),
    help: Phrase("xóa phần ấy, hoặc dùng khối mã", "delete it, or use a block of code"))
  static let codeTouches = Loss(
    Phrase("hai phần mã dính liền nhau", "two pieces of code side by side"),
    help: Phrase("gộp lại, hoặc đặt dấu cách ở giữa", "join them, or put a blank between them"))
  static let linkInLink = Loss(
    Phrase("liên kết nằm trong liên kết khác", "a link inside a link"),
    help: Phrase("giữ một liên kết", "keep one of them"))
  static let unwritableAddress = Loss(
    Phrase("địa chỉ có ký tự điều khiển", "an address with control characters"),
    help: Phrase("sửa địa chỉ", "correct the address"))
  static let codeInCell = Loss(
    Phrase("mã trong ô bảng có dấu `\\` ngay trước `|`", "code in a cell holds `\\` just before `|`"),
    help: Phrase("chuyển phần mã ra ngoài bảng", "move the code out of the table"))
  static let emptyParagraph = Loss(
    Phrase("đoạn văn trống", "an empty paragraph"), help: Phrase("xóa đoạn ấy", "delete it"))
  static let lonePicture = Loss(
    Phrase(
      "đoạn văn chỉ có một hình, Markdown sẽ hiểu là hình đứng riêng",
      "a paragraph that holds only a picture, which is a figure in Markdown"),
    help: Phrase("viết hình thành `<fig>`, hoặc thêm chữ vào đoạn", "make it a `<fig>`, or add words to the paragraph"))
  static let traits = Loss(
    Phrase(
      "lớp hoặc đối tượng người đọc ở chỗ Markdown không ghi được",
      "classes or an audience where Markdown has no place for them"),
    help: Phrase("bỏ chúng ở đây, hoặc đặt vào khối bên ngoài", "take them away here, or give them to the block around")
  )
  static let codeBlock = Loss(
    Phrase(
      "khối mã không hết bằng dấu xuống dòng, có ký tự điều khiển, hoặc tên ngôn ngữ có dấu cách",
      "a block of code that does not end in a line feed, holds control characters, or names its language with blanks"),
    help: Phrase("sửa khối mã", "correct the block of code"))
  static let listsTouch = Loss(
    Phrase("hai danh sách cùng loại đứng liền nhau", "two lists of one kind side by side"),
    help: Phrase("gộp lại, hoặc đặt một câu ở giữa", "join them, or put a sentence between them"))
  static let emptyList = Loss(
    Phrase("danh sách không có mục nào", "a list without items"), help: Phrase("xóa danh sách ấy", "delete it"))
  static let looseList = Loss(
    Phrase(
      "danh sách giãn dòng không có chỗ nào cho dòng trống, ví dụ chỉ có một mục, một đoạn",
      "a loose list with no place for an empty line, for example of one item with one paragraph"),
    help: Phrase("viết các mục không có `<p>`", "write the items without `<p>`"))
  static let tightItem = Loss(
    Phrase(
      "một mục của danh sách liền dòng có các khối mà Markdown phải cách bằng dòng trống",
      "an item of a tight list holds blocks that Markdown keeps apart by an empty line"),
    help: Phrase("đặt chữ của các mục trong `<p>`", "put the text of the items into `<p>`"))
  static let points = Loss(
    Phrase("danh sách điểm đi quá điểm y)", "the points go on behind y)"),
    help: Phrase("dùng danh sách đánh số", "use a numbered list"))
  static let definitionsTouch = Loss(
    Phrase("hai danh sách định nghĩa đứng liền nhau", "two lists of definitions side by side"),
    help: Phrase("gộp thành một", "make them one"))
  static let definition = Loss(
    Phrase(
      "thuật ngữ trống, bắt đầu bằng `:`, hoặc thuật ngữ hay nghĩa có xuống dòng",
      "a term that is empty or starts with `:`, or a line break in a term or meaning"),
    help: Phrase("viết mỗi thuật ngữ, mỗi nghĩa thành một dòng chữ", "write each term and meaning as one line of text"))
  static let tableHeader = Loss(
    Phrase("bảng không có đúng một hàng tiêu đề", "a table without exactly one header row"),
    help: Phrase("dùng một `<sthead>`", "use one `<sthead>`"))
  static let cell = Loss(
    Phrase("một ô có nhiều hơn một đoạn văn", "a cell holds more than one paragraph of text"),
    help: Phrase("gộp thành một đoạn, hoặc tách thành nhiều hàng", "make it one paragraph, or split the row"))
  static let optionText = Loss(
    Phrase(
      "phương án có nhiều khối, Markdown sẽ hiểu khối sau là phản hồi",
      "an option of several blocks; in Markdown the second one is feedback"),
    help: Phrase("gộp phương án thành một đoạn", "make the option one paragraph"))
  static let taskInStem = Loss(
    Phrase(
      "thân câu hỏi có danh sách hoặc bảng mà Markdown sẽ hiểu là phần trả lời",
      "the stem holds a list or table that Markdown takes for the answers"),
    help: Phrase("viết phần ấy thành đoạn văn", "write it as paragraphs"))
  static let shortAnswer = Loss(
    Phrase(
      "đáp án ngắn trống, có dấu `|` hoặc có dấu cách ở hai đầu",
      "a short answer that is empty, holds `|`, or starts or ends with a blank"),
    help: Phrase("sửa đáp án", "correct the answer"))
  static let title = Loss(
    Phrase("tên bài trống, hoặc là `~` hay `null`", "the topic's title is empty, or `~` or `null`"),
    help: Phrase("viết tên bài", "write the title"))
}
