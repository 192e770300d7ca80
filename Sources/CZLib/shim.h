#include <zlib.h>

/// `deflateInit2` is a macro, which Swift does not see. Windows of 31 bits give a gzip header without a name or a time.
static inline int course_gzip_init(z_stream *stream) {
  return deflateInit2(stream, 9, Z_DEFLATED, 31, 9, Z_DEFAULT_STRATEGY);
}

/// The same for reading.
static inline int course_gunzip_init(z_stream *stream) { return inflateInit2(stream, 31); }
