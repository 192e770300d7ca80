/// Undoes one reading of UTF-8 as Windows-1252 or Latin-1: “Tiáº¿ng” is “Tiếng”. `nil` where a character belongs to neither
/// code page, or the bytes are not UTF-8.
package func decodeTwiceEncoded(_ text: String) -> String? {
  var bytes: [UInt8] = []
  for scalar in text.unicodeScalars {
    guard let byte = byteInWindows1252(scalar) else { return nil }
    bytes.append(byte)
  }
  return String(validating: bytes, as: UTF8.self)
}

/// The byte that Windows-1252 shows as `scalar`. The bytes that it leaves open, and all that only Latin-1 gives a meaning,
/// stand for themselves.
func byteInWindows1252(_ scalar: Unicode.Scalar) -> UInt8? {
  if scalar.value <= 0xFF { return UInt8(scalar.value) }
  return bytesOfWindows1252[scalar]
}

/// The characters of Windows-1252 between 0x80 and 0x9F.
private let bytesOfWindows1252: [Unicode.Scalar: UInt8] = [
  "€": 0x80, "‚": 0x82, "ƒ": 0x83, "„": 0x84, "…": 0x85, "†": 0x86, "‡": 0x87, "ˆ": 0x88, "‰": 0x89, "Š": 0x8A,
  "‹": 0x8B,
  "Œ": 0x8C, "Ž": 0x8E, "‘": 0x91, "’": 0x92, "“": 0x93, "”": 0x94, "•": 0x95, "–": 0x96, "—": 0x97, "˜": 0x98,
  "™": 0x99,
  "š": 0x9A, "›": 0x9B, "œ": 0x9C, "ž": 0x9E, "Ÿ": 0x9F,
]
