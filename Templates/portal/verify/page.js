// The page: takes files that are dropped, chosen or pasted, and says what they prove.

const trusted = JSON.parse(document.getElementById('keys').textContent)
const found = { packages: new Map(), sums: [], signatures: new Map(), note: null, noteFault: null, folder: new Map() }

const outcomes = {
  current: ['Thật, còn hiệu lực', 'Dùng được.'],
  superseded: ['Thật, nhưng đã được thay', 'Tải phiên bản mới; bản này chỉ để tra cứu.'],
  withdrawn: ['ĐÃ THU HỒI', 'Không dùng bản này để giảng dạy.'],
  altered: ['KHÔNG dùng được', 'Gói bị sửa, hỏng hoặc thiếu.'],
  unproved: ['Chưa rõ ai phát hành', 'Chưa dùng; xem việc phải làm ở dưới.'],
  undated: ['Thật, chưa rõ còn hiệu lực', 'Hỏi giấy trạng thái mới nhất trước khi dùng.']
}

function element(name, text, className) {
  const made = document.createElement(name)
  if (text) made.textContent = text
  if (className) made.className = className
  return made
}

function show(result) {
  // Nothing that everyone could have signed is called genuine.
  const isTrial = result.isSpecimenKey && ['current', 'undated'].includes(result.outcome)
  const [head, advice] = result.head || isTrial ? result.head || ['Bản mẫu, nguyên vẹn', 'Để dùng thử; không chứng minh được ai đã ký.'] : outcomes[result.outcome]
  const article = element('article', '', isTrial ? 'undated' : result.outcome)
  article.append(element('h3', result.name))
  article.append(element('p', head, 'verdict'))
  article.append(element('p', advice, 'advice'))
  if (result.label) {
    const { module, version, decision, title, isSpecimen } = result.label
    article.append(element('p', `${title || ''} – ${module.toUpperCase()}, phiên bản ${version}, Quyết định số ${decision}`))
    if (isSpecimen) article.append(element('p', 'BẢN MẪU – không phải tài liệu chính thức.', 'specimen'))
  }
  const list = element('ul')
  // A thousand altered files are one fault said a thousand times.
  for (const step of result.steps.slice(0, 12)) {
    const item = element('li', '', step.good === true ? 'good' : step.good === false ? 'bad' : 'open')
    item.append(element('span', step.good === true ? 'Đúng: ' : step.good === false ? 'Sai: ' : 'Lưu ý: ', 'mark'))
    item.append(step.text)
    if (step.cure) item.append(element('span', ` ${step.cure}`, 'cure'))
    list.append(item)
  }
  if (result.steps.length > 12) list.append(element('li', `… và ${result.steps.length - 12} điều nữa.`))
  article.append(list)
  return article
}

/** What stopped the checking of a thing: a fault of it, or something that this browser cannot do. */
function showFault(name, error) {
  const isUnable = error instanceof Unable
  const cure = error.cure || 'Thử lại; vẫn sai thì tải lại gói.'
  return show({
    name, outcome: isUnable ? 'unproved' : 'altered', head: isUnable ? ['Chưa kiểm tra được', 'Chưa biết thật hay giả; xem việc phải làm ở dưới.'] : undefined,
    steps: [{ good: isUnable ? null : false, text: error.message, cure }]
  })
}

/** What an unpacked package proves, which nobody has signed. */
function showFolder(name, { faults, label }) {
  const steps = faults.map(fault => ({ good: false, text: fault.message, cure: fault.cure }))
  if (!steps.length) {
    steps.push({ good: true, text: 'Từng tệp trong thư mục còn nguyên vẹn.' })
    steps.push({ good: null, text: 'Chữ ký là của tệp .zip.', cure: 'Thả thêm tệp .zip và SHA256SUMS, SHA256SUMS.sig để biết ai phát hành.' })
  }
  return show({ name, outcome: faults.length ? 'altered' : 'unproved', steps, label })
}

