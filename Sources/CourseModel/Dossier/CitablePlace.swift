/// A line of the manifest and the name under which a council cites it: the table with which comments find their places.
package struct CitablePlace: Sendable {
  /// For example `đoạn 12` or `Bài 1, chú thích 2`.
  package let name: String
  /// As the manifest has it.
  package let place: String
  /// Its first words.
  package let gist: String
}

extension Module {
  /// Every place of the manifest, in its order.
  package var citablePlaces: [CitablePlace] {
    var places = [
      CitablePlace(name: "Chương trình", place: "programme", gist: imprint.programme.gist),
      CitablePlace(name: "Thông tin chuyên đề", place: "module", gist: metadata.title.value.gist),
    ]
    let paragraphs = numberedParagraphs
    for topic in topics {
      places.append(
        CitablePlace(name: "Bài \(topic.ordinal)", place: topic.id.text, gist: topic.metadata.title.value.gist))
      for paragraph in paragraphs where paragraph.topic == topic.id {
        places.append(
          CitablePlace(
            name: "đoạn \(paragraph.number)", place: paragraph.place, gist: paragraph.block.plainText.gist))
      }
      for (index, footnote) in topic.footnotes.enumerated() {
        places.append(
          CitablePlace(
            name: "Bài \(topic.ordinal), chú thích \(index + 1)", place: "\(topic.id)^\(index + 1)",
            gist: footnote.blocks.plainText.gist))
      }
    }
    let folder = Place.folder(of: id).text + "/"
    for media in media {
      places.append(
        CitablePlace(
          name: "tệp hình", place: String(media.path.text.dropFirst(folder.count)), gist: String(media.path.name)))
    }
    return places
  }

  /// How a comment's place reads for people: the paragraph's number, the topic, or the place itself.
  package func citedName(of place: String, among paragraphs: [DossierParagraph]) -> String {
    if place.isEmpty { return "Cả chuyên đề" }
    if let paragraph = paragraphs.named(place) { return "Đoạn \(paragraph.number)" }
    if let topic = topics.first(where: { $0.id.text == place }) { return "Bài \(topic.ordinal)" }
    return place
  }
}

extension String {
  /// The first words, on one line, at most about 70 characters.
  fileprivate var gist: String {
    let line = split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard line.count > 70 else { return line }
    let cut = line.prefix(70)
    return (cut.lastIndex(of: " ").map { String(cut[..<$0]) } ?? String(cut)) + " …"
  }
}
