"""The HTML edition in real browsers, from disk, on the real modules: `make test` runs it.

Judges: the Nu HTML Checker, axe-core, a walk over all links, the browsers' own consoles. Then a reader who has only a keyboard
reads, searches, answers and comes back, in Chromium and in Firefox; and 100 inputs try to run a script.
"""

import collections
import gzip
import html.parser
import json
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import hostile  # noqa: E402
from browsers import Chromium, Firefox, wait  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
HOCLIEU = ROOT / ".build/debug/hoclieu"
SAMPLE = ["cd01", "cd02", "cd03"]  # cd02 has all kinds of questions, cd03 a version before
faults = []


def check(holds, message):
    if not holds:
        faults.append(message)
        print("✘", message[:500], flush=True)


def say(text):
    print("·", text, flush=True)


def hoclieu(*arguments, expected=0):
    run = subprocess.run([HOCLIEU, *map(str, arguments)], cwd=ROOT, capture_output=True, text=True)
    check(run.returncode == expected, f"hoclieu {arguments[0]} gave {run.returncode}: {run.stderr[-800:]}")
    return run.stdout


class Page(html.parser.HTMLParser):
    """The names and addresses of a page, its text, and what must not be there."""

    def __init__(self, path):
        super().__init__()
        self.ids, self.links, self.files, self.text, self.foreign = collections.Counter(), [], [], [], []
        self._inside = 0
        self.feed(path.read_text())

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        if "id" in attributes:
            self.ids[attributes["id"]] += 1
        for name in ("href", "src"):
            if name in attributes:
                (self.links if tag == "a" else self.files).append(attributes[name])
        for name in attributes:
            if name.startswith("on") or name in ("style", "srcdoc"):
                self.foreign.append(f"{tag} {name}")
        if tag in ("iframe", "object", "embed", "base", "form", "svg", "math") or (tag == "script" and "src" not in attributes):
            self.foreign.append(tag)
        self._inside += tag == "main"

    def handle_endtag(self, tag):
        self._inside -= tag == "main"

    def handle_data(self, data):
        if self._inside:
            self.text.append(data)


def walk(build):
    """Every address in every page leads somewhere, and every name is there once."""
    pages = {path: Page(path) for path in sorted(build.rglob("*.html"))}
    count = 0
    for path, page in pages.items():
        for name, times in page.ids.items():
            check(times == 1, f"{path.relative_to(build)}: id {name} ×{times}")
        check(not page.foreign, f"{path.relative_to(build)}: holds {page.foreign[:3]}")
        for address in page.links + page.files:
            count += 1
            split = urllib.parse.urlsplit(address)
            if split.scheme:
                check(address in page.links and split.scheme in ("http", "https", "mailto", "tel"), f"{path.name}: address {address}")
                continue
            target = (path.parent / urllib.parse.unquote(split.path)).resolve() if split.path else path
            check(target.exists(), f"{path.relative_to(build)}: {address} leads nowhere")
            if split.fragment and target in pages:
                check(urllib.parse.unquote(split.fragment) in pages[target].ids, f"{path.relative_to(build)}: {address} has no such place")
    say(f"{len(pages)} pages, {count} links and files: all are there")
    return pages


def weigh(build, pages):
    """A topic page with everything, compressed, without pictures; and the index against the text."""
    heaviest = 0
    for path in pages:
        if not re.match(r"\d\d-", path.name):
            continue
        files = [path] + [path.parent / name for name in pages[path].files if not name.startswith("media/")]
        heaviest = max(heaviest, sum(len(gzip.compress(file.read_bytes())) for file in files))
    index = text = 0
    for module in build.glob("cd*/html"):
        index += len(gzip.compress((module / "tim-kiem.js").read_bytes(), 9))
        text += len("".join("".join(pages[path].text) for path in module.glob("[0-9][0-9]-*.html")).encode())
    check(heaviest <= 60 * 1024, f"a topic page weighs {heaviest} bytes")
    check(index <= 0.33 * text, f"the index is {index / text:.1%} of the text")
    say(f"the heaviest topic page: {heaviest / 1024:.1f} KB compressed; search index: {index / text:.1%} of the text, {index / 1024:.0f} KB")


