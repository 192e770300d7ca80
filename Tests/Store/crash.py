"""Kills `hoclieu publish` at every system call that writes, and lets every such call fail, each in a run of its own.

A store holds one version; a second one is published into a copy of it under strace. After every run the store must be whole:
`hoclieu verify` accepts it, ocfl-py finds no error and no warning, every file is the old or the new one, and the second
version is there whole or not at all. Then the next run must complete it to the very bytes of a run that nobody disturbed.

    crash.py [--stride N] [--offset K] [--jobs J]    every N-th point, beginning with the K-th (default: all)

Needs strace and the right to trace. Works in a RAM disk.
"""

import argparse
import collections
import concurrent.futures
import os
import pathlib
import re
import shutil
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from workshop import SECOND_VERSION, Workshop, archive_faults, tree  # noqa: E402

# What can change the disk. (`openat` is taken only where it makes a file.)
CALLS = "openat,write,fsync,mkdir,link,linkat,rename,renameat2,unlink,rmdir"
# What the disk may answer instead.
ERRORS = {
    "openat": ["ENOSPC"], "write": ["ENOSPC", "EIO"], "fsync": ["EIO"], "mkdir": ["ENOSPC"], "link": ["EPERM", "EIO"],
    "linkat": ["EPERM", "EIO"], "rename": ["EIO"], "renameat2": ["EIO"],
}
LINE = re.compile(r"^(\d+)\s+(\w+)\((.*)$")
STAGED = ".dang-ghi-"
# How long a run may take; undisturbed it takes one or two.
SECONDS = 120


def points(workshop, before):
    """Every call that writes into the store, as (call, which one of its thread)."""
    store, log = workshop.folder / "counting", workshop.folder / "counting.log"
    shutil.copytree(before, store)
    status, said = workshop.publish(
        store, ["strace", "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={CALLS}", "-e", "signal=none"])
    if status != 0:
        raise SystemExit(f"the run that counts failed:\n{said}")
    counts = collections.Counter()
    found = []
    for line in log.read_text(errors="replace").splitlines():
        match = LINE.match(line)
        if not match:
            continue
        thread, call, rest = match.groups()
        counts[thread, call] += 1
        if str(store) in rest and (call != "openat" or "O_CREAT" in rest):
            found.append((call, counts[thread, call]))
    shutil.rmtree(store)
    return found


def injected(log):
    """The arguments of the calls that strace let fail. A call that another thread cut in two has them in its first part."""
    begun, hit = {}, []
    for line in log.read_text(errors="replace").splitlines():
        thread, _, rest = line.partition(" ")
        whole = LINE.match(line)
        if whole:
            begun[thread] = whole[3]
        if rest.endswith("(INJECTED)"):
            hit.append(begun.get(thread, ""))
    return hit


