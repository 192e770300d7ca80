package import CourseModel

/// What is known where somebody writes: the programme, and the module of the file as it was last compiled.
package struct Workplace: Sendable {
  package let programme: Programme
  /// `nil` where the file belongs to no module, or `module.yaml` cannot be read.
  package let module: Module?
  /// Every file that the module may name: its own, and the shared ones.
  package let sources: SourceTree

  package init(_ programme: Programme, module: Module?, sources: SourceTree) {
    self.programme = programme
    self.module = module
    self.sources = sources
  }

  /// The topic that lies in a file; `nil` where it is none, or could not be read.
  func topic(at path: SourcePath) -> Topic? { module?.topics.first { $0.path == path } }
}
