"""What the issues set as speed to reach, held against what was measured in the same run."""

import dataclasses
import typing

from measuring import times

LARGEST, SECONDS, MEGABYTES = "×53", 30, 1000


@dataclasses.dataclass
class Target:
    what: str
    aim: str
    # Says what was measured and whether that is enough; raises KeyError where its part did not run.
    judge: typing.Callable


def over_sizes(facts, value, holds):
    """A value at every size of the pages: the worst decides."""
    found = {key.split(" ")[1]: value(figures) for key, figures in facts.items() if key.startswith("html ")}
    if not found:
        raise KeyError("html")
    return "; ".join(f"{size}: {number:.2f}" for size, number in found.items()), all(map(holds, found.values()))


def within(seconds, *figures):
    """Figures that all have to be under a time."""
    said = "; ".join(times([figure.median], figure.median) + (" ms" if figure.median < 1 else " s") for figure in figures)
    return said, all(figure.median < seconds for figure in figures)


def floor(facts):
    return over_sizes(facts, lambda f: f["hoclieu"].median / f["floor"].median, lambda number: number <= 1.3)


def hugo(facts):
    return over_sizes(facts, lambda f: f["hugo"].median / f["hoclieu"].median, lambda number: number >= 5)


def pdf(facts):
    ours, typst = facts["pdf edited"]
    number = ours.median / typst.median
    return f"{number:.2f}", number <= 1.2


def books(facts):
    ours, typst = facts["pdf cold"]
    number = ours.median / typst.median
    return f"{number:.2f}", number <= 0.5


def refreshed(facts):
    return within(0.150, facts["preview told"], *([facts["preview seen"]] if "preview seen" in facts else []))


def scale(facts):
    made, judged = facts[f"scale {LARGEST}"]
    said = [f"`{name}` {one.median:.1f} s, {one.megabytes:.0f} MB" for name, one in (("build", made), ("check", judged))]
    return "; ".join(said), made.median < SECONDS and max(made.megabytes, judged.megabytes) < MEGABYTES


TARGETS = [
    Target("reading + HTML, with every check of the reader, cold", "≤ 1.3 × the C floor", floor),
    Target("the same against Hugo", "≥ 5 × as fast", hugo),
    Target("`build` of 19 modules again, nothing changed: HTML; HTML and PDF", "< 50 ms",
           lambda facts: within(0.050, facts["build again"], facts["both again"])),
    Target("one-word edit to the refreshed page: fetched; painted", "< 150 ms", refreshed),
    Target("PDFs of 19 modules, cold", "≤ 0.5 × bare Typst in one process", books),
    Target("one-word edit to the new PDF of the module", "≤ 1.2 × bare Typst", pdf),
    Target("`check` of the 19 modules, cold", "< 300 ms", lambda facts: within(0.300, facts["check"])),
    Target("12,000 topics built; memory also of `check`", f"< {SECONDS} s, < 1 GB", scale),
]


def table(facts, is_whole):
    """All of them after a whole run; else those whose parts ran."""
    lines = ["| Target | aim | measured | met |", "|---|---|---|---|"]
    for target in TARGETS:
        try:
            said, is_met = target.judge(facts)
            verdict = "yes" if is_met else "**no**"
        except KeyError:
            if not is_whole:
                continue
            said, verdict = "not measured", "–"
        lines.append(f"| {target.what} | {target.aim} | {said} | {verdict} |")
    return lines if len(lines) > 2 else []
