"""How a change reads in a line: its dates, its owner and tags, its link, its correction; must not know any screen."""

from __future__ import annotations

from datetime import date

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import LINE_WIDTH, TITLE_WIDTH, inside
from bot.rendering.sources import field_words
from commitments.model import EventKind, FieldChange, RelationKind, StatusChange

_DATE_CHANGES = {EventKind.EXTENDED, EventKind.DATE_CORRECTED, EventKind.REQUESTED, EventKind.REFUSED}


def until_words(day: date | None, today: date, catalogue: Catalogue) -> str:
    """至2018年12月31日; 没写时限."""
    return catalogue.text("history.until", day=catalogue.day(day, today)) if day else catalogue.text("phase.undated")


def date_change_words(change: StatusChange, today: date, catalogue: Catalogue) -> str:
    """What a change says of their date, and nothing where it says nothing: 延期 至2018年12月31日 → 至2019年6月30日;
    更正时限 没写时限 → 至12月31日; 申请延期 至12月31日 → 至2019年6月30日; 不同意延期至2019年6月30日.
    """
    if change.kind not in _DATE_CHANGES:
        return ""
    before, after = (until_words(day, today, catalogue) for day in (change.due_before, change.due_after))
    return catalogue.text(f"history.{change.kind.value}", before=before, after=after)


def correction_words(change: FieldChange, today: date, catalogue: Catalogue) -> str:
    """更正数量 40万家 → 45万家."""
    return catalogue.text(
        "correct.change",
        field=inside(catalogue.label(change.field)),
        before=field_words(change.before, today, catalogue),
        after=field_words(change.after, today, catalogue),
    )


def assignment_words(change: StatusChange, catalogue: Catalogue) -> str:
    """Who was made the owner, or how the tags were changed: 跟进人:张敏; 标签:+黑名单 -认证."""
    if change.kind is EventKind.TAGS:
        return catalogue.text("card.tags", tags=line(change.words, LINE_WIDTH))
    key = "owner.now" if change.words else "owner.none_now"
    return catalogue.text(key, owner=line(change.words, TITLE_WIDTH))


def relation_words(kind: RelationKind, other: int, catalogue: Catalogue, *, backwards: bool = False) -> str:
    """What a promise is to the one numbered `other`: 与7号重复; 由30号替代, and seen from there 替代了12号."""
    return catalogue.text(f"relation.{kind.value}_back" if backwards else f"relation.{kind.value}", number=other)
