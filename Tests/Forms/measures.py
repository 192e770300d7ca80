"""Whether a form keeps the measures of Nghị định số 30/2020/NĐ-CP, Phụ lục I, as facts.md 3 has them.

Measures the finished PDF, not its template: `pdftohtml` gives every piece of text with its place, font and size, `pdftocairo`
the lines that are drawn. Argument: the PDF of a decision (quyet-dinh.pdf) or of another form. Prints one line a rule, with what
was measured; a rule that is broken begins with "SAI".
"""

import re
import subprocess
import sys
import xml.etree.ElementTree as xml

ZOOM = 3
MM = 25.4 / 72
pdf = sys.argv[1]


def out(*command):
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


class Piece:
    def __init__(self, page, node, fonts):
        size, family = fonts[node.get("font")]
        self.page, self.size = page, size / ZOOM
        self.left, self.top = int(node.get("left")) / ZOOM, int(node.get("top")) / ZOOM
        self.width, self.height = int(node.get("width")) / ZOOM, int(node.get("height")) / ZOOM
        self.family, self.bold, self.italic = family.split("+")[-1], "Bold" in family, "Italic" in family
        self.color = next(f.get("color") for f in node.page_fonts if f.get("id") == node.get("font"))
        text = "".join(node.itertext())
        # A blank at the end of a line is counted in the width, and seen by nobody.
        self.width -= 0.25 * self.size * (len(text) - len(text.rstrip()))
        self.text = " ".join(text.split())

    right = property(lambda self: self.left + self.width)
    middle = property(lambda self: self.left + self.width / 2)


class Node(xml.Element):
    page_fonts = ()


def pieces():
    tree = xml.fromstring(out("pdftohtml", "-xml", "-i", "-stdout", "-zoom", str(ZOOM), "-fontfullname", pdf),
                          parser=xml.XMLParser(target=xml.TreeBuilder(element_factory=Node)))
    fonts, specs, found = {}, [], []
    for page in tree.iter("page"):
        specs += page.findall("fontspec")
        fonts.update({f.get("id"): (int(f.get("size")), f.get("family")) for f in specs})
        for node in page.findall("text"):
            node.page_fonts = specs
            found.append(Piece(int(page.get("number")), node, fonts))
    return [piece for piece in found if piece.text]


def rules_on_first_page():
    """Left end, height and length of every horizontal line."""
    svg = out("pdftocairo", "-svg", "-f", "1", "-l", "1", pdf, "-")
    pattern = r'd="M ([-.\d]+) [-.\d]+ L ([-.\d]+) [-.\d]+ " transform="matrix\(([.\d]+),0,0,[-.\d]+,([.\d]+),([.\d]+)\)"'
    for start, end, scale, x, y in re.findall(pattern, svg):
        yield float(x), float(y), (float(end) - float(start)) * float(scale)


def within(name, value, low, high, unit="pt", slack=0.35):
    good = low - slack <= value <= high + slack
    print(f"{'' if good else 'SAI '}{name}: {value:.1f} {unit}, cho phép {low:g}–{high:g}")


def holds(name, good):
    print(f"{'' if good else 'SAI '}{name}")


def styled(name, piece, low, high, bold, italic, upper=None):
    within(name, piece.size, low, high)
    words = ("đậm" if piece.bold else "không đậm") + (", nghiêng" if piece.italic else ", đứng")
    good = piece.bold == bold and piece.italic == italic and (upper is None or (piece.text == piece.text.upper()) == upper)
    holds(f"{name}: {words}" + ("" if upper is None else ", in hoa" if upper else ", chữ thường"), good)


everything = pieces()
# The word behind the text and the lines at the foot are no part of the document.
document = [p for p in everything if p.color == "#000000" and p.size > 9]
number = [p for p in document if p.top * MM < 18 and p.text.isdigit()]
body = [p for p in document if p not in number]
first = [p for p in body if p.page == 1]


def find(start, among=first):
    return next(p for p in among if p.text.startswith(start))


width, height = (float(x) for x in re.search(r"Page size: +([.\d]+) x ([.\d]+)", out("pdfinfo", pdf)).groups())
within("Khổ giấy, rộng", width * MM, 210, 210, "mm")
within("Khổ giấy, cao", height * MM, 297, 297, "mm")
within("Lề trái", min(p.left for p in body) * MM, 30, 35, "mm")
within("Lề phải", 210 - max(p.right for p in body) * MM, 15, 20, "mm", 0.7)
within("Lề trên", min(p.top for p in body) * MM, 20, 25, "mm", 1)
holds("Lề dưới ít nhất 20 mm", max(p.top + p.height for p in body) * MM <= 277.5)
holds("Chữ Times New Roman (Liberation Serif cùng số đo), màu đen", all(re.match("LiberationSerif|LiberationMono|DejaVuSans", p.family) for p in body))
pages = int(re.search(r"Pages: +(\d+)", out("pdfinfo", pdf)).group(1))
starts = [1] + sorted({p.page for p in body if p.text == "Phụ lục"} | {p.page for p in body if p.page > 1 and p.text.startswith("CỘNG HÒA")})
holds("Trang đầu không ghi số; các trang sau có số", {p.page for p in number} == set(range(1, pages + 1)) - set(starts))
if number:
    within("Số trang", number[0].size, 13, 14)
    middle = (30 + 195) / 2
    holds("Số trang ở giữa, trong lề trên, tính lại ở phụ lục", all(
        abs(p.middle * MM - middle) < 1 and p.text == str(p.page - max(s for s in starts if s <= p.page) + 1) for p in number))

