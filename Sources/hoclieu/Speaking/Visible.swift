extension String {
  /// The text with everything that a screen does not show, or shows in another order, written as `⟨U+202E⟩`.
  var visible: String {
    guard !utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }) else { return self }
    var visible = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      if scalar.isHidden {
        let digits = String(scalar.value, radix: 16, uppercase: true)
        let code = "⟨U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits + "⟩"
        visible.append(contentsOf: code.unicodeScalars)
      } else {
        visible.append(scalar)
      }
    }
    return String(visible)
  }
}

extension Unicode.Scalar {
  /// A mark that stands apart from its letter is taken for hidden too: it looks like the letter that has it built in.
  fileprivate var isHidden: Bool {
    switch value {
    case 0x09, 0x0A, 0x0D: false
    case 0x300...0x36F: true
    default:
      switch properties.generalCategory {
      case .control, .format, .privateUse, .unassigned, .surrogate, .lineSeparator, .paragraphSeparator: true
      case .uppercaseLetter, .lowercaseLetter, .titlecaseLetter, .modifierLetter, .otherLetter, .nonspacingMark,
        .spacingMark, .enclosingMark, .decimalNumber, .letterNumber, .otherNumber, .connectorPunctuation,
        .dashPunctuation, .openPunctuation, .closePunctuation, .initialPunctuation, .finalPunctuation,
        .otherPunctuation, .mathSymbol, .currencySymbol, .modifierSymbol, .otherSymbol, .spaceSeparator:
        false
      @unknown default: false
      }
    }
  }
}
