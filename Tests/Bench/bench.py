"""`make bench`: speed and memory of hoclieu against a floor and peers, in one run, as ratios; the figures go into README.md.

    .venv/bin/python3 Tests/Bench/bench.py [--only PART] [--quick]

Everything is measured in a RAM disk (files on this kind of machine's disk vary fivefold from run to run), each thing several
times in turn with the others. Where any part fails, README.md stays as it is. HOCLIEU names another binary than
.build/release/hoclieu; RUNS says how often what is quick is run; HOCLIEU_BENCH names another folder than /dev/shm.
"""

import argparse
import dataclasses
import os
import pathlib
import platform
import shutil
import signal
import subprocess
import sys
import tempfile
import time

import parts
import targets
from measuring import Failed, Missing

ROOT = pathlib.Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
BEGIN, END = "<!-- bench: begin -->\n", "<!-- bench: end -->"
# The largest programme, its pages, and those of a peer; what Hugo holds in memory comes on top.
ROOM = 4 << 30


@dataclasses.dataclass
class Bench:
    """What the parts share."""

    hoclieu: pathlib.Path
    work: pathlib.Path
    most: int
    quick: bool
    # What the targets are held against, by names that the parts choose.
    facts: dict = dataclasses.field(default_factory=dict)


def arguments():
    names = "\n".join(f"  {part.name:<10} {part.what}" for part in parts.ALL)
    parser = argparse.ArgumentParser(
        description="Measures hoclieu against a floor and peers, and writes the figures into README.md.",
        epilog="parts:\n" + names, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--only", action="append", metavar="PART", choices=[part.name for part in parts.ALL],
                        help="measure this part (may be repeated); README.md is not written")
    parser.add_argument("--quick", action="store_true",
                        help="one run of everything, small sizes: only shows that it works; README.md is not written")
    return parser.parse_args()


def processor():
    for line in open("/proc/cpuinfo", encoding="utf-8"):
        if line.startswith("model name"):
            return line.split(":", 1)[1].strip()
    return platform.processor() or "unknown"


def introduction():
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return [
        f"Measured on {time.strftime('%Y-%m-%d')}: {os.cpu_count()} cores ({processor()}), {memory:.0f} GiB, Debian 12, files in "
        "a RAM disk. A figure is the median, then the",
        "fastest and the slowest run and how many there were; what takes seconds is run less often. A ratio's spread is that of",
        "the rounds. “Cold”: nothing of an earlier run is there. Memory is that of the largest process.",
    ]


def measure(bench, chosen):
    """Every line for README.md, printed as it comes."""
    lines = []

    def say(*more):
        for line in more:
            print(line, flush=True)
            lines.append(line)

    say(*introduction())
    header = None
    for part in chosen:
        begin = time.perf_counter()
        try:
            found = part.measure(bench)
        except Missing as missing:
            found = [f"Not measured ({part.what}): {missing}."]
        # Parts that fill the same table stand below one heading.
        if not part.header or part.header != header:
            say("", *parts.heading(part.header))
        say(*found)
        header = part.header
        print(f"· {part.name}: {time.perf_counter() - begin:.0f} s", file=sys.stderr)
    say("", *targets.table(bench.facts, is_whole=chosen == parts.ALL))
    return lines


def write(lines):
    """Puts the lines between the marks of README.md."""
    text = README.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN, 1)
    after = rest.split(END, 1)[1]
    fresh = README.with_name(".README.md.new")
    fresh.write_text(before + BEGIN + "\n".join(lines) + "\n" + END + after, encoding="utf-8")
    fresh.replace(README)


def refuse_early(hoclieu, place):
    """What would only show after ten minutes."""
    if not os.access(hoclieu, os.X_OK):
        raise Failed(f"{hoclieu} is not there; `make build` makes it")
    if subprocess.run([hoclieu, "--version"], capture_output=True).stdout.split()[:1] != [b"hoclieu"]:
        raise Failed(f"{hoclieu} is not hoclieu")
    text = README.read_text(encoding="utf-8")
    if text.count(BEGIN) != 1 or END not in text.split(BEGIN, 1)[1]:
        raise Failed(f"README.md has no place between “{BEGIN.strip()}” and “{END}”")
    if shutil.disk_usage(place).free < ROOM:
        raise Failed(f"{place} has less than {ROOM >> 30} GiB of room")


def main():
    given = arguments()
    chosen = [part for part in parts.ALL if not given.only or part.name in given.only]
    hoclieu = pathlib.Path(os.environ.get("HOCLIEU", ROOT / ".build/release/hoclieu")).resolve()
    place = os.environ.get("HOCLIEU_BENCH", "/dev/shm")
    os.environ["HOCLIEU_PYTHON"] = str(ROOT / ".venv/bin/python3")
    signal.signal(signal.SIGTERM, lambda *_: sys.exit("bench: ended"))
    try:
        refuse_early(hoclieu, place)
        with tempfile.TemporaryDirectory(prefix="hoclieu-bench-", dir=place) as work:
            most = 1 if given.quick else int(os.environ.get("RUNS", "7"))
            lines = measure(Bench(hoclieu, pathlib.Path(work), most, given.quick), chosen)
    except Failed as failure:
        sys.exit(f"bench: {failure}\nREADME.md is as it was.")
    except subprocess.CalledProcessError as failure:
        sys.exit(f"bench: {failure}\n{failure.stderr or ''}\nREADME.md is as it was.")
    except KeyboardInterrupt:
        sys.exit("bench: ended; README.md is as it was.")
    if given.only or given.quick:
        print("\nREADME.md is as it was: this was not a whole run.")
    else:
        write(lines)
        print("\nThe figures are in README.md.")


main()
