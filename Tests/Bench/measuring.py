"""Times and memory of commands, and how they are said.

Time is wall time of the whole process, as a person waits for it. Memory is the largest resident size of one process: of the
command itself or of a child that it waited for.
"""

import atexit
import functools
import pathlib
import statistics
import subprocess
import tempfile
import threading

# What takes longer than this many seconds is run this many times at the most; and needs no run to warm up.
PATIENCE = [(12, 1), (2, 3)]


class Failed(Exception):
    """What was to be measured does not work, so that no figure of this run is of use."""


class Missing(Exception):
    """A peer is not on this machine; everything else can be measured without it."""


def megabytes(kilobytes):
    return kilobytes / 1024


@functools.cache
def meter():
    """The program that takes time and memory of another; see meter.c."""
    folder = tempfile.TemporaryDirectory(prefix="hoclieu-meter-")
    atexit.register(folder.cleanup)
    binary = pathlib.Path(folder.name) / "meter"
    subprocess.run(["clang", "-O2", "-o", binary, pathlib.Path(__file__).parent / "meter.c"], check=True)
    return binary


def metered(command, env=None):
    """Seconds, kilobytes, exit status and complaints of a command."""
    result = meter().with_suffix(".txt")
    process = subprocess.run(
        [meter(), result, *map(str, command)], env=env, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE)
    said = process.stderr.decode(errors="replace")
    if process.returncode != 0:
        raise Failed(f"`{shown(command)}` could not be measured: {said}")
    seconds, kilobytes, status = result.read_text().split()
    return float(seconds), int(kilobytes), int(status), said


def shown(command):
    return " ".join(map(str, command))[:200]


class Figure:
    """Runs of one thing."""

    def __init__(self):
        self.seconds = []
        self.megabytes = 0.0

    def run(self, command, accept=(0,), env=None):
        """Runs a command and takes its time; an exit status that is not among `accept` ends the bench."""
        seconds, kilobytes, status, said = metered(command, env)
        if status not in accept:
            raise Failed(f"`{shown(command)}` ended with {status}:\n{said[-2000:]}")
        self.note(seconds)
        self.megabytes = max(self.megabytes, megabytes(kilobytes))

    def note(self, seconds):
        """A time that was taken elsewhere."""
        self.seconds.append(seconds)

    @property
    def median(self):
        return statistics.median(self.seconds)

    def __str__(self):
        low, high, runs = min(self.seconds), max(self.seconds), len(self.seconds)
        spread = f" ({times([low, high], self.median, '–')}, {runs}×)" if runs > 1 else " (1×)"
        return times([self.median], self.median) + (" ms" if self.median < 1 else " s") + spread


def times(seconds, scale, between=""):
    """Times as numbers without a unit: milliseconds where `scale` is under a second."""
    digits = 1 if scale < 0.01 else 0
    return between.join(f"{one * 1000:.{digits}f}" if scale < 1 else f"{one:.2f}" for one in seconds)


def ratio(over, under, digits=2):
    """How many times as long, by the medians; the spread is that of the rounds, in which one followed the other."""
    middle = f"**{over.median / under.median:.{digits}f}**"
    rounds = [one / other for one, other in zip(over.seconds, under.seconds)]
    if len(over.seconds) != len(under.seconds) or len(rounds) < 2:
        return middle
    return f"{middle} ({min(rounds):.{digits}f}–{max(rounds):.{digits}f})"


def runs_of(seconds, most):
    """How often a thing is measured that takes so long."""
    return min([most] + [runs for limit, runs in PATIENCE if seconds > limit])


def in_turn(most, things):
    """Runs every thing, one after the other and round again, so that a slow minute hits all alike; `most` times those that are
    quick, fewer times those that are slow."""
    figures, left = {}, {}
    for name, thing in things.items():
        figure = figures[name] = Figure()
        thing(figure)
        left[name] = runs_of(figure.median, most)
        if figure.median > PATIENCE[-1][0]:
            left[name] -= 1
        else:  # It only warmed up.
            figures[name] = Figure()
    while any(left.values()):
        for name, thing in things.items():
            if left[name]:
                thing(figures[name])
                left[name] -= 1
    return figures


def memory_of_tree(command, env=None):
    """The most that a command and all its children hold together at one time, in MB: what they share counts once. It is looked
    at every 20 ms, in a run whose time does not count."""
    process = subprocess.Popen(
        list(map(str, command)), env=env, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    most = 0
    done = threading.Event()

    def look():
        nonlocal most
        while not done.wait(0.02):
            most = max(most, sum(shared_size(one) for one in family(process.pid)))

    watcher = threading.Thread(target=look)
    watcher.start()
    try:
        status = process.wait()
    finally:
        done.set()
        watcher.join()
    if status != 0:
        raise Failed(f"`{shown(command)}` ended with {status}")
    return megabytes(most)


def family(pid):
    found = [pid]
    for children in pathlib.Path(f"/proc/{pid}/task").glob("*/children"):
        try:
            found += [one for child in children.read_text().split() for one in family(int(child))]
        except OSError:  # It has ended.
            pass
    return found


def shared_size(pid):
    """Kilobytes of a process, its part of what it shares with others (PSS)."""
    try:
        for line in pathlib.Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines():
            if line.startswith("Pss:"):
                return int(line.split()[1])
    except OSError:
        pass
    return 0
