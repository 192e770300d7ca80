"""What is measured: each part is a function that gives lines of Markdown, and leaves in `bench.facts` what the targets need."""

import contextlib
import dataclasses
import json
import pathlib
import re
import shutil
import subprocess
import typing

import corpus
import peers
import previewing
from measuring import Failed, Figure, Missing, in_turn, memory_of_tree, ratio

ROOT = pathlib.Path(__file__).resolve().parents[2]
CONTENT = ROOT / "Content"
PYTHON = ROOT / ".venv/bin/python3"
# A ministry's programme is 53 times this one: 1,000 modules.
MODULES = 19
SIZES = {"×1": MODULES, "×10": 190, "×53": 1000}
QUICK = {"×1": MODULES, "×2": 38, "×3": 57}
LARGEST = "×53"
FONTS = "/usr/share/fonts/truetype/liberation2:/usr/share/fonts/truetype/dejavu"


def sizes(bench):
    return QUICK if bench.quick else SIZES


def heading(columns):
    return [f"| {' | '.join(columns)} |", "|---" * len(columns) + "|"] if columns else []


def row(*cells):
    return f"| {' | '.join(map(str, cells))} |"


def memory(*figures):
    return ", ".join(f"{figure.megabytes:.0f}" for figure in figures) + " MB"


def fresh(path):
    shutil.rmtree(path, ignore_errors=True)
    path.mkdir(parents=True)
    return path


# ---- What is measured on


def programme(bench, modules):
    """A generated programme without register and glossary, which no peer knows; parts share it."""
    project = bench.work / f"x{modules}"
    if not project.exists():
        corpus.write(project, CONTENT, modules)
    forget(project)
    return project


@contextlib.contextmanager
def with_law(bench, modules):
    """The same with the register and the glossary."""
    project = programme(bench, modules)
    corpus.add_law(project, CONTENT)
    yield project
    corpus.remove_law(project)
    forget(project)


def real(bench):
    """A copy of the real modules with all their records."""
    project = bench.work / "real"
    if not project.exists():
        for name in ["Content", "Templates"]:
            shutil.copytree(ROOT / name, project / name)
    forget(project)
    return project


def forget(project):
    """Takes away what was built and what is remembered of it."""
    shutil.rmtree(project / "build", ignore_errors=True)


def another_word(topic, number):
    """Changes the first word of a topic's text into one that it never was."""
    head, body = topic.read_text(encoding="utf-8").split("\n---\n\n", 1)
    topic.write_text(f"{head}\n---\n\nLần{number} {body.split(' ', 1)[1]}", encoding="utf-8")


def hold_pages(tool, folder, pages):
    """A tool that writes less than it should is not fast."""
    found = sum(1 for _ in folder.glob("**/*.html"))
    if found < pages:
        raise Failed(f"{tool} wrote {found} pages of {pages}")


def checking(bench):
    """The command that checks; its report is kept."""
    return "check", "--format", "json", "--output", bench.work / "check.json"


def hold_check(bench, modules):
    """Findings are no failure; a check that looked at less than it should is."""
    report = json.loads((bench.work / "check.json").read_text(encoding="utf-8"))
    if report["summary"]["modules"] != modules:
        raise Failed(f"`check` looked at {report['summary']['modules']} modules of {modules}")


def rounds(bench, project, topic, *command, accept=(0,)):
    """A command cold, again, and again after a word of a topic was changed."""
    number = 0
    text = topic.read_text(encoding="utf-8")

    def run(figure):
        figure.run([bench.hoclieu, *command, "-C", project], accept=accept)

    def cold(figure):
        forget(project)
        run(figure)

    def edited(figure):
        nonlocal number
        number += 1
        another_word(topic, number)
        run(figure)

    figures = in_turn(bench.most, {"cold": cold, "again": run, "edited": edited})
    topic.write_text(text, encoding="utf-8")
    forget(project)
    return figures["cold"], figures["again"], figures["edited"]


# ---- HTML


