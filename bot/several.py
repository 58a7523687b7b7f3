"""Several at once: owns which commitments a command speaks of, the question with the exact list, and the yes to it.

Must not know what is done to them: a command gives the move and says it in words. Nothing is kept between the question
and the answer but the numbers, the words, and how much history there was when the list was shown.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.call import YES_OR_NO, Call
from bot.filters import condition_at
from bot.i18n.vocabulary import fold
from bot.rendering.several import asked, asked_once, done, question
from bot.replies import Reply, Screen
from bot.typed import several_and_rest
from commitments.errors import Misunderstood, NotAllowed
from commitments.model import Owner
from commitments.phases import ACTIVE
from commitments.queries import Entry, Filter
from commitments.service import batches, undoing
from commitments.service.tracking import Move

_NUMBER = re.compile(r"(?:#|第|no\.?)?\s*\d+(?!\d|\s*号(?:建议|提案|议案))", re.IGNORECASE)
"""The number of one commitment; "第312号建议" is a letter, whose promises are meant."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """The commitments that a call speaks of, the numbers that there are not, and the words about all of them.

    `agreed` is how many lines of history the commitments had when the person saw the list and said yes to it.
    """

    call: Call
    command: str
    entries: tuple[Entry, ...]
    unknown: tuple[int, ...]
    words: str
    agreed: int | None = None

    def ask(self, question: str) -> Reply:
        """Ask in a sentence for what is missing; the answer is put behind the words said so far."""
        return self._ask(asked([question], self.call.catalogue))

    def do(self, move: Move, what: Sequence[str]) -> Reply:
        """Do it to all if the person has agreed to just that; else ask for what is missing, or show the list and ask.

        `what` says in lines what is done to each.
        """
        ctx, words = self.call.ctx, self.call.catalogue
        planned = batches.plan(ctx, self.entries, move)
        if planned.needs is not None:
            return self._ask(asked_once(planned, planned.needs, what, words))
        if planned.possible and planned.lines == self.agreed:
            kept = replace(planned, possible=batches.carry_out(ctx, planned))
            return self._answer(done(kept, what, self.unknown, words, undo=undoing.token(ctx)))
        values = self._values(person=ctx.person.id, **{YES_OR_NO: planned.lines})
        if planned.possible:
            self.call.ask(self.command, **values)
        again = self.agreed is not None
        yes = (self.command, values)
        return self._answer(question(planned, what, self.unknown, ctx.today, words, yes=yes, again=again))

    def _ask(self, screen: Screen) -> Reply:
        self.call.ctx.require_edit()
        self.call.ask(self.command, **self._values())
        return Reply.say(screen)

    def _values(self, **more: Any) -> dict[str, Any]:
        numbers = [entry.commitment.number for entry in self.entries]
        return {"numbers": numbers, "words": self.words, **more}

    def _answer(self, screen: Screen) -> Reply:
        return Reply.redraw(screen)


def several(call: Call, command: str, begins: Callable[[str], bool]) -> Several | None:
    """The commitments that a call of this command speaks of, if it speaks of several; else None.

    "3,5-9 推进中" names them, "逾期 住建局 已撤销 …" asks for them by the conditions of lists: `begins` says whether
    words are what is to be done, where the conditions end.

    Raises NotAllowed where somebody presses the button of another's question.
    """
    values = call.values
    if "numbers" not in values:
        found = several_and_rest(call.arguments)
        return _chosen(call, command, *found) if found is not None else _by_filter(call, command, begins)
    if YES_OR_NO not in values:
        words = f"{values['words']} {call.arguments}".strip()
        return _chosen(call, command, values["numbers"], words)
    if values["person"] != call.ctx.person.id:
        raise NotAllowed("error.not_your_question")
    return replace(_chosen(call, command, values["numbers"], str(values["words"])), agreed=int(values[YES_OR_NO]))


def _by_filter(call: Call, command: str, begins: Callable[[str], bool]) -> Several | None:
    """Those that the conditions at the beginning ask for, of what is not closed unless they say otherwise.

    The first words are a condition though they could be what is to be done: something must be chosen. Raises
    Misunderstood where nothing is so.
    """
    if "number" in call.values or _NUMBER.match(fold(call.arguments).strip()):
        return None
    typed = call.arguments.split()
    wanted, rest = Filter(), fold(" ".join(typed))
    while rest and (wanted == Filter() or not begins(rest)):
        found = condition_at(rest, wanted, call)
        if found is None:
            break
        wanted, rest = found
    if wanted == Filter() or (not rest and wanted == Filter(statuses=wanted.statuses)):
        return None
    if not (wanted.statuses or wanted.phases):
        wanted = replace(wanted, statuses=ACTIVE)
    words = " ".join(typed[len(typed) - len(rest.split()) :]).removeprefix(":").strip()
    return _asked_for(call, command, wanted, words)


def owned(call: Call, command: str, owner: Owner, words: str) -> Several:
    """All that one person follows up and that is not closed; raises Misunderstood for nothing, or too much."""
    return _asked_for(call, command, Filter(owner=owner, statuses=ACTIVE), words)


def _asked_for(call: Call, command: str, wanted: Filter, words: str) -> Several:
    ctx = call.ctx
    total = ctx.uow.commitments.total(ctx.workspace.id, wanted, ctx.as_of)
    if not total:
        raise Misunderstood("error.none_chosen")
    if total > batches.MOST:
        raise Misunderstood("error.too_many_at_once", count=total, most=batches.MOST)
    entries = tuple(ctx.uow.commitments.select(ctx.workspace.id, wanted, ctx.as_of))
    return Several(call=call, command=command, entries=entries, unknown=(), words=words)


def _chosen(call: Call, command: str, numbers: Sequence[int], words: str) -> Several:
    register, wanted = call.ctx.uow.commitments, Filter(numbers=frozenset(numbers))
    entries = tuple(register.select(call.ctx.workspace.id, wanted, call.ctx.as_of)) if numbers else ()
    known = {entry.commitment.number for entry in entries}
    unknown = tuple(number for number in numbers if number not in known)
    return Several(call=call, command=command, entries=entries, unknown=unknown, words=words)