def nu(paths):
    """The Nu HTML Checker of 2020 in the wheel. What it says of style sheets is left out: pages that stand alone carry theirs,
    and it knows neither `:is`, `color-scheme` nor `text-wrap`. Firefox's console judges style sheets."""
    jar = next((ROOT / ".venv/lib").rglob("vnu.jar"))
    run = subprocess.run(["java", "-Xmx512m", "-jar", jar, "--format", "json", *paths], capture_output=True, text=True)
    messages = json.loads(run.stderr)["messages"]
    errors = {f"Nu: {message['url'].split('/')[-1]}: {message['message']}" for message in messages
              if message["type"] != "info" and not message["message"].startswith("CSS: ")}
    for line in sorted(errors)[:20]:
        check(False, line)
    say(f"Nu HTML Checker: {len(paths)} pages, {len(errors)} errors")


AXE = None


def axe(browser, name):
    """axe-core's WCAG 2.2 A and AA rules and best practices: no violation."""
    global AXE
    if AXE is None:
        AXE = next((ROOT / ".venv/lib").rglob("axe_playwright_python/axe.min.js")).read_text()
    browser.page.evaluate(AXE)
    result = browser.page.evaluate("() => axe.run({preload: false, resultTypes: ['violations']})")
    for violation in result["violations"]:
        check(False, f"axe: {name}: {violation['id']}: {violation['nodes'][0]['html'][:150]}")


def look(browser, build, worst):
    """Every kind of page, in light and dark, wide and narrow; `worst` is the folder of the module that has the worst of all."""
    module = build / "cd02/html"
    topics = sorted(module.glob("[0-9][0-9]-*.html"))
    quiz = max(topics, key=lambda path: path.read_text().count("data-question"))
    kinds = {
        "home": module / "index.html", "topic": quiz, "whole": module / "toan-van.html", "help": module / "tro-giup.html",
        "changes": build / "cd03/html/thay-doi.html", "changed topic": next(path for path in sorted((build / "cd03/html").glob("0*.html")) if "data-change" in path.read_text()),
        "instructor": build / "cd02/html-giang-vien" / quiz.name, "programme": build / "index.html",
        "merged cells": worst / "03-o-gop.html",
    }
    runs = 0
    for width in (1280, 320):
        for scheme in ("light", "dark"):
            browser.look(width, scheme)
            for kind, path in kinds.items():
                browser.open(path.as_uri())
                if kind == "changed topic":
                    browser.ask("document.querySelectorAll('.switches button').forEach(button => button.click())")
                if kind == "topic":
                    browser.ask("document.querySelector('a.term, a.law, a.mark').click()")
                if kind == "programme":
                    browser.page.fill("#tim-chu", "chu ky")
                    wait(browser, "document.querySelector('.hits a') !== null")
                name = f"{kind}, {width}, {scheme}"
                # The whole module repeats what its topics hold; two of the four looks find what there is.
                if kind != "whole" or (width, scheme) in ((1280, "light"), (320, "dark")):
                    axe(browser, name)
                    runs += 1
                check(browser.ask("document.documentElement.scrollWidth") <= width, f"{name}: wider than the window")
                small = browser.ask("""[...document.querySelectorAll('button, input, select, .contents a, .turn a, .hits a')]
                  .map(e => [e, e.getBoundingClientRect()]).filter(([e, r]) => r.width > 1 && !e.closest('label') && (r.width < 24 || r.height < 24)).map(([e]) => e.outerHTML.slice(0, 80))""")
                check(not small, f"{name}: targets under 24 px: {small[:2]}")
            browser.open(kinds["topic"].as_uri())
            browser.press("/")
            browser.type("nghi dinh")
            wait(browser, "document.querySelector('.hits a') !== null")
            axe(browser, f"search, {width}, {scheme}")
            runs += 1
    browser.look(1280, "light")
    browser.open(kinds["topic"].as_uri())
    letters = browser.ask("""(() => { const lengths = [];
      for (const p of document.querySelectorAll('.body > p')) { const r = document.createRange(); r.selectNodeContents(p);
        const lines = new Set([...r.getClientRects()].map(x => Math.round(x.top / 12))).size; if (lines > 2) lengths.push(p.textContent.length / (lines - 0.5)); }
      return lengths; })()""")
    check(60 <= statistics.median(letters) <= 80, f"{statistics.median(letters):.0f} characters a line")
    check(not browser.take_faults(), f"Chromium's console: {browser.take_faults()}")
    say(f"axe-core: {runs} looks at {len(kinds) + 1} kinds of page, light and dark, 1280 and 320 px; {statistics.median(letters):.0f} characters a line")