def build_floor(bench):
    binary = bench.work / "floor"
    if not binary.exists():
        asked = ["pkg-config", "--cflags", "--libs", "libcmark-gfm"]
        flags = subprocess.run(asked, capture_output=True, text=True, check=True).stdout.split()
        subprocess.run(["clang", "-O2", "-o", binary, ROOT / "Tests/Bench/floor.c", *flags], check=True)
    return binary


def ours(bench, project):
    """The HTML edition of all modules, cold."""
    def build(figure):
        forget(project)
        figure.run([bench.hoclieu, "build", "-C", project, "--format", "html"])
    return build


def floor(bench, project):
    binary, listing, out = build_floor(bench), bench.work / "topics.txt", bench.work / "out"
    topics = peers.topics(project)
    listing.write_text("\n".join(map(str, topics)))

    def parse(figure):
        figure.run([binary, fresh(out), f"@{listing}"])
        hold_pages("the floor", out, len(topics))
    return parse


def site(bench, kind, project):
    """A peer that writes pages, and how it is run."""
    made = kind(project, fresh(bench.work / f"site-{kind.__name__}"))
    out, pages = bench.work / "out", len(peers.topics(project))

    def run(figure):
        made.run(figure, fresh(out))
        hold_pages(made.name, out, pages)
    return made, run


def html(bench):
    lines, growth = [], {}
    for size, modules in sizes(bench).items():
        project = programme(bench, modules)
        pages = len(peers.topics(project))
        things = {"hoclieu": ours(bench, project), "floor": floor(bench, project)}
        try:
            made, things["hugo"] = site(bench, peers.Hugo, project)
            told = f"{made.name}: {made.how}"
        except Missing as missing:
            told = f"Hugo was not measured: {missing}"
        figures = in_turn(bench.most, things)
        hold_pages("hoclieu", project / "build", pages)
        us, low, hugo = figures["hoclieu"], figures["floor"], figures.get("hugo")
        growth[size] = us.median, low.median
        bench.facts[f"html {size}"] = figures
        lines.append(row(
            f"{size}: {modules:,} modules, {pages:,} topics of 1,500 words", us, low, hugo or "not here", ratio(us, low),
            ratio(hugo, us, 1) if hugo else "–", memory(us, low, *([hugo] if hugo else []))))
        forget(project)
    first, last = list(growth)[0], list(growth)[-1]
    lines += ["", f"Growth from {first} to {last}: hoclieu ×{growth[last][0] / growth[first][0]:.0f}, the floor "
              f"×{growth[last][1] / growth[first][1]:.0f}. {told}."]
    return lines


def law(bench):
    with with_law(bench, MODULES) as project:
        figures = in_turn(bench.most, {"hoclieu": ours(bench, project), "floor": floor(bench, project)})
    us, low = figures["hoclieu"], figures["floor"]
    return [f"×1 with the register of law and the glossary: {us}, {ratio(us, low)} × the floor in the same rounds ({low}), "
            f"{memory(us)}."]


def features(bench):
    """Topics that have everything at once."""
    found = {}
    for modules in (10, 20) if bench.quick else (100, 400):
        project = bench.work / "features"
        corpus.write(project, CONTENT, modules, topics=10, rich=True)
        found[modules * 10] = in_turn(bench.most, {"hoclieu": ours(bench, project)})["hoclieu"]
        shutil.rmtree(project)
    (few, first), (many, second) = found.items()
    return [f"Topics that have everything at once (inclusions, values, points, citations, terms): {few:,} of them {first}, "
            f"{memory(first)}; {many:,} {second}, {memory(second)}, ×{second.median / first.median:.1f}."]


# ---- Cold, again, one word


def check(bench):
    project = real(bench)
    # A module without records: of an issued version every change is a finding.
    open_modules = [path for path in sorted((project / "Content/modules").iterdir()) if not (path / "records").exists()]
    topic = next(path for module in open_modules for path in sorted(module.glob("*.md")))
    cold, again, edited = rounds(bench, project, topic, *checking(bench), accept=(0, 1))
    hold_check(bench, MODULES)
    bench.facts["check"] = cold
    return [row(f"`check` of the {MODULES} real modules, records and frozen versions too", cold, again, edited, memory(cold))]


