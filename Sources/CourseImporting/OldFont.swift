import CourseCompiler

/// A family of fonts from before Unicode, which show other letters than the file holds.
enum OldFont {
  case tcvn3
  /// `.VnTimeH` and its kin, which have only capitals.
  case tcvn3Capitals
  case vni

  func decode(_ text: String) -> String {
    switch self {
    case .tcvn3: decodeTCVN3(text)
    case .tcvn3Capitals: decodeTCVN3(text, capitals: true)
    case .vni: decodeVNI(text)
    }
  }
}
