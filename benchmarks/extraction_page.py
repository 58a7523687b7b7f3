"""`docs/extraction.md`: owns its words and tables; must not know how anything is measured.

Nothing of a letter enters but its name, and of a letter of `check/` that nobody has read not even that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from benchmarks.best import Best, Fall
from benchmarks.labels import Count
from benchmarks.mistakes import FALSE, MISSED
from benchmarks.parts import CHECK, DEV, ENGLISH, OWN, UNREAD, Measured, MeasuredDates

# So many letters are named where it fails most.
WORST = 10

NAMES = {
    OWN: "our own",
    DEV: "`dev/`",
    CHECK: "`check/`, all",
    UNREAD: "`check/`, unread",
    ENGLISH: "`dev-en/`",
}
_FIELDS = {
    "due": "due date",
    "due_when_dated": "… of the dated",
    "kind": "kind",
    "quantity": "quantity",
    "due_source": "date's source",
    "body": "body",
}

_OWN_HEADING = "Our own letters"

_INTRODUCTION = """\
# How well letters are read

Written by `make score`; edits are lost. What the extraction finds in labelled letters is held against their labels,
promise by promise and field by field. One corpus is ours: made-up letters in `tests/corpus/`, which everybody can run.
The other holds real letters and is not part of this project: `make score` counts over it where the environment
variable `NEXTSTEPS_CORPUS` names its folder, with the programs that came with it. No sentence of a real letter stands
here, only names and numbers.