def reading(bench):
    project = real(bench)

    def run(*command):
        def go(figure):
            forget(project)
            figure.run([bench.hoclieu, *command, "-C", project], accept=(0, 1))
        return go
    figures = in_turn(bench.most, {
        "content": run(*checking(bench), "--stage", "bien-soan"), "everything": run(*checking(bench)),
        "reading": run("coverage", "--format", "json")})
    content, everything, alone = figures["content"], figures["everything"], figures["reading"]
    return [f"The same modules: all rules of content, language and law {content}, {ratio(content, alone)} × reading alone "
            f"({alone}); with records and frozen versions {ratio(everything, alone)} ×."]


def build(bench):
    with with_law(bench, MODULES) as project:
        topic = project / "Content/modules/cd01/01-bai.md"
        cold, again, edited = rounds(bench, project, topic, "build", "--format", "html")
    bench.facts["build again"] = again
    return [row("`build --format html`, ×1 with register and glossary", cold, again, edited, memory(cold))]


def publish(bench):
    project, store = real(bench), bench.work / "store"

    def run(figure):
        figure.run([bench.hoclieu, "publish", "-C", project, "--store", store])

    def cold(figure):
        forget(project)
        shutil.rmtree(store, ignore_errors=True)
        run(figure)

    figures = in_turn(bench.most, {"cold": cold, "again": run})
    versions = sum(1 for _ in store.glob("releases/*/*/release.json"))
    shutil.rmtree(store)
    forget(project)
    cold, again = figures["cold"], figures["again"]
    return [row(f"`publish` of the {versions} issued versions, proved, set, packed and signed", cold, again, "–", memory(cold))]


# ---- PDF

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


def typst_books(bench, project):
    """What hoclieu gives to the typesetter, kept by a stand-in for Python that copies its working folder; and the pages."""
    kept = fresh(bench.work / "kept")
    stand_in = bench.work / "keep.sh"
    stand_in.write_text(
        f'#!/bin/sh\n[ ! -e book.typ ] || cp -r . "{kept}/$(basename "$PWD" | sed "s/.*-\\(cd[0-9]*\\)-.*/\\1/")"\n'
        f'exec "{PYTHON}" "$@"\n')
    stand_in.chmod(0o755)
    forget(project)
    figure = Figure()
    figure.run(["env", f"HOCLIEU_PYTHON={stand_in}", bench.hoclieu, "build", "-C", project, "--format", "pdf"])
    books = sorted(kept.iterdir())
    pages = 0
    for path in project.glob("build/*/*.pdf"):
        said = subprocess.run(["pdfinfo", path], capture_output=True, text=True, check=True).stdout
        pages += int(re.search(r"^Pages:\s+(\d+)", said, re.MULTILINE).group(1))
    if len(books) != sum(1 for _ in project.glob("build/*/*.pdf")):
        raise Failed(f"{len(books)} books were kept")
    return books, pages


