"""A page of a list, with what its headings say of the whole: how much each date and letter has in all."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from commitments.model import SourceDocument
from commitments.queries import Entry, Filter, Page
from commitments.service.context import Context

Group = tuple[int, date | None]
"""The letter's row and the day: what a list is headed by."""


def group_of(entry: Entry) -> Group:
    """Under which heading the entry stands."""
    deadline = entry.commitment.deadline
    return entry.document.id, deadline.due_on if deadline else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Listing:
    """A page of what a filter keeps. `groups` say how many of all stand under each heading of the page; `one_letter`
    that all that was found is of one letter; `letter` is the one that the filter names. `empty` says that there is
    nothing to be listed in the whole workspace.
    """

    wanted: Filter
    page: Page[Entry]
    groups: Mapping[Group, int]
    one_letter: bool
    letter: SourceDocument | None
    empty: bool


def letter_of(ctx: Context, wanted: Filter) -> SourceDocument | None:
    """The letter that the filter names, if it names one. Raises NotFound for another workspace's."""
    return ctx.uow.documents.get(ctx.workspace.id, wanted.document_id) if wanted.document_id is not None else None


def look(ctx: Context, wanted: Filter, number: int, size: int) -> Listing:
    """Page `number` of what the filter keeps. Raises NotFound for another workspace's letter."""
    register, workspace, as_of = ctx.uow.commitments, ctx.workspace.id, ctx.as_of
    letter = letter_of(ctx, wanted)
    page = register.page(workspace, wanted, as_of, number, size)
    groups = Counter(map(group_of, page.items))
    # Only the page's first group may have begun on the page before, and only its last may go on behind it.
    cut = {next(iter(groups)), next(reversed(groups))} if page.pages > 1 else set()
    letters = {entry.document.id for entry in page.items}
    one_letter = len(letters) == 1
    if one_letter and letter is None and page.pages > 1:
        of_letter = replace(wanted, document_id=next(iter(letters)))
        one_letter = register.total(workspace, of_letter, as_of) == page.total
    return Listing(
        wanted=wanted,
        page=page,
        groups={**groups, **{group: register.total(workspace, _of_group(wanted, group), as_of) for group in cut}},
        one_letter=one_letter,
        letter=letter,
        empty=not page.total and not register.total(workspace, Filter(), as_of),
    )


def _of_group(wanted: Filter, group: Group) -> Filter:
    """What of all that the filter keeps stands under a heading."""
    letter, due_on = group
    return replace(wanted, document_id=letter, due_after=due_on, due_before=due_on, undated=due_on is None)
