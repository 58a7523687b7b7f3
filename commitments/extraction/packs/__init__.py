"""What a language must bring: owns the interface between the engine and the packs; must not know any language.

A pack is one folder, `packs/<language>/`, whose package holds `PACK`, an object that keeps to `Pack` below:

    lexicon.toml    its words, as data
    rules.py        how they compose into clauses (further modules beside it, by subject)
    examples.toml   phrases of our own with what they must yield, and phrases that must yield nothing: each one a test
    __init__.py     `PACK`

The engine (`extraction/grammar.py`) walks the outline of a text, knows where a promise may stand, carries dates and
bodies from headings and lead-ins, and assembles the candidates. The pack answers questions about strings. All strings
that a pack is given are *folded*: every character mapped one to one (half-width punctuation, one script), and of a
*block* white space is already dropped or collapsed (`spaced`). Offsets in what a pack returns count in the string it
was given; the engine maps them back to the text as it was found. The records of which there are hundreds in a letter
are named tuples, which take a third of a frozen dataclass's time to make.
"""

from __future__ import annotations

import importlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from functools import cache
from typing import NamedTuple, Protocol

from commitments.model import Bound, DocumentHead, Kind, Language, ResponsibleBody, Strength


class Role(StrEnum):
    """What a section, a list or a document is for."""

    FORWARD = "forward"
    """Next steps: every action in it is a commitment."""
    REPORT = "report"
    """Work done, or how things stand: only what is explicitly announced counts."""
    REQUEST = "request"
    """What the other side asked or a quoted document demands: nothing counts."""
    NEUTRAL = "neutral"


class Part(StrEnum):
    """What a clause does in its sentence."""

    ACT = "act"
    """Something that somebody could later report as done."""
    FRAME = "frame"
    """A time, condition, manner or topic; it belongs to the act that follows it."""
    AIM = "aim"
    """A purpose or a result; it belongs to the act before it."""
    MORE = "more"
    """The rest of the act before it (a further object of its verb)."""
    NONE = "none"
    """A fact, a deed done, a refusal, a courtesy: no part of a commitment."""


class Marker(NamedTuple):
    """A list or section number at the head of a block or inside it: "(一)" is style "(一)", ordinal 1."""

    style: str
    ordinal: int
    length: int
    """Characters that it takes, its punctuation included."""
    rank: int
    """How deep this style usually stands, 0 for the outermost."""


class Piece(NamedTuple):
    """A sentence, or the part of one that a semicolon, a colon or a run-in number cuts off.

    `unit` numbers the whole sentence: pieces of one sentence share it. `marker` is the run-in number it opens with
    (it stands before `start`), `closer` the punctuation that ends it ("" at the end of a block).
    """

    start: int
    end: int
    unit: int
    marker: Marker | None
    closer: str


class Measure(NamedTuple):
    """A target number in a clause: value as decimal digits, unit, bound, and the words it was read from."""

    value: str
    unit: str
    bound: Bound
    words: str


class ClauseReading(NamedTuple):
    """One clause of a piece, `start` to `end` in the piece."""

    start: int
    end: int
    part: Part
    kind: Kind = Kind.DIRECTIONAL
    strength: Strength = Strength.FIRM
    rule: str = ""
    """Why `part` and `kind` are what they are: a stable English key such as "verb:deliverable"."""
    words: str = ""
    """The words on which `rule` fired, as a rule the head verb."""
    cue: str = ""
    """The forward marker that the clause carries ("将", "计划", "will"), "" for none."""
    conditional: bool = False
    """The clause states a condition, or waits for one: it takes no date from before it."""
    condition_end: int = -1
    """Where in the piece the condition ends if the act stands in the same clause, -1 for the end of the clause."""
    subject: str = ""
    """The subject that the clause names, "" where it is carried over."""
    other: bool = False
    """Something stands before its verb that is no body: another thing than the clauses before it spoke of."""
    bodies: tuple[ResponsibleBody, ...] = ()
    """Responsible bodies other than the author that the clause names."""
    measures: tuple[Measure, ...] = ()
    verb_at: int = -1
    """Where the head verb stands, from `start`; a date before it governs what follows, one after it does not."""


class PieceReading(NamedTuple):
    """What a piece says of the text around it, and its clauses."""

    clauses: tuple[ClauseReading, ...] = ()
    lead_in: str = ""
    """The words that open a next-steps passage here ("下一步"), "" for none."""
    lists: bool = False
    """It introduces a list ("采取以下措施:")."""
    report: bool = False
    """It says that what the list below it holds has been done."""
    term: bool = False
    """It is nothing but the term of the acts before it in its block: a cell of a row, "完成时限:……" in brackets; or of
    those in the blocks below it, where its own has none ("Target date: March 2027")."""
    fulfilled: bool = False
    """It reports the outcome of a plan: plans before it in its block are no commitments."""
    closing: bool = False
    """A courtesy or formula that ends the letter or a passage."""
    asks: bool = False
    """It names a recommendation or a request that what follows answers ("Recommendation 3")."""
    topic: str = ""
    """The body that it speaks of and the next sentence may go on about ("The Bureau collects … It will publish …")."""
    response: tuple[str, str] | None = None
    """How it answers one: accepted, partly, rejected or noted, and in which words."""
    bodies: tuple[ResponsibleBody, ...] = ()
    """Bodies that a note after the acts makes responsible for all of them ("(牵头单位:……)")."""
    whole: bool = False
    """The note stands by itself below a list, and holds for the items before it that have none of their own."""
    ahead: bool = False
    """Where nothing was promised before it in its section, the note holds for what follows ("Lead officer: …")."""


