"""Folding a text character by character: owns width and odd signs; knows no language. Offsets always hold."""

from __future__ import annotations

import re

_WIDE = {chr(code): chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)}
_LIKE = {
    0x3000: " ", 0x00A0: " ", 0x2002: " ", 0x2003: " ", 0xFEFF: " ", 0x200B: " ", 0x200C: " ", 0x200D: " ",
    0x2060: " ", 0x00AD: " ", ord("｡"): "。", ord("､"): "、", ord("︰"): ":", ord("∶"): ":", ord("﹕"): ":",
    ord("﹔"): ";", ord("﹐"): ",", ord("﹑"): "、", ord("﹙"): "(", ord("﹚"): ")", ord("﹪"): "%", ord("〈"): "<",
    ord("〉"): ">", ord("—"): "-", ord("–"): "-", ord("―"): "-", ord("‐"): "-", ord("‑"): "-", ord("−"): "-",
    ord("～"): "~", ord("〜"): "~", ord("○"): "〇", ord("◯"): "〇", ord("●"): "•", ord("‧"): "·",
    ord("﹒"): ".", ord("〝"): "“", ord("〞"): "”", ord("＂"): '"', ord("『"): "“", ord("』"): "”",
    ord("「"): "“", ord("」"): "”", ord("﹁"): "“", ord("﹂"): "”", ord("\t"): " ", ord("\r"): " ", ord("\x0b"): " ",
    ord("\x0c"): " ",
}  # fmt: skip
_PLAIN = _WIDE | {chr(code): plain for code, plain in _LIKE.items()}
_ODD = re.compile(f"[{re.escape(''.join(_PLAIN))}]")


def folded(text: str) -> str:
    """Full-width letters, digits and punctuation as half-width, odd dashes and spaces as plain ones; same length."""
    # Looking for such characters is many times faster than mapping all of them.
    return _ODD.sub(_plain, text)


def _plain(odd: re.Match[str]) -> str:
    return _PLAIN[odd.group()]
