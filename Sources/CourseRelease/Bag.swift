import CourseAppraisal
import CourseModel
import CourseSealing

/// The bag of an issued module.
func bag(_ payload: OutputTree, named name: String, for issued: IssuedModule) -> OutputTree {
  let module = issued.approved.module
  return bag(
    payload, named: name, from: module.imprint.academy,
    describing: "\(module.imprint.programme) – \(module.metadata.title.value)", on: issued.record.date,
    noting: [
      ("Content-Seal", issued.record.seal.hexadecimal),
      ("Decision", "\(issued.record.number), \(issued.record.date.forDocuments)"),
    ], isSpecimen: module.imprint.isSpecimen)
}

/// A BagIt bag (RFC 8493) in a folder of its name. `notes` are lines of `bag-info.txt` behind those that every bag has.
func bag(
  _ payload: OutputTree, named name: String, from organization: String, describing description: String,
  on date: CalendarDate, noting notes: [(String, String)], isSpecimen: Bool
) -> OutputTree {
  var bag = OutputTree()
  bag.add(payload, below: "data")
  var manifest = ""
  var size = 0
  for path in bag.paths {
    guard let bytes = bag[path] else { continue }
    manifest += "\(digest(of: bytes))  \(path)\n"
    size += bytes.count
  }
  var info = [
    ("Source-Organization", organization),
    ("External-Description", description),
    ("External-Identifier", name),
    ("Bagging-Date", date.description),
    ("Payload-Oxum", "\(size).\(bag.paths.count)"),
  ]
  info += notes
  if isSpecimen {
    info.append(("Specimen", "BẢN MẪU – chưa được cơ quan có thẩm quyền thẩm định, ban hành"))
  }
  var tags = OutputTree()
  tags.add("BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n", at: "bagit.txt")
  tags.add(info.map { "\($0.0): \($0.1)\n" }.joined(), at: "bag-info.txt")
  tags.add(manifest, at: "manifest-sha256.txt")
  tags.add(tags.paths.map { "\(digest(of: tags[$0] ?? []))  \($0)\n" }.joined(), at: "tagmanifest-sha256.txt")
  for path in tags.paths { bag[path] = tags[path] }
  var root = OutputTree()
  root.add(bag, below: name)
  return root
}
