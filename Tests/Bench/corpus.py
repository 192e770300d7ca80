"""Writes a programme of any size: modules of topics of a given length, in the shape of the real ones.

    .venv/bin/python3 Tests/Bench/corpus.py --modules 1000 --topics 12 --words 1500 OUT

Sentences are put together from pieces of the real ones in Content/, so that letters, words and lengths are those of real text
and yet no two modules share a passage (`check` would find each); headings, lists, tables, boxes, footnotes, links and questions
come in the proportions of the real topics. The same arguments give the same files on every machine.
"""

import argparse
import multiprocessing
import pathlib
import random
import re
import shutil
import sys

CONTENT = pathlib.Path(__file__).resolve().parents[2] / "Content"
# `check` takes 20 words in a row for a passage.
PIECE = 5
# What a sentence may be of, and what would be a finding of its own.
PLAIN = re.compile(r"""[^\W\d_][^\[\]<>*`|{}_\\()“”"…]*[.?!]""")
ODD = re.compile(r"\.\.|\s[:;,.]|\b[^\W\d_a-zà-ỹ]{3,}\b|(?:Luật|định|tư) này")


def sentences(content: pathlib.Path) -> list[str]:
    """Plain sentences of the real Markdown topics."""
    found = []
    for path in sorted(content.glob("modules/*/*.md")):
        body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
        for line in body.splitlines():
            if re.match(r"\s*([>|#\-*\d\[!`]|Bảng:|Hình:|$)", line):
                continue
            for sentence in re.split(r"(?<=[.?!])\s+", line):
                if 5 <= len(sentence.split()) <= 40 and PLAIN.fullmatch(sentence) and not ODD.search(sentence):
                    found.append(sentence)
    if len(found) < 50:
        raise ValueError(f"too few sentences in {content}")
    return found


class Pool:
    """Sentences, and the pieces that others are put together from."""

    def __init__(self, found: list[str]):
        self.starts, self.middles, self.ends = [], [], []
        # How many pieces between the first and the last; whole sentences keep the numbers of legal documents in one piece.
        self.shapes: list[int | str] = []
        for sentence in found:
            words = sentence.split()
            if re.search(r"\d", sentence):
                if len(words) < 20:
                    self.shapes.append(sentence)
                continue
            pieces = [" ".join(words[at:at + PIECE]) for at in range(0, len(words), PIECE)]
            if len(pieces) < 2:
                continue
            self.shapes.append(len(pieces) - 2)
            self.starts.append(pieces[0])
            self.middles += pieces[1:-1]
            self.ends.append(pieces[-1])


class Writer:
    def __init__(self, pool: Pool, seed: int):
        self.pool = pool
        self.random = random.Random(seed)

    def sentence(self) -> str:
        choose, pool = self.random.choice, self.pool
        shape = choose(pool.shapes)
        if isinstance(shape, str):
            return shape
        pieces = [choose(pool.starts)]
        for kind in [pool.middles] * shape + [pool.ends]:
            piece = choose(kind)
            while piece.partition(" ")[0] == pieces[-1].rpartition(" ")[2]:  # a word twice would be a finding
                piece = choose(kind)
            pieces.append(piece)
        return " ".join(pieces)

    def text(self, count: int) -> str:
        return " ".join(self.sentence() for _ in range(count))

    def words(self, count: int) -> str:
        """A phrase of as many words, with a capital and without a mark at its end."""
        pieces = [self.random.choice(self.pool.starts)]
        while len(pieces) * PIECE < count:
            pieces.append(self.random.choice(self.pool.middles))
        return " ".join(" ".join(pieces).split()[:count]).rstrip(".,:;?!–- ")

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
        title = self.words(7)
        blocks = [
            f'---\ntitle: "{title}"\nsummary: "{self.words(14)}"\nobjectives: [o1, o2, o3]\n'
            "periods: {theory: 1, practice: 1}\n---",
            self.text(4),
        ]
        notes = []
        count = section = grown = 0
        # The last section is the one that ends nearest to the length.
        while count + grown / 2 < words:
            section += 1
            anchor = f"muc-{section}"
            part = [f"## {self.words(6)} {{#{anchor}}}", self.text(5)]
            part.append(f"{self.text(3)}[^{section}] Xem [](#{anchor}) và *{self.words(4)}*, **{self.words(3)}**.")
            notes.append(f"[^{section}]: {self.text(2)}")
            kind = section % 4
            if kind == 0:
                part.append(f"{self.text(1)} Xem [](#bang-{section}).")
                part.append(f"Bảng: {self.words(9)} {{#bang-{section}}}")
                rows = "\n".join(f"| {self.words(4)} | {self.words(9)} | {self.words(6)} |" for _ in range(5))
                part.append("| Việc | Cách làm | Ai làm |\n|---|---|---|\n" + rows)
            elif kind == 1:
                part.append("\n".join(f"- {self.text(1)}" for _ in range(4)))
            elif kind == 2:
                part.append(f"> [!TIP] {self.words(4)}\n> {self.text(3)}")
            else:
                right = self.random.randrange(3)
                options = "\n".join(
                    f"> - [{'x' if option == right else ' '}] {self.words(8)}\n>\n>   {self.text(1)}" for option in range(3)
                )
                objective = 1 + self.random.randrange(3)
                part.append(f"> [!QUESTION] #q{key}-{section} objective=o{objective}\n> {self.text(1)}\n>\n{options}")
            part.append(self.text(4))
            if rich and section % 2:
                part += self.features(section)
            grown = sum(len(block.split()) for block in [*part, notes[-1]])
            count += grown
            blocks += part
        return "\n\n".join(blocks + notes) + "\n"


