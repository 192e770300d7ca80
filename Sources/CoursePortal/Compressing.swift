import CZLib
import CourseModel

extension OutputTree {
  /// The tree with a gzip twin beside every text file, however small, so that none is left behind from a larger one. The same
  /// bytes give the same twin.
  var withCompressedTwins: OutputTree {
    var tree = self
    for path in paths where ["html", "css", "js", "atom", "json", "svg"].contains(path.fileExtension) {
      tree.add(gzipped(self[path] ?? []), at: path.text + ".gz")
    }
    return tree
  }
}

/// Bytes as gzip (RFC 1952) writes them, without a name or a time.
package func gzipped(_ bytes: [UInt8]) -> [UInt8] {
  var stream = z_stream()
  guard course_gzip_init(&stream) == Z_OK else { preconditionFailure("zlib has no memory for its tables") }
  defer { deflateEnd(&stream) }
  var source = bytes
  var result = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
  source.withUnsafeMutableBufferPointer { input in
    result.withUnsafeMutableBufferPointer { output in
      stream.next_in = input.baseAddress
      stream.avail_in = UInt32(input.count)
      stream.next_out = output.baseAddress
      stream.avail_out = UInt32(output.count)
      let status = deflate(&stream, Z_FINISH)
      precondition(status == Z_STREAM_END, "the bound of zlib holds")
    }
  }
  return Array(result.prefix(Int(stream.total_out)))
}
