/// A province's own selection of issued modules. This type *is* the format of `bundle.json`; its schema is
/// `Templates/schemas/bundle-manifest.schema.json`.
package struct Bundle: Codable, Sendable, Equatable {
  /// The province as it is called on the bundle's day.
  package struct Unit: Codable, Sendable, Equatable {
    package let id: String
    /// Two digits; right on `date` only.
    package let code: String
    package let name: String
    /// `tinh` or `thanh-pho`.
    package let kind: String

    package init(id: String, code: String, name: String, kind: String) {
      self.id = id
      self.code = code
      self.name = name
      self.kind = kind
    }
  }

  /// A file, by its path below `data/` of the bag that holds it.
  package struct File: Codable, Sendable, Equatable {
    package let path: String
    /// Size in bytes.
    package let bytes: Int
    /// 64 hexadecimal digits.
    package let sha256: String

    package init(path: String, bytes: Int, sha256: String) {
      self.path = path
      self.bytes = bytes
      self.sha256 = sha256
    }
  }

  /// An issued version of a module, as far as the edition takes it.
  package struct Core: Codable, Sendable, Equatable {
    package let module: String
    package let title: String
    package let version: String
    package let specimen: Bool
    package let decision: Release.Decision
    /// The SHA-256 of `content.manifest`.
    package let seal: String
    /// `current`, `superseded` or `unknown`, as far as the maker of the bundle could know on the day.
    package let status: String
    /// The version that superseded it.
    package let supersededBy: String?
    /// Where it lies below the bundle's `data/`: the issued bag, without the files that the edition leaves out.
    package let folder: String
    /// The SHA-256 of the issued bag's `tagmanifest-sha256.txt`, through which it lists every core file.
    package let tagManifest: String
    /// The files that are taken over, by their path in the issued bag.
    package let files: [File]
    /// Where the module takes a province's text: `module`, or topics' identifiers.
    package let places: [String]
    package let supplements: [Supplement]

    package init(
      module: String, title: String, version: String, specimen: Bool, decision: Release.Decision, seal: String,
      status: String, supersededBy: String?, folder: String, tagManifest: String, files: [File], places: [String],
      supplements: [Supplement]
    ) {
      self.module = module
      self.title = title
      self.version = version
      self.specimen = specimen
      self.decision = decision
      self.seal = seal
      self.status = status
      self.supersededBy = supersededBy
      self.folder = folder
      self.tagManifest = tagManifest
      self.files = files
      self.places = places
      self.supplements = supplements
    }
  }

  /// A text of the province's own behind a module or a topic.
  package struct Supplement: Codable, Sendable, Equatable {
    /// One of the module's `places`.
    package let place: String
    package let title: String
    /// The page, by its path below the bundle's `data/`.
    package let page: String
    /// The SHA-256 of the text that it was made from.
    package let source: String

    package init(place: String, title: String, page: String, source: String) {
      self.place = place
      self.title = title
      self.page = page
      self.source = source
    }
  }

  /// 1 for this format.
  package let format: Int
  /// The name of the bag's folder.
  package let name: String
  package let province: Unit
  /// `YYYY-MM-DD`: the day for which province and versions were chosen.
  package let date: String
  /// `hoc-vien` or `giang-vien`.
  package let edition: String
  package let programme: String
  package let academy: String
  package let specimen: Bool
  /// Who answers for the province's own parts; `nil` where there are none.
  package let responsible: String?
  package let modules: [Core]
  /// The files that are the province's own, and no part of what was issued, by their path below the bundle's `data/`.
  package let own: [File]
  package let tool: String

  package init(
    name: String, province: Unit, date: String, edition: String, programme: String, academy: String, specimen: Bool,
    responsible: String?, modules: [Core], own: [File], tool: String
  ) {
    format = 1
    self.name = name
    self.province = province
    self.date = date
    self.edition = edition
    self.programme = programme
    self.academy = academy
    self.specimen = specimen
    self.responsible = responsible
    self.modules = modules
    self.own = own
    self.tool = tool
  }
}
