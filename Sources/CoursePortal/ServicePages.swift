import CourseModel

extension Site {
  /// The table of all versions and what each is good for.
  var status: PageNames {
    let all = releases
    func count(_ state: VersionState) -> String {
      String(all.count { VersionState(of: $0.release, in: $0.entry) == state })
    }
    var page = PageNames([
      "current": count(.current), "superseded": count(.superseded), "withdrawnCount": count(.withdrawn),
      "waiting": String(catalogue.modules.count(where: \.releases.isEmpty)),
    ])
    page.set("hasRows", isThere: !all.isEmpty)
    page.set("rows", all.map { version($0.release, of: $0.entry) })
    return page
  }

  /// How to prove that a file is genuine, with the sums of the versions to use.
  var verifying: PageNames {
    var page = PageNames()
    page.add(packageList)
    page.set("example", example)
    page.set("verifier", files.size(of: "verify.html").map { PageNames(["href": "verify.html", "size": size($0)]) })
    page.set("keys", files.files(in: "keys").map { PageNames(["name": $0.name, "href": "keys/\($0.name)"]) })
    let isSigned = releases.contains { _, release in
      files.files(in: Site.folder(of: release)).contains { $0.name.hasPrefix("SHA256SUMS.") }
    }
    page.set("signatures", isThere: isSigned)
    return page
  }

  /// How a province downloads, checks and mirrors the store.
  var provinces: PageNames {
    let packages = catalogue.modules.compactMap(currentPackage)
    let bytes = packages.reduce(0) { $0 + $1.file.bytes }
    var page = PageNames([
      "countOfAll": String(packages.count), "sizeOfAll": size(bytes),
      // At 2 Mbit/s, the rate of a poor line, rounded up.
      "seconds": String(max(1, (bytes * 8 + 1_999_999) / 2_000_000)), "example": example,
    ])
    page.add(packageList)
    return page
  }

  private func currentPackage(of entry: Catalogue.Entry) -> (release: Release, file: Release.File)? {
    guard let release = entry.releases.first(where: { $0.version == entry.current }),
      let file = release.packages.first
    else { return nil }
    return (release, file)
  }

  /// The packages of the versions to use.
  private var packageList: PageNames {
    let packages = catalogue.modules.compactMap { entry in
      currentPackage(of: entry).map { release, file in
        PageNames([
          "name": file.name, "href": "\(Site.folder(of: release))/\(file.name)", "size": size(file.bytes),
          "sha256": file.sha256, "version": release.version, "code": entry.id.uppercased(),
        ])
      }
    }
    var names = PageNames()
    names.set("hasPackages", isThere: !packages.isEmpty)
    names.set("packages", packages)
    return names
  }

  /// The name of a package that a command can be shown with.
  private var example: String {
    catalogue.modules.lazy.compactMap(currentPackage).first?.file.name ?? "cd01-1.0.0.zip"
  }
}
