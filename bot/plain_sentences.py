"""Plain sentences that are a command: owns how lists, searches, times and silence are asked for in passing.

"哪些逾期了?" is the list of what is overdue, "下周三提醒我3" puts a reminder off. Pure; must not know what the commands
do. Any other line is no command here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from bot.i18n.vocabulary import expression_at, fold, phase_of, statuses_of
from bot.routing import LETTER_LENGTH, Route

_ABOUT = (
    re.compile(
        r"(?:他们|对方|你们|信里|答复里|答复|以前|之前)*(?:关于|对于|对|就)(?P<words>.+?)(?:他们|信里|答复里|以前|之前|都|还|有|是)*"
        r"(?:怎么说|怎么答复|怎么承诺|说过什么|说了什么|说什么|承诺过什么|承诺了什么|承诺什么|什么承诺|哪些承诺|什么说法|过什么)的?"
    ),
    re.compile(
        r"(?:他们|对方|信里|答复里|哪里|哪封信|以前|之前)*(?:有没有|是不是|是否|不是)?"
        r"(?:提到过?|说过|说到过?|承诺过|答应过|提过|讲过|说)(?:要|了)?(?P<words>.+?)(?:没有|吗|么|呢|的)*"
    ),
    re.compile(
        r"(?:what|where|when|did|do|have|has|they|the letters?|anybody|ever|we|it|ministry|council)[\w\s']*?"
        r"(?:say|said|promised?|write|written|mention(?:ed)?|commit(?:ted)?(?: to)?|know)"
        r"(?:\s+(?:anything|something))?\s+(?:about|on|of|regarding)?\s*(?P<words>.+)",
        re.IGNORECASE,
    ),
)
_FILLING = re.compile(
    r"^(?:请问|现在|目前|我们|他们|有没有|有哪些|有什么|有|哪些|哪几条|什么|多少条?|是|还|都|已经|承诺|事项|条"
    r"|(?:what|which|show me|how many|anything|promises|commitments|ones|of them)\b"
    r"|(?:is|are|'s|has|have been|still|now|we|have)\b)"
    r"|(?:有哪些|有什么|是哪些|哪些|承诺|事项|条|了|的|呢|吗|么|有|现在|目前|(?<=\s)(?:now|today|at the moment))$",
    re.IGNORECASE,
)
"""What a question has around the state that it asks for."""
_ASKS = re.compile(
    r"\?$|(?:哪些|什么|几条|多少条?)$|^(?:哪|什么|有哪|有没|多少)"
    r"|^(?:what|which|where|did|have|has|anything|show me|how many)\b",
    re.IGNORECASE,
)
_TABLES = ("phase", "status", "group", "kind")


def _state(asked: str) -> str | None:
    """The state that a question asks for: "哪些已经逾期" → 逾期; "没办结" is read as 未办结."""
    while asked:
        for words in (asked, asked.replace("没", "未", 1)):
            length = len(words.split())
            if any((found := expression_at(table, words.split())) and found[1] == length for table in _TABLES):
                return words
        shorter = _FILLING.sub("", asked, count=1).strip()
        if shorter == asked:
            return None
        asked = shorter
    return None


def route_sentence(text: str) -> Route | None:
    """The command that a whole sentence of `sentences.toml` means, one with a command's word in front among them
    ("remind me about 3 on Monday"); None for any other line.

    Examples: "下周三提醒我3" → later 3 下周三; "别再提醒了" → remind off.
    """
    said = _said(text)
    for command, arguments, pattern in _sentences() if said else ():
        if match := pattern.fullmatch(said):
            return Route(command, arguments.format_map(match.groupdict()).strip())
    return None


def route_question(text: str) -> Route | None:
    """The command that answers a plain question for a state or about something; None for any other line.

    Examples: "哪些逾期了?" → list 逾期; "他们关于黑名单说过什么?" → find 黑名单; "what is overdue?" → list overdue.
    """
    asked = _said(text) if _ASKS.search(fold(text).strip()) else ""
    state = _state(asked)
    if state is not None:
        return Route("list", state)
    for pattern in _ABOUT:
        match = pattern.fullmatch(asked)
        if match:
            words = re.sub(r"^(?:the|any|an|a)\s+|[“”\"《》]", "", match["words"].strip(), flags=re.IGNORECASE)
            return Route("find", words) if words else None
    return None


def route_state(text: str) -> Route | None:
    """The list of a state that a line names and nothing else: "红灯", "未办结"; None for any other line, and for a
    state that may be meant to be set ("已兑现").
    """
    said = _said(text)
    return Route("list", said) if phase_of(said) or len(statuses_of(said)) > 1 else None


def _said(text: str) -> str:
    """A line without what ends it; "" for what is more than a line."""
    folded = fold(text).strip()
    return "" if len(folded) > LETTER_LENGTH or "\n" in folded else folded.rstrip("?!。. ")


@cache
def _sentences() -> Sequence[tuple[str, str, re.Pattern[str]]]:
    """The command, its arguments and the pattern of each sentence of `sentences.toml`."""
    file = tomllib.loads(Path(__file__).with_name("i18n").joinpath("sentences.toml").read_text("utf-8"))
    parts: Mapping[str, str] = file["parts"]

    def compiled(pattern: str) -> re.Pattern[str]:
        for name, part in parts.items():
            pattern = pattern.replace(f"<{name}>", part)
        return re.compile(pattern.replace("\n", ""), re.IGNORECASE)

    return [
        (sentence["command"], sentence["arguments"], compiled(pattern))
        for sentence in file["sentence"]
        for pattern in sentence["patterns"]
    ]