async function check() {
  const place = document.getElementById('results')
  place.replaceChildren(element('p', 'Đang kiểm tra…', 'busy'))
  for (const sums of found.sums) {
    sums.signatures = new Map([...found.signatures].filter(([name]) => name.startsWith(`${sums.path}.`)).map(([name, bytes]) => [name.slice(sums.path.length), bytes]))
  }
  const shown = []
  if (found.noteFault) shown.push(showFault('Giấy trạng thái', found.noteFault))
  for (const [name, read] of found.packages) {
    try {
      shown.push(show(await prove(name, await read(), found, trusted)))
    } catch (error) {
      shown.push(showFault(name, error))
    }
  }
  if (found.folder.has('bagit.txt')) {
    const name = 'Gói đã giải nén'
    try {
      shown.push(showFolder(name, await checkBag(found.folder)))
    } catch (error) {
      shown.push(showFault(name, error))
    }
  }
  if (found.note && !found.packages.size) {
    const note = found.note
    const steps = [{ good: true, text: `Giấy trạng thái số ${note.sequence} ngày ${readable(note.day)}, chữ ký đúng. Thả thêm gói để kiểm tra gói.` }]
    if (note.warning) steps.push({ good: null, text: note.warning })
    for (const [module, entry] of note.current) steps.push({ good: true, text: `${module.toUpperCase()}: bản hiện hành là ${entry.version}.` })
    for (const [name, entry] of note.withdrawn) steps.push({ good: null, text: `${name.toUpperCase()}: thu hồi ngày ${readable(entry.day)}.` })
    const head = note.warning ? ['Giấy cũ', 'Lấy giấy mới nhất từ nơi phát hành.'] : ['Giấy đọc được', note.isSpecimenKey ? 'Bản mẫu: không chứng minh được ai đã ký.' : 'Chữ ký là của nơi phát hành.']
    shown.push(show({ name: 'Giấy trạng thái', head, outcome: note.warning ? 'superseded' : 'current', isSpecimenKey: note.isSpecimenKey, steps }))
  }
  if (!shown.length) shown.push(element('p', 'Chưa thấy gói nào (.zip). Thả gói cùng SHA256SUMS và SHA256SUMS.sig vào khung ở trên.', 'busy'))
  place.replaceChildren(...shown)
  place.focus()
}

async function takeNote(text) {
  const note = readNote(text)
  found.note = null
  found.noteFault = null
  try {
    if (!note) throw new Fault('Không phải giấy trạng thái, hoặc bị cắt.', 'Chép lại cả giấy, từ dòng BEGIN đến dòng END.')
    found.note = await proveNote(note, trusted)
  } catch (error) {
    found.noteFault = error
  }
}

const read = async file => new Uint8Array(await file.arrayBuffer())

async function take(files) {
  for (const { file, path } of files) {
    const name = path.split('/').pop()
    const inside = path.split('/').slice(1).join('/')
    if (/\.zip$/i.test(name)) found.packages.set(path, () => read(file))
    else if (name === 'SHA256SUMS') found.sums.push({ path, bytes: await read(file) })
    else if (/^SHA256SUMS\.(sig|ed25519)$/.test(name)) found.signatures.set(path, await read(file))
    else if (file.size < 1 << 20 && /status.*\.txt$/i.test(name)) await takeNote(textOf(await read(file)))
    if (inside) found.folder.set(inside, await read(file))
  }
  if (!found.folder.has('bagit.txt')) found.folder.clear()
  await check()
}

/** The files of what was dropped, also of folders. */
async function dropped(transfer) {
  const list = []
  const walk = async entry => {
    if (entry.isFile) list.push({ file: await new Promise((resolve, reject) => entry.file(resolve, reject)), path: entry.fullPath.slice(1) })
    if (!entry.isDirectory) return
    const reader = entry.createReader()
    for (;;) {
      const some = await new Promise((resolve, reject) => reader.readEntries(resolve, reject))
      if (!some.length) break
      for (const one of some) await walk(one)
    }
  }
  for (const entry of [...transfer.items].map(item => item.webkitGetAsEntry()).filter(entry => entry)) await walk(entry)
  return list
}

const zone = document.getElementById('zone')
zone.addEventListener('dragover', event => event.preventDefault())
zone.addEventListener('drop', async event => {
  event.preventDefault()
  await take(await dropped(event.dataTransfer))
})
for (const id of ['files', 'folder']) {
  document.getElementById(id).addEventListener('change', async event => {
    await take([...event.target.files].map(file => ({ file, path: file.webkitRelativePath || file.name })))
  })
}
document.getElementById('note').addEventListener('input', async event => {
  if (event.target.value.trim()) await takeNote(event.target.value)
  else found.note = found.noteFault = null
  await check()
})
document.getElementById('again').addEventListener('click', () => location.reload())
document.body.classList.add('ready')
