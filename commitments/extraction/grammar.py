"""The engine: owns the walk over a text's blocks and where next steps stand; must not know any word of a language.

Block by block it knows the role of the place (next steps, report, request) and keeps a passage open over the list that
a lead-in opens. `passages` reads the block, `assembly` makes candidates of it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from commitments.extraction import governing
from commitments.extraction.answers import answering
from commitments.extraction.assembly import Assembler, Bodies, Draft
from commitments.extraction.document import Block, Heading
from commitments.extraction.packs import Pack, Page, Role, Situation
from commitments.extraction.passages import BlockReader, Place, Read
from commitments.model import Candidate


@dataclass(slots=True)
class _Passage:
    """A next-steps passage that runs on over the list below its lead-in."""

    path: tuple[Heading, ...]
    words: str
    scope: governing.Dated | None = None
    actor: Bodies = ()
    """Whom the lead-in says to act on all of its list."""
    started: bool = False
    done: bool = False
    """Its list says what has been done: nothing in it is promised."""


def candidates(text: str, page: Page, blocks: list[Block], pack: Pack) -> tuple[Candidate, ...]:
    """All commitments of a text in its order."""
    return tuple(_Walk(text, page, blocks, pack).run())


_SECTION = 2
"""Rank up to which a number (一、 (一)) counts sections, each perhaps with a topic of its own."""


class _Walk:
    """One pass over the blocks of one text."""

    def __init__(self, text: str, page: Page, blocks: list[Block], pack: Pack) -> None:
        self._page = page
        self._blocks = blocks
        self._pack = pack
        self._reader = BlockReader(pack, page)
        self._assembler = Assembler(text, page, pack)
        self._passage: _Passage | None = None
        roles = {heading.role for block in blocks for heading in block.path}
        self._has_next_steps = Role.FORWARD in roles
        self._has_report = Role.REPORT in roles
        self._sectioned = any(block.path for block in blocks)
        self._answers = answering(blocks, self._role, pack)
        self._list: tuple[tuple[Heading, ...], list[Draft]] = ((), [])
        """The drafts of the items before, in one section, that no note has spoken of yet."""

    def run(self) -> list[Candidate]:
        """All commitments. Only at the end is it known whom a note below a list makes responsible for its items."""
        return [self._assembler.candidate(draft) for draft in list(self._drafts())]

    def _drafts(self) -> Iterator[Draft]:
        """Block after block; a heading with nothing under it is read as an act itself."""
        empty: Block | None = None
        for at, block in enumerate(self._blocks):
            following = self._blocks[at + 1] if at + 1 < len(self._blocks) else None
            if empty is not None and not _below(block, empty):
                yield from self._read_heading(empty)
                empty = None
            if block.heading and block.begin + block.heading >= len(block.flat):
                empty = block if self._role(block) is Role.FORWARD and _is_item(block) else None
                self._leave_passage(block)
                self._assembler.note(self._pack.read(block.flat[block.begin :], Situation()), heading=True)
                continue
            drafts = self._read_block(block, following, at)
            if drafts:
                empty = None
            yield from drafts
        if empty is not None:
            yield from self._read_heading(empty)

    def _read_heading(self, block: Block) -> Iterator[Draft]:
        bare = replace(block, heading=0, path=block.path[:-1])
        yield from self._read_block(bare, None, len(self._blocks))

    def _role(self, block: Block) -> Role:
        if block.row:
            return Role.FORWARD
        for heading in reversed(block.path):
            if heading.role is not Role.NEUTRAL:
                return heading.role
        if self._page.role is Role.FORWARD and not block.path and self._sectioned and block.marker is None:
            # What stands before the first section of a plan is its preamble.
            return Role.NEUTRAL
        return self._page.role

    def _read_block(self, block: Block, following: Block | None, at: int) -> list[Draft]:
        """The drafts of a block; opens the passage that it leads in, closes the one that it leaves."""
        passage = self._still_open(block)
        if block.begin + block.heading >= len(block.flat):
            return []
        role = Role.REPORT if passage is not None and passage.done else self._role(block)
        ahead = passage is not None and not passage.done
        place = Place(
            role=role,
            forward=role is Role.FORWARD or ahead or block in self._answers,
            words=self._words(block, role, passage),
            strict=self._page.role is Role.REPORT
            or (self._has_next_steps and (role is Role.REPORT or (self._has_report and not block.path))),
        )
        reads = self._reader.read(block, place)
        self._reader.mark_themes(reads, block, following)
        if reads and following is not None:
            self._open_passage(reads, block, following, at)
        scope, actor = (passage.scope, passage.actor) if passage else (None, ())
        drafts, lead = self._assembler.drafts(reads, block, scope, actor)
        if self._passage is not None and self._passage is not passage:
            self._passage.scope = lead or self._passage.scope
            self._passage.actor = self._assembler.subject
        self._share_note(reads, block, drafts)
        return drafts

    def _share_note(self, reads: list[Read], block: Block, drafts: list[Draft]) -> None:
        """责任单位:…… on a line below several items: whoever it names is responsible for those before it, too."""
        path, before = self._list
        if path != block.path or any(read.reading.asks for read in reads):
            before = []
        behind = bool(reads) and reads[-1].reading.whole and bool(reads[-1].acts)
        item = block.marker is not None or behind or all(read.reading.whole for read in reads)
        named = [body for read in reads if item and read.reading.whole for body in read.reading.bodies]
        for draft in before:
            if not draft.bodies:
                draft.bodies.extend(dict.fromkeys(named))
        if any(read.reading.bodies for read in reads):
            before = []
        else:
            before.extend(drafts)
        self._list = (block.path, before)

    def _words(self, block: Block, role: Role, passage: _Passage | None) -> str:
        """The heading, lead-in or title that makes the block next steps."""
        if passage is not None:
            return passage.words
        if role is not Role.FORWARD:
            return ""
        headings = (heading.words for heading in reversed(block.path) if heading.role is Role.FORWARD)
        return next(headings, self._page.head.title)

    # -- passages that run on over the blocks below a lead-in

    def _leave_passage(self, heading: Block) -> None:
        passage = self._passage
        past = heading.path and heading.path[-1].role in (Role.REPORT, Role.REQUEST)
        if passage and (past or heading.path[: len(passage.path)] != passage.path):
            self._passage = None

    def _still_open(self, block: Block) -> _Passage | None:
        passage = self._passage
        if passage is None:
            return None
        inside = block.path[: len(passage.path)] == passage.path
        if passage.started and block.marker is None and len(block.path) <= len(passage.path):
            # The list has begun, and this is none of its items.
            inside = False
        if not inside:
            self._passage = None
            return None
        passage.started = passage.started or block.marker is not None
        return passage

    def _open_passage(self, reads: list[Read], block: Block, following: Block, at: int) -> None:
        """A lead-in that ends the block with a colon, or promises a list, goes on over the list below it."""
        last = reads[-1]
        words = next((read.reading.lead_in for read in reads if read.reading.lead_in), "")
        told = last.announces and (last.piece.closer == ":" or last.reading.lists or _opens_items(following))
        if last.piece.closer != ":" and not last.reading.lists and not told:
            return
        if not words and last.reading.report and last.piece.closer == ":" and self._role(block) is Role.FORWARD:
            self._passage = _Passage(block.path, "", done=True)
            return
        if not words:
            if following.marker is None or not (last.forward or last.reading.lists or told):
                return
            refused = following.heading or self._role(block) is Role.REPORT or self._reported(at)
            if not (last.forward or told) and refused:
                return
            begin = block.begin + block.heading
            words = block.flat[begin + last.piece.start : begin + last.piece.end][:20]
        path = block.path[:-1] if block.heading and block.marker is None else block.path
        self._passage = _Passage(path, words)

    def _reported(self, at: int) -> bool:
        """Whether an item of the list below block `at` is reported as done in its first sentence."""
        first = self._blocks[at + 1].marker
        for block in self._blocks[at + 1 :]:
            if first is None or block.marker is None or block.marker.style != first.style:
                return False
            body = block.flat[block.begin :]
            if any(self._pack.done(body[piece.start : piece.end]) for piece in self._pack.pieces(body)[:1]):
                return True
        return False


def _opens_items(block: Block) -> bool:
    """The first of a list inside a section (1. (1) ①): after an announced act it says what that consists of."""
    return block.marker is not None and block.marker.ordinal == 1 and block.marker.rank > _SECTION


def _is_item(block: Block) -> bool:
    """A numbered heading that says what is to be done, not what its section is for."""
    return bool(block.path) and block.path[-1].role is Role.NEUTRAL and block.marker is not None


def _below(block: Block, heading: Block) -> bool:
    """Whether a block stands under the section that `heading` opens."""
    return block.path[: len(heading.path)] == heading.path
