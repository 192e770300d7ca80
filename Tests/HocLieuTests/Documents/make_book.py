"""Writes a module that holds every construct, and the worst of each, into the folder named: for tests of the print edition."""

import pathlib
import sys

folder = pathlib.Path(sys.argv[1])
(folder / "media").mkdir(parents=True, exist_ok=True)

long_title = ("Quản lý, khai thác và bảo vệ dữ liệu ở cấp xã khi thực hiện dịch vụ công trực tuyến, " * 4)[:300].strip()
(folder / "module.yaml").write_text(f"""title: {long_title}
version: 1.0.0
leadUnit: Đơn vị mẫu
authors: [Nguyễn Văn A, Trần Thị B]
audience: [Công chức cấp xã]
preface:
  - Sách thử này có mọi thành phần của một chuyên đề, ở mức khó nhất.
  - "Nó không phải tài liệu học."
periods: {{theory: 1, practice: 1}}
objectives:
  - {{id: o1, kind: knowledge, text: "Nêu được mọi thành phần của một trang in"}}
topics: [01-moi-thanh-phan.md, 02-dieu-kho-nhat.md, 03-o-gop.xml]
""")

words = "kiểm tra văn bản đến trước khi vào sổ và chuyển đúng người xử lý trong ngày"
note = " ".join([f"Dòng chú thích dài để xem chú thích có nằm trọn ở trang của nó hay không, {words}."] * 12)
deep = "".join("  " * level + f"- Mức {level + 1}: {words}\n" for level in range(6))
callouts = "".join(
    f"> [!{kind}] Hộp {kind.lower()}\n> Nội dung của hộp, có **chữ đậm** và `mã`.\n\n"
    for kind in ("NOTE", "TIP", "IMPORTANT", "WARNING", "CAUTION", "EXAMPLE", "CASE", "DISCUSSION", "PRACTICE", "INSTRUCTOR")
)
(folder / "01-moi-thanh-phan.md").write_text(f"""---
title: Mọi thành phần
summary: Mỗi thành phần một lần.
objectives: [o1]
periods: {{theory: 1}}
---

Một đoạn có *chữ nghiêng*, **chữ đậm**, ~~chữ bỏ~~, `mã lệnh`, [liên kết](https://example.org/van-ban) và chú thích.[^a] Chú
thích ấy dùng lại[^a], rồi một chú thích nữa.[^b] Xem [](#bang-mot), [](#hinh-mot), [](#cau-mot) và [](#muc-hai).

[^a]: Chú thích thứ nhất, có `mã` và **chữ đậm**.
[^b]: {note}

## Mục hai {{#muc-hai}}

### Mục ba

#### Mục bốn

##### Mục năm

###### Mục sáu

1. Một
2. Hai
   - Hai chấm một

a) Điểm a
b) Điểm b

- [x] Đã làm
- [ ] Chưa làm

> Lời dẫn của một văn bản.

---

{callouts}
## Bảng và hình

Bảng: Bảng thứ nhất {{#bang-mot}}

| Việc | Ai làm | Hạn |
|:--|:-:|--:|
| Nhận văn bản | Văn thư | 1 ngày |
| Ký số | Chủ tịch | 2 ngày |

![Sơ đồ một ô vuông](media/nho.svg "Một ô vuông"){{#hinh-mot}}

Hình ![ô vuông nhỏ](media/nho.svg) nằm trong dòng.

## Câu hỏi

> [!QUESTION] #cau-mot objective=o1
> Chọn một.
>
> - [x] Đúng
>
>   Vì sao đúng.
> - [ ] Sai

> [!QUESTION] #cau-hai objective=o1 points=2
> Chọn nhiều.
>
> - [x] Đúng
> - [x] Cũng đúng
> - [ ] Sai

> [!QUESTION] #cau-ba objective=o1
> Viết ba câu về việc vào sổ.

> [!QUESTION] #cau-bon objective=o1 kind=matching
> Nối việc với người làm.
>
> | Việc | Người làm |
> |---|---|
> | Vào sổ | Văn thư |
> | Ký số | Chủ tịch |
> |  | Kế toán |

> [!QUESTION] #cau-nam objective=o1 kind=ordering
> Xếp các bước theo thứ tự.
>
> 1. Nhận
> 2. Vào sổ
> 3. Chuyển

> [!QUESTION] #cau-sau objective=o1 kind=short-answer
> Cả nước có bao nhiêu tỉnh, thành phố?
>
> Đáp án: 34 | ba mươi tư

> [!QUESTION] #cau-bay objective=o1 kind=true-false
> Văn bản nào cũng phải vào sổ.
>
> - [x] Đúng
> - [ ] Sai

## Chỉ dành cho giảng viên {{#giang-vien audience=giang-vien}}

Dành năm phút cho [](#cau-bon).

Văn thư
: Người vào sổ.

Một cửa
: Nơi tiếp nhận.
: Nơi trả kết quả.
""")

