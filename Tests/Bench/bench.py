"""`make bench`: speed and memory of hoclieu against floors and peers, in one run, as ratios.

Everything is measured in a RAM disk (files on this kind of machine's disk vary fivefold from run to run), each thing several
times in turn with the others, and reported as medians with the spread of the runs. The figures go into README.md between the
markers. Time is wall time of the whole process, as a person waits for it; memory is the largest resident size of the
process and its children.
"""

import os
import pathlib
import platform
import shutil
import statistics
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import corpus  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
WORK = pathlib.Path(os.environ.get("HOCLIEU_BENCH", "/dev/shm/hoclieu-bench"))
HOCLIEU = ROOT / ".build/release/hoclieu"
VENV = ROOT / ".venv/bin"
RUNS = int(os.environ.get("RUNS", "7"))


class Figure:
    """Runs of one thing: seconds, and megabytes at the most."""

    def __init__(self):
        self.seconds = []
        self.megabytes = 0.0

    def run(self, command, cwd=None):
        begin = time.perf_counter()
        process = subprocess.Popen(command, cwd=cwd, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE)
        errors = process.stderr.read()
        _, status, usage = os.wait4(process.pid, 0)
        self.seconds.append(time.perf_counter() - begin)
        # ru_maxrss of a process that was waited for includes the children it waited for itself.
        self.megabytes = max(self.megabytes, usage.ru_maxrss / 1024)
        if status != 0:
            raise SystemExit(f"bench: {' '.join(map(str, command))[:200]} failed:\n{errors.decode()[-2000:]}")

    @property
    def median(self):
        return statistics.median(self.seconds)

    def __str__(self):
        low, high = min(self.seconds), max(self.seconds)
        if self.median < 1:
            return f"{self.median * 1000:.0f} ms ({low * 1000:.0f}–{high * 1000:.0f})"
        return f"{self.median:.2f} s ({low:.2f}–{high:.2f})"


def in_turn(runs, **things):
    """Runs every thing `runs` times, one after the other and round again, so that a slow minute hits all alike."""
    figures = {name: Figure() for name in things}
    for round_number in range(runs + 1):
        for name, thing in things.items():
            figure = Figure() if round_number == 0 else figures[name]  # the first round only warms up
            thing(figure)
    return figures


def fresh(path):
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


def build_floor():
    binary = WORK / "floor"
    flags = subprocess.run(["pkg-config", "--cflags", "--libs", "libcmark-gfm"], capture_output=True, text=True, check=True)
    subprocess.run(["clang", "-O2", "-o", binary, ROOT / "Tests/Bench/floor.c", *flags.stdout.split()], check=True)
    return binary


def hugo_site(project):
    """The same topics for Hugo, with a theme of one line a page kind."""
    site = fresh(project / "hugo")
    (site / "hugo.toml").write_text('baseURL = "/"\ntitle = "x"\ndisableKinds = ["taxonomy", "term", "RSS", "sitemap", "404"]\n')
    layouts = site / "layouts" / "_default"
    layouts.mkdir(parents=True)
    (layouts / "single.html").write_text("<!DOCTYPE html><title>{{ .Title }}</title><h1>{{ .Title }}</h1>{{ .Content }}\n")
    (layouts / "list.html").write_text("<!DOCTYPE html><title>{{ .Title }}</title>{{ range .Pages }}<a href='{{ .RelPermalink }}'>{{ .Title }}</a>{{ end }}\n")
    for path in sorted((project / "Content/modules").glob("*/*.md")):
        target = site / "content" / path.parent.name / path.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(path, target)
    return site


