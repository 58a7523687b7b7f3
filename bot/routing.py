"""What a typed line asks for: owns the reading of commands, Chinese command words and short forms like "12 已兑现 …".

Pure; must not know what the commands do. Full-width characters are read as their half-width twins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.i18n.vocabulary import command_of, expression_at, field_of, fold, relation_in
from commitments.model import Field

LETTER_LENGTH = 60
"""A plain text of at least so many characters, or of several lines, is taken for a letter rather than for a slip."""

_COMMAND = re.compile(r"/(?P<name>[^\s@]+)(?:@\w+)?\s*")
_NUMBER = re.compile(
    r"(?:#|第|no\.?)?\s*(?P<number>\d{1,6})\s*(?P<sign>号|條|条|\.|:|,)?\s*(?P<rest>.*)", re.IGNORECASE | re.DOTALL
)
_ONE = r"(?:#|第|no\.?\s?)?\d{1,6}(?:号|條|条)?"
_SPAN = rf"{_ONE}(?:\s?[-~—–]\s?|[至到]){_ONE}"
_MORE = rf"(?:(?:\s*[,&]\s*|[和及]|\s+and\s+)(?:{_SPAN}|{_ONE}))"
_SEVERAL = re.compile(
    rf"(?:{_SPAN}{_MORE}*|{_ONE}{_MORE}+)"
    r"(?!\d|[.:/-]\d|\s*(?:[年月日天周%万亿]|个月|(?:day|week|month)s?\b|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))",
    re.IGNORECASE,
)
"""Numbers of several commitments; where the last one begins a date or a figure ("3,2019-06-30"), it is none of them."""
_JOINT = re.compile(r"[,:;!]|(?=https?://)", re.IGNORECASE)
_CHOICE = re.compile(r"\s*(?:不是承诺|不是|非承诺|not|备查|on file)\s*\d[\d\s,~-]*", re.IGNORECASE)
"""What a reviewer says of single candidates on the screen: "不是 7", "on file 5"."""
_NOTE_WORDS = 4
"""An English item of a list has more words than a status with a note: "1. Complete the ring road by May"."""
_GLUED = re.compile(r"([\u4e00-\u9fff]{1,4})(?=\d)")
_SAID = re.compile(
    r"(?:#|第|no\.?\s?)?(?P<number>\d{1,6})"
    r"(?:\s*[号條条][,:\s]*|\s+(?=\D|\d[\d.,]*\s*(?:%|[^\W\d]))|(?=已|还|正))(?P<words>.+)",
    re.IGNORECASE,
)
_REACHED = re.compile(
    r"(?:已经?|一?共|累计|新)*(?:完成|建成|办结|新增|新建|改造|安装|达到|达)了?(?=[\d一二两三四五六七八九十百半])"
)
"""Before a figure without a space, the figure is what is told: "1 完成了3万户"."""
_FOR_SEVERAL = frozenset({"status", "note", "extend", "ask", "owner", "tag"})
_WITH_VALUE = re.compile(r"([\u4e00-\u9fff]{2,3}[到至]|[\u4e00-\u9fff]到|[\u4e00-\u9fff]至|[\u4e00-\u9fff]{2}(?=\d))")
"""A command's word with its value right behind: a figure, or after 到 and 至 a time."""
_WITH_COLON = re.compile(r"([^:]{1,10}):")
NUMBERED = frozenset(
    {
        *("show", "status", "progress", "note", "history", "extend", "request", "agree", "refuse", "ask", "correct"),
        *("owner", "tag", "link", "evidence", "why"),
    }
)
"""The commands that begin with the number of a promise, so that the number may stand before their word."""
_OF_ONE = re.compile(
    r"(?:#|第|no\.?\s?)?\d{1,6}(?:[号条條封]|(?=\s|$))"
    r"(?!\s*(?:[个天日周月年万亿次户家名项%]|(?:days?|weeks?|months?|years?|of|percent)\b))",
    re.IGNORECASE,
)
"""The number of a promise or a letter behind a command's word."""
_FIELDS_SAID = frozenset({Field.TITLE, Field.BODY, Field.KIND})
"""Fields that may be put right by their name alone ("5 标题 …"); a date or a figure may be something else."""
_BY_NUMBER = NUMBERED | {"edit", "split", "merge", "keep", "fix", "remove", "source", "later"}


