import CourseModel

/// The pictures that topics name, read once each and in the order of their paths. One that is missing or cannot be used is
/// reported where it is named first.
func readMedia(
  _ images: [Located<SourcePath>], in sources: SourceTree, reporting diagnostics: inout [Diagnostic]
) -> [Media] {
  var seen: Set<SourcePath> = []
  var media: [Media] = []
  for image in images where seen.insert(image.value).inserted {
    guard let bytes = sources[image.value] else {
      if sources.unreadable.contains(image.value) { continue }
      let near = nearest(to: image.value.text, in: sources.paths.map(\.text))
      diagnostics.append(
        Diagnostic(
          .missingFile,
          Finding(
            Phrase("không có hình `\(image.value)`", "there is no picture `\(image.value)`"), at: image.span,
            help: near.map { Phrase("có phải là `\($0)`?", "did you mean `\($0)`?") }
              ?? Phrase("đặt hình vào thư mục `media/` của chuyên đề", "put it into the module's `media/` folder"))))
      continue
    }
    if let picture = readPicture(bytes, at: image, reporting: &diagnostics) { media.append(picture) }
  }
  return media.sorted { $0.path < $1.path }
}

private func readPicture(
  _ bytes: [UInt8], at image: Located<SourcePath>, reporting diagnostics: inout [Diagnostic]
) -> Media? {
  func refuse(_ message: Phrase, help: Phrase) {
    diagnostics.append(Diagnostic(.unsupportedImage, Finding(message, at: image.span, help: help)))
  }
  let path = image.value
  let format: Media.Format? =
    switch path.fileExtension {
    case "svg": .svg
    case "png": .png
    case "jpg", "jpeg": .jpeg
    default: nil
    }
  guard let format else {
    refuse(
      Phrase("`\(path.name)` không phải SVG, PNG hay JPEG", "`\(path.name)` is neither SVG, PNG nor JPEG"),
      help: Phrase("lưu lại hình dưới dạng SVG, PNG hoặc JPEG", "save it as SVG, PNG or JPEG"))
    return nil
  }
  let size: Media.Size? =
    switch format {
    case .png: sizeOfPNG(bytes)
    case .jpeg: sizeOfJPEG(bytes)
    case .svg: readSVG(bytes, at: path, reporting: &diagnostics)
    }
  guard let size else {
    if format != .svg {
      refuse(
        Phrase(
          "nội dung `\(path.name)` không phải là hình \(format.rawValue.uppercased())",
          "`\(path.name)` does not hold a \(format.rawValue.uppercased()) picture"),
        help: Phrase(
          "mở hình bằng phần mềm ảnh và lưu lại đúng dạng", "open it in an image editor and save it in that format"))
    }
    return nil
  }
  return Media(path, format: format, size: size, bytes: bytes)
}

/// The width and height in the header of a PNG (ISO/IEC 15948, 11.2.2); `nil` where it is none or is cut off.
private func sizeOfPNG(_ bytes: [UInt8]) -> Media.Size? {
  let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  guard bytes.count >= 45, bytes.starts(with: signature), bytes[12..<16].elementsEqual("IHDR".utf8),
    bytes.suffix(8).prefix(4).elementsEqual("IEND".utf8)
  else { return nil }
  func number(at offset: Int) -> Int { bytes[offset..<offset + 4].reduce(0) { $0 << 8 | Int($1) } }
  return size(width: number(at: 16), height: number(at: 20))
}

/// The width and height in the frame header of a JPEG (ITU T.81, B.2.2); `nil` where it is none.
private func sizeOfJPEG(_ bytes: [UInt8]) -> Media.Size? {
  guard bytes.count > 4, bytes[0] == 0xFF, bytes[1] == 0xD8 else { return nil }
  var offset = 2
  while offset + 9 < bytes.count {
    guard bytes[offset] == 0xFF else { return nil }
    let marker = bytes[offset + 1]
    if marker == 0xFF {
      offset += 1
      continue
    }
    let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
    if isFrame {
      return size(
        width: Int(bytes[offset + 7]) << 8 | Int(bytes[offset + 8]),
        height: Int(bytes[offset + 5]) << 8 | Int(bytes[offset + 6]))
    }
    offset += 2 + (Int(bytes[offset + 2]) << 8 | Int(bytes[offset + 3]))
  }
  return nil
}

private func size(width: Int, height: Int) -> Media.Size? {
  (1...20_000).contains(width) && (1...20_000).contains(height) ? Media.Size(width: width, height: height) : nil
}