MODULE = """title: "{title}"
version: 1.0.0
leadUnit: Đơn vị đo
authors: [Nguyễn Văn A]
audience: [Người đo]
serves: [can-bo]
periods: {{theory: {topics}, practice: {topics}}}
objectives:
  - {{id: o1, kind: knowledge, text: "Nêu được việc của mình"}}
  - {{id: o2, kind: skill, text: "Làm được việc của mình"}}
  - {{id: o3, kind: skill, text: "Hướng dẫn được người khác làm"}}
topics:
{list}
"""


def write_module(task: tuple) -> tuple[str, str, int]:
    """Writes one module; gives its name, its title, and the bytes of its topics."""
    root, pool, module, topics, words, rich = task
    name = f"cd{module:02}"
    folder = root / "Content" / "modules" / name
    folder.mkdir(parents=True)
    writer = Writer(pool, module)
    size = 0
    for number in range(1, topics + 1):
        text = writer.topic(module, number, words, rich).encode()
        (folder / f"{number:02}-bai.md").write_bytes(text)
        size += len(text)
    names = "\n".join(f"  - {number:02}-bai.md" for number in range(1, topics + 1))
    title = writer.words(10)
    (folder / "module.yaml").write_text(MODULE.format(title=title, topics=topics, list=names), encoding="utf-8")
    return name, title, size


def write(
    root: pathlib.Path, content: pathlib.Path, modules: int, topics: int = 12, words: int = 1500, rich: bool = False,
    law: bool = False,
) -> int:
    """Writes the programme in place of what was there, and gives the bytes of its topics. `rich` topics also have inclusions,
    values, points, citations and what else only our own language has; `law` adds the register of law and the glossary, without
    which nothing is looked up in the text."""
    pool = Pool(sentences(content))
    shutil.rmtree(root, ignore_errors=True)
    (root / "Content").mkdir(parents=True)
    tasks = ((root, pool, module, topics, words, rich) for module in range(1, modules + 1))
    with multiprocessing.Pool() as workers:
        written = list(workers.imap(write_module, tasks, chunksize=4))
        workers.close()
        workers.join()
    entries = "\n".join(f'  - {{id: {name}, title: "{title}", compulsory: false}}' for name, title, _ in written)
    head = (content / "programme.yaml").read_text(encoding="utf-8").split("\nmodules:\n", 1)[0]
    values = 'values:\n  - {id: co-quan, text: "Ủy ban nhân dân cấp xã"}\n' if rich else ""
    (root / "Content" / "programme.yaml").write_text(f"{head}\nmodules:\n{entries}\n{values}", encoding="utf-8")
    if rich:
        write_shared(root, Writer(pool, 0))
    if rich or law:
        add_law(root, content)
    shutil.copytree(content.parent / "Templates", root / "Templates")
    return sum(size for _, _, size in written)


def write_shared(root: pathlib.Path, writer: Writer):
    """What the topics include."""
    shared = "\n\n".join(f"## {writer.words(5)} {{#chung-{number}}}\n\n{writer.text(4)}" for number in range(20))
    (root / "Content" / "shared").mkdir()
    (root / "Content" / "shared" / "chung.md").write_text(shared + "\n", encoding="utf-8")


LAW = ["legal", "glossary.yaml"]


def add_law(root: pathlib.Path, content: pathlib.Path):
    """The real register of law and the real glossary."""
    shutil.copytree(content / LAW[0], root / "Content" / LAW[0])
    shutil.copyfile(content / LAW[1], root / "Content" / LAW[1])


def remove_law(root: pathlib.Path):
    shutil.rmtree(root / "Content" / LAW[0])
    (root / "Content" / LAW[1]).unlink()


def count(text: str) -> int:
    """What a person gives as a number of something."""
    if not text.isdigit() or not 1 <= int(text) <= 100_000:
        raise argparse.ArgumentTypeError(f"“{text}” is not a number from 1 to 100000")
    return int(text)


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description="Writes a programme of any size, to see how hoclieu bears it. The same arguments give the same files.",
        epilog="Then: hoclieu check -C OUT; hoclieu build -C OUT --format html")
    parser.add_argument("--modules", type=count, default=19, metavar="N", help="how many modules (19); cd01, cd02, … cd1000")
    parser.add_argument("--topics", type=count, default=12, metavar="N", help="how many topics in each (12)")
    parser.add_argument("--words", type=count, default=1500, metavar="N", help="about how many words in each topic (1500)")
    parser.add_argument("--rich", action="store_true", help="also inclusions, values, points and terms in the topics")
    parser.add_argument("--plain", action="store_true", help="without the register of law and the glossary")
    parser.add_argument("--content", type=pathlib.Path, default=CONTENT, metavar="FOLDER",
                        help="whose sentences, register and templates (beside it) to take (Content)")
    parser.add_argument("out", type=pathlib.Path, metavar="OUT", help="a folder that is new or empty")
    given = parser.parse_args()
    if given.out.exists() and (not given.out.is_dir() or any(given.out.iterdir())):
        parser.error(f"{given.out} is there and not empty")
    if not (given.content / "programme.yaml").is_file():
        parser.error(f"{given.content} has no programme.yaml")
    if given.rich and given.plain:
        parser.error("--rich topics cite laws and terms: it does not go with --plain")
    return given


def main():
    given = arguments()
    try:
        size = write(
            given.out, given.content.resolve(), given.modules, given.topics, given.words, given.rich, law=not given.plain)
    except (OSError, ValueError) as error:
        sys.exit(f"corpus: {error}")
    print(f"{given.out}: {given.modules} modules, {given.modules * given.topics} topics, {size / 1e6:.1f} MB of Markdown")


if __name__ == "__main__":
    main()
