"""Checks from a recorded run that `publish` waits for the disk wherever it must, and that every wait is needed.

strace records what a run writes. Against that record stands the weakest disk that POSIX allows: what was not synced may be
lost, in any order. A *commit* is a rename to a name that readers know. Before a commit, everything that comes to stand
there must be on the disk, and so must the commit before it and every folder on the way; at the end all commits must be.

Then every single fsync is struck from the record in turn, and all of them at once: each time the check must complain.
"""

import os
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from workshop import SECOND_VERSION, Workshop  # noqa: E402

CALLS = "openat,write,fsync,mkdir,link,rename,renameat2,unlink,rmdir"
LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)\)\s+=\s+(-?\d+)")
STAGED = ".dang-ghi-"


def record(log, store, folder):
    """The calls that touched the store, as (call, paths below it)."""
    calls = []
    for line in log.read_text(errors="replace").splitlines():
        match = LINE.match(line)
        if not match or int(match[4]) < 0:
            continue
        call, rest = match[2], match[3]
        if call in ("write", "fsync"):
            paths = re.findall(r"^\d+<([^>]*)>", rest)
        elif call == "openat":
            paths = re.findall(r'"([^"]*)"', rest)[:1] if "O_CREAT" in rest else []
        else:
            paths = re.findall(r'"([^"]*)"', rest)
        paths = [os.path.normpath(os.path.join(folder, path)) for path in paths]
        if paths and all(path == str(store) or path.startswith(f"{store}/") for path in paths):
            calls.append((call, paths))
    return calls


class Disk:
    """What is not on the disk for certain: files by their bytes, folders by their entries."""

    def __init__(self, store):
        self.store = str(store)
        self.files = set()
        self.entries = set()
        self.committed = None
        self.faults = []

    def play(self, calls):
        for call, paths in calls:
            getattr(self, call)(*paths)
        self.require(self.committed, "the end")
        return self.faults

    def openat(self, path):
        self.files.add(path)
        self.entries.add(path)

    def write(self, path):
        self.files.add(path)

    def fsync(self, path):
        self.files.discard(path)
        self.entries = {entry for entry in self.entries if os.path.dirname(entry) != path}

    def mkdir(self, path):
        self.entries.add(path)

    def link(self, _, path):
        self.entries.add(path)

    def unlink(self, path):
        self.files.discard(path)
        self.entries.discard(path)

    rmdir = unlink

    def rename(self, origin, path):
        name = os.path.relpath(path, self.store)
        for lost in sorted(self.files | self.entries):
            # The entry of the staged folder or file itself goes with the rename.
            if lost.startswith(origin + "/") or lost == origin and lost in self.files:
                self.faults.append(f"{os.path.relpath(lost, self.store)} is not on the disk at {name}")
        self.require(self.committed, name)
        self.require(os.path.dirname(path), name)
        moved = {lost for lost in self.files | self.entries if lost == origin or lost.startswith(origin + "/")}
        self.files -= moved
        self.entries -= moved
        self.entries.add(path)
        self.committed = path

    renameat2 = rename

    def require(self, path, what):
        """The path can be found on the disk, from the store down to it."""
        while path and len(path) > len(self.store):
            if path in self.entries:
                self.faults.append(f"{os.path.relpath(path, self.store)} is not on the disk at {what}")
            path = os.path.dirname(path)


def main():
    with tempfile.TemporaryDirectory(prefix="hoclieu-order-", dir="/dev/shm") as folder:
        workshop = Workshop(pathlib.Path(folder) / "project")
        store, log = workshop.folder / "store", workshop.folder / "log"
        calls = []
        for month in (3, 5):
            workshop.issue(month)
            status, said = workshop.publish(
                store, ["strace", "-f", "-qq", "-y", "-s", "4", "-o", str(log), "-e", f"trace={CALLS}", "-e", "signal=none"])
            if status != 0:
                raise SystemExit(said)
            # What the typesetter works on is no part of the store; it is taken away before anything is committed.
            calls.append([
                (call, paths) for call, paths in record(log, store, workshop.folder)
                if not any(re.search(r"/\.dang-ghi-\d+-cd01-[^/]*(giang-vien|dap-an|\d)(/|$)", path[len(str(store)):])
                           and "/releases/" not in path for path in paths)
                and not any(path.endswith(".khoa") for path in paths)
            ])
            if month == 3:
                workshop.shell(SECOND_VERSION)
        faults = []
        syncs = 0
        for name, run in zip(("the first version", "the second version"), calls):
            faults += [f"{name}: {fault}" for fault in Disk(store).play(run)]
            places = [index for index, (call, _) in enumerate(run) if call == "fsync"]
            commits = [paths[1] for call, paths in run if call.startswith("rename")]
            print(f"{name}: {len(run)} calls, {len(places)} waits, {len(commits)} commits: "
                  + ", ".join(os.path.relpath(path, store) for path in commits))
            syncs += len(places)
            if not Disk(store).play([call for call in run if call[0] != "fsync"]):
                faults.append(f"{name}: without any fsync nothing is missed")
            for place in places:
                # A new folder is waited for at once, so that the wait before it in the same folder could be left out.
                behind = run[place + 1] if place + 1 < len(run) else ("", [""])
                if behind[0] == "mkdir" and os.path.dirname(behind[1][0]) == run[place][1][0]:
                    continue
                if not Disk(store).play(run[:place] + run[place + 1 :]):
                    faults.append(f"{name}: nothing needs the fsync of {os.path.relpath(run[place][1][0], store)}")
        for fault in faults:
            print(fault)
        print(f"{syncs} waits struck out one by one, {len(faults)} faults")
        return 1 if faults or not syncs else 0


sys.exit(main())