/// The size of an SVG, which must be well-formed, and neither run nor fetch anything. Findings stand at the SVG's own line.
private func readSVG(
  _ bytes: [UInt8], at path: SourcePath, reporting diagnostics: inout [Diagnostic]
) -> Media.Size? {
  guard TextCheck.passes(bytes, of: path, limit: TextCheck.svgLimit, reporting: &diagnostics) else { return nil }
  return bytes.withUnsafeBufferPointer { bytes in
    let lines = LineIndex(bytes)
    let (root, fault) = XMLParser(bytes).parse()
    if let fault {
      diagnostics.append(xmlDiagnostic(for: fault, path: path, lines: lines))
      return nil
    }
    guard let root, root.name == "svg" || root.name.hasSuffix(":svg") else {
      diagnostics.append(
        Diagnostic(
          .unsupportedImage,
          Finding(
            Phrase("`\(path.name)` không phải là hình SVG", "`\(path.name)` is no SVG picture"), at: SourceSpan(path),
            help: Phrase("lưu lại hình dưới dạng SVG", "save it as SVG"))))
      return nil
    }
    if let (element, what) = firstUnsafePart(of: root) {
      diagnostics.append(
        Diagnostic(
          .unsafeSVG,
          Finding(
            Phrase("hình có ", "the picture holds ") + what,
            at: SourceSpan(path, at: lines.position(of: element.start), bytes: element.name.utf8.count + 1),
            help: Phrase(
              "xóa phần này; nhúng hình và chữ thẳng vào SVG", "delete it; draw pictures and text in the SVG itself"))))
      return nil
    }
    guard let size = sizeOfSVG(root) else {
      diagnostics.append(
        Diagnostic(
          .unsupportedImage,
          Finding(
            Phrase("hình SVG không có kích thước", "the SVG has no size"),
            at: SourceSpan(path, at: lines.position(of: root.start), bytes: 4),
            help: Phrase(
              "thêm `viewBox=\"0 0 rộng cao\"` vào thẻ `<svg>`", "add `viewBox=\"0 0 width height\"` to `<svg>`"))))
      return nil
    }
    return size
  }
}

/// What a still drawing is made of (SVG 1.1, and what drawing programs note for themselves). The picture is never changed: its
/// bytes are sealed, so what is not on this list is refused.
private let drawingElements: Set<String> = [
  "svg", "g", "defs", "symbol", "use", "switch", "title", "desc", "metadata", "style", "view",
  "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "text", "tspan", "textPath", "tref", "image",
  "marker", "clipPath", "mask", "pattern", "linearGradient", "radialGradient", "stop", "filter",
  "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite", "feConvolveMatrix", "feDiffuseLighting",
  "feDisplacementMap", "feDistantLight", "feDropShadow", "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR",
  "feGaussianBlur", "feMerge", "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting",
  "feSpotLight", "feTile", "feTurbulence",
]

/// What drawing programs note for themselves and for catalogues (Inkscape, RDF, Creative Commons, Dublin Core). A prefix proves
/// nothing, so these names are harmless in any namespace.
private let silentElements: Set<String> = [
  "namedview", "grid", "path-effect", "perspective", "RDF", "Bag", "li", "Work", "License", "Agent", "permits",
  "requires",
  "prohibits", "format", "type", "creator", "date", "rights", "publisher", "identifier", "relation", "language",
  "subject",
  "coverage", "description", "contributor",
]

private func firstUnsafePart(of element: XMLElement) -> (XMLElement, Phrase)? {
  let name = element.name.split(separator: ":").last.map(String.init) ?? element.name
  if !drawingElements.contains(name), !silentElements.contains(name) {
    return (element, Phrase("thẻ `<\(name)>`", "an element `<\(name)>`"))
  }
  for attribute in element.attributes {
    let key = attribute.name.lowercased()
    let value = attribute.value.lowercased()
    if key.hasPrefix("on") { return (element, Phrase("mã lệnh `\(attribute.name)`", "a script `\(attribute.name)`")) }
    if key == "href" || key.hasSuffix(":href"), !value.hasPrefix("#"), !value.hasPrefix("data:image/png;"),
      !value.hasPrefix("data:image/jpeg;")
    {
      return (
        element,
        Phrase("địa chỉ ngoài `\(attribute.value.prefix(60))`", "an outside address `\(attribute.value.prefix(60))`")
      )
    }
    if reachesOutside(value) {
      return (element, Phrase("địa chỉ ngoài trong `\(attribute.name)`", "an outside address in `\(attribute.name)`"))
    }
  }
  for node in element.children {
    switch node {
    case .element(let child): if let found = firstUnsafePart(of: child) { return found }
    case .text(let text, _):
      let style = text.lowercased()
      // An escape could hide an address from what is looked for here.
      if name == "style", style.contains("@import") || style.contains("\\") || reachesOutside(style) {
        return (element, Phrase("địa chỉ ngoài trong `<style>`", "an outside address in `<style>`"))
      }
    }
  }
  return nil
}

/// Whether a style or paint holds `url(…)` that is not a part of the same picture.
private func reachesOutside(_ value: String) -> Bool {
  // Nearly every attribute is a number or a colour, and to split it takes longer than to parse it.
  guard value.utf8.contains(UInt8(ascii: "(")) else { return false }
  return value.split(separator: "url(", omittingEmptySubsequences: false).dropFirst().contains { part in
    let target = part.drop { $0 == " " || $0 == "\"" || $0 == "'" }
    return !target.hasPrefix("#")
  }
}

private func sizeOfSVG(_ root: XMLElement) -> Media.Size? {
  if let box = root["viewBox"]?.split(whereSeparator: { $0 == " " || $0 == "," }).compactMap({ Double($0) }),
    box.count == 4
  {
    return size(ofWidth: box[2], height: box[3])
  }
  func pixels(_ name: String) -> Double? {
    root[name].flatMap { Double($0.hasSuffix("px") ? String($0.dropLast(2)) : $0) }
  }
  guard let width = pixels("width"), let height = pixels("height") else { return nil }
  return size(ofWidth: width, height: height)
}

private func size(ofWidth width: Double, height: Double) -> Media.Size? {
  guard (1...20_000).contains(width), (1...20_000).contains(height) else { return nil }
  return Media.Size(width: Int(width.rounded()), height: Int(height.rounded()))
}
