"""The head of a Chinese official letter and the extent of its body: owns these; must not know clauses."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from commitments.extraction.packs import Line, Page, Role
from commitments.model import DocumentHead, HeadField, HeadSource

_DIGITS = {
    "〇": "0",
    "零": "0",
    "O": "0",
    "o": "0",
    "○": "0",
    "一": "1",
    "二": "2",
    "三": "3",
    "四": "4",
    "五": "5",
    "六": "6",
    "七": "7",
    "八": "8",
    "九": "9",
}
_DATE = re.compile(r"((?:19|20)\d\d)(?:[年./-](\d{1,2})[月./-](\d{1,2})日?(?!\d)|-(\d\d)-(\d\d)(?=\d\d:))")
_RUN = re.compile(r"((?:19|20)\d\d)(\d{2,4})")
_CN_DATE = re.compile(
    r"([〇零Oo一二三四五六七八九]{2,4})年([一二三四五六七八九十]{1,2})月([一二三四五六七八九十]{1,3})日?"
)
_ANSWER = re.compile(
    r"(?:答复|回复|函复|函告|复函|反馈|回应|报告|说明|汇报)(?:意见)?(?:情况)?(?:如下|于后)|(?:办理|落实|有关|处理)[^,。;]{0,14}(?:答复|回复|汇报|报告|函复|反馈)[^,。;]{0,4}如下"
    r"|(?:作|提出|反馈)[^,。;]{0,12}(?:意见|答复)(?:如下|意见)?(?=[:。])|(?:答复|回复|意见|情况)如下"
)
_CELL = re.compile(
    r"^(?:回复|答复|处理|办理)(?:内容|意见|结果|回复|答复|情况)[:]?$|^(?:回复|答复|处理|办理)(?:内容|意见|结果|回复|答复|情况):"
)
_FURNITURE = re.compile(
    r"^(?:上一[篇条]|下一[篇条]|相关(?:附件|稿件|文章|链接|信息)|扫一扫|主办(?:单位)?[:：]|承办[:：]|主办:|版权所有|网站(?:标识|地图)|ICP|抄送|抄报|抄\s*送|【责任编辑|分享到?[:：]?|打印|关闭|返回|联系人|联系电话|\(?联系人|附件[:：]?|附[:：]|责任编辑|精选图文|微信扫|友情链接|TOP|Baidu|用户登录|回复评价|评价|信件回复|满意度|承办单位|单位负责人|办复类别|是否满意|公开方式|送[:：]|您访问的|篇)"
)
_PLAN = re.compile(
    r"(?:实施意见|工作方案|实施方案|行动方案|行动计划|工作要点|工作计划|工作安排|若干(?:措施|意见|政策)|发展规划|任务分工|分工方案|专项规划|民生实事)(?:的通知)?(?:[(].{1,20}[)])?$|^(?:关于)?.{2,30}的(?:实施)?意见$"
)
_LETTER = re.compile(r"答复|复函|回复|提案|建议案?|议案|会办|协办|来信|信箱|汇总表|回应|问政|进展情况|完成情况")
_REPORT_TITLE = re.compile(r"(?:政府工作报告|工作报告)$")
_TITLE = re.compile(
    r"(?:关于|对).{2,}(?:答复|复函|回复|函|会办意见|协办意见|意见|报告|情况)(?:的函|意见|摘要|函)?(?:[(].*[)])?$|(?:答复|复函|答复函|答复的函|答复摘要|工作报告|实施意见|工作方案|实施方案|行动计划|行动方案|工作要点|工作计划|若干措施)(?:[(].*[)])?$"
)
_NUMBER = re.compile(
    r"[\u4e00-\u9fff]{1,12}[〔\[(【﹝](?:19|20)\d\d[〕\])】﹞]?第?\d{1,5}号?(?:签)?|[\u4e00-\u9fff]{2,8}(?:19|20)\d\d[-—]\d{1,4}号"
)
_CLASS = re.compile(r"(?:类别|办理结果|分类|办复类别|办理类型|答复类别|复文类别)[:]?\s*([A-E])(?:类)?$|^([A-E])类?$")
_ADDRESSEE = re.compile(
    r"^(?:尊敬的)?[^,。;:《]{2,60}(?:代表|委员|委员会|局|厅|部|办|会|委|政府|工委|网民|网友|女士|先生|同志|组|支部)[:]?$"
)
_BODY_NAME = re.compile(
    r"^[\u4e00-\u9fff·()]{3,40}(?:局|委|部|厅|办|院|会|府|处|室|署|中心|公司|大队|支队|镇|乡|街道|办事处|委员会|人民政府)$"
)
_SIGNED = re.compile(
    r"^([\u4e00-\u9fff()]{3,30}?(?:局|委|部|厅|办|院|会|府|处|室|中心|大队|支队|街道|镇|乡))((?:19|20)\d\d年\d{1,2}月\d{1,2}日|[〇零一二三四五六七八九]{4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日)"
)
_LABELLED = (
    (re.compile(r"(?:成文|发文|公文生成|印发|签发|落款)日期[:]?\s*"), HeadSource.PAGE_HEAD),
    (re.compile(r"(?:回复|答复|办结)(?:时间|日期)[:]?\s*"), HeadSource.PAGE_HEAD),
    (re.compile(r"(?:发布|公布|公开|发布)?(?:时间|日期)[:]?\s*"), HeadSource.PAGE_HEAD),
)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day) if 1949 <= year <= 2100 else None
    except ValueError:
        return None


def _chinese(words: str) -> int:
    tens, mark, ones = words.partition("十")
    if not mark:
        return int("".join(_DIGITS.get(letter, "") for letter in words) or 0)
    return (int(_DIGITS.get(tens, "1")) if tens else 1) * 10 + (int(_DIGITS.get(ones, "0")) if ones else 0)


def read_date(words: str) -> date | None:
    """2018年9月25日, 2018-09-25, 二〇一八年九月二十五日, and with lost marks: 2018925, 一八年九月二十五日."""
    found = _DATE.search(words)
    if found:
        return _day(int(found[1]), int(found[2] or found[4]), int(found[3] or found[5]))
    found = _CN_DATE.search(words)
    if found:
        year = "".join(_DIGITS[letter] for letter in found[1])
        return _day(int(year) if len(year) == 4 else 2000 + int(year[-2:]), _chinese(found[2]), _chinese(found[3]))
    found = re.fullmatch(r"\D{0,8}((?:19|20)\d\d)年(\d{1,2})月(\d{1,2})?", words)
    if found and found[3]:
        return _day(int(found[1]), int(found[2]), int(found[3]))
    found = _RUN.fullmatch(words)
    if found:
        rest = found[2]
        if len(rest) == 4:
            return _day(int(found[1]), int(rest[:2]), int(rest[2:]))
        readings = {_day(int(found[1]), int(rest[:cut]), int(rest[cut:])) for cut in range(1, len(rest))} - {None}
        return readings.pop() if len(readings) == 1 else None
    return None


_DATE_LINE = re.compile(
    r"^[(]?(?:日期[:]?)?(?:(?:19|20)\d\d[年./-]\d{1,2}[月./-]?(?:\d{1,2})?日?|(?:19|20)\d{4,6}|(?:19|20)\d\d|[〇零一二三四五六七八九]{2,4}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{1,3}日?)[)]?$"
)


def page(lines: Sequence[Line], issued_on: date | None) -> Page:
    """The head of the letter, where its answer begins and ends, and whether it is a plan throughout."""
    flats = [line.flat for line in lines]
    title_at, title = _title(flats)
    plan = (
        bool(title)
        and not _LETTER.search(title)
        and bool(_PLAN.search(title.rstrip("》”")) or _REPORT_TITLE.search(title))
    )
    first, skip, answered = _start(flats, title_at, plan)
    end, signed_at = _end(flats, first, plan)
    readings = _dates(flats, first, skip, end, signed_at)
    issued: HeadField | None = None
    others: list[tuple[str, HeadField]] = []
    if issued_on is not None:
        issued = HeadField(issued_on.isoformat(), HeadSource.PERSON)
        others += [("issued_on", reading) for reading in readings if reading.value != issued.value]
    elif readings:
        issued = readings[0]
        others += [("issued_on", reading) for reading in readings[1:] if reading.value != issued.value]
    numbers = _numbers(flats, first, end)
    others += [("number", reading) for reading in numbers[1:]]
    sessions = _sessions(title, flats[: first + 1])
    others += [("session", HeadField(words, HeadSource.ADDRESS_LINE)) for words in sessions[1:]]
    head = DocumentHead(
        title=title,
        number=numbers[0] if numbers else None,
        issuing_body=_issuer(flats, title, signed_at),
        addressee=_addressee(flats, first, answered),
        issued_on=issued,
        reply_class=_reply_class(flats),
        other_readings=tuple(dict.fromkeys(others)),
    )
    return Page(
        head=head,
        first=first,
        end=end,
        skip=skip,
        role=Role.FORWARD if plan else Role.NEUTRAL,
        titles=(title,) if plan else (),
    )


def _title(flats: Sequence[str]) -> tuple[int, str]:
    for at, flat in enumerate(flats[:60]):
        if (
            8 <= len(flat) <= 120
            and _TITLE.search(flat)
            and "。" not in flat
            and not re.search(r"[>»|]|^.{0,3}(?:标题|名称|当前位置)", flat)
        ):
            return at, re.sub(r"^(?:信息名称|名称|标题|主题)[:]", "", flat)
        if (
            4 <= len(flat) <= 60
            and at + 1 < len(flats)
            and re.match(r"^(?:关于|对)", flat)
            and not flat.endswith((":", "。"))
        ):
            joined = flat + flats[at + 1]
            if len(joined) <= 120 and _TITLE.search(joined) and "。" not in joined:
                return at, joined
    for at, flat in enumerate(flats[:40]):
        if 6 <= len(flat) <= 60 and (_PLAN.search(flat) or _REPORT_TITLE.search(flat)):
            return at, flat
    return 0, ""


def _start(flats: Sequence[str], title_at: int, plan: bool) -> tuple[int, int, bool]:
    """The first body line, the characters of it to skip, and whether an answer formula was found."""
    if plan:
        return min(title_at + 1, len(flats)), 0, False
    for at, flat in enumerate(flats):
        for found in _ANSWER.finditer(flat):
            if re.match(r"^(?:关于|对).{4,}", flat) and flat.endswith(("答复", "复函", "函")):
                continue
            rest = flat[found.end() :]
            cut = re.match(r"[^,。;:]{0,8}?[:。,]", rest)
            skip = found.end() + (cut.end() if cut else 0)
            if skip >= len(flat):
                return at + 1, 0, True
            return at, skip, True
    for at, flat in enumerate(flats):
        found_cell = _CELL.match(flat)
        if found_cell:
            return (at, found_cell.end(), True) if len(flat) > found_cell.end() + 4 else (at + 1, 0, True)
    for at, flat in enumerate(flats):
        greeted = re.search(
            r"(?:^|[:。])(?:尊敬的)?(?:市民|网民|网友|来信人|[^,。:]{1,4}(?:先生|女士|同志))?(?:,|:)?您好[!:,。]?", flat
        )
        if greeted and any(re.search("收悉|反映|咨询|来信|回复|答复", later) for later in flats[at : at + 3]):
            return at, greeted.end(), True
    for at, flat in enumerate(flats):
        received = re.search(r"(?:收悉|悉|办理)[。,]", flat)
        if received and re.search("建议|提案|来信|议案", flat[: received.start()]):
            return at, received.end(), True
    return 0, 0, False


def _end(flats: Sequence[str], first: int, plan: bool) -> tuple[int, int]:
    """The line after the body, and the line of the signature's date (-1 if none)."""
    for at in range(first, len(flats)):
        flat = flats[at]
        if (
            at > first
            and _DATE_LINE.match(flat)
            and not re.search(r"(?:时间|日期)[:]?$", flats[at - 1])
            and (len(flat) > 4 or (at > first + 1 and _BODY_NAME.match(flats[at - 1])))
        ):
            return at, at
        if len(flat) <= 60 and _SIGNED.match(flat):
            return at, at
        if at > first and not plan and _FURNITURE.match(flat) and len(flat) <= 60:
            signed = next(
                (
                    k
                    for k in range(at + 1, min(at + 12, len(flats)))
                    if _DATE_LINE.match(flats[k]) or _SIGNED.match(flats[k])
                ),
                -1,
            )
            return at, signed
        if (
            plan
            and at > first
            and re.match(r"上一篇|下一篇|扫一扫|版权所有|网站标识|相关(?:附件|稿件|文章|链接)|主办(?:单位)?:", flat)
        ):
            return at, -1
    return len(flats), -1


