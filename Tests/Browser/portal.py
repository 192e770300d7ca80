"""Looks at a store's portal in Chromium, from file://: python3 portal.py STORE.

On every page, in light and in dark, on a desktop and on a phone: axe-core finds nothing, nothing is wider than the screen,
the page's policy blocks nothing of its own, and no script fails. Without scripts every module is there all the same. Search
finds with and without marks, by objective, topic, term and legal number. Prints every disagreement, and what was looked at.
"""

import json
import pathlib
import sys

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

STORE = pathlib.Path(sys.argv[1]).resolve()
modules = json.loads((STORE / "catalogue.json").read_text(encoding="utf-8"))["modules"]
# A page of each kind, and a module of each state.
seen, pages = set(), [path.name for path in sorted(STORE.glob("*.html")) if path.name != "verify.html"]
for module in modules:
    state = (bool(module["releases"]), module.get("current"), "withdrawn" in module)
    if state not in seen:
        seen.add(state)
        pages.append(f"chuyen-de/{module['id']}.html")
SCREENS = [("light", 1280), ("dark", 390), ("light", 320)]
looked = 0


def complain(place, what):
    print(f"✗ {place}: {what}")


def look(page, name, place):
    global looked
    said = []
    page.on("console", lambda message: said.append(message.text) if message.type in ("error", "warning") else None)
    page.on("pageerror", lambda error: said.append(str(error)))
    page.goto((STORE / name).as_uri())
    for text in said:
        complain(place, text)
    # axe would fetch stylesheets anew, which file:// forbids.
    for violation in Axe().run(page, options={"preload": False}).response["violations"]:
        complain(place, f"{violation['id']}: {violation['nodes'][0]['html'][:120]}")
    wide = page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth")
    if wide > 0:
        complain(place, f"{wide} pixels wider than the screen")
    looked += 1


def find(page, words):
    page.fill("#tu", words)
    return [href.split("#")[0] for href in page.eval_on_selector_all(
        "#ket-qua a", "links => links.map(link => link.getAttribute('href'))")]


def bare(text):
    """As somebody without a Vietnamese keyboard types it."""
    import unicodedata
    letters = unicodedata.normalize("NFD", text.lower()).replace("đ", "d")
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


def search(page):
    page.goto((STORE / "index.html").as_uri())
    searches = 0
    for module in modules:
        address = f"chuyen-de/{module['id']}.html"
        release = module["releases"] and next(
            (r for r in module["releases"] if r["version"] == module.get("current")), module["releases"][0])
        title = release["title"] if release else module["title"]
        asked = [module["id"], title, bare(title)]
        if release and "facts" in release:
            facts = release["facts"]
            for text in [o["text"] for o in facts["objectives"]] + [t["title"] for t in facts["topics"]] + facts["terms"]:
                asked += [text, bare(text)]
            asked += facts["law"] + [number.rsplit("/", 1)[0] for number in facts["law"] if number.count("/") > 1]
        for words in asked:
            searches += 1
            if address not in find(page, words):
                complain("search", f"“{words}” does not find {address}")
    for words, other in [("hoà", "hòa"), ("THUỶ", "thủy"), ("HO SO", "ho so")]:
        if find(page, words) != find(page, other):
            complain("search", f"“{words}” and “{other}” differ")
    if find(page, "không-có-gì-như-thế") or "Không thấy" not in page.inner_text("#so-ket-qua"):
        complain("search", "what is nowhere is found")
    for words in ["<img src=x onerror=alert(1)>", "((((", "   ", "a" * 5000, "\u0300\u0301", "𝕏"]:
        find(page, words)
    if page.evaluate("document.querySelectorAll('#ket-qua img').length"):
        complain("search", "a query becomes markup")
    marked = find(page, "dữ liệu")
    if marked and page.inner_text("#ket-qua mark >> nth=0").lower() != "dữ liệu":
        complain("search", "the hit that is shown is not what was asked")
    return searches


with sync_playwright() as playwright:
    browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
    for scheme, width in SCREENS:
        for name in pages:
            page = browser.new_page(color_scheme=scheme, viewport={"width": width, "height": 900})
            look(page, name, f"{name} {scheme} {width}")
            page.close()
    page = browser.new_page()
    searches = search(page)
    page.goto((STORE / "index.html").as_uri() + "?q=" + modules[0]["id"])
    if page.locator("#ket-qua li").count() == 0:
        complain("search", "an address with a query finds nothing")
    plain = browser.new_context(java_script_enabled=False).new_page()
    plain.goto((STORE / "index.html").as_uri())
    if plain.locator("#tim").is_visible() or plain.locator(".modules > li").count() != len(modules):
        complain("index.html", "is not whole without scripts")
    browser.close()

print(f"{len(pages)} pages on {len(SCREENS)} screens, {searches} searches" if looked == len(pages) * len(SCREENS) else looked)
