import CourseStorage

/// Writes a command's result to the file that the user named, whole or not at all, and says its name; without one to standard
/// output.
func deliver(_ bytes: [UInt8], to file: String?) throws {
  guard let file else { return Console.standardOutput.write(String(decoding: bytes, as: UTF8.self)) }
  do {
    try writeOutput(bytes, to: file)
  } catch {
    throw Failure(error.message, help: error.help)
  }
  Console.standardOutput.line(file)
}