def read_as_a_reader(browser, build):
    """One reader, keyboard only: skips to the text, opens a note, searches, answers, marks the topic read, comes back."""
    module = build / "cd02/html"
    quiz = max(sorted(module.glob("[0-9][0-9]-*.html")), key=lambda path: path.read_text().count("data-question"))
    browser.open((module / "index.html").as_uri())
    browser.press("Tab")
    check(browser.ask("document.activeElement.className") == "skip", f"{browser.name}: the first stop is no skip link")
    browser.press("Enter")
    browser.press("Tab")
    check(browser.ask("document.activeElement.closest('main') !== null"), f"{browser.name}: the skip link does not lead into the text")
    for _ in range(40):
        if browser.ask("document.activeElement.closest('.topics') !== null"):
            break
        browser.press("Tab")
    browser.press("Enter")
    check(wait(browser, "document.body.dataset.page === 'topic'"), f"{browser.name}: Enter on a topic opens nothing")

    # A note opens in place, tells what it is, and gives the focus back.
    for _ in range(60):
        if browser.ask("document.activeElement.matches('a.term, a.law, a.mark')"):
            break
        browser.press("Tab")
    mark = browser.ask("document.activeElement.outerHTML.slice(0, 60)")
    browser.press("Enter")
    check(wait(browser, "document.activeElement.getAttribute('role') === 'dialog' && document.activeElement.textContent.length > 20"), f"{browser.name}: no note opens")
    browser.press("Escape")
    check(browser.ask("document.activeElement.outerHTML.slice(0, 60)") == mark and not browser.ask("document.querySelector('.pop')"), f"{browser.name}: Escape does not lead back to the mark")

    # Search: with marks and without, đ and d, and the result opens at its paragraph.
    browser.press("/")
    check(wait(browser, "document.activeElement.id === 'tim-chu'"), f"{browser.name}: / opens no search")
    browser.type("ND-CP")
    check(wait(browser, "[...document.querySelectorAll('.hits mark')].some(mark => mark.textContent === 'NĐ-CP')"), f"{browser.name}: ND-CP does not find NĐ-CP")
    browser.press("ArrowDown")
    address = browser.ask("document.activeElement.href")
    browser.press("Enter")
    check(wait(browser, f"location.href.split('?')[0] === {json.dumps(address.split('#')[0])} || location.href === {json.dumps(address)}"), f"{browser.name}: Enter on a result opens nothing")
    check(wait(browser, "location.hash === '' || document.getElementById(decodeURIComponent(location.hash.slice(1))) !== null"), f"{browser.name}: the result leads to no place")

    # Questions: every kind, wrong once and then right by the key of the instructor's edition.
    solved = collections.Counter()
    for path in sorted(module.glob("[0-9][0-9]-*.html")):
        key = dict(re.findall(r'<section class="question" id="([^"]+)".*?<b>Đáp án: ([^<]*)</b>', (build / "cd02/html-giang-vien" / path.name).read_text(), re.S))
        browser.open(path.as_uri())
        for question, kind in browser.ask("[...document.querySelectorAll('.question.live')].map(q => [q.dataset.question, q.dataset.kind])"):
            answer(browser, question, kind, key[question])
            solved[kind] += 1
    check(len(solved) == 6, f"{browser.name}: kinds of questions answered: {dict(solved)}")

    # Marked as read with the keyboard, kept over a reload, and known to the home page.
    browser.open(quiz.as_uri())
    browser.ask("document.querySelector('[data-done] button').focus()")
    browser.press("Enter")
    browser.ask("location.reload()")
    time.sleep(0.5)
    check(wait(browser, "document.querySelector('[data-done] button')?.getAttribute('aria-pressed') === 'true'"), f"{browser.name}: a reload forgets what was read")
    check(wait(browser, "document.querySelector('.question.live .verdict.right') !== null"), f"{browser.name}: a reload forgets answers")
    browser.ask("document.querySelector('.more a').focus()")
    browser.press("Enter")
    check(wait(browser, "document.body.dataset.page === 'home' && !document.querySelector('[data-progress]').hidden"), f"{browser.name}: the home page shows no progress")
    check(browser.ask("document.querySelector('progress').value") == 1, f"{browser.name}: the home page does not know the topic that was read")
    check(browser.ask("document.querySelectorAll('.objectives .score').length") > 0, f"{browser.name}: no score for an objective")
    outside = browser.ask("performance.getEntriesByType('resource').map(e => e.name).filter(name => !name.startsWith('file:'))")
    check(not outside, f"{browser.name}: fetched {outside}")
    found = browser.take_faults()
    check(not found, f"{browser.name}'s console: {found[:3]}")
    say(f"{browser.name}: read, searched, {sum(solved.values())} questions of {len(solved)} kinds answered, came back; nothing on the console")


