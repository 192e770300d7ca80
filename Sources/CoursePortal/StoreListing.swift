package import CourseModel

/// The files that lie in a store, with their sizes in bytes. The portal links to what is there and to nothing else.
package struct StoreListing: Sendable {
  private let sizes: [OutputPath: Int]

  package init(_ sizes: [OutputPath: Int]) { self.sizes = sizes }

  /// The size of a file; `nil` where it is not there.
  func size(of path: String) -> Int? { OutputPath(path).flatMap { sizes[$0] } }

  /// The names and sizes of the files directly in a folder, in order.
  func files(in folder: String) -> [(name: String, bytes: Int)] {
    sizes.filter { $0.key.folder?.text == folder }.map { ($0.key.name.description, $0.value) }
      .sorted { $0.0 < $1.0 }
  }
}