def _dates(flats: Sequence[str], first: int, skip: int, end: int, signed_at: int) -> list[HeadField]:
    """All readings of the letter's date, the best first: signature, labelled, publication, else the latest reported."""
    found: list[HeadField] = []

    def add(value: date | None, source: HeadSource) -> None:
        if value is not None and all(reading.value != value.isoformat() for reading in found):
            found.append(HeadField(value.isoformat(), source))

    if signed_at >= 0:
        add(read_date(flats[signed_at]), HeadSource.SIGNATURE)
    for at in range(max(first, end - 3), end):
        signed = _SIGNED.search(flats[at]) or re.search(
            r"[\u4e00-\u9fff](?:局|委|部|厅|府|会|办|处)\s*((?:19|20)\d\d年\d{1,2}月\d{1,2}日)$|(?:负责人|日期)[:]\s*(\S{8,14}日)$",
            flats[at],
        )
        if signed:
            add(read_date(signed.group()), HeadSource.SIGNATURE)
    tail = flats[end : end + 6]
    for flat in tail:
        if not found and (_DATE_LINE.match(flat) or re.search(r"负责人:.{0,8}?[〇一二]{2}", flat)):
            add(read_date(flat), HeadSource.SIGNATURE)
    for label, source in _LABELLED:
        for at, flat in enumerate(flats):
            mark = label.search(flat)
            if (
                mark
                and (at < first or at >= end or len(flat) < 200)
                and not re.search(r"交办|来信|提交|写信|失效|有效", flat[max(0, mark.start() - 3) : mark.start() + 3])
            ):
                add(read_date(flat[mark.end() : mark.end() + 24]), source)
                if at + 1 < len(flats) and mark.end() == len(flat):
                    add(read_date(flats[at + 1][:24]), source)
    for flat in flats[: first + 12]:
        held = re.match(r"^[-(]*((?:19|20)\d\d年\d{1,2}月\d{1,2}日)在.{4,40}(?:会议|大会)", flat)
        if held:
            found.insert(0, HeadField((read_date(held[1]) or date(1949, 1, 1)).isoformat(), HeadSource.PAGE_HEAD))
    for flat in flats[:first]:
        if _DATE_LINE.match(flat) or re.match(r"^[•·-]?(?:19|20)\d\d-\d\d-\d\d", flat):
            add(read_date(flat), HeadSource.PAGE_HEAD)
    if not found:
        reported = [
            day
            for flat in flats[first:end]
            for day in (read_date(match.group()) for match in _DATE.finditer(flat))
            if day
        ]
        if reported:
            add(max(reported), HeadSource.BODY)
    return found


