"""Ghép gói cũ với bản cập nhật này thành gói mới, không cần Học Liệu.

    python3 ghep.py cd03-1.0.0.zip        (cần Python 3.8 trở lên và lệnh `zstd`)

Gói mới được giải nén ra một thư mục ở thư mục hiện hành; mọi tệp được đối chiếu với manifest-sha256.txt và
tagmanifest-sha256.txt. Bản cập nhật phải được giải nén trước: delta.json và noi-dung.zst nằm cạnh tệp này.
"""

import hashlib
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import zipfile
import zlib

NUMBER = re.compile(rb"([+-]?)(\d{1,10}) 0 (R|obj)")
SLASH, STREAM, TABLE, START = b"/", b"stream\n", b"\nxref\n0 ", b"\nstartxref\n"


class Numbers:
    """Số hiệu đối tượng PDF viết thành khoảng cách, và ngược lại."""

    def __init__(self):
        self.last, self.name, self.places = {}, 0, {}

    def convert(self, piece, restore, begin):
        """`begin`: mảnh này bắt đầu ở đâu trong tệp kết quả."""
        out, done, named = bytearray(), 0, 0
        for match in NUMBER.finditer(piece):
            sign, digits, kind = match.groups()
            if kind == b"R":
                slash = piece.rfind(SLASH, named, match.start(2))
                if slash >= 0:
                    self.name = re.split(rb"[ \[<(+-]", piece[slash + 1 : match.start(2)], maxsplit=1)[0]
            named = match.end(2)
            if bool(sign) != restore:
                continue
            key = 0 if kind == b"obj" else self.name
            out += piece[done : match.start()]
            if restore:
                number = self.last.get(key, 0) + int(sign + digits)
                if kind == b"obj":
                    self.places[number] = begin + len(out)
                out += b"%d" % number
            else:
                number = int(digits)
                out += b"%+d" % (number - self.last.get(key, 0))
            self.last[key] = number
            done = match.end(2)
        return bytes(out) + piece[done:]


def pieces(data):
    """Các đoạn giữa hai luồng, và luồng sau mỗi đoạn; đoạn cuối không có luồng."""
    begin = position = 0
    while (word := data.find(STREAM, position)) >= 0:
        end = word + len(STREAM)
        length = data.rindex(b"/Length ", begin, word) + 8
        digits = re.compile(rb"\+?(\d{1,10})").match(data, length)
        size = int(digits[1])
        if data[end + size : end + size + 10] != b"\nendstream":
            raise ValueError("not a PDF of ours")
        yield data[begin:length], digits[0], data[digits.end() : end], data[end : end + size]
        begin, position = end + size, end + size + 10
    yield data[begin:], None, None, None


def opened(pdf):
    """PDF mở ra; nguyên như cũ nếu không đóng lại được đúng từng bit."""
    try:
        numbers, out = Numbers(), bytearray()
        for head, length, tail, stream in pieces(pdf):
            if length is None:
                begin = head.rindex(TABLE) + len(TABLE)
                line = head.index(b"\n", begin)
                count = int(head[begin:line])
                start = head.rindex(START) + len(START)
                head = head[: line + 1] + head[line + 1 + 20 * count : start] + head[head.index(b"\n", start) :]
                out += numbers.convert(head, False, 0)
                continue
            try:
                stream = zlib.decompress(stream)
                length = b"+%d" % len(stream)
            except zlib.error:
                pass
            out += numbers.convert(head + length + tail, False, 0) + stream
        return bytes(out) if pdf[:5] == b"%PDF-" and closed(bytes(out)) == pdf else pdf
    except (ValueError, IndexError):
        return pdf


def closed(data):
    """PDF từ dạng mở."""
    numbers, out = Numbers(), bytearray()
    for head, length, tail, stream in pieces(data):
        if length is None:
            begin = len(out)
            head = numbers.convert(head, True, begin)
            table = head.rindex(TABLE)
            line = head.index(b"\n", table + len(TABLE))
            count = int(head[table + len(TABLE) : line])
            lines = [b"%010d 00000 n\r\n" % numbers.places[number] for number in range(1, count)]
            start = head.rindex(START) + len(START)
            out += head[: line + 1] + b"0000000000 65535 f\r\n" + b"".join(lines) + head[line + 1 : start]
            out += b"%d" % (begin + table + 1) + head[start:]
            continue
        if length.startswith(b"+"):
            stream = zlib.compress(stream, 9)
            length = b"%d" % len(stream)
        out += numbers.convert(head + length + tail, True, len(out)) + stream
    return bytes(out)


def main():
    here = pathlib.Path(__file__).parent
    delta = json.loads((here / "delta.json").read_text(encoding="utf-8"))
    package = pathlib.Path(sys.argv[1]).read_bytes()
    if hashlib.sha256(package).hexdigest() != delta["from"]["sha256"]:
        sys.exit(f"KHÔNG ghép được: {sys.argv[1]} không phải {delta['from']['name']}.zip mà bản cập nhật cần")
    with zipfile.ZipFile(sys.argv[1]) as archive:
        root = delta["from"]["name"] + "/"
        old = {entry.filename[len(root) :]: archive.read(entry) for entry in archive.infolist()}
    with tempfile.TemporaryDirectory() as folder:
        reference, content = pathlib.Path(folder, "old"), pathlib.Path(folder, "new")
        reference.write_bytes(b"".join(opened(data) if name.endswith(".pdf") else data for name, data in old.items()))
        subprocess.run(
            ["zstd", "-q", "-d", "--long=27", f"--patch-from={reference}", here / "noi-dung.zst", "-o", content], check=True)
        written = content.read_bytes()
    new, position = {name: old[name] for name in delta["kept"]}, 0
    for file in delta["written"]:
        data = written[position : position + file["bytes"]]
        position += file["bytes"]
        new[file["path"]] = closed(data) if file["opened"] else data
    listed = {"tagmanifest-sha256.txt"}
    for manifest in ("manifest-sha256.txt", "tagmanifest-sha256.txt"):
        for line in new[manifest].decode().splitlines():
            listed.add(line[66:])
            if hashlib.sha256(new[line[66:]]).hexdigest() != line[:64]:
                sys.exit(f"KHÔNG dùng được: {line[66:]} không khớp với {manifest}")
    if listed != set(new) or any(".." in name.split("/") or name.startswith("/") for name in new):
        sys.exit("KHÔNG dùng được: thừa hoặc thiếu tệp")
    target = pathlib.Path(delta["to"]["name"]).name
    for name, data in new.items():
        path = pathlib.Path(target, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    print(f"{target}: {len(new)} tệp, đúng như manifest-sha256.txt")


if __name__ == "__main__":
    main()
