import ArgumentParser
import CourseModel
import CourseRelease

/// `hoclieu provinces`
struct ProvincesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "provinces",
    abstract: Speech.say("Các tỉnh, thành phố vào một ngày.", "The provinces on a day."),
    discussion: Speech.say(
      "Mã, tên và loại của một đơn vị đổi theo ngày; nguồn của từng dữ kiện nằm trong Content/provinces.yaml.",
      "Code, name and kind of a unit change with the day; Content/provinces.yaml tells the source of each."))

  enum Format: String, ExpressibleByArgument, CaseIterable { case text, json }

  @Option(
    name: .customLong("as-of"),
    help: ArgumentHelp(
      Speech.say("Vào ngày nào (mặc định: hôm nay).", "On which day (default: today)."), valueName: "yyyy-mm-dd"))
  var asOf: CalendarDate?

  @Option(help: ArgumentHelp(Speech.say("Dạng kết quả.", "The output."), valueName: "text|json"))
  var format: Format = .text

  @OptionGroup var common: CommonOptions

  func run() throws {
    let project = try Project(common, holding: Place.provinces)
    let date = asOf ?? today()
    let provinces = try project.provinces()
    let units = provinces.units(on: date)
    switch format {
    case .json:
      Console.standardOutput.write(String(decoding: json(ProvincesReport(provinces, on: date)), as: UTF8.self))
    case .text: list(units, of: provinces, on: date)
    }
  }

  /// With a dot between thousands (facts.md 6.9).
  private func dotted(_ number: Int) -> String {
    let digits = String(number)
    return number < 1000 ? digits : "\(digits.dropLast(3)).\(digits.suffix(3))"
  }

  private func list(
    _ units: [(province: Province, state: ProvinceState)], of provinces: Provinces, on date: CalendarDate
  ) {
    let console = Console.standardOutput
    for (province, state) in units {
      let kind = state.kind == .city ? Speech.say("thành phố", "city") : Speech.say("tỉnh", "province")
      let pad = { (text: String, width: Int) in text + String(repeating: " ", count: max(0, width - text.count)) }
      let communes = province.communes.map { String($0.count) } ?? "–"
      console.line("\(state.code)  \(pad(kind, 10)) \(pad(state.name, 13)) \(pad(communes, 4)) \(province.id)")
    }
    let cities = units.count { $0.state.kind == .city }
    let communes = units.compactMap { $0.province.communes?.count }.reduce(0, +)
    console.line()
    console.line(
      Phrase(
        "Ngày \(date.forReaders): \(units.count) đơn vị: \(units.count - cities) tỉnh, \(cities) thành phố; \(dotted(communes)) xã, phường, đặc khu.",
        "On \(date): \(units.count) units: \(units.count - cities) provinces, \(cities) cities; \(communes) communes."))
    let marks = Set(
      units.flatMap { unit in
        [unit.state.marks.unit, unit.state.marks.from, unit.state.marks.until, unit.province.communes?.mark].compactMap
        { $0 }
      })
    for mark in marks.sorted() { console.line("[\(mark)] \(provinces.sources[mark] ?? "")") }
  }
}

/// What `provinces --format json` prints.
private struct ProvincesReport: Encodable {
  struct Unit: Encodable {
    let id: String
    let code: String
    let name: String
    let kind: String
    let from: String
    let until: String?
    let communes: Int?
    let source: String
  }

  let format = 1
  let date: String
  let units: [Unit]

  init(_ provinces: Provinces, on date: CalendarDate) {
    self.date = date.description
    units = provinces.units(on: date).map { province, state in
      Unit(
        id: province.id.text, code: state.code, name: state.name, kind: state.kind.rawValue,
        from: state.from.description, until: state.until?.description, communes: province.communes?.count,
        source: state.marks.unit)
    }
  }
}
