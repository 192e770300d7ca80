// What a package proves by itself (BagIt, RFC 8493; seal and records), by its signature, and by a note of status.

const readable = day => day.split('-').reverse().join('/')

/** Checks one manifest: every file is there, none has changed, none is too many. */
async function checkManifest(files, manifest, isTag, faults) {
  const bytes = files.get(manifest)
  const sums = bytes && readSums(textOf(bytes))
  if (!sums) return faults.push(new Fault(`Thiếu ${manifest}, hoặc tệp này hỏng.`))
  for (const [name, digest] of sums) {
    if (!files.has(name)) faults.push(new Fault(`Thiếu “${name}”.`, 'Tải lại gói.'))
    else if ((await sha256(files.get(name))) !== digest) faults.push(new Fault(`“${name}” đã bị thay đổi.`))
  }
  const known = new Set([...sums.keys(), manifest, ...(isTag ? [] : ['bagit.txt', 'bag-info.txt', 'tagmanifest-sha256.txt'])])
  for (const name of files.keys()) {
    if (name.startsWith('data/') !== isTag && !known.has(name)) {
      faults.push(new Fault(`“${name}” là tệp lạ, không có trong ${manifest}.`, 'Không dùng tệp này; tải lại gói.'))
    }
  }
}

/** The faults of a bag, and what its label says. */
async function checkBag(files) {
  const faults = []
  const text = name => (files.has(name) ? textOf(files.get(name)) : '')
  if (!text('bagit.txt').startsWith('BagIt-Version: 1.0\n')) faults.push(new Fault('Gói không đúng cấu trúc BagIt.'))
  await checkManifest(files, 'tagmanifest-sha256.txt', true, faults)
  await checkManifest(files, 'manifest-sha256.txt', false, faults)
  const info = Object.fromEntries(text('bag-info.txt').split('\n').filter(line => line.includes(': ')).map(line => [line.slice(0, line.indexOf(': ')), line.slice(line.indexOf(': ') + 2)]))
  const payload = [...files].filter(([name]) => name.startsWith('data/'))
  if (info['Payload-Oxum'] !== `${payload.reduce((sum, [, bytes]) => sum + bytes.length, 0)}.${payload.length}`) {
    faults.push(new Fault('Số tệp và dung lượng không khớp với Payload-Oxum.', 'Tải lại gói.'))
  }
  const match = /^(cd[0-9a-z-]*|[a-z0-9-]+?)-(\d+\.\d+\.\d+)$/.exec(info['External-Identifier'] || '')
  const label = match && { module: match[1], version: match[2], day: info['Bagging-Date'], decision: info.Decision, isSpecimen: 'Specimen' in info, title: info['External-Description'] }
  if (!label) faults.push(new Fault('Gói không ghi tên chuyên đề và phiên bản.'))
  else await checkRecords(files, label, info['Content-Seal'], faults)
  return { faults, label }
}

/** The seal is the digest of the manifest that was appraised; each record names the digest of the one before. */
async function checkRecords(files, label, seal, faults) {
  const folder = `data/records/${label.version}/`
  const record = name => files.get(folder + name)
  const manifest = record('corrected.manifest') || record('content.manifest')
  const issue = record('issue.yaml')
  if (!manifest || !issue) return faults.push(new Fault('Gói không có hồ sơ ban hành.'))
  const value = (bytes, key) => (new RegExp(`^${key}: "?([^"\\n]*)"?$`, 'm').exec(textOf(bytes)) || [])[1]
  const digest = await sha256(manifest)
  if (digest !== seal || digest !== value(issue, 'seal')) faults.push(new Fault('Nội dung không khớp với niêm phong trong quyết định ban hành.'))
  if (value(issue, 'module') !== label.module || value(issue, 'version') !== label.version) faults.push(new Fault('Hồ sơ ban hành là của bản khác.'))
  const chain = ['compile.yaml', 'appraise.yaml', 'correct.yaml', 'issue.yaml'].filter(record)
  for (let index = 1; index < chain.length; index++) {
    if (value(record(chain[index]), 'previous') !== (await sha256(record(chain[index - 1])))) {
      faults.push(new Fault(`${chain[index]} không nối với ${chain[index - 1]}: hồ sơ đã bị sửa.`))
    }
  }
}

