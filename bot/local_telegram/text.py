"""Text as Telegram counts, cleans, marks and splits it; owns UTF-16 units, must not know chats or messages.

Sources: core.telegram.org/bots/api#messageentity (units), TDLib's MessageEntity.cpp and utf8.cpp (cleaning, commands),
Telegram for Android's ChatActivityEnterView (splitting).
"""

from __future__ import annotations

import re
from typing import Any

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024

# How far an app looks back from the limit for a place where a reader would pause.
_LOOK_BACK = 300

_REMOVED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a\ud800-\udfff]")
_BLANKED = re.compile("[\x00-\x09\x0b-\x1f]")
_NOTHING_VISIBLE = re.compile("[\\s\u00ad\u200b-\u200f\u2060-\u2064\ufeff]*")

_MARKS = (
    ("bot_command", re.compile(r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/<>])")),
    ("mention", re.compile(r"(?<![\w@])@[A-Za-z][A-Za-z0-9_]{3,31}(?!\w)")),
    ("url", re.compile(r"(?<!\w)https?://[^\s<>\"'，。；、（）【】《》]+[^\s<>\"'.,;:!?，。；、（）【】《》]")),
)


def units(text: str) -> int:
    """Length in UTF-16 code units, the unit of every limit and offset of the Bot API: 𠮷 counts 2."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def clean(text: str) -> str:
    """What the server makes of typed text: control characters (a tab too) become spaces, CR and bidi overrides go."""
    return _BLANKED.sub(" ", _REMOVED.sub("", text))


def trim(text: str, entities: list[dict[str, Any]]) -> tuple[str, list[dict[str, Any]]]:
    """Text without blank ends and the entities moved along; entities that cover nothing any more are dropped."""
    lead = units(text[: len(text) - len(text.lstrip(" \n"))])
    if entities:
        lead = min(lead, entities[0]["offset"])
    trimmed = text[lead:].rstrip(" \n")  # blanks and line breaks are one unit each, so units are characters here
    total = units(trimmed)
    moved = []
    for entity in entities:
        offset = entity["offset"] - lead
        length = min(entity["length"], total - offset)
        if length > 0:
            moved.append({**entity, "offset": offset, "length": length})
    return trimmed, moved


def is_empty(text: str) -> bool:
    """Whether a reader would see nothing: blanks, zero-width characters."""
    return _NOTHING_VISIBLE.fullmatch(text) is not None


def find_marks(text: str, taken: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The entities that Telegram finds by itself (commands, mentions, links), beside those `taken`, in order.

    A command is ASCII and stands free: "/list 逾期" has one, "/列表" and "/list逾期" have none.
    """
    found = list(taken)
    closed = [(e["offset"], e["offset"] + e["length"]) for e in taken if e["type"] in ("code", "pre", "text_link")]
    for kind, pattern in _MARKS:
        for match in pattern.finditer(text):
            offset = units(text[: match.start()])
            end = offset + units(match.group())
            if all(end <= start or offset >= stop for start, stop in closed):
                found.append({"type": kind, "offset": offset, "length": end - offset})
                closed.append((offset, end))
    return sorted(found, key=lambda entity: (entity["offset"], -entity["length"]))


def split_as_apps_do(text: str, limit: int = TEXT_LIMIT) -> list[str]:
    """The messages that an app makes of a long paste: at most `limit` UTF-16 units each, none of them blank.

    Like Telegram for Android: within the last 300 characters before the limit it cuts at the last empty line, else at
    the first line break, else after the last full stop with a blank, else at the last blank; without any, at the limit.
    """
    pieces = []
    rest = clean(text).strip(" \n")
    while rest:
        end = _characters_within(rest, limit)
        if end < len(rest):
            end = _resting_place(rest, max(1, end - _LOOK_BACK), end)
        piece = rest[:end].strip(" \n")
        if not is_empty(piece):
            pieces.append(piece)
        rest = rest[end:].lstrip(" \n")
    return pieces


def _resting_place(text: str, earliest: int, latest: int) -> int:
    window = text[earliest:latest]
    blanks = [index for index, character in enumerate(window) if character.isspace() and character != "\n"]
    sentences = [index for index in blanks if text[earliest + index - 1] == "."]
    if (empty_line := window.rfind("\n\n")) >= 0:
        return earliest + empty_line + 1
    if (line_break := window.find("\n")) >= 0:
        return earliest + line_break
    if sentences or blanks:
        return earliest + (sentences or blanks)[-1]
    return latest


def _characters_within(text: str, limit: int) -> int:
    if units(text[:limit]) <= limit:
        return min(limit, len(text))
    count = 0
    for index, character in enumerate(text):
        count += 2 if character > "\uffff" else 1
        if count > limit:
            return index
    return len(text)