class Situation(NamedTuple):
    """What the engine knows of the place where a piece stands."""

    role: Role = Role.NEUTRAL
    strict: bool = False
    """In a report while the text has a next-steps part: only the author's own announcement counts."""
    carried: str = ""
    """The forward marker of an earlier piece of the same sentence."""
    announced: str = ""
    """The forward marker of the sentence before, in the same block."""
    actor: str = ""
    """The body that acts in the sentence before, in the same block, "" for the author."""
    told: bool = False
    """The text tells of a meeting in the past tense."""
    row: bool = False
    """The piece stands in a row of a table of actions: what it names is to be, whatever its form."""
    dated: bool = False
    """A date behind it in its row lies ahead, or may do so."""
    times: tuple[tuple[int, int, bool | None], ...] = ()
    """Time expressions in the piece: start, end, and whether they lie ahead of the letter (None: cannot be told)."""
    to_begin: frozenset[int] = frozenset()
    """Where those of them start whose whole period lies ahead: 明年 does, 今年 does not."""


class Line(NamedTuple):
    """A line (or table cell) of the text with its white space trimmed: `flat` and each character's offset."""

    flat: str
    offsets: Sequence[int]
    gap: bool
    """A blank line stands before it."""
    row: bool = False
    """It is an act of a table of actions: next steps wherever it stands, joined to no other line."""


@dataclass(frozen=True, slots=True)
class Page:
    """What the pack makes of the page as a whole: the head, and which lines are the body."""

    head: DocumentHead
    first: int
    """Index of the first line that may hold commitments."""
    end: int
    """Index after the last one."""
    skip: int = 0
    """Characters of the first body line that stand before the answer itself."""
    role: Role = Role.NEUTRAL
    """FORWARD for a plan, which is next steps throughout; REPORT for what tells how far one has come."""
    told: bool = False
    """It tells of a meeting in the past tense, what is to come included (minutes)."""
    titles: tuple[str, ...] = ()
    """Headings above the whole body whose dates govern it."""
    notes: tuple[str, ...] = field(default=())
    year_ends: int = 0
    """The month with which the financial year ends where the page comes from, 0 for what is usual in its language."""


class Pack(Protocol):
    """A language. Every method is pure, total (never raises on any string) and linear in its input."""

    language: Language
    spaced: bool
    """Whether words are separated by spaces; if not, white space inside a block is dropped."""

    plans: frozenset[str]
    """Forward markers that announce a plan of its own (拟, 计划, "plan to"): a sentence with one is no mere heading."""

    def fold(self, text: str) -> str:
        """The same text, mapped character by character to one script and half-width punctuation; same length."""

    def cut_line(self, line: str) -> list[tuple[int, int]]:
        """Spans of a raw line that are lines of their own: table cells, headings run into the text."""

    def rows(self, lines: list[Line]) -> list[Line]:
        """The lines, with the cells of a table that stand on lines of their own put together to rows, and an act of
        a table of actions as a line of its own (`Line.row`).
        """

    def joins(self, before: str, after: str, gap: bool) -> bool:
        """Whether `after` goes on the sentence that the line `before` breaks off; `gap`: a blank line lies between."""

    def page(self, lines: Sequence[Line], issued_on: date | None) -> Page:
        """The head, the extent of the body, and whether the text is a plan. `issued_on` is a person's word."""

    def marker(self, block: str) -> Marker | None:
        """The section or list number that the block opens with."""

    def heading(self, block: str, marker: Marker | None) -> int:
        """How many characters of the block (after the marker) are a heading: all, a first sentence, or 0."""

    def heading_role(self, heading: str, year: int | None) -> Role:
        """What a section under this heading holds; `year` is the letter's."""

    def pieces(self, block: str) -> list[Piece]:
        """The sentences and list items of a block, in order."""

    def read(self, piece: str, situation: Situation) -> PieceReading:
        """What the piece says, and its clauses in order."""

    def done(self, piece: str) -> bool:
        """Whether the piece reports something as done or under way."""

    def title(self, quote: str, subject: str) -> str:
        """A short title for lists: verb and object, no date, at most 30 characters."""

    def body_of(self, heading: str) -> str:
        """The body whose section a heading opens, "" where it is about something else."""

    def is_author(self, issuer: str, name: str) -> bool:
        """Whether `name` in a letter of `issuer` ("" if not known) is that body itself, by its short name."""

    def vague(self, text: str) -> bool:
        """Whether a heading that carries a date speaks of the past."""

    def bare_day(self, words: str) -> bool:
        """Whether words that name a month or a day set no term by it, so that they date a report as well (5月)."""


@cache
def load(language: Language) -> Pack:
    """The pack of a language. A third language is one more folder and one more member of `Language`."""
    module = importlib.import_module(f"{__name__}.{language.value}")
    pack: Pack = module.PACK
    return pack
