"""A made-up reply with 62 promises and a made-up English response, in the states that the screens are drawn for."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal

from commitments.lifecycle import change_status, record_progress
from commitments.model import (
    Commitment,
    Deadline,
    DocumentHead,
    DueSource,
    HeadField,
    HeadSource,
    Kind,
    Language,
    Quantity,
    Quote,
    SourceDocument,
    Status,
    StatusChange,
)
from commitments.notices import BodyGroup, Changed, Digest
from commitments.people import Frequency
from commitments.periods import DaysOff
from commitments.phases import Phase, phase
from commitments.queries import Entry, by_urgency
from tests.builders import candidate, commitment, deadline, document

TODAY = date(2018, 12, 24)
ZONE = "Asia/Shanghai"
NEW_YEAR = DaysOff(date(2018, 12, 30), date(2019, 1, 1), (date(2018, 12, 29),))

ABOVE = "2018年,我局将着力做好以下几项工作"
MEASURED = "完成12万家食品摊点规范登记"
DATED = (
    "建立校园周边食品摊点动态名录",
    "引入经营者自我公示制度",
    "开设新业态登记“直通窗口”",
    "发布《食品摊点经营者信用管理办法》",
    "发布首批失信经营者名单",
    "推动30万名从业人员参加线上培训",
    MEASURED,
    "推出一批放心消费示范街区",
    "建成食品快检公共服务平台",
    "公布“餐饮浪费”专项整治结果",
)
UNDATED = (
    "修订《网络订餐配送操作规范》",
    "将《小餐饮登记办法》上升为政府规章",
    "制定校外托管机构供餐标准",
    "建立食品安全“吹哨人”奖励制度",
    "建设市级食品风险监测实验室",
    "编制农贸市场改造图集",
    "公开抽检不合格产品处置情况",
    "设立食品安全巡回讲堂",
    "开展外卖封签试点",
    "制定老年助餐点食品安全指引",
    "完善投诉举报快速处置流程",
)
OWN_YEAR = (3, 4)
"""The places of those that name the year themselves."""


def letter() -> SourceDocument:
    """The reply to proposal no. 1203."""
    return document(
        ordinal=1,
        head=DocumentHead(
            title="对市十届人大三次会议第1203号建议的答复",
            issuing_body=HeadField("示范市市场监管局", HeadSource.SIGNATURE),
            addressee=HeadField("何代表", HeadSource.ADDRESS_LINE),
            issued_on=HeadField("2018-09-25", HeadSource.SIGNATURE),
        ),
        obtained_on=date(2018, 9, 28),
    )


PASSAGE = (
    "三、下一步工作\n(一)规范经营秩序\n2.提升服务能力。" + ABOVE + ":推动30万名从业人员参加线上培训。"
    "完成12万家食品摊点规范登记工作。推出一批放心消费示范街区。\n"
)
SECTION = ("三、下一步工作", "(一)规范经营秩序", "2.提升服务能力")


def year(source: DueSource = DueSource.INHERITED) -> Deadline:
    """2018, from the line above."""
    return deadline(words="2018年", rule="year", source=source, sentence=ABOVE if source is DueSource.INHERITED else "")


def promises() -> list[Commitment]:
    """The 62 as they came in: 10 specific and dated, 11 specific and undated, 12 general and dated, 29 general."""
    made = []
    for place, name in enumerate(DATED):
        quantities: tuple[Quantity, ...] = ()
        if name == MEASURED:
            quantities = (Quantity(Decimal(120000), "家"),)
        elif "30万" in name:
            quantities = (Quantity(Decimal(300000), "名"),)
        made.append(
            one(
                place,
                name,
                kind=Kind.MEASURABLE if quantities else Kind.DELIVERABLE,
                due=year(DueSource.OWN if place in OWN_YEAR else DueSource.INHERITED),
                quantities=quantities,
            )
        )
    made += [one(10 + place, name, kind=Kind.DELIVERABLE, due=None) for place, name in enumerate(UNDATED)]
    made += [
        one(21 + place, f"持续加强第{place + 1}类场所监管", kind=Kind.DIRECTIONAL, due=year()) for place in range(12)
    ]
    made += [
        one(33 + place, f"鼓励第{place + 1}类主体参与共治", kind=Kind.DIRECTIONAL, due=None) for place in range(29)
    ]
    return made


def one(
    place: int, name: str, *, kind: Kind, due: Deadline | None, quantities: tuple[Quantity, ...] = ()
) -> Commitment:
    """A candidate whose quote stands in the passage where that holds it."""
    words = name + "工作" if name == MEASURED else name
    start = max(0, PASSAGE.find(words))
    terms = candidate(
        quote=Quote(words, start, start + len(words)),
        title=name,
        kind=kind,
        deadline=due,
        quantities=quantities,
        section=SECTION,
    )
    return commitment(id=place + 1, position=place, number=None, terms=terms, status=Status.CANDIDATE)


def at(month: int, day: int, hour: int = 2, year: int = 2018) -> datetime:
    """A moment in UTC; 02:00 is 10:00 in Shanghai."""
    return datetime(year, month, day, hour, tzinfo=UTC)


def tracked() -> tuple[list[Commitment], list[StatusChange]]:
    """21 tracked as 1-21, the others on file; no. 5 is met with a link, no. 7 stands at 83,000."""
    numbered = [
        replace(
            c,
            number=c.position + 1,
            status=Status.OPEN if c.terms.kind.specific else Status.ON_FILE,
            follow_up_on=date(2018, 12, 25) if c.terms.kind.specific and c.deadline is None else None,
        )
        for c in promises()
    ]
    numbered[4], met = change_status(
        numbered[4],
        Status.MET,
        at=at(12, 20),
        today=date(2018, 12, 20),
        actor="张敏",
        link="https://example.gov.cn/list/1",
    )
    numbered[6], reached = record_progress(
        numbered[6], Quantity(Decimal(83000), "家"), at=at(12, 20, 3), actor="张敏", words="电话 李科长"
    )
    return numbered, [met, reached]


def entries(
    commitments: list[Commitment], today: date = TODAY, from_letter: SourceDocument | None = None
) -> list[Entry]:
    """Each with the letter and its phase."""
    return [Entry(c, from_letter or letter(), phase(c, today)) for c in commitments]


def english_letter() -> SourceDocument:
    """A short British-style response."""
    return document(
        id=2,
        ordinal=2,
        head=DocumentHead(
            title="Government response: safer crossings near schools",
            number=HeadField("HC 900", HeadSource.PAGE_HEAD),
            issuing_body=HeadField("Department for Examples", HeadSource.SIGNATURE),
            issued_on=HeadField("2018-11-05", HeadSource.PAGE_HEAD),
            other_readings=(("issued_on", HeadField("2018-11-06", HeadSource.SIGNATURE)),),
        ),
        language=Language.EN,
    )


def planned(**replaced: object) -> Digest:
    """The digest of Monday 24 December 2018; arguments replace parts of it."""
    commitments, changes = tracked()
    found = sorted(entries(commitments), key=by_urgency)
    soon = tuple(e for e in found if e.phase is Phase.DUE_SOON)
    ask = tuple(e for e in found if e.phase is Phase.UNDATED)
    by_number = {e.commitment.number: e for e in found}
    digest = Digest(
        day=TODAY,
        frequency=Frequency.WEEKLY,
        since=date(2018, 12, 17),
        tracked=21,
        closed=1,
        overdue=(),
        in_grace=(),
        due_within_week=len(soon),
        due_soon=(BodyGroup("示范市市场监管局", soon),),
        changed=(Changed(by_number[5], changes[0]), Changed(by_number[7], changes[1])),
        ask_now=ask,
        undated=len(ask),
        days_off=NEW_YEAR,
    )
    return replace(digest, **replaced)  # type: ignore[arg-type]
