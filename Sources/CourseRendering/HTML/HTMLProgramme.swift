package import CourseModel

extension HTMLRenderer {
  /// The home page of a programme above the pages of its modules, which lie in `<module>/html`, with a search over all of
  /// those that were built.
  package func programmePage(of programme: Programme, built: Set<ModuleID>, on date: CalendarDate) -> OutputTree {
    var names = HTMLNames()
    names.set("page", "programme")
    names.set("pageTitle", programme.imprint.programme)
    names.set("moduleID", "")
    names.set("programme", programme.imprint.programme)
    names.set("authority", programme.imprint.authority)
    names.set("academy", programme.imprint.academy)
    names.set("specimen", programme.imprint.isSpecimen ? Standing.specimen : nil)
    names.set("draft", Standing.draft(on: date))
    let indexes = programme.modules.filter { built.contains($0.id) }.map { "\($0.id)/html/\(HTMLPlace.searchIndex)" }
    names.set("index", indexes.joined(separator: " "))
    names.set(
      "modules",
      programme.modules.map { entry in
        var module = HTMLNames()
        module.set("id", entry.id.text.uppercased())
        module.set("title", entry.title)
        module.set("compulsory", entry.isCompulsory ? "Bắt buộc" : "Tự chọn")
        module.set("href", built.contains(entry.id) ? "\(entry.id)/html/index.html" : nil)
        return module
      })
    var tree = OutputTree()
    tree.add(templates.page("programme", names), at: "index.html")
    tree.add(templates.assetTree, below: "assets")
    return tree
  }
}
