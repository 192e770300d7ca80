import CourseModel

/// What `delta.json` in an update says: out of which package it makes which. This type *is* the format of the file.
///
/// Beside it lies `noi-dung.zst`: the `written` files one after the other, in terms of all files of the old package one after
/// the other, both in the order of their paths and PDFs opened (PDFFolding.swift).
package struct Delta: Codable, Sendable, Equatable {
  /// A package by the name that its folder and file have.
  package struct Package: Codable, Sendable, Equatable {
    package let name: String
    package let version: String
    /// Size in bytes and SHA-256 of the zip file.
    package let bytes: Int
    package let sha256: String
  }

  /// A file of the new package that the old one has not, or not like this.
  package struct File: Codable, Sendable, Equatable {
    package let path: String
    /// Size in bytes as it stands in `noi-dung.zst`.
    package let bytes: Int
    /// Whether it is a PDF that was opened.
    package let opened: Bool
  }

  /// 1 for this format.
  package let format: Int
  package let module: String
  package let from: Package
  package let to: Package
  /// Paths of files that both packages hold with the same bytes.
  package let kept: [String]
  package let written: [File]
  /// Paths of files that the new package no longer has.
  package let dropped: [String]

  static let fileName = "delta.json"
  static let contentName = "noi-dung.zst"

  /// The name of the update between two packages, without its extension.
  static func name(of module: String, from old: String, to new: String) -> String { "\(module)-\(new)-tu-\(old)" }
}

/// The files of a package below its one folder, each in the form in which two versions are compared.
struct ComparableFiles {
  let tree: OutputTree
  /// Everything one after the other.
  private(set) var whole: [UInt8] = []
  /// The forms of the files that were asked for, and whether they are opened PDFs.
  private(set) var written: [(path: OutputPath, bytes: Int, opened: Bool)] = []

  /// The chosen files of a tree, or all.
  init(_ tree: OutputTree, only chosen: [OutputPath]? = nil) {
    self.tree = tree
    for path in chosen ?? tree.paths {
      guard let bytes = tree[path] else { continue }
      let opened = path.fileExtension == "pdf" ? PDFFolding.unfold(bytes) : nil
      whole += opened ?? bytes
      written.append((path, opened?.count ?? bytes.count, opened != nil))
    }
  }

  /// The files of a zip below its one folder; `nil` where it has not just one.
  static func bag(_ archive: OutputTree, named name: String) -> OutputTree? {
    var tree = OutputTree()
    for path in archive.paths {
      guard path.text.hasPrefix(name + "/"), let inside = OutputPath(String(path.text.dropFirst(name.utf8.count + 1)))
      else { return nil }
      tree[inside] = archive[path]
    }
    return tree
  }
}
