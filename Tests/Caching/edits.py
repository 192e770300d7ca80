"""Edits a project at random and builds and checks it again each time: what `build` and `check` remember may never be stale.

After every edit the drafts and the findings must be, byte for byte, those of a run that remembers nothing. Edits are those of
authors (words, files, metadata, shared files, templates, records, waivers), those of accidents (files that are broken, renamed,
cut short, gone), and damage to the drafts and to the memory itself.

    edits.py [--times N] [--seed S]      default: 500 edits, another seed each day

The seed is printed; the same seed makes the same edits.
"""

import argparse
import datetime
import filecmp
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "Store"))
from workshop import PROGRAM, ROOT, SECOND_VERSION, Workshop  # noqa: E402

MEMORY = (".da-dung", ".da-kiem", ".da-in")
OPTIONS = ["--date", "2026-06-01"]


class Project:
    """Three modules, of which one has an issued version, and a second root over the same files that remembers nothing."""

    def __init__(self, folder, seed):
        self.workshop = Workshop(folder)
        self.folder = self.workshop.folder
        self.content = self.folder / "Content"
        self.random = random.Random(seed)
        self.workshop.issue(3)
        self.workshop.shell(SECOND_VERSION)
        self.widen()
        self.templates = self.folder / "Templates"
        self.templates.unlink()
        shutil.copytree(ROOT / "Templates", self.templates)
        self.original = self.folder / "original"
        shutil.copytree(self.content, self.original / "Content")
        shutil.copytree(self.templates, self.original / "Templates")
        self.clean = self.folder / "clean"
        self.clean.mkdir()
        for name in ("Content", "Templates", ".venv"):
            (self.clean / name).symlink_to(self.folder / name)

    def widen(self):
        """Two more modules, a shared fragment, a glossary, the real register of law, and what uses them."""
        modules = self.content / "modules"
        for name in ("cd02", "cd03"):
            shutil.copytree(modules / "cd01", modules / name, ignore=shutil.ignore_patterns("records"))
            path = modules / name / "module.yaml"
            path.write_text(path.read_text().replace("1.0.1", "1.0.0").split("changes:")[0])
        programme = self.content / "programme.yaml"
        programme.write_text(
            programme.read_text() + '  - {id: cd03, title: "Chuyên đề thứ ba", compulsory: false, assumed: true}\n')
        (self.content / "shared").mkdir()
        (self.content / "shared/chung.md").write_text("## Việc chung {#chung}\n\nHỏi lại khi chưa rõ nơi gửi.\n")
        shutil.copytree(ROOT / "Content/legal", self.content / "legal")
        shutil.copyfile(ROOT / "Content/glossary.yaml", self.content / "glossary.yaml")
        topic = modules / "cd02/01-nhan-van-ban.md"
        topic.write_text(
            topic.read_text() + "\n{{include ../../shared/chung.md#chung}}\n\n"
            "Theo Luật số 93/2025/QH15, chuyển đổi số và chính quyền số phải an toàn.\n")

    # Edits. Each says what it did.

    def edit(self):
        kinds = [
            (self.change_word, 30), (self.add_paragraph, 10), (self.restore, 25), (self.break_text, 6),
            (self.cut_short, 3), (self.remove, 4), (self.rename, 3), (self.copy_text, 4), (self.change_title, 4),
            (self.change_shared, 5), (self.change_law, 3), (self.change_template, 4), (self.change_waivers, 3),
            (self.change_record, 3), (self.touch, 4), (self.spoil_draft, 8), (self.spoil_memory, 5), (self.nothing, 6),
        ]
        kind = self.random.choices([kind for kind, _ in kinds], [weight for _, weight in kinds])[0]
        return f"{kind.__name__}: {kind()}"

    def sources(self, *endings):
        return sorted(
            path for path in self.content.rglob("*")
            if path.is_file() and path.suffix in endings and "records" not in path.parts)

    def change_word(self):
        path = self.random.choice(self.sources(".md", ".xml"))
        words = list(re.finditer(rb"[a-z]{2,6}", path.read_bytes()))
        if not words:
            return "no word"
        word = self.random.choice(words)
        text = path.read_bytes()
        path.write_bytes(text[: word.start()] + self.random.choice([b"abc", b"xyz", b"ba"]) + text[word.end():])
        return path

    def add_paragraph(self):
        path = self.random.choice(self.sources(".md"))
        path.write_bytes(path.read_bytes() + f"\nCâu thứ {self.random.randrange(1000)}, xem [](#ba-viec).\n".encode())
        return path

    def break_text(self):
        path = self.random.choice(self.sources(".md", ".xml", ".yaml"))
        text = path.read_bytes()
        place = self.random.randrange(len(text) + 1)
        path.write_bytes(text[:place] + self.random.choice([b"\xff", b"<", b"{{", b'"', b"[](#khong-co)"]) + text[place:])
        return path

    def cut_short(self):
        path = self.random.choice(self.sources(".md", ".xml", ".yaml", ".svg"))
        path.write_bytes(path.read_bytes()[: self.random.randrange(path.stat().st_size + 1)])
        return path

    def remove(self):
        path = self.random.choice([p for p in self.sources(".md", ".xml", ".svg", ".yaml") if p.name != "programme.yaml"])
        path.unlink()
        return path

    def rename(self):
        path = self.random.choice(self.sources(".md", ".xml", ".svg"))
        path.rename(path.with_stem(path.stem + "-moi"))
        return path

    def copy_text(self):
        """A passage that two modules have."""
        topics = self.sources(".md")
        here, there = self.random.choice(topics), self.random.choice(topics)
        words = " ".join(f"tiếng{number % 7} chung{number}" for number in range(self.random.randrange(10, 30)))
        for path in {here, there}:
            path.write_bytes(path.read_bytes() + f"\n{words}.\n".encode())
        return f"{here} {there}"

    def change_title(self):
        path = self.random.choice(sorted(self.content.glob("modules/*/module.yaml")) + [self.content / "programme.yaml"])
        text = path.read_text(errors="replace")
        path.write_text(re.sub("title: \"?", lambda match: match.group() + "Mới ", text, count=1))
        return path

    def change_shared(self):
        paths = [self.content / "shared/chung.md", self.content / "glossary.yaml"]
        path = self.random.choice([path for path in paths if path.exists()] or [self.content / "programme.yaml"])
        path.write_bytes(path.read_bytes().replace("số".encode(), "sốố".encode(), 1) + b"\n")
        return path

    def change_law(self):
        path = self.random.choice(sorted((self.content / "legal").glob("*.yaml")))
        path.write_bytes(path.read_bytes().replace(b"2025", b"2024", 1))
        return path

    def change_template(self):
        path = self.random.choice(sorted((self.templates / "html").rglob("*.*")))
        path.write_bytes(path.read_bytes() + b"\n" if path.suffix in (".css", ".mustache", ".js") else path.read_bytes())
        return path

    def change_waivers(self):
        path = self.content / "modules/cd01/records/waivers.yaml"
        if path.exists() and self.random.random() < 0.5:
            path.unlink()
            return f"{path} removed"
        until = self.random.choice(["2026-12-31", "2025-12-31", "không"])
        path.write_text(
            "waivers:\n  - code: BS-101\n    reason: Thử\n    by: Nguyễn Văn A\n    date: 2026-01-01\n"
            f"    until: {until}\n")
        return path

    def change_record(self):
        folder = self.content / "modules/cd01/records/1.0.0"
        names = sorted(path.name for path in folder.glob("*") if path.is_file())
        if not names:
            return "no record"
        path = folder / self.random.choice(names)
        if self.random.random() < 0.5:
            path.unlink()
        else:
            path.write_bytes(path.read_bytes() + b"\n")
        return path

    def restore(self):
        """What was broken before is mended."""
        if self.random.random() < 0.3:
            for name in ("Content", "Templates"):
                target = self.folder / name
                shutil.rmtree(target)
                shutil.copytree(self.original / name, target)
            return "everything"
        done = []
        for original in self.original.rglob("*"):
            path = self.folder / original.relative_to(self.original)
            if original.is_file() and not (path.exists() and filecmp.cmp(path, original, shallow=False)):
                path.parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(original, path)
                done.append(path.name)
        return done

    def touch(self):
        path = self.random.choice(self.sources(".md", ".xml", ".yaml"))
        os.utime(path)
        return path

    def spoil_draft(self):
        files = [
            path for path in sorted((self.folder / "build").rglob("*"))
            if path.is_file() and not set(MEMORY) & set(path.parts)
        ]
        if not files:
            return "no draft"
        path = self.random.choice(files)
        how = self.random.randrange(5)
        if how == 0:
            path.unlink()
        elif how == 1:
            path.write_bytes(path.read_bytes() + b" ")
        elif how == 2:
            (path.parent / "la.html").write_text("lạ")
        elif how == 3:
            time.sleep(0.01)  # the clock of the disk ticks
            path.write_bytes(path.read_bytes()[:-1] + b"?")
        else:
            shutil.rmtree(self.folder / "build" / path.relative_to(self.folder / "build").parts[0], ignore_errors=True)
        return f"{path} ({how})"

    def spoil_memory(self):
        files = [path for name in MEMORY[:2] for path in sorted((self.folder / "build" / name).glob("*"))]
        if not files:
            return "no memory"
        path = self.random.choice(files)
        entry = path.read_bytes()
        how = self.random.randrange(4)
        if how == 0:
            path.write_bytes(entry[: self.random.randrange(len(entry) + 1)])
        elif how == 1 and entry:
            place = self.random.randrange(len(entry))
            path.write_bytes(entry[:place] + bytes([entry[place] ^ 1]) + entry[place + 1:])
        elif how == 2:
            path.write_bytes(self.random.choice(files).read_bytes())
        else:
            shutil.rmtree(path.parent)
        return f"{path} ({how})"

    def nothing(self):
        return ""

    # Runs

    def start(self, root, *arguments):
        return subprocess.Popen(
            [PROGRAM, *arguments], cwd=root, env=self.workshop.environment | self.python,
            stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)

    @property
    def python(self):
        # The real one: the stand-in of the other tests takes every draft of a name for the same.
        return {"HOCLIEU_PYTHON": str(ROOT / ".venv/bin/python3")}

    def both(self, *arguments, twice=False):
        """The same command with and without a memory; what each says, and how it ends. `twice`: with two runs at once that
        share the memory."""
        runs = [self.start(self.folder, *arguments), self.start(self.clean, *arguments)]
        if twice:
            runs.append(self.start(self.folder, *arguments))
        said = [(run.communicate()[0], run.returncode) for run in runs]
        if any(answer != said[1] for answer in said):
            raise Stale(arguments, *(f"{status}\n{text.decode(errors='replace')}" for text, status in said))
        return said[1]

    def compare(self, edition):
        twice = self.random.random() < 0.1
        jobs = self.random.choice(["1", "2", "5"])
        shutil.rmtree(self.clean / "build", ignore_errors=True)
        said, _ = self.both("build", "--format", edition, "--jobs", jobs, *OPTIONS, twice=twice)
        built = set(re.findall(rb"^build/(cd\d+)/", said, re.MULTILINE))
        for module in ("cd01", "cd02", "cd03"):
            if module.encode() in built:
                same(self.folder / "build" / module, self.clean / "build" / module, edition)
            else:
                # A module with errors keeps its last draft, which a run without a memory does not have.
                shutil.rmtree(self.folder / "build" / module, ignore_errors=True)
        shutil.rmtree(self.clean / "build", ignore_errors=True)
        self.both("check", "--format", "json", "--as-of", "2026-06-01", "--jobs", jobs, twice=twice)


