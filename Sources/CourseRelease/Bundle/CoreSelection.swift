package import CourseModel

/// Which files of an issued package a bundle takes over. Nothing is chosen file by file: an edition is taken whole.
package enum CoreSelection {
  /// Whether the edition for `reader` takes a file of the package `name`; `path` is below the package's `data/`. Learners get
  /// neither answers nor the sources and changelog that tell them.
  package static func takes(_ path: String, of name: String, for reader: Edition.Reader) -> Bool {
    if path == SupplementPlace.fileName { return true }
    switch reader {
    case .learner:
      return path.hasPrefix("html/") || path == name + ".pdf" || path.hasPrefix("records/") && !path.hasSuffix(".zip")
    case .instructor:
      return path.hasPrefix("giang-vien/") || path.hasPrefix("thay-doi/") || path.hasPrefix("records/")
    }
  }

  /// The files that stand beside an issued bag in the store and vouch for it: which they are is told by their names.
  package static func vouches(_ name: String) -> Bool { name == "release.json" || name.hasPrefix(Sums.name) }

  /// The list of a bag's payload.
  static let manifest = "manifest-sha256.txt"
  /// The list of what stands beside the payload, `manifest` included: its digest stands for the whole bag. A copy lies in the
  /// release's folder.
  static let tagManifest = "tagmanifest-sha256.txt"
  /// What the list of tags names, and nothing else.
  static let tags: Set = ["bag-info.txt", "bagit.txt", manifest]
}
