"""Sets one book with Typst, in a process of its own.

Typst keeps what it computed for the next document, so that a process that sets many grows to hundreds of megabytes; one
process a module stays small. The working directory holds the template, its data and the pictures. Arguments: the template,
the file to write, the time in seconds since 1970 that the PDF shall name, and the folders of fonts. Answers with one line of
JSON on standard output and always exits with 0: anything else is a crash.
"""

import json
import sys


def main():
    template, output, timestamp, *fonts = sys.argv[1:]
    try:
        import typst
    except ImportError as error:
        return {"ok": False, "missing": str(error)}
    try:
        pdf, warnings = typst.compile_with_warnings(
            template,
            root=".",
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=fonts),
            format="pdf",
            pdf_standards=["ua-1", "a-2a"],
            timestamp=int(timestamp),
        )
    except typst.TypstError as error:
        return {"ok": False, "message": error.message, "hints": list(error.hints), "diagnostic": error.diagnostic}
    with open(output, "wb") as file:
        # Where the last byte of a stream is a carriage return, the line feed behind it reads as the other half of one line end,
        # and a judge who looks for the end of the stream from behind finds it a byte too short (ISO 19005-2, 6.1.7.1).
        file.write(pdf.replace(b"\r\nendstream", b"\r\rendstream"))
    return {"ok": True, "warnings": [warning.diagnostic for warning in warnings]}


try:
    answer = main()
except OSError as error:
    answer = {"ok": False, "errno": error.errno, "message": str(error)}
except Exception as error:  # a fault of the library: still an answer, not a traceback
    answer = {"ok": False, "message": f"{type(error).__name__}: {error}", "hints": [], "diagnostic": ""}
print(json.dumps(answer))