def answer(browser, question, kind, key):
    """Gives a wrong answer and then the right one; the page has to tell them apart."""
    root = f"document.querySelector('[data-question=\"{question}\"]')"

    def verdict(expected):
        browser.ask(f"{root}.querySelector('.acts .main').click()")
        return wait(browser, f"{root}.querySelector('.verdict').classList.contains('{expected}')", 1)

    def choose(places):
        browser.ask(f"[...{root}.querySelectorAll('input')].forEach((input, index) => {{ input.checked = {json.dumps(places)}.includes(index) }})")

    def place(letters):
        return [ord(letter) - 65 for letter in letters]

    if kind in ("single", "multiple", "true-false"):
        right = place(key.split(", "))
        count = browser.ask(f"{root}.querySelectorAll('input').length")
        choose([index for index in range(count) if index not in right][:1] or right[:1])
        wrong = verdict("wrong") or len(right) == count == 1
        choose(right)
    elif kind == "matching":
        letters = place(pair.split("–")[1] for pair in key.split(", "))
        fill = lambda values: browser.ask(f"[...{root}.querySelectorAll('select')].forEach((select, index) => {{ select.value = {json.dumps(values)}[index] }})")
        fill([str(letter) for letter in letters[1:] + letters[:1]])
        wrong = verdict("wrong")
        fill([str(letter) for letter in letters])
    elif kind == "ordering":
        wrong = verdict("wrong")
        order = place(key.split(" → "))
        for target, original in enumerate(order):
            browser.ask(f"""(() => {{ const list = {root}.querySelector('.steps'); list.items = list.items || [...list.children];
              const item = list.items[{original}]; while ([...list.children].indexOf(item) > {target}) item.querySelector('button').click(); }})()""")
    else:
        fill = lambda text: browser.ask(f"{root}.querySelector('input').value = {json.dumps(text)}")
        fill("không phải")
        wrong = verdict("wrong")
        fill("  " + key.split(" hoặc ")[0].upper() + " ")
    check(wrong, f"{browser.name}: {question} ({kind}): a wrong answer is not told")
    check(verdict("right"), f"{browser.name}: {question} ({kind}): {key} is not taken as right")


def search_everything(browser, build):
    """Over all modules: what is found, in which order, how soon."""
    browser.open((build / "index.html").as_uri())
    modules = len(browser.ask("document.body.dataset.index").split())

    def find(query):
        milliseconds = browser.ask(f"""(() => {{ const input = document.querySelector('#tim-chu'); input.value = {json.dumps(query)};
          const begin = performance.now(); input.dispatchEvent(new Event('input')); return performance.now() - begin; }})()""")
        return milliseconds, browser.ask("[...document.querySelectorAll('.hits a')].map(a => [a.querySelector('b').textContent, a.textContent, [...a.querySelectorAll('mark')].map(m => m.textContent)])")

    browser.ask("document.querySelector('#tim-chu').dispatchEvent(new Event('input'))")
    check(wait(browser, "window.hocLieuIndex && window.hocLieuIndex.length === 0 && document.querySelectorAll('script[src*=tim-kiem]').length > 0"), "the indexes are not loaded")
    time.sleep(0.3)
    times = []
    for query in ("c", "ch", "chu ky so", "chữ ký số", "ND-CP", "hoà", "nghi dinh 30", "du lieu ca nhan", "ủy ban nhân dân"):
        milliseconds, hits = find(query)
        times.append(milliseconds)
        check(hits, f"{browser.name}: nothing found for {query!r}")
    say(f"{browser.name}: search over {modules} modules: first {times[0]:.0f} ms, others {statistics.median(times[1:]):.0f} ms (at most {max(times[1:]):.0f})")
    plain, marked = find("du lieu")[1], find("dữ liệu")[1]
    check(plain and all("dữ liệu" in hit[1].lower() for hit in marked[:10]), f"{browser.name}: exact marks are not first")
    hits = [find(query)[1][:5] for query in ("hoá đơn", "hóa đơn")]
    check(hits[0] == hits[1] and hits[0], f"{browser.name}: hoá and hóa find different things")
    check(find("nghị đ")[1], f"{browser.name}: no result while a word is being typed")
    check(not find("zzqqxx")[1], f"{browser.name}: nonsense is found")


