import CLibYAML

/// Writes block-style YAML through libyaml's emitter, in the order in which it is told. Texts stand in quotation marks, so
/// that no reader takes them for numbers or dates; names, numbers and dates stand bare.
struct YAMLWriter {
  private let emitter: UnsafeMutablePointer<yaml_emitter_t>
  private let output: UnsafeMutablePointer<[UInt8]>

  /// The bytes of a document whose root is a mapping.
  static func document(_ content: (YAMLWriter) -> Void) -> [UInt8] {
    let writer = YAMLWriter()
    defer {
      yaml_emitter_delete(writer.emitter)
      writer.emitter.deallocate()
      writer.output.deinitialize(count: 1)
      writer.output.deallocate()
    }
    var event = yaml_event_t()
    yaml_stream_start_event_initialize(&event, YAML_UTF8_ENCODING)
    writer.emit(&event)
    yaml_document_start_event_initialize(&event, nil, nil, nil, 1)
    writer.emit(&event)
    writer.mapping(content)
    yaml_document_end_event_initialize(&event, 1)
    writer.emit(&event)
    yaml_stream_end_event_initialize(&event)
    writer.emit(&event)
    return writer.output.pointee
  }

  private init() {
    emitter = .allocate(capacity: 1)
    output = .allocate(capacity: 1)
    output.initialize(to: [])
    yaml_emitter_initialize(emitter)
    yaml_emitter_set_unicode(emitter, 1)
    yaml_emitter_set_width(emitter, -1)
    yaml_emitter_set_indent(emitter, 2)
    yaml_emitter_set_output(
      emitter,
      { output, bytes, count in
        output?.assumingMemoryBound(to: [UInt8].self).pointee.append(
          contentsOf: UnsafeBufferPointer(start: bytes, count: count))
        return 1
      }, output)
  }

  /// A key whose value is a text.
  func text(_ key: String, _ value: String) {
    scalar(key, YAML_PLAIN_SCALAR_STYLE)
    scalar(value, YAML_DOUBLE_QUOTED_SCALAR_STYLE)
  }

  /// A key whose value is a name, number, date, version or digest.
  func bare(_ key: String, _ value: some CustomStringConvertible) {
    scalar(key, YAML_PLAIN_SCALAR_STYLE)
    scalar(value.description, YAML_PLAIN_SCALAR_STYLE)
  }

  func texts(_ key: String, _ values: [String]) {
    list(key, values) { $0.scalar($1, YAML_DOUBLE_QUOTED_SCALAR_STYLE) }
  }

  /// A key whose value is a list of mappings.
  func mappings<Element>(_ key: String, _ elements: [Element], _ content: (YAMLWriter, Element) -> Void) {
    list(key, elements) { writer, element in writer.mapping { content($0, element) } }
  }

  /// A key whose value is a list, each item of which `write` writes by one call of `item`.
  func items<Element>(_ key: String, _ elements: [Element], _ write: (YAMLWriter, Element) -> Void) {
    list(key, elements, write)
  }

  /// An item of a list that is a text.
  func item(_ text: String) { scalar(text, YAML_DOUBLE_QUOTED_SCALAR_STYLE) }

  /// An item of a list that is a mapping.
  func item(_ content: (YAMLWriter) -> Void) { mapping(content) }

  func mapping(_ key: String, _ content: (YAMLWriter) -> Void) {
    scalar(key, YAML_PLAIN_SCALAR_STYLE)
    mapping(content)
  }

  private func list<Element>(_ key: String, _ elements: [Element], _ write: (YAMLWriter, Element) -> Void) {
    scalar(key, YAML_PLAIN_SCALAR_STYLE)
    var event = yaml_event_t()
    yaml_sequence_start_event_initialize(&event, nil, nil, 1, YAML_BLOCK_SEQUENCE_STYLE)
    emit(&event)
    for element in elements { write(self, element) }
    yaml_sequence_end_event_initialize(&event)
    emit(&event)
  }

  private func mapping(_ content: (YAMLWriter) -> Void) {
    var event = yaml_event_t()
    yaml_mapping_start_event_initialize(&event, nil, nil, 1, YAML_BLOCK_MAPPING_STYLE)
    emit(&event)
    content(self)
    yaml_mapping_end_event_initialize(&event)
    emit(&event)
  }

  private func scalar(_ text: String, _ style: yaml_scalar_style_t) {
    var event = yaml_event_t()
    var text = text
    _ = text.withUTF8 { bytes in
      yaml_scalar_event_initialize(&event, nil, nil, bytes.baseAddress, CInt(bytes.count), 1, 1, style)
    }
    emit(&event)
  }

  private func emit(_ event: inout yaml_event_t) {
    precondition(yaml_emitter_emit(emitter, &event) == 1, "libyaml refused an event that this writer made")
  }
}
