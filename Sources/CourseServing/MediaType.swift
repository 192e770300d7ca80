import CourseModel

/// The type of a file as browsers are told it.
func mediaType(of path: OutputPath) -> String {
  switch path.fileExtension {
  case "html": return "text/html; charset=utf-8"
  case "css": return "text/css; charset=utf-8"
  case "js": return "text/javascript; charset=utf-8"
  case "json": return "application/json"
  case "atom": return "application/atom+xml; charset=utf-8"
  case "svg": return "image/svg+xml"
  case "png": return "image/png"
  case "jpg", "jpeg": return "image/jpeg"
  case "pdf": return "application/pdf"
  case "zip": return "application/zip"
  case "gz": return "application/gzip"
  case "epub": return "application/epub+zip"
  case "txt", "md", "yaml", "asc", "pub", "manifest", "": return "text/plain; charset=utf-8"
  default: return path.name.hasPrefix("SHA256SUMS.") ? "text/plain; charset=utf-8" : "application/octet-stream"
  }
}
