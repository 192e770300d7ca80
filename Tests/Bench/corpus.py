"""Writes a programme of any size for measuring: modules of topics of a given length, in the shape of the real ones.

Sentences are taken from the real modules in Content/, so that letters, words and sentence lengths are those of real text;
headings, lists, tables, boxes, footnotes, links and questions come in the proportions of the real topics. The same
arguments give the same files on every machine.
"""

import pathlib
import random
import re
import shutil


def sentences(content: pathlib.Path) -> list[str]:
    """Plain sentences of the real Markdown topics."""
    found = []
    for path in sorted(content.glob("modules/*/*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        for line in body.splitlines():
            if re.match(r"\s*([>|#\-*\d\[!`]|Bảng:|Hình:|$)", line):
                continue
            for sentence in re.split(r"(?<=[.?!])\s+", line):
                if 5 <= len(sentence.split()) <= 40 and not re.search(r"[\[\]<>*`|{}_\\]", sentence):
                    found.append(sentence)
    if len(found) < 50:
        raise SystemExit("corpus: too few sentences in " + str(content))
    return found


class Writer:
    def __init__(self, pool: list[str], seed: int):
        self.pool = pool
        self.random = random.Random(seed)

    def text(self, count: int) -> str:
        return " ".join(self.random.choice(self.pool) for _ in range(count))

    def words(self, count: int) -> str:
        return " ".join(self.random.choice(self.pool).rstrip(".?!").split()[:count])

    def features(self, section: int) -> list[str]:
        """What the plain corpus, which Hugo and cmark read too, cannot have."""
        return [
            f"{{{{include ../../shared/chung.md#chung-{section % 20}}}}}",
            "Theo {{value co-quan}}, " + self.words(8) + ": điểm a khoản 2 Điều 5 Nghị định số 178/2024/NĐ-CP, "
            "Luật số 93/2025/QH15 và các khoản 1, 2 Điều 16 Luật Giao dịch điện tử.",
            "\n".join(f"{letter}) {self.words(9)};" for letter in "abcdđeg"),
            f"{self.words(2)}\n: {self.text(1)}",
            f"Mức ~~{self.words(3)}~~ nay là {self.words(3)}, xem https://vbpl.vn/van-ban.",
            f"{self.text(1)} {{audience=giang-vien}}",
        ]

    def topic(self, module: int, number: int, words: int, rich: bool = False) -> str:
        key = f"{module}-{number}"
        title = self.words(7).replace('"', "")
        blocks = [
            f'---\ntitle: "{title}"\nsummary: "{self.words(14)}"\nobjectives: [o1, o2]\nperiods: {{theory: 1}}\n---',
            self.text(4),
        ]
        notes = []
        count = section = 0
        while count < words:
            section += 1
            anchor = f"muc-{section}"
            part = [f"## {self.words(6)} {{#{anchor}}}", self.text(5)]
            part.append(f"{self.text(3)}[^{section}] Xem [](#{anchor}) và *{self.words(4)}*, **{self.words(3)}**.")
            notes.append(f"[^{section}]: {self.text(2)}")
            kind = section % 4
            if kind == 0:
                part.append(f"Bảng: {self.words(6)} {{#bang-{section}}}")
                rows = "\n".join(f"| {self.words(4)} | {self.words(9)} | {self.words(6)} |" for _ in range(5))
                part.append("| Việc | Cách làm | Ai làm |\n|---|---|---|\n" + rows)
            elif kind == 1:
                part.append("\n".join(f"- {self.text(1)}" for _ in range(4)))
            elif kind == 2:
                part.append(f"> [!TIP] {self.words(4)}\n> {self.text(3)}")
            else:
                options = "\n".join(
                    f"> - [{'x' if right else ' '}] {self.words(8)}\n>\n>   {self.text(1)}" for right in (False, True, False)
                )
                part.append(f"> [!QUESTION] #q{key}-{section} objective=o{1 + section % 2}\n> {self.text(1)}\n>\n{options}")
            part.append(self.text(4))
            if rich and section % 2:
                part += self.features(section)
            count += sum(len(block.split()) for block in part)
            blocks += part
        return "\n\n".join(blocks + notes) + "\n"


MODULE = """title: "{title}"
version: 1.0.0
leadUnit: Đơn vị đo
authors: [Nguyễn Văn A]
audience: [Người đo]
periods: {{theory: {topics}}}
objectives:
  - {{id: o1, kind: knowledge, text: "Nêu được"}}
  - {{id: o2, kind: skill, text: "Làm được"}}
topics:
{list}
"""


def write(
    root: pathlib.Path, content: pathlib.Path, modules: int, topics: int = 12, words: int = 1500, rich: bool = False
) -> int:
    """Writes the programme and gives the bytes of its topics. `rich` topics also have inclusions, values, points, citations
    and what else only our own language has."""
    pool = sentences(content)
    shutil.rmtree(root, ignore_errors=True)
    head = (content / "programme.yaml").read_text(encoding="utf-8").split("\nmodules:\n", 1)[0]
    entries = []
    size = 0
    for module in range(1, modules + 1):
        name = f"cd{module:02}"
        folder = root / "Content" / "modules" / name
        folder.mkdir(parents=True)
        writer = Writer(pool, module)
        for number in range(1, topics + 1):
            text = writer.topic(module, number, words, rich)
            (folder / f"{number:02}-bai.md").write_text(text, encoding="utf-8")
            size += len(text.encode())
        names = "\n".join(f"  - {number:02}-bai.md" for number in range(1, topics + 1))
        title = writer.words(10).replace('"', "")
        (folder / "module.yaml").write_text(MODULE.format(title=title, topics=topics, list=names), encoding="utf-8")
        entries.append(f'  - {{id: {name}, title: "{title}", compulsory: false}}')
    values = '\nvalues:\n  - {id: co-quan, text: "Ủy ban nhân dân cấp xã"}\n' if rich else "\n"
    (root / "Content" / "programme.yaml").write_text(head + "\nmodules:\n" + "\n".join(entries) + values, encoding="utf-8")
    if rich:
        # Without a register and a glossary nothing is looked up in the text.
        shutil.copytree(content / "legal", root / "Content" / "legal")
        shutil.copyfile(content / "glossary.yaml", root / "Content" / "glossary.yaml")
        writer = Writer(pool, 0)
        shared = "\n\n".join(f"## {writer.words(5)} {{#chung-{number}}}\n\n{writer.text(4)}" for number in range(20))
        (root / "Content" / "shared").mkdir()
        (root / "Content" / "shared" / "chung.md").write_text(shared + "\n", encoding="utf-8")
    shutil.copytree(content.parent / "Templates", root / "Templates")
    return size
