"""Ways to tamper with a store. Each changes a copy of it in the current folder; `old` is the same store as it was before the
second version, `later` the one after, untouched. Beside each stand the letters of the verifiers that can see it.

S hoclieu verify on the store · P hoclieu verify on the package · C sha256sum -c SHA256SUMS · K ssh-keygen · O openssl
M minisign · B bagit · W verify.html in a browser
"""

import hashlib
import json
import pathlib
import re
import shutil
import struct
import subprocess
import zipfile

NAME = "cd01-1.0.1"
ROWS = []


def tampering(what, seen):
    def register(function):
        ROWS.append((what, set(seen.replace(" ", "")), function))
        return function

    return register


class Store:
    def __init__(self, folder, old, key, stranger):
        self.folder, self.old, self.key, self.stranger = pathlib.Path(folder), pathlib.Path(old), key, stranger
        self.release = self.folder / "releases/cd01/1.0.1"
        self.before = self.folder / "releases/cd01/1.0.0"
        self.zip = self.release / f"{NAME}.zip"
        self.sums = self.release / "SHA256SUMS"

    def files(self):
        with zipfile.ZipFile(self.zip) as archive:
            return {name: archive.read(name) for name in archive.namelist()}

    def flip(self, path, at):
        data = bytearray(path.read_bytes())
        data[at if at >= 0 else len(data) + at] ^= 1
        path.write_bytes(data)

    def write(self, files, path=None):
        with zipfile.ZipFile(path or self.zip, "w", zipfile.ZIP_DEFLATED) as archive:
            for name, data in files.items() if isinstance(files, dict) else files:
                archive.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED)

    def rebag(self, files):
        """Makes every digest inside the package right again."""
        inside = {name.split("/", 1)[1]: data for name, data in files.items()}
        sha = lambda data: hashlib.sha256(data).hexdigest()
        payload = {name: data for name, data in inside.items() if name.startswith("data/")}
        inside["manifest-sha256.txt"] = "".join(f"{sha(d)}  {n}\n" for n, d in sorted(payload.items())).encode()
        oxum = f"Payload-Oxum: {sum(map(len, payload.values()))}.{len(payload)}"
        inside["bag-info.txt"] = re.sub(rb"Payload-Oxum: .*", oxum.encode(), inside["bag-info.txt"])
        tags = ["bag-info.txt", "bagit.txt", "manifest-sha256.txt"]
        inside["tagmanifest-sha256.txt"] = "".join(f"{sha(inside[n])}  {n}\n" for n in tags).encode()
        return {f"{NAME}/{name}": data for name, data in inside.items()}

    def resum(self):
        """Makes every digest around the package right again."""
        release = json.loads((self.release / "release.json").read_text())
        data = self.zip.read_bytes()
        release["packages"][0].update(bytes=len(data), sha256=hashlib.sha256(data).hexdigest())
        text = json.dumps(release, indent=2, ensure_ascii=False, sort_keys=True)
        (self.release / "release.json").write_text(text)
        names = sorted(p.name for p in self.release.iterdir() if not p.name.startswith("SHA256SUMS"))
        self.sums.write_text(
            "".join(f"{hashlib.sha256((self.release / n).read_bytes()).hexdigest()}  {n}\n" for n in names))

    def resign(self, key):
        key.sign(self.sums, "releases/cd01/1.0.1/SHA256SUMS")


def page(files, old=b"<html", new=b"<html data-x"):
    name = next(n for n in files if n.endswith("data/html/index.html"))
    files[name] = files[name].replace(old, new, 1)
    return files


# The bytes of the package.

@tampering("một bit trong PDF", "SP C B W")
def _(s):
    data = s.zip.read_bytes()
    s.flip(s.zip, data.index(b"%PDF-") + 2000)

@tampering("một bit trong trang HTML đã nén", "SP C B W")
def _(s):
    with zipfile.ZipFile(s.zip) as archive:
        entry = next(e for e in archive.infolist() if e.filename.endswith("index.html"))
    s.flip(s.zip, entry.header_offset + 30 + len(entry.filename) + 100)

@tampering("cắt mất byte cuối", "SP C B W")
def _(s): s.zip.write_bytes(s.zip.read_bytes()[:-1])