/** A note that is proved, or a fault. What this browser has seen before is held against it. */
async function proveNote(note, trusted) {
  if (!(await hasSigned(note.key, note.message, note.signature))) throw new Fault('Giấy trạng thái bị sửa hoặc bị cắt: chữ ký không đúng.', 'Xin lại cả giấy từ nơi phát hành.')
  const [kind, entry] = worth(note.key, note.day, note.specimen === 'yes', trusted)
  if (kind === 'ended') throw new Fault(`Giấy trạng thái ký bằng khóa “${entry.name}” đã hủy hoặc hết hạn.`, 'Xin giấy mới từ nơi phát hành.')
  if (kind === 'unknown') throw new Fault('Giấy trạng thái ký bằng khóa mà trang này không biết.', 'Mở verify.html của chính kho phát hành giấy này.')
  note.isSpecimenKey = kind === 'specimen'
  const place = `hoclieu-seen-${note.store}`
  let seen = null
  try {
    seen = JSON.parse(localStorage.getItem(place))
  } catch (error) {
    // A browser that keeps nothing cannot compare.
  }
  const number = Number(note.sequence)
  if (seen && (number < seen.sequence || (number === seen.sequence && note.day < seen.day))) {
    note.warning = `Giấy này là số ${number} ngày ${readable(note.day)}; trình duyệt này đã thấy số ${seen.sequence} ngày ${readable(seen.day)}: hãy lấy giấy mới hơn.`
  } else {
    try {
      localStorage.setItem(place, JSON.stringify({ sequence: number, day: note.day }))
    } catch (error) {
      // As above.
    }
  }
  return note
}

const numbers = version => version.split('.').map(Number)
const isNewer = (left, right) => {
  const [a, b] = [numbers(left), numbers(right)]
  const at = a.findIndex((value, index) => value !== b[index])
  return at >= 0 && a[at] > b[at]
}

/** What the note says of a version: how the verdict ends, and why. */
function standing(note, label) {
  const by = `theo giấy trạng thái số ${note.sequence} ngày ${readable(note.day)}`
  const taken = note.withdrawn.get(`${label.module} ${label.version}`)
  if (taken) return ['withdrawn', `Đã thu hồi ngày ${readable(taken.day)}, ${by}.${taken.instead === '-' ? '' : ` Dùng ${taken.instead.replace('@', ' ')} thay.`}`]
  const current = note.current.get(label.module)
  if (current && current.version === label.version) return ['current', `Là bản hiện hành ${by}.`]
  if (current && isNewer(current.version, label.version)) return ['superseded', `Đã được thay bằng phiên bản ${current.version}, ${by}.`]
  const later = [...note.withdrawn.keys()].map(name => name.split(' ')).find(([module, version]) => module === label.module && isNewer(version, label.version))
  if (later) return ['superseded', `Đã được thay bằng phiên bản ${later[1]} (nay cũng đã thu hồi), ${by}.`]
  return ['undated', `Giấy trạng thái số ${note.sequence} ngày ${readable(note.day)} chưa nói tới bản này.`]
}

