import CLibXML2
import CourseModel

/// Reads one XML file with libxml2's SAX interface into a small tree. No file, network or entity is ever opened: a DOCTYPE
/// ends the reading (findings.md, "Parsing").
struct XMLParser: ~Copyable {
  private let state: UnsafeMutablePointer<XMLParserState>

  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    _ = libraryIsReady
    state = .allocate(capacity: 1)
    state.initialize(to: XMLParserState(bytes: bytes))
  }

  deinit {
    state.deinitialize(count: 1)
    state.deallocate()
  }

  /// The root element; `nil` where the file is not well-formed, and then `fault` says why.
  borrowing func parse() -> (root: XMLElement?, fault: XMLFault?) {
    let bytes = state.pointee.bytes
    guard let base = bytes.baseAddress, !bytes.isEmpty,
      let context = base.withMemoryRebound(
        to: CChar.self, capacity: bytes.count, { xmlCreateMemoryParserCtxt($0, CInt(bytes.count)) })
    else { return (nil, XMLFault(.empty, offset: 0)) }
    if let offset = XMLParser.tagWithTooManyAttributes(in: bytes) {
      return (nil, XMLFault(.tooManyAttributes, offset: offset))
    }
    defer { xmlFreeParserCtxt(context) }
    xmlCtxtUseOptions(
      context, CInt(XML_PARSE_NONET.rawValue | XML_PARSE_IGNORE_ENC.rawValue | XML_PARSE_BIG_LINES.rawValue))
    context.pointee._private = UnsafeMutableRawPointer(state)
    var handler = xmlSAXHandler()
    handler.initialized = UInt32(XML_SAX2_MAGIC)
    handler.startElementNs = startElement
    handler.endElementNs = endElement
    handler.characters = characters
    handler.ignorableWhitespace = characters
    handler.cdataBlock = characters
    handler.internalSubset = internalSubset
    context.pointee.sax.pointee = handler

    // The error function belongs to the thread; this thread does nothing else until it is taken back.
    state.pointee.context = context
    xmlSetStructuredErrorFunc(UnsafeMutableRawPointer(state), noteError)
    xmlParseDocument(context)
    xmlSetStructuredErrorFunc(nil, nil)
    state.pointee.context = nil

    if let fault = state.pointee.fault { return (nil, fault) }
    guard context.pointee.wellFormed == 1, let root = state.pointee.root else {
      return (nil, XMLFault(.malformed("the document is not well-formed"), offset: 0))
    }
    return (root, nil)
  }

  /// libxml2 2.9 holds every attribute of an element against every other one: 100,000 of them in a picture take a minute.
  static let greatestAttributeCount = 1000

  /// Where an element starts that has more attributes than are allowed; each has its value in quotation marks.
  private static func tagWithTooManyAttributes(in bytes: UnsafeBufferPointer<UInt8>) -> Int? {
    var start: Int?
    var quote: UInt8?
    var count = 0
    for (offset, byte) in bytes.enumerated() {
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "<") {
        (start, count) = (offset, 0)
      } else if byte == UInt8(ascii: ">") {
        start = nil
      } else if let tag = start, byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        quote = byte
        count += 1
        if count > greatestAttributeCount { return tag }
      }
    }
    return nil
  }
}

/// libxml2 wants to be made ready once, before threads use it.
private let libraryIsReady: Bool = {
  xmlInitParser()
  return true
}()

/// Why a file could not be read as XML.
struct XMLFault {
  enum Reason {
    case empty
    case doctype
    case tooDeep
    case tooManyAttributes
    /// libxml2's own words.
    case malformed(String)
  }

  let reason: Reason
  let offset: Int

  init(_ reason: Reason, offset: Int) {
    self.reason = reason
    self.offset = offset
  }
}

/// What the callbacks fill.
private struct XMLParserState {
  let bytes: UnsafeBufferPointer<UInt8>
  var context: xmlParserCtxtPtr?
  var open: [XMLElement] = []
  var root: XMLElement?
  var fault: XMLFault?

  init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// How far the parser has read.
  var offset: Int {
    guard let input = context?.pointee.input else { return 0 }
    return min(Int(input.pointee.consumed) + (input.pointee.cur - input.pointee.base), bytes.count)
  }

  /// Where characters stand that have just been read. libxml2 gives them in its own buffer before or behind where it has read
  /// to, or a copy of what it has just read.
  func offset(of characters: UnsafePointer<xmlChar>, _ count: CInt) -> Int {
    guard let input = context?.pointee.input, let base = input.pointee.base, let end = input.pointee.end,
      (base..<end).contains(characters)
    else { return max(0, offset - Int(count)) }
    return min(Int(input.pointee.consumed) + (characters - base), bytes.count)
  }