def pdf(bench):
    """hoclieu's PDFs against bare Typst on the very same files: two processes at a time, as hoclieu has them, and one for all."""
    project = programme(bench, MODULES)
    books, pages = typst_books(bench, project)
    script, listing, out = bench.work / "bare.py", bench.work / "books.txt", bench.work / "out"
    script.write_text(BARE_TYPST)
    listing.write_text("".join(f"{book}\n" for book in books))
    topic = project / "Content/modules/cd01/01-bai.md"
    text = topic.read_text(encoding="utf-8")
    number = 0

    def make(*more):
        return [bench.hoclieu, "build", "-C", project, *more]

    def bare(folder):
        return ["xargs", "-a", listing, "-P", "2", "-n", "1", PYTHON, "-I", script, folder, FONTS]

    def cold(figure):
        forget(project)
        figure.run(make("--format", "pdf"))

    def both(figure):
        Figure().run(make())  # The pages, which the run before did not make.
        figure.run(make())

    def edited(figure):
        nonlocal number
        number += 1
        another_word(topic, number)
        figure.run(make("cd01", "--format", "pdf"))

    figures = in_turn(bench.most, {
        "cold": cold, "bare": lambda figure: figure.run(bare(fresh(out))),
        "single": lambda figure: figure.run([PYTHON, "-I", script, fresh(out), FONTS, *books]), "both": both, "edited": edited,
        "one": lambda figure: figure.run([PYTHON, "-I", script, fresh(out), FONTS, books[0]])})
    forget(project)
    trees = memory_of_tree(make("--format", "pdf")), memory_of_tree(bare(fresh(out)))
    topic.write_text(text, encoding="utf-8")
    forget(project)
    bench.facts.update({"pdf cold": (figures["cold"], figures["single"])})
    bench.facts.update({"pdf edited": (figures["edited"], figures["one"]), "both again": figures["both"]})
    return [
        row(f"{len(books)} modules, {pages:,} pages, cold", figures["cold"], figures["bare"],
            ratio(figures["cold"], figures["bare"]),
            f"{memory(figures['cold'], figures['bare'])}; together {trees[0]:.0f}, {trees[1]:.0f} MB"),
        row("the same, Typst in one process", figures["cold"], figures["single"],
            ratio(figures["cold"], figures["single"]), memory(figures["cold"], figures["single"])),
        row("one of them after a word of it was changed", figures["edited"], figures["one"],
            ratio(figures["edited"], figures["one"]), memory(figures["edited"], figures["one"])),
        row("HTML and PDF of all, nothing changed", figures["both"], "–", "–", memory(figures["both"])),
    ]


# ---- Preview, search, diff


def preview(bench):
    times = 5 if bench.quick else 20
    with with_law(bench, MODULES) as project:
        topic = project / "Content/modules/cd01/01-bai.md"
        told = Figure()
        previewing.client(bench.hoclieu, project, "cd01", topic, times, told)
        bench.facts["preview told"] = told
        try:
            seen = Figure()
            previewing.browser(bench.hoclieu, project, "cd01", topic, times, seen)
            bench.facts["preview seen"] = seen
            said = f"to the frame in which an open page in headless Chromium shows it {seen}"
        except Missing as missing:
            said = f"in a browser not measured ({missing})"
    return ["`preview` of a module of ×1 with register and glossary, from before a save of one changed word: until a client "
            f"that is told as the page's script is has fetched the new page {told}; {said}."]


QUERY = """query => new Promise(done => {
  const input = document.querySelector("#tim-chu"), said = document.querySelector("#tim-ket-qua");
  const begin = performance.now(), end = () => done([performance.now() - begin, said.textContent]);
  input.value = query;
  new MutationObserver((_, observer) => { observer.disconnect(); end(); }).observe(said, { childList: true });
  input.dispatchEvent(new Event("input"));
})"""
QUERIES = ["chính quyền số", "ho so", "văn bản", "dữ liệu cá nhân", "người dân", "ke hoach cua xa", "đ", "thẩm quyền"]


def ask(page, query, figure):
    milliseconds, said = page.evaluate(QUERY, query)
    if "chỗ" not in said:
        raise Failed(f"search for “{query}” said “{said}”")
    figure.note(milliseconds / 1000)


def search(bench):
    """The index is a part of `build`; what it adds to the pages, and how long somebody who searches waits."""
    project = programme(bench, MODULES)
    Figure().run([bench.hoclieu, "build", "-C", project, "--format", "html"])
    index = sum(path.stat().st_size for path in project.glob("build/*/html/tim-kiem.js"))
    text = sum(path.stat().st_size for path in peers.topics(project))
    first, later = Figure(), Figure()
    try:
        for _ in range(bench.most):
            with previewing.Chromium() as page:
                page.goto((project / "build/index.html").as_uri())
                ask(page, QUERIES[0], first)
                for query in QUERIES[1:]:
                    ask(page, query, later)
        said = (f"in headless Chromium from `file://`, the first query (which loads and folds all of it) {first}, "
                f"later ones {later}")
    except Missing as missing:
        said = f"the time of a query is not measured ({missing})"
    forget(project)
    return [f"Search over all {MODULES} modules: `build` writes the index with the pages, {index / 1e6:.2f} MB for "
            f"{text / 1e6:.2f} MB of Markdown; {said}."]


