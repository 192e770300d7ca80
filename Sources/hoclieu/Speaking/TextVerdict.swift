import CourseModel
import CourseRelease

/// What was found out about one edition.
struct TextVerdict {
  let name: String
  /// How many texts were looked for.
  let count: Int
  let differences: [TextDifference]

  func print() {
    let console = Console.standardOutput
    guard !differences.isEmpty else {
      return console.line(
        console.styled("✓ ", .green) + name + ": "
          + Speech.say(
            "đủ \(count) đoạn chữ như bản gốc, đúng thứ tự, không sai một chữ",
            "all \(count) texts as sealed, in their order, to the letter"))
    }
    console.line(
      console.styled("✗ ", .red) + name + ": "
        + Speech.say(
          "\(differences.count) trong \(count) đoạn chữ khác bản gốc",
          "\(differences.count) of \(count) texts differ from what was sealed"))
    for difference in differences.prefix(5) {
      console.line("  \(difference.place)")
      console.line("    " + Speech.say("bản gốc: ", "sealed: ") + String(difference.sealed.prefix(160)))
      console.line("    " + Speech.say("trong tệp: ", "in the file: ") + String(difference.found.prefix(160)))
    }
  }
}