  /// Keeps the first fault: what follows it is a consequence.
  mutating func stop(_ reason: XMLFault.Reason, at offset: Int) {
    if fault == nil { fault = XMLFault(reason, offset: offset) }
    xmlStopParser(context)
  }
}

private typealias StatePointer = UnsafeMutablePointer<XMLParserState>

/// The state that belongs to a parser's context.
private func state(of context: UnsafeMutableRawPointer?) -> StatePointer? {
  context?.assumingMemoryBound(to: xmlParserCtxt.self).pointee._private?.assumingMemoryBound(to: XMLParserState.self)
}

private func text(_ start: UnsafePointer<xmlChar>?, _ end: UnsafePointer<xmlChar>?) -> String {
  guard let start, let end else { return "" }
  return String(decoding: UnsafeBufferPointer(start: start, count: end - start), as: UTF8.self)
}

/// libxml2 leaves an ampersand in a value, however it is written, as `&#38;` for a second reading that we do not do.
private func attributeValue(_ start: UnsafePointer<xmlChar>?, _ end: UnsafePointer<xmlChar>?) -> String {
  let value = text(start, end)
  return value.utf8.contains(UInt8(ascii: "&")) ? value.replacing("&#38;", with: "&") : value
}

private func qualified(_ name: UnsafePointer<xmlChar>?, _ prefix: UnsafePointer<xmlChar>?) -> String {
  let name = name.map { String(cString: $0) } ?? ""
  return prefix.map { String(cString: $0) + ":" + name } ?? name
}

private let startElement: startElementNsSAX2Func = {
  context, name, prefix, _, _, _, attributeCount, _, attributes in
  guard let state = state(of: context) else { return }
  let offset = state.pointee.offset
  let start = state.pointee.bytes[..<offset].lastIndex(of: UInt8(ascii: "<")) ?? offset
  // Twice the depth of blocks: an element of ours nests at most two XML elements a level.
  guard state.pointee.open.count < 2 * (TopicBuilder.greatestBlockDepth + TopicBuilder.greatestInlineDepth) else {
    state.pointee.stop(.tooDeep, at: start)
    return
  }
  var pairs: [(name: String, value: String)] = []
  if let attributes {
    for index in 0..<Int(attributeCount) {
      // Five pointers an attribute: local name, prefix, namespace, start and end of the value.
      let entry = attributes + 5 * index
      pairs.append((qualified(entry[0], entry[1]), attributeValue(entry[3], entry[4])))
    }
  }
  state.pointee.open.append(XMLElement(name: qualified(name, prefix), attributes: pairs, start: start, end: offset + 1))
}

private let endElement: endElementNsSAX2Func = { context, _, _, _ in
  guard let state = state(of: context), var element = state.pointee.open.popLast() else { return }
  element.end = state.pointee.offset
  if state.pointee.open.isEmpty {
    state.pointee.root = element
  } else {
    state.pointee.open[state.pointee.open.count - 1].children.append(.element(element))
  }
}

private let characters: charactersSAXFunc = { context, characters, count in
  guard let state = state(of: context), let characters, !state.pointee.open.isEmpty else { return }
  let piece = String(decoding: UnsafeBufferPointer(start: characters, count: Int(count)), as: UTF8.self)
  let last = state.pointee.open.count - 1
  if case .text? = state.pointee.open[last].children.last,
    case .text(var text, let offset)? = state.pointee.open[last].children.popLast()
  {
    // libxml2 gives each entity by itself; the text grows in its place, or many of them take quadratic time.
    text += piece
    state.pointee.open[last].children.append(.text(text, offset: offset))
  } else {
    state.pointee.open[last].children.append(.text(piece, offset: state.pointee.offset(of: characters, count)))
  }
}

private let internalSubset: internalSubsetSAXFunc = { context, _, _, _ in
  guard let state = state(of: context) else { return }
  let offset = state.pointee.offset
  state.pointee.stop(.doctype, at: state.pointee.bytes[..<offset].lastIndex(of: UInt8(ascii: "<")) ?? offset)
}

private let noteError: xmlStructuredErrorFunc = { state, error in
  guard let state = state?.assumingMemoryBound(to: XMLParserState.self), let error,
    error.pointee.level.rawValue >= XML_ERR_ERROR.rawValue, state.pointee.fault == nil
  else { return }
  var message = error.pointee.message.map { String(cString: $0) } ?? "unreadable"
  while message.last?.isNewline == true { message.removeLast() }
  state.pointee.fault = XMLFault(.malformed(message), offset: state.pointee.offset)
}
