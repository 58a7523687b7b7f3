"""The words people type, in both languages: owns what each may mean; must not know the commands that use them.

The words are data in `words.toml`. Both languages work everywhere, whatever language the chat is told things in.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from commitments.model import BodyRole, Field, Kind, Language, RelationKind, Status
from commitments.people import Frequency, Role
from commitments.phases import ACTIVE, CLOSED, OVERDUE_PHASES, SOON_PHASES, TRACKED, Phase

_LONGEST = 4
"""No expression has more words: "no update yet"."""

_GROUPS = {"active": ACTIVE, "closed": CLOSED, "all": TRACKED | {Status.ON_FILE}}
_WIDER = {
    Phase.OVERDUE: frozenset(OVERDUE_PHASES),
    Phase.DUE_SOON: frozenset(SOON_PHASES),
}
_OTHER = re.compile(
    r"(?P<before>[^\d,;:]{0,30}?)\s*(?:#|第|no\.)?\s*(?P<other>\d{1,6})(?!\d)\s*[号条條]?(?P<after>.*)",
    re.IGNORECASE | re.DOTALL,
)
_MARKS = {"、": ",", "【": "[", "】": "]", "〇": "0"}


def fold(text: str) -> str:
    """The text with full-width letters, digits and punctuation made half-width, character for character.

    The length stays the same, so that what is found in the folded text can be cut out of the text as it was typed.
    Example: "／status １２，办结" → "/status 12,办结".
    """
    return text if text.isascii() else "".join(_folded(character) for character in text)


def _folded(character: str) -> str:
    if character in _MARKS:
        return _MARKS[character]
    folded = unicodedata.normalize("NFKC", character)
    return folded if len(folded) == 1 else character


def status_of(word: str) -> Status | None:
    """The status that a word declares: 办结, 销号, done."""
    found = _meaning("status", word)
    return Status(found) if found else None


def statuses_of(word: str) -> frozenset[Status]:
    """The statuses that a word asks for in a list: one, or a group such as 未办结, 全部, closed; else empty."""
    group = _meaning("group", word)
    if group:
        return _GROUPS[group]
    status = status_of(word)
    return frozenset({status}) if status else frozenset()


def phase_of(word: str) -> Phase | None:
    """The phase that a word names: 逾期, 临期, due soon."""
    found = _meaning("phase", word)
    return Phase(found) if found else None


def phases_of(word: str) -> frozenset[Phase]:
    """The phases that a word asks for in a list: 逾期 includes the long overdue, 快到期 what is due today."""
    found = phase_of(word)
    return _WIDER.get(found, frozenset({found})) if found else frozenset()


def kind_of(word: str) -> Kind | None:
    """The kind that a word names: 量化, 具体, 原则性."""
    found = _meaning("kind", word)
    return Kind(found) if found else None


def kinds_of(word: str) -> frozenset[Kind]:
    """The kinds that a word asks for in a list: 具体 includes what has a number."""
    found = kind_of(word)
    if found is None:
        return frozenset()
    return frozenset({Kind.DELIVERABLE, Kind.MEASURABLE}) if found is Kind.DELIVERABLE else frozenset({found})


def relation_in(words: str) -> tuple[RelationKind | None, int, str] | None:
    """What the words say that a promise is to another one, the other's number, and the words after that; None for the
    relation where a link is to be taken away. None where they say nothing of the sort.

    Example: "重复 7", "与7号重复 同一件事", "被 30 替代", "superseded by #30", "取消 7".
    """
    match = _OTHER.match(fold(words))
    if match is None:
        return None
    after = match["after"].split(None, 1)
    inside = _meaning("relation", f"{match['before'].rstrip()}{after[0]}") if after else None
    found = inside or _meaning("relation", match["before"])
    if found is None:
        return None
    rest = words[match.start("after") :].strip()
    rest = rest.split(None, 1)[1] if inside and len(after) > 1 else "" if inside else rest
    return None if found == "none" else RelationKind(found), int(match["other"]), rest.strip(" ,;:\uff0c\uff1b\uff1a")


def field_of(word: str) -> Field | None:
    """A field of a promise: 时限, title."""
    found = _meaning("field", word)
    return Field(found) if found else None


def body_role_of(word: str) -> BodyRole | None:
    """What a body has to do: 牵头, supporting."""
    found = _meaning("body_role", word)
    return BodyRole(found) if found else None


def is_nothing(words: str) -> bool:
    """Whether the words say that there is nothing: 没有, no date."""
    return _meaning("nothing", words) is not None


def command_of(word: str) -> str | None:
    """The name of the command that a word calls, with or without a slash: 清单 → list."""
    return _meaning("command", fold(word).strip().removeprefix("/"))


def command_words(command: str) -> Sequence[str]:
    """The words that call a command, the suggested Chinese one first."""
    return _words()["command"][command]


def frequency_of(word: str) -> Frequency | None:
    """How often: 每天, weekly, 暂停."""
    found = _meaning("frequency", word)
    return Frequency(found) if found else None


def says_quiet(word: str) -> bool | None:
    """Whether a digest is to come when nothing is new: 没变化也发, only news."""
    found = _meaning("when_quiet", word)
    return found == "say" if found else None


def weekday_of(word: str) -> int | None:
    """A weekday, Monday = 0: 周一, mon."""
    found = _meaning("weekday", word)
    return int(found) if found else None


def says_yes(words: str) -> bool:
    """Whether the words agree: 是, yes; a full stop behind them does no harm."""
    return _meaning("answer", words.strip().rstrip(".!。！")) == "yes"


def says_no(words: str) -> bool:
    """Whether the words refuse: 不, no."""
    return _meaning("answer", words.strip().rstrip(".!。！")) == "no"


def says_all(words: str) -> bool:
    """Whether the words mean all that there is, where a figure is asked for: 全部, all of them."""
    return _meaning("whole", words.strip().rstrip(".!。！了")) == "all"


def says_me(word: str) -> bool:
    """Whether the word means the person who writes: 我, @me."""
    return _meaning("somebody", word.strip().removeprefix("@")) == "me"


def says_mine(word: str) -> bool:
    """Whether the word asks for what belongs to the person who writes: 我的, mine."""
    return _meaning("somebody", word) == "mine"


def says_nobody(word: str) -> bool:
    """Whether the word means that there is none: 无, nobody."""
    return _meaning("somebody", word) == "nobody"


def courtesy_of(words: str) -> str | None:
    """Which courtesy a line is: 谢谢 is "thanks", 你好 is "hello"; None where it asks for something."""
    return _meaning("courtesy", words.strip().rstrip(".!。！~～ "))


def says_after_holiday(words: str) -> bool:
    """Whether the words mean the first working day after the holiday ahead: 节后, after the holiday."""
    return _meaning("snooze_day", words) is not None


def role_of(word: str) -> Role | None:
    """A role that somebody can be trusted with: 编辑, viewer."""
    found = _meaning("role", word)
    return Role(found) if found else None


def language_of(word: str) -> Language | None:
    """A language: 中文, english."""
    found = _meaning("language", word)
    return Language(found) if found else None


def expression_at(table: str, words: Sequence[str]) -> tuple[str, int] | None:
    """The longest expression of a table at the beginning of the words, and how many words it takes.

    The expression comes as it can be given to the `…_of` functions: ("partly met", 2).
    """
    for length in range(min(_LONGEST, len(words)), 0, -1):
        expression = " ".join(words[:length])
        if _meaning(table, expression):
            return expression, length
    return None


def status_words(language: Language) -> tuple[str, ...]:
    """The word to suggest for each status that can be declared of a tracked commitment."""
    place = 0 if language is Language.ZH else 1
    return tuple(
        words[place] for value, words in _words()["status"].items() if Status(value) in TRACKED | {Status.ON_FILE}
    )


def _meaning(table: str, word: str) -> str | None:
    meanings, key = _index()[table], _key(word)
    if table == "status" and key not in meanings:  # 已经完成了 is 已完成
        key = key.removesuffix("了").replace("已经", "已", 1)
    return meanings.get(key)


def _key(word: str) -> str:
    return " ".join(fold(word).casefold().replace("-", " ").replace("_", " ").split())


@cache
def _words() -> Mapping[str, Mapping[str, Sequence[str]]]:
    return tomllib.loads(Path(__file__).with_name("words.toml").read_text("utf-8"))


@cache
def _index() -> Mapping[str, Mapping[str, str]]:
    index: dict[str, dict[str, str]] = {}
    for table, meanings in _words().items():
        found = index.setdefault(table, {})
        for meaning, words in meanings.items():
            for word in words:
                if found.setdefault(_key(word), meaning) != meaning:
                    raise ValueError(f"words.toml: {word!r} means two things in [{table}]")
    return index
