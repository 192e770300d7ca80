"""The two browsers behind one face: what a reader does with keys, and what a page says of itself. Pages are opened from disk."""

import json
import pathlib
import socket
import tempfile
import time

from marionette_driver.errors import MarionetteException
from marionette_driver.marionette import Marionette
from playwright.sync_api import Error, sync_playwright


class Chromium:
    name = "Chromium"

    def __init__(self):
        self._playwright = sync_playwright().start()
        self._browser = self._playwright.chromium.launch(
            executable_path="/usr/bin/chromium", args=["--no-sandbox", "--disable-gpu"])
        self.page = self._browser.new_page(viewport={"width": 1280, "height": 900})
        self.faults = []
        self.page.on("console", lambda line: line.type in ("error", "warning") and self.faults.append(line.text[:300]))
        self.page.on("pageerror", lambda error: self.faults.append(str(error)[:300]))
        self.page.on("dialog", lambda dialog: (self.faults.append("dialog: " + dialog.message), dialog.dismiss()))
        self.page.on("request", lambda request: request.url.startswith("file://")
                     or self.faults.append("outside request: " + request.url[:200]))

    def open(self, address):
        self.page.goto(address)

    def look(self, width, scheme):
        self.page.set_viewport_size({"width": width, "height": 900})
        self.page.emulate_media(color_scheme=scheme)

    def ask(self, script):
        """The value of an expression in the page."""
        return self.page.evaluate(f"() => ({script})")

    def press(self, key, times=1):
        for _ in range(times):
            self.page.keyboard.press(key)

    def type(self, text):
        self.page.keyboard.type(text)

    def choose(self, selector, paths):
        """Gives files to a field that asks for them."""
        self.page.set_input_files(selector, [str(path) for path in paths])

    def take_faults(self):
        faults, self.faults = self.faults, []
        return faults

    def close(self):
        self._browser.close()
        self._playwright.stop()


class Firefox:
    name = "Firefox"
    keys = {"Tab": "\ue004", "Enter": "\ue007", "Escape": "\ue00c", "ArrowDown": "\ue015", "Space": " ", "/": "/"}

    def __init__(self):
        # A port of its own: another run may have the usual one.
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        # The preferences that Marionette recommends loosen what pages on a disk may do; then this would test nothing.
        # Marionette deletes the file of its log before it starts: never name a device here.
        self._folder = tempfile.TemporaryDirectory()
        self._marionette = Marionette(bin="/usr/bin/firefox-esr", headless=True, port=port,
                                      gecko_log=str(pathlib.Path(self._folder.name) / "gecko.log"),
                                      app_args=["-remote-allow-system-access"],
                                      prefs={"remote.prefs.recommended": False, "network.proxy.type": 1,
                                             "network.proxy.http": "127.0.0.1", "network.proxy.http_port": 9,
                                             "network.proxy.ssl": "127.0.0.1", "network.proxy.ssl_port": 9})
        self._marionette.start_session()
        self._marionette.set_window_rect(width=1280, height=900)

    def open(self, address):
        self._marionette.navigate(address)

    def ask(self, script):
        for _ in range(50):
            answer = self._marionette.execute_script(f"return JSON.stringify(({script})) ?? 'null'", sandbox=None)
            if answer is not None:
                return json.loads(answer)
            time.sleep(0.1)  # One page was going and the next not there yet, which answers nothing.
        raise AssertionError(f"{self.name} answers nothing to {script}")

    def press(self, key, times=1):
        for _ in range(times):
            self._marionette.actions.sequence("key", "keyboard").key_down(self.keys[key]).key_up(self.keys[key]).perform()

    def type(self, text):
        sequence = self._marionette.actions.sequence("key", "keyboard")
        for letter in text:
            sequence = sequence.key_down(letter).key_up(letter)
        sequence.perform()

    def choose(self, selector, paths):
        self._marionette.find_element("css selector", selector).send_keys("\n".join(map(str, paths)))

    def take_faults(self):
        """What the console says of pages, blocked scripts included, since it was asked last."""
        with self._marionette.using_context("chrome"):
            lines = self._marionette.execute_script("""
              const lines = Services.console.getMessageArray().filter(line => line instanceof Ci.nsIScriptError)
                .filter(line => line.sourceName.startsWith("file:") && !line.sourceName.includes("/omni.ja"))
                .map(line => line.errorMessage.slice(0, 300));
              Services.console.reset();
              return lines;""")
        return lines

    def close(self):
        self._marionette.quit()
        self._marionette.cleanup()
        self._folder.cleanup()


def wait(browser, script, seconds=5):
    """Whether an expression became true in the page in time."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        try:
            if browser.ask(script):
                return True
        except (Error, MarionetteException):
            pass  # The page that was asked has just been left, or the next one is not there yet.
        time.sleep(0.05)
    return False
