// Signatures (Ed25519 by WebCrypto), sums, and the note of status.

const utf8 = new TextEncoder()
const hex = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('')
const sha = async (name, bytes) => {
  if (!window.crypto || !crypto.subtle) throw new Unable('Trình duyệt này chưa tính được mã SHA-256.')
  return new Uint8Array(await crypto.subtle.digest(name, bytes))
}
const sha256 = async bytes => hex(await sha('SHA-256', bytes))
const textOf = bytes => new TextDecoder('utf-8', { fatal: true }).decode(bytes)

/** The bytes of a base64 text; null where it is not just that. */
function base64(text) {
  try {
    const bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0))
    return btoa(String.fromCharCode(...bytes)) === text ? bytes : null
  } catch (error) {
    return null
  }
}

async function hasSigned(key, message, signature) {
  if (key.length !== 32 || signature.length !== 64) return false
  try {
    const imported = await crypto.subtle.importKey('raw', key, { name: 'Ed25519' }, false, ['verify'])
    return await crypto.subtle.verify({ name: 'Ed25519' }, imported, signature, message)
  } catch (error) {
    // Bytes that are no key have signed nothing; whatever else stops a browser is its own.
    if (error.name === 'DataError') return false
    throw new Unable('Trình duyệt này chưa kiểm tra được chữ ký Ed25519.')
  }
}

const field = bytes => {
  const result = new Uint8Array(4 + bytes.length)
  new DataView(result.buffer).setUint32(0, bytes.length)
  result.set(bytes, 4)
  return result
}
const join = parts => {
  const result = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    result.set(part, at)
    at += part.length
  }
  return result
}

/** The fields of a signature that ssh-keygen makes (PROTOCOL.sshsig); null where it is none. */
function sshSignature(bytes) {
  const lines = textOf(bytes).split(/\r?\n/).filter(line => line)
  if (lines.shift() !== '-----BEGIN SSH SIGNATURE-----' || lines.pop() !== '-----END SSH SIGNATURE-----') return null
  const blob = base64(lines.join(''))
  if (!blob || blob.length < 10 || textOf(blob.subarray(0, 6)) !== 'SSHSIG' || hex(blob.subarray(6, 10)) !== '00000001') return null
  const take = rest => {
    if (rest.bytes.length < 4) return null
    const length = new DataView(rest.bytes.buffer, rest.bytes.byteOffset).getUint32(0)
    if (rest.bytes.length < 4 + length) return null
    const value = rest.bytes.subarray(4, 4 + length)
    rest.bytes = rest.bytes.subarray(4 + length)
    return value
  }
  const rest = { bytes: blob.subarray(10) }
  const [open, namespace, reserved, hash, inner] = Array.from({ length: 5 }, () => take(rest))
  if (!inner || rest.bytes.length || reserved.length || textOf(namespace) !== 'hoclieu' || textOf(hash) !== 'sha512') return null
  const keyRest = { bytes: open }
  const signatureRest = { bytes: inner }
  const kinds = [take(keyRest), take(signatureRest)]
  const [key, signature] = [take(keyRest), take(signatureRest)]
  if (kinds.some(kind => !kind || textOf(kind) !== 'ssh-ed25519') || !key || !signature) return null
  if (keyRest.bytes.length || signatureRest.bytes.length) return null
  return { key, signature }
}

async function signedBySSH(message, bytes) {
  let read = null
  try {
    read = sshSignature(bytes)
  } catch (error) {
    // Text that is no text is no signature.
  }
  if (!read) return null
  const digest = await sha('SHA-512', message)
  const signed = join([utf8.encode('SSHSIG'), field(utf8.encode('hoclieu')), field(new Uint8Array(0)), field(utf8.encode('sha512')), field(digest)])
  return (await hasSigned(read.key, signed, read.signature)) ? read.key : null
}

/** Who has signed SHA256SUMS: 'none', 'broken', or the key. All signatures that are there must be good, and of one key. */
async function signer(message, signatures, trusted) {
  if (!signatures.size) return 'none'
  let key = null
  if (signatures.has('.sig')) {
    key = await signedBySSH(message, signatures.get('.sig'))
    if (!key) return 'broken'
  }
  if (signatures.has('.ed25519')) {
    const raw = signatures.get('.ed25519')
    const candidates = key ? [key] : trusted.map(entry => base64(entry.key))
    let found = null
    for (const candidate of candidates) if (await hasSigned(candidate, message, raw)) found = candidate
    if (!found) return key ? 'broken' : 'unknown'
    key = found
  }
  return key
}

/** What a key is worth for something decided on that day: 'genuine', 'specimen', 'ended' or 'unknown', and which it is. */
function worth(key, day, isSpecimen, trusted) {
  const entry = trusted.find(one => one.key === btoa(String.fromCharCode(...key)))
  if (!entry) return ['unknown', null]
  if (entry.specimen) return [isSpecimen && trusted.every(one => one.specimen) ? 'specimen' : 'unknown', entry]
  return [entry.revoked || (entry.until && day > entry.until) ? 'ended' : 'genuine', entry]
}

/** The digests of a file of sums by name; null where it is malformed. */
function readSums(text) {
  const sums = new Map()
  for (const line of text.split(/\r?\n/).filter(line => line)) {
    const match = /^([0-9a-f]{64})  (.+)$/.exec(line)
    if (!match || sums.has(match[2])) return null
    sums.set(match[2], match[1])
  }
  return sums
}

/** A note of status out of any text that holds one; null where there is none. */
function readNote(text) {
  const match = /-----BEGIN HOCLIEU STATUS-----([^]*?)-----END HOCLIEU STATUS-----/.exec(text)
  if (!match) return null
  const words = match[1].split(/\s+/).filter(word => word && !/^>+$/.test(word))
  const keyAt = words.indexOf('key')
  if (keyAt < 0 || words[keyAt + 2] !== 'signature') return null
  const key = base64(words[keyAt + 1] || '')
  const signature = base64(words.slice(keyAt + 3).join(''))
  const note = { current: new Map(), withdrawn: new Map(), message: utf8.encode(words.slice(0, keyAt).join(' ')), key, signature }
  let at = 0
  for (const name of ['format', 'day', 'specimen', 'store', 'sequence', 'head']) {
    if (words[at] !== name) return null
    note[name] = words[at + 1]
    at += 2
  }
  while (at < keyAt) {
    const [kind, module, version, third, fourth] = words.slice(at, at + 5)
    if (kind === 'current') {
      note.current.set(module, { version, package: third })
      at += 4
    } else if (kind === 'withdrawn') {
      note.withdrawn.set(`${module} ${version}`, { day: third, instead: fourth })
      at += 5
    } else return null
  }
  return key && signature && note.format === '1' && /^\d{1,9}$/.test(note.sequence) ? note : null
}
