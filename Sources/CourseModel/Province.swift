/// What names a province through all its changes, for example `dong-nai`; its code may change with its kind.
package enum ProvinceSubject {}
package typealias ProvinceID = Identifier<ProvinceSubject>

/// The two kinds of provincial unit (đơn vị hành chính cấp tỉnh).
package enum ProvinceKind: String, Sendable, CaseIterable {
  case province = "tinh"
  case city = "thanh-pho"

  /// As it stands inside a sentence, before the name.
  package var label: Phrase {
    switch self {
    case .province: Phrase("tỉnh", "province of")
    case .city: Phrase("thành phố", "city of")
    }
  }
}

/// Code, name and kind of a province between two days.
package struct ProvinceState: Hashable, Sendable {
  /// Two digits.
  package let code: String
  /// Without its kind, for example "Thanh Hóa".
  package let name: String
  package let kind: ProvinceKind
  /// The first day on which this holds.
  package let from: CalendarDate
  /// The last day on which it holds; `nil` while it does.
  package let until: CalendarDate?
  /// The marks of the sources that tell the unit itself and its two days.
  package let marks: Marks
  package let span: SourceSpan

  /// Which source says what; each is a mark of the file's list of sources.
  package struct Marks: Hashable, Sendable {
    /// For code, name and kind.
    package let unit: String
    package let from: String
    package let until: String?

    package init(unit: String, from: String, until: String?) {
      self.unit = unit
      self.from = from
      self.until = until
    }
  }

  package init(
    code: String, name: String, kind: ProvinceKind, from: CalendarDate, until: CalendarDate?, marks: Marks,
    at span: SourceSpan
  ) {
    self.code = code
    self.name = name
    self.kind = kind
    self.from = from
    self.until = until
    self.marks = marks
    self.span = span
  }

  /// As it stands inside a sentence: "tỉnh Thanh Hóa", "thành phố Huế".
  package var fullName: String { "\(kind.label.vietnamese) \(name)" }

  /// Whether it holds on a day.
  package func holds(on date: CalendarDate) -> Bool { from <= date && until.map { date <= $0 } ?? true }
}

/// A provincial unit with the names it had, oldest first.
package struct Province: Sendable {
  /// How many communes (xã, phường, đặc khu) it has, and which source says so.
  package struct Communes: Sendable {
    package let count: Int
    package let mark: String

    package init(count: Int, mark: String) {
      self.count = count
      self.mark = mark
    }
  }

  package let id: ProvinceID
  package let states: [ProvinceState]
  /// `nil` where no source tells the number.
  package let communes: Communes?
  package let span: SourceSpan

  package init(id: ProvinceID, states: [ProvinceState], communes: Communes?, at span: SourceSpan) {
    self.id = id
    self.states = states
    self.communes = communes
    self.span = span
  }

  /// What held on a day; `nil` before the first state and after the last.
  package func state(on date: CalendarDate) -> ProvinceState? { states.first { $0.holds(on: date) } }
}

/// The provincial units, in the order of `provinces.yaml`.
package struct Provinces: Sendable {
  /// On which day the list was true, as far as its sources tell.
  package let asOf: CalendarDate?
  package let all: [Province]
  /// The sources' titles, by mark.
  package let sources: [String: String]

  package init(_ all: [Province], asOf: CalendarDate?, sources: [String: String]) {
    self.asOf = asOf
    self.all = all
    self.sources = sources
  }

  /// No provinces: those of a programme without `provinces.yaml`.
  package static let empty = Provinces([], asOf: nil, sources: [:])

  /// The units of a day, in order.
  package func units(on date: CalendarDate) -> [(province: Province, state: ProvinceState)] {
    all.compactMap { province in province.state(on: date).map { (province, $0) } }
  }
}
