"""What was found: promises with their quotes first, then sentences of letters, in one message."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import clean, line
from bot.rendering.formats import (
    LINE_WIDTH,
    TITLE_WIDTH,
    fragments,
    issuing_body,
    lamp,
    letter_title,
    numbered,
    period_words,
    rows,
    screen,
    state_words,
)
from bot.rendering.pushes import plain_text
from bot.replies import ButtonSpec, Screen
from commitments.model import SourceDocument
from commitments.queries import Entry
from commitments.searching import searchable
from commitments.service.finding import Found, Mention

QUOTE = 2 * LINE_WIDTH
"""Half-widths of a quote: the words that were looked for are always among them."""
BEFORE = 40
"""Characters that are shown before the words where a sentence is longer than fits."""


def found(result: Found, words: str, today: date, catalogue: Catalogue) -> Screen:
    """A page of what was found; `words` as they were asked for."""
    asked = line(words, TITLE_WIDTH)
    if not result.promises and not result.mentions:
        return screen(
            [catalogue.text("find.nothing", words=asked)],
            [[ButtonSpec(catalogue.text("button.list_active"), "list", {})]],
        )
    key = "find.head_at_least" if result.more_letters else "find.head"
    head = catalogue.text(key, words=asked, promises=result.promises, mentions=result.mentions)
    if result.pages > 1:
        head += catalogue.text("list.page", page=result.page, pages=result.pages)
    blocks: list[list[str]] = [[head]]
    blocks += [_promise(entry, result, today, catalogue) for entry in result.entries]
    blocks += [_mention(mention, result, catalogue) for mention in result.passages]
    drawn = screen(blocks)
    return replace(drawn, buttons=tuple(tuple(row) for row in _buttons(result, words, drawn.text, catalogue)))


def _promise(entry: Entry, result: Found, today: date, catalogue: Catalogue) -> list[str]:
    commitment, deadline = entry.commitment, entry.commitment.deadline
    due = period_words(deadline, today, catalogue) if deadline else catalogue.text("phase.undated")
    return [
        numbered(commitment),
        f"{lamp(entry)} {fragments([state_words(entry, today, catalogue), due])}",
        catalogue.quoted(_around(commitment.terms.quote.exact, result)),
        _letter(entry.body, entry.document, catalogue),
    ]


def _mention(mention: Mention, result: Found, catalogue: Catalogue) -> list[str]:
    return [
        "📖 " + catalogue.quoted(_around(mention.words, result)),
        _letter(issuing_body(mention.document), mention.document, catalogue),
    ]


def _around(text: str, result: Found) -> str:
    """As much of a quote as fits, with the words that were looked for in it."""
    look = searchable(text)
    hit = min((at for at in (look.find(term) for term in result.terms) if at >= 0), default=0)
    if hit > BEFORE and len(line(text, QUOTE)) < len(" ".join(clean(text).split())):
        return line("…" + text[hit - BEFORE :].lstrip(), QUOTE)
    return line(text, QUOTE)


def _letter(body: str, document: SourceDocument, catalogue: Catalogue) -> str:
    undated = "" if document.by_hand else catalogue.text("letters.undated")
    day = document.head.date.isoformat() if document.head.date else undated
    name, title = line(body, 40), letter_title(document, catalogue, opens=not body)
    parts = [name if name != title else "", title, day]
    return catalogue.text("find.comma").join(filter(None, parts))


def _buttons(result: Found, words: str, text: str, catalogue: Catalogue) -> list[Sequence[ButtonSpec]]:
    cards = [ButtonSpec(str(e.commitment.number), "show", {"number": e.commitment.number}) for e in result.entries]
    more = []
    if len(result.entries) == 1:
        original = {"number": result.entries[0].commitment.number}
        more.append(ButtonSpec(catalogue.text("button.original"), "original", original))
    elif not result.entries and len({m.document.id for m in result.passages}) == 1:
        letter = {"document": result.passages[0].document.id}
        more.append(ButtonSpec(catalogue.text("button.original"), "original", letter))
    turn = {"words": words}
    if result.page > 1:
        more.append(ButtonSpec(catalogue.text("button.previous"), "find", {**turn, "page": result.page - 1}))
    if result.page < result.pages:
        more.append(ButtonSpec(catalogue.text("button.next"), "find", {**turn, "page": result.page + 1}))
    more.append(ButtonSpec(catalogue.text("button.plain_text"), "plain_text", {"text": plain_text(text)}))
    return [cards, *rows(more, catalogue)]