def _numbers(flats: Sequence[str], first: int, end: int) -> list[HeadField]:
    out: list[HeadField] = []
    for at, flat in enumerate([*flats[: min(first + 1, 60)], *flats[end : end + 12]]):
        if len(flat) > 90 or re.search(r"《[^》]*$", flat[:4]):
            continue
        found = _NUMBER.search(flat)
        if found and "《" not in flat[: found.start()] and not re.search(r"文件|根据|按照|精神", flat):
            words = re.sub(r"^(?:发文字号|文号|备注/文号|标题|文号关键字)", "", found.group())
            if all(reading.value != words for reading in out):
                out.append(HeadField(words, HeadSource.PAGE_HEAD))
        del at
    return out


_SESSION = re.compile(r"第?[一二三四五六七八九十\d]{1,4}届[^第,。]{0,16}?第?[一二三四五六七八九十\d]{1,3}次会议")


def _sessions(title: str, flats: Sequence[str]) -> list[str]:
    """The sessions that title and address line name, if they name different ones."""
    found = [match.group() for text in (title, *flats[-3:]) for match in _SESSION.finditer(text)]
    keyed = {tuple(re.findall(r"[一二三四五六七八九十\d]+(?=[届次])", words)): words for words in reversed(found)}
    return list(reversed(keyed.values())) if len(keyed) > 1 else found[:1]


