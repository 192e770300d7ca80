"""A project of two issued versions in a folder, and ways to run the program on it, for crash.py, same.py and power.py."""

import hashlib
import logging
import os
import pathlib
import shutil
import signal
import subprocess

logging.disable()  # ocfl-py tells on the way what it gives back in the end

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("HOCLIEU", ROOT / ".build/debug/hoclieu"))
PYTHON = ROOT / ".venv/bin/python3"

ISSUE = """
set -e
hoclieu submit cd01 --date 2026-0{month}-02
printf '%s\\n' 'decision: "0{month}/QĐ-HV-MẪU"' 'decisionDate: 2026-0{month}-03' 'meeting: 2026-0{month}-10' 'members:' \
  '  - {{name: C, role: chair, unit: x}}' '  - {{name: D, role: secretary, unit: x}}' \
  '  - {{name: E, role: critic, unit: x}}' '  - {{name: G, role: critic, unit: x}}' \
  '  - {{name: H, role: member, unit: x}}' 'tally: {{pass: 5}}' 'outcome: pass' 'minutes: "BB-0{month}"' > hop.yaml
hoclieu appraise cd01 --from hop.yaml
hoclieu issue cd01 --number 1{month}/QĐ-HV-MẪU --date 2026-0{month}-15 --signer K --capacity GĐ
"""

# Stands in for the typesetter: gives the PDF that the real one made the first time, and remembers it.
CACHING_TYPESETTER = """#!/bin/sh
# Arguments: -I -c SCRIPT TEMPLATE OUTPUT TIME FONTS…
if [ -e "{cache}/$5" ]; then cp "{cache}/$5" "$5"; echo '{{"ok": true}}'; exit; fi
"{python}" "$@" && cp "$5" "{cache}/$5"
"""

SECOND_VERSION = """
set -e
sed -i 's/Vào sổ là việc cuối cùng\./Vào sổ là việc cuối cùng!/' Content/modules/cd01/01-nhan-van-ban.md
sed -i 's/^version: 1.0.0/version: 1.0.1/' Content/modules/cd01/module.yaml
printf 'changes:\\n  - reason: Dùng từ cho thống nhất\\n    topics: [01-nhan-van-ban.md]\\n' >> Content/modules/cd01/module.yaml
"""


class Workshop:
    def __init__(self, folder):
        self.folder = pathlib.Path(folder)
        shutil.rmtree(self.folder, ignore_errors=True)
        self.folder.mkdir(parents=True)
        shutil.copytree(ROOT / "Tests/HocLieuTests/Project/Content", self.folder / "Content")
        for name in ("Templates", ".venv"):
            (self.folder / name).symlink_to(ROOT / name)
        cache = self.folder / "cache"
        cache.mkdir()
        typesetter = self.folder / "typesetter.sh"
        typesetter.write_text(CACHING_TYPESETTER.format(cache=cache, python=PYTHON))
        typesetter.chmod(0o755)
        # Copies of one store in other states are looked at side by side: what was seen of one must not count for another.
        self.environment = {
            "XDG_STATE_HOME": "/proc/nowhere",
            "PATH": f"{PROGRAM.parent}:/usr/bin:/bin",
            "LC_ALL": "C.UTF-8",
            "TZ": "Asia/Ho_Chi_Minh",
            "HOCLIEU_PYTHON": str(typesetter),
            "SWIFT_BACKTRACE": "enable=no",
            # One thread for all tasks, so that the calls come in the same order in every run.
            "LIBDISPATCH_COOPERATIVE_POOL_STRICT": "1",
        }

    def shell(self, script, **environment):
        result = subprocess.run(
            ["bash", "-c", script], cwd=self.folder, env=self.environment | environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        if result.returncode != 0:
            raise SystemExit(f"{script}\nfailed:\n{result.stdout}")
        return result.stdout

    def issue(self, month):
        self.shell(ISSUE.format(month=month))

    def publish(self, store, under=(), seconds=None, **environment):
        """The exit status and what was said. A run that takes longer than `seconds` is ended, and has no status."""
        with subprocess.Popen(
                [*under, PROGRAM, "publish", "--store", str(store), "--jobs", "1"], cwd=self.folder,
                env=self.environment | environment, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT, text=True, start_new_session=True) as process:
            try:
                said = process.communicate(timeout=seconds)[0]
            except subprocess.TimeoutExpired:
                os.killpg(process.pid, signal.SIGKILL)
                return None, process.communicate()[0]
        return process.returncode, said

    def verify(self, store):
        result = subprocess.run(
            [PROGRAM, "verify", str(store)], cwd=self.folder, env=self.environment, stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        return result.returncode, result.stdout


def tree(folder):
    """Every file below a folder but the lock, by path: the SHA-256 of its bytes."""
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(pathlib.Path(folder).rglob("*"))
        if path.is_file() and path.name != ".khoa"
    }


def archive_faults(store):
    """What ocfl-py finds in the archive: errors and warnings."""
    from ocfl import StorageRoot

    root = StorageRoot(root=str(store / "archive"))
    valid = root.validate(log_warnings=True)
    faults = [message for _, message in root.errors]
    # The program ocfl-validate.py says of a root only whether its folders are in order; this asks for its objects too.
    if not valid or root.good_objects != root.num_objects or root.num_objects == 0:
        faults.append("the archive is not valid")
    return faults
