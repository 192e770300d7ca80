"""Makes the Word files that the transcript imports: a .docx is a zip of a few XML files.

Arguments: the file to make, and which: `bai` or `tcvn3`.
"""

import base64
import sys
import zipfile

NAMES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)


def run(text, properties=""):
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs, style="", numbering=""):
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if numbering:
        properties += f'<w:numPr><w:ilvl w:val="0"/><w:numId w:val="{numbering}"/></w:numPr>'
    return f'<w:p><w:pPr>{properties}</w:pPr>{"".join(r if r.startswith("<") else run(r) for r in runs)}</w:p>'


def cell(text, properties=""):
    return f"<w:tc><w:tcPr>{properties}</w:tcPr>{paragraph(text)}</w:tc>"


def row(*cells, properties=""):
    return f"<w:tr><w:trPr>{properties}</w:trPr>{''.join(cells)}</w:tr>"


def picture(name, description):
    return (
        '<w:r><w:drawing><wp:inline><wp:extent cx="952500" cy="952500"/>'
        f'<wp:docPr id="1" name="{name}" descr="{description}"/><a:graphic><a:graphicData '
        'uri="http://schemas.openxmlformats.org/drawingml/2006/picture"><pic:pic><pic:nvPicPr>'
        f'<pic:cNvPr id="1" name="{name}" descr="{description}"/><pic:cNvPicPr/></pic:nvPicPr><pic:blipFill>'
        f'<a:blip r:embed="{name}"/></pic:blipFill><pic:spPr/></pic:pic></a:graphicData></a:graphic></wp:inline>'
        "</w:drawing></w:r>"
    )


BAI = [
    paragraph("Quy trình tiếp nhận văn bản", style="Title"),
    paragraph("Bài này có *dấu sao* và ", run("chữ đậm", "<w:b/>"), ", ", run("gạch chân", '<w:u w:val="single"/>'), "."),
    paragraph("Các bước", style="Heading1"),
    paragraph("Nhận văn bản.", numbering="1"),
    paragraph("Vào sổ.", numbering="1"),
    paragraph("Bảng 1. Phân công công việc", style="Caption"),
    '<w:tbl><w:tblPr/><w:tblGrid><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/><w:gridCol w:w="2000"/></w:tblGrid>'
    + row(cell("Việc"), cell("Người làm", '<w:gridSpan w:val="2"/>'), properties="<w:tblHeader/>")
    + row(cell("Nhận", '<w:vMerge w:val="restart"/>'), cell("Văn thư"), cell("Sáng"))
    + row(cell("", "<w:vMerge/>"), cell("Văn phòng"), cell("Chiều"))
    + "</w:tbl>",
    paragraph("Chú ý", '<w:r><w:footnoteReference w:id="2"/></w:r>', " khi nhận."),
    paragraph(picture("rId10", "Sơ đồ hai bước")),
    paragraph("Hình 1. Đường đi của văn bản"),
    paragraph(picture("rId10", "")),
    paragraph("Sơ đồ không đánh số", style="Caption"),
    paragraph(picture("rId11", "")),
    *[paragraph(word, numbering="2") for word in ["một", "hai", "ba", "bốn", "năm"]],
    paragraph("Công thức: ", "<m:oMath><m:r><m:t>a+b</m:t></m:r></m:oMath>"),
    paragraph("Đã sửa: ", '<w:ins w:id="1" w:author="A" w:date="2026-01-01T00:00:00Z">' + run("mới") + "</w:ins>"),
    paragraph("<w:r><w:pict><v:shape><v:textbox><w:txbxContent>" + paragraph("Chữ trong khung") + "</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"),
]
OLD = '<w:rFonts w:ascii=".VnTime" w:hAnsi=".VnTime"/>'
TCVN3 = [
    paragraph(run("ChuyÓn ®æi sè ë cÊp x·", OLD), style="Heading1"),
    paragraph(run("Uû ban nh©n d©n x· tiÕp nhËn v¨n b¶n, ", OLD), run("rồi vào sổ.")),
    paragraph(run("céng hßa", '<w:rFonts w:ascii=".VnTimeH" w:hAnsi=".VnTimeH"/>')),
    paragraph(run("Coäng hoøa xaõ hoäi", '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>')),
]


def make(path, body):
    document = f'<?xml version="1.0" encoding="UTF-8"?><w:document {NAMES}><w:body>{"".join(body)}</w:body></w:document>'
    styles = "".join(
        f'<w:style w:type="paragraph" w:styleId="{name}"><w:name w:val="{shown}"/></w:style>'
        for name, shown in [("Title", "Title"), ("Heading1", "heading 1"), ("Caption", "caption")]
    )
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>'
        '<Override PartName="/word/document.xml" ContentType='
        '"application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" '
        'Target="word/document.xml"/></Relationships>',
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + "".join(
            f'<Relationship Id="{name}" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}" '
            f'Target="{target}"/>'
            for name, kind, target in [
                ("rId2", "styles", "styles.xml"), ("rId3", "numbering", "numbering.xml"),
                ("rId4", "footnotes", "footnotes.xml"), ("rId10", "image", "media/so-do.png"),
                ("rId11", "image", "media/anh.emf"),
            ]
        )
        + "</Relationships>",
        "word/document.xml": document,
        "word/styles.xml": f"<w:styles {NAMES}>{styles}</w:styles>",
        "word/numbering.xml": f'<w:numbering {NAMES}><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/>'
        '<w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1">'
        '<w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="%1)"/></w:lvl>'
        '</w:abstractNum><w:num w:numId="1">'
        '<w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>',
        "word/footnotes.xml": f'<w:footnotes {NAMES}><w:footnote w:id="2">{paragraph("Theo quy chế của xã.")}</w:footnote>'
        "</w:footnotes>",
    }
    with zipfile.ZipFile(path, "w") as archive:
        for name, text in parts.items():
            archive.writestr(name, text)
        archive.writestr("word/media/so-do.png", PIXEL)
        archive.writestr("word/media/anh.emf", b"\x01\x00\x00\x00")


make(sys.argv[1], {"bai": BAI, "tcvn3": TCVN3}[sys.argv[2]])
