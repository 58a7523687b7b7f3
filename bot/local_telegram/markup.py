"""Telegram's HTML mode: text with tags into text and entities; owns its grammar, must not know messages.

The grammar and the wording of its errors are TDLib's parse_html (td/telegram/MessageEntity.cpp); offsets in errors are
bytes of UTF-8, offsets in entities UTF-16 units.
"""

from __future__ import annotations

import html
import re
from dataclasses import dataclass, field
from typing import Any

from bot.local_telegram.errors import ApiError, bad_request
from bot.local_telegram.text import units

_TYPES = {
    "b": "bold",
    "strong": "bold",
    "i": "italic",
    "em": "italic",
    "u": "underline",
    "ins": "underline",
    "s": "strikethrough",
    "strike": "strikethrough",
    "del": "strikethrough",
    "tg-spoiler": "spoiler",
    "span": "spoiler",
    "a": "text_link",
    "code": "code",
    "pre": "pre",
    "blockquote": "blockquote",
}
_REFERENCE = re.compile(r"&(?:lt|gt|amp|quot|#\d{1,7}|#x[0-9a-fA-F]{1,6});")
_START = re.compile(r"<([^\s>/][^\s>]*)([^>\"']*(?:(?:\"[^\"]*\"|'[^']*')[^>\"']*)*)>")
_END = re.compile(r"</([^>]*)>")
_ATTRIBUTE = re.compile(r"\s*([^\s=]+)(?:\s*=\s*(?:\"([^\"]*)\"|'([^']*)'|([A-Za-z0-9.\-]+)))?\s*")


@dataclass
class _Open:
    tag: str
    offset: int
    start: int
    attributes: dict[str, str] = field(default_factory=dict)


def parse_html(source: str) -> tuple[str, list[dict[str, Any]]]:
    """Text without tags and the entities that the tags meant, sorted by offset; 400 where Telegram would say 400."""
    text: list[str] = []
    written = 0
    stack: list[_Open] = []
    entities: list[dict[str, Any]] = []
    position = 0
    while position < len(source):
        if source[position] == "<":
            if source.startswith("</", position):
                position, entity = _close(source, position, stack, "".join(text), written)
                entities += entity
            else:
                position, opened = _open(source, position, written)
                stack.append(opened)
            continue
        reference = _REFERENCE.match(source, position) if source[position] == "&" else None
        piece = html.unescape(reference.group()) if reference else source[position]
        position += len(reference.group()) if reference else 1
        text.append(piece)
        written += units(piece)
    if stack:
        raise _broken(f'Can\'t find end tag corresponding to start tag "{stack[-1].tag}"')
    entities.sort(key=lambda entity: (entity["offset"], -entity["length"]))
    return "".join(text), _join_code_blocks(entities)


def _open(source: str, position: int, written: int) -> tuple[int, _Open]:
    at = len(source[:position].encode())
    match = _START.match(source, position)
    if match is None:
        raise _broken(f"Unclosed start tag at byte offset {at}")
    tag = match.group(1).lower()
    if tag not in _TYPES:
        raise _broken(f'Unsupported start tag "{tag}" at byte offset {at}')
    attributes = {}
    rest = match.group(2)
    while rest.strip():
        found = _ATTRIBUTE.match(rest)
        if found is None or not found.group():
            raise _broken(f'Empty attribute name in the tag "{tag}" at byte offset {at}')
        attributes[found.group(1).lower()] = html.unescape(found.group(2) or found.group(3) or found.group(4) or "")
        rest = rest[found.end() :]
    if tag == "span" and attributes.get("class") != "tg-spoiler":
        raise _broken(f'Tag "span" must have class "tg-spoiler" at byte offset {at}')
    return match.end(), _Open(tag, written, position, attributes)


def _close(source: str, position: int, stack: list[_Open], text: str, written: int) -> tuple[int, list[dict[str, Any]]]:
    at = len(source[:position].encode())
    if not stack:
        raise _broken(f"Unexpected end tag at byte offset {at}")
    match = _END.match(source, position)
    if match is None:
        raise _broken(f"Unclosed end tag at byte offset {at}")
    opened = stack.pop()
    tag = match.group(1).strip().lower()
    if tag and tag != opened.tag:
        raise _broken(f'Unmatched end tag at byte offset {at}, expected "</{opened.tag}>", found "</{tag}>"')
    length = written - opened.offset
    if not length:
        return match.end(), []
    entity: dict[str, Any] = {"type": _TYPES[opened.tag], "offset": opened.offset, "length": length}
    if opened.tag == "a":
        covered = text.encode("utf-16-le")[2 * opened.offset :].decode("utf-16-le")
        entity["url"] = opened.attributes.get("href") or covered
    elif opened.tag == "blockquote" and "expandable" in opened.attributes:
        entity["type"] = "expandable_blockquote"
    elif opened.tag == "code" and opened.attributes.get("class", "").startswith("language-"):
        entity["language"] = opened.attributes["class"].removeprefix("language-")
    return match.end(), [entity]


def _join_code_blocks(entities: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """`<pre><code class="language-x">` is one block with a language, not a block around code."""
    blocks = {(e["offset"], e["length"]): e for e in entities if e["type"] == "pre"}
    kept = []
    for entity in entities:
        block = blocks.get((entity["offset"], entity["length"])) if entity["type"] == "code" else None
        language = entity.pop("language", None) if entity["type"] == "code" else None
        if block is None:
            kept.append(entity)
        elif language:
            block["language"] = language
    return kept


def _broken(problem: str) -> ApiError:
    return bad_request(f"can't parse entities: {problem}", broken_rule=True)
