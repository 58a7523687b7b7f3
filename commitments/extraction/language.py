"""Which language a text is in: owns that guess; must not know what the text says."""

from __future__ import annotations

import re

from commitments.model import Language

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def detect_language(text: str) -> Language:
    """Chinese where Chinese characters outweigh Latin words ("ISO 9001 标准"), or where there are neither."""
    sample = text[:20_000]
    han = len(_HAN.findall(sample))
    return Language.EN if len(_LATIN.findall(sample)) > han else Language.ZH
