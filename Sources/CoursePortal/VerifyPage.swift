package import CourseModel
import Mustache

/// The page that checks packages in a browser without a network: `verify.html`.
package struct VerifyPage: Sendable {
  private let template: MustacheTemplate
  private let style: String
  private let script: String

  /// The scripts in the order in which they build on each other.
  private static let scripts = ["zip.js", "signatures.js", "package.js", "page.js"]

  /// `nil` where one of the files of `Templates/portal/verify` is missing; throws where the page is malformed.
  package init?(_ file: (String) -> [UInt8]?) throws {
    func text(_ name: String) -> String? { file(name).map { String(decoding: $0, as: UTF8.self) } }
    let scripts = VerifyPage.scripts.compactMap(text)
    guard let page = text("verify.mustache"), let style = text("verify.css"), scripts.count == VerifyPage.scripts.count
    else { return nil }
    template = try MustacheTemplate(string: page)
    self.style = style
    script = scripts.joined()
  }

  /// A key as the page shows and believes it.
  package struct Key: Sendable {
    package let trusted: TrustedKey
    package let fingerprint: String
    package let isSpecimen: Bool

    package init(_ trusted: TrustedKey, fingerprint: String, isSpecimen: Bool) {
      self.trusted = trusted
      self.fingerprint = fingerprint
      self.isSpecimen = isSpecimen
    }
  }

  /// The page's bytes. `digest` is SHA-256: the page's policy lets just this style and these scripts run.
  package func page(for imprint: Imprint, believing keys: [Key], digest: ([UInt8]) -> [UInt8]) -> String {
    func source(_ text: String) -> String { "sha256-" + Base64.text(digest(Array(text.utf8))) }
    var names: [String: Any] = [
      "programme": imprint.programme, "authority": imprint.authority, "academy": imprint.academy, "style": style,
      "script": script, "styleDigest": source(style), "scriptDigest": source(script), "json": json(of: keys),
      "keys": keys.map { key in
        var row = ["name": key.trusted.name, "holder": key.trusted.holder, "fingerprint": key.fingerprint]
        if let revoked = key.trusted.revoked { row["ended"] = "Đã hủy ngày \(revoked.forReaders): không tin nữa" }
        return row
      },
    ]
    if imprint.isSpecimen { names["specimen"] = "BẢN MẪU – chưa được cơ quan có thẩm quyền thẩm định, ban hành" }
    return template.render(names)
  }

  private func json(of keys: [Key]) -> String {
    let entries = keys.map { key -> String in
      var members = [
        ("key", Base64.text(key.trusted.key.bytes)), ("name", key.trusted.name), ("holder", key.trusted.holder),
      ]
      if let until = key.trusted.until { members.append(("until", until.description)) }
      if let revoked = key.trusted.revoked { members.append(("revoked", revoked.description)) }
      let texts = members.map { "\(quoted($0.0)):\(quoted($0.1))" }
      return "{" + (texts + (key.isSpecimen ? ["\"specimen\":true"] : [])).joined(separator: ",") + "}"
    }
    return "[" + entries.joined(separator: ",") + "]"
  }

  /// A JSON string that cannot end the element around it.
  private func quoted(_ text: String) -> String {
    let letters = text.unicodeScalars.map { scalar -> String in
      guard scalar.value < 0x20 || "\"\\<>&\u{2028}\u{2029}".unicodeScalars.contains(scalar) else {
        return String(scalar)
      }
      let digits = String(scalar.value, radix: 16)
      return "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
    }
    return "\"" + letters.joined() + "\""
  }
}
