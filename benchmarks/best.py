"""The best figures ever published: owns their file and what counts as a fall; must not know how they are measured.

Kept are the figures by which the extraction is judged: F1 over all and over the core kinds, the mean of the letters,
the share of each field, and the shares of the dates. Precision and recall stand in F1, so that one may be given for
the other. Figures over another set of letters or labels are not compared: `over` names the set.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from benchmarks.parts import ROOT, Measured, MeasuredDates

FILE = ROOT / "docs" / "extraction_best.toml"
# More than this below the best is a fall: one point of a hundred.
TOLERANCE = 0.01
LOWER_IS_BETTER = frozenset({"false_alarms"})
_ROUNDING = 1e-9

_INTRODUCTION = """\
# The best figures ever published of how letters are read (docs/extraction.md), by part of the corpus.
# `make score` raises them. A test fails where a figure stands more than a point below. Nothing lowers them but
# `make score ARGS='--lower "why"'`, which writes down what was lowered, and why, at the end of this file.
# `over` names the set of letters and labels: over another set, the best is begun anew.
"""


@dataclass(frozen=True, slots=True)
class Standing:
    """The figures of one part, and the set of letters that they were counted over."""

    over: str
    figures: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Fall:
    """A figure that stands more than a point below the best."""

    part: str
    figure: str
    best: float
    now: float

    def __str__(self) -> str:
        return f"{self.part}: {self.figure} fell from {self.best:.4f} to {self.now:.4f}"


@dataclass(frozen=True, slots=True)
class Lowered:
    """A best figure that was given up on purpose."""

    fall: Fall
    why: str


@dataclass(frozen=True, slots=True)
class Best:
    """The best ever, and what was given up of it."""

    parts: Mapping[str, Standing]
    lowered: tuple[Lowered, ...] = ()


def standing(measured: Measured) -> Standing:
    """The figures of a part that are held."""
    shares = {f"field_{name}": share for name, share in measured.figures.fields.items() if share is not None}
    totals = {
        "all": measured.figures.everything.f1,
        "core": measured.figures.core.f1,
        "letters": measured.figures.letters,
    }
    return Standing(measured.mark, totals | shares)


def standing_of_dates(measured: MeasuredDates) -> Standing:
    """The figures of the dates that are held; of false alarms, fewer are better."""
    names = {"zh": "zh", "en": "en", "false alarms": "false_alarms", "precision": "precision"}
    return Standing(measured.mark, {ours: measured.shares[theirs] for theirs, ours in names.items()})


def falls(best: Best, now: Mapping[str, Standing]) -> list[Fall]:
    """What stands more than a point below the best ever, over the same letters."""
    return [
        Fall(part, figure, was, present.figures[figure])
        for part, present in now.items()
        if part in best.parts and best.parts[part].over == present.over
        for figure, was in best.parts[part].figures.items()
        if figure in present.figures and _gain(figure, was, present.figures[figure]) < -TOLERANCE - _ROUNDING
    ]


def raised(best: Best, now: Mapping[str, Standing]) -> Best:
    """The best ever after this measuring; a part over another set of letters is begun anew."""
    parts = dict(best.parts)
    for part, present in now.items():
        old = parts.get(part)
        if old is None or old.over != present.over:
            parts[part] = present
            continue
        better = {
            figure: value
            for figure, value in present.figures.items()
            if figure not in old.figures or _gain(figure, old.figures[figure], value) > 0
        }
        parts[part] = Standing(old.over, {**old.figures, **better})
    return Best(parts, best.lowered)


def lowered(best: Best, now: Mapping[str, Standing], why: str) -> Best:
    """The best after all falls were given up, for a reason that is kept."""
    parts = dict(best.parts)
    given_up = tuple(Lowered(fall, why) for fall in falls(best, now))
    for each in given_up:
        old = parts[each.fall.part]
        parts[each.fall.part] = Standing(old.over, {**old.figures, each.fall.figure: each.fall.now})
    return Best(parts, (*best.lowered, *given_up))


def begun_anew(best: Best, now: Mapping[str, Standing]) -> list[str]:
    """The parts whose best was measured over another set of letters."""
    return [part for part, one in now.items() if part in best.parts and best.parts[part].over != one.over]


def _gain(figure: str, was: float, now: float) -> float:
    return was - now if figure in LOWER_IS_BETTER else now - was


def load(file: Path = FILE) -> Best:
    """What the file holds; nothing, if there is none yet."""
    if not file.exists():
        return Best({})
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    return Best(
        parts={
            name: Standing(table["over"], {key: float(value) for key, value in table.items() if key != "over"})
            for name, table in content.get("best", {}).items()
        },
        lowered=tuple(
            Lowered(Fall(one["part"], one["figure"], one["from"], one["to"]), one["why"])
            for one in content.get("lowered", ())
        ),
    )


def save(best: Best, file: Path = FILE) -> None:
    """Write the file anew, in the order in which the parts are measured."""
    lines = [_INTRODUCTION]
    for name, part in best.parts.items():
        lines += [f"[best.{json.dumps(name)}]", f"over = {json.dumps(part.over)}"]
        lines += [f"{figure} = {value:.4f}" for figure, value in part.figures.items()]
        lines.append("")
    for one in best.lowered:
        fall = one.fall
        lines += [
            "[[lowered]]",
            f"part = {json.dumps(fall.part)}",
            f"figure = {json.dumps(fall.figure)}",
            f"from = {fall.best:.4f}",
            f"to = {fall.now:.4f}",
            f"why = {json.dumps(one.why, ensure_ascii=False)}",
            "",
        ]
    file.write_text("\n".join(lines), encoding="utf-8")
