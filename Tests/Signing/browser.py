"""verify.html in headless Chromium, from a file:// address; any request and any error of a script ends the test."""

import os
import pathlib


class Page:
    def __init__(self, address, width=1280):
        from playwright.sync_api import sync_playwright

        self.playwright = sync_playwright().start()
        path = os.environ.get("CHROMIUM", "/usr/bin/chromium")
        self.browser = self.playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        self.context = self.browser.new_context(viewport={"width": width, "height": 900})
        self.address = "file://" + str(pathlib.Path(address).resolve())
        self.faults = []

    def check(self, files, note=None, picture=None):
        """What the page says of these files: its outcome, and its words."""
        page = self.context.new_page()
        page.on("pageerror", lambda error: self.faults.append(str(error)))
        page.on("console", lambda message: self.faults.append(message.text))
        page.on("request", lambda request: request.url == self.address or self.faults.append(request.url))
        page.goto(self.address)
        if note:
            page.fill("#note", note)
        page.set_input_files("#files", [str(path) for path in files if pathlib.Path(path).exists()])
        page.wait_for_selector("article")
        outcomes = page.eval_on_selector_all("article", "all => all.map(one => one.className)")
        words = page.inner_text("#results")
        if picture:
            page.screenshot(path=picture, full_page=True)
        page.close()
        assert not self.faults, self.faults
        return outcomes, words

    def close(self):
        self.browser.close()
        self.playwright.stop()
