"""Reads one Word file through pandoc, in a process of its own.

Pandoc drops fonts and what it does not know. So what hangs on them is written into the text before pandoc sees it, as
characters for private use that Import.swift knows: words in the fonts of TCVN3 and VNI stand between marks, and a mark tells
of text boxes, tracked changes and comments. Arguments: the file, and the folder for pictures. Answers with one line of JSON
on standard output and always exits with 0: anything else is a crash.
"""

import io
import json
import os
import subprocess
import sys
import zipfile
from xml.etree import ElementTree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SPACE = "{http://www.w3.org/XML/1998/namespace}space"
TCVN3, TCVN3_CAPITALS, VNI, END, TEXT_BOX, CHANGE, COMMENT = (chr(0xF8F0 + number) for number in range(7))
PARTS = ("word/document.xml", "word/footnotes.xml", "word/endnotes.xml")
LIMIT = 256 << 20


def encoding(font):
    if font.startswith(".Vn"):
        return TCVN3_CAPITALS if font.endswith("H") else TCVN3
    return VNI if font.startswith("VNI-") else None


def font(properties):
    fonts = None if properties is None else properties.find(W + "rFonts")
    return None if fonts is None else fonts.get(W + "ascii") or fonts.get(W + "hAnsi")


class Styles:
    def __init__(self, data):
        self.styles, self.default = {}, None
        if data is None:
            return
        root = parse(data)
        self.default = font(root.find(f"{W}docDefaults/{W}rPrDefault/{W}rPr"))
        for style in root.iter(W + "style"):
            based = style.find(W + "basedOn")
            self.styles[style.get(W + "styleId")] = (
                font(style.find(W + "rPr")), None if based is None else based.get(W + "val"))
            if style.get(W + "default") == "1" and style.get(W + "type") == "paragraph":
                self.default = font(style.find(W + "rPr")) or self.default

    def font(self, name):
        for _ in range(16):
            own, name = self.styles.get(name, (None, None))
            if own or name is None:
                return own
        return None


def parse(data):
    # A DOCTYPE has no place in a Word file, and its entities can grow without end.
    if b"<!DOCTYPE" in data:
        raise ValueError("DOCTYPE")
    # Pandoc knows the namespaces by the prefixes that Word gives them, so they have to stay.
    for _, (prefix, uri) in ElementTree.iterparse(io.BytesIO(data), events=["start-ns"]):
        if prefix and not prefix.startswith("ns"):
            ElementTree.register_namespace(prefix, uri)
    return ElementTree.fromstring(data)


def name(properties, kind):
    style = None if properties is None else properties.find(W + kind)
    return None if style is None else style.get(W + "val")


def marked(data, styles):
    root = parse(data)
    for paragraph in root.iter(W + "p"):
        style = styles.font(name(paragraph.find(W + "pPr"), "pStyle"))
        for run in paragraph.iter(W + "r"):
            own = run.find(W + "rPr")
            mark = encoding(font(own) or styles.font(name(own, "rStyle")) or style or styles.default or "")
            for text in run.findall(W + "t"):
                words = "".join(c for c in text.text or "" if not "\uf8f0" <= c <= "\uf8ff").split(" ")
                text.text = " ".join(mark + word + END if mark and word else word for word in words)
                text.set(SPACE, "preserve")
        found = [
            (TEXT_BOX, W + "txbxContent"), (CHANGE, W + "ins"), (CHANGE, W + "del"), (COMMENT, W + "commentReference")]
        signs = {sign for sign, tag in found if paragraph.find(".//" + tag) is not None}
        if signs:
            run = ElementTree.SubElement(paragraph, W + "r")
            ElementTree.SubElement(run, W + "t", {SPACE: "preserve"}).text = "".join(sorted(signs))
    return ElementTree.tostring(root, encoding="utf-8", xml_declaration=True)


def prepared(path):
    result = io.BytesIO()
    with zipfile.ZipFile(path) as source, zipfile.ZipFile(result, "w") as target:
        if sum(entry.file_size for entry in source.infolist()) > LIMIT:
            raise ValueError("too large")
        names = source.namelist()
        styles = Styles(source.read("word/styles.xml") if "word/styles.xml" in names else None)
        for entry in names:
            data = source.read(entry)
            target.writestr(entry, marked(data, styles) if entry in PARTS else data)
    return result.getvalue()


def main():
    path, media = sys.argv[1:]
    try:
        import pypandoc
    except ImportError as error:
        return {"missing": str(error)}
    pandoc = os.path.join(os.path.dirname(pypandoc.__file__), "files", "pandoc")
    try:
        document = prepared(path)
    except (zipfile.BadZipFile, KeyError, ValueError, ElementTree.ParseError) as error:
        return {"unreadable": f"{type(error).__name__}: {error}"}
    result = subprocess.run(
        [pandoc, "-f", "docx+styles", "-t", "json", "--extract-media=" + media],
        input=document, capture_output=True, timeout=120)
    if result.returncode != 0:
        return {"unreadable": result.stderr.decode("utf-8", "replace")[:2000]}
    return {"document": json.loads(result.stdout)}


try:
    answer = main()
except OSError as error:
    answer = {"unreadable": str(error)}
print(json.dumps(answer))
