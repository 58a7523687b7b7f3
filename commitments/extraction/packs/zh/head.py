"""The head of a Chinese official letter and the extent of its body: owns these; must not know clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from commitments.extraction.packs import Line, Page, Role
from commitments.extraction.packs.zh import plans
from commitments.extraction.packs.zh.letter_dates import dates_of, is_date_line
from commitments.extraction.packs.zh.patterns import opens, pattern, says
from commitments.model import DocumentHead, HeadField, HeadSource

_TITLE_WITHIN, _LABELS_WITHIN = 60, 60
"""So many lines from the top a title or a label of the page is looked for."""


def page(lines: Sequence[Line], issued_on: date | None) -> Page:
    """The head of the letter, where its answer begins and ends, and whether it is a plan throughout."""
    flats = [line.flat for line in lines]
    title_at, title = _title(flats)
    plan = plans.is_plan(title)
    first, skip, answered = (plans.begins(flats, title_at), 0, False) if plan else _start(flats, title_at)
    end, signed_at = _end(flats, first, plan, answered or plan)
    if plan and signed_at < 0:
        signed_at = _signed_above(flats[:first])
    days = dates_of(flats, first, end, signed_at)
    if issued_on is not None:
        days.insert(0, HeadField(issued_on.isoformat(), HeadSource.PERSON))
    numbers = _numbers([*flats[: min(first + 1, _LABELS_WITHIN)], *flats[end : end + 12]])
    sessions = _sessions([title, *flats[max(0, first - 2) : first + 1]])
    others = [("issued_on", day) for day in days[1:] if day.value != days[0].value]
    others += [("number", number) for number in numbers[1:]]
    others += [("session", HeadField(words, HeadSource.ADDRESS_LINE)) for words in sessions[1:]]
    head = DocumentHead(
        title=title,
        number=numbers[0] if numbers else None,
        issuing_body=_issuer(flats, title, signed_at),
        addressee=_addressee(flats, first) if answered else _addressee_above(flats[:first]) if plan else None,
        issued_on=days[0] if days else None,
        reply_class=_reply_class(flats),
        other_readings=tuple(dict.fromkeys(others)),
    )
    told = plans.is_outcome(title) and not answered
    role = Role.FORWARD if plan else Role.REPORT if told else Role.NEUTRAL
    return Page(head=head, first=first, end=end, skip=skip, role=role, titles=(title,) if plan else ())


def _title(flats: Sequence[str]) -> tuple[int, str]:
    """The line of the title and its words; a title broken over two lines is joined."""
    for at, flat in enumerate(flats[:_TITLE_WITHIN]):
        whole = 8 <= len(flat) <= 120 and "。" not in flat and says("title", flat)
        if plans.heads_section(flat):
            continue
        if whole and not re.search("[>»|]|^.{0,3}(?:标题|名称|当前位置)", flat):
            return at, re.sub(r"^(?:(?:信息名称|名称|标题|主题)[:]|\d{1,2}[.、](?=(?:19|20)\d\d))", "", flat)
        opened = 4 <= len(flat) <= 60 and re.match("关于|对", flat) and not flat.endswith((":", "。"))
        if opened and at + 1 < len(flats):
            joined = flat + flats[at + 1]
            if len(joined) <= 120 and "。" not in joined and says("title", joined):
                return at, joined
    return plans.title_line(flats)


_AFTER_FORMULA = re.compile("[^,。;:]{0,8}?[:。,]")


def _start(flats: Sequence[str], title_at: int) -> tuple[int, int, bool]:
    """The first body line, the characters of it to skip, and whether anything told where the answer begins.

    Where nothing does, it begins at the title, unless sentences stand above it.
    """
    for at, flat in enumerate(flats):
        titled = re.match("(?:关于|对).{4,}", flat) and flat.endswith(("答复", "复函", "函"))
        found = None if titled else says("answer", flat)
        if found:
            rest = _AFTER_FORMULA.match(flat, found.end())
            skip = rest.end() if rest else found.end()
            return (at + 1, 0, True) if skip >= len(flat) else (at, skip, True)
    for at, flat in enumerate(flats):
        cell = opens("answer_cell", flat)
        if cell:
            return (at, cell.end(), True) if len(flat) > cell.end() + 4 else (at + 1, 0, True)
    for at, flat in enumerate(flats):
        greeting = says("greeting", flat)
        if greeting and any(re.search("收悉|反映|咨询|来信|回复|答复", later) for later in flats[at : at + 3]):
            return at, greeting.end(), True
    for at, flat in enumerate(flats):
        received = re.search("(?:收悉|悉|办理)[。,]", flat)
        if received and re.search("建议|提案|来信|议案", flat[: received.start()]):
            return at, received.end(), True
    told = any("。" in flat for flat in flats[:title_at])
    return (0 if told else title_at), 0, False


def _end(flats: Sequence[str], first: int, plan: bool, answered: bool) -> tuple[int, int]:
    """The line after the body, and the line of the signature's date (-1 if none)."""
    spoken = answered
    for at in range(first, len(flats)):
        flat = flats[at]
        spoken = spoken or "。" in flat
        if not spoken:
            # Nothing is signed and no page ends before its first sentence.
            continue
        if len(flat) <= 60 and opens("signed", flat):
            return at, at
        if at == first:
            continue
        before = flats[at - 1]
        # A bare year signs only below the name of a body.
        signs = len(flat) > 4 or (at > first + 1 and opens("body_name", before))
        if signs and is_date_line(flat) and not re.search("(?:时间|日期)[:]?$", before):
            return at, at
        if plan and opens("page_tail", flat):
            return at, -1
        if not plan and len(flat) <= 60 and opens("furniture", flat):
            near = range(at + 1, min(at + 12, len(flats)))
            return at, next((k for k in near if is_date_line(flats[k]) or opens("signed", flats[k])), -1)
    return len(flats), -1


