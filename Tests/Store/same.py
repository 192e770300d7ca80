"""Publishes the same two versions under different circumstances and compares the stores bit by bit.

Varied: time zone, locale, umask, clock (faketime), the path of the project, the order in which folders list their files
(disorderfs), how many versions are built at once, and whether both versions are published in one run or one after the
other. The typesetter works under the same circumstances. What a machine has not is said and left out.
"""

import os
import pathlib
import shlex
import shutil
import subprocess
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from workshop import PROGRAM, PYTHON, SECOND_VERSION, Workshop, tree  # noqa: E402

FIRST, SECOND = "Content-1", "Content"


def publish(project, *, environment=(), umask=0o022, under=(), jobs="2", runs=(SECOND,), store=None):
    """Publishes and gives the store's files."""
    variables = {"PATH": f"{PROGRAM.parent}:/usr/bin:/bin", "LC_ALL": "C.UTF-8", "TZ": "Asia/Ho_Chi_Minh"}
    variables |= dict(environment)
    # The typesetter is started with an environment of its own; here it gets the varied one.
    typesetter = project / "typesetter.sh"
    exports = "".join(f"export {name}='{value}'\n" for name, value in variables.items())
    typesetter.write_text(f'#!/bin/sh\n{exports}umask {umask:03o}\nexec {shlex.join([*under, str(PYTHON)])} "$@"\n')
    typesetter.chmod(0o755)
    store = store or project.parent / "store"
    for content in runs:
        link = project / "Content"
        if content != SECOND:
            (project / SECOND).rename(project / "later")
            (project / content).rename(link)
        result = subprocess.run(
            [*under, PROGRAM, "publish", "--store", store, "--jobs", jobs], cwd=project, umask=umask,
            env=variables | {"HOCLIEU_PYTHON": str(typesetter)}, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        if result.returncode != 0:
            raise SystemExit(f"publish failed:\n{result.stdout}")
        if content != SECOND:
            link.rename(project / content)
            (project / "later").rename(project / SECOND)
    return tree(store)


def locale(folder):
    """A locale in which i is not the small letter of I, and commas are decimal points."""
    made = subprocess.run(
        ["localedef", "-i", "tr_TR", "-f", "UTF-8", str(folder / "tr_TR.UTF-8")], stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL)
    if made.returncode != 0 or not (folder / "tr_TR.UTF-8").is_dir():
        print("left out: there is no localedef; the locale stays C.UTF-8")
        return {}
    return {"LC_ALL": "tr_TR.UTF-8", "LANG": "tr_TR.UTF-8", "LOCPATH": str(folder)}


def main():
    with tempfile.TemporaryDirectory(prefix="hoclieu-same-", dir="/dev/shm") as folder:
        folder = pathlib.Path(folder)
        workshop = Workshop(folder / "origin")
        workshop.issue(3)
        shutil.copytree(workshop.folder / "Content", workshop.folder / FIRST)
        workshop.shell(SECOND_VERSION)
        workshop.issue(5)

        def copy(path):
            project = folder / path / "project"
            shutil.copytree(workshop.folder, project, symlinks=True)
            return project

        first = publish(copy("a"))
        variants = {
            "time zone, locale, umask": lambda: publish(
                copy("b"), environment={"TZ": "Pacific/Kiritimati"} | locale(folder), umask=0o077),
            "path of the project, one version at once": lambda: publish(
                copy("một thư mục khác/sâu/hơn nhiều/và dài hơn"), jobs="1"),
            "one version after the other": lambda: publish(copy("c"), runs=(FIRST, SECOND), jobs="7"),
        }
        if shutil.which("faketime"):
            variants["clock"] = lambda: publish(copy("d"), under=("faketime", "2031-05-06 23:59:58"))
        else:
            print("left out: there is no faketime")
        shuffled = folder / "shuffled"
        shuffled.mkdir()
        origin = copy("e")
        # The templates lie in the project as a link; the order of their folders shall vary too.
        for name in ("Templates",):
            target = (origin / name).resolve()
            (origin / name).unlink()
            shutil.copytree(target, origin / name)
        mounted = shutil.which("disorderfs") and subprocess.run(
            ["disorderfs", "--shuffle-dirents=yes", "--quiet", str(origin.parent), str(shuffled)],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL).returncode == 0
        if mounted:
            variants["order of folders"] = lambda: publish(
                shuffled / "project", store=folder / "shuffled-store")  # disorderfs cannot rename in one step
        else:
            print("left out: disorderfs cannot be mounted here")
        differences = 0
        try:
            for name, run in variants.items():
                other = run()
                wrong = sorted(path for path in first.keys() | other.keys() if first.get(path) != other.get(path))
                differences += len(wrong)
                print(f"{name}: {len(other)} files, " + (f"DIFFERENT: {wrong}" if wrong else "the same bytes"))
        finally:
            if mounted:
                subprocess.run(["umount", shuffled], check=False)
        return 1 if differences or len(first) < 20 else 0


sys.exit(main())