nation, motto = find("CỘNG HÒA"), find("Độc lập")
styled("Quốc hiệu", nation, 12, 13, True, False, True)
styled("Tiêu ngữ", motto, 13, 14, True, False, False)
holds("Tiêu ngữ viết “Độc lập - Tự do - Hạnh phúc”", motto.text == "Độc lập - Tự do - Hạnh phúc")
left = [p for p in first if p.right < nation.left and p.top < motto.top + 40 and not p.text.startswith("Số")]
styled("Cơ quan chủ quản", left[0], 12, 13, False, False, True)
issuer = [p for p in left if p.bold]
styled("Cơ quan ban hành", issuer[0], 12, 13, True, False, True)
lines = list(rules_on_first_page())
under = lambda piece: next(l for l in lines if l[1] > piece.top and abs(l[0] + l[2] / 2 - piece.middle) < 3)
within("Đường kẻ dưới Tiêu ngữ, so với chữ", under(motto)[2] / motto.width, 1, 1, "lần", 0.02)
within("Đường kẻ dưới cơ quan ban hành, so với chữ", under(issuer[-1])[2] / max(p.width for p in issuer), 0.333, 0.5, "lần", 0.03)
date = next(p for p in first if ", ngày" in p.text and p.left > nation.left - 60)
styled("Địa danh, ngày tháng năm", date, 13, 14, False, True)
for p in first:
    if p.text.startswith("Số:"):
        styled("Số, ký hiệu", p, 13, 13, False, False)
        holds(f"Số dưới 10 thêm 0, không có dấu cách ({p.text})", re.match(r"Số: (\d\d+|……)/[^ ]+$", p.text) is not None)

kind = next(p for p in first if p.top > date.top + 5)
styled("Tên loại", kind, 13, 14, True, False, True)
subject = [p for p in first if kind.top < p.top < kind.top + 80 and p.bold and abs(p.middle - kind.middle) < 4 and p.text != p.text.upper()]
styled("Trích yếu", subject[0], 13, 14, True, False)
within("Đường kẻ dưới trích yếu, so với chữ", under(subject[-1])[2] / max(p.width for p in subject), 0.333, 0.5, "lần", 0.03)

bases = [p for p in first if p.italic and p.top > kind.top + 30 and p.size > 12.5]
if pdf.endswith("quyet-dinh.pdf"):
    styled("Căn cứ", bases[0], 13, 14, False, True)
    text = " ".join(p.text for p in bases)
    holds("Căn cứ: cuối mỗi dòng “;”, dòng cuối “.”", text.endswith(".") and text.count(";") == len(re.findall("Căn cứ|Theo đề nghị", text)) - 1)
    articles = [p for p in first if re.match(r"Điều \d+\.", p.text)]
    styled("“Điều 1.”", articles[0], 13, 14, True, False)
    within("Lùi đầu dòng", (articles[0].left - min(p.left for p in body)) * MM / 10, 1, 1.27, "cm", 0.03)
    # From the line that begins Điều 1 to its last, and from there to Điều 2.
    tops = [articles[0].top]
    for p in sorted(first, key=lambda p: p.top):
        if tops[-1] + 3 < p.top < articles[1].top + 3:
            tops.append(p.top)
    pitch = tops[1] - tops[0]
    within("Dãn dòng, so với một dòng đơn", pitch / (13 * 1.149), 1, 1.5, "lần", 0.02)
    within("Khoảng cách đoạn", tops[-1] - tops[-2] - pitch, 6, 12)
    holds("Hết văn bản có “./.”", any(p.text.endswith("./.") for p in first))
    capacity = next(p for p in first if p.top > articles[-1].top + 20 and p.bold and p.text == p.text.upper() and p.left > 250)
    styled("Quyền hạn, chức vụ ký", capacity, 13, 14, True, False, True)
    styled("Họ tên người ký", [p for p in first if p.bold and p.top > capacity.top + 40][-1], 13, 14, True, False)
    appendix = find("Phụ lục", body)
    styled("“Phụ lục”", appendix, 14, 14, True, False, False)
    joined = find("(Kèm theo Quyết định", body)
    styled("“(Kèm theo Quyết định …)”", joined, 13, 14, False, True)
    holds("Số và ngày ở dòng ấy để trống", "số ……" in joined.text)
for p in first:
    if p.text.startswith("Nơi nhận"):
        styled("“Nơi nhận:”", p, 12, 12, True, True)
        styled("Danh sách nơi nhận", next(q for q in first if q.text.startswith("- ")), 11, 11, False, False)
    if p.text.startswith("Kính gửi"):
        styled("“Kính gửi:”", p, 13, 14, False, False)
