import CourseModel
import CoursePortal
import CourseRelease
import CourseSealing
import CourseSigning
import CourseStorage

extension Publisher {
  /// A release's folder as it is appended: with how to check it, the sums of all files, and their signatures.
  func signed(_ files: OutputTree, of module: ModuleID, _ version: Version) -> OutputTree {
    var files = files
    let key = signer.key.publicKey
    let guide = checkingGuide(
      for: "\(module)-\(version)", keyFile: key.fileName, isSpecimen: key == SigningKey.specimen.publicKey)
    files.add(guide, at: "KIEM-TRA.txt")
    let sums = Array(Sums.text(of: files).utf8)
    files.add(sums, at: Sums.name)
    let place = "releases/\(module)/\(version)/\(Sums.name)"
    let signatures = signer.signatures(of: sums, named: Sums.name, at: place)
    for path in signatures.paths { files[path] = signatures[path] }
    return files
  }

  /// Puts a file of the store in place, once its signatures stand in `signatures/`, named after its digest: whoever reads the
  /// file, old or new, finds signatures of just that one.
  func replaceSigned(_ name: String, with bytes: [UInt8]) throws -> Bool {
    let own = Store.signatureName(of: bytes, for: name)
    var isNew = false
    let there = Store.signatures(beside: "\(store.folder)/\(own)")
    // A run that was killed may have left one form of signature and not the others.
    if there.count < SignatureForm.allCases.count
      || !KeyRing(signer.keys).judge(there, of: bytes, at: name, for: .first).counts
    {
      let signatures = signer.signatures(of: bytes, named: own, at: name)
      for path in signatures.paths {
        if try replaceFile("\(store.folder)/\(path)", with: signatures[path] ?? []) { isNew = true }
      }
    }
    if try replaceFile("\(store.folder)/\(name)", with: bytes) { isNew = true }
    // Those of the bytes that stood there before are of no more use.
    let suffixes = SignatureForm.allCases.map { own.dropFirst("signatures/".count + 16) + $0.suffix }
    for file in namesInFolder(store.folder + "/signatures") {
      guard suffixes.contains(where: { file.dropFirst(16) == $0 }), !"signatures/\(file)".hasPrefix(own) else {
        continue
      }
      removeTree("\(store.folder)/signatures/\(file)")
    }
    return isNew
  }

  /// Writes the page that checks packages in a browser; answers whether it changed.
  func writeVerifyPage(of programme: Programme) throws -> Bool {
    let (files, folder) = try project.templateFiles("portal/verify")
    let page: VerifyPage?
    do {
      page = try VerifyPage { folder.appending($0).flatMap { files[$0] } }
    } catch {
      throw Failure(
        Phrase(
          "Templates/portal/verify/verify.mustache sai cú pháp: \(error)",
          "Templates/portal/verify/verify.mustache is malformed: \(error)"))
    }
    guard let page else {
      throw Failure(
        Phrase("thiếu tệp trong Templates/portal/verify", "a file of Templates/portal/verify is missing"),
        help: Phrase("khôi phục từ git: `git checkout Templates`", "restore it from git: `git checkout Templates`"))
    }
    let keys = signer.keys.map {
      VerifyPage.Key($0, fingerprint: $0.key.fingerprint, isSpecimen: $0.key == SigningKey.specimen.publicKey)
    }
    let text = page.page(for: programme.imprint, believing: keys) { digest(of: $0).bytes }
    return try replaceFile(store.folder + "/verify.html", with: Array(text.utf8))
  }

  /// Tells the keys, continues the log with what it lacks, and signs its head as a note of status. Answers whether anything
  /// changed.
  func writeProof(of catalogue: Catalogue) throws -> Bool {
    try Task.checkCancellation()
    var isNew = false
    let keys = keyFiles(of: signer.keys)
    for path in keys.paths {
      if try replaceFile("\(store.folder)/keys/\(path)", with: keys[path] ?? []) { isNew = true }
    }
    guard var log = store.log() else {
      throw Failure(
        Phrase("`\(store.folder)/log.txt` đã bị sửa", "`\(store.folder)/log.txt` was altered"),
        help: Phrase("khôi phục kho từ bản sao lưu", "restore the store from its backup"))
    }
    log.append(missing: try store.happened())
    if log.count > 0, try replaceFile(store.folder + "/log.txt", with: log.bytes) { isNew = true }
    guard let note = store.note(of: log, catalogue, on: nil) else { return isNew }
    // A note that says the same stays while the key counts by which it was signed.
    if let old = store.note(), old.note == note,
      KeyRing(signer.keys).judge(old.signature, of: note.message, by: old.key, for: .first).counts
    {
      return isNew
    }
    let text = note.text(signed: signer.key.signature(of: note.message), by: signer.key.publicKey)
    return try replaceFile(store.folder + "/status.txt", with: Array(text.utf8)) || isNew
  }
}
