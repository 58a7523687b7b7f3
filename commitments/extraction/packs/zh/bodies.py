"""Who is responsible, in Chinese: owns names of bodies and the notes that assign them; must not know verbs' kinds."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.zh.patterns import pattern, says
from commitments.extraction.packs.zh.words import Cat, members, tokens, words
from commitments.model import BodyRole, ResponsibleBody

_AUTHOR = re.compile(
    r"^(?:我们|我|本|贵)(?:局|分局|委|部|厅|办|院|所|站|队|会|府|处|科|室|署|镇|乡|县|区|市|省|州|旗|街道|校|公司|单位|中心|大队|支队|中队|馆)?(?:将|也)?$|^(?:我们|本着|其|这|该)$"
)
_NOTE = re.compile(
    r"(牵头|主办|责任|承办|负责|主责|配合|协办|会办|协同|参与|完成)(?:的)?(?:单位|部门|领导|[科股处]室|责任单位)?[:：]([^;；。)）:：]{2,80}?)(?=[,，、](?:牵头|主办|责任|承办|负责|主责|配合|协办|会办|协同|参与|完成).{0,4}[:：]|[;；。)）]|$)"
)
_CHARGED = re.compile(
    "([^:。]{2,80}?)(?:等)?(?:按(?:照)?(?:各自)?职责(?:分工)?|分别|共同|具体)*"
    "(负责|牵头|落实|配合|协助|协办|参与|参加)(?:负责|落实|实施|单位)?(?=[,;]|$)[,;]?"
)
"""市教育局、市财政局按职责分工负责; 市医保局牵头,市财政局配合."""
BETWEEN_NAMES = "[、,;](?![^()]*[)])"
"""市财政局、各县(市、区)政府 are two."""
_ASSISTS = ("配合", "协助", "协办", "参与", "参加")
_BARE = re.compile("[(]([^():,。;]{2,60})[)]$")
"""(市教育局、市财政局): a note may be nothing but names."""
_LED = re.compile(
    r"由([^,。;:、\x00\x01]{2,20}?)(?:在[^,。;:]{1,12})?(?:负责牵头|牵头|负责|主办|承办|组织|统筹|会同|协调)"
)
_WITH = re.compile(r"(?:会同|联合|配合|协同)([^,。;:\x00\x01]{2,24}?(?:等(?:相关|有关)?)?(?:部门|单位))")


_LEADS = re.compile("([^,。;:由\x00\x01]{2,24}?)(?:负责)?牵头")
_TOGETHER = re.compile(
    "(?:会同|联合)([^,。;:、\x00\x01]{1,18}?(?:局|委|部(?!门)|厅|办|院|府|公司|中心|队|站|会))(?=[^、和与及等员])"
)
_IN_CHARGE = re.compile(
    "([^,。;:由\x00\x01]{2,20}?)(?:具体)?(?:负责|承担|承建|牵头|主管)(?:实施|建设|办理|推进|改造)?的(?=[^,])"
)
"""市公路局负责的连接线……: whose work it is that the act is about."""
_PLACE = re.compile(
    "(?:集镇|城镇|城区|市区|景区|园区|小区|校区|院区|片区|库区|山区|地区|灾区|矿区|林区|保护区|示范区|街区|功能区)$"
)
"""Places that nobody heads; a 开发区 or 高新区 is a body."""
_OTHER_WORD = re.compile(
    "(?:[布格结]局|[查惩]处|[多各此到用何]处|部署|[全内外干局]部|社会|机会|集会|[厕场住]所|[控持参入配个]股|节省|[督交转]办)$"
)
"""Words that end in the letter of a body: 优化布局, 从严查处."""


@cache
def _name_end() -> re.Pattern[str]:
    return re.compile(
        "(?:"
        + "|".join(map(re.escape, words("nouns", "body")))
        + r")(?:等(?:相关|有关)?(?:部门|单位)?)?(?:[(][^)]*[)])?$"
    )


def is_body(name: str) -> bool:
    """Whether a string reads as the name of a body: 县文物局, 施工单位, 各地."""
    named = 2 <= len(name) <= 24 and bool(_name_end().search(name))
    return named and not _PLACE.search(name) and not _OTHER_WORD.search(name)


def is_named(name: str) -> bool:
    """A body as the subject of an act, not a phrase that happens to end in the letters of one (持续培育……企业)."""
    if is_author(name) or not is_body(name) or says("no_body", name):
        return False
    first = tokens(name)[0]
    acts = len(first.word) >= 2 and first.cat & (Cat.VERB | Cat.ADVERB)
    return not acts or first.word in members("verbs", "in_names")


def is_author(name: str) -> bool:
    """我局, 我们, 我县 … : the one who writes the letter."""
    return bool(_AUTHOR.match(name))


def noted(text: str) -> tuple[ResponsibleBody, ...]:
    """(牵头单位:市教育局,配合单位:市财政局、团市委) → the lead and the co-handling bodies."""
    if text.startswith("(") and text.endswith(")") and ":" not in text:
        charged = tuple(
            ResponsibleBody(name, BodyRole.CO if each[2] in _ASSISTS else BodyRole.LEAD)
            for each in _CHARGED.finditer(text[1:-1])
            for name in re.split(f"{BETWEEN_NAMES}|(?<=[局委办部厅院府会])和", each[1])
            if is_body(name)
        )
        if charged:
            return charged
    bare = _BARE.match(text)
    if bare is not None:
        listed = bare[1].split("、")
        return tuple(ResponsibleBody(name) for name in listed) if all(map(is_named, listed)) else ()
    if ":" not in text and "：" not in text:
        return ()
    found: list[ResponsibleBody] = []
    for note in _NOTE.finditer(text.replace("\x00", "")):
        role = BodyRole.LEAD if note[1] in ("牵头", "主办", "责任", "承办", "负责", "主责", "完成") else BodyRole.CO
        names = re.split(r"[,，](?=.{0,4}(?:单位|部门)?[:：])", note[2])[0]
        for name in re.split("[、,，]", names):
            name = name.strip(" ()（）")
            if 2 <= len(name) <= 30 and not re.search(r"(?:单位|部门)$", name):
                found.append(ResponsibleBody(name, role))
    return tuple(dict.fromkeys(found))


def named(clause: str, subject: str, told: str, helps: bool = False) -> tuple[ResponsibleBody, ...]:
    """The bodies that a clause makes responsible: its subject, the one it sets to work, 由……牵头, 会同……部门."""
    found: list[ResponsibleBody] = []
    if told and says("urged", told) and not says("no_urging", told):
        found.append(ResponsibleBody(told, BodyRole.URGED))
    name = pattern("before_body").sub("", subject) if subject else ""
    if name and is_named(name):
        found.append(ResponsibleBody(name, BodyRole.CO if helps else BodyRole.LEAD))
    if _ASSIGNS.search(clause):
        found += _assigned(clause)
    unique: dict[str, ResponsibleBody] = {}
    for body in found:
        name = re.sub("(?<=..)在.*", "", body.name).strip("、的")
        if name and name not in unique and "\x00" not in name and "\x01" not in name:
            unique[name] = ResponsibleBody(name, body.role)
    return tuple(unique.values())


def meant(subject: str, before: str) -> str:
    """Whom 该公司 means: the last body of that sort in the text before it (经与铁塔公司协商,该公司将……)."""
    sort = subject.removeprefix("该")
    if sort == subject or not is_body(f"某{sort}"):
        return subject
    named = re.findall(
        f"(?:^|[,;:、经与和由向同对报请据])([^,;:、经与和由向同对报请据的该我本各\x00\x01]{{2,12}}{re.escape(sort)})",
        before,
    )
    return next((name for name in reversed(named) if is_named(name)), subject)


_ASSIGNS = re.compile("由|会同|联合|配合|协同|牵头|(?:负责|承担|承建|主管)[^,]{0,2}的")
"""One of these is in every phrase that assigns an act to a body; most clauses have none."""


def _is_verb(word: str) -> bool:
    """以联合举办的方式: behind 联合 nobody is named."""
    return word in members("verbs", "deliverable") or word in members("verbs", "directional")


def _assigned(clause: str) -> list[ResponsibleBody]:
    """由……牵头, 会同……部门, ……牵头."""
    found = [ResponsibleBody(lead[1], BodyRole.LEAD) for lead in _LED.finditer(clause) if is_named(lead[1])]
    helpers = (
        re.sub("等(?:相关|有关)?(?:部门|单位)$", "", name)
        for helper in _WITH.finditer(clause)
        for name in re.split("[、和与]", helper[1])
    )
    found += [ResponsibleBody(name, BodyRole.CO) for name in helpers if 2 <= len(name) <= 16 and not _is_verb(name)]
    found += [ResponsibleBody(name[1], BodyRole.CO) for name in _TOGETHER.finditer(clause)]
    charged = _IN_CHARGE.match(clause)
    if charged and is_named(charged[1]):
        found += [ResponsibleBody(name, BodyRole.LEAD) for name in charged[1].split("、")]
    led = _LEADS.match(clause)
    if led and is_named(led[1]):
        found += [ResponsibleBody(name, BodyRole.LEAD) for name in led[1].split("、")]
    return found
