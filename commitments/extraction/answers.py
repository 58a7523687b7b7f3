"""Which numbered paragraphs answer a request by measures: owns telling them from reports; must not know any word.

Where a letter answers 一是……, 二是…… or 一、……, 二、…… and reports nothing of it, its items are what will be done.
"""

from __future__ import annotations

from collections.abc import Callable

from commitments.extraction.document import Block
from commitments.extraction.packs import Pack, Part, PieceReading, Role, Situation
from commitments.extraction.passages import RUN_IN

_WITHIN = 3
"""The list begins in one of so many first blocks: an answer comes at once."""


def answering(blocks: list[Block], role: Callable[[Block], Role], pack: Pack) -> list[Block]:
    """The blocks of a list of measures right at the start of the answer, none if there is no such list."""
    for first, block in enumerate(blocks[:_WITHIN]):
        if block.marker is None or role(block) is not Role.NEUTRAL:
            continue
        style = block.marker.style
        run = [other for other in blocks[first:] if other.marker is not None and other.marker.style == style]
        reported = first > 0 and _led_by_report(blocks[first - 1], pack)
        if len(run) < 2 or reported or any(pack.done(other.flat) for other in run):
            return []
        return _Answer(blocks[first:], run, pack).measures(run_in=block.marker.rank >= RUN_IN)
    return []


def _led_by_report(block: Block, pack: Pack) -> bool:
    """Whether a block ends by saying that what follows has been done: "We have taken these measures:"."""
    body = block.flat[block.begin :]
    last = pack.pieces(body)[-1:]
    return any(piece.closer == ":" and pack.read(body[piece.start : piece.end], Situation()).report for piece in last)


class _Answer:
    """The blocks from the first item on, of which `run` are the items."""

    def __init__(self, rest: list[Block], run: list[Block], pack: Pack) -> None:
        self._rest = rest
        self._run = run
        self._pack = pack
        # Bullets are not counted: what they say may be anything.
        self._counted = len({item.marker.ordinal for item in run if item.marker is not None}) == len(run)

    def measures(self, run_in: bool) -> list[Block]:
        """Those that are next steps, by what their first sentences say."""
        if self._counted and not run_in and all(self._opens_with_act(item) for item in self._run):
            # 一、加强监管。……, 二、……: measures, too, unless somebody is said to have taken them.
            told = any(self._led(block) or self._acted(block) or self._pack.done(block.flat) for block in self._rest)
            return self._announced() if told else self._rest
        if any(item.heading for item in self._run):
            return self._announced()
        if any(reading.closing for reading in self._readings(self._run[0])[:1]):
            # 首先,感谢……: a courtesy is no measure.
            return []
        if run_in:
            # 一是……, 二是…… right after the formula: measures that answer the request.
            return self._run
        if any(reading.lead_in for reading in self._readings(self._run[0])[:3]):
            return self._run[1:]
        in_a_row = self._rest[: len(self._run)] == self._run
        bare = self._counted and in_a_row and not any(self._led(block) for block in self._rest)
        return self._run if bare and all(self._acts_first(item) for item in self._run) else []

    def _announced(self) -> list[Block]:
        """All, where the first section announces, each opens with an act, and nothing is reported or led in."""
        told = any(self._led(block) or self._pack.done(block.flat) for block in self._rest)
        if told or not all(self._acts_first(item) for item in self._run):
            return []
        opening = self._rest[: self._rest.index(self._run[1])]
        announced = (self._reads(block, Situation()) for block in opening)
        acts = (clause for readings in announced for reading in readings for clause in reading.clauses)
        return self._rest if any(clause.part is Part.ACT and clause.cue for clause in acts) else []

    def _readings(self, block: Block) -> list[PieceReading]:
        """The sentences of a block, read as next steps."""
        return self._reads(block, Situation(role=Role.FORWARD))

    def _reads(self, block: Block, here: Situation) -> list[PieceReading]:
        body = block.flat[block.begin :]
        return [self._pack.read(body[piece.start : piece.end], here) for piece in self._pack.pieces(body)]

    def _acts_first(self, block: Block) -> bool:
        """Whether the first sentence of a block begins with an act, after what sets its scene (交管部门设置……)."""
        clauses = next((reading.clauses for reading in self._readings(block)), ())
        told = [clause for clause in clauses if clause.part is not Part.FRAME]
        return bool(told) and told[0].part is Part.ACT

    def _opens_with_act(self, block: Block) -> bool:
        """Whether the first sentence of a block, or its heading, states nothing but acts."""
        clauses = next((reading.clauses for reading in self._readings(block)), ())
        return bool(clauses) and all(clause.part is Part.ACT for clause in clauses)

    def _led(self, block: Block) -> bool:
        """Whether a block leads in what comes next."""
        return any(reading.lead_in for reading in self._readings(block))

    def _acted(self, block: Block) -> bool:
        """Whether a block says of somebody that he acts."""
        readings = self._readings(block)
        return any(clause.subject and not clause.cue for reading in readings for clause in reading.clauses)