def attack(browser, build, names):
    for name in names:
        browser.open((build / f"cd01/html/{name}").as_uri())
        browser.ask("document.querySelectorAll('.switches button, .acts button').forEach(button => button.click())")
        for number in range(browser.ask("Math.min(8, document.querySelectorAll('a.mark, a.law, a.term').length)")):
            browser.ask(f"document.querySelectorAll('a.mark, a.law, a.term')[{number}].click()")
        browser.press("/")
        if browser.ask("document.querySelector('#tim-chu') !== null"):
            browser.type("script")
            wait(browser, "document.querySelector('.hits a') !== null", 2)
        check(browser.ask("document.documentElement.hasAttribute('data-ran')") is False, f"{browser.name}: {name} ran a script")
        check(browser.ask("document.querySelectorAll('main script, main iframe, main object, main svg, main style').length") == 0, f"{browser.name}: {name} holds foreign elements")
    found = browser.take_faults()
    check(not found, f"{browser.name}'s console on hostile pages: {found[:3]}")


def worst_book(project):
    """Builds the module that has every construct at its worst; gives the folder of its pages."""
    tests = ROOT / "Tests/HocLieuTests"
    shutil.copytree(tests / "Project", project)
    (project / "Templates").symlink_to(ROOT / "Templates")
    subprocess.run([sys.executable, tests / "Documents/make_book.py", project / "Content/modules/cd02"], check=True)
    hoclieu("build", "--root", project, "cd02", "--format", "html", "--edition", "hoc-vien,giang-vien", "--output", project / "build")
    return project / "build/cd02/html"


def main():
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as folder:
        build, project = pathlib.Path(folder, "build"), pathlib.Path(folder, "project")
        hoclieu("build", "--format", "html", "--date", "2026-11-22", "--output", build)
        hoclieu("build", *SAMPLE, "--format", "html", "--edition", "hoc-vien,giang-vien", "--date", "2026-11-22", "--output", build)
        hostile.write(project, ROOT)
        hoclieu("build", "--root", project, "cd01", "--format", "html", "--output", project / "build")
        pages = walk(build)
        weigh(build, pages)
        hostile_pages = sorted(path for path in walk(project / "build"))
        worst = worst_book(pathlib.Path(folder, "worst"))
        worst_pages = sorted(walk(worst.parent.parent))
        nu([path for path in pages if path.parts[-3] in SAMPLE or path.parent == build] + hostile_pages + worst_pages)
        for browser in (Chromium(), Firefox()):
            try:
                if isinstance(browser, Chromium):
                    look(browser, build, worst)
                read_as_a_reader(browser, build)
                search_everything(browser, build)
                attack(browser, project / "build", [path.name for path in hostile_pages])
            finally:
                browser.close()
        links = hostile.write_addresses(project)
        report = json.loads(hoclieu("check", "--root", project, "cd01", "--format", "json", expected=1))
        refused = collections.Counter(finding["place"]["file"].split(".")[-1] for finding in report["findings"] if finding["code"] == "BS-051")
        check(refused["xml"] == links and refused["md"] >= links - 1, f"refused addresses: {dict(refused)} of {links}")
        say(f"100 hostile inputs in two browsers: {len(faults) == 0 and 'nothing ran' or 'see above'}; {links} addresses refused in both syntaxes")
    say(f"{time.monotonic() - begin:.0f} s")
    if faults:
        print(f"✘ {len(faults)} faults", file=sys.stderr)
        sys.exit(1)


if __name__ == "__main__":
    main()
