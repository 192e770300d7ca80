"""Cuts the power while `publish` writes into an ext4 of its own, and looks at what the disk really has.

The file system lies in an image on a loop device. What it has not written yet is in memory only, so that a copy of the image
is what a machine finds after a power cut. Its journal is committed every second, its data much later (`data=writeback`):
what is not synced is soon a name without bytes. The power is cut at commits and waits, at the end, and seconds after it.

Then the same with every fsync suppressed, where the cuts must do harm: else they prove nothing.

Needs root, loop devices and strace; exits with 77 where the machine has them not.
"""

import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from workshop import SECOND_VERSION, Workshop, archive_faults, tree  # noqa: E402

OPTIONS = "loop,data=writeback,commit=1,noatime"


# Where mkfs.ext4 is, which a user's path may leave out.
os.environ["PATH"] += ":/usr/sbin:/sbin"


def run(*command):
    return subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)


class Disk:
    """A disk whose plug can be pulled."""

    def __init__(self, folder, image=None):
        self.image, self.place = folder / "disk.img", folder / "disk"
        self.place.mkdir(parents=True)
        if image:
            subprocess.run(["cp", "--sparse=always", image, self.image], check=True)
        else:
            with open(self.image, "wb") as file:
                file.truncate(48 << 20)
            subprocess.run(["mkfs.ext4", "-q", "-F", self.image], check=True)
        result = run("mount", "-o", OPTIONS, str(self.image), str(self.place))
        if result.returncode != 0:
            print(f"cannot mount: {result.stderr}")
            sys.exit(77)

    def copy(self, path):
        """What is on the disk now, without what is in memory."""
        subprocess.run(["cp", "--sparse=always", self.image, path], check=True)

    def remove(self):
        subprocess.run(["umount", self.place], check=True)
        shutil.rmtree(self.image.parent)


def main():
    if os.geteuid() != 0:
        print("not root")
        sys.exit(77)
    with tempfile.TemporaryDirectory(prefix="hoclieu-power-", dir="/dev/shm") as folder:
        folder = pathlib.Path(folder)
        workshop = Workshop(folder / "project")
        workshop.issue(3)
        workshop.publish(workshop.folder / "before")
        workshop.shell(SECOND_VERSION)
        workshop.issue(5)
        shutil.copytree(workshop.folder / "before", workshop.folder / "after")
        workshop.publish(workshop.folder / "after")
        old, new = tree(workshop.folder / "before"), tree(workshop.folder / "after")

        def cut(number, injections, wait, must_be_new):
            """The faults of a store after a cut."""
            disk = Disk(folder / f"disk-{number}")
            store = disk.place / "store"
            shutil.copytree(workshop.folder / "before", store)
            subprocess.run(["sync", "-f", store], check=True)
            under = ["strace", "-f", "-qq", "-o", "/dev/null", "-e", "signal=none", "-e", "trace=fsync,rename,renameat2"]
            status, said = workshop.publish(store, [*under, *(f"--inject={injection}" for injection in injections)])
            time.sleep(wait)
            disk.copy(folder / "cut.img")
            disk.remove()
            if must_be_new and status != 0:
                return [f"the run failed: {said}"]
            after = Disk(folder / f"after-{number}", folder / "cut.img")
            try:
                store = after.place / "store"
                faults = archive_faults(store)
                verified, said = workshop.verify(store)
                if verified != 0:
                    faults.append(said)
                there = {path: sum for path, sum in tree(store).items() if ".dang-ghi-" not in path}
                faults += [f"{path} is neither old nor new" for path, sum in there.items()
                           if sum not in (old.get(path), new.get(path))]
                # That signatures of a replaced file are gone is not waited for: nothing names them any more.
                there = {path: sum for path, sum in there.items() if path in new or not path.startswith("signatures/")}
                if must_be_new and there != new:
                    faults.append("what was announced is not on the disk")
                if not faults and (workshop.publish(store)[0] != 0 or tree(store) != new):
                    faults.append("the next run does not complete it")
                return faults
            finally:
                after.remove()

        faults, cuts, harmed = [], 0, 0
        plans = [([], 0, True), ([], 2, True)]
        for call, numbers in (("renameat2", (1, 2)), ("rename", (1, 2)), ("fsync", (5, 20, 40, 60))):
            plans += [([f"{call}:signal=KILL:when={number}"], wait, False) for number in numbers for wait in (0, 2)][::2]
        plans += [(["rename:signal=KILL:when=1"], 2, False), (["renameat2:signal=KILL:when=2"], 2, False)]
        for number, (injections, wait, must_be_new) in enumerate(plans):
            for fault in cut(number, injections, wait, must_be_new):
                faults.append(f"{' '.join(injections) or 'at the end'}, after {wait} s: {fault}")
            cuts += 1
        for number, (injections, wait, must_be_new) in enumerate(plans[:2] + plans[-2:], start=100):
            if cut(number, ["fsync:retval=0", *injections], wait, must_be_new):
                harmed += 1
        if harmed == 0:
            faults.append("without fsync no cut does harm")
        for fault in faults:
            print(fault)
        print(f"{cuts} power cuts, {len(faults)} faults; {harmed} of 4 do harm where fsync is suppressed")
        return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
