import CourseModel
import CourseSigning
import Testing

@Suite("A key signs")
struct SigningTests {
  private static let key = SigningKey(seed: Array(0..<32)).unsafelyUnwrapped
  private static let message = Array("Nội dung\n".utf8)

  @Test("as the vector of RFC 8032 says (7.1, test 2)")
  func vector() throws {
    let key = try #require(
      SigningKey(seed: bytes("4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb")))
    #expect(key.publicKey.bytes == bytes("3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c"))
    let signature =
      "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
      + "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
    #expect(key.signature(of: [0x72]) == bytes(signature))
  }

  @Test(
    "in each form, and hears a changed byte of the message, of the signature, and another key",
    arguments: SignatureForm.allCases)
  func forms(_ form: SignatureForm) throws {
    let signature = try signature(form)
    let keys = [Self.key.publicKey]
    #expect(examine(signature, form, of: Self.message, at: "a/A", by: keys) == .good(Self.key.publicKey))
    #expect(examine(signature, form, of: Self.message + [0], at: "a/A", by: keys) == .bad)
    let other = try #require(SigningKey(seed: Array(1..<33)))
    let finding = examine(signature, form, of: Self.message, at: "a/A", by: [other.publicKey])
    // An SSH signature names its own key: whether that one is trusted is asked elsewhere.
    #expect(finding == (form == .ssh ? .good(Self.key.publicKey) : .bad))
    // minisign's first line is a comment that nobody signs.
    let start = form == .minisign ? (signature.firstIndex(of: 0x0A) ?? 0) + 1 : 0
    for index in start..<signature.count {
      var altered = signature
      altered[index] ^= 1
      #expect(
        examine(altered, form, of: Self.message, at: "a/A", by: keys) != .good(Self.key.publicKey), "byte \(index)")
    }
    for count in 0..<signature.count - 1 {
      let short = Array(signature.prefix(count))
      #expect(examine(short, form, of: Self.message, at: "a/A", by: keys) != .good(Self.key.publicKey))
    }
  }

  @Test("for one place of the store only, in minisign's form")
  func place() throws {
    let keys = [Self.key.publicKey]
    #expect(examine(try signature(.minisign), .minisign, of: Self.message, at: "b/A", by: keys) == .bad)
  }

  @Test("and its file gives it back with the right passphrase only")
  func keyFile() throws {
    let salt = [UInt8](repeating: 7, count: 32)
    let open = Array(KeyFile.text(of: Self.key, protectedBy: "", salt: salt).utf8)
    #expect(KeyFile.isProtected(open) == false)
    #expect(try KeyFile.read(open, passphrase: nil).publicKey == Self.key.publicKey)
    let shut = Array(KeyFile.text(of: Self.key, protectedBy: "mật khẩu", salt: salt).utf8)
    #expect(KeyFile.isProtected(shut) == true)
    #expect(try KeyFile.read(shut, passphrase: "mật khẩu").publicKey == Self.key.publicKey)
    #expect(throws: KeyFileError.isProtected) { try KeyFile.read(shut, passphrase: nil) }
    #expect(throws: KeyFileError.wrongPassphrase) { try KeyFile.read(shut, passphrase: "mat khau") }
    #expect(throws: KeyFileError.malformed) { try KeyFile.read(Array("x\ny\n".utf8), passphrase: nil) }
    var altered = open
    let place = altered.count - 20
    altered[place] = altered[place] == 0x41 ? 0x42 : 0x41
    #expect(throws: KeyFileError.wrongPassphrase) { try KeyFile.read(altered, passphrase: nil) }
  }

  @Test("and a public key has one way to be written")
  func publicKey() {
    let line = Self.key.publicKey.description
    #expect(PublicKey(line) == Self.key.publicKey)
    #expect(PublicKey(line + " ghi chú") == Self.key.publicKey)
    for wrong in ["", "ssh-rsa AAAA", String(line.dropLast()), line + "AAAA", "x" + line] {
      #expect(PublicKey(wrong) == nil)
    }
  }

  @Test("Base64 is read strictly")
  func base64() {
    for count in 0..<70 {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37 &+ count) }
      #expect(Base64.bytes(Base64.text(bytes)) == bytes)
    }
    for wrong in ["A", "AA", "AAA", "A===", "AB==", "AAB=", "====", "A=A=", "AA==AAAA", "AAA\n", "AAAĐ"] {
      #expect(Base64.bytes(wrong) == nil, "\(wrong)")
    }
  }

  private func signature(_ form: SignatureForm) throws -> [UInt8] {
    let files = sign(Self.message, named: "A", at: "a/A", with: Self.key)
    let path = try #require(OutputPath("A" + form.suffix))
    return try #require(files[path])
  }

  private func bytes(_ digits: String) -> [UInt8] {
    let letters = Array(digits)
    return stride(from: 0, to: letters.count, by: 2).compactMap { UInt8(String(letters[$0...$0 + 1]), radix: 16) }
  }
}
