"""One letter: its head, where it comes from, what became of its promises, and the question for its source."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import (
    TITLE_WIDTH,
    fragments,
    issuing_body,
    letter_title,
    promises_tally,
    rows,
    screen,
)
from bot.replies import ButtonSpec, Screen
from commitments.model import Commitment, DocumentState, SourceDocument

LINK_WIDTH = 400
MOST_COPIES = 5
"""Other copies of a letter that are named."""


def letter_card(
    document: SourceDocument,
    commitments: Sequence[Commitment],
    copies: Sequence[SourceDocument],
    today: date,
    catalogue: Catalogue,
) -> Screen:
    """The letter of `/letters 2`, with where other copies of it come from."""
    head = document.head
    addressee = line(head.addressee.value, TITLE_WIDTH) if head.addressee else ""
    facts = [
        f"📄 {document.ordinal} {letter_title(document, catalogue, opens=True)}",
        " → ".join(filter(None, [issuing_body(document), addressee])),
        fragments(
            [
                line(head.number.value, TITLE_WIDTH) if head.number and head.number.value not in head.title else "",
                catalogue.day(head.date) if head.date else catalogue.text("letters.undated"),
            ]
        ),
    ]
    others = [
        catalogue.text(
            "source.copy",
            source=line(each.source_url or each.file_name or "", LINK_WIDTH) or letter_title(each, catalogue),
            day=catalogue.day(each.obtained_on, today),
        )
        for each in copies[:MOST_COPIES]
    ]
    return screen(
        [facts, [*_sources(document, today, catalogue), *others], promises_tally(document, commitments, catalogue)],
        _buttons(document, catalogue),
    )


def source_kept(document: SourceDocument, today: date, catalogue: Catalogue) -> Screen:
    """The source as it is kept now."""
    kept = catalogue.text("source.kept", letter=letter_title(document, catalogue), ordinal=document.ordinal)
    button = ButtonSpec(catalogue.text("button.letter"), "letters", {"document": document.id})
    return screen([[kept, *_sources(document, today, catalogue)]], [[button]])


def ask_source(document: SourceDocument, today: date, catalogue: Catalogue) -> Screen:
    """Where the letter comes from, as it is kept, and how to say it."""
    words = catalogue.text("source.ask", letter=letter_title(document, catalogue), ordinal=document.ordinal)
    cancel = ButtonSpec(catalogue.text("button.cancel"), "cancel", {})
    return screen([_sources(document, today, catalogue), words], [[cancel]])


def _sources(document: SourceDocument, today: date, catalogue: Catalogue) -> list[str]:
    day = catalogue.day(document.obtained_on, today)
    key = "source.link" if document.source_url else "source.none"
    lines = [catalogue.text(key, link=line(document.source_url or "", LINK_WIDTH), day=day)]
    if document.file_name:
        lines.append(catalogue.text("source.file", name=line(document.file_name, TITLE_WIDTH)))
    return lines


def _buttons(document: SourceDocument, catalogue: Catalogue) -> list[Sequence[ButtonSpec]]:
    this = {"document": document.id}
    pending = document.state is DocumentState.PENDING
    onward = ("button.preview", "preview") if pending else ("button.show_list", "list")
    return rows(
        [
            ButtonSpec(catalogue.text(onward[0]), onward[1], this),
            ButtonSpec(catalogue.text("button.original"), "original", this),
            ButtonSpec(catalogue.text("button.fix"), "fix", this),
            ButtonSpec(catalogue.text("button.source"), "source", this),
        ],
        catalogue,
    )
