"""The same letter again: what differs from the one that is kept, the question what it is, and the answer."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import INDENT, LINE_WIDTH, TITLE_WIDTH, due_and_left, letter_title, screen, title
from bot.replies import ButtonSpec, Screen
from commitments.likeness import marked
from commitments.model import Commitment, SourceDocument
from commitments.recognising import Differences, Pair, Resemblance

MOST = 3
"""Promises or sentences of one sort that are named; of more it is said how many."""


def resembles(
    document: SourceDocument,
    found: Resemblance,
    differ: Differences,
    today: date,
    catalogue: Catalogue,
    *,
    replaceable: bool,
    ask_source: bool = False,
) -> Screen:
    """A new letter that may be one which is kept, or a newer reply; `replaceable` says that it could replace that,
    `ask_source` that it is also asked where it comes from.
    """
    known = found.known
    head = catalogue.text(
        "copy.newer" if found.newer else "copy.same",
        letter=letter_title(known, catalogue),
        ordinal=known.ordinal,
        day=catalogue.day(known.head.date or known.obtained_on),
        share=int(found.share * 100),
    )
    pair = {"document": document.id, "into": known.id}
    same = ButtonSpec(catalogue.text("button.copy_same", ordinal=known.ordinal), "copy_same", pair)
    newer = ButtonSpec(catalogue.text("button.copy_newer"), "copy_newer", pair)
    apart = ButtonSpec(catalogue.text("button.copy_separate"), "preview", {"document": document.id})
    first = [newer, same] if found.newer else [same, newer]
    buttons = [[each] for each in [*first, apart] if replaceable or each is not newer]
    asked = catalogue.text("preview.ask_source") if ask_source else ""
    return screen([head, _differences(differ, today, catalogue), [catalogue.text("copy.undecided"), asked]], buttons)


def folded(document: SourceDocument, into: SourceDocument, catalogue: Catalogue, *, ask_source: bool = False) -> Screen:
    """It was another copy; its source stays, or may still be said."""
    words = catalogue.text("copy.folded", letter=letter_title(into, catalogue), ordinal=into.ordinal)
    buttons = [
        ButtonSpec(catalogue.text("button.letter"), "letters", {"document": into.id}),
        ButtonSpec(catalogue.text("button.copy_unfold"), "copy_unfold", {"document": document.id}),
    ]
    asked = catalogue.text("preview.ask_source") if ask_source else ""
    return screen([[words, asked]], [buttons])


def _differences(differ: Differences, today: date, catalogue: Catalogue) -> list[str]:
    lines = [
        catalogue.text(
            "copy.head",
            field=catalogue.text(f"head_field.{name}"),
            before=_value(name, before, catalogue),
            after=_value(name, after, catalogue),
        )
        for name, before, after in differ.head
    ]
    lines += _named(catalogue.text("copy.added", count=len(differ.added)), differ.added, catalogue)
    lines += _named(catalogue.text("copy.missing", count=len(differ.missing)), differ.missing, catalogue)
    if differ.changed:
        lines.append(catalogue.text("copy.changed", count=len(differ.changed)))
        for pair in differ.changed[:MOST]:
            lines += _changed(pair, today, catalogue)
    if differ.reworded_in_all:
        lines.append(catalogue.text("copy.reworded", count=differ.reworded_in_all))
        indent = INDENT[catalogue.language]
        lines += [indent + line(marked(line(a, 400), line(b, 400)), 2 * LINE_WIDTH) for a, b in differ.reworded]
    return lines or [catalogue.text("copy.no_difference")]


def _value(name: str, value: str, catalogue: Catalogue) -> str:
    if not value:
        return catalogue.text("head.not_found")
    return catalogue.day(date.fromisoformat(value)) if name == "issued_on" else line(value, TITLE_WIDTH)


def _named(heading: str, promises: Sequence[Commitment], catalogue: Catalogue) -> list[str]:
    if not promises:
        return []
    indent = INDENT[catalogue.language]
    lines = [heading, *(f"{indent}{title(each)}" for each in promises[:MOST])]
    if len(promises) > MOST:
        lines.append(indent + catalogue.text("digest.more", count=len(promises) - MOST))
    return lines


def _changed(pair: Pair, today: date, catalogue: Catalogue) -> list[str]:
    if pair.new is None:
        return []
    indent = INDENT[catalogue.language]
    lines = [indent + line(marked(title(pair.old), title(pair.new)), 2 * TITLE_WIDTH)]
    before, after = (due_and_left(each.deadline, today, catalogue) for each in (pair.old, pair.new))
    if before != after:
        lines.append(2 * indent + catalogue.text("history.from_to", before=before, after=after))
    return lines