@dataclass(frozen=True, slots=True)
class Route:
    """A command by name and the words after it, as typed."""

    command: str
    arguments: str = ""


def split_first(text: str) -> tuple[str, str]:
    """The first word and the rest, both without outer white space."""
    parts = text.split(None, 1)
    return (parts[0] if parts else "", parts[1].strip() if len(parts) > 1 else "")


def several_at_start(text: str) -> tuple[str, str] | None:
    """The numbers of several commitments at the beginning, as typed, and the rest: "3,5-9", "推进中"; or None."""
    match = _SEVERAL.match(fold(text).lstrip())
    if match is None:
        return None
    end = len(text) - len(text.lstrip()) + match.end()
    return text[:end].strip(), text[end:].strip()


def route_command(text: str) -> Route | None:
    """The command of a line that begins with a slash, full-width or not; an unknown name is kept as it is.

    "/list 逾期" and "／清单 逾期" are the same; "/add@the_bot …" names the bot in a group.
    """
    text = text.strip()
    if not text.startswith(("/", "／")):
        return None
    match = _COMMAND.match("/" + text[1:])
    if match is None:
        return Route("", "")
    name = fold(match["name"]).casefold()
    return Route(command_of(name) or name, text[match.end() :].strip())


def route_short_form(text: str) -> Route | None:
    """A short form without a slash, or None.

    "12" shows; "12 已兑现 https://…", "12号 办结 电话李科长" and "#12已兑现" set a status; "7 进展 31.2万", "7 备注 …",
    "7 历史", "7 跟进人 张敏", "12 重复 7" do as they say. A word of the calendar ("12 逾期") goes to `status`, which
    explains it.
    """
    if (found := several_at_start(text)) is not None:
        return _route_several(*found)
    first, rest = split_first(text)
    match = _NUMBER.fullmatch(fold(first))
    if match is None:
        return None
    number, glued = match["number"], match["rest"]
    word, words = (glued, rest) if glued else split_first(rest)
    if not word:
        return Route("show", number)
    said = f"{word} {words}".strip()
    if any(expression_at(table, spaced.split()) for table in ("status", "phase") for spaced in (said, apart(said))):
        return None if _is_of_letter(text, match["sign"], said) else Route("status", f"{number} {said}")
    if relation_in(said) and not _is_of_letter(text, match["sign"], said):
        return Route("link", f"{number} {said}")
    if reached := _REACHED.match(fold(word)):
        return Route("progress", f"{number} {said[reached.end() :]}")
    command = command_of(word)
    if field_of(word) in _FIELDS_SAID and words and (match["sign"] or "号") not in ".,:":
        return Route("correct", f"{number} {said}")
    if command is None and (named := _WITH_COLON.match(fold(word))):  # 备注:电话问过
        command, words = command_of(named[1]), f"{word[named.end() :]} {words}".strip()
    if command is None and (joined := _WITH_VALUE.match(fold(word))):  # 进展31.2万, 延到明年6月底
        command, words = command_of(joined[1]), f"{word[joined.end() :]} {words}".strip()
    if command in NUMBERED and not _is_of_letter(text, match["sign"], said):
        return Route(command, f"{number} {words}".strip())
    return None


