"""Whether a server gives a store as it should: python3 serving.py STORE URL [nginx].

The store must hold one release of cd01 at 1.0.0. Looks at types, ranges, resumption with curl, validators, hidden files and
paths that lead outside, and at the guards on every answer, errors too. With `nginx` also at compressed twins and at what nginx
alone does. Prints every disagreement, and how many answers were looked at.
"""

import gzip
import hashlib
import http.client
import os
import pathlib
import subprocess
import sys
import tempfile
import threading
import urllib.parse

STORE, URL = pathlib.Path(sys.argv[1]), urllib.parse.urlsplit(sys.argv[2])
NGINX = "nginx" in sys.argv[3:]
PACKAGE = "releases/cd01/1.0.0/cd01-1.0.0.zip"
GUARDS = ["x-content-type-options", "content-security-policy", "referrer-policy", "x-frame-options",
          "cross-origin-opener-policy", "cross-origin-resource-policy", "permissions-policy", "cache-control"]
looked = 0


class Reply:
    def __init__(self, response, body):
        self.status, self.body = response.status, body
        self.all = response.getheaders()
        self.headers = {name.lower(): value for name, value in self.all}

    def __getitem__(self, name):
        return self.headers.get(name)


def ask(target, method="GET", **fields):
    global looked
    connection = http.client.HTTPConnection(URL.hostname, URL.port, timeout=20)
    connection.putrequest(method, target, skip_accept_encoding=True)
    for name, value in fields.items():
        connection.putheader(name.replace("_", "-"), value)
    connection.endheaders()
    response = connection.getresponse()
    reply = Reply(response, response.read())
    connection.close()
    looked += 1
    for name in GUARDS:
        expect(sum(1 for key, _ in reply.all if key.lower() == name) == 1, f"{method} {target} {reply.status}: {name} comes {sum(1 for key, _ in reply.all if key.lower() == name)} times")
    if reply.status >= 400:
        expect(reply["cache-control"] == "no-cache", f"{target}: an error is kept")
    return reply


def expect(truth, message):
    if not truth:
        print("✗", message)


whole = (STORE / PACKAGE).read_bytes()
size = len(whole)

# Every file, whole and with its type.
TYPES = {"html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "json": "application/json",
         "js": ("text/javascript; charset=utf-8", "application/javascript; charset=utf-8"), "zip": "application/zip",
         "atom": "application/atom+xml; charset=utf-8", "svg": "image/svg+xml", "gz": ("application/gzip", "application/octet-stream"),
         **dict.fromkeys(["txt", "yaml", "pub", "sig", "minisig"], "text/plain; charset=utf-8"), "ed25519": "application/octet-stream",
         "pem": ("text/plain; charset=utf-8", "application/x-x509-ca-cert"),
         "md": ("text/plain; charset=utf-8", "text/markdown; charset=utf-8"), "": "text/plain; charset=utf-8", "pdf": "application/pdf"}
for path in sorted(p for p in STORE.rglob("*") if p.is_file()):
    name = path.relative_to(STORE).as_posix()
    if any(part.startswith(".") for part in name.split("/")):
        expect(ask("/" + name).status == 404, f"/{name} is hidden and was given")
        continue
    reply = ask("/" + urllib.parse.quote(name))
    expect(reply.status == 200 and reply.body == path.read_bytes(), f"/{name}: {reply.status}, {len(reply.body)} bytes")
    kind = TYPES.get(path.suffix[1:])
    kinds = kind if isinstance(kind, tuple) else (kind,)
    expect(kind is None or reply["content-type"] in kinds, f"/{name} is {reply['content-type']}")
    immutable = "immutable" in reply["cache-control"]
    expect(immutable == name.startswith("releases/"), f"/{name}: {reply['cache-control']}")
    head = ask("/" + urllib.parse.quote(name), "HEAD")
    expect(head.status == 200 and head.body == b"" and head["content-length"] == str(path.stat().st_size), f"HEAD /{name}")
expect(ask("/").body == (STORE / "index.html").read_bytes(), "/ is not index.html")

# Ranges (RFC 9110, 14).
target = "/" + PACKAGE
for field, part in [("bytes=0-99", whole[:100]), ("bytes=-500", whole[-500:]), (f"bytes={size - 1}-", whole[-1:]),
                    (f"bytes=100-{size * 2}", whole[100:]), (f"bytes=-{size * 2}", whole)]:
    reply = ask(target, Range=field)
    first = whole.index(part) if len(part) > 50 else size - 1
    expect(reply.status == 206 and reply.body == part, f"{field}: {reply.status}, {len(reply.body)} bytes")
    expect(reply["content-range"] == f"bytes {first}-{first + len(part) - 1}/{size}", f"{field}: {reply['content-range']}")
