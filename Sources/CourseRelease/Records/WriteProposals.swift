package import CourseModel

extension Proposal {
  /// The bytes of the proposal's file.
  package var bytes: [UInt8] {
    YAMLWriter.document { yaml in
      yaml.bare("kind", kind.rawValue)
      yaml.bare("module", module)
      if let place { yaml.text("place", place) }
      yaml.text("reason", reason)
      if let basis { yaml.text("basis", basis) }
      yaml.text("unit", unit)
      yaml.text("name", name)
      yaml.bare("date", date)
      if !steps.isEmpty {
        yaml.mappings("steps", steps) { yaml, step in
          yaml.bare("status", step.status.rawValue)
          yaml.bare("date", step.date)
          yaml.text("by", step.by)
          if let reason = step.reason { yaml.text("reason", reason) }
          if let version = step.version { yaml.bare("version", version) }
        }
      }
    }
  }
}

/// The bytes of `waivers.yaml`, by code and place.
package func waiversFile(_ waivers: [Waiver]) -> [UInt8] {
  let sorted = waivers.sorted {
    ($0.code, $0.place ?? "", $0.until, $0.by) < ($1.code, $1.place ?? "", $1.until, $1.by)
  }
  return YAMLWriter.document { yaml in
    yaml.mappings("waivers", sorted) { yaml, waiver in
      yaml.bare("code", waiver.code)
      if let place = waiver.place { yaml.text("place", place) }
      yaml.text("reason", waiver.reason)
      yaml.text("by", waiver.by)
      yaml.bare("date", waiver.date)
      yaml.bare("until", waiver.until)
    }
  }
}
