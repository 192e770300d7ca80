import CourseModel

extension DossierJSON {
  /// What every form and the dossier itself name: the module, the bodies, the standing and the seal.
  func writeFacts(to json: inout JSONWriter) {
    let module = dossier.module
    let imprint = dossier.programme.imprint
    json.member("name", dossier.name)
    json.member("code", module.id.text.uppercased())
    json.member("title", module.metadata.title.value)
    json.member("version", module.metadata.version.value.description)
    json.member("compulsory", dossier.entry?.isCompulsory ?? false)
    json.member("programme", imprint.programme)
    json.member("authority", imprint.authority)
    json.member("academy", imprint.academy)
    json.member("leadUnit", module.metadata.leadUnit.value)
    json.member("place", dossier.programme.letterhead.place)
    json.member("symbol", dossier.programme.letterhead.symbol)
    json.member("head", dossier.programme.letterhead.head)
    json.member("day") { write(dossier.day, to: &$0) }
    json.member("specimen", imprint.isSpecimen ? Standing.specimen : nil)
    json.member("standing", dossier.progress.rawValue)
    json.member("draftLine", dossier.draftLine)
    json.member("authors", module.metadata.authors.map(\.value))
    json.member("audience", module.metadata.audience.map(\.value))
    json.member("minutes", imprint.minutesPerPeriod)
    json.member("periods") { write(module.metadata.periods.value, to: &$0) }
    json.member("objectives") {
      $0.array(module.metadata.objectives) { json, objective in
        json.object {
          $0.member("id", objective.id.text)
          $0.member("kind", objective.kind.label)
          $0.member("text", objective.text)
        }
      }
    }
    json.member("seal", dossier.seal.hexadecimal)
    json.member("paragraphs", dossier.paragraphs.count)
    json.member("readSeal", dossier.readSeal.hexadecimal)
    json.member("readParagraphs", dossier.appraised.numberedParagraphs.count)
    json.member("counts") { json in
      json.object {
        $0.member("error", dossier.count(of: .error))
        $0.member("warning", dossier.count(of: .warning))
        $0.member("information", dossier.count(of: .information))
      }
    }
  }

  func write(_ periods: Periods, to json: inout JSONWriter) {
    json.object {
      $0.member("theory", periods.theory)
      $0.member("discussion", periods.discussion)
      $0.member("practice", periods.practice)
      $0.member("total", periods.total)
    }
  }

  /// A day in the two ways in which documents write it; the parts are for the PDF's own date.
  func write(_ day: CalendarDate?, to json: inout JSONWriter) {
    guard let day else { return json.null() }
    json.object {
      $0.member("year", day.year)
      $0.member("month", day.month)
      $0.member("day", day.day)
      $0.member("short", day.forReaders)
      $0.member("long", day.forDocuments)
    }
  }
}

extension Dossier {
  /// What readers of the draft are told; `nil` once it is issued.
  var draftLine: String? {
    switch progress {
    case .compiling: Standing.draft(on: day)
    case .submitted: "DỰ THẢO trình thẩm định – chưa ban hành, không dùng để giảng dạy"
    case .appraised: "DỰ THẢO đã thẩm định – chưa ban hành, không dùng để giảng dạy"
    case .corrected: "DỰ THẢO đã thẩm định, đã hoàn thiện – chưa ban hành, không dùng để giảng dạy"
    case .issued: nil
    case .withdrawn: "ĐÃ THU HỒI – không dùng để giảng dạy"
    }
  }
}