A promise is *found* if what is reported covers at least 70 % of its labelled words and is not much longer. *Precision*
is the share of what is reported that is right, *recall* the share of the promises that is found, *F1* their harmonic
mean. *Core* is the same over the promises that can be checked (deliverable or measurable), kind included. *Letters* is
the mean F1 of the letters, so that a long one does not decide. The shares of the fields are over the promises found.
"""

_DISCIPLINE = """\
The figures on letters that the rules were written from prove little. So the real letters are in two parts: `dev/` is
read while rules are written; `check/` is run, and looked at as figures only. When a batch of rules is frozen and its
figure on `check/` is written down, a third of the letters in which it fails may be read; from then on they are reading
material, and stand by name in [the reading list](reading_list.md), which also has the figure of each batch on the
letters that nobody had read when it was frozen. "Unread" below are the letters that are not in that list. Of them this
page shows totals and counts, neither names nor details. They are few by now. The reading list also has the first
figures on letters that others labelled, who had never seen the program; those are lower, and are what to expect on a
letter of your own.
"""


def page(
    measured: Mapping[str, Measured],
    dates: MeasuredDates | None,
    best: Best,
    fallen: Sequence[Fall] = (),
    previous: str | None = None,
) -> str:
    """The whole page. Without the real letters, what `previous` published of them stays as it was."""
    sections = _sections(previous) if previous else {}
    if len(measured) > 1 or not sections:
        sections = {"摘要": _summary(measured, dates)}
        if len(measured) > 1:
            sections |= _of_the_real_letters(measured, dates)
    sections[_OWN_HEADING] = _of_our_letters(measured[OWN])
    sections["The best ever"] = _best(best, fallen)
    return _INTRODUCTION + "".join(f"\n## {title}\n\n{body.strip()}\n" for title, body in sections.items())


def _sections(text: str) -> dict[str, str]:
    parts = re.split(r"^## (.+)\n", text, flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def _of_the_real_letters(measured: Mapping[str, Measured], dates: MeasuredDates | None) -> dict[str, str]:
    real = [one for name, one in measured.items() if name != OWN]
    sections = {
        "Read and unread": _DISCIPLINE + _gap(measured),
        "Promises found": _totals(real),
        "Fields": _fields(real),
    }
    if dates is not None:
        sections["Dates"] = _dates(dates)
    sections["Kinds of mistake"] = _mistakes(real)
    sections["Letters where it fails most"] = _worst_of_the_real(measured)
    return sections


def _of_our_letters(own: Measured) -> str:
    return "\n\n".join(
        (
            "Made up, labelled by the same rules, and not bent to what the extractor can do; `tests/corpus/README.md` "
            "says what\neach of them tries. Rules are written with these letters in sight, as with `dev/`.",
            _totals([own]),
            _fields([own]),
            _mistakes([own]),
            _worst(own.figures.each),
        )
    )


def _summary(measured: Mapping[str, Measured], dates: MeasuredDates | None) -> str:
    if UNREAD not in measured or DEV not in measured:
        said = [f"自编样本 {len(measured[OWN].figures.each)} 篇:F1 {measured[OWN].figures.everything.f1:.3f}。"]
    else:
        unread, dev = measured[UNREAD].figures, measured[DEV].figures
        said = [
            f"本页由 `make score` 生成,衡量程序读信的准确程度。最有参考价值的是“未读”一栏:编写规则时没有人看过的 "
            f"{len(unread.each)} 篇真实答复函,全部承诺 F1 {unread.everything.f1:.3f}"
            f"(查准率 {unread.everything.precision:.3f},查全率 {unread.everything.recall:.3f}),"
            f"可核查的承诺 F1 {unread.core.f1:.3f},逐篇平均 {unread.letters:.3f}。",
            f"编写规则时读过的 {len(dev.each)} 篇为 {dev.everything.f1:.3f}、{dev.core.f1:.3f}、{dev.letters:.3f},"
            "两者之差即为过拟合的程度。未读的已经不多;由没见过本程序的人另行标注的信,首次得分更低(见 "
            "[reading_list.md](reading_list.md)),对一封新来信应作那样的预期。",
        ]
    if dates is not None:
        said.append(
            f"期限短语的判读:中文正确率 {dates.shares['zh']:.3f},英文 {dates.shares['en']:.3f},"
            f"误把非期限当作期限的占 {dates.shares['false alarms']:.3f}。"
        )
    said.append("本页只列篇名和数字,不引用任何真实来信的文句;未读来信连篇名也不列出。")
    return "".join(said)


def _gap(measured: Mapping[str, Measured]) -> str:
    if UNREAD not in measured or DEV not in measured:
        return "\nNo letter of `check/` is unread any more."
    dev, unread = measured[DEV].figures, measured[UNREAD].figures
    rows = [
        (name, f"{a:.3f}", f"{b:.3f}", f"{a - b:+.3f}")
        for name, a, b in (
            ("F1, all", dev.everything.f1, unread.everything.f1),
            ("F1, core", dev.core.f1, unread.core.f1),
            ("letters", dev.letters, unread.letters),
        )
    ]
    return "\n" + _table(("", NAMES[DEV], NAMES[UNREAD], "gap"), rows)


def _totals(measured: Iterable[Measured]) -> str:
    head = (
        "",
        "letters",
        "promises",
        "precision",
        "recall",
        "F1",
        "core precision",
        "core recall",
        "core F1",
        "letters' mean",
    )
    rows = []
    for one in measured:
        every, core = one.figures.everything, one.figures.core
        shares = (every.precision, every.recall, every.f1, core.precision, core.recall, core.f1, one.figures.letters)
        rows.append(
            (NAMES[one.name], str(len(one.figures.each)), str(one.wanted), *(f"{share:.3f}" for share in shares))
        )
    return _table(head, rows)


def _fields(measured: Iterable[Measured]) -> str:
    rows = [(NAMES[one.name], *(_share(one.figures.fields[name]) for name in _FIELDS)) for one in measured]
    return _table(("right, of the promises found", *_FIELDS.values()), rows)


def _share(share: float | None) -> str:
    return "–" if share is None else f"{share:.3f}"


def _dates(dates: MeasuredDates) -> str:
    def line(name: str, words: str) -> tuple[str, str, str]:
        right, of = dates.counts[name]
        return words, f"{right} of {of}", f"{dates.shares[name]:.3f}"

    totals = [
        line("zh", "Chinese phrases, due date right"),
        line("en", "English phrases, due date right"),
        line("false alarms", "taken for a deadline, and none (fewer are better)"),
        line("precision", "precision (day, month, … plan) right, where the date is"),
    ]
    weak = [
        (name, *counts)
        for name, counts in dates.counts.items()
        if name not in ("zh", "en", "false alarms", "precision") and counts[0] < counts[1]
    ]
    weak.sort(key=lambda each: (each[1] / each[2], each[0]))
    words = "Single phrases, through `nextsteps date -`.\n\n" + _table(("", "", "share"), totals)
    if not weak:
        return words + "\n\nNo category has a mistake."
    return words + "\n\nCategories with mistakes: " + ", ".join(f"{name} {a} of {b}" for name, a, b in weak) + "."


def _mistakes(measured: Sequence[Measured]) -> str:
    meanings = MISSED | FALSE
    seen = {kind for one in measured for kind in one.mistakes}
    ordered = [*(kind for kind in meanings if kind in seen), *sorted(seen - set(meanings))]
    rows = [(kind, *(str(one.mistakes[kind] or "") for one in measured), meanings.get(kind, "")) for kind in ordered]
    return _table(("", *(NAMES[one.name] for one in measured), ""), rows) if rows else "No mistake."


def _worst_of_the_real(measured: Mapping[str, Measured]) -> str:
    unread = measured[UNREAD].figures.each if UNREAD in measured else {}
    parts = []
    for name, title in ((DEV, NAMES[DEV]), (CHECK, "`check/`, those that were read"), (ENGLISH, NAMES[ENGLISH])):
        if name in measured:
            each = {letter: one for letter, one in measured[name].figures.each.items() if letter not in unread}
            parts.append(f"{title}:\n\n{_worst(each)}")
    return "\n\n".join(parts)


def _worst(each: Mapping[str, Count]) -> str:
    failing = [(name, one) for name, one in each.items() if one.false + one.missed]
    if not failing:
        return "No letter has a promise missed or falsely reported."
    failing.sort(key=lambda pair: (-(pair[1].false + pair[1].missed), pair[0]))
    rows = [
        (name, str(one.found), str(one.missed), str(one.false), f"{one.of_letter:.3f}") for name, one in failing[:WORST]
    ]
    right = f"{len(each) - len(failing)} of {len(each)} letters have every promise and nothing else."
    return f"{right}\n\n" + _table(("", "found", "missed", "false", "F1"), rows)


def _best(best: Best, fallen: Sequence[Fall]) -> str:
    words = (
        "[extraction_best.toml](extraction_best.toml) keeps the best figures that were ever published of each part. "
        "`make score`\nraises them, and a test fails where a figure stands more than a point below."
    )
    below = "\n".join(f"- now below: {fall}" for fall in fallen)
    given_up = [
        (_name(one.fall.part), one.fall.figure, f"{one.fall.best:.3f}", f"{one.fall.now:.3f}", one.why)
        for one in best.lowered
    ]
    history = "Given up:\n\n" + _table(("", "figure", "from", "to", "why"), given_up) if given_up else ""
    return "\n\n".join(filter(None, (words, below, history)))


def _name(part: str) -> str:
    return NAMES.get(part, part)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    def lines() -> Iterator[str]:
        yield "| " + " | ".join(head) + " |"
        yield "|" + "---|" * len(head)
        for row in rows:
            yield "| " + " | ".join(cell.replace("|", "/") for cell in row) + " |"

    return "\n".join(lines())
