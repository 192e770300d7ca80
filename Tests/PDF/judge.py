"""Asks two judges that share nothing with the typesetter about every PDF below the folders named, also inside packages:
page-validation whether it is PDF/UA-1 and PDF/A-2a, and `qpdf --check` whether the file is whole. Files of equal bytes are
judged once; what an office's program made of a file when it signed it (`countersigned/`) is not ours to judge. Says how many were judged and how long it took; exits with 1 where one fails, and where there is none at all.
"""

import hashlib
import multiprocessing
import pathlib
import subprocess
import sys
import tempfile
import time
import zipfile


def pdfs(folder):
    """The name and the bytes of each PDF; packages may hold packages."""

    def inside(name, file):
        with zipfile.ZipFile(file) as package:
            for entry in package.namelist():
                if entry.endswith(".pdf"):
                    yield f"{name}!{entry}", package.read(entry)
                elif entry.endswith(".zip"):
                    with package.open(entry) as inner:
                        yield from inside(f"{name}!{entry}", inner)

    for path in sorted(pathlib.Path(folder).rglob("*")):
        if path.parent.name == "countersigned":
            continue
        if path.is_file() and path.suffix == ".pdf":
            yield str(path), path.read_bytes()
        elif path.is_file() and path.suffix == ".zip":
            yield from inside(str(path), path)


def judge(job):
    """What is wrong with a file, a line a fault, and how many pages it has."""
    import page

    name, path = job
    faults = []
    check = subprocess.run(["qpdf", "--check", path], capture_output=True, text=True)
    if check.returncode != 0:
        faults.append(f"{name}: qpdf: {(check.stdout + check.stderr).strip().splitlines()[-1]}")
    pages = 0
    for profile in (page.ValidationProfile.PDF_UA_1, page.ValidationProfile.PDF_A_2A):
        try:
            report = str(page.validate_pdf(path, profile=profile))
        except Exception as error:
            faults.append(f"{name}: {profile}: {error}")
            continue
        lines = report.splitlines()
        pages = next((int(line.split(" page(s)")[0].split()[-1]) for line in lines if " page(s)" in line), pages)
        if "Result: no failures in implemented checks" not in lines:
            faults += [f"{name}: {line}" for line in lines if line.startswith(("Profile", "Result", "Rules"))]
    return faults, pages


def main():
    begin = time.perf_counter()
    with tempfile.TemporaryDirectory() as work:
        jobs = {}
        count = 0
        for folder in sys.argv[1:]:
            for name, data in pdfs(folder):
                count += 1
                digest = hashlib.sha256(data).hexdigest()
                if digest not in jobs:
                    path = pathlib.Path(work) / f"{digest}.pdf"
                    path.write_bytes(data)
                    jobs[digest] = (name, str(path))
        with multiprocessing.Pool() as pool:
            verdicts = pool.map(judge, jobs.values(), chunksize=1)
    faults = [fault for found, _ in verdicts for fault in found]
    print(*faults, sep="\n", end="\n" if faults else "")
    pages = sum(number for _, number in verdicts)
    print(
        f"{count} PDFs, {len(jobs)} different ones, {pages} pages: {'NOT ' if faults else ''}all PDF/UA-1, PDF/A-2a and whole"
        f" ({time.perf_counter() - begin:.0f} s)"
    )
    return 1 if faults or not jobs else 0


if __name__ == "__main__":
    sys.exit(main())
