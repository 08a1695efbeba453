"""Looks at pages in Chromium: one process for all of them, driven through two pipes, without any package.

    browser.py all AXE FOLDER [few]     what is wrong with FOLDER/pages, whether anything in FOLDER/attacks runs,
                                        and each page as a PDF in FOLDER/paper
    browser.py shots FOLDER OUT         pictures of all pages: three widths, light and dark
    browser.py preview ADDRESS FILE OLD NEW [WRONG]
                                        writes NEW for OLD in the source of a page that is previewed, sees whether the page
                                        follows, at its place, says how long that took, and takes NEW back; with WRONG
                                        sees that errors stand in the page

A line for everything that is wrong; no line says that nothing is.
"""
import base64
import json
import os
import pathlib
import shutil
import signal
import subprocess
import sys
import tempfile
import time

READY = """(async () => { await document.fonts.ready; await Promise.all([...document.images].map(
  image => image.decode().catch(() => {}))); return 1 })()"""

# What axe says, a line for each element.
AXE = """axe.run({resultTypes: ['violations']}).then(found => found.violations.flatMap(violation =>
  violation.nodes.map(node => violation.id + ': ' + node.target.join(' ') + ' (' + violation.help + ')')))"""

# What axe does not look at: the words in drawings, the width of the page, what the keyboard meets.
OWN = """(() => {
  const wrong = [], root = document.documentElement;
  if (root.scrollWidth > innerWidth + 1) {
    const wide = [...document.querySelectorAll('main *')].filter(
      one => one.getBoundingClientRect().right > innerWidth + 1 && !one.closest('.table-box, pre, .equation, .formula'));
    wrong.push('the page is ' + root.scrollWidth + ' px wide: ' + wide.slice(0, 2).map(
      one => one.tagName + '.' + (one.getAttribute('class') || '')).join(', '));
  }
  const channel = value => (value /= 255) <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  const numbers = color => (color.match(/[\\d.]+/g) || []).map(Number);
  const light = color => { const [r, g, b] = numbers(color).map(channel); return 0.2126 * r + 0.7152 * g + 0.0722 * b };
  const ground = light(getComputedStyle(document.body).backgroundColor);
  const faint = new Map();
  for (const text of document.querySelectorAll('svg text')) {
    if (!text.getClientRects().length) continue;
    const style = getComputedStyle(text), ink = light(style.fill);
    // Words on a colored ground have a halo, or their own ink for it.
    const behind = [...text.ownerSVGElement.querySelectorAll('rect, path, circle')].some(shape => {
      const paint = getComputedStyle(shape);
      if (paint.fill === 'none' || light(paint.fill) === ground || !(shape.compareDocumentPosition(text) & 4)) return false;
      const box = shape.getBoundingClientRect(), word = text.getBoundingClientRect();
      return box.left <= word.left + 1 && box.right >= word.right - 1 && box.top <= word.top + 4 && box.bottom >= word.bottom - 4;
    });
    if (behind && style.stroke === 'none') continue;
    // A halo has the color of what lies around the word.
    const around = style.stroke === 'none' ? ground : light(style.stroke);
    const ratio = (Math.max(ink, around) + 0.05) / (Math.min(ink, around) + 0.05);
    if (ratio < 4.5) faint.set(text.ownerSVGElement.id + ' ' + style.fill, ratio.toFixed(2) + ':1 for "' + text.textContent + '"');
  }
  for (const [key, words] of faint) wrong.push('text of a drawing: ' + key + ' ' + words);
  for (const one of document.querySelectorAll('[style]')) wrong.push('a style attribute: ' + one.tagName);
  const sheets = document.querySelectorAll('style').length;
  if (sheets > 1) wrong.push(sheets + ' style sheets in one page');
  const ids = new Map();
  for (const one of document.querySelectorAll('[id]')) ids.set(one.id, (ids.get(one.id) || 0) + 1);
  for (const [id, count] of ids) if (count > 1) wrong.push('the id ' + id + ' stands ' + count + ' times');
  return wrong
})()"""


def chromium():
    for name in ("chromium", "chromium-browser", "google-chrome"):
        if shutil.which(name):
            return name
    sys.exit("no Chromium")


