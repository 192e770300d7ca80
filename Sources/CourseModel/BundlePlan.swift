/// What a province wants in its bundle: what `bundle.yaml` or the options of the command say, not yet held against anything.
package struct BundlePlan: Sendable {
  /// A module, with what the province adds to it.
  package struct Item: Sendable {
    package let module: Located<ModuleID>
    /// `nil` for the current one.
    package let version: Located<Version>?
    package let supplements: [Supplement]

    package init(module: Located<ModuleID>, version: Located<Version>?, supplements: [Supplement]) {
      self.module = module
      self.version = version
      self.supplements = supplements
    }
  }

  /// A text of the province's own, and where it shall stand.
  package struct Supplement: Sendable {
    package let place: Located<SupplementPlace>
    /// As it was written: relative to the plan's folder.
    package let file: Located<String>

    package init(place: Located<SupplementPlace>, file: Located<String>) {
      self.place = place
      self.file = file
    }
  }

  /// A code, an identifier or a name.
  package let province: Located<String>
  package let reader: Edition.Reader
  /// The day of the bundle; `nil` for today.
  package let date: CalendarDate?
  /// Who answers for the province's own parts.
  package let responsible: Located<String>?
  package let preface: Located<String>?
  package let modules: [Item]

  package init(
    province: Located<String>, reader: Edition.Reader, date: CalendarDate?, responsible: Located<String>?,
    preface: Located<String>?, modules: [Item]
  ) {
    self.province = province
    self.reader = reader
    self.date = date
    self.responsible = responsible
    self.preface = preface
    self.modules = modules
  }

  /// Whether anything in it is the province's own text.
  package var hasLocalText: Bool { preface != nil || modules.contains { !$0.supplements.isEmpty } }
}

extension Edition.Reader {
  /// As typed after `--edition`.
  package var optionName: String {
    switch self {
    case .learner: "hoc-vien"
    case .instructor: "giang-vien"
    }
  }

  /// For whom it is, for people.
  package var label: Phrase {
    switch self {
    case .learner: Phrase("Bản dành cho học viên", "Learners' edition")
    case .instructor: Phrase("Bản dành cho giảng viên (có đáp án)", "Instructors' edition (with answers)")
    }
  }
}
