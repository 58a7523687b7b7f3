"""The engine: owns where promises stand and how a candidate is put together; must not know any word of a language.

Block by block it knows the role of the place (next steps, report, request), opens and closes passages, asks the pack
what each piece says, and joins frames, acts and further objects to one candidate with its date, bodies and trace.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from commitments.extraction import dates, governing
from commitments.extraction.dates import Role as TimeRole
from commitments.extraction.dates import TimeExpression
from commitments.extraction.document import Block, Heading
from commitments.extraction.packs import ClauseReading, Measure, Pack, Page, Part, Piece, PieceReading, Role, Situation
from commitments.model import (
    BodyRole,
    Candidate,
    Deadline,
    Kind,
    Quantity,
    Quote,
    ResponsibleBody,
    Strength,
    TraceStep,
)


@dataclass(slots=True)
class _Read:
    """A piece with what the pack made of it and where it stands."""

    piece: Piece
    reading: PieceReading
    times: list[TimeExpression]
    forward: bool
    place: str
    theme: bool = False


@dataclass(slots=True)
class _Draft:
    """A candidate in the making: clauses from `start` to `end` of its block."""

    block: Block
    start: int
    end: int
    act: ClauseReading
    deadline: Deadline | None
    measures: list[Measure]
    bodies: list[ResponsibleBody]
    place: str
    cue: str
    conditions: list[str] = field(default_factory=list)


@dataclass(slots=True)
class _Passage:
    """A next-steps passage that runs on over the list below its lead-in."""

    path: tuple[Heading, ...]
    words: str
    scope: governing.Dated | None
    listing: bool
    started: bool = False


def candidates(text: str, page: Page, blocks: list[Block], pack: Pack) -> tuple[Candidate, ...]:
    """All commitments of a text in its order."""
    return tuple(_Walk(text, page, blocks, pack).run())


class _Walk:
    """One pass over the blocks of one text."""

    def __init__(self, text: str, page: Page, blocks: list[Block], pack: Pack) -> None:
        self._text = text
        self._page = page
        self._blocks = blocks
        self._pack = pack
        self._anchor: date | None = page.head.date
        self._passage: _Passage | None = None
        self._headings: dict[Heading, governing.Dated | None] = {}
        self._subject: ResponsibleBody | None = None
        self._has_next_steps = any(heading.role is Role.FORWARD for block in blocks for heading in block.path)
        self._answers = self._answer_blocks()
        self._sectioned = any(block.path for block in blocks)
        self._has_report = any(heading.role is Role.REPORT for block in blocks for heading in block.path)
        issuer = page.head.issuing_body
        self._issuer = issuer.value if issuer else ""

    def _answer_blocks(self) -> list[Block]:
        """Numbered paragraphs right at the start of which the first says "下一步": the others go on with it."""
        for first, block in enumerate(self._blocks[:3]):
            if block.marker is None or block.heading:
                continue
            style = block.marker.style
            run = [other for other in self._blocks[first:] if other.marker is not None and other.marker.style == style]
            if len(run) < 2 or any(other.heading or self._pack.done(other.flat) for other in run):
                return []
            opening = self._pack.pieces(run[0].flat[run[0].begin :])[:3]
            body = run[0].flat[run[0].begin :]
            led = any(self._pack.read(body[piece.start : piece.end], Situation()).lead_in for piece in opening)
            return run[1:] if led else []
        return []

    def run(self) -> Iterator[Candidate]:
        """Block after block; a heading with nothing under it is read as an act itself."""
        empty: Block | None = None
        for at, block in enumerate(self._blocks):
            if block.heading and block.begin + block.heading >= len(block.flat):
                if empty is not None and not _below(block, empty):
                    yield from self._read_heading(empty)
                empty = block if self._role(block) is Role.FORWARD and self._is_item(block) else None
                self._leave_passage(block)
                continue
            drafts = self._read_block(block, self._blocks[at + 1] if at + 1 < len(self._blocks) else None, at)
            if drafts or (empty is not None and not _below(block, empty)):
                if empty is not None and not _below(block, empty):
                    yield from self._read_heading(empty)
                empty = None
            for draft in drafts:
                yield self._candidate(draft)
        if empty is not None:
            yield from self._read_heading(empty)

    def _is_item(self, block: Block) -> bool:
        own = block.path[-1] if block.path else None
        return own is not None and own.role is Role.NEUTRAL and block.marker is not None

    def _read_heading(self, block: Block) -> Iterator[Candidate]:
        bare = replace(block, heading=0, path=block.path[:-1])
        for draft in self._read_block(bare, None):
            yield self._candidate(draft)

    def _role(self, block: Block) -> Role:
        for heading in reversed(block.path):
            if heading.role is not Role.NEUTRAL:
                return heading.role
        if self._page.role is Role.FORWARD and not block.path and self._sectioned:
            # What stands before the first section of a plan is its preamble.
            return Role.NEUTRAL
        return self._page.role

    def _leave_passage(self, block: Block) -> None:
        passage = self._passage
        past = block.path and block.path[-1].role in (Role.REPORT, Role.REQUEST)
        if passage and (past or not passage.listing or block.path[: len(passage.path)] != passage.path):
            self._passage = None

    # -- one block

    def _read_block(self, block: Block, following: Block | None, at: int = -1) -> list[_Draft]:
        role = self._role(block)
        passage = self._passage
        if passage is not None:
            inside = block.path[: len(passage.path)] == passage.path and passage.listing
            if inside and passage.started and block.marker is None and len(block.path) <= len(passage.path):
                inside = False
            if not inside:
                self._passage = passage = None
            elif block.marker is not None:
                passage.started = True
        begin = block.begin + block.heading
        body = block.flat[begin:]
        if not body:
            return []
        self._subject = None
        pieces = self._pack.pieces(body)
        times = list(dates.find(body, self._pack.language))
        forward = role is Role.FORWARD or passage is not None or block in self._answers
        place = self._place(block, role, passage)
        reads = self._read_pieces(block, pieces, body, times, role, forward, place)
        listed = (
            following is not None
            and following.marker is not None
            and following.marker.ordinal == 1
            and not following.heading
        )
        heads = following is not None and following.marker is not None
        self._mark_themes(reads, block, listed, heads)
        self._open_passage(reads, block, following, at)
        return self._drafts(reads, block, begin, body, passage)

    def _place(self, block: Block, role: Role, passage: _Passage | None) -> str:
        if passage is not None:
            return passage.words
        if role is Role.FORWARD:
            return next(
                (heading.words for heading in reversed(block.path) if heading.role is Role.FORWARD),
                self._page.head.title,
            )
        return ""

    def _read_pieces(
        self,
        block: Block,
        pieces: list[Piece],
        body: str,
        times: list[TimeExpression],
        role: Role,
        forward: bool,
        place: str,
    ) -> list[_Read]:
        answers = None if forward else self._answer_list(pieces, body, role)
        reads: list[_Read] = []
        lead = ""
        carried, announced, unit = "", "", -1
        at = 0
        for number, piece in enumerate(pieces):
            while at < len(times) and times[at].end <= piece.start:
                at += 1
            inside: list[TimeExpression] = []
            for time in times[at:]:
                if time.start >= piece.end:
                    break
                if time.role in _VAGUE:
                    continue
                if time.start >= piece.start and time.end <= piece.end:
                    inside.append(replace(time, start=time.start - piece.start, end=time.end - piece.start))
            heads_list = piece.marker is not None and piece.marker.rank >= 6 and piece.marker.ordinal == 1
            if answers is None and heads_list and reads and self._announces(reads[-1]):
                answers = number
            if piece.unit != unit:
                announced = carried
                carried, unit = "", piece.unit
            here = forward or bool(lead) or (answers is not None and number >= answers)
            situation = Situation(
                role=Role.FORWARD if here else role,
                strict=self._has_next_steps and (role is Role.REPORT or (self._has_report and not block.path)),
                carried=carried,
                announced=announced if piece.marker is None else "",
                times=tuple((time.start, time.end, governing.ahead(time, self._anchor)) for time in inside),
            )
            reading = self._pack.read(body[piece.start : piece.end], situation)
            if reading.lead_in and role is not Role.REQUEST:
                lead = lead or reading.lead_in
                here = True
            if reading.closing or (lead and reading.report and not any(c.part is Part.ACT for c in reading.clauses)):
                lead = ""
            for clause in reading.clauses:
                if clause.part is not Part.NONE:
                    carried = clause.cue or carried
            reads.append(_Read(piece, reading, inside, here, place or lead))
        if role is Role.NEUTRAL and not forward:
            self._level(reads, body)
        return reads

    def _announces(self, read: _Read) -> bool:
        """A sentence of one announced act that heads a run-in list: the list says what the act consists of."""
        acts = [clause for clause in read.reading.clauses if clause.part is Part.ACT]
        return (
            bool(acts)
            and bool(acts[0].cue)
            and read.piece.marker is None
            and not any(clause.measures for clause in acts)
        )

    def _level(self, reads: list[_Read], body: str) -> None:
        """In a run-in list of which most items are announced, the others are meant alike unless they report."""
        items: list[list[_Read]] = []
        for read in reads:
            if read.piece.marker is not None and read.piece.marker.rank >= 6:
                items.append([])
            if items:
                items[-1].append(read)
        told = [any(clause.part is Part.ACT for read in item for clause in read.reading.clauses) for item in items]
        if len(items) < 2 or sum(told) * 2 <= len(items) or all(told):
            return
        for item, announced in zip(items, told, strict=True):
            if announced or any(self._pack.done(body[read.piece.start : read.piece.end]) for read in item):
                continue
            for read in item:
                times = tuple((time.start, time.end, governing.ahead(time, self._anchor)) for time in read.times)
                again = Situation(role=Role.FORWARD, times=times)
                read.reading = self._pack.read(body[read.piece.start : read.piece.end], again)

    def _answer_list(self, pieces: list[Piece], body: str, role: Role) -> int | None:
        """Where a run-in list of measures begins that answers the request and of which nothing is reported as done."""
        if role is not Role.NEUTRAL:
            return None
        items = [at for at, piece in enumerate(pieces) if piece.marker is not None and piece.marker.rank >= 6]
        if len(items) < 2:
            return None
        lead = (
            self._pack.read(body[pieces[items[0] - 1].start : pieces[items[0] - 1].end], Situation())
            if items[0]
            else None
        )
        if lead is not None and not lead.lists:
            return None
        if any(self._pack.done(body[piece.start : piece.end]) for piece in pieces[items[0] :]):
            return None
        return items[0]

    def _mark_themes(self, reads: list[_Read], block: Block, listed: bool, heads: bool) -> None:
        """A short opening sentence of an item names a group if the rest of its item states the acts."""
        for at, read in enumerate(reads):
            runs_in = at + 1 < len(reads) and reads[at + 1].piece.marker is not None and read.piece.marker is None
            heads_list = (
                runs_in and reads[at + 1].piece.marker.ordinal == 1 if runs_in else listed and at + 1 == len(reads)
            )
            stated = sum(clause.part is Part.ACT for clause in read.reading.clauses)
            opens_list = read.reading.lead_in or (runs_in and self._announces(read))
            if (
                opens_list
                and heads_list
                and (stated <= 1 or read.piece.closer == ":" or read.reading.lists or not read.reading.lead_in)
            ):
                read.theme = True
                continue
            if read.reading.lists and read.piece.closer == ":" and (at + 1 < len(reads) or heads):
                read.theme = True
                continue
            opens = read.piece.marker is not None or (at == 0 and block.marker is not None)
            if not opens or read.piece.closer not in ("。", ":", ";") or read.piece.end - read.piece.start > 44:
                continue
            acts = [clause for clause in read.reading.clauses if clause.part is Part.ACT]
            if (
                read.reading.lists
                and read.piece.closer in (":", "。")
                and at + 1 < len(reads)
                and reads[at + 1].piece.marker is not None
            ):
                read.theme = True
                continue
            if (
                len(acts) > 1
                or any(clause.measures or clause.cue in self._pack.plans for clause in acts)
                or (read.times and read.piece.closer != ":")
            ):
                continue
            outer = block.marker.rank if at == 0 and block.marker else -1
            for later in reads[at + 1 :]:
                mark = later.piece.marker
                if mark is not None and (
                    (read.piece.marker is not None and mark.rank <= read.piece.marker.rank) or mark.rank <= outer
                ):
                    break
                if read.piece.closer == ";":
                    break
                if any(clause.part is Part.ACT for clause in later.reading.clauses):
                    read.theme = True
                    break

    def _open_passage(self, reads: list[_Read], block: Block, following: Block | None, at: int) -> None:
        """A lead-in that ends the block with a colon, or promises a list, goes on over the list below it."""
        if not reads or following is None:
            return
        last = reads[-1]
        words = next((read.reading.lead_in for read in reads if read.reading.lead_in), "")
        colon = last.piece.closer == ":" or last.reading.lists
        if not (words or last.forward or last.reading.lists) or not colon:
            return
        if following.marker is None and not words:
            return
        if not words and not last.forward:
            if following.heading or self._role(block) is Role.REPORT or self._reported(at):
                return
        path = block.path[:-1] if block.heading and block.marker is None else block.path
        self._passage = _Passage(path, words or self._words(block, last)[:20], None, True)

    def _words(self, block: Block, read: _Read) -> str:
        begin = block.begin + block.heading
        return block.flat[begin + read.piece.start : begin + read.piece.end]

    def _reported(self, at: int) -> bool:
        """Whether an item of the list below block `at` is reported as done in its first sentence."""
        style = self._blocks[at + 1].marker.style if self._blocks[at + 1].marker else ""
        for block in self._blocks[at + 1 :]:
            if block.marker is None or block.marker.style != style:
                break
            body = block.flat[block.begin :]
            first = self._pack.pieces(body)[:1]
            if any(self._pack.done(body[piece.start : piece.end]) for piece in first):
                return True
        return False

    # -- drafts

    def _drafts(
        self, reads: list[_Read], block: Block, begin: int, body: str, passage: _Passage | None
    ) -> list[_Draft]:
        drafts: list[_Draft] = []
        scope = passage.scope if passage else None
        sentence: governing.Sentence | None = None
        unit, before = -1, None
        lead_scope: governing.Dated | None = None
        outcome = max((at for at, read in enumerate(reads) if read.reading.fulfilled), default=-1)
        for number, read in enumerate(reads):
            piece = read.piece
            if piece.unit != unit or sentence is None:
                before = sentence.goes_on if sentence else None
                if sentence and sentence.head and lead_scope is None and drafts == [] and read.piece.marker is not None:
                    lead_scope = sentence.head
                sentence = governing.Sentence(self._anchor, body[piece.start : piece.end], before)
                unit = piece.unit
            if piece.marker is not None:
                sentence.item()
            found = self._acts(read, sentence, block, begin)
            if (read.reading.lead_in and piece.closer == ":" and sentence.head) or (
                sentence.head and read.theme and (read.reading.lists or read.reading.lead_in)
            ):
                lead_scope = governing.Dated(sentence.head.due, body[piece.start : piece.end])
            for draft in found:
                if draft.deadline is None and not draft.act.conditional:
                    draft.deadline = self._inherited(lead_scope or scope, block)
            if read.theme or (number <= outcome and not read.forward):
                found = []
            if read.reading.bodies:
                for draft in drafts:
                    draft.bodies.extend(body_ for body_ in read.reading.bodies if body_ not in draft.bodies)
            drafts.extend(found)
        if self._passage is not None and self._passage is not passage and lead_scope is not None:
            self._passage.scope = lead_scope
        return drafts

    def _inherited(self, scope: governing.Dated | None, block: Block) -> Deadline | None:
        if scope is not None:
            return governing.inherited(scope)
        for heading in reversed(block.path):
            if heading not in self._headings:
                vague = self._pack.vague(heading.words)
                self._headings[heading] = (
                    None if vague else governing.of_heading(heading.words, self._pack.language, self._anchor)
                )
            dated = self._headings[heading]
            if dated is not None:
                return governing.inherited(dated)
        for title in self._page.titles:
            dated = governing.of_heading(title, self._pack.language, self._anchor)
            if dated is not None:
                return governing.inherited(dated)
        return None

    def _acts(self, read: _Read, sentence: governing.Sentence, block: Block, begin: int) -> list[_Draft]:
        """The acts of a piece, each with the frames before it and the further objects after it."""
        out: list[_Draft] = []
        frames: list[ClauseReading] = []
        base = begin + read.piece.start
        for clause in read.reading.clauses:
            times = [time for time in read.times if time.start >= clause.start and time.end <= clause.end]
            deadline = sentence.govern(clause, times)
            if clause.subject:
                name = clause.subject
                own = self._issuer.endswith(name) if self._issuer else False
                listed = next(
                    (body for body in clause.bodies if body.name == name and body.role is BodyRole.LEAD), None
                )
                self._subject = None if own else listed
            if clause.part is Part.FRAME:
                frames.append(clause)
                continue
            if clause.part is Part.MORE and out:
                out[-1].end = base + clause.end
                out[-1].measures.extend(clause.measures)
                continue
            if clause.part is not Part.ACT:
                frames = []
                continue
            while frames and frames[0].rule == "purpose":
                frames.pop(0)
            if (
                frames
                and clause.subject
                and frames[0].end - frames[0].start > 1.5 * (clause.end - clause.start)
                and not frames[0].subject
            ):
                frames.pop(0)
            first = frames[0] if frames else clause
            bodies = [body for body in clause.bodies if not (self._issuer and self._issuer.endswith(body.name))]
            bodies += [body for frame in frames for body in frame.bodies if body not in bodies]
            if self._subject and self._subject not in bodies:
                bodies.insert(0, self._subject)
            draft = _Draft(
                block, base + first.start, base + clause.end, clause, deadline, list(clause.measures), bodies,
                read.place, read.reading.lead_in or clause.cue,
            )  # fmt: skip
            for frame in frames:
                if frame.conditional:
                    draft.conditions.append(block.flat[base + frame.start : base + frame.end])
                    draft.deadline = draft.deadline if deadline and deadline.source and times else None
            if clause.conditional and not draft.conditions:
                draft.conditions.append(block.flat[base + clause.start : base + clause.end])
            out.append(draft)
            frames = []
        return out

    # -- the finished candidate

    def _candidate(self, draft: _Draft) -> Candidate:
        offsets = draft.block.offsets
        start, end = offsets[draft.start], offsets[draft.end - 1] + 1
        exact = self._text[start:end]
        act = draft.act
        kind = act.kind
        quantities = tuple(
            dict.fromkeys(Quantity(Decimal(measure.value), measure.unit, measure.bound) for measure in draft.measures)
        )
        if draft.measures:
            kind = Kind.MEASURABLE
        condition = ",".join(draft.conditions) or None
        return Candidate(
            quote=Quote(exact, start, end),
            title=self._pack.title(exact, act.subject),
            kind=kind,
            deadline=draft.deadline,
            quantities=quantities,
            bodies=tuple(draft.bodies),
            condition=condition,
            strength=act.strength,
            section=tuple(heading.label for heading in draft.block.path),
            cue=draft.cue,
            trace=tuple(self._trace(draft, kind)),
        )

    def _trace(self, draft: _Draft, kind: Kind) -> Iterator[TraceStep]:
        act = draft.act
        if draft.place:
            yield TraceStep("place", "next_steps", draft.place)
        elif draft.cue:
            yield TraceStep("place", "announced", draft.cue)
        yield TraceStep("kind", "target_number" if kind is Kind.MEASURABLE else act.rule, act.words)
        if draft.deadline:
            yield TraceStep("due", f"{draft.deadline.source.value}:{draft.deadline.rule}", draft.deadline.words)
        for measure in draft.measures:
            yield TraceStep("quantities", f"number:{measure.bound.value}", measure.words)
        for body in draft.bodies:
            yield TraceStep("bodies", body.role.value, body.name)
        for words in draft.conditions:
            yield TraceStep("condition", "waits_for", words)
        if act.strength is not Strength.FIRM:
            yield TraceStep("strength", act.strength.value, act.cue or act.words)


_VAGUE = (TimeRole.VAGUE, TimeRole.NAME, TimeRole.UNKNOWN_START)
"""Words such as 尽快 that are no point in time; to the pack they are adverbs."""


def _below(block: Block, heading: Block) -> bool:
    """Whether a block stands under the section that `heading` opens."""
    return block.path[: len(heading.path)] == heading.path