# Of so many paragraphs one.
CHANGED = 20


def big_module(bench, topics):
    """A module as large as ten with a frozen version, and the text after some of its paragraphs got another first word."""
    project, old = bench.work / "big", bench.work / "old"
    corpus.write(project, CONTENT, 1, topics=topics, law=True)
    Figure().run([bench.hoclieu, "submit", "cd01", "-C", project])
    module = project / "Content/modules/cd01"
    shutil.copytree(module, old / "cd01", ignore=shutil.ignore_patterns("records"))
    number = words = 0
    for path in sorted(module.glob("*.md")):
        blocks = path.read_text(encoding="utf-8").split("\n\n")
        words += sum(len(block.split()) for block in blocks)
        for at, block in enumerate(blocks):
            if re.match(r"\w", block) and not block.startswith("Bảng:"):
                number += 1
                if number % CHANGED == 0:
                    blocks[at] = f"Nay {block}"
        path.write_text("\n\n".join(blocks), encoding="utf-8")
    return project, old, words, number // CHANGED


def diff(bench):
    issued = real(bench)
    project, old, words, changes = big_module(bench, 12 if bench.quick else 122)

    def git(figure):
        figure.run(["git", "diff", "--no-index", "--word-diff", old / "cd01", project / "Content/modules/cd01"], accept=(1,))

    figures = in_turn(bench.most, {
        "real": lambda figure: figure.run([bench.hoclieu, "diff", "cd03", "1.0.0", "1.1.0", "-C", issued], accept=(1,)),
        "big": lambda figure: figure.run([bench.hoclieu, "diff", "cd01", "1.0.0", "-C", project], accept=(1,)), "git": git})
    shutil.rmtree(project)
    shutil.rmtree(old)
    return [f"`diff` of the two issued versions of cd03, both out of their frozen sources: {figures['real']}, "
            f"{memory(figures['real'])}; of a module of {words:,} words (about {round(words / 380, -1):.0f} pages) with {changes} "
            f"changed places: {figures['big']}, {memory(figures['big'])} (`git diff --word-diff` of the Markdown: {figures['git']})."]


# ---- Peers, scale


def sites(bench):
    project = programme(bench, MODULES)
    names, things, missing = {}, {"hoclieu": ours(bench, project)}, []
    for kind in peers.SITES:
        try:
            names[kind.__name__], things[kind.__name__] = site(bench, kind, project)
        except Missing as error:
            missing.append(row(kind.name, kind.how, f"not here: {error}", "–", "–"))
    figures = in_turn(bench.most, things)
    forget(project)
    us = figures["hoclieu"]
    lines = [row("hoclieu", "a page a topic with contents and search, the whole module on one page", us, "1", memory(us))]
    lines += [row(made.name, made.how, figures[name], ratio(figures[name], us, 0), memory(figures[name]))
              for name, made in names.items()]
    return lines + missing


def book(bench):
    project = programme(bench, MODULES)

    def set_one(figure):
        forget(project)
        figure.run([bench.hoclieu, "build", "cd01", "-C", project, "--format", "pdf"])

    things = {"hoclieu": set_one}
    try:
        made, out = peers.WeasyPrint(project, fresh(bench.work / "site-WeasyPrint")), bench.work / "out"
        things["peer"] = lambda figure: made.run(figure, fresh(out))
    except Missing as missing:
        return [row(peers.WeasyPrint.name, peers.WeasyPrint.how, f"not here: {missing}", "–", "–")]
    figures = in_turn(bench.most, things)
    us, other = figures["hoclieu"], figures["peer"]
    forget(project)
    return [row("hoclieu", "PDF/UA-1 and PDF/A-2a of one module, cold", us, "1", memory(us)),
            row(made.name, made.how, other, ratio(other, us, 1), memory(other))]


