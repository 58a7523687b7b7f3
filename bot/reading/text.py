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
_MOST_CONTROLS = 0.01
"""Text has no control characters but white space; a stray one in a scan is forgiven, more mean a binary file."""


def decode(content: bytes) -> str:
    """The text of a file: UTF-8, UTF-16 and UTF-32 by their marks, UTF-8, UTF-16 without a mark, GB18030, by trying.

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
    for candidate in (_unmarked_utf16(content), "utf-8", "gb18030"):
        text = _try(content, candidate) if candidate else None
        if text is not None:
            return text
    return _guess(content)


def _try(content: bytes, encoding: str) -> str | None:
    try:
        return content.decode(encoding)
    except UnicodeDecodeError:
        return None


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without a mark shows as zero bytes at the spaces, digits and line ends of one parity; text in any other
    encoding has no zero byte at all.
    """
    sample = content[:4096]
    if len(content) % 2 or 0 not in sample:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if min(even, odd) * 20 > max(even, odd):
        return None
    return "utf-16-le" if odd > even else "utf-16-be"


def _guess(content: bytes) -> str | None:
    """What a detector makes of other encodings (Big5, say); imported when it is needed, which is rarely."""
    from charset_normalizer import from_bytes

    best = from_bytes(content).best()
    return str(best) if best is not None else None


def _looks_binary(text: str) -> bool:
    controls = sum(1 for c in text if (c < " " and c not in "\n\r\t\f\v") or c == "\x7f" or c == "\ufffd")
    return "\x00" in text or controls > _MOST_CONTROLS * len(text)
