/// A published version of a module. This type *is* the format of `release.json`.
package struct Release: Codable, Sendable, Equatable {
  /// A file that people download.
  package struct File: Codable, Sendable, Equatable {
    package let name: String
    /// Size in bytes.
    package let bytes: Int
    /// 64 hexadecimal digits.
    package let sha256: String

    package init(name: String, bytes: Int, sha256: String) {
      self.name = name
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// The decision by which it was issued.
  package struct Decision: Codable, Sendable, Equatable {
    package let number: String
    /// `YYYY-MM-DD`.
    package let date: String
    package let effective: String
    package let signer: String
    package let capacity: String

    package init(number: String, date: String, effective: String, signer: String, capacity: String) {
      self.number = number
      self.date = date
      self.effective = effective
      self.signer = signer
      self.capacity = capacity
    }
  }

  /// How many things changed since the version before.
  package struct Changes: Codable, Sendable, Equatable {
    package let since: String
    package let topics: [String: Int]
    package let blocks: [String: Int]

    package init(since: String, topics: [String: Int], blocks: [String: Int]) {
      self.since = since
      self.topics = topics
      self.blocks = blocks
    }
  }

  /// 1 for this format.
  package let format: Int
  package let module: String
  package let title: String
  package let version: String
  /// Whether the material is labelled as not official.
  package let specimen: Bool
  package let decision: Decision
  /// The SHA-256 of `content.manifest`.
  package let seal: String
  /// The SHA-256 of `source.zip`.
  package let sources: String
  /// The version that this one replaces.
  package let supersedes: String?
  package let packages: [File]
  /// `nil` for a first version.
  package let changes: Changes?
  /// With which tool and templates the same bytes come out again.
  package let tool: String
  package let templates: String

  package init(
    module: String, title: String, version: String, specimen: Bool, decision: Decision, seal: String, sources: String,
    supersedes: String?, packages: [File], changes: Changes?, tool: String, templates: String
  ) {
    self.format = 1
    self.module = module
    self.title = title
    self.version = version
    self.specimen = specimen
    self.decision = decision
    self.seal = seal
    self.sources = sources
    self.supersedes = supersedes
    self.packages = packages
    self.changes = changes
    self.tool = tool
    self.templates = templates
  }
}

/// Everything in a store. This type *is* the format of `catalogue.json`.
package struct Catalogue: Codable, Sendable, Equatable {
  /// A module of the programme and what was published of it.
  package struct Entry: Codable, Sendable, Equatable {
    package let id: String
    package let title: String
    package let compulsory: Bool
    /// The newest version; `nil` while nothing is published.
    package let current: String?
    /// Newest first.
    package let releases: [Release]

    package init(id: String, title: String, compulsory: Bool, releases: [Release]) {
      self.id = id
      self.title = title
      self.compulsory = compulsory
      self.current = releases.first?.version
      self.releases = releases
    }
  }

  package let format: Int
  package let programme: String
  package let authority: String
  package let academy: String
  package let specimen: Bool
  package let modules: [Entry]

  package init(programme: String, authority: String, academy: String, specimen: Bool, modules: [Entry]) {
    self.format = 1
    self.programme = programme
    self.authority = authority
    self.academy = academy
    self.specimen = specimen
    self.modules = modules
  }
}
