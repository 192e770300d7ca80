/// A module (chuyên đề): what is versioned, appraised and issued as one.
package struct Module: Sendable {
  package let id: ModuleID
  package let metadata: ModuleMetadata
  package let imprint: Imprint
  /// In reading order.
  package let topics: [Topic]
  /// Every picture that a topic uses, by path.
  package let media: [Media]
  /// The glossary's entry of every term that a topic uses.
  package let terms: [Term]
  /// The register's entry of every legal document that a topic cites, in the order in which they are cited first.
  package let law: [LegalDocument]

  package init(
    id: ModuleID, metadata: ModuleMetadata, imprint: Imprint, topics: [Topic], media: [Media], terms: [Term],
    law: [LegalDocument]
  ) {
    self.id = id
    self.metadata = metadata
    self.imprint = imprint
    self.topics = topics
    self.media = media
    self.terms = terms
    self.law = law
  }
}

/// What `module.yaml` declares.
package struct ModuleMetadata: Sendable {
  /// The file `module.yaml` itself.
  package let path: SourcePath
  package let title: Located<String>
  package let version: Located<Version>
  package let leadUnit: Located<String>
  package let authors: [Located<String>]
  package let audience: [Located<String>]
  /// The programme's groups and positions that it serves. It is not printed, so it is no part of the seal.
  package let serves: [Located<AudienceID>]
  package let periods: Located<Periods>
  package let objectives: [Objective]
  /// Why this version differs from the one before; empty for a first version.
  package let changes: [DeclaredChange]
  /// Where its pictures come from, as far as the authors said.
  package let media: [MediaProvenance]

  package init(
    path: SourcePath, title: Located<String>, version: Located<Version>, leadUnit: Located<String>,
    authors: [Located<String>], audience: [Located<String>], serves: [Located<AudienceID>],
    periods: Located<Periods>, objectives: [Objective], changes: [DeclaredChange], media: [MediaProvenance]
  ) {
    self.path = path
    self.title = title
    self.version = version
    self.leadUnit = leadUnit
    self.authors = authors
    self.audience = audience
    self.serves = serves
    self.periods = periods
    self.objectives = objectives
    self.changes = changes
    self.media = media
  }
}

/// What a learner can do after the module (mục tiêu, chuẩn đầu ra).
package struct Objective: Sendable {
  package enum Kind: String, Sendable, CaseIterable {
    /// Kiến thức.
    case knowledge
    /// Kỹ năng.
    case skill
    /// Thái độ.
    case attitude
  }

  package let id: ObjectiveID
  package let kind: Kind
  package let text: String
  package let span: SourceSpan
  /// Where the text was written.
  package let textSpan: SourceSpan

  package init(id: ObjectiveID, kind: Kind, text: Located<String>, at span: SourceSpan) {
    self.id = id
    self.kind = kind
    self.text = text.value
    textSpan = text.span
    self.span = span
  }
}

/// A reason that the authors give for changes since the version before.
package struct DeclaredChange: Hashable, Sendable {
  package let reason: String
  /// The number of the legal document that caused it, for example `148/2025/QH15`.
  package let law: String?
  /// The topics it touches; empty for the module as a whole.
  package let topics: [TopicID]
  /// The proposal that it carries out.
  package let proposal: ProposalID?

  /// As it is printed: the reason with the legal document and the proposal behind it, closed by one full stop.
  package var sentence: String {
    let words = reason.hasSuffix(".") ? String(reason.dropLast()) : reason
    let sources = [law, proposal.map { "đề xuất \($0)" }].compactMap { $0 }
    return words + (sources.isEmpty ? "" : " (\(sources.joined(separator: "; ")))") + "."
  }

  package init(reason: String, law: String?, topics: [TopicID], proposal: ProposalID? = nil) {
    self.reason = reason
    self.law = law
    self.topics = topics
    self.proposal = proposal
  }
}

/// What every module of a programme carries on its cover.
package struct Imprint: Hashable, Sendable {
  package let programme: String
  /// The body in whose name the material is issued.
  package let authority: String
  /// The body that compiles and publishes it.
  package let academy: String
  /// Whether the material must say on every page that nobody with authority has appraised or issued it.
  package let isSpecimen: Bool
  /// How long one tiết lasts.
  package let minutesPerPeriod: Int

  package init(programme: String, authority: String, academy: String, isSpecimen: Bool, minutesPerPeriod: Int) {
    self.programme = programme
    self.authority = authority
    self.academy = academy
    self.isSpecimen = isSpecimen
    self.minutesPerPeriod = minutesPerPeriod
  }
}

/// A picture as it lies in the sources.
package struct Media: Sendable {
  package enum Format: String, Sendable, CaseIterable {
    case svg, png, jpeg
  }

  /// The size at which it is meant to be shown, in CSS pixels.
  package struct Size: Hashable, Sendable {
    package let width: Int
    package let height: Int

    package init(width: Int, height: Int) {
      self.width = width
      self.height = height
    }
  }

  package let path: SourcePath
  package let format: Format
  package let size: Size
  package let bytes: [UInt8]

  package init(_ path: SourcePath, format: Format, size: Size, bytes: [UInt8]) {
    self.path = path
    self.format = format
    self.size = size
    self.bytes = bytes
  }
}
