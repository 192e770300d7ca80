"""Reads what a tagged PDF says, in the order in which it is read aloud.

The text is taken through the PDF's own structure tree (ISO 32000-1, 14.7), so that running heads, page numbers, watermarks and
the breaks of lines and pages are no part of it: they are artifacts. Argument: the PDF. Answers with one line of JSON on standard
output: `pieces` are pairs of a kind (heading, text, label, note, contents, picture, alternative) and a
text. Always exits with 0:
anything else is a crash.
"""

import json
import re
import sys


def mapping(font):
    """From a code of the font to the characters that it stands for, by the font's ToUnicode table."""
    table = {}
    if "/ToUnicode" not in font:
        return table
    text = font["/ToUnicode"].read_bytes().decode("latin-1")

    def characters(code):
        return bytes.fromhex(code).decode("utf-16-be")

    for block in re.findall(r"beginbfchar(.*?)endbfchar", text, re.S):
        for code, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]*)>", block):
            table[int(code, 16)] = characters(value)
    for block in re.findall(r"beginbfrange(.*?)endbfrange", text, re.S):
        for first, last, value in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>", block):
            start = characters(value)
            for offset in range(int(last, 16) - int(first, 16) + 1):
                table[int(first, 16) + offset] = start[:-1] + chr(ord(start[-1]) + offset)
        for first, last, values in re.findall(r"<([0-9A-Fa-f]+)>\s*<([0-9A-Fa-f]+)>\s*\[(.*?)\]", block, re.S):
            for offset, value in enumerate(re.findall(r"<([0-9A-Fa-f]*)>", values)):
                table[int(first, 16) + offset] = characters(value)
    return table


def page_texts(pikepdf, page, mappings):
    """The text of each piece of marked content of a page, by its number."""
    texts = {}
    fonts = page.get("/Resources", {}).get("/Font", {})
    table = {}
    # One entry for each marked content that is open: its number, or None; and whether its text was given as ActualText.
    marks = []

    def add(characters):
        for number, _ in reversed(marks):
            if number is not None:
                texts[number] = texts.get(number, "") + characters
                return

    def show(string):
        if any(given for _, given in marks):
            return
        codes = bytes(string)
        add("".join(table.get(codes[at] << 8 | codes[at + 1], "\ufffd") for at in range(0, len(codes) - 1, 2)))

    for operands, operator in pikepdf.parse_content_stream(page):
        name = str(operator)
        if name == "Tf":
            font = fonts[operands[0]]
            if font.objgen not in mappings:
                mappings[font.objgen] = mapping(font)
            table = mappings[font.objgen]
        elif name in ("Tj", "'"):
            show(operands[0])
        elif name == "TJ":
            for part in operands[0]:
                if isinstance(part, pikepdf.String):
                    show(part)
        elif name == "BMC":
            marks.append((None, False))
        elif name == "BDC":
            properties = operands[1]
            if isinstance(properties, pikepdf.Name):
                properties = page.Resources.Properties[properties]
            number = properties.get("/MCID")
            actual = properties.get("/ActualText")
            marks.append((None if number is None else int(number), actual is not None))
            if actual is not None:
                add(str(actual))
        elif name == "EMC":
            marks.pop()
    return texts


def main():
    try:
        import pikepdf
    except ImportError as error:
        return {"ok": False, "missing": str(error)}
    pieces = []
    with pikepdf.open(sys.argv[1]) as pdf:
        root = pdf.Root.get("/StructTreeRoot")
        if root is None:
            return {"ok": False, "message": "no structure tree"}
        mappings = {}
        pages = {page.objgen: page_texts(pikepdf, page.obj, mappings) for page in pdf.pages}
        roles = {str(name): str(value) for name, value in root.get("/RoleMap", {}).items()}
        kinds = {
            "/Note": "note", "/FENote": "note", "/TOC": "contents", "/Lbl": "label", "/Caption": "text",
            # The words inside a drawing are for those who see it; others are told its description.
            "/Figure": "picture",
            **{f"/H{level}": "heading" for level in range(1, 7)},
        }

        def walk(node, kind, page, outer=""):
            if isinstance(node, pikepdf.Array):
                for part in node:
                    walk(part, kind, page, outer)
            elif isinstance(node, pikepdf.Dictionary):
                page = node.get("/Pg", page)
                if node.get("/Type") == "/MCR":
                    pieces.append((kind, pages[page.objgen].get(int(node.MCID), "")))
                elif "/S" in node:
                    role = roles.get(str(node.S), str(node.S))
                    # What stands in a note or in the contents stays there; so does a label.
                    inner = kinds.get(role, kind)
                    # The label of a list's item may be the term that it explains.
                    if role == "/Lbl" and outer == "/LI":
                        inner = kind
                    if kind in ("contents", "label") or kind == "note" and inner != "label":
                        inner = kind
                    if inner == "heading":
                        pieces.append(("heading", ""))
                    if "/Alt" in node and role == "/Figure":
                        pieces.append(("alternative", str(node.Alt)))
                    if "/K" in node:
                        walk(node.K, "text" if inner == "heading" else inner, page, role)
            else:
                pieces.append((kind, pages[page.objgen].get(int(node), "")))

        walk(root.K, "text", None)
    return {"ok": True, "pieces": pieces}


try:
    answer = main()
except Exception as error:  # a file that is no proper PDF is an answer, not a traceback
    answer = {"ok": False, "message": f"{type(error).__name__}: {error}"}
print(json.dumps(answer))
