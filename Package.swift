// swift-tools-version: 6.2
import PackageDescription

/// The rules every target of ours is built under; see "The house" in README.md.
let house: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .treatAllWarnings(as: .error),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]

/// A room of the house: a target of Swift code under `Sources/`.
func room(_ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: house)
}

/// A C library that Debian packages, seen through a module map.
func library(_ name: String, pkgConfig: String, debian: String) -> Target {
  .systemLibrary(name: name, pkgConfig: pkgConfig, providers: [.apt([debian])])
}

/// The tests of one room.
func tests(of name: String, _ dependencies: [Target.Dependency] = [], exclude: [String] = []) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name), "CourseTestSupport"] + dependencies,
    exclude: exclude, swiftSettings: house)
}

/// `make fuzz` adds a program that is no part of the ordinary build.
let isFuzzing = Context.environment["HOCLIEU_FUZZ"] != nil

let package = Package(
  name: "hoclieu",
  products: [.executable(name: "hoclieu", targets: ["hoclieu"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
  ],
  targets: [
    library("CCMarkGFM", pkgConfig: "libcmark-gfm", debian: "libcmark-gfm-extensions-dev"),
    library("CLibXML2", pkgConfig: "libxml-2.0", debian: "libxml2-dev"),
    library("CLibYAML", pkgConfig: "yaml-0.1", debian: "libyaml-dev"),
    library("CLibZip", pkgConfig: "libzip", debian: "libzip-dev"),
    library("CSodium", pkgConfig: "libsodium", debian: "libsodium-dev"),
    library("CZlib", pkgConfig: "zlib", debian: "zlib1g-dev"),
    library("CZstd", pkgConfig: "libzstd", debian: "libzstd-dev"),
    .target(name: "CFileSystem"),

    room("CourseModel"),
    room("CourseCompiler", ["CourseModel", "CCMarkGFM", "CLibXML2", "CLibYAML"]),
    room("CourseSealing", ["CourseModel", "CSodium"]),
    room("CourseSigning", ["CourseModel", "CSodium"]),
    room("CourseAppraisal", ["CourseModel", "CourseSealing"]),
    room("CourseComparison", ["CourseModel"]),
    room("CourseTemplates", ["CourseModel", .product(name: "Mustache", package: "swift-mustache")]),
    room(
      "CourseRendering",
      ["CourseModel", "CourseTemplates", "CSodium", .product(name: "Mustache", package: "swift-mustache")]),
    room(
      "CourseTypesetting",
      [
        "CourseModel", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.embedInCode("typeset.py"), .embedInCode("read_pdf.py")]),
    room(
      "CourseImporting",
      [
        "CourseModel", "CourseCompiler", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ],
      resources: [.embedInCode("read_docx.py")]),
    room(
      "CourseRelease",
      ["CourseModel", "CourseSealing", "CourseAppraisal", "CLibYAML", "CLibZip", "CZlib", "CZstd"],
      resources: [.embedInCode("Delta/ghep.py")]),
    room(
      "CoursePortal",
      ["CourseModel", "CourseTemplates", "CZlib", .product(name: "Mustache", package: "swift-mustache")]),
    room("CourseEditing", ["CourseModel"]),
    room("CourseStorage", ["CourseModel", "CFileSystem"]),
    room(
      "CourseServing",
      [
        "CourseModel", "CSodium", .product(name: "FlyingFox", package: "FlyingFox"),
        .product(name: "FlyingSocks", package: "FlyingFox"),
      ]),
    .executableTarget(
      name: "hoclieu",
      dependencies: [
        "CourseModel", "CourseCompiler", "CourseSealing", "CourseAppraisal", "CourseComparison", "CourseRendering",
        "CourseTypesetting", "CourseImporting", "CourseRelease", "CoursePortal", "CourseStorage", "CourseSigning",
        "CourseTemplates", "CourseServing", "CourseEditing",
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
      ],
      swiftSettings: house),

    // The fuzzer's sanitizer does not go with the headers of Foundation, which golden files need.
    .target(
      name: "CourseTestSupport", dependencies: ["CourseModel", "CourseCompiler"], path: "Tests/CourseTestSupport",
      exclude: isFuzzing ? ["Golden.swift"] : [], swiftSettings: house),
    tests(of: "CourseModel"),
    tests(of: "CourseCompiler", ["CourseModel"], exclude: ["Citations", "Examples", "Pairs"]),
    tests(
      of: "CourseAppraisal", ["CourseModel", "CourseCompiler", "CourseComparison", "CourseSealing", "CourseRelease"],
      exclude: ["ChangeExamples", "Examples", "ProgrammeExamples", "ProposalExamples", "RecordExamples"]),
    tests(of: "CourseComparison", ["CourseModel", "CourseCompiler"]),
    tests(
      of: "CourseRendering", ["CourseModel", "CourseCompiler", "CourseComparison"],
      exclude: ["Examples", "Source", "Dossier"]),
    tests(
      of: "CourseRelease", ["CourseModel", "CourseCompiler", "CourseSealing", "CourseAppraisal", "CourseRendering"]),
    tests(of: "CoursePortal", ["CourseModel", "CourseTemplates", "CZlib"], exclude: ["Store"]),
    tests(of: "CourseServing", ["CourseModel"]),
    tests(of: "CourseStorage", ["CourseModel"]),
    tests(of: "CourseSigning", ["CourseModel"]),
    tests(of: "CourseEditing", ["CourseModel", "CourseCompiler"]),
    .testTarget(
      name: "HocLieuTests",
      dependencies: [
        "hoclieu", "CourseModel", "CourseCompiler", "CourseAppraisal", "CourseRelease", "CourseRendering",
        "CourseTemplates", "CourseTestSupport", .product(name: "Subprocess", package: "swift-subprocess"),
        .product(name: "SystemPackage", package: "swift-system"),
      ], exclude: ["Transcripts", "Project", "Documents"],
      swiftSettings: house),
  ]
)

if isFuzzing {
  package.targets.append(
    .executableTarget(
      name: "fuzz", dependencies: ["CourseModel", "CourseCompiler", "CourseTestSupport"], path: "Tests/Fuzz",
      exclude: ["fuzz.sh", "dictionaries"], swiftSettings: house))
}
