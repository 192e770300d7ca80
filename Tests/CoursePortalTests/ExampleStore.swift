import CourseModel
import CoursePortal
import CourseTestSupport
import Foundation

/// The store in `Store/`: a module with two versions and everything beside them, one that was never published, one whose newest
/// version was withdrawn without another in its place, and one that went back to its older version.
enum ExampleStore {
  static let folder = ExampleFolder(path: (#filePath as NSString).deletingLastPathComponent + "/Store")

  static func catalogue(_ change: (String) -> String = { $0 }) throws -> Catalogue {
    let text = String(decoding: try folder.bytes("catalogue.json"), as: UTF8.self)
    return try JSONDecoder().decode(Catalogue.self, from: Data(change(text).utf8))
  }

  /// The files of the store but those that `leaving` is part of.
  static func listing(leaving: String = "none") throws -> StoreListing {
    let lines = String(decoding: try folder.bytes("files.txt"), as: UTF8.self).split(separator: "\n")
    var sizes: [OutputPath: Int] = [:]
    for line in lines where !line.contains(leaving) {
      let parts = line.split(separator: " ", maxSplits: 1)
      sizes[Fixture.path(String(parts[1]))] = Int(parts[0])
    }
    return StoreListing(sizes)
  }

  /// The portal's real templates, with some files written anew; `nil` takes one away.
  static func templateFiles(_ changes: [String: String?] = [:]) throws -> SourceTree {
    let templates = ExampleFolder(path: (#filePath as NSString).deletingLastPathComponent + "/../../Templates/portal")
    var files = SourceTree()
    for (name, bytes) in try templates.files() { files[Fixture.path("Templates/portal/" + name)] = bytes }
    for (name, text) in changes { files[Fixture.path("Templates/portal/" + name)] = text.map { Array($0.utf8) } }
    return files
  }

  static func templates() throws -> PortalTemplates {
    guard let templates = PortalTemplates.read(try templateFiles(), below: Fixture.path("Templates/portal")).0 else {
      preconditionFailure("the portal's templates are broken")
    }
    return templates
  }

  static func portal(of catalogue: Catalogue? = nil, having files: StoreListing? = nil) throws -> OutputTree {
    CoursePortal.portal(of: try catalogue ?? self.catalogue(), having: try files ?? listing(), try templates())
  }
}

extension OutputTree {
  func text(_ path: String) -> String { String(decoding: self[Fixture.path(path)] ?? [], as: UTF8.self) }

  /// The pages for people.
  var pages: [OutputPath] { paths.filter { $0.fileExtension == "html" } }
}
