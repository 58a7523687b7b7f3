"""Where promises stand inside a block: owns lead-ins, run-in lists, themes; must not know bodies or other blocks."""

from __future__ import annotations

from dataclasses import dataclass
from math import inf

from commitments.extraction import dates, governing
from commitments.extraction.dates import Role as TimeRole
from commitments.extraction.dates import TimeExpression
from commitments.extraction.document import Block
from commitments.extraction.packs import ClauseReading, Pack, Page, Part, Piece, PieceReading, Role, Situation

_VAGUE = (TimeRole.VAGUE, TimeRole.NAME, TimeRole.UNKNOWN_START)
"""Words such as 尽快 that are no point in time; to the pack they are adverbs."""
RUN_IN = 6
"""Rank from which a number stands inside a paragraph (一是, 首先)."""
_THEME = 44
"""A sentence longer than this is no mere theme."""


@dataclass(slots=True)
class Read:
    """A piece with what the pack made of it and where it stands."""

    piece: Piece
    reading: PieceReading
    times: list[TimeExpression]
    forward: bool
    place: str
    """The heading or lead-in that makes it next steps, "" where it announces by itself."""
    theme: bool = False
    """It only names what the pieces after it state."""

    @property
    def acts(self) -> list[ClauseReading]:
        """Its clauses that state an act."""
        return [clause for clause in self.reading.clauses if clause.part is Part.ACT]

    @property
    def announces(self) -> bool:
        """A sentence of one announced act, without a number: a list right after it says what the act consists of."""
        acts = self.acts
        told = bool(acts) and bool(acts[0].cue) and not any(clause.measures for clause in acts)
        return told and self.piece.marker is None


@dataclass(frozen=True, slots=True)
class Place:
    """What the outline says of a block: its role, whether it is next steps, and because of which words."""

    role: Role
    forward: bool
    words: str
    strict: bool
    """It reports, or stands before the first section, in a text that has next steps elsewhere."""


