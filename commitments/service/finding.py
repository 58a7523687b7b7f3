"""What was said about something: promises of every state and the letters' own text, in one answer."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from commitments.bodies import BodyRegister
from commitments.errors import Misunderstood
from commitments.model import SourceDocument, Status
from commitments.queries import Entry
from commitments.searching import Term, forms, passages, searchable, terms_of
from commitments.service.context import Context, body_names
from commitments.service.tracking import entry_of

ON_PAGE = 5
"""Promises and passages on a page, together: with their quotes they fill a phone's screen."""
MOST_LETTERS = 20
"""Letters whose text is looked through; of more it is only said that there are more."""


@dataclass(frozen=True, slots=True)
class Mention:
    """A sentence of a letter that no promise shown quotes."""

    document: SourceDocument
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A page of what was found: first promises, then mentions. `promises` and `mentions` count all of them;
    `more_letters` says that further letters hold the words, which were not looked through.
    """

    terms: Sequence[str]
    entries: Sequence[Entry]
    passages: Sequence[Mention]
    page: int
    pages: int
    promises: int
    mentions: int
    more_letters: bool


def find(ctx: Context, words: str, page: int = 1) -> Found:
    """Page `page` of everything that holds all the words. Raises Misunderstood where there are none."""
    terms = _named(ctx, words) or terms_of(words)
    if not terms:
        raise Misunderstood("error.needs_words")
    letters = ctx.uow.search.letters(ctx.workspace.id, terms, limit=MOST_LETTERS + 1)
    mentions = [mention for letter in letters[:MOST_LETTERS] for mention in _mentions(ctx, letter, terms)]
    first = (max(page, 1) - 1) * ON_PAGE
    found, promises = ctx.uow.search.commitments(ctx.workspace.id, terms, offset=first, limit=ON_PAGE)
    pages = max(1, -(-(promises + len(mentions)) // ON_PAGE))
    if page > pages:
        return find(ctx, words, pages)
    from_mention = max(0, first - promises)
    return Found(
        terms=[form for term in terms for form in forms(term)],
        entries=[entry_of(ctx, commitment) for commitment in found],
        passages=mentions[from_mention : from_mention + ON_PAGE - len(found)],
        page=max(page, 1),
        pages=pages,
        promises=promises,
        mentions=len(mentions),
        more_letters=len(letters) > MOST_LETTERS,
    )


def _named(ctx: Context, words: str) -> Sequence[Term]:
    """Where the words, or each of them, are names of a body, any of its names will do. Empty where none is known."""
    register = body_names(ctx.uow, ctx.workspace.id, ctx.today).register
    parts = [words.strip()] if register.knows(words) else terms_of(words)
    if not any(map(register.knows, parts)):
        return ()
    return [tuple(dict.fromkeys(map(searchable, (part, *_names(register, part))))) for part in parts]


def _names(register: BodyRegister, name: str) -> tuple[str, ...]:
    return (register.called(name), *register.other_names(name)) if register.knows(name) else ()


def _mentions(ctx: Context, document_id: int, terms: Sequence[Term]) -> list[Mention]:
    document = ctx.uow.documents.get(ctx.workspace.id, document_id)
    quotes = [
        (c.terms.quote.start, c.terms.quote.end)
        for c in ctx.uow.commitments.of_document(document_id)
        if c.number is not None and c.status not in (Status.CANDIDATE, Status.REJECTED)
    ]
    text = ctx.uow.documents.text(ctx.workspace.id, document_id)
    return [Mention(document, text[passage.start : passage.end]) for passage in passages(text, terms, quotes)]
