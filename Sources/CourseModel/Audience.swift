/// For whom a part of a topic is meant.
package enum Audience: String, Sendable, CaseIterable {
  case everyone, learner, instructor
}
