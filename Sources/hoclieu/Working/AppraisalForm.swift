import CourseCompiler
import CourseModel

extension DataFile<AppraisalFields> {
  /// What a council's secretary wrote down: from a file; without one, asked at the terminal about the version that was read.
  init(appraisal file: String?, about read: FrozenVersion) throws {
    if let file {
      try self.init(file, read: readAppraisal)
    } else {
      var questions = AppraisalQuestions(about: read)
      try self.init(RecordKind.appraise.fileName, bytes: questions.ask(), read: readAppraisal)
    }
  }
}