for field in [f"bytes={size}-", "bytes=-0"]:
    reply = ask(target, Range=field)
    expect(reply.status == 416 and reply["content-range"] == f"bytes */{size}", f"{field}: {reply.status}")
tag = ask(target)["etag"]
expect(tag and not tag.startswith("W/"), f"the tag {tag} is not a strong one")
expect(ask(target, Range="bytes=0-9", If_Range=tag).status == 206, "If-Range with the right tag gives no part")
expect(ask(target, Range="bytes=0-9", If_Range='"x"').body == whole, "If-Range with another tag gives a part")
expect(ask(target, If_None_Match=tag).status == 304, "If-None-Match with the right tag is no 304")
expect(ask(target, If_None_Match='"x"').status == 200, "If-None-Match with another tag is no 200")

# Resumption with curl, and twenty at once.
with tempfile.TemporaryDirectory() as folder:
    half = pathlib.Path(folder) / "half.zip"
    half.write_bytes(whole[: size // 3])
    run = subprocess.run(["curl", "-sS", "-C", "-", "-o", half, "-w", "%{http_code} %{size_download}",
                          URL.geturl().rstrip("/") + target], capture_output=True, text=True)
    expect(half.read_bytes() == whole, "curl -C - gave another file")
    expect(run.stdout == f"206 {size - size // 3}", f"curl -C - said {run.stdout} {run.stderr}")
bodies = []
threads = [threading.Thread(target=lambda: bodies.append(ask(target).body)) for _ in range(20)]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
expect(bodies == [whole] * 20, "twenty at once did not all get the file")

# What is not there, is hidden, or lies outside.
(STORE / ".an").mkdir(exist_ok=True)
(STORE / ".an/khong-duoi").write_text("bí mật")
(STORE.parent / "ngoai.txt").write_text("bí mật")
link = STORE / "lien-ket.txt"
link.symlink_to(STORE.parent / "ngoai.txt")
for path in ["/khong-co.html", "/releases/cd01/9.9.9/cd01-9.9.9.zip", "/.khoa", "/chuyen-de/.an", "/.an/khong-duoi", "/%2ekhoa", "/../ngoai.txt",
             "/%2e%2e/ngoai.txt", "/chuyen-de/..%2f..%2fngoai.txt", "/chuyen-de", "/chuyen-de/", "/releases/", "/lien-ket.txt",
             "//ngoai.txt", "/..%5cngoai.txt"]:
    reply = ask(path)
    expect(reply.status in (301, 400, 403, 404) and b"b\xc3\xad m" not in reply.body, f"{path}: {reply.status}")
link.unlink()
(STORE / ".an/khong-duoi").unlink()
(STORE / ".an").rmdir()
for method in ["POST", "PUT", "DELETE"]:
    expect(ask("/index.html", method, Content_Length="0").status in (403, 405), f"{method} is answered")

# What was replaced is seen at once, though its size and its time are the same.
catalogue = STORE / "catalogue.json"
before, times = catalogue.read_bytes(), catalogue.stat()
old = ask("/catalogue.json")
catalogue.write_bytes(before.replace(b"{", b"[", 1))
os.utime(catalogue, ns=(times.st_atime_ns, times.st_mtime_ns))
fields = {name: old[key] for name, key in [("If_None_Match", "etag"), ("If_Modified_Since", "last-modified")] if old[key]}
reply = ask("/catalogue.json", **fields)
expect(reply.status == 200 and reply.body.startswith(b"["), f"a replaced file is {reply.status} for who has the old one")
catalogue.write_bytes(before)
os.utime(catalogue, ns=(times.st_atime_ns, times.st_mtime_ns))

if NGINX:
    for name in ["index.html", "assets/portal.css", "chuyen-de/cd01.html", "feed.atom"]:
        reply = ask("/" + name, Accept_Encoding="gzip")
        expect(reply["content-encoding"] == "gzip" and reply.body == (STORE / (name + ".gz")).read_bytes(),
               f"/{name}: not its compressed twin")
        expect(gzip.decompress(reply.body) == (STORE / name).read_bytes(), f"/{name}: its twin is another file")
        expect("Accept-Encoding" in (reply["vary"] or ""), f"/{name}: no Vary")
    expect(ask("/" + PACKAGE, Accept_Encoding="gzip")["content-encoding"] is None, "a package is compressed again")
    expect("nginx/" not in (ask("/khong-co.html")["server"] or ""), "nginx tells its version")
else:
    expect(tag == f'"{hashlib.sha256(whole).hexdigest()}"', "the tag is not the SHA-256")
    reply = ask("/catalogue.json", If_None_Match=ask("/catalogue.json")["etag"])
    expect(reply.status == 304, "an unchanged catalogue is sent again")

print(f"{looked > 100 and 'more than 100' or looked} answers looked at")