# The unit stands once for eight rows, every fifth row has one cell for two columns, and one row is longer than a page.
# The unit stands once for eight rows, every fifth row has one cell for two columns, and one row is longer than a page.
rows = "".join(
    f"| {n} | Việc thứ {n}: {f'{words}. ' * 60 if n == 3 else words} | {f'Bộ phận {n // 8 + 1}' if n % 8 == 1 else '^'} |"
    + (f" {n} ngày, không cần kết quả ||" if n % 5 == 0 else f" {n} ngày | Đạt |") + "\n"
    for n in range(1, 41)
)
wide = "| " + " | ".join(f"Cột{n}" for n in range(1, 15)) + " |\n" + "|---" * 14 + "|\n"
wide += "".join("| " + " | ".join(f"dữliệu{row}x{n}" for n in range(1, 15)) + " |\n" for row in range(1, 6))
(folder / "02-dieu-kho-nhat.md").write_text(f"""---
title: Điều khó nhất
objectives: [o1]
periods: {{practice: 1}}
---

Một từ dài 200 chữ cái: {"khongcokhoangtrang" * 11}xx. Một địa chỉ dài: <https://example.org/{"thu-muc-rat-dai/" * 12}tep.html?ma=123456789&ngay=2026-11-22>.

Không ngắt: Điều 5, khoản 2, điểm a khoản 3 Điều 16, số 93/2025/QH15, Nghị định số 178/2024/NĐ-CP, 15 km, 1.250,5 kg, 30 ngày. {(words + ". ") * 6}

## Bảng 40 hàng

Bảng: Bốn mươi hàng {{#tbl-dai}}

| TT | Việc | Ai làm | Hạn | Kết quả |
|---|---|---|---|---|
{rows}
## Bảng rộng

Bảng: Mười bốn cột {{#tbl-rong}}

{wide}
Sau bảng rộng.

## Danh sách sâu

{deep}
## Hình cao hơn trang

![Một dải cao gấp bốn lần rộng](media/cao.svg "Hình cao"){{#hinh-cao}}

## Mã dài

```
{"lenh-rat-dai-" * 20}
  dòng thụt vào và có khoảng trắng    giữa các từ, đủ dài để phải xuống dòng ở đâu đó trong khung này
```
""")

def entry(text, columns=1, rows=1):
    extent = (f' colspan="{columns}"' if columns > 1 else "") + (f' rowspan="{rows}"' if rows > 1 else "")
    return f"<stentry{extent}>{text}</stentry>"


def row(name, *entries):
    return f"<{name}>{''.join(entries)}</{name}>\n"


# Heads of two rows, which a page break repeats both; one cell over all forty rows, others over ten, a list and a note in them.
head = row("sthead", entry("Nhóm", rows=2), entry("Việc", rows=2), entry("Thời hạn, ngày làm việc", columns=2))
head += row("sthead", entry("Xã"), entry("Tỉnh"))
merged = ""
for n in range(1, 41):
    entries = [entry(f"<p>Cả bốn mươi việc.</p><ul><li>Ý một</li><li>Ý hai<fn>Chú thích trong ô gộp.</fn></li></ul>", rows=40)] if n == 1 else []
    entries += [entry(f"Việc gộp thứ {n}: {words}")]
    entries += [entry("Trong ngày", columns=2)] if n % 10 == 0 else [entry(str(n))]
    entries += [entry(f"Chung cho chín việc từ {n}", rows=9)] if n % 10 == 1 else []
    merged += row("strow", *entries)
(folder / "03-o-gop.xml").write_text(f"""<?xml version="1.0" encoding="UTF-8"?>
<topic id="o-gop" xml:lang="vi">
<title>Ô gộp</title>
<shortdesc>Trả lời trong 30 ngày theo khoản 2 Điều 5 là điều không được ngắt ở cuối dòng, dù lời tóm tắt này dài hơn một dòng, như số 93/2025/QH15.</shortdesc>
<prolog><metadata><othermeta name="objectives" content="o1"/><othermeta name="periods-practice" content="1"/></metadata></prolog>
<body>
<section id="gop"><title>Bảng có ô gộp qua các trang</title>
<simpletable id="tbl-gop" colalign="left left right right"><title>Ô gộp qua các trang</title>
{head}{merged}</simpletable>
</section>
</body>
</topic>
""")

for name, width, height in (("nho", 200, 120), ("cao", 400, 1600)):
    (folder / "media" / f"{name}.svg").write_text(
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" height="{height}" viewBox="0 0 {width} {height}">'
        f'<rect x="4" y="4" width="{width - 8}" height="{height - 8}" fill="none" stroke="#0b5394" stroke-width="4"/></svg>\n'
    )
