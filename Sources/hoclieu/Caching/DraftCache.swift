import CourseModel
import CourseRendering
import CourseSealing

/// What earlier runs of `build` made, by module.
struct DraftCache: Sendable {
  private let results: ResultCache
  private let common: Inputs
  /// What was ordered. Runs with other options make other files; each remembers its own.
  private let suffix: String

  /// `common` is what bears on every module: the program, what modules share and the templates.
  init(in folder: String, for order: DraftOrder, _ common: Inputs) {
    results = ResultCache(folder)
    self.common = common.adding("--date", order.date.description)
    let options = [
      order.output.hasPrefix("/") ? order.output : "\(Project.currentFolder)/\(order.output)",
      order.formats.names, order.editions.defaultValueDescription, order.paper.rawValue,
    ]
    suffix = "-" + digest(of: Array(options.joined(separator: "\n").utf8)).short
  }

  /// What stands in the folder of a module as it was made, and why nothing does.
  func recall(
    _ files: ModuleFiles, of inputs: Inputs, in folder: String
  ) -> (made: MadeFiles?, ResultCache.Recollection) {
    guard files.loading.isEmpty else { return (nil, .nothing) }
    let recollection = results.recall(files.id.text + suffix, of: common.adding(inputs))
    guard case .same(let bytes) = recollection else { return (nil, recollection) }
    guard let made = MadeFiles(bytes), made.stand(in: folder) else { return (nil, .spoilt) }
    return (made, recollection)
  }

  func keep(_ made: MadeFiles, from files: ModuleFiles, of inputs: Inputs) {
    guard files.loading.isEmpty else { return }
    results.keep(made.bytes, as: files.id.text + suffix, of: common.adding(inputs))
  }
}