def _signed_above(flats: Sequence[str]) -> int:
    """The line of the date under the notice that issues a plan, -1 if none."""
    days = (at for at, flat in enumerate(flats) if at and is_date_line(flat) and opens("body_name", flats[at - 1]))
    return next(days, -1)


def _numbers(flats: Sequence[str]) -> list[HeadField]:
    """The document numbers that the page prints, none that its text cites."""
    out: dict[str, HeadField] = {}
    for flat in flats:
        found = says("number", flat) if len(flat) <= 90 else None
        if found and "《" not in flat[: found.start()] and not re.search("文件|根据|按照|精神", flat):
            words = re.sub("^(?:发文字号|文号|备注/文号|标题|文号关键字)", "", found.group())
            out.setdefault(words, HeadField(words, HeadSource.PAGE_HEAD))
    return list(out.values())


_SESSION = re.compile(r"第?[一二三四五六七八九十\d]{1,4}届[^第,。]{0,16}?第?[一二三四五六七八九十\d]{1,3}次会议")
_COUNT = re.compile(r"[一二三四五六七八九十\d]+(?=[届次])")


def _sessions(flats: Sequence[str]) -> list[str]:
    """The sessions that title and address line name, if they name different ones."""
    found: dict[tuple[str, ...], str] = {}
    for flat in flats:
        for session in _SESSION.finditer(flat):
            found.setdefault(tuple(_COUNT.findall(session.group())), session.group())
    return list(found.values())


def _issuer(flats: Sequence[str], title: str, signed_at: int) -> HeadField | None:
    """Who signs, else who the title says answers, else who the page names."""
    if signed_at >= 0:
        signed = opens("signed", flats[signed_at])
        if signed:
            return HeadField(signed[1], HeadSource.SIGNATURE)
        for flat in reversed(flats[max(0, signed_at - 3) : signed_at]):
            if opens("body_name", flat):
                return HeadField(flat, HeadSource.SIGNATURE)
    titled = opens("title_body", title)
    if titled:
        return HeadField(titled[1], HeadSource.TITLE)
    labels = (opens("label_body", flat) for flat in flats[:_LABELS_WITHIN])
    return next((HeadField(label[1], HeadSource.PAGE_HEAD) for label in labels if label), None)


def _addressee(flats: Sequence[str], first: int) -> HeadField | None:
    near = list(reversed(flats[max(0, first - 6) : first + 1]))
    # The issuer's name, alone on a line above the title, looks like an addressee but for the colon.
    for flat in sorted(near, key=lambda line: not line.endswith(":")):
        if opens("addressee", flat):
            return HeadField(flat.rstrip(":"), HeadSource.ADDRESS_LINE)
        inline = re.search("(?:^|[)。])([\u4e00-\u9fff、()]{2,40}(?:代表|委员)):", flat)
        if inline:
            return HeadField(inline[1], HeadSource.ADDRESS_LINE)
    return None


def _addressee_above(flats: Sequence[str]) -> HeadField | None:
    """To whom the notice that issues a plan is sent."""
    lines = (flat for flat in flats if flat.endswith(":") and opens("addressee", flat))
    return next((HeadField(flat.rstrip(":"), HeadSource.ADDRESS_LINE) for flat in lines), None)


def _reply_class(flats: Sequence[str]) -> str | None:
    """A, B, C or D as printed; what they mean differs from place to place."""
    short = (flat for flat in [*flats[:_LABELS_WITHIN], *flats[-30:]] if len(flat) <= 24)
    found = (pattern("reply_class").search(flat) for flat in short)
    return next((mark[1] or mark[2] for mark in found if mark), None)
