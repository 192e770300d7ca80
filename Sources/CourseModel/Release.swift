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
  /// What the version is about; `nil` in releases that were published before this was said.
  package let facts: Facts?

  package init(
    module: String, title: String, version: String, specimen: Bool, decision: Decision, seal: String, sources: String,
    supersedes: String?, packages: [File], changes: Changes?, tool: String, templates: String,
    facts: Facts? = nil
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
    self.facts = facts
  }
}

/// Everything in a store. This type *is* the format of `catalogue.json`.
package struct Catalogue: Codable, Sendable, Equatable {
  /// That a published version was taken back (thu hồi). Its release stays as it was.
  package struct Withdrawal: Codable, Sendable, Equatable {
    package let version: String
    /// The decision's number.
    package let number: String
    /// `YYYY-MM-DD`.
    package let date: String
    package let reason: String
    package let signer: String
    package let capacity: String
    /// What to use instead; `nil` where there is nothing yet.
    package let instead: Replacement?

    /// A version of this or another module.
    package struct Replacement: Codable, Sendable, Equatable {
      package let module: String
      package let version: String
    }

    package init(_ record: WithdrawalRecord) {
      version = record.version.description
      number = record.number
      date = record.date.description
      reason = record.reason
      signer = record.signer
      capacity = record.capacity
      instead = record.instead.map { Replacement(module: $0.module.text, version: $0.version.description) }
    }
  }

  /// A module of the programme and what was published of it.
  package struct Entry: Codable, Sendable, Equatable {
    package let id: String
    package let title: String
    package let compulsory: Bool
    /// The version to use: the newest one, or what is to be used instead of it. `nil` while nothing is published, and where
    /// the newest version is withdrawn without another of this module in its place.
    package let current: String?
    /// Newest first. Every release but the newest is superseded by the one before it in this list.
    package let releases: [Release]
    /// Those of the releases that were withdrawn, newest first; `nil` where there are none.
    package let withdrawn: [Withdrawal]?

    package init(
      id: String, title: String, compulsory: Bool, releases: [Release], withdrawn: [Withdrawal] = []
    ) {
      self.id = id
      self.title = title
      self.compulsory = compulsory
      self.releases = releases
      self.withdrawn = withdrawn.isEmpty ? nil : withdrawn
      current = Entry.current(of: releases, withdrawn, in: id)
    }

    /// The withdrawal of a version; `nil` where it holds.
    package func withdrawal(of version: String) -> Withdrawal? { withdrawn?.first { $0.version == version } }

    private static func current(of releases: [Release], _ withdrawn: [Withdrawal], in id: String) -> String? {
      var version = releases.first?.version
      var left = withdrawn
      while let candidate = version, let index = left.firstIndex(where: { $0.version == candidate }) {
        let instead = left.remove(at: index).instead
        version = instead.flatMap { $0.module == id ? $0.version : nil }
      }
      return releases.contains { $0.version == version } ? version : nil
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
