"""Which language a text is in: owns that guess; must not know what the text says."""

from __future__ import annotations

import re
from itertools import islice

from commitments.model import Language

_HAN = re.compile(r"[\u3400-\u4dbf\u4e00-\u9fff]")
_LATIN = re.compile(r"[A-Za-z]{2,}")


def detect_language(text: str) -> Language:
    """Chinese where Chinese characters outweigh Latin words ("ISO 9001 标准"), or where there are neither."""
    sample = text[:20_000]
    latin = len(_LATIN.findall(sample))
    # No more of the Chinese ones are counted than it takes to tell.
    han = sum(1 for _ in islice(_HAN.finditer(sample), latin))
    return Language.EN if latin > han else Language.ZH
