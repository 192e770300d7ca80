"""Writes a module of 60 topics over `cd01` of the project in the current folder, for the test of deltas.

The words come from a fixed sequence of numbers, so that every run writes the same text. `sixty.py revise` writes the next
version: one paragraph changed, one added and one taken away, in three topics.
"""

import pathlib
import sys

SYLLABLES = (
    "chính quyền cấp xã chuyển đổi số dữ liệu dịch vụ công người dân doanh nghiệp văn bản hồ sơ cán bộ trách nhiệm quy định "
    "thẩm quyền kế hoạch tổ chức thực hiện kiểm tra giám sát báo cáo địa phương phát triển kinh tế xã hội khoa học công nghệ "
    "đổi mới sáng tạo hạ tầng kết nối an toàn thông tin bảo vệ quản lý hướng dẫn tiếp nhận giải quyết phối hợp đơn vị nội dung "
    "phương pháp kết quả đánh giá mục tiêu nhiệm vụ nguồn lực đào tạo bồi dưỡng kỹ năng thực tiễn ví dụ bước đầu tiên tiếp theo"
).split()


class Numbers:
    """A linear congruential sequence (Knuth's MMIX): the same on every machine."""

    def __init__(self, seed):
        self.state = seed

    def below(self, limit):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % limit


def paragraph(numbers):
    sentences = []
    for _ in range(4):
        words = [SYLLABLES[numbers.below(len(SYLLABLES))] for _ in range(12 + numbers.below(12))]
        sentences.append(" ".join(words).capitalize() + ".")
    return " ".join(sentences)


def topic(number, revised):
    numbers = Numbers(number)
    paragraphs = [[paragraph(numbers) for _ in range(3)] for _ in range(4)]
    if revised and number == 7:
        paragraphs[1][1] = paragraph(Numbers(1007))
    if revised and number == 30:
        paragraphs[2].insert(1, paragraph(Numbers(1030)))
    if revised and number == 51:
        del paragraphs[3][2]
    text = f"---\ntitle: Bài số {number}\nsummary: Bài sinh tự động để kiểm thử.\nobjectives: [o1]\n---\n"
    for part, body in enumerate(paragraphs, start=1):
        text += f"\n## Mục {part} của bài {number} {{#muc-{part}}}\n\n" + "\n\n".join(body) + "\n"
    text += (
        f"\n> [!QUESTION] #q{number} objective=o1\n> Mục nào đứng đầu bài {number}?\n>\n> - [x] Mục 1\n> - [ ] Mục 2\n"
    )
    return text


def main():
    revised = sys.argv[1:] == ["revise"]
    module = pathlib.Path("Content/modules/cd01")
    for old in [*module.glob("0*.md"), *module.glob("0*.xml")]:
        old.unlink()
    for number in range(1, 61):
        (module / f"{number:02}-bai.md").write_text(topic(number, revised), encoding="utf-8")
    meta = (module / "module.yaml").read_text(encoding="utf-8").split("objectives:")[0]
    meta = meta.replace("version: 1.0.0", "version: 1.1.0") if revised else meta
    meta += 'objectives:\n  - {id: o1, kind: knowledge, text: "Nêu được mục đứng đầu mỗi bài"}\ntopics:\n'
    meta += "".join(f"  - {number:02}-bai.md\n" for number in range(1, 61))
    meta += "changes:\n  - reason: Sửa ba bài để kiểm thử bản cập nhật\n" if revised else ""
    (module / "module.yaml").write_text(meta, encoding="utf-8")


main()
