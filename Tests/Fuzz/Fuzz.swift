import Glibc

/// What libFuzzer, whose own `main` runs, calls with whatever it thought of: gives it to the reader that the environment names
/// in `READER`, and stops where an invariant breaks.
@_cdecl("LLVMFuzzerTestOneInput")
func readOneInput(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
  let faults = reader.read(Array(UnsafeBufferPointer(start: start, count: count)))
  precondition(faults.isEmpty, faults.prefix(3).joined(separator: "; "))
  return 0
}

private let reader: Reader = {
  guard let name = getenv("READER"), let reader = Reader(rawValue: String(cString: name)) else {
    preconditionFailure("READER names none of \(Reader.allCases.map(\.rawValue))")
  }
  return reader
}()