def html(size, modules, floor, runs, with_hugo=True, with_law=False):
    project = WORK / size
    corpus.write(project, ROOT / "Content", modules)
    if with_law:
        shutil.copytree(ROOT / "Content/legal", project / "Content/legal")
        shutil.copyfile(ROOT / "Content/glossary.yaml", project / "Content/glossary.yaml")
    topics = sorted(str(path) for path in (project / "Content/modules").glob("*/*.md"))
    listing = project / "topics.txt"
    listing.write_text("\n".join(topics))
    out = WORK / "out"

    def ours(figure):
        fresh(out)
        figure.run([HOCLIEU, "build", "-C", project, "--format", "html", "--output", out])

    def floors(figure):
        fresh(out)
        figure.run([floor, out, "@" + str(listing)])

    things = {"hoclieu": ours, "floor": floors}
    if with_hugo:
        site = hugo_site(project)

        def hugo(figure):
            figure.run([VENV / "hugo", "--quiet", "--source", site, "--destination", fresh(out), "--noBuildLock"])

        things["hugo"] = hugo
    figures = in_turn(runs, **things)
    pages = len(topics)
    shutil.rmtree(project, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    return pages, figures


def features(modules, runs):
    """hoclieu on topics that have everything at once: inclusions, values, points, citations, terms."""
    project = WORK / "features"
    corpus.write(project, ROOT / "Content", modules, topics=10, rich=True)
    out = WORK / "out"

    def ours(figure):
        fresh(out)
        figure.run([HOCLIEU, "build", "-C", project, "--format", "html", "--output", out])

    figure = in_turn(runs, hoclieu=ours)["hoclieu"]
    shutil.rmtree(project, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    return figure


def checking(runs):
    """Every check over the real modules, against reading them alone (coverage needs nothing but the trees)."""
    project = WORK / "content"
    shutil.copytree(ROOT / "Content", project / "Content")

    def content(figure):
        figure.run([HOCLIEU, "check", "-C", project, "--stage", "bien-soan", "--format", "json"])

    def everything(figure):
        figure.run([HOCLIEU, "check", "-C", project, "--format", "json"])

    def reading(figure):
        figure.run([HOCLIEU, "coverage", "-C", project, "--format", "json"])

    figures = in_turn(runs, content=content, everything=everything, reading=reading)
    modules = len(list((project / "Content/modules").iterdir()))
    shutil.rmtree(project, ignore_errors=True)
    return modules, figures


BARE_TYPST = """
import os, sys, typst
output, fonts, *folders = sys.argv[1:]
fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts.split(":"))
for folder in folders:
    os.chdir(folder)
    pdf = typst.compile("book.typ", root=".", font_paths=fonts, format="pdf", pdf_standards=["ua-1", "a-2a"], timestamp=0)
    with open(os.path.join(output, os.path.basename(folder) + ".pdf"), "wb") as file:
        file.write(pdf)
"""


def pdf(runs):
    """hoclieu's PDFs of 19 modules against bare Typst on the very same files: in one process for all of them, and two processes
    at a time as hoclieu has them. Then one changed word: the whole programme and the module alone, where the rest is
    remembered, against bare Typst for that module.
    """
    project = WORK / "pdf"
    corpus.write(project, ROOT / "Content", 19)
    out = WORK / "out"
    # What hoclieu gives to the typesetter, kept by a stand-in for Python that copies its working folder.
    kept = fresh(WORK / "kept")
    stand_in = WORK / "keep.sh"
    stand_in.write_text(
        f'#!/bin/sh\n[ ! -e book.typ ] || cp -r . "{kept}/$(basename "$PWD" | sed "s/.*-\\(cd[0-9]*\\)-.*/\\1/")"\n'
        f'exec "{VENV}/python3" "$@"\n'
    )
    stand_in.chmod(0o755)
    subprocess.run(
        [HOCLIEU, "build", "-C", project, "--format", "pdf", "--output", fresh(out)],
        env={**os.environ, "HOCLIEU_PYTHON": str(stand_in)}, check=True, stdout=subprocess.DEVNULL)
    books = sorted(path for path in kept.iterdir())
    pages = 0
    for path in sorted(out.glob("*/*.pdf")):
        info = subprocess.run(["pdfinfo", path], capture_output=True, text=True).stdout
        pages += int(next((line.split()[1] for line in info.splitlines() if line.startswith("Pages:")), 0))
    script = WORK / "bare.py"
    script.write_text(BARE_TYPST)
    fonts = "/usr/share/fonts/truetype/liberation2:/usr/share/fonts/truetype/dejavu"
    listing = WORK / "books.txt"
    listing.write_text("\n".join(str(book) for book in books) + "\n")

    def ours(figure):
        # Cold: nothing is remembered from the run before.
        shutil.rmtree(project / "build", ignore_errors=True)
        figure.run(
            ["env", f"HOCLIEU_PYTHON={VENV}/python3", HOCLIEU, "build", "-C", project, "--format", "pdf", "--output", fresh(out)])

    def bare(figure):
        figure.run(["xargs", "-a", listing, "-P", "2", "-n", "1", VENV / "python3", "-I", script, fresh(out), fonts])

    def single(figure):
        figure.run([VENV / "python3", "-I", script, fresh(out), fonts, *books])

    topic = next(path for path in sorted((project / "Content/modules/cd01").glob("*.md")))
    text = topic.read_text(encoding="utf-8")
    place = text.index(" là ", text.index("\n---\n"))
    changes = 0

    def changed(*modules):
        def measure(figure):
            nonlocal changes
            changes += 1
            topic.write_text(f"{text[:place]} là{changes} {text[place + 4:]}", encoding="utf-8")
            figure.run(
                ["env", f"HOCLIEU_PYTHON={VENV}/python3", HOCLIEU, "build", "-C", project, *modules, "--format", "pdf"])

        return measure

    def one_book(figure):
        figure.run([VENV / "python3", "-I", script, fresh(out), fonts, books[0]])

    figures = in_turn(runs, hoclieu=ours, typst=bare, single=single)
    subprocess.run(
        [HOCLIEU, "build", "-C", project, "--format", "pdf"],
        env={**os.environ, "HOCLIEU_PYTHON": f"{VENV}/python3"}, check=True, stdout=subprocess.DEVNULL)
    figures |= in_turn(2 * runs + 1, word=changed(), module=changed("cd01"), book=one_book)
    shutil.rmtree(project, ignore_errors=True)
    shutil.rmtree(kept, ignore_errors=True)
    shutil.rmtree(out, ignore_errors=True)
    return len(books), pages, figures


def report_pdf(books, pages, f, say):
    ours, bare, single = f["hoclieu"], f["typst"], f["single"]
    say("| PDF/UA-1 + PDF/A-2a | hoclieu, two at a time | bare Typst, one process | × Typst | bare Typst, two at a time | × Typst | memory of the largest process: ours, Typst's |")
    say("|---|---|---|---|---|---|---|")
    say(
        f"| {books} modules, {pages} pages | {ours} | {single} | **{ours.median / single.median:.2f}** | {bare} |"
        f" **{ours.median / bare.median:.2f}** | {ours.megabytes:.0f}, {single.megabytes:.0f} MB |")
    word, module, book = f["word"], f["module"], f["book"]
    say()
    say(
        f"One changed word in a finished PDF: the module alone {module}, **{module.median / book.median:.2f}** × bare Typst for that"
        f" module ({book}); all {books} modules asked for, 18 remembered: {word}, **{word.median / book.median:.2f}** ×.")


def processor():
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def main():
    fresh(WORK)
    floor = build_floor()
    lines = []

    def say(line=""):
        print(line, flush=True)
        lines.append(line)

    date = time.strftime("%Y-%m-%d")
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    say(f"Measured on {date}: {os.cpu_count()} cores ({processor()}), {memory:.0f} GiB, Debian 12, files in a RAM disk;")
    say(f"medians of {RUNS} runs (3 for ×100 and PDF), with the fastest and slowest run, cold (nothing is cached between runs).")
    say()
    say("| Reading + HTML, files written | hoclieu | C floor (cmark-gfm, one thread) | Hugo 0.168 | × floor | Hugo ÷ hoclieu | memory: ours, floor, Hugo |")
    say("|---|---|---|---|---|---|---|")
    times = {}
    for size, modules, runs in [("×1", 19, RUNS), ("×10", 190, RUNS), ("×100", 1900, 3)]:
        pages, f = html("x" + size[1:], modules, floor, runs)
        ours, low, hugo = f["hoclieu"], f["floor"], f["hugo"]
        times[size] = (ours.median, low.median)
        say(
            f"| {size}: {modules} modules, {pages} topics of 1,500 words | {ours} | {low} | {hugo} | **{ours.median / low.median:.2f}** "
            f"| **{hugo.median / ours.median:.1f}** | {ours.megabytes:.0f}, {low.megabytes:.0f}, {hugo.megabytes:.0f} MB |")
    say()
    growth = times["×100"][0] / times["×1"][0]
    say(f"Growth from ×1 to ×100: hoclieu ×{growth:.0f}, the floor ×{times['×100'][1] / times['×1'][1]:.0f}.")
    say()
    _, f = html("law", 19, floor, RUNS, with_hugo=False, with_law=True)
    ours, low = f["hoclieu"], f["floor"]
    say(
        f"×1 with the register of law and the glossary, about 8 citations and 8 terms marked in each topic: {ours}, "
        f"**{ours.median / low.median:.2f}** × the floor in the same run ({low}), {ours.megabytes:.0f} MB.")
    say()
    few, many = features(100, 3), features(400, 3)
    say(
        f"Topics that have everything at once (inclusions, values, points, citations, terms): 1,000 of them {few}, {few.megabytes:.0f} MB; "
        f"4,000 {many}, {many.megabytes:.0f} MB, ×{many.median / few.median:.1f}.")
    say()
    modules, f = checking(RUNS)
    content, everything, reading = f["content"], f["everything"], f["reading"]
    say(
        f"Checking the {modules} real modules: content, language and law {content}, **{content.median / reading.median:.2f}** × reading alone "
        f"({reading}); with records and frozen versions {everything}, **{everything.median / reading.median:.2f}** ×, {everything.megabytes:.0f} MB.")
    say()
    report_pdf(*pdf(3), say)
    shutil.rmtree(WORK, ignore_errors=True)

    readme = ROOT / "README.md"
    text = readme.read_text(encoding="utf-8")
    begin, end = "<!-- bench: begin -->\n", "<!-- bench: end -->"
    if begin in text and end in text:
        before, rest = text.split(begin, 1)
        readme.write_text(before + begin + "\n".join(lines) + "\n" + end + rest.split(end, 1)[1], encoding="utf-8")
        print("\nThe figures are in README.md.")


if __name__ == "__main__":
    main()
