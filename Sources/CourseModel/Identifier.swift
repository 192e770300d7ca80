/// A name that an author gives to a thing: ASCII letters, digits, `.`, `_` and `-`, starting with a letter or digit, at
/// most 64 bytes. `Subject` keeps the names of modules, topics, anchors and objectives apart.
package struct Identifier<Subject>: Hashable, Comparable, Sendable, CustomStringConvertible {
  package let text: String

  package init?(_ text: String) {
    let bytes = text.utf8
    guard let first = bytes.first, bytes.count <= 64, first.isASCIILetterOrDigit,
      bytes.allSatisfy({ $0.isASCIILetterOrDigit || $0 == 0x2D || $0 == 0x2E || $0 == 0x5F })
    else { return nil }
    self.text = text
  }

  package var description: String { text }

  package static func < (left: Identifier, right: Identifier) -> Bool {
    left.text.utf8.lexicographicallyPrecedes(right.text.utf8)
  }
}

/// What a module's identifier names, for example `cd03`: the name of its folder.
package enum ModuleSubject {}
/// What a topic's identifier names, for example `01-chinh-quyen-so`: its file name without the extension.
package enum TopicSubject {}
/// What an anchor names inside a topic: a heading, table, figure, call-out or question.
package enum AnchorSubject {}
/// What an objective's identifier names inside a module, for example `o2`.
package enum ObjectiveSubject {}
/// What an entry of the glossary is called, for example `chu-ky-so`.
package enum TermSubject {}
/// What names a group of officers, or a position in one, for example `lanh-dao`.
package enum AudienceSubject {}

package typealias ModuleID = Identifier<ModuleSubject>
package typealias TopicID = Identifier<TopicSubject>
package typealias AnchorID = Identifier<AnchorSubject>
package typealias ObjectiveID = Identifier<ObjectiveSubject>
package typealias TermID = Identifier<TermSubject>
package typealias AudienceID = Identifier<AudienceSubject>

extension UInt8 {
  /// `A`–`Z`, `a`–`z` or `0`–`9`.
  @inlinable package var isASCIILetterOrDigit: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A: true
    default: false
    }
  }

  /// `0`–`9`.
  @inlinable package var isASCIIDigit: Bool { self >= 0x30 && self <= 0x39 }
}
