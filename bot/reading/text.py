"""Plain text: owns the detection of its encoding and the refusal of what is no text."""

from __future__ import annotations

import codecs

from commitments.errors import ReadingError

MAX_BYTES = 2 * 1024 * 1024
"""The largest letter that is read; the longest real plan documents have 0.2 MB."""

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_COMMON = "的一是在不了有和人中大上年日月将將为為会會工作市局"
_MOST_LETTERS = 0.8
"""Of random bytes about a third would pass for letters."""
_MOST_CONTROLS = 0.01
"""Text has no control characters but white space; a stray one in a scan is forgiven, more mean a binary file."""


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 and UTF-32 by their marks, UTF-8, UTF-16 without a mark, GB18030 and
    Big5 by trying.

    Line ends become newlines; nothing else is changed. Raises ReadingError for an empty file, one over MAX_BYTES, and
    one that is no text, whatever its name says.
    """
    if len(content) > MAX_BYTES:
        raise ReadingError("error.too_large", limit=MAX_BYTES // (1024 * 1024))
    text = _decoded(content)
    if text is None or _looks_binary(text):
        raise ReadingError("error.unreadable_binary")
    text = text.replace("\r\n", "\n").replace("\r", "\n").removeprefix("\ufeff")
    if not text.strip():
        raise ReadingError("error.unreadable_empty")
    return text


def _decoded(content: bytes) -> str | None:
    for mark, encoding in _BOMS:
        if content.startswith(mark):
            return _try(content, "utf-8-sig" if encoding == "utf-8" else encoding)
    for candidate in (_unmarked_utf16(content), "utf-8"):
        text = _try(content, candidate) if candidate else None
        if text is not None:
            return text
    both = [text for encoding in ("gb18030", "big5hkscs") if (text := _try(content, encoding)) is not None]
    return max(both, key=_common_words) if both else _guess(content)  # most bytes are text in both


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark: it has zero bytes (at spaces, digits, line ends and 一, U+4E00), which text in any other
    encoding has not, and in one of its two orders nearly every character is one that letters are written with.
    """
    sample = content[:4096]
    if len(content) % 2 or 0 not in sample:
        return None
    shares = {
        encoding: _share_of_letters(sample.decode(encoding, "replace")) for encoding in ("utf-16-le", "utf-16-be")
    }
    best = max(shares, key=lambda encoding: shares[encoding])
    return best if shares[best] > _MOST_LETTERS else None


def _common_words(text: str) -> int:
    """How often the commonest characters of Chinese prose stand in a text; read in a wrong encoding, hardly ever."""
    return sum(text.count(word) for word in _COMMON)


def _share_of_letters(text: str) -> float:
    """How much of a text is Latin, Chinese, or the punctuation of either."""
    known = sum(
        " " <= c <= "\u024f" or c in "\t\r\n" or "\u2010" <= c <= "\u203b" or "\u3000" <= c <= "\u301f"
        or "\u4e00" <= c <= "\u9fff" or "\uff01" <= c <= "\uff5e"
        for c in text
    )  # fmt: skip
    return known / len(text)


def _guess(content: bytes) -> str | None:
    """What a detector makes of other encodings (Shift JIS, say); imported when it is needed, which is rarely."""
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    return str(best) if best is not None else None


def _looks_binary(text: str) -> bool:
    controls = sum(1 for c in text if (c < " " and c not in "\n\r\t\f\v") or c == "\x7f" or c == "\ufffd")
    return "\x00" in text or controls > _MOST_CONTROLS * len(text)
