import CourseModel
import CourseSealing

/// A corrected text held against the one that a council read: which of the required edits were not made, and what else was
/// changed. What follows of itself from an edit is no change: numbers of tables, figures, questions and footnotes, the texts
/// of references that name them, and the names under which the manifest lists the places behind.
struct Correction {
  /// Something that nobody asked for.
  struct Change: Hashable {
    enum Kind { case revised, added, removed }

    let kind: Kind
    /// Where: in the corrected text; for what was removed, in the one that was read.
    let place: String
  }

  /// The edits that were not made, by their place in the list; those that name no place are not among them.
  let unmade: [Int]
  let unasked: [Change]

  init(of submission: Submission, by edits: [RequiredEdit]) {
    self.init(from: submission.appraised.module, to: submission.frozen.module, by: edits)
  }

  init(from read: Module, to corrected: Module, by edits: [RequiredEdit]) {
    let pictures = Set(edits.compactMap(\.place).filter { $0.hasPrefix("media/") })
    let (old, new) = (readings(of: read, without: pictures), readings(of: corrected, without: pictures))
    let permissions = Permissions(edits, in: ModulePlaces(of: read), over: old)
    let steps = align(old, new, permissions)
    unasked = steps.compactMap { step in
      switch step {
      case .pair(let i, let j):
        old[i] == new[j] || permissions.allow(old[i], at: i, toBecome: new[j])
          ? nil : Change(kind: .revised, place: new[j].place)
      case .gone(let i): permissions.mayGo(i) ? nil : Change(kind: .removed, place: old[i].place)
      case .added(let j, let i): permissions.mayGrow(i) ? nil : Change(kind: .added, place: new[j].place)
      }
    }
    let standing = permissions.editsWhoseOldWordsStand(in: steps, old, new)
    unmade = edits.indices.filter { index in
      guard let place = edits[index].place else { return false }
      if pictures.contains(place) { return read.picture(at: place) == corrected.picture(at: place) }
      return standing.contains(index) || !permissions.isMade(index, by: steps, old, new)
    }
  }
}

extension Module {
  /// The bytes of one of its pictures; `nil` where it uses none of this name.
  fileprivate func picture(at place: String) -> [UInt8]? {
    media.first { Place.folder(of: id).appending(place) == $0.path }?.bytes
  }
}
