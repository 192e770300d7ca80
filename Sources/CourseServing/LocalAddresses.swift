import Glibc

/// The addresses under which people reach a server that listens at `address`, as they stand in a browser's line: for "any
/// address" those of this machine's own interfaces.
package func addresses(behind address: String) -> [String] {
  guard ["0.0.0.0", "::"].contains(address) else { return [address.contains(":") ? "[\(address)]" : address] }
  var first: UnsafeMutablePointer<ifaddrs>?
  guard getifaddrs(&first) == 0 else { return ["127.0.0.1"] }
  defer { freeifaddrs(first) }
  var names: [String] = []
  var next = first
  while let interface = next?.pointee {
    next = interface.ifa_next
    guard let socket = interface.ifa_addr, Int32(socket.pointee.sa_family) == AF_INET else { continue }
    var buffer = [UInt8](repeating: 0, count: Int(NI_MAXHOST))
    let status = buffer.withUnsafeMutableBytes {
      getnameinfo(
        socket, socklen_t(MemoryLayout<sockaddr_in>.size), $0.assumingMemoryBound(to: CChar.self).baseAddress,
        socklen_t($0.count), nil, 0, NI_NUMERICHOST)
    }
    if status == 0 { names.append(String(decoding: buffer.prefix { $0 != 0 }, as: UTF8.self)) }
  }
  // The machine's own name for itself comes last: others cannot use it.
  return names.filter { $0 != "127.0.0.1" } + ["127.0.0.1"]
}
