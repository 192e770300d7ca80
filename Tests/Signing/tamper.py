"""Tampers with the store `published` in each way of tamperings.py and lets every verifier look. Prints a table; a verifier that
sees too little, or refuses what it should not see, is an error.

Usage: tamper.py STORE OLD KEYS PRIVATE    (a store, the same before its second version, the keys that are believed, and the
private half of the one by which the store is signed)
"""

import base64
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import warnings
import zipfile

import logging

import bagit
from browser import Page
from tamperings import ROWS, Key, Store

STORE, OLD, KEYS = (pathlib.Path(path).resolve() for path in sys.argv[1:4])
# An unprotected private key of minisign's: the seed follows a head of 54 bytes and a number of eight.
SEED = base64.b64decode(pathlib.Path(sys.argv[4]).read_text().splitlines()[1])[62:94]
ORDER = "SPCKOMBW"


logging.disable(logging.CRITICAL)
warnings.simplefilter("ignore")


def fails(command, folder, **more):
    return subprocess.run(command, cwd=folder, shell=True, capture_output=True, **more).returncode != 0


def hoclieu(path, state):
    # Every look starts from the same memory: this machine has seen the store as it was before anyone touched it.
    shutil.rmtree("state", ignore_errors=True)
    shutil.copytree(state, "state")
    environment = {**os.environ, "XDG_STATE_HOME": os.path.abspath("state")}
    return fails(f"hoclieu verify {path} --keys {KEYS}", ".", env=environment)


def is_bad_bag(path):
    with tempfile.TemporaryDirectory() as folder:
        try:
            with zipfile.ZipFile(path) as archive:
                archive.extractall(folder)
            (bag,) = pathlib.Path(folder).iterdir()
            bagit.Bag(str(bag)).validate(processes=1)
        except Exception:
            return True
    return False


def look(store, state, page, trusted):
    keys = next(trusted.glob("*.pem")).stem
    in_release = lambda command: fails(command, store.release)
    seen = {
        "S": hoclieu(store.folder, state), "P": store.zip.exists() and hoclieu(store.zip, state),
        "C": in_release("sha256sum --strict -c SHA256SUMS"),
        "K": in_release(
            f"ssh-keygen -Y verify -f {trusted}/allowed_signers -I hoclieu -n hoclieu -s SHA256SUMS.sig < SHA256SUMS"),
        "O": in_release(
            f"openssl pkeyutl -verify -pubin -inkey {trusted}/{keys}.pem -rawin -in SHA256SUMS -sigfile SHA256SUMS.ed25519"),
        "M": in_release(
            f"minisign -V -p {trusted}/{keys}.minisign.pub -m SHA256SUMS | grep -q 'hoclieu releases/cd01/1.0.1/SHA256SUMS'"),
        "B": is_bad_bag(store.zip),
    }
    files = [store.zip, store.sums, *sorted(store.release.glob("SHA256SUMS.*")), store.folder / "status.txt"]
    outcomes, words = page.check(files)
    # A note that went back is told beside the verdict.
    seen["W"] = outcomes != ["current"] or "hãy lấy giấy mới hơn" in words
    return {letter for letter, refused in seen.items() if refused}


def main():
    trusted = STORE / "keys"
    state = pathlib.Path("remembered").resolve()
    environment = {**os.environ, "XDG_STATE_HOME": str(state)}
    subprocess.run(["hoclieu", "verify", STORE, "--keys", KEYS], env=environment, check=True, capture_output=True)
    page = Page(STORE / "verify.html")
    key, stranger = Key(SEED), Key(bytes(32))
    wrong = 0
    untouched = Store(STORE, OLD, key, stranger)
    assert look(untouched, state, page, trusted) == set(), "the untouched store is refused"
    print(f"| | {' | '.join(ORDER)} |\n|---|{'---|' * len(ORDER)}")
    for what, expected, change in ROWS:
        shutil.rmtree("tampered", ignore_errors=True)
        shutil.copytree(STORE, "tampered")
        change(Store("tampered", OLD, key, stranger))
        store = Store(pathlib.Path("tampered").resolve(), OLD, key, stranger)
        if not store.release.exists():
            # The whole store went back: there is no such release to look at one by one.
            seen = {"S"} if hoclieu(store.folder, state) else set()
        else:
            seen = look(store, state, page, trusted)
        print(f"| {what} | {' | '.join('x' if letter in seen else ' ' for letter in ORDER)} |")
        if seen != expected:
            wrong += 1
            print(f"!! expected {''.join(sorted(expected))}, seen {''.join(sorted(seen))}")
    page.close()
    print(f"\n{len(ROWS)} ways, {wrong} not seen as they should be")
    sys.exit(wrong > 0)


main()