class Sweep:
    def __init__(self, workshop, before, after):
        self.workshop, self.before, self.after = workshop, before, after
        self.missed = 0
        self.old, self.new = tree(before), tree(after)
        self.version = {path: sum for path, sum in self.new.items() if path.startswith("releases/cd01/1.0.1/")}

    def faults(self, store):
        """What is wrong with a store that was left behind."""
        faults = [f"ocfl: {fault}" for fault in archive_faults(store)]
        status, said = self.workshop.verify(store)
        if status != 0:
            faults.append(f"verify: {said}")
        there = {path: sum for path, sum in tree(store).items() if STAGED not in path}
        for path, sum in there.items():
            if sum not in (self.old.get(path), self.new.get(path)):
                faults.append(f"{path} is neither old nor new")
        # Signatures of a file that was replaced go with it.
        kept = [path for path in self.old if path in self.new or not path.startswith("signatures/")]
        faults += [f"{path} is gone" for path in kept if path not in there]
        version = {path: sum for path, sum in there.items() if path.startswith("releases/cd01/1.0.1/")}
        if version and version != self.version:
            faults.append(f"half a version: {sorted(version)}")
        return faults

    def run(self, case):
        """One point: what was wrong after it."""
        number, (call, which), injection = case
        store, log = self.workshop.folder / f"store-{number}", self.workshop.folder / f"log-{number}"
        shutil.copytree(self.before, store)
        try:
            status, said = self.workshop.publish(store, [
                "strace", "-f", "-qq", "-y", "-o", str(log), "-e", f"trace={call}", "-e", "signal=none",
                "-e", f"inject={call}:{injection}:when={which}"], seconds=SECONDS)
            # Threads share the calls in another way each time, so that the number may fall on a file that is only read, or
            # on what is said to the reader.
            hit = injected(log)
            if call == "openat" and any("O_CREAT" not in arguments for arguments in hit):
                self.missed += 1
                return []
            # Threads wake each other through descriptors that are no files. No disk can fail there, and who is not woken waits.
            if status is None and any("<anon_inode:" in arguments.split(",")[0] for arguments in hit):
                self.missed += 1
                return []
            faults = self.faults(store)
            killed = injection.startswith("signal")
            if killed and status == 0:
                # A busy machine spreads the calls over threads in another way, so that none comes to this number.
                self.missed += 1
                if tree(store) != self.new:
                    faults.append("said that all went well")
            if not killed:
                left = [path for path in tree(store) if STAGED in path]
                if left:
                    faults.append(f"left behind: {left}")
                # The loader of the program opens files too, and the first thing a thread writes may be the message itself.
                silent = call == "write" and any(arguments.startswith(("1<", "2<")) for arguments in hit)
                silent = silent or "loading shared libraries" in said
                if status is None:
                    faults.append(f"hung: {said}")
                elif not silent and (status not in (0, 1) or status == 1 and "lỗi: " not in said):
                    faults.append(f"status {status}: {said}")
                if status == 0 and tree(store) != self.new:
                    faults.append("said that all went well")
            status, said = self.workshop.publish(store)
            if status != 0:
                faults.append(f"the next run failed: {said}")
            elif tree(store) != self.new:
                made = tree(store)
                other = sorted(path for path in made.keys() | self.new.keys() if made.get(path) != self.new.get(path))
                faults.append(f"the next run made something else: {', '.join(other[:5])}")
            return [f"{call} no. {which}, {injection}: {fault}" for fault in faults]
        finally:
            shutil.rmtree(store, ignore_errors=True)
            log.unlink(missing_ok=True)


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("--stride", type=int, default=1)
    arguments.add_argument("--offset", type=int, default=0)
    arguments.add_argument("--jobs", type=int, default=os.cpu_count())
    options = arguments.parse_args()
    with tempfile.TemporaryDirectory(prefix="hoclieu-crash-", dir="/dev/shm") as folder:
        workshop = Workshop(pathlib.Path(folder) / "project")
        before, after = workshop.folder / "before", workshop.folder / "after"
        workshop.issue(3)
        workshop.publish(before)
        workshop.shell(SECOND_VERSION)
        workshop.issue(5)
        shutil.copytree(before, after)
        workshop.publish(after)
        sweep = Sweep(workshop, before, after)
        faults = sweep.faults(before) + sweep.faults(after)
        for fault in faults:
            print(f"undisturbed: {fault}")
        found = points(workshop, before)
        cases = [(point, "signal=KILL") for point in found]
        cases += [(point, f"error={error}") for point in found for error in ERRORS.get(point[0], [])]
        chosen = [(number, *case) for number, case in enumerate(cases)][options.offset :: options.stride]
        with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
            for tried, result in enumerate(pool.map(sweep.run, chosen), start=1):
                for fault in result:
                    print(fault, flush=True)
                faults += result
                if tried % 50 == 0:
                    print(f"… {tried} of {len(chosen)}, {len(faults)} faults", flush=True)
        calls = collections.Counter(call for call, _ in found)
        print(f"{len(found)} calls write: " + ", ".join(f"{count} {call}" for call, count in sorted(calls.items())))
        print(f"{len(chosen)} of {len(cases)} points tried, {sweep.missed} not met, {len(faults)} faults")
        return 1 if faults or not found or sweep.missed * 4 > len(chosen) else 0


sys.exit(main())