class BlockReader:
    """Asks the pack for every piece of a block, telling it what stands around."""

    def __init__(self, pack: Pack, page: Page) -> None:
        self._pack = pack
        self._anchor = page.head.date
        self._told = page.told
        self._year_ends = page.year_ends

    def read(self, block: Block, place: Place) -> list[Read]:
        """The pieces of a block after its heading, in order."""
        body = block.flat[block.begin + block.heading :]
        pieces = self._pack.pieces(body)
        found = dates.in_years_ending(dates.find(body, self._pack.language), self._year_ends)
        times = [time for time in found if time.role not in _VAGUE]
        reads = self._in_order(body, pieces, times, place, block.row)
        if place.role is Role.NEUTRAL and not place.forward:
            self._level(reads, body)
        return reads

    def _in_order(
        self, body: str, pieces: list[Piece], times: list[TimeExpression], place: Place, row: bool
    ) -> list[Read]:
        listed = None if place.forward else self._answer_list(pieces, body, place.role)
        reads: list[Read] = []
        lead, carried, announced, actor, unit, asked = "", "", "", "", -1, -1.0
        for number, (piece, inside) in enumerate(zip(pieces, _shared_out(times, pieces), strict=True)):
            if listed is None and _opens_list(piece) and reads and reads[-1].announces:
                listed = number
            if piece.unit != unit:
                announced, carried, unit = carried, "", piece.unit
            here = place.forward or bool(lead) or (listed is not None and number >= listed)
            situation = Situation(
                role=Role.REQUEST if unit <= asked else Role.FORWARD if here else place.role,
                strict=place.strict,
                carried=carried,
                announced=announced if piece.marker is None else "",
                actor=actor,
                told=self._told,
                row=row,
                dated=row and self._ahead([time for time in times if time.start >= piece.end]),
                times=self._spans(inside),
                to_begin=self._to_begin(inside),
            )
            reading = self._pack.read(body[piece.start : piece.end], situation)
            if reading.lead_in and place.role is not Role.REQUEST:
                lead = lead or reading.lead_in
                here = True
            reads.append(Read(piece, reading, inside, here, place.words or lead))
            if reading.asks:
                # The rest of the sentence is what is asked for; behind "Recommendation 3." all is, up to its answer.
                asked = unit if piece.closer == ":" else inf
            elif reading.response:
                asked = -1.0
            if reading.closing or (lead and reading.report and not reads[-1].acts):
                lead = ""
            actor = reading.topic
            for clause in reading.clauses:
                if clause.part is Part.ACT and clause.bodies:
                    actor = clause.bodies[0].name
                if clause.cue and clause.part is not Part.NONE:
                    carried = clause.cue
        return reads

    def _spans(self, times: list[TimeExpression]) -> tuple[tuple[int, int, bool | None], ...]:
        bare = self._pack.bare_day
        return tuple([(time.start, time.end, governing.ahead(time, self._anchor, bare(time.words))) for time in times])

    def _to_begin(self, times: list[TimeExpression]) -> frozenset[int]:
        return frozenset([time.start for time in times if dates.wholly_ahead(time, self._anchor)])

    def _ahead(self, times: list[TimeExpression]) -> bool:
        return any(governing.ahead(time, self._anchor) is not False for time in times)

    def _answer_list(self, pieces: list[Piece], body: str, role: Role) -> int | None:
        """Where a run-in list of measures begins that answers the request and of which nothing is reported as done."""
        # Inside a paragraph 1、 counts like 一是.
        marked = ((at, piece.marker) for at, piece in enumerate(pieces) if piece.marker is not None)
        items = [at for at, marker in marked if at or marker.rank >= RUN_IN]
        if role is not Role.NEUTRAL or len(items) < 2:
            return None
        first = items[0]
        if first:
            lead = pieces[first - 1]
            if not self._pack.read(body[lead.start : lead.end], Situation()).lists:
                return None
        reported = any(self._pack.done(body[piece.start : piece.end]) for piece in pieces[first:])
        return None if reported else first

    def _level(self, reads: list[Read], body: str) -> None:
        """In a run-in list of which most items are announced, the others are meant alike unless they report."""
        items: list[list[Read]] = []
        for read in reads:
            if read.piece.marker is not None and read.piece.marker.rank >= RUN_IN:
                items.append([])
            if items:
                items[-1].append(read)
        told = [any(read.acts for read in item) for item in items]
        if len(items) < 2 or sum(told) * 2 <= len(items):
            return
        for item, announced in zip(items, told, strict=True):
            words = [body[read.piece.start : read.piece.end] for read in item]
            if any(self._pack.done(text) for text in words):
                continue
            for read, text in zip(item, words, strict=True):
                if announced and (read.acts or not read.reading.clauses):
                    continue  # the rest of an item that announces is meant alike
                read.reading = self._pack.read(text, Situation(role=Role.FORWARD, times=self._spans(read.times)))

    def mark_themes(self, reads: list[Read], block: Block, following: Block | None) -> None:
        """Mark the sentences that only name a group whose acts the pieces or blocks after them state."""
        numbered = following is not None and following.marker is not None
        heads_blocks = (
            following is not None
            and following.marker is not None
            and following.marker.ordinal == 1
            and (not following.heading or (bool(reads) and reads[-1].reading.lists and reads[-1].announces))
        )
        for at, read in enumerate(reads):
            after = reads[at + 1] if at + 1 < len(reads) else None
            runs_in = after is not None and after.piece.marker is not None
            opens_list = after is not None and _opens_list(after.piece) and read.piece.marker is None
            breaks_off = after is None and following is not None and read.piece.closer == ":"
            heads_list = opens_list or (after is None and heads_blocks) or breaks_off
            if (heads_list and self._heads(read, runs_in)) or (
                read.reading.lists
                and (
                    (read.piece.closer == ":" and (after is not None or numbered))
                    or (read.piece.closer == "。" and runs_in and self._opens_item(reads, at, block))
                    or (heads_list and read.announces)
                )
            ):
                read.theme = True
            elif self._opens_item(reads, at, block) and self._names_only(read):
                read.theme = self._stated_after(reads, at, block)

    def _heads(self, read: Read, runs_in: bool) -> bool:
        """Whether a sentence before a list only announces it; a lead-in with two acts of its own does more."""
        if read.reading.lead_in:
            return len(read.acts) <= 1 or read.piece.closer == ":" or read.reading.lists
        return runs_in and read.announces

    def _opens_item(self, reads: list[Read], at: int, block: Block) -> bool:
        return reads[at].piece.marker is not None or (at == 0 and block.marker is not None)

    def _names_only(self, read: Read) -> bool:
        """A short sentence with one act at most, no number, no date and no plan of its own."""
        if read.piece.closer not in ("。", ":", ";") or read.piece.end - read.piece.start > _THEME:
            return False
        acts = read.acts
        own = any(clause.measures or clause.cue in self._pack.plans for clause in acts)
        return len(acts) <= 1 and not own and (not read.times or read.piece.closer == ":")

    def _stated_after(self, reads: list[Read], at: int, block: Block) -> bool:
        """Whether the rest of the item states an act."""
        read = reads[at]
        if read.piece.closer == ";":
            return False
        own = read.piece.marker.rank if read.piece.marker else -1
        outer = block.marker.rank if at == 0 and block.marker else -1
        for later in reads[at + 1 :]:
            mark = later.piece.marker
            if mark is not None and mark.rank <= max(own, outer):
                return False
            if later.acts:
                return True
        return False


def _opens_list(piece: Piece) -> bool:
    return piece.marker is not None and piece.marker.rank >= RUN_IN and piece.marker.ordinal == 1


def _shared_out(times: list[TimeExpression], pieces: list[Piece]) -> list[list[TimeExpression]]:
    """For every piece the time expressions inside it, counted from its start. Both come in the order of the text."""
    shares: list[list[TimeExpression]] = [[] for _ in pieces]
    at = 0
    for time in times:
        while at < len(pieces) and pieces[at].end < time.end:
            at += 1
        if at < len(pieces) and pieces[at].start <= time.start:
            shares[at].append(time.counted_from(pieces[at].start))
    return shares
