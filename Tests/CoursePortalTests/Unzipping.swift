import CZLib

/// What a gzip file holds; empty where it is damaged.
func unzipped(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  guard course_gunzip_init(&stream) == Z_OK else { return [] }
  defer { inflateEnd(&stream) }
  var source = bytes
  var result = [UInt8](repeating: 0, count: 1 << 20)
  let status = source.withUnsafeMutableBufferPointer { input in
    result.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      return inflate(&stream, Z_FINISH)
    }
  }
  return status == Z_STREAM_END ? Array(result.prefix(Int(stream.total_out))) : []
}
