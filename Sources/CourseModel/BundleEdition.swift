/// A bundle as it is put before readers: the province's cover, its own texts, and where the core lies.
package struct BundleEdition: Sendable {
  /// Whether a module's version is the one to use, as far as the maker of the bundle could know.
  package enum Status: Hashable, Sendable {
    case current
    case superseded(by: Version)
    /// Made from packages alone, without a store that would tell.
    case unknown
  }

  /// A text of the province's own.
  package struct LocalText: Sendable {
    /// The part that the bundle's reader gets.
    package let topic: Topic
    package let media: [Media]
    /// The SHA-256 of the text as the province wrote it.
    package let source: Digest

    package init(topic: Topic, media: [Media], source: Digest) {
      self.topic = topic
      self.media = media
      self.source = source
    }
  }

  /// A text behind a module or a topic.
  package struct Supplement: Sendable {
    package let place: SupplementPlace
    package let text: LocalText

    package init(place: SupplementPlace, text: LocalText) {
      self.place = place
      self.text = text
    }
  }

  /// A module of the core.
  package struct Entry: Sendable {
    package let module: Module
    package let record: IssueRecord
    package let status: Status
    /// The paths of its core files below the issued bag's `data/`.
    package let files: Set<String>
    /// In the order of the topics; those behind the whole module come last.
    package let supplements: [Supplement]

    package init(
      module: Module, record: IssueRecord, status: Status, files: Set<String>, supplements: [Supplement]
    ) {
      self.module = module
      self.record = record
      self.status = status
      self.files = files
      let order = module.topics.map { SupplementPlace.topic($0.id) } + [.module]
      self.supplements = supplements.sorted {
        (order.firstIndex(of: $0.place) ?? 0) < (order.firstIndex(of: $1.place) ?? 0)
      }
    }

    /// `<module>-<version>`, the name of the issued bag.
    package var name: String { "\(module.id)-\(record.version)" }
    /// Where the issued bag's payload lies below the bundle's `data/`.
    package var payload: String { "\(BundlePlace.core)/\(name)/data" }
    /// Where a supplement lies below the bundle's `data/`.
    package func folder(of supplement: Supplement) -> String {
      "\(BundlePlace.own)/\(module.id)/\(supplement.place.folder)"
    }
  }

  package let province: Province
  /// What the province is called on `date`.
  package let state: ProvinceState
  package let date: CalendarDate
  package let reader: Edition.Reader
  package let responsible: String?
  package let preface: LocalText?
  /// In the province's order; at least one.
  package let entries: [Entry]

  package init(
    province: Province, state: ProvinceState, date: CalendarDate, reader: Edition.Reader, responsible: String?,
    preface: LocalText?, entries: [Entry]
  ) {
    precondition(!entries.isEmpty, "a bundle holds at least one module")
    self.province = province
    self.state = state
    self.date = date
    self.reader = reader
    self.responsible = responsible
    self.preface = preface
    self.entries = entries
  }

  /// The name of the bag, for example `bo-38-2026-11-22`, with `-giang-vien` behind it for instructors.
  package var name: String { "bo-\(state.code)-\(date)" + (reader == .instructor ? "-giang-vien" : "") }

  /// The imprint of the first module: the programme's name and bodies.
  package var imprint: Imprint { entries[0].module.imprint }

  /// Whether any of the core is a specimen.
  package var isSpecimen: Bool { entries.contains { $0.module.imprint.isSpecimen } }
}

/// Where things lie in a bundle, below `data/` of its bag.
package enum BundlePlace {
  /// The list of everything, for machines.
  package static let list = "bundle.json"
  /// The issued bags, each in a folder of its name.
  package static let core = "chuyen-de"
  /// What stands beside an issued bag in the store and vouches for it: `release.json`, `SHA256SUMS`, signatures.
  package static let evidence = "chung-cu"
  /// The store's note of status as it was when the bundle was made.
  package static let note = "chung-cu/status.txt"
  /// The province's own texts.
  package static let own = "tinh"
  package static let page = "index.html"
  package static let readMe = "DOC-TRUOC.txt"
  package static let cover = "tinh/bia-va-loi-dau.pdf"
  package static let style = "tinh/style.css"
}
