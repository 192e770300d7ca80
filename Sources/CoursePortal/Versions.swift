import CourseModel

extension Site {
  /// The names by which a template tells of one published version.
  func version(_ release: Release, of entry: Catalogue.Entry) -> PageNames {
    let state = VersionState(of: release, in: entry)
    let decision = release.decision
    var names = PageNames([
      "version": release.version, "code": entry.id.uppercased(), "title": release.title,
      "href": Site.address(of: entry) + "#" + Site.anchor(of: release), "anchor": Site.anchor(of: release),
      "stateClass": state.rawValue, "stateName": state.name, "decision": decision.number,
      "date": readable(decision.date), "effective": readable(decision.effective), "signer": decision.signer,
      "capacity": decision.capacity, "seal": release.seal,
      "replacedBy": state == .superseded ? entry.releases.last { $0.isAfter(release) }?.version : nil,
    ])
    names.add(downloads(of: release))
    names.add(news(in: release))
    names.set("withdrawn", entry.withdrawal(of: release.version).map { withdrawal($0, of: release) })
    return names
  }

  /// That a version was taken back.
  func withdrawal(_ withdrawal: Catalogue.Withdrawal, of release: Release) -> PageNames {
    let record = "withdrawals/\(release.module)-\(release.version).yaml"
    return PageNames([
      "decision": withdrawal.number, "date": readable(withdrawal.date), "reason": closed(withdrawal.reason),
      "record": files.size(of: record) == nil ? nil : record,
      "instead": withdrawal.instead.map { instead in
        instead.module == release.module
          ? "phiên bản \(instead.version)" : "\(instead.module.uppercased()) phiên bản \(instead.version)"
      },
    ])
  }

  /// What changed since the version before, and why, with the pages that show it where they lie beside the release.
  func news(in release: Release) -> PageNames {
    func beside(_ name: String) -> String? {
      let path = "\(Site.folder(of: release))/\(name)"
      return files.size(of: path) == nil ? nil : path
    }
    var names = PageNames([
      "since": release.changes?.since, "summary": release.changes.map(summary), "changes": beside("thay-doi.html"),
      "changesPDF": beside("thay-doi.pdf"), "teaching": beside("day-lai.html"),
    ])
    let reasons = release.facts?.reasons ?? []
    names.set("hasReasons", isThere: !reasons.isEmpty)
    names.set(
      "reasons",
      reasons.map { reason in
        PageNames([
          "text": closed(reason.text),
          "source": [reason.law, reason.proposal.map { "đề xuất \($0)" }].compactMap { $0 }.joined(separator: "; ")
            .orNil,
        ])
      })
    return names
  }

  /// The packages of a version, and the other files that lie beside them.
  private func downloads(of release: Release) -> PageNames {
    let folder = Site.folder(of: release)
    var names = PageNames()
    var more: [PageNames] = []
    let listed = release.packages + (release.updates ?? []).map(\.file)
    let packages = listed.map { file in
      PageNames([
        "name": file.name, "href": "\(folder)/\(file.name)", "size": size(file.bytes), "sha256": file.sha256,
        "label": label(of: file.name, in: release),
      ])
    }
    let signed = "countersigned/\(release.module)-\(release.version).pdf"
    if let bytes = files.size(of: signed) {
      more.append(
        PageNames([
          "name": "\(release.module)-\(release.version).pdf", "href": signed, "size": size(bytes),
          "label": "Bản in đã ký số",
        ]))
    }
    for file in files.files(in: folder) where !listed.contains(where: { $0.name == file.name }) {
      more.append(
        PageNames([
          "name": file.name, "href": "\(folder)/\(file.name)", "size": size(file.bytes),
          "label": label(of: file.name, in: release),
        ]))
    }
    names.set("files", packages)
    names.set("more", more)
    return names
  }

  private func label(of name: String, in release: Release) -> String {
    let start = "\(release.module)-\(release.version)"
    if name == start + ".zip" { return "Gói đầy đủ" }
    if let update = release.updates?.first(where: { $0.file.name == name }) {
      return "Gói cập nhật từ phiên bản \(update.since)"
    }
    return switch name {
    case "SHA256SUMS": "Mã SHA-256 của các gói"
    case "release.json": "Mô tả cho máy"
    case "changes.json": "Thay đổi, cho máy"
    case "thay-doi.html", "thay-doi.md", "thay-doi.pdf": "Thay đổi so với phiên bản trước, cả đáp án"
    case "day-lai.html": "Phần cần dạy lại"
    case "KIEM-TRA.txt": "Cách kiểm tra"
    default: name.hasPrefix("SHA256SUMS.") ? "Chữ ký số" : "Tệp kèm theo"
    }
  }

  private func summary(of changes: Release.Changes) -> String {
    let words = [("added", "thêm"), ("removed", "bỏ"), ("revised", "sửa"), ("moved", "chuyển chỗ")]
    let parts = words.compactMap { key, word in changes.blocks[key].flatMap { $0 > 0 ? "\(word) \($0)" : nil } }
    return parts.isEmpty ? "không đổi nội dung" : parts.joined(separator: ", ") + " khối nội dung"
  }
}

/// A sentence with its full stop.
func closed(_ text: String) -> String { text.hasSuffix(".") ? text : text + "." }

extension Release {
  /// Whether this version's number is the larger one.
  func isAfter(_ other: Release) -> Bool {
    guard let mine = Version(version), let others = Version(other.version) else { return false }
    return others < mine
  }
}

extension String {
  fileprivate var orNil: String? { isEmpty ? nil : self }
}