SHARDS = 4


def shards(bench, project, topics):
    """The same in shards, one after the other on this machine: what each of several machines would need."""
    lines = []
    for command in (checking(bench), ["build", "--format", "html"]):
        forget(project)
        each = Figure()
        for number in range(1, SHARDS + 1):
            each.run([bench.hoclieu, *command, "-C", project, "--shard", f"{number}/{SHARDS}"], accept=(0, 1))
        lines.append(f"`{command[0]}` of {topics:,} topics in {SHARDS} shards: each {each}, {memory(each)}.")
    return lines


def words_of(project):
    return sum(len(path.read_text(encoding="utf-8").split()) for path in peers.topics(project))


def scale(bench):
    """Programmes of any size, with register and glossary."""
    lines, each, more = [], {}, []
    for size, modules in sizes(bench).items():
        with with_law(bench, modules) as project:
            topics = len(peers.topics(project))

            def checked(figure, project=project):
                forget(project)
                figure.run([bench.hoclieu, *checking(bench), "-C", project], accept=(0, 1))

            figures = in_turn(min(bench.most, 3), {"build": ours(bench, project), "check": checked})
            hold_check(bench, modules)
            made, judged = figures["build"], figures["check"]
            each[size] = made.median / topics, judged.median / topics
            bench.facts[f"scale {size}"] = made, judged
            lines.append(row(
                f"{size}: {modules:,} modules, {topics:,} topics, {words_of(project) / 1e6:.1f} million words",
                made, f"{each[size][0] * 1000:.2f} ms", memory(made),
                judged, f"{each[size][1] * 1000:.2f} ms", memory(judged)))
            if size == list(sizes(bench))[-1]:
                more = shards(bench, project, topics)
    first, last = list(each)[0], list(each)[-1]
    said = [f"`{name}` {each[last][at] / each[first][at]:.2f} times" for at, name in enumerate(["build", "check"])]
    return lines + ["", f"A topic of {last} takes as long as one of {first}: {', '.join(said)} (1 is linear).", *more]


@dataclasses.dataclass
class Part:
    name: str
    what: str
    measure: typing.Callable
    # The columns, where it gives rows.
    header: typing.Optional[list] = None


ROUNDS = ["", "cold", "again, nothing changed", "again, one word changed", "memory"]
PEERS = ["On the topics of ×1", "as", "time", "÷ hoclieu", "memory"]
ALL = [
    Part("html", "pages cold, against cmark-gfm and Hugo, at three sizes", html, [
        "Reading + HTML, files written, cold", "hoclieu", "C floor (cmark-gfm, one thread)", "Hugo", "× floor", "Hugo ÷ hoclieu",
        "memory: ours, floor, Hugo"]),
    Part("law", "pages with the register of law and the glossary", law),
    Part("features", "pages of topics that have everything at once", features),
    Part("check", "`check` cold, again, after one word changed", check, ROUNDS),
    Part("build", "`build` of HTML cold, again, after one word changed", build, ROUNDS),
    Part("publish", "`publish` cold and again", publish, ROUNDS),
    Part("reading", "`check` against reading alone", reading),
    Part("pdf", "PDF against bare Typst: all, one after one word changed", pdf, [
        "PDF/UA-1 + PDF/A-2a, two processes at a time", "hoclieu", "bare Typst on the same files", "× Typst",
        "memory of the largest process: ours, Typst's"]),
    Part("preview", "from a save to the refreshed page", preview),
    Part("search", "size of the search's index, time of a query", search),
    Part("diff", "`diff` of issued versions, and of a module of 500 pages", diff),
    Part("sites", "pages against MkDocs Material, Sphinx/MyST, pandoc", sites, PEERS),
    Part("book", "one PDF against WeasyPrint", book, PEERS),
    Part("scale", "`build` and `check` of 1,000 modules", scale, [
        "With register and glossary, cold", "`build --format html`", "a topic", "memory", "`check`", "a topic", "memory"]),
]
