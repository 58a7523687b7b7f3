"""Labelled fields beside an act (责任单位:……, 完成时限:……): owns their labels; must not know the act."""

from __future__ import annotations

import re

from commitments.extraction.packs import PieceReading
from commitments.extraction.packs.zh import bodies
from commitments.extraction.packs.zh.words import HANZI

_WHO = "(?:牵头|责任|负责|主责|配合|协同|参与|完成|实施)"
"""主办, 承办, 会办, 协办 are who answers the letter, not who does what a sentence of it says."""
_BODY = f"{_WHO}(?:、{_WHO})?(?:单位|部门|科室|处室)"
_TERM = (
    "(?:完成|办理|办结|整改|实施|计划|预期|建设|竣工)(?:时限|期限|时间|日期|工期)|时间(?:节点|安排|要求)"
    f"|(?:(?<!{HANZI})|(?<=[局委部厅办院会府处队心底末日月年前]))(?:时限|期限|工期|时间)"
)
_PERSON = f"{_WHO}(?:领导|人|同志)|联系人|联系电话|联系方式"
LABEL = re.compile(f"(?<![各关])(?:{_BODY}|{_TERM}|{_PERSON}):")
"""A label with its colon, also where its line was joined to the one before. A person is no body: 责任人:……."""
_TERM_LABEL = re.compile(f"(?:{_TERM}):")
_BODY_LABEL = re.compile(f"(?:{_BODY}):")


def read_field(piece: str) -> PieceReading | None:
    """What a piece that is a labelled field says of the acts before it; None for any other piece."""
    if LABEL.match(piece) is None:
        return None
    return PieceReading(
        term=_TERM_LABEL.match(piece) is not None,
        bodies=bodies.noted(piece) if _BODY_LABEL.match(piece) else (),
        whole=True,
    )