/** The whole proof of one package: its outcome, what was found, and its label. `found` lies beside it. */
async function prove(name, bytes, found, trusted) {
  const steps = []
  const step = (good, text, cure) => steps.push({ good, text, cure })
  let isSpecimenKey = false
  const done = (outcome, label) => ({ name, outcome, steps, label, isSpecimenKey })
  let bag
  try {
    const all = await unzip(bytes)
    const roots = new Set([...all.keys()].map(path => path.split('/')[0]))
    if (roots.size !== 1) throw new Fault('Gói không nằm trong một thư mục duy nhất.')
    const root = [...roots][0] + '/'
    bag = await checkBag(new Map([...all].map(([path, content]) => [path.slice(root.length), content])))
  } catch (error) {
    if (error instanceof Unable) throw error
    step(false, error.message, error.cure)
    return done('altered', null)
  }
  for (const fault of bag.faults) step(false, fault.message, fault.cure)
  if (bag.faults.length) return done('altered', bag.label)
  const label = bag.label
  step(true, 'Từng tệp trong gói còn nguyên vẹn; hồ sơ nối tiếp nhau và khớp với niêm phong đã ban hành.')
  const digest = await sha256(bytes)
  let outcome = 'unproved'
  const own = `${label.module}-${label.version}.zip`
  const sums = found.sums.find(one => (readSums(textOf(one.bytes)) || new Map()).has(own))
  const current = found.note && found.note.current.get(label.module)
  const isInNote = current && current.version === label.version && current.package === digest
  if (current && current.version === label.version && !isInNote) {
    step(false, 'Giấy trạng thái ghi một gói khác dưới phiên bản này.', 'Không dùng gói này; tải lại từ nơi phát hành.')
    return done('altered', label)
  }
  if (sums) {
    if (readSums(textOf(sums.bytes)).get(own) !== digest) {
      step(false, 'Gói không phải gói mà SHA256SUMS ghi.', 'Không dùng gói này; tải lại từ nơi phát hành.')
      return done('altered', label)
    }
    let key = 'none'
    try {
      key = await signer(sums.bytes, sums.signatures, trusted)
    } catch (error) {
      if (!(error instanceof Unable)) throw error
      step(null, error.message, error.cure)
      return done('unproved', label)
    }
    if (key === 'broken') {
      step(false, 'Chữ ký không phải của SHA256SUMS này: một trong hai tệp đã bị sửa.', 'Tải lại cả hai từ nơi phát hành.')
      return done('altered', label)
    }
    if (key !== 'none') {
      const [kind, entry] = key === 'unknown' ? ['unknown', null] : worth(key, label.day, label.isSpecimen, trusted)
      if (kind === 'genuine') step(true, `Nơi phát hành đã ký, bằng khóa “${entry.name}” (${entry.holder}).`)
      isSpecimenKey = kind === 'specimen'
      if (isSpecimenKey) step(null, 'Ký bằng KHÓA MẪU: ai cũng có khóa này, chữ ký không chứng minh ai đã ký.')
      const isCovered = isInNote && (kind === 'ended' || kind === 'unknown')
      if (kind === 'ended' && !isCovered) step(false, `Ký bằng khóa “${entry.name}” đã hủy hoặc hết hạn.`, 'Tải bản mới từ nơi phát hành.')
      if (kind === 'unknown' && !isCovered) step(false, 'Ký bằng khóa mà trang này không biết.', 'Mở verify.html của chính kho phát hành gói này.')
      if (kind === 'genuine' || kind === 'specimen') outcome = 'undated'
    }
  }
  if (outcome === 'unproved' && isInNote) {
    step(true, 'Đúng gói mà giấy trạng thái đã ký ghi.')
    isSpecimenKey = found.note.isSpecimenKey
    if (isSpecimenKey) step(null, 'Giấy ký bằng KHÓA MẪU: ai cũng có khóa này, chữ ký không chứng minh ai đã ký.')
    outcome = 'undated'
  }
  if (outcome === 'unproved' && !steps.some(one => one.good === false)) {
    step(false, 'Chưa rõ ai phát hành: không có chữ ký đi cùng gói.', 'Thả thêm SHA256SUMS và SHA256SUMS.sig tải cùng chỗ với gói, hoặc dán giấy trạng thái mới.')
  }
  if (!found.note) step(null, 'Chưa biết còn hiệu lực hay không: chưa có giấy trạng thái (status.txt).', 'Thả hoặc dán giấy trạng thái mới nhất.')
  else {
    const [state, text] = standing(found.note, label)
    step(state === 'current' ? true : state === 'undated' ? null : false, text)
    if (found.note.warning) step(null, found.note.warning)
    if (state === 'withdrawn' || outcome === 'undated') outcome = outcome === 'unproved' && state !== 'withdrawn' ? outcome : state
  }
  return done(outcome, label)
}
