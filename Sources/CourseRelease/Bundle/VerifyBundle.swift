package import CourseModel
import CourseSealing
import FoundationEssentials

/// A bundle that was opened and held against its own list and the manifests of the issued packages in it.
package struct OpenedBundle: Sendable {
  /// An issued version inside, with what tells whether it was issued.
  package struct Core: Sendable {
    package let listed: Bundle.Core
    /// The part of the issued bag that the bundle holds. What is wrong with it is among the bundle's own diagnostics.
    package let part: OpenedPackage
    /// What the issued bag's manifest says of its files, by their path in the bag.
    package let manifest: [String: Digest]
    /// What stood beside the issued bag in the store.
    package let evidence: OutputTree

    /// Whether the sums of the release's folder, which are what is signed, list this very manifest.
    package var isVouchedFor: Bool {
      guard let sums = evidence[Sums.path].flatMap({ Sums.read($0) }) else { return false }
      return sums[CoreSelection.tagManifest]?.hexadecimal == listed.tagManifest
    }
  }

  package let bundle: Bundle
  package let cores: [Core]
  /// The store's note of status as it was when the bundle was made.
  package let note: [UInt8]?
  package let diagnostics: [Diagnostic]
}

/// Whether an opened bag is a province's bundle.
package func isBundle(_ opened: OpenedPackage) -> Bool {
  OutputPath(BundlePlace.list).map { opened.payload[$0] != nil } ?? false
}

/// The bundle that a `bundle.json` describes; `nil` where it does not.
package func readBundle(_ bytes: [UInt8]) -> Bundle? {
  guard isPrintable(bytes), let bundle = try? JSONDecoder().decode(Bundle.self, from: Data(bytes)), bundle.format == 1,
    Edition.Reader.allCases.contains(where: { $0.optionName == bundle.edition }), !bundle.modules.isEmpty
  else { return nil }
  return bundle
}

/// Holds a bundle, whose bag is whole, against what was issued: each core file has the digest that the issued package's
/// manifest gives it, none is missing and none foreign; the province's own files are those listed, and their texts stand in
/// places that the modules declare. `nil` where the bundle cannot be read at all. Whether the records prove that each version
/// was issued is for `chainFaults(of:in:)` to tell.
package func verifyBundle(_ opened: OpenedPackage, named path: SourcePath) -> (OpenedBundle?, [Diagnostic]) {
  var check = BundleCheck(path: path, payload: opened.payload)
  guard let bundle = check.text(BundlePlace.list).flatMap({ readBundle($0) }),
    let reader = Edition.Reader.allCases.first(where: { $0.optionName == bundle.edition })
  else {
    check.report(.bundleMalformed, Phrase("không đọc được `bundle.json`", "`bundle.json` cannot be read"))
    return (nil, check.diagnostics)
  }
  if bundle.name != opened.name {
    check.report(
      .bundleListDiffers,
      Phrase("`bundle.json` là của gói `\(bundle.name)`", "`bundle.json` is of the bundle `\(bundle.name)`"))
  }
  let cores = bundle.modules.compactMap { check.core($0, for: reader) }
  check.checkOwn(of: bundle)
  return (
    OpenedBundle(
      bundle: bundle, cores: cores, note: check.text(BundlePlace.note), diagnostics: check.diagnostics),
    check.diagnostics
  )
}

/// Whether a list holds nothing but what is shown as it stands: its words go to terminals, and `packBundle` writes neither
/// escapes nor characters that steer one or turn the direction of writing.
private func isPrintable(_ bytes: [UInt8]) -> Bool {
  // A backslash of somebody's words is written twice, and what follows it is no escape.
  guard let text = String(validating: bytes, as: UTF8.self), !text.replacing("\\\\", with: "").contains("\\u") else {
    return false
  }
  return text.unicodeScalars.allSatisfy { scalar in
    switch scalar.value {
    case 0x0A: true
    case 0..<0x20, 0x7F...0x9F, 0x200E...0x200F, 0x202A...0x202E, 0x2066...0x2069: false
    default: true
    }
  }
}
