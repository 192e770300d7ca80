import CourseAppraisal
import CourseCompiler
import CourseModel
import CourseRelease
import CourseRendering
import CourseTemplates
import Testing

@Suite("The catalogue of findings")
struct KindTests {
  private static let kinds = compilerKinds + appraisalKinds + releaseKinds + templateKinds + printKinds

  @Test("gives every kind a code and a name of its own")
  func codes() {
    #expect(Set(Self.kinds.map(\.code)).count == Self.kinds.count)
    #expect(Set(Self.kinds.map(\.id)).count == Self.kinds.count)
  }

  @Test("says everything in both languages, and shows how it looks wrong and right", arguments: kinds)
  func texts(_ kind: DiagnosticKind) {
    for phrase in [kind.summary, kind.rationale, kind.basis] {
      for language in Language.allCases { #expect(!phrase[language].isEmpty) }
    }
    #expect(!kind.example.bad.isEmpty && !kind.example.good.isEmpty)
    // By code points: a text and its composed form are equal strings.
    #expect(!kind.example.bad.unicodeScalars.elementsEqual(kind.example.good.unicodeScalars))
  }
}