@tampering("tải dở một nửa", "SP C B W")
def _(s): s.zip.write_bytes(s.zip.read_bytes()[: s.zip.stat().st_size // 2])

@tampering("nối thêm chữ vào cuối tệp", "SP C W")
def _(s): s.zip.write_bytes(s.zip.read_bytes() + b"thua")

@tampering("chèn chữ vào đầu tệp", "SP C W")
def _(s): s.zip.write_bytes(b"thua" + s.zip.read_bytes())

@tampering("tệp rỗng", "SP C B W")
def _(s): s.zip.write_bytes(b"")

@tampering("tệp khác mang tên gói", "SP C B W")
def _(s): s.zip.write_text("khong phai zip\n" * 99)

# A package made anew, its own digests left as they were.

@tampering("sửa một trang", "SP C B W")
def _(s): s.write(page(s.files()))

@tampering("đổi tên một tệp", "SP C B W")
def _(s): s.write({n.replace("DOC-TRUOC", "DOC-SAU"): d for n, d in s.files().items()})

@tampering("thêm một tệp trong data/", "SP C B W")
def _(s): s.write({**s.files(), f"{NAME}/data/la.txt": b"x"})

@tampering("thêm một tệp ngoài data/", "SP C W")
def _(s): s.write({**s.files(), f"{NAME}/la.txt": b"x"})

@tampering("bớt một tệp", "SP C B W")
def _(s): s.write({n: d for n, d in s.files().items() if not n.endswith("DOC-TRUOC.txt")})

@tampering("tráo nội dung hai tệp", "SP C B W")
def _(s):
    files = s.files()
    a, b = f"{NAME}/data/{NAME}.pdf", f"{NAME}/data/giang-vien/{NAME}-giang-vien.pdf"
    files[a], files[b] = files[b], files[a]
    s.write(files)

@tampering("một tên hai lần trong zip", "SP C W")
def _(s):
    files = list(s.files().items())
    s.write([*files, files[-1]])

@tampering("tên đi ra ngoài thư mục (../)", "SP C W")
def _(s): s.write({**s.files(), f"{NAME}/../la.txt": b"x"})

@tampering("tên bắt đầu bằng /", "SP C W")
def _(s): s.write({**s.files(), "/la.txt": b"x"})

@tampering("thư mục thứ hai trong gói", "SP C W")
def _(s): s.write({**s.files(), "khac/la.txt": b"x"})

@tampering("đặt cờ mật khẩu cho một tệp", "SP C B W")
def _(s):
    data = bytearray(s.zip.read_bytes())
    at = data.index(b"PK\x01\x02")
    data[at + 8] |= 1
    s.zip.write_bytes(data)

@tampering("hai tên khác nhau cho một tệp trong zip", "SP C B W")
def _(s):
    data = bytearray(s.zip.read_bytes())
    at = data.index(b"bag-info.txt")
    data[at] ^= 1
    s.zip.write_bytes(data)

@tampering("CRC sai trong mục lục", "SP C B W")
def _(s): s.flip(s.zip, s.zip.read_bytes().index(b"PK\x01\x02") + 16)

@tampering("cỡ tệp sai trong mục lục", "SP C B W")
def _(s): s.flip(s.zip, s.zip.read_bytes().index(b"PK\x01\x02") + 24)

@tampering("mục lục chỉ sang chỗ khác", "SP C B W")
def _(s): s.flip(s.zip, s.zip.read_bytes().index(b"PK\x01\x02") + 42)

@tampering("sửa Payload-Oxum", "SP C B W")
def _(s):
    files = s.files()
    name = f"{NAME}/bag-info.txt"
    files[name] = re.sub(rb"(Payload-Oxum: )\d", rb"\g<1>9", files[name])
    s.write(files)

@tampering("bớt một tệp và dòng của nó trong manifest", "SP C B W")
def _(s):
    files = {n: d for n, d in s.files().items() if not n.endswith("DOC-TRUOC.txt")}
    name = f"{NAME}/manifest-sha256.txt"
    files[name] = b"".join(l for l in files[name].splitlines(True) if b"DOC-TRUOC" not in l)
    s.write(files)

# A forgery that is whole in itself: only what is outside the package can tell.

@tampering("sửa một trang, lập lại mọi mã trong gói", "SP C W")
def _(s): s.write(s.rebag(page(s.files())))

@tampering("như trên, lập lại cả SHA256SUMS và release.json", "SP KOM W")
def _(s):
    s.write(s.rebag(page(s.files())))
    s.resum()

@tampering("như trên, ký lại bằng khóa lạ", "SP KOM W")
def _(s):
    s.write(s.rebag(page(s.files())))
    s.resum()
    s.resign(s.stranger)

@tampering("như trên, bớt hết chữ ký", "SP KOM W")
def _(s):
    s.write(s.rebag(page(s.files())))
    s.resum()
    for path in s.release.glob("SHA256SUMS.*"):
        path.unlink()

@tampering("sửa người ký trong issue.yaml, lập lại mọi mã", "SP KOM W")
def _(s):
    files = s.files()
    name = f"{NAME}/data/records/1.0.1/issue.yaml"
    files[name] = files[name].replace(b'signer: "K"', b'signer: "L"')
    s.write(s.rebag(files))
    s.resum()

@tampering("sửa appraise.yaml, ký lại bằng chính khóa thật", "SP W")
def _(s):
    files = s.files()
    name = f"{NAME}/data/records/1.0.1/appraise.yaml"
    files[name] = files[name].replace(b'name: "C"', b'name: "X"')
    s.write(s.rebag(files))
    s.resum()
    s.resign(s.key)

@tampering("sửa content.manifest, ký lại bằng chính khóa thật", "SP W")
def _(s):
    files = s.files()
    name = f"{NAME}/data/records/1.0.1/content.manifest"
    files[name] = files[name][:-5] + b"xxxx\n"
    s.write(s.rebag(files))
    s.resum()
    s.resign(s.key)

@tampering("thay source.zip bằng của bản cũ, ký lại bằng chính khóa thật", "SP W")
def _(s):
    files = s.files()
    with zipfile.ZipFile(s.before / "cd01-1.0.0.zip") as old:
        files[f"{NAME}/data/records/1.0.1/source.zip"] = old.read("cd01-1.0.0/data/records/1.0.0/source.zip")
    s.write(s.rebag(files))
    s.resum()
    s.resign(s.key)

@tampering("gói cũ mang tên gói mới", "SP C W")
def _(s): shutil.copy(s.before / "cd01-1.0.0.zip", s.zip)

@tampering("cả thư mục phát hành cũ đặt vào chỗ bản mới", "SP M W")
def _(s):
    for path in s.before.iterdir():
        shutil.copy(path, s.release / path.name)
    shutil.copy(s.before / "cd01-1.0.0.zip", s.zip)

# The sums and their signatures. Where they do not speak of the package, the signed note of status still proves it.

@tampering("một chữ số trong SHA256SUMS", "SP C KOM W")
def _(s):
    text = s.sums.read_text()
    at = text.index(f"  {NAME}.zip") - 1
    s.sums.write_text(text[:at] + ("0" if text[at] != "0" else "1") + text[at + 1 :])

@tampering("bớt dòng của gói khỏi SHA256SUMS", "S KOM")
def _(s): s.sums.write_text("".join(l for l in s.sums.read_text().splitlines(True) if f"{NAME}.zip" not in l))

@tampering("thêm một dòng vào SHA256SUMS", "SP C KOM W")
def _(s): s.sums.write_text(s.sums.read_text() + "0" * 64 + "  khac.txt\n")

@tampering("SHA256SUMS đổi sang xuống dòng của Windows", "SP KOM W")
def _(s): s.sums.write_bytes(s.sums.read_bytes().replace(b"\n", b"\r\n"))

@tampering("SHA256SUMS của bản cũ", "S C KOM")
def _(s): shutil.copy(s.before / "SHA256SUMS", s.sums)

@tampering("SHA256SUMS và chữ ký của bản cũ", "S C M")
def _(s):
    for path in s.before.glob("SHA256SUMS*"):
        shutil.copy(path, s.release / path.name)

@tampering("một chữ trong chữ ký SSH", "SP K W")
def _(s): s.flip(s.release / "SHA256SUMS.sig", 200)

@tampering("một chữ trong chữ ký minisign", "SP M")
def _(s): s.flip(s.release / "SHA256SUMS.minisig", 90)

@tampering("ghi chú đã ký của minisign", "SP M")
def _(s):
    path = s.release / "SHA256SUMS.minisig"
    path.write_text(path.read_text().replace("cd01/1.0.1", "cd01/9.9.9"))

@tampering("một bit trong chữ ký 64 byte", "SP O W")
def _(s): s.flip(s.release / "SHA256SUMS.ed25519", 40)

@tampering("chữ ký SSH bằng khóa lạ, hai chữ ký kia để nguyên", "SP K W")
def _(s):
    kept = {p: p.read_bytes() for p in s.release.glob("SHA256SUMS.*") if p.suffix != ".sig"}
    s.resign(s.stranger)
    for path, data in kept.items():
        path.write_bytes(data)

@tampering("bớt hết chữ ký", "S KOM")
def _(s):
    for path in s.release.glob("SHA256SUMS.*"):
        path.unlink()

@tampering("bớt hết chữ ký và giấy trạng thái", "SP KOM W")
def _(s):
    for path in [*s.release.glob("SHA256SUMS.*"), s.folder / "status.txt"]:
        path.unlink()

# What lies beside the package.

@tampering("thêm một tệp cạnh gói", "S")
def _(s): (s.release / "doc-ngay.txt").write_text("x")

@tampering("sửa release.json", "S C")
def _(s): s.flip(s.release / "release.json", -20)

@tampering("sửa KIEM-TRA.txt", "S C")
def _(s):
    path = s.release / "KIEM-TRA.txt"
    path.write_text(path.read_text().replace("KHÔNG dùng gói", "vẫn dùng gói"))

@tampering("sửa trang thay đổi", "S C")
def _(s): s.flip(s.release / "thay-doi.html", 300)

@tampering("sửa bản cập nhật", "S C")
def _(s): s.flip(next(s.release.glob("*-tu-*.zip")), 200)

@tampering("xóa release.json", "S C")
def _(s): (s.release / "release.json").unlink()

# The store as a whole: what holds, and what held.

@tampering("danh mục ghi bản cũ là hiện hành", "S")
def _(s):
    path = s.folder / "catalogue.json"
    path.write_text(path.read_text().replace('"current" : "1.0.1"', '"current" : "1.0.0"'))

@tampering("danh mục cũ, chữ ký cũ vẫn đúng", "S")
def _(s): shutil.copy(s.old / "catalogue.json", s.folder / "catalogue.json")

@tampering("bớt chữ ký của danh mục", "S")
def _(s): shutil.rmtree(s.folder / "signatures")

@tampering("bớt dòng cuối của nhật ký", "S")
def _(s): edit_log(s, lambda lines: lines[:-1])

@tampering("bớt dòng giữa của nhật ký", "S")
def _(s): edit_log(s, lambda lines: lines[:1] + lines[2:])

@tampering("đổi chỗ hai dòng của nhật ký", "S")
def _(s): edit_log(s, lambda lines: [lines[1], lines[0], *lines[2:]])

@tampering("sửa ngày trong nhật ký", "S")
def _(s): edit_log(s, lambda lines: [lines[0].replace("2026-03-15", "2026-03-16"), *lines[1:]])

@tampering("lập lại cả nhật ký, bớt việc thu hồi", "S")
def _(s):
    kept = [line.split(" ") for line in (s.folder / "log.txt").read_text().splitlines() if " withdraw " not in line]
    before, text = "0" * 64, ""
    for number, words in enumerate(kept, 1):
        line = " ".join([str(number), *words[1:6], before]) + "\n"
        before = hashlib.sha256(line.encode()).hexdigest()
        text += line
    (s.folder / "log.txt").write_text(text)

@tampering("giấy trạng thái: bớt việc thu hồi", "SP W")
def _(s):
    path = s.folder / "status.txt"
    path.write_text("".join(l for l in path.read_text().splitlines(True) if not l.startswith("withdrawn")))

@tampering("giấy trạng thái: đổi bản hiện hành", "SP W")
def _(s):
    path = s.folder / "status.txt"
    path.write_text(path.read_text().replace("current cd01 1.0.1", "current cd01 1.0.2"))

@tampering("giấy trạng thái bị cắt", "SP W")
def _(s):
    path = s.folder / "status.txt"
    path.write_text(path.read_text()[:-80])

@tampering("giấy trạng thái cũ, chữ ký cũ vẫn đúng", "SP W")
def _(s): shutil.copy(s.old / "status.txt", s.folder / "status.txt")

@tampering("giấy trạng thái ký bằng khóa lạ", "SP W")
def _(s): s.stranger.sign_note(s.folder / "status.txt")

@tampering("cả kho cũ, mọi chữ ký vẫn đúng", "S")
def _(s):
    shutil.rmtree(s.folder)
    shutil.copytree(s.old, s.folder)

@tampering("xóa hồ sơ thu hồi", "S")
def _(s): shutil.rmtree(s.folder / "withdrawals")

@tampering("sửa hồ sơ thu hồi", "S")
def _(s):
    path = s.folder / "withdrawals/cd01-1.0.0.yaml"
    path.write_text(path.read_text().replace("1.0.1", "1.0.2"))

@tampering("bịa việc thu hồi bản hiện hành", "S")
def _(s):
    text = (s.folder / "withdrawals/cd01-1.0.0.yaml").read_text()
    (s.folder / "withdrawals/cd01-1.0.1.yaml").write_text(text.replace("version: 1.0.0", "version: 1.0.1"))

@tampering("xóa dấu vết của bản cũ", "S")
def _(s): shutil.rmtree(s.before)

@tampering("sửa kho lưu trữ OCFL", "S")
def _(s):
    path = next(p for p in sorted((s.folder / "archive").rglob("*.pdf")))
    s.flip(path, 1000)


def edit_log(s, change):
    path = s.folder / "log.txt"
    path.write_text("".join(change(path.read_text().splitlines(True))))


class Key:
    """A key in an OpenSSH file, which signs a file in the three forms with the tools of others alone."""

    def __init__(self, seed):
        from cryptography.hazmat.primitives import serialization as form
        from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

        self.private = Ed25519PrivateKey.from_private_bytes(seed)
        self.public = self.private.public_key().public_bytes(form.Encoding.Raw, form.PublicFormat.Raw)

    def sign(self, path, place):
        from base64 import b64encode

        message = path.read_bytes()
        field = lambda data: struct.pack(">I", len(data)) + data
        head = field(b"hoclieu") + field(b"") + field(b"sha512")
        inner = self.private.sign(b"SSHSIG" + head + field(hashlib.sha512(message).digest()))
        blob = b"SSHSIG\0\0\0\1" + field(field(b"ssh-ed25519") + field(self.public)) + head
        blob += field(field(b"ssh-ed25519") + field(inner))
        lines = re.findall(".{1,70}", b64encode(blob).decode())
        armour = ["-----BEGIN SSH SIGNATURE-----", *lines, "-----END SSH SIGNATURE-----", ""]
        pathlib.Path(f"{path}.sig").write_text("\n".join(armour))
        pathlib.Path(f"{path}.ed25519").write_bytes(self.private.sign(message))
        signature = self.private.sign(hashlib.blake2b(message).digest())
        comment = f"hoclieu {place}"
        text = ["untrusted comment: x", b64encode(b"ED" + self.public[:8] + signature).decode()]
        text += [f"trusted comment: {comment}", b64encode(self.private.sign(signature + comment.encode())).decode(), ""]
        pathlib.Path(f"{path}.minisig").write_text("\n".join(text))

    def sign_note(self, path):
        from base64 import b64encode

        head, body = path.read_text().split("-----BEGIN HOCLIEU STATUS-----\n")
        words = body[: body.index("\nkey ")].split()
        signature = b64encode(self.private.sign(" ".join(words).encode())).decode()
        key = f"key {b64encode(self.public).decode()}\nsignature {signature}\n-----END HOCLIEU STATUS-----\n"
        path.write_text(f"{head}-----BEGIN HOCLIEU STATUS-----\n{body[: body.index('key ', body.index(chr(10) + 'key '))]}{key}")
