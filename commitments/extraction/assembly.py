"""How a candidate is put together: owns joining clauses, their date, bodies and trace; must not know passages."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal

from commitments.extraction import governing
from commitments.extraction.document import Block, Heading, written
from commitments.extraction.packs import ClauseReading, Measure, Pack, Page, Part, PieceReading
from commitments.extraction.passages import Read
from commitments.extraction.responses import Responses
from commitments.model import (
    BodyRole,
    Candidate,
    Deadline,
    DueSource,
    Kind,
    Quantity,
    Quote,
    ResponsibleBody,
    Strength,
    TraceStep,
)

Bodies = tuple[ResponsibleBody, ...]

_OBJECTS = ("object", "topic")
"""Frames that hold what the act is about; without them its title would say nothing."""
_LONG_FRAME = 1.5
"""A frame before the subject that is so many times longer than the act would bury it: it is left out of the quote."""


@dataclass(slots=True)
class Draft:
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
    named_from: int
    """Where the words begin that give it its title: the act itself, or the object in front of it."""
    conditions: list[str] = field(default_factory=list)
    title: str = ""
    response: TraceStep | None = None


class Assembler:
    """Makes candidates of what was read, for one text."""

    def __init__(self, text: str, page: Page, pack: Pack) -> None:
        self._text = text
        self._pack = pack
        self._anchor: date | None = page.head.date
        self._year_ends = page.year_ends
        self._headings: dict[Heading, governing.Dated | None] = {}
        self.subject: Bodies = ()
        """The bodies other than the author that the clauses of a block go on about."""
        self.responses = Responses()
        issuer = page.head.issuing_body
        self._issuer = issuer.value if issuer else ""
        titles = (self._date_of(title, announced=True) for title in page.titles)
        self._numbered_in = _year_of(page.head.number.value) if self._anchor is None and page.head.number else None
        self._owners: tuple[tuple[Heading, ...], Bodies] = ((), ())
        """Those whom a note that stands before the acts of its section makes responsible ("Lead officer: …")."""
        self._acted = False
        """Something was promised since the last request or heading: what a note says now is said of that."""
        self._noted: governing.Dated | None = None
        """The date of a note that stands alone before the acts that it speaks of ("Target date: March 2027")."""
        self._of_title = next((dated for dated in titles if dated is not None), None)
        """The date that the title lends to all that has none."""

    def drafts(
        self, reads: list[Read], block: Block, scope: governing.Dated | None, actor: Bodies = ()
    ) -> tuple[list[Draft], governing.Dated | None]:
        """The drafts of a block, and the date that its lead-in lends to a list below it.

        `scope` and `actor`: the date and the bodies of the lead-in above.
        """
        self.subject = actor
        begin = block.begin + block.heading
        above = self._above(block)
        drafts: list[Draft] = []
        sentence: governing.Sentence | None = None
        unit = -1
        lead: governing.Dated | None = None
        outcome = max((at for at, read in enumerate(reads) if read.reading.fulfilled), default=-1)
        for number, read in enumerate(reads):
            piece = read.piece
            words = block.flat[begin + piece.start : begin + piece.end]
            if piece.unit != unit or sentence is None:
                if sentence and sentence.head and lead is None and not drafts and piece.marker is not None:
                    lead = sentence.head
                before = sentence.goes_on if sentence else None
                sentence = governing.Sentence(self._anchor, words, before, self._year_lent(lead or scope, above))
                unit = piece.unit
                if read.acts and not any(clause.cue for clause in read.reading.clauses):
                    self.subject = actor  # who acted before acts on only in what is announced
            elif reads[number - 1].piece.closer == ";":
                sentence.part()
            if piece.marker is not None:
                sentence.item()
                self.subject = actor
            self.note(read.reading)
            if _names_owners(read):
                actor = self.subject = self._others(read.reading.bodies)
                continue
            found = self._acts(read, sentence, block, begin) if read.reading.clauses else []
            if _opens_list(read):
                actor = self.subject = self._others(_urged(read) or self.subject)
                lead = governing.of_lead(sentence, read.times, self._anchor, words) or lead
            for draft in found:
                if draft.deadline is None and not draft.act.conditional:
                    draft.deadline = self._inherited(lead or scope, above)
            if read.reading.ahead and not (self._acted or drafts or found):
                self._owners = (block.path, read.reading.bodies)
            term = sentence.own(read.times) if read.reading.term else None
            if term is not None or read.reading.bodies:
                earlier = [draft for draft in drafts if not (found and draft.bodies)]
                _note(earlier, term, read.reading.bodies, alone=block.row)
            # A plan whose outcome is reported after it is no promise.
            if not read.theme and (number > outcome or read.forward):
                drafts.extend(found)
        self._acted = self._acted or bool(drafts)
        for draft in drafts:
            draft.title = self._title(draft)
        if reads and not drafts and all(read.reading.term for read in reads):
            due = governing.resolved([time for read in reads for time in read.times], self._anchor, True)
            self._noted = governing.Dated(due, block.flat) if due else None
        return drafts, lead

    def note(self, reading: PieceReading, heading: bool = False) -> None:
        """Take in what a piece or a heading says of those after it: a new request or heading ends what a note said."""
        if reading.asks or heading:
            self._noted, self._owners, self._acted = None, ((), ()), False
        self.responses.note(reading, heading)

    def _above(self, block: Block) -> governing.Dated | None:
        """The date of the nearest heading or title above a block that has one."""
        dated = (self._dated(heading) for heading in reversed(block.path))
        return next((each for each in dated if each is not None), self._of_title)

    def _inherited(self, scope: governing.Dated | None, above: governing.Dated | None) -> Deadline | None:
        """The date of the nearest lead-in, note, heading or title that has one."""
        nearest = scope or self._noted or above
        return governing.inherited(nearest) if nearest is not None else None

    def _year_lent(self, scope: governing.Dated | None, above: governing.Dated | None) -> int | None:
        """The year of the lead-in, heading or title that governs a block, where it names a year and no more; of a text
        without a date the year of its number (青水函〔2024〕7号).
        """
        lent = self._inherited(scope, above)
        return lent.due_on.year if lent is not None and lent.rule == "year" else self._numbered_in

    def _dated(self, heading: Heading) -> governing.Dated | None:
        if heading not in self._headings:
            past = self._pack.vague(heading.words)
            self._headings[heading] = None if past else self._date_of(heading.words)
        return self._headings[heading]

    def _date_of(self, words: str, announced: bool = False) -> governing.Dated | None:
        return governing.of_heading(words, self._pack.language, self._anchor, announced, self._year_ends)

    def _acts(self, read: Read, sentence: governing.Sentence, block: Block, begin: int) -> list[Draft]:
        """The acts of a piece, each with the frames before it and the further objects after it."""
        out: list[Draft] = []
        frames: list[ClauseReading] = []
        base = begin + read.piece.start
        for clause in read.reading.clauses:
            times = [time for time in read.times if time.start >= clause.start and time.end <= clause.end]
            deadline = sentence.govern(clause, times)
            self._note_subject(clause)
            if clause.part is Part.FRAME:
                frames.append(clause)
            elif clause.part is Part.MORE and out:
                out[-1].end = base + clause.end
                out[-1].deadline = out[-1].deadline or deadline
                out[-1].measures.extend(clause.measures)
                out[-1].bodies.extend(body for body in clause.bodies if body.role is BodyRole.CO)
            elif clause.part is Part.ACT:
                kept = _kept(frames, clause)
                first = kept[0] if kept else clause
                draft = Draft(
                    block=block,
                    start=base + first.start,
                    end=base + clause.end,
                    act=clause,
                    deadline=deadline,
                    measures=list(clause.measures),
                    bodies=self._bodies(clause, kept, block.path),
                    place=read.place,
                    cue=read.reading.lead_in or clause.cue,
                    response=self.responses.answer,
                    named_from=base + next((frame.start for frame in kept if frame.rule in _OBJECTS), clause.start),
                )
                waiting = [frame for frame in kept if frame.conditional] or ([clause] if clause.conditional else [])
                draft.conditions = [
                    written(self._text, block.flat, block.offsets, base + each.start, base + _condition_end(each))
                    for each in waiting
                ]
                if waiting and waiting[0] is not clause and not times:
                    # Its condition gives no date, and takes none from before it.
                    draft.deadline = None
                out.append(draft)
                frames = []
            else:
                frames = []
        return out

    def _note_subject(self, clause: ClauseReading) -> None:
        if clause.subject:
            lead = (body for body in clause.bodies if body.name == clause.subject and body.role is BodyRole.LEAD)
            self.subject = () if self._is_author(clause.subject) else tuple(lead)[:1]

    def _others(self, bodies: Bodies) -> Bodies:
        return tuple(body for body in bodies if not self._is_author(body.name))

    def _is_author(self, name: str) -> bool:
        return self._pack.is_author(self._issuer, name)

    def _bodies(
        self, clause: ClauseReading, frames: list[ClauseReading], path: tuple[Heading, ...]
    ) -> list[ResponsibleBody]:
        leads = any(body.role is BodyRole.LEAD for body in clause.bodies)
        found = [] if leads else list(self.subject)
        for each in (clause, *frames):
            found.extend(body for body in each.bodies if body not in found and not self._is_author(body.name))
        section, owners = self._owners
        return found or (list(owners) if section == path else []) or self._of_heading(path)

    def _of_heading(self, path: tuple[Heading, ...]) -> list[ResponsibleBody]:
        """The body that a section is about by its heading: "Ministry of Fisheries", and below it "We will …"."""
        names = (self._pack.body_of(heading.words) for heading in reversed(path))
        name = next((name for name in names if name), "")
        return [ResponsibleBody(name, BodyRole.LEAD)] if name and not self._is_author(name) else []

    def _title(self, draft: Draft) -> str:
        offsets = draft.block.offsets
        return self._pack.title(self._text[offsets[draft.named_from] : offsets[draft.end - 1] + 1], draft.act.subject)

    def candidate(self, draft: Draft) -> Candidate:
        """The finished candidate with its quote in the text as it was found."""
        offsets = draft.block.offsets
        start, end = offsets[draft.start], offsets[draft.end - 1] + 1
        exact = self._text[start:end]
        kind = Kind.MEASURABLE if draft.measures else draft.act.kind
        numbers = (Quantity(Decimal(measure.value), measure.unit, measure.bound) for measure in draft.measures)
        return Candidate(
            quote=Quote(exact, start, end),
            title=draft.title,
            kind=kind,
            deadline=draft.deadline,
            quantities=tuple(dict.fromkeys(numbers)),
            bodies=tuple(self._as_written(body, draft.block) for body in draft.bodies),
            condition=",".join(draft.conditions) or None,
            strength=draft.act.strength,
            section=tuple(heading.label for heading in draft.block.path),
            cue=draft.cue,
            trace=tuple(_trace(draft, kind)),
        )

    def _as_written(self, body: ResponsibleBody, block: Block) -> ResponsibleBody:
        """The body by the name that the text uses: the pack saw it folded to one script."""
        at = block.flat.find(body.name)
        if at < 0:
            return body
        return replace(body, name=written(self._text, block.flat, block.offsets, at, at + len(body.name)))


_YEAR = re.compile(r"(?:19|20)\d\d(?!\d)")


def _year_of(number: str) -> int | None:
    """The year of a document number; None where it bears none."""
    found = _YEAR.search(number)
    return int(found.group()) if found else None


def _opens_list(read: Read) -> bool:
    """A lead-in or a theme with a list behind it, which has its date from it."""
    reading = read.reading
    return bool(reading.lead_in and (read.piece.closer == ":" or reading.lists)) or (
        read.theme and bool(reading.lists or reading.lead_in)
    )


def _urged(read: Read) -> Bodies:
    """Whom a lead-in sets to work on its list: 我厅将督促各地做好以下工作:."""
    urged = (body for clause in read.reading.clauses for body in clause.bodies if body.role is BodyRole.URGED)
    return tuple(urged)[:1]


def _names_owners(read: Read) -> bool:
    """Names and a colon stand before what these bodies are to do: 县教育局:……."""
    reading = read.reading
    return bool(reading.bodies) and not reading.clauses and not reading.term and read.piece.closer == ":"


def _note(drafts: list[Draft], term: Deadline | None, bodies: Bodies, alone: bool) -> None:
    """What a note after the acts says of all of them: by when, and who is responsible.

    `alone`: it is the one date of a row, whatever times its act speaks of.
    """
    for draft in drafts:
        if term is not None and (alone or draft.deadline is None or draft.deadline.source is DueSource.INHERITED):
            draft.deadline = term
        draft.bodies.extend(body for body in bodies if body not in draft.bodies)


def _condition_end(clause: ClauseReading) -> int:
    return clause.end if clause.condition_end < 0 else clause.condition_end


def _kept(frames: list[ClauseReading], clause: ClauseReading) -> list[ClauseReading]:
    """The frames that belong to the quote: not a leading purpose, nor a long one that stands before the subject."""
    kept = list(frames)
    while kept and kept[0].rule == "purpose":
        kept.pop(0)
    aside = kept and clause.subject and not kept[0].subject
    if aside and kept[0].end - kept[0].start > _LONG_FRAME * (clause.end - clause.start):
        kept.pop(0)
    return kept


def _trace(draft: Draft, kind: Kind) -> Iterator[TraceStep]:
    """Why each field is as it is. `field` and `rule` are stable keys, `words` are the text's own."""
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
    if draft.response:
        yield draft.response
