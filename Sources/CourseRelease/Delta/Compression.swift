import CZlib
import CZstd

/// The zlib format (RFC 1950) as PDFs use it.
enum Zlib {
  /// The bytes that `stream` holds; `nil` where it is no whole zlib stream and nothing else.
  static func inflate(_ stream: ArraySlice<UInt8>) -> [UInt8]? {
    guard stream.count >= 6 else { return nil }
    // No deflate stream grows more than 1,032-fold.
    let greatest = stream.count * 1032 + 64
    var room = min(greatest, stream.count * 8 + 4096)
    while true {
      var status = Z_OK
      var used = uLong(stream.count)
      let bytes = [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        var length = uLong(room)
        status = stream.withUnsafeBufferPointer {
          uncompress2(buffer.baseAddress, &length, $0.baseAddress, &used)
        }
        count = status == Z_OK ? Int(length) : 0
      }
      if status == Z_OK { return used == stream.count ? bytes : nil }
      guard status == Z_BUF_ERROR, room < greatest else { return nil }
      room = min(greatest, room * 8)
    }
  }

  /// The smallest stream that zlib makes of these bytes.
  static func deflate(_ bytes: ArraySlice<UInt8>) -> [UInt8] {
    let room = Int(compressBound(uLong(bytes.count)))
    return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
      var length = uLong(room)
      let status = bytes.withUnsafeBufferPointer {
        compress2(buffer.baseAddress, &length, $0.baseAddress, uLong(bytes.count), Z_BEST_COMPRESSION)
      }
      precondition(status == Z_OK, "zlib cannot fail where there is room and memory")
      count = Int(length)
    }
  }
}

/// A Zstandard frame (RFC 8878) that is written against a reference: what stands in the reference costs a few bytes. The
/// `zstd` command reads and writes the same with `--patch-from`.
enum Patch {
  /// Level 19 costs 113 MB of memory and five seconds where a book of 250 pages changed; higher levels take four times the
  /// memory for a sixth of the size.
  private static let level: Int32 = 19
  /// The window must hold the reference and what is written. 128 MB is what any reader accepts.
  private static let windows: ClosedRange<Int32> = 20...27

  /// `target` in terms of `reference`.
  static func make(of target: [UInt8], from reference: [UInt8]) -> [UInt8] {
    guard let context = ZSTD_createCCtx() else { preconditionFailure("no memory for a patch") }
    defer { ZSTD_freeCCtx(context) }
    let size = reference.count + target.count
    let window = windows.first { size <= 1 << $0 } ?? windows.upperBound
    return reference.withUnsafeBytes { reference in
      for (parameter, value) in [
        (ZSTD_c_compressionLevel, level), (ZSTD_c_windowLog, window), (ZSTD_c_enableLongDistanceMatching, 1),
        (ZSTD_c_checksumFlag, 1),
      ] { check(ZSTD_CCtx_setParameter(context, parameter, value)) }
      check(ZSTD_CCtx_refPrefix(context, reference.baseAddress, reference.count))
      let room = ZSTD_compressBound(target.count)
      return [UInt8](unsafeUninitializedCapacity: room) { buffer, count in
        count = target.withUnsafeBytes {
          check(ZSTD_compress2(context, buffer.baseAddress, room, $0.baseAddress, $0.count))
        }
      }
    }
  }

  /// What a patch makes of `reference`: exactly `size` bytes, or `nil`.
  static func apply(_ patch: [UInt8], to reference: [UInt8], giving size: Int) -> [UInt8]? {
    guard let context = ZSTD_createDCtx() else { preconditionFailure("no memory for a patch") }
    defer { ZSTD_freeDCtx(context) }
    return reference.withUnsafeBytes { reference in
      check(ZSTD_DCtx_refPrefix(context, reference.baseAddress, reference.count))
      var isWhole = false
      // One byte more than promised shows a patch that makes more.
      let bytes = [UInt8](unsafeUninitializedCapacity: size + 1) { buffer, count in
        let made = patch.withUnsafeBytes {
          ZSTD_decompressDCtx(context, buffer.baseAddress, size + 1, $0.baseAddress, $0.count)
        }
        isWhole = ZSTD_isError(made) == 0 && made == size
        count = isWhole ? size : 0
      }
      return isWhole ? bytes : nil
    }
  }

  @discardableResult private static func check(_ result: Int) -> Int {
    precondition(ZSTD_isError(result) == 0, "zstd refused its settings: \(String(cString: ZSTD_getErrorName(result)))")
    return result
  }
}
