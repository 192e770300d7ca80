import CourseModel
import CourseRelease
import CourseServing

/// What a preview answers to a browser: `/<module>/…` are the pages, `/-/…` is the preview's own.
struct PreviewSite: Sendable {
  let desk: PreviewDesk
  /// Where `/` leads.
  let start: String
  /// Sets the book of an edition; answers the PDF.
  let typeset: @Sendable (Edition) async throws -> [UInt8]

  func answer(_ request: PageRequest) async -> ServedPage {
    guard let path = request.path else { return .moved(to: start) }
    let parts = path.text.split(separator: "/", maxSplits: 1).map(String.init)
    guard parts.count == 2, let inside = OutputPath(parts[1]) else { return .missing }
    if parts[0] == "-" { return await own(inside, request) }
    guard let id = ModuleID(parts[0]), await desk.holds(id), let bytes = await desk.file(inside, of: id) else {
      return .missing
    }
    return .found(bytes, named: inside)
  }

  private func own(_ path: OutputPath, _ request: PageRequest) async -> ServedPage {
    if let bytes = await desk.addition(path) { return .found(bytes, named: path) }
    if path.fileExtension == "pdf", let id = ModuleID(String(path.stem)), await desk.holds(id) {
      return await book(of: id, path)
    }
    guard path.name == "state.json", let id = path.folder.flatMap({ ModuleID($0.text) }), await desk.holds(id) else {
      return .missing
    }
    let state = await desk.state(
      of: id, page: request["page"] ?? "", after: request["after"].flatMap { Int($0) } ?? -1, patience: .seconds(10))
    return .found(json(state), named: path)
  }

  private func book(of id: ModuleID, _ path: OutputPath) async -> ServedPage {
    guard let edition = await desk.edition(of: id) else { return .missing }
    do {
      return .found(try await typeset(edition), named: path)
    } catch let failure as Failure {
      let text = [failure.message, failure.help].compactMap { $0?[Speech.language] }.joined(separator: "\n")
      return .failed(text)
    } catch {
      return .failed(Speech.say("đã dừng", "stopped"))
    }
  }
}