def _issuer(flats: Sequence[str], title: str, signed_at: int) -> HeadField | None:
    if signed_at >= 0:
        signed = _SIGNED.match(flats[signed_at])
        if signed:
            return HeadField(signed[1], HeadSource.SIGNATURE)
        for flat in reversed(flats[max(0, signed_at - 3) : signed_at]):
            if _BODY_NAME.match(flat):
                return HeadField(flat, HeadSource.SIGNATURE)
    named = re.match(r"^([\u4e00-\u9fff]{3,24}?(?:局|委|部|厅|办|院|会|府|处|室|大队|镇|乡))(?:关于|对)", title)
    if named:
        return HeadField(named[1], HeadSource.TITLE)
    for flat in flats[:60]:
        label = re.match(
            r"^[-•]?(?:发布机构|发文机构|发文单位|回复部门|答复部门|承办单位|回复单位|来源|信息来源)[:]?([\u4e00-\u9fff]{3,24}(?:局|委|部|厅|办|院|会|府|处|室|镇|乡|大队))",
            flat,
        )
        if label:
            return HeadField(label[1], HeadSource.PAGE_HEAD)
    return None


def _addressee(flats: Sequence[str], first: int, answered: bool) -> HeadField | None:
    if not answered:
        return None
    for flat in reversed(flats[max(0, first - 6) : first + 1]):
        if _ADDRESSEE.match(flat):
            return HeadField(flat.rstrip(":"), HeadSource.ADDRESS_LINE)
        inline = re.search(r"(?:^|[\s)。])([\u4e00-\u9fff、()]{2,40}(?:代表|委员)):", flat)
        if inline:
            return HeadField(inline[1], HeadSource.ADDRESS_LINE)
    return None


def _reply_class(flats: Sequence[str]) -> str | None:
    for flat in flats[:60] + list(flats[-30:]):
        found = _CLASS.search(flat)
        if found and len(flat) <= 24:
            return found[1] or found[2]
    return None
