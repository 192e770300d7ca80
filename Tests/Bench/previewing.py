"""How long it takes from a save to the refreshed page of `hoclieu preview`, as a client sees it that listens as the page's own
script does, and as an open page in headless Chromium does.
"""

import http.client
import json
import pathlib
import re
import subprocess
import time
import urllib.parse

from measuring import Failed, Missing

# A save that is not answered by then never will be.
PATIENCE = 20
CHROMIUM = "/usr/bin/chromium"


class Preview:
    """`hoclieu preview` of a module, until the block ends."""

    def __init__(self, hoclieu, project, module):
        self.command = [str(hoclieu), "preview", module, "--no-open", "-C", str(project)]
        self.module = module

    def __enter__(self):
        self.process = subprocess.Popen(self.command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        said = self.process.stdout.readline()
        address = re.search(r"http://(127\.0\.0\.1:\d+)", said)
        if not address:
            self.__exit__()
            raise Failed(f"preview did not start: {said}")
        self.host = address.group(1)
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait(10)


class Listener:
    """Asks for news of a page and fetches it, as its script does."""

    def __init__(self, preview, page):
        self.preview, self.page = preview, page
        self.news = http.client.HTTPConnection(preview.host, timeout=PATIENCE)
        self.pages = http.client.HTTPConnection(preview.host, timeout=PATIENCE)
        self.version = int(re.search(r'data-version="(\d+)"', self.fetch()).group(1))

    def fetch(self):
        self.pages.request("GET", f"/{self.preview.module}/{self.page}")
        return self.pages.getresponse().read().decode()

    def ask(self):
        query = urllib.parse.urlencode({"page": self.page, "after": self.version})
        self.news.request("GET", f"/-/{self.preview.module}/state.json?{query}")

    def wait(self):
        self.version = json.loads(self.news.getresponse().read())["version"]

    def latency(self, save, word):
        """Seconds from before `save` until a page with `word` was fetched."""
        self.ask()
        time.sleep(0.05)  # Somebody who writes is always waited for.
        begin = time.perf_counter()
        save()
        while time.perf_counter() < begin + PATIENCE:
            self.wait()
            if word in self.fetch():
                return time.perf_counter() - begin
            self.ask()
        raise Failed(f"preview did not show a save within {PATIENCE} s")


def change(topic: pathlib.Path, text: str, number: int):
    """Another first word of the body each time; gives the saving, and the word."""
    head, body = text.split("\n---\n\n", 1)
    word = f"Thay{number}"
    return lambda: topic.write_text(f"{head}\n---\n\n{word} {body.split(' ', 1)[1]}", encoding="utf-8"), word


def client(hoclieu, project, module, topic, runs, figure):
    """Without a browser: one that is told at once and fetches the page."""
    text = topic.read_text(encoding="utf-8")
    with Preview(hoclieu, project, module) as preview:
        listener = Listener(preview, topic.stem + ".html")
        for number in range(runs + 1):
            seconds = listener.latency(*change(topic, text, number))
            if number:  # The first only warms up.
                figure.note(seconds)
    topic.write_text(text, encoding="utf-8")


SEEN = """word => { window.seen = new Promise(done => new MutationObserver((_, observer) => {
  if (!document.querySelector(".body").textContent.includes(word)) return;
  observer.disconnect();
  requestAnimationFrame(() => done(Date.now()));
}).observe(document.querySelector(".body"), { childList: true, subtree: true, characterData: true })); }"""


class Chromium:
    """A headless page, until the block ends."""

    def __enter__(self):
        try:
            from playwright.sync_api import sync_playwright
        except ImportError as error:
            raise Missing("Playwright is not in .venv") from error
        if not pathlib.Path(CHROMIUM).exists():
            raise Missing("Chromium is not on this machine")
        self.playwright = sync_playwright().start()
        self.browser = self.playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        return self.browser.new_page(viewport={"width": 1280, "height": 800})

    def __exit__(self, *_):
        self.browser.close()
        self.playwright.stop()


def browser(hoclieu, project, module, topic, runs, figure):
    """In an open page: until the frame in which the new word is painted."""
    text = topic.read_text(encoding="utf-8")
    with Preview(hoclieu, project, module) as preview, Chromium() as page:
        page.set_default_timeout(PATIENCE * 1000)
        page.goto(f"http://{preview.host}/{module}/{topic.stem}.html")
        page.wait_for_selector(".xt-thanh label")
        for number in range(runs + 1):
            save, word = change(topic, text, number)
            page.evaluate(SEEN, word)
            time.sleep(0.05)
            begin = time.time()
            save()
            seconds = page.evaluate("window.seen") / 1000 - begin
            if number:
                figure.note(seconds)
    topic.write_text(text, encoding="utf-8")
