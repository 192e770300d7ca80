"""verify.html in Chromium and in Firefox, from disk: what is genuine, altered, superseded or unknown is called so in both, and a
browser that cannot check a signature calls nothing genuine and nothing altered.

Usage: verify_page.py STORE NOTE    (a store that a real key has signed, with 1.0.0 withdrawn and 1.0.1 current; a note of status
from before the withdrawal, `status….txt`)
"""

import pathlib
import shutil
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent / "Browser")]
from browsers import Chromium, Firefox, wait  # noqa: E402
from tamperings import Key  # noqa: E402

STORE, NOTE = (pathlib.Path(path).resolve() for path in sys.argv[1:3])
OLD, NEW = STORE / "releases/cd01/1.0.0", STORE / "releases/cd01/1.0.1"
SIGNATURES = ["SHA256SUMS.sig", "SHA256SUMS.ed25519"]
# What old browsers lack. The page meets it only where it asks for it.
NO_ED25519 = """(() => { const known = crypto.subtle.importKey.bind(crypto.subtle);
  crypto.subtle.importKey = (form, key, algorithm, ...rest) => (algorithm.name || algorithm) === 'Ed25519'
    ? Promise.reject(new DOMException('Unrecognized name.', 'NotSupportedError')) : known(form, key, algorithm, ...rest); return true; })()"""
NO_CRYPTOGRAPHY = "(() => { Object.defineProperty(crypto, 'subtle', {value: undefined}); return crypto.subtle === undefined; })()"


def release(folder):
    return [next(path for path in folder.glob("cd01-*.zip") if "-tu-" not in path.name), folder / "SHA256SUMS", *(folder / name for name in SIGNATURES)]


def changed(path, folder, change):
    """A copy of a file under its own name, with other bytes."""
    copy = pathlib.Path(tempfile.mkdtemp(dir=folder)) / path.name
    copy.write_bytes(change(path.read_bytes()))
    return copy


def flipped(at):
    return lambda data: data[:at] + bytes([data[at] ^ 1]) + data[at + 1 :]


def cases(folder):
    """What is tried: a name, the files, what the page must say of each thing, and what the browser lacks."""
    package, sums, *signatures = release(NEW)
    status = STORE / "status.txt"
    half = package.stat().st_size // 2
    stranger = pathlib.Path(folder) / "stranger"
    shutil.copytree(NEW, stranger)
    Key(bytes(32)).sign(stranger / "SHA256SUMS", "releases/cd01/1.0.1/SHA256SUMS")
    return [
        ("genuine", [*release(NEW), status], ["current"], None),
        ("genuine, no note", release(NEW), ["undated"], None),
        ("genuine by the note alone", [package, status], ["current"], None),
        ("superseded", [*release(OLD), NOTE], ["superseded"], None),
        ("withdrawn", [*release(OLD), status], ["withdrawn"], None),
        ("one bit of the package", [changed(package, folder, flipped(half)), sums, *signatures, status], ["altered"], None),
        ("the other package under these sums", [changed(release(OLD)[0], folder, lambda data: data).rename(pathlib.Path(folder) / package.name), sums, *signatures], ["unproved"], None),
        ("one bit of a signature", [package, sums, signatures[0], changed(signatures[1], folder, flipped(9))], ["altered"], None),
        ("one letter of the note", [package, sums, *signatures, changed(status, folder, lambda data: data.replace(b"1.0.1", b"1.0.2", 1))], ["altered", "undated"], None),
        ("signed by a stranger", release(stranger), ["unproved"], None),
        ("signed by nobody", [package], ["unproved"], None),
        ("no Ed25519 in the browser", [*release(NEW), status], ["unproved", "unproved"], NO_ED25519),
        ("no Ed25519, one bit of the package", [changed(package, folder, flipped(half)), sums, *signatures], ["altered"], NO_ED25519),
        ("no cryptography in the browser", [*release(NEW), status], ["unproved", "unproved"], NO_CRYPTOGRAPHY),
    ]


def main():
    wrong = 0
    with tempfile.TemporaryDirectory() as folder:
        tried = cases(folder)
        for browser in (Chromium(), Firefox()):
            for name, files, expected, lack in tried:
                browser.open((STORE / "verify.html").as_uri())
                assert not lack or browser.ask(lack), f"{browser.name} cannot be made to lack anything"
                browser.choose("#files", files)
                wait(browser, "document.querySelector('article') !== null")
                said = browser.ask("[...document.querySelectorAll('article')].map(one => one.className)")
                words = browser.ask("[...document.querySelectorAll('article .verdict')].map(one => one.textContent)")
                faults = browser.take_faults()
                calls = any(word.startswith("Thật") for word in words)
                if said != expected or faults or calls != any(word in ("current", "undated", "superseded") for word in expected):
                    wrong += 1
                    print(f"!! {browser.name}: {name}: {said} {words} {faults}")
            browser.close()
            print(f"{browser.name}: {len(tried)} cases")
    return wrong > 0


sys.exit(main())