def said_of_one(text: str, about: int | None) -> str | None:
    """What a short line says of one promise in words that are no command, with its number in front: "3 已经开工了".

    `about` is the promise whose card the line answers to, which may leave the number out. None for other lines, among
    them a year and an item of a list: "2026年", "1. Complete the ring road".
    """
    folded = fold(text).strip()
    if not folded or looks_like_letter(text):
        return None
    match = _SAID.fullmatch(folded)
    if match is not None:
        return f"{match['number']} {match['words']}"
    return None if about is None else f"{about} {folded}"


def _route_several(numbers: str, said: str) -> Route | None:
    """What is done to several, in one line: "3,5-9 推进中", "3、5 跟进人 张敏"."""
    if "\n" in said:
        return None
    if any(expression_at("status", spaced.split()) for spaced in (said, apart(said))):
        return Route("status", f"{numbers} {said}")
    word, words = split_first(said)
    command = command_of(word) if word else None
    return Route(command, f"{numbers} {words}".strip()) if command in _FOR_SEVERAL else None


def _is_of_letter(text: str, sign: str | None, said: str) -> bool:
    """Whether what reads as a short form is an item of a letter ("1. Open three centres …") or one line of several.

    To take those for a status with a long note would declare what nobody has declared.
    """
    sentence = said.isascii() and len(said.split()) > _NOTE_WORDS and _JOINT.sub("", said) == said
    if sign and sign in ".,:" and (looks_like_letter(text) or sentence):
        return True
    return any(route_short_form(line) is not None for line in text.strip().splitlines()[1:])


def apart(words: str) -> str:
    """The words with a space in place of the first punctuation mark or before a link, if that stands earlier."""
    match = _JOINT.search(fold(words))
    return f"{words[: match.start()]} {words[match.end() :]}" if match else words


def route_word(text: str) -> Route | None:
    """A line that begins with a command's Chinese or English word: "清单 逾期", "帮助"; or None."""
    if _CHOICE.fullmatch(fold(text)):
        return Route("keep", text.strip())
    first, rest = split_first(text)
    command = command_of(fold(first).casefold())
    if command is None and (glued := _GLUED.match(fold(first))):  # 留1-4,9
        command, rest = command_of(glued[1]), text.strip()[glued.end() :].strip()
    return Route(command, rest) if command else _status_first(text)


def _status_first(text: str) -> Route | None:
    """A status with the number behind it: "已兑现 2 https://…", "恢复跟踪 3".

    After English words only where nothing but a link follows: "done 3 meetings" is no promise's.
    """
    found = None if "\n" in text.strip() else expression_at("status", text.split())
    rest = text.split(None, found[1])[found[1] :] if found else []
    number = _OF_ONE.match(fold(rest[0])) if rest else None
    if found is None or number is None:
        return None
    words = rest[0][number.end() :].strip()
    if found[0].isascii() and words and _JOINT.match(words) is None:
        return None
    return Route("status", f"{rest[0][: number.end()]} {found[0]} {words}".strip())


def lacks_number(route: Route) -> bool:
    """Whether a command's word stands without the number of what it is about: "历史", "Show the list"."""
    return route.command in _BY_NUMBER and _NUMBER.match(fold(route.arguments)) is None


def names_number(route: Route) -> bool:
    """Whether a command's word stands with the number of what it is about ("延期 6 2027年3月底"), which is no amount of
    something ("延期 3个月").
    """
    return route.command in _BY_NUMBER and _OF_ONE.match(fold(route.arguments)) is not None


def may_be_command(text: str) -> bool:
    """Whether a line that begins with a command's word may be that command: one that is no letter, and in English,
    which takes twice as many letters, a longer one that is no sentence ("New homes will be built …."), too.
    """
    line = text.strip()
    sentence = line[:1].isupper() and line.endswith(".")
    longer = line.isascii() and "\n" not in line and len(line) < 2 * LETTER_LENGTH and not sentence
    return longer or not looks_like_letter(text)


def looks_like_letter(text: str) -> bool:
    """Whether a text that is no command may be a letter, or a part of one."""
    return len(text.strip()) >= LETTER_LENGTH or "\n" in text.strip()
