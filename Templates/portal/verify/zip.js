'use strict'
// Reads a zip (APPNOTE 6.3) by its central directory, strictly: what a lenient reader would guess is a fault here.

const LIMITS = { files: 20000, bytes: 1 << 30 }

class Fault extends Error {
  constructor(message, cure) {
    super(message)
    this.cure = cure || 'Không dùng gói này; tải lại từ nơi phát hành.'
  }
}

/** What this browser cannot do. It tells nothing of the package: neither that it is genuine nor that it was altered. */
class Unable extends Fault {
  constructor(message) {
    super(message, 'Mở trang này bằng Chrome, Edge hoặc Firefox bản mới, hoặc làm theo KIEM-TRA.txt đi cùng gói.')
  }
}

const crcTable = Array.from({ length: 256 }, (_, n) => {
  for (let bit = 0; bit < 8; bit++) n = n & 1 ? (n >>> 1) ^ 0xedb88320 : n >>> 1
  return n >>> 0
})

function crc32(bytes) {
  let crc = 0xffffffff
  for (let i = 0; i < bytes.length; i++) crc = crcTable[(crc ^ bytes[i]) & 255] ^ (crc >>> 8)
  return (crc ^ 0xffffffff) >>> 0
}

/** A whole number of eight bytes; what no file of ours can reach is a fault. */
function long(view, at) {
  const number = view.getUint32(at, true) + view.getUint32(at + 4, true) * 4294967296
  if (!Number.isSafeInteger(number)) throw new Fault('Tệp zip ghi một số không thể có.')
  return number
}

/** Where the central directory begins, and how many entries it has. */
function directory(view) {
  const first = Math.max(0, view.byteLength - 65557)
  for (let at = view.byteLength - 22; at >= first; at--) {
    if (view.getUint32(at, true) !== 0x06054b50 || at + 22 + view.getUint16(at + 20, true) !== view.byteLength) continue
    let end = { count: view.getUint16(at + 10, true), size: view.getUint32(at + 12, true), start: view.getUint32(at + 16, true), at }
    if (at >= 20 && view.getUint32(at - 20, true) === 0x07064b50) {
      const place = long(view, at - 12)
      if (place + 56 > view.byteLength || view.getUint32(place, true) !== 0x06064b50) break
      end = { count: long(view, place + 32), size: long(view, place + 40), start: long(view, place + 48), at: place }
    }
    if (end.start + end.size !== end.at) break
    return end
  }
  throw new Fault('Không phải tệp zip, hoặc tải về chưa hết.')
}

/** The three numbers of an entry that zip64 moves into its extra field. */
function zip64(view, from, to, entry) {
  for (let at = from; at + 4 <= to; ) {
    const size = view.getUint16(at + 2, true)
    if (at + 4 + size > to) break
    if (view.getUint16(at, true) === 1) {
      let place = at + 4
      for (const name of ['size', 'packed', 'start']) {
        if (entry[name] !== 0xffffffff) continue
        if (place + 8 > at + 4 + size) throw new Fault('Tệp zip hỏng: thiếu trường zip64.')
        entry[name] = long(view, place)
        place += 8
      }
    }
    at += 4 + size
  }
}

function entries(bytes) {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = directory(view)
  if (end.count > LIMITS.files) throw new Fault('Gói có quá nhiều tệp.')
  const text = new TextDecoder('utf-8', { fatal: true })
  const list = []
  let at = end.start
  for (let index = 0; index < end.count; index++) {
    if (at + 46 > end.at || view.getUint32(at, true) !== 0x02014b50) throw new Fault('Mục lục của tệp zip bị hỏng.')
    const entry = {
      flags: view.getUint16(at + 8, true), method: view.getUint16(at + 10, true), crc: view.getUint32(at + 16, true),
      packed: view.getUint32(at + 20, true), size: view.getUint32(at + 24, true), start: view.getUint32(at + 42, true)
    }
    const nameEnd = at + 46 + view.getUint16(at + 28, true)
    const extraEnd = nameEnd + view.getUint16(at + 30, true)
    const next = extraEnd + view.getUint16(at + 32, true)
    if (next > end.at) throw new Fault('Mục lục của tệp zip bị hỏng.')
    try {
      entry.name = text.decode(bytes.subarray(at + 46, nameEnd))
    } catch (error) {
      throw new Fault('Gói có tên tệp không phải UTF-8.')
    }
    zip64(view, nameEnd, extraEnd, entry)
    if (entry.flags & 1) throw new Fault(`“${entry.name}” bị đặt mật khẩu.`)
    if (!/^[^\\\0]+$/.test(entry.name) || entry.name.split('/').some(part => part === '' || part === '.' || part === '..')) {
      throw new Fault(`Gói có tên tệp không hợp lệ: “${entry.name}”.`)
    }
    // The head before the data must tell the same name: tools that read heads would unpack something else.
    const head = entry.start
    if (head + 30 > end.start || view.getUint32(head, true) !== 0x04034b50) throw new Fault('Tệp zip hỏng: mục lục chỉ sai chỗ.')
    entry.data = head + 30 + view.getUint16(head + 26, true) + view.getUint16(head + 28, true)
    const local = bytes.subarray(head + 30, head + 30 + view.getUint16(head + 26, true))
    const central = bytes.subarray(at + 46, nameEnd)
    if (local.length !== central.length || local.some((byte, place) => byte !== central[place])) {
      throw new Fault(`“${entry.name}” mang hai tên khác nhau trong tệp zip.`)
    }
    entry.end = entry.data + entry.packed
    if (entry.end > end.start) throw new Fault('Tệp zip hỏng: một tệp dài quá chỗ của nó.')
    list.push(entry)
    at = next
  }
  if (at !== end.at) throw new Fault('Mục lục của tệp zip có phần thừa.')
  const byPlace = [...list].sort((left, right) => left.start - right.start)
  byPlace.forEach((entry, index) => {
    if (index && entry.start < byPlace[index - 1].end) throw new Fault('Tệp zip hỏng: hai tệp đè lên nhau.')
  })
  return list
}

const canInflate = (() => {
  try {
    return Boolean(new DecompressionStream('deflate-raw'))
  } catch (error) {
    return false
  }
})()

async function inflate(bytes, size) {
  if (!canInflate) throw new Unable('Trình duyệt này chưa đọc được tệp zip.')
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')).getReader()
  const result = new Uint8Array(size)
  let done = 0
  for (;;) {
    const { value, done: ended } = await reader.read()
    if (ended) break
    if (done + value.length > size) {
      reader.cancel()
      return null
    }
    result.set(value, done)
    done += value.length
  }
  return done === size ? result : null
}

/** The files of a zip, by name. */
async function unzip(bytes) {
  const files = new Map()
  let total = 0
  for (const entry of entries(bytes)) {
    if (files.has(entry.name)) throw new Fault(`“${entry.name}” có hai lần trong gói.`)
    total += entry.size
    if (total > LIMITS.bytes) throw new Fault('Gói giải nén ra quá lớn.')
    const packed = bytes.subarray(entry.data, entry.end)
    let content = null
    if (entry.method === 0 && entry.packed === entry.size) content = packed
    if (entry.method === 8) content = await inflate(packed, entry.size).catch(() => null)
    if (!content || crc32(content) !== entry.crc) throw new Fault(`“${entry.name}” đã hỏng.`)
    files.set(entry.name, content)
  }
  return files
}