class Browser:
    def __init__(self):
        self.folder = tempfile.mkdtemp(prefix="descent-browser-")
        to_read, self.write = os.pipe()
        self.read, to_write = os.pipe()

        def pipes():
            # Chromium reads from descriptor 3 and writes to 4; the copies keep the two from meeting.
            ends = os.dup(to_read), os.dup(to_write)
            os.dup2(ends[0], 3)
            os.dup2(ends[1], 4)

        self.process = subprocess.Popen(
            [chromium(), "--headless=new", "--no-sandbox", "--disable-gpu", "--remote-debugging-pipe",
             "--hide-scrollbars", "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1", "--user-data-dir=" + self.folder, "about:blank"],
            preexec_fn=pipes, close_fds=False, start_new_session=True,
            stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(to_read)
        os.close(to_write)
        self.number, self.rest, self.events = 0, b"", []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target, flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(domain + ".enable")

    def message(self):
        while b"\0" not in self.rest:
            part = os.read(self.read, 1 << 20)
            if not part:
                raise EOFError("Chromium ended")
            self.rest += part
        text, self.rest = self.rest.split(b"\0", 1)
        return json.loads(text)

    def call(self, method, **parameters):
        self.number += 1
        text = {"id": self.number, "method": method, "params": parameters}
        if hasattr(self, "session"):
            text["sessionId"] = self.session
        os.write(self.write, json.dumps(text).encode() + b"\0")
        while True:
            answer = self.message()
            if answer.get("id") == self.number:
                if "error" in answer:
                    raise RuntimeError(method + ": " + answer["error"]["message"])
                return answer["result"]
            self.events.append(answer)

    def evaluate(self, expression):
        result = self.call("Runtime.evaluate", expression=expression, awaitPromise=True, returnByValue=True)
        if "exceptionDetails" in result:
            raise RuntimeError(str(result["exceptionDetails"]))
        return result["result"].get("value")

    def open(self, address):
        self.events = []
        self.call("Page.navigate", url=address)
        while not any(event.get("method") == "Page.loadEventFired" for event in self.events):
            self.events.append(self.message())
        self.evaluate(READY)

    def look(self, width, scheme, height=900):
        self.call("Emulation.setDeviceMetricsOverride", width=width, height=height, deviceScaleFactor=1, mobile=False)
        self.call("Emulation.setEmulatedMedia", media="", features=[{"name": "prefers-color-scheme", "value": scheme}])

    def refused(self):
        """What the page's policy did not let through, and what else the console complains of."""
        words = []
        for event in self.events:
            parameters = event.get("params", {})
            if event.get("method") == "Log.entryAdded" and parameters["entry"]["level"] == "error":
                words.append("console: " + parameters["entry"]["text"].split("\n")[0][:200])
            if event.get("method") == "Runtime.exceptionThrown":
                words.append("exception: " + str(parameters)[:200])
        return words

    def close(self):
        try:
            self.call("Browser.close")
        except (OSError, EOFError, RuntimeError):
            pass
        try:
            self.process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(self.process.pid, signal.SIGKILL)
        shutil.rmtree(self.folder, ignore_errors=True)


PART = ""


def start(part):
    global PART
    PART = part


def pages(folder):
    return sorted(pathlib.Path(folder).rglob("*.html"))


def check(browser, axe, folder, few):
    script = pathlib.Path(axe).read_text()
    states = [(1300, "light"), (320, "dark")] if few else [
        (width, scheme) for width in (1300, 500, 320) for scheme in ("light", "dark")]
    for page in pages(folder):
        browser.look(1300, "light")
        browser.open(page.resolve().as_uri())
        for line in browser.refused():
            print(f"{PART}: {page.name}: {line}")
        for width, scheme in states:
            browser.look(width, scheme)
            for line in browser.evaluate(OWN):
                print(f"{PART}: {page.name} at {width} px, {scheme}: {line}")
        # Scripts of the debugger are no scripts of the page: its policy lets them pass.
        browser.evaluate(script + ";1")
        if few:
            # What is within an image is not read out, but costs most of the time.
            browser.evaluate("document.querySelectorAll('svg > :not(title, desc)').forEach(one => one.remove())")
        for unfolded in (False, True):
            if unfolded and not browser.evaluate("""(() => { const folded = document.querySelectorAll('details');
                    for (const one of folded) one.open = true; return folded.length })()"""):
                continue
            for width, scheme in states[-1:] if few and unfolded else states:
                browser.look(width, scheme)
                for line in browser.evaluate(AXE):
                    print(f"{PART}: {page.name} at {width} px, {scheme}{', unfolded' if unfolded else ''}: {line}")


def attack(browser, folder):
    """The payloads say `window.attacked = …`, navigate, or ask a host for something."""
    for page in pages(folder):
        browser.look(800, "light")
        browser.open(page.resolve().as_uri())
        browser.evaluate("""(() => { for (const one of document.querySelectorAll('details')) one.open = true;
            for (const one of document.querySelectorAll('main *')) {
              for (const name of ['mouseover', 'focus', 'click', 'error', 'load', 'toggle', 'animationstart', 'beforetoggle'])
                if (!(name === 'click' && one.closest('a'))) one.dispatchEvent(new Event(name));
            } return new Promise(done => setTimeout(() => done(1), 30)) })()""")
        said = browser.evaluate("String(window.attacked)")
        if said != "undefined":
            print(f"{PART}: {page.name}: ran {said}")
        for event in browser.events:
            if event.get("method") == "Network.requestWillBeSent":
                address = event["params"]["request"]["url"]
                if "attack" in address.split("?")[0].replace("/attacks/", "/"):
                    print(f"{PART}: {page.name}: asked for {address[:100]}")
            if event.get("method") in ("Page.javascriptDialogOpening", "Page.windowOpen"):
                print(f"{PART}: {page.name}: {event['method']}")
        place = browser.evaluate("location.href")
        if place.split("#")[0] != page.resolve().as_uri():
            print(f"{PART}: {page.name}: went to {place[:100]}")


def on_paper(browser, folder, out):
    os.makedirs(out, exist_ok=True)
    for page in pages(folder):
        browser.look(794, "light")
        browser.open(page.resolve().as_uri())
        for line in browser.refused():
            print(f"{PART}: {page.name}: {line}")
        pdf = browser.call("Page.printToPDF", preferCSSPageSize=True, printBackground=True, generateDocumentOutline=True)
        (pathlib.Path(out) / (page.stem + ".pdf")).write_bytes(base64.b64decode(pdf["data"]))


def shots(browser, folder, out):
    os.makedirs(out, exist_ok=True)
    for page in pages(folder):
        for width in (1240, 500, 320):
            for scheme in ("light", "dark"):
                browser.look(width, scheme)
                browser.open(page.resolve().as_uri())
                height = browser.evaluate("document.documentElement.scrollHeight")
                picture = browser.call("Page.captureScreenshot", captureBeyondViewport=True, clip={
                    "x": 0, "y": 0, "width": width, "height": min(height, 16000), "scale": 1})
                name = f"{page.stem}-{width}-{scheme}.png"
                (pathlib.Path(out) / name).write_bytes(base64.b64decode(picture["data"]))


def preview(browser, address, file, old, new, wrong=None):
    file = pathlib.Path(file)

    def save(text):
        # As most editors do it.
        beside = file.with_name("." + file.name + ".new")
        beside.write_text(text, encoding="utf-8")
        os.replace(beside, file)
        return time.monotonic()

    def wait(expression):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            try:
                if browser.evaluate(expression):
                    return time.monotonic()
            except RuntimeError:
                pass  # Between two pages there is none.
        print("preview: waited in vain for " + expression)
        return time.monotonic()

    source = file.read_text(encoding="utf-8")
    if old not in source:
        return print(f"preview: {file} has no {old}")
    browser.look(800, "light")
    browser.open(address)
    shows = f"document.readyState === 'complete' && document.body.textContent.includes({json.dumps(new)})"
    parts = "[...document.querySelectorAll('main details')].map(one => one.open)"
    # Listening begins when the page is there.
    wait("performance.getEntriesByType('resource').some(one => one.name.includes('/_preview/page.css'))")
    before = browser.evaluate("(() => { const all = document.querySelectorAll('main details');"
                              " if (all.length) all[all.length - 1].open = !all[all.length - 1].open;"
                              " scrollTo({top: document.body.scrollHeight / 2, behavior: 'instant'});"
                              f" return [scrollY, {parts}] }})()")
    begin = save(source.replace(old, new))
    took = wait(shows) - begin
    after = browser.evaluate(f"[scrollY, {parts}]")
    if before[0] < 100 or before != after:
        print(f"preview: the page was at {before} and is at {after}")
    print(f"took {took * 1000:.0f} ms")
    for line in browser.refused():
        print("preview: " + line)
    if wrong:
        save(source.replace(old, wrong))
        wait("!!document.querySelector('#_preview pre')")
        seen = browser.evaluate("""(() => { const box = document.querySelector('#_preview').getBoundingClientRect();
            return [box.bottom <= innerHeight + 1 && box.height > 40, document.querySelector('#_preview').innerText,
              getComputedStyle(document.querySelector('#_preview')).position] })()""")
        if not seen[0] or seen[2] != "fixed":
            print(f"preview: the box of problems is not in sight: {seen}")
        print("wrong " + json.dumps(seen[1]))
    save(source)
    wait("!document.querySelector('#_preview') && !(" + shows + ")")


def main():
    what, *words = sys.argv[1:]
    browser = Browser()
    try:
        if what == "all":
            axe, folder = words[0], pathlib.Path(words[1])
            start("pages")
            check(browser, axe, folder / "pages", few="few" in words)
            start("attacks")
            attack(browser, folder / "attacks")
            start("paper")
            on_paper(browser, folder / "pages", folder / "paper")
        elif what == "preview":
            preview(browser, *words)
        elif what == "shots":
            shots(browser, words[0], words[1])
        else:
            sys.exit(__doc__)
    finally:
        browser.close()


main()
