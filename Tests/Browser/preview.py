"""What an author sees in `hoclieu preview`, held in a real browser: blocks that change in place, findings below their paragraph,
the last good page under an overlay, and everything that editors do to files.

    .venv/bin/python3 Tests/Browser/preview.py HOCLIEU PROJECT [--figures]

`--figures` prints how long it takes from a save to the refreshed page; nothing is held to a time.
"""
import pathlib
import re
import shutil
import signal
import statistics
import subprocess
import sys
import tempfile
import time

from playwright.sync_api import sync_playwright

FAULTS = []
DONE = 0


def expect(what, is_so):
    global DONE
    DONE += 1
    if not is_so:
        FAULTS.append(what)
        print(f"✘ {what}")


class Session:
    def __init__(self, tool, project, page):
        self.root = pathlib.Path(tempfile.mkdtemp(prefix="hoclieu-preview-"))
        shutil.copytree(project / "Content", self.root / "Content")
        shutil.copytree(pathlib.Path(__file__).parents[2] / "Templates", self.root / "Templates")
        (self.root / ".venv").symlink_to(pathlib.Path(__file__).parents[2] / ".venv")
        self.process = subprocess.Popen(
            [tool, "preview", "cd01", "--no-open"], cwd=self.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
        self.address = re.search(r"http://\S+", self.process.stdout.readline()).group()
        self.origin = "/".join(self.address.split("/")[:3])
        self.page = page
        self.topic = self.root / "Content/modules/cd01/01-nhan-van-ban.md"
        self.module = self.root / "Content/modules/cd01/module.yaml"
        self.text = self.topic.read_text()

    def until(self, expression, seconds=20):
        """Waits until an expression is true in the page. The page's policy lets no text become a script, so that this asks
        from outside."""
        end = time.perf_counter() + seconds
        while time.perf_counter() < end:
            try:
                if self.page.evaluate(expression):
                    return True
            except Exception:  # The page is being loaded.
                pass
            time.sleep(0.003)
        return False

    def version(self):
        return int(self.page.evaluate("document.documentElement.dataset.xemTruoc || -1"))

    def open(self, address):
        self.page.goto(self.origin + address)
        self.until("document.documentElement.dataset.xemTruoc !== undefined")

    def save(self, text, path=None, how="write"):
        """Writes a file as an editor does, waits until the page is newer, and gives the seconds that it took."""
        path, before = path or self.topic, self.version()
        begin = time.perf_counter()
        if how == "write":
            path.write_text(text)
        else:
            other = path.with_name("." + path.name + ".swp")
            other.write_text(text)
            other.rename(path)
        self.until(f"Number(document.documentElement.dataset.xemTruoc) > {before}")
        return time.perf_counter() - begin

    def close(self):
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(10)
        shutil.rmtree(self.root)
        return status


def scene(session):
    page = session.page
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda message: errors.append(message.text) if message.type == "error" else None)

    # The beginning is the topic that was saved last.
    session.topic.touch()
    expect("the start is a topic's page", session.address.endswith(".html"))
    session.open("/cd01/01-nhan-van-ban.html")

    # A paragraph changes in place: the page is not loaded again, and stands where it stood.
    tail = "".join(f"\n\nĐoạn thêm số {number} cho trang đủ dài." for number in range(1, 60))
    session.save(session.text + tail)
    page.evaluate("window.isSame = true; scrollTo(0, 900)")
    y = page.evaluate("scrollY")
    times = []
    for turn in range(12):
        times.append(session.save(session.text.replace("Văn bản đến phải", f"Văn bản thứ {turn} đến phải") + tail))
    expect("the new words are shown", page.locator(".body", has_text="Văn bản thứ 11 đến phải").count() == 1)
    expect("the old words are gone", page.locator(".body", has_text="Văn bản thứ 10").count() == 0)
    expect("the page was not loaded again", page.evaluate("window.isSame === true"))
    expect("the page stands where it stood", abs(page.evaluate("scrollY") - y) < 3)
    if "--figures" in sys.argv:
        print(f"from a save to the refreshed page: {statistics.median(times) * 1000:.0f} ms "
              f"({min(times) * 1000:.0f}–{max(times) * 1000:.0f})")

    # Something far above grows: what is being read stays where it is.
    first = page.evaluate("[...document.querySelectorAll('.body > *')].find(e => e.getBoundingClientRect().top > 0).textContent")
    session.save(session.text.replace("Văn bản đến phải", "Một đoạn mới.\n\nHai đoạn mới.\n\nVăn bản đến phải") + tail, how="rename")
    now = page.evaluate("[...document.querySelectorAll('.body > *')].find(e => e.getBoundingClientRect().top > 0).textContent")
    expect("what is being read stays in its place", first == now)

    # Questions are made by a script: the page is loaded again and keeps its place.
    session.save(session.text.replace("Việc đầu tiên là gì?", "Việc thứ nhất là gì?") + tail)
    session.until("document.querySelector('.body')?.textContent.includes('Việc thứ nhất là gì?')")
    session.until("document.querySelector('.question input, .question button') !== null")
    expect("a question that changed can be answered", page.locator(".question input[type=radio]").count() >= 2)

    # Findings stand below their paragraph, and go when they are mended.
    session.save(session.text.replace("Văn bản đến phải", "Ngày 30/2/2026 văn bản đến phải"))
    page.wait_for_selector(".body > .xt-loi")
    expect("a finding stands below its paragraph", page.evaluate(
        "document.querySelector('.body > .xt-loi').previousElementSibling.textContent.includes('30/2/2026')"))
    expect("it says its code, cure and rule", "BS-161" in page.locator(".body > .xt-loi").first.inner_text())
    session.save(session.text)
    expect("a mended finding goes", session.until("document.querySelector('.body > .xt-loi') === null"))

    # What cannot be built is said above the last page that could.
    module = session.module.read_text()
    session.save("title: [", session.module)
    page.wait_for_selector(".xt-phu")
    expect("the overlay says what is broken", "module.yaml" in page.locator(".xt-phu").inner_text())
    expect("the last good page is still there", page.locator(".body", has_text="Văn bản đến phải").count() == 1)
    session.save(module, session.module)
    expect("the overlay goes when it is mended", session.until("document.querySelector('.xt-phu') === null"))

    # A template: the same.
    template = session.root / "Templates/html/topic.mustache"
    good = template.read_text()
    session.save(good.replace("{{{body}}}", "{{#body}}"), template)
    page.wait_for_selector(".xt-phu")
    expect("a broken template is told by its file", "topic.mustache" in page.locator(".xt-phu").inner_text())
    session.save(good.replace("<div class=\"body\">", "<p id=\"thu\">khuôn mới</p><div class=\"body\">"), template)
    expect("a new look is shown at once", session.until("document.querySelector('#thu') !== null"))
    session.save(good, template)
    session.until("document.querySelector('#thu') === null && document.querySelector('.xt-phu') === null")

    # Files come, go and are renamed.
    session.until("document.documentElement.dataset.xemTruoc !== undefined")
    other = session.topic.with_name("03-moi.md")
    other.write_text(session.text.replace("title: Nhận văn bản", "title: Bài mới").replace("q1-1", "q3-1"))
    session.module.write_text(module.replace("  - 02-kiem-tra-chu-ky.xml", "  - 02-kiem-tra-chu-ky.xml\n  - 03-moi.md"))
    expect("a new topic is in the contents", session.until("document.querySelector('.contents')?.textContent.includes('Bài mới')"))
    session.open("/cd01/03-moi.html")
    session.module.write_text(module)
    other.unlink()
    expect("the page of a topic that is gone leads home", session.until("location.pathname.endsWith('/index.html')"))

    # Rapid saves: the last one is what is shown.
    session.open("/cd01/01-nhan-van-ban.html")
    for turn in range(200):
        session.topic.write_text(session.text.replace("Văn bản đến phải", f"Lần lưu {turn} phải"))
    expect("after 200 saves the last one is shown", session.until("document.querySelector('.body').textContent.includes('Lần lưu 199 phải')"))
    session.topic.write_bytes(b"\xff\xfe\x00 not text")
    expect("what is no text is told", session.until("document.querySelector('.xt-phu') !== null"))
    expect("and its last good page stays", page.locator(".body", has_text="Lần lưu 199 phải").count() == 1)
    session.topic.write_text(session.text)
    expect("until it is text again", session.until("document.querySelector('.xt-phu') === null"))

    # The page can follow the topic that is written.
    page.wait_for_selector(".xt-thanh input")
    page.locator(".xt-thanh input").check()
    xml = session.topic.with_name("02-kiem-tra-chu-ky.xml")
    xml.write_text(xml.read_text().replace("Xem tên người ký", "Xem kỹ tên người ký"))
    page.wait_for_url("**/02-kiem-tra-chu-ky.html")
    expect("the page follows the writing", session.until("document.querySelector('.body')?.textContent.includes('Xem kỹ tên người ký')"))

    # A book when it is asked for.
    book = page.request.get(session.origin + "/-/cd01.pdf")
    expect("the PDF is set on demand", book.status == 200 and book.body().startswith(b"%PDF-"))

    # Nobody but this machine, and nothing but the preview.
    for path, status in [("/", 200), ("/cd01/../../etc/passwd", 404), ("/cd99/index.html", 404), ("/-/nothing", 404), ("/x", 404)]:
        answer = page.request.get(session.origin + path)
        expect(f"{path} is {status}", answer.status == status)
    stranger = page.request.get(session.origin + "/cd01/index.html", headers={"Host": "evil.example"})
    expect("another host's name is refused", stranger.status == 403)
    expect(f"no script fails: {errors[:3]}", not [error for error in errors if "404" not in error and "403" not in error])


def main():
    tool, project = pathlib.Path(sys.argv[1]).resolve(), pathlib.Path(sys.argv[2]).resolve()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1280, "height": 800})
        session = Session(tool, project, page)
        try:
            scene(session)
            page.screenshot(path="/tmp/preview.png") if "--figures" in sys.argv else None
        finally:
            browser.close()
            status = session.close()
        expect(f"Ctrl-C ends it ({status})", status in (0, 1))
    print(f"{DONE - len(FAULTS)} passed, {len(FAULTS)} failed")
    sys.exit(bool(FAULTS))


main()