class Stale(Exception):
    pass


def same(ours, clean, edition):
    """Raises where two folders differ; PDFs count only where they were asked for."""
    def files(folder):
        return {
            str(path.relative_to(folder)): path.read_bytes() for path in folder.rglob("*")
            if path.is_file() and ("pdf" in edition or path.suffix != ".pdf")
        }
    one, other = files(ours), files(clean)
    differing = sorted(name for name in one.keys() | other.keys() if one.get(name) != other.get(name))
    if differing:
        raise Stale(f"{ours} and {clean} differ in {differing}")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--times", type=int, default=500)
    parser.add_argument("--seed", type=int, default=datetime.date.today().toordinal())
    arguments = parser.parse_args()
    print(f"edits.py: {arguments.times} edits, seed {arguments.seed}")
    begin = time.monotonic()
    with tempfile.TemporaryDirectory(dir="/dev/shm", prefix="hoclieu-edits-") as folder:
        project = Project(pathlib.Path(folder) / "project", arguments.seed)
        history = []
        for number in range(1, arguments.times + 1):
            history.append(project.edit())
            try:
                project.compare("html,pdf" if number % 50 == 0 else "html")
            except Stale as stale:
                print(f"STALE after edit {number}:", *history[-5:], sep="\n  ")
                print(*stale.args, sep="\n---\n")
                return 1
    print(f"edits.py: never stale, {time.monotonic() - begin:.0f} s")
    return 0


sys.exit(main())
