/// The programme (chương trình) that the modules belong to: what `programme.yaml` declares, and what all modules look up.
package struct Programme: Sendable {
  package let path: SourcePath
  package let imprint: Imprint
  package let modules: [ProgrammeEntry]
  package let policy: AppraisalPolicy
  package let audience: ProgrammeAudience
  package let letterhead: Letterhead
  /// Texts that topics name with `{{value …}}`, for example the name of a body that changes with a reform.
  package let values: [String: String]
  package let law: LegalRegister
  package let glossary: Glossary
  package let names: DatedNames
  package let provinces: Provinces
  package let style: HouseStyle
  /// By which the programme signs; none where it is a specimen without a key of its own.
  package let keys: [TrustedKey]

  package init(
    path: SourcePath, imprint: Imprint, modules: [ProgrammeEntry], policy: AppraisalPolicy,
    audience: ProgrammeAudience, letterhead: Letterhead, values: [String: String], law: LegalRegister,
    glossary: Glossary, names: DatedNames, provinces: Provinces, style: HouseStyle, keys: [TrustedKey]
  ) {
    self.audience = audience
    self.letterhead = letterhead
    self.values = values
    self.path = path
    self.imprint = imprint
    self.modules = modules
    self.policy = policy
    self.law = law
    self.glossary = glossary
    self.names = names
    self.provinces = provinces
    self.style = style
    self.keys = keys
  }
}

/// A module as the programme lists it; its folder may not exist yet.
package struct ProgrammeEntry: Sendable {
  package let id: ModuleID
  package let title: String
  /// Whether every learner takes it (bắt buộc) or may choose it (tự chọn).
  package let isCompulsory: Bool
  /// Whether the title is the project's assumption (facts.md 1.4).
  package let isAssumed: Bool
  package let span: SourceSpan

  package init(id: ModuleID, title: String, isCompulsory: Bool, isAssumed: Bool, at span: SourceSpan) {
    self.id = id
    self.title = title
    self.isCompulsory = isCompulsory
    self.isAssumed = isAssumed
    self.span = span
  }
}
