"""One request from arrival to outbox: owns who is heard, prepare, decide, and how an expected error is answered.

Must not know a transport or a command. Everything that a request changes, its answers and the mark that it is done are
one transaction; an expected error rolls that back and becomes a sentence in a transaction of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from bot.attachments import receive, sent_file
from bot.call import Action, Ask, Call, Command, Tools
from bot.chat_fates import ChatFates
from bot.enqueue import Enqueue
from bot.i18n.catalogue import catalogue
from bot.membership import Membership
from bot.replies import Leave, Reply, Say, Screen, Toast
from bot.requests import Request, from_origin
from bot.switchboard import COLLECTING, Routed, Switchboard, continues_letter
from bot.transactions import Transactions
from bot.turns import Turns
from commitments.errors import NextstepsError
from commitments.messaging import Dialogue
from commitments.people import ChatKind, Standing
from commitments.ports import UnitOfWork
from commitments.service.context import Context

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class _Rest:
    """What one transaction could not do for a request: `standing` None says that something about the person or the chat
    has to be written first; `unread` is a letter that is still being collected, which is to be read before; `routed`
    has to be prepared outside any transaction.
    """

    standing: Standing | None = None
    routed: Routed | None = None
    unread: Dialogue | None = None


class _Refused(Exception):
    """A decision ended with an expected error: it is rolled back, and the sentence is still to be said; `left` says
    that something else was asked for than the open question wants, which is dropped all the same.
    """

    def __init__(self, standing: Standing, error: NextstepsError, *, left: bool) -> None:
        super().__init__(error.key)
        self.standing = standing
        self.error = error
        self.left = left


class Conversation:
    """Answers requests. `commands` and `actions` are the only lists of what can be asked."""

    def __init__(
        self,
        *,
        transactions: Transactions,
        commands: Mapping[str, Command],
        actions: Mapping[str, Action],
        tools: Tools,
        membership: Membership,
        enqueue: Enqueue,
        fates: ChatFates,
    ) -> None:
        self._transactions = transactions
        self._switchboard = Switchboard(commands, actions)
        self._tools = tools
        self._membership = membership
        self._enqueue = enqueue
        self._fates = fates
        self._turns = Turns()

    async def answer(self, request: Request) -> None:
        """Answer one request and mark it done. Raises only what nobody expects."""
        async with self._turns.of(request.transport, request.chat_id):
            if request.change is not None:
                await self._transactions.write(lambda uow: self._chat_changed(uow, request))
                return
            try:
                await self._answer(request)
            except _Refused as refused:
                await self._transactions.write(partial(self._refuse, request=request, refused=refused))

    async def resume(self, dialogue: Dialogue, request: Request) -> None:
        """Go on with a dialogue whose time has come, as if the person had said that there is nothing more to come.

        Raises nothing: the dialogue is over in any case, so that nothing that it holds can stop what comes after it.
        """
        async with self._turns.of(request.transport, request.chat_id):
            current = await self._transactions.read(
                lambda uow: uow.dialogues.find(dialogue.chat_id, dialogue.person_id)
            )
            if current is None or current.due_at is None or current.due_at > request.now:
                return  # somebody went on with it while it waited for its turn
            standing = await self._transactions.write(lambda uow: self._standing(uow, request))
            if standing is None:
                await self._transactions.write(lambda uow: uow.dialogues.close(current.chat_id, current.person_id))
            else:
                await self._finish(request, standing, current)

    async def apologise(self, request: Request) -> None:
        """Tell the person, and the owners, that a request could not be handled and has been put aside."""
        request = replace(request, inbox_id=None, press=None)
        await self._transactions.write(lambda uow: self._apologise(uow, request))

    def _apologise(self, uow: UnitOfWork, request: Request) -> None:
        standing = self._membership.standing(uow, request)
        if standing is None:
            return
        words = catalogue(standing.chat.language)
        self._say(uow, request, words.text("error.failed_unexpectedly"))
        for owner in uow.workspaces.owners(standing.workspace.id):
            private = uow.chats.find(owner.transport, owner.telegram_id)
            if private is not None and owner.id != standing.person.id and owner.transport == request.transport:
                report = Screen(catalogue(private.language).text("error.parked_for_owner", person=request.person_name))
                self._enqueue.plain(
                    uow, replace(request, chat_id=private.telegram_id, topic_id=None), Reply((Say(report),))
                )

    async def _answer(self, request: Request) -> None:
        """Most requests are looked at and decided in one transaction; the rest goes on from where that had to stop."""
        rest = await self._transactions.write(lambda uow: self._at_once(uow, request, None))
        if rest is not None and rest.standing is None:
            standing = await self._transactions.write(lambda uow: self._admit(uow, request))
            if standing is None:
                return
            rest = await self._transactions.write(lambda uow: self._at_once(uow, request, standing))
        if rest is not None and rest.standing is not None and rest.unread is not None:
            known = rest.standing
            await self._finish(from_origin(rest.unread.arguments["origin"], request.now), known, rest.unread)
            rest = await self._transactions.write(lambda uow: self._at_once(uow, request, known))
        if rest is not None and rest.standing is not None and rest.routed is not None:
            await self._prepared(request, rest.standing, rest.routed)

    def _at_once(self, uow: UnitOfWork, request: Request, standing: Standing | None) -> _Rest | None:
        """Find out what is asked for and, where nothing has to be done before, decide about it. None: it is done."""
        standing = standing or self._membership.known(uow, request)
        if standing is None:
            return _Rest()
        dialogue = uow.dialogues.find(standing.chat.id, standing.person.id)
        if dialogue is not None and dialogue.name == COLLECTING and not continues_letter(request):
            return _Rest(standing, unread=dialogue)
        routed = None
        try:
            routed = self._switchboard.route(uow, request, standing, dialogue)
            if routed is None:
                _done(uow, request)
            elif routed.handler.prepare or sent_file(routed.handler, request, routed.values):
                return _Rest(standing, routed=routed)
            else:
                self._decide(uow, request, standing, dialogue, routed, None)
        except NextstepsError as error:
            raise _Refused(standing, error, left=routed is not None and not routed.answers) from error
        return None

    async def _prepared(self, request: Request, standing: Standing, routed: Routed) -> None:
        try:
            prepared = await self._prepare(request, standing, routed)
            await self._transactions.write(lambda uow: self._decide_anew(uow, request, standing, routed, prepared))
        except NextstepsError as error:
            raise _Refused(standing, error, left=not routed.answers) from error

    def _standing(self, uow: UnitOfWork, request: Request) -> Standing | None:
        """The standing, after whatever had to be written about it; a chat that was paused and speaks is back."""
        standing = self._membership.standing(uow, request)
        if standing is None:
            return None
        return replace(standing, chat=self._fates.returned(uow, standing.chat, request.now))

    def _admit(self, uow: UnitOfWork, request: Request) -> Standing | None:
        standing = self._standing(uow, request)
        if standing is None:
            self._ignore(uow, request)
        return standing

    def _chat_changed(self, uow: UnitOfWork, request: Request) -> None:
        change = request.change
        chat = uow.chats.find(request.transport, request.chat_id)
        if change is not None and change.closed:
            self._fates.closed(uow, request.transport, request.chat_id, "my_chat_member", request.now)
        elif change is not None and change.moved_to is not None:
            self._fates.moved(uow, request.transport, request.chat_id, change.moved_to)
        elif chat is not None:
            self._fates.returned(uow, chat, request.now)
        _done(uow, request)

    async def _finish(self, request: Request, standing: Standing, dialogue: Dialogue) -> None:
        """Go on with a dialogue that got no answer of its own; whatever happens, it is over then."""
        try:
            routed = Routed(self._switchboard.named(dialogue.name), "", {**dialogue.arguments, "complete": True})
            prepared = await self._prepare(request, standing, routed)
            await self._transactions.write(lambda uow: self._decide_anew(uow, request, standing, routed, prepared))
        except NextstepsError as error:
            sentence = catalogue(standing.chat.language).error(error)
            await self._transactions.write(lambda uow: self._say_and_close(uow, request, dialogue, sentence))
        except Exception:
            log.exception("the dialogue %s failed", dialogue.name)
            await self._transactions.write(lambda uow: uow.dialogues.close(dialogue.chat_id, dialogue.person_id))
            await self.apologise(request)

    async def _prepare(self, request: Request, standing: Standing, routed: Routed) -> Any:
        ask = Ask(
            request=request,
            arguments=routed.arguments,
            values=routed.values,
            workspace_id=standing.workspace.id,
        )
        file = sent_file(routed.handler, request, routed.values)
        if file is not None:
            return await receive(file, self._tools)
        return None if routed.handler.prepare is None else await routed.handler.prepare(ask, self._tools)

    def _decide_anew(
        self, uow: UnitOfWork, request: Request, standing: Standing, routed: Routed, prepared: Any
    ) -> None:
        """Decide after preparing, which took its time: the chat and its dialogue may have changed meanwhile."""
        chat = uow.chats.get(standing.chat.id)
        dialogue = uow.dialogues.find(chat.id, standing.person.id)
        self._decide(uow, request, replace(standing, chat=chat), dialogue, routed, prepared)

    def _decide(
        self,
        uow: UnitOfWork,
        request: Request,
        standing: Standing,
        dialogue: Dialogue | None,
        routed: Routed,
        prepared: Any,
    ) -> None:
        """Run the command and put everything that follows from it into this one transaction."""
        ctx = Context(
            uow=uow,
            workspace=standing.workspace,
            chat=standing.chat,
            person=standing.person,
            role=standing.role,
            now=request.now,
            message=request.message,
            topic_id=request.topic_id,
        )
        call = Call(
            ctx=ctx,
            request=request,
            catalogue=catalogue(ctx.chat.language),
            arguments=routed.arguments,
            values=routed.values,
            prepared=prepared,
            dialogue_open=dialogue is not None and not dialogue.over(request.now),
            pressed=routed.pressed,
        )
        if dialogue is not None and dialogue.name != COLLECTING:
            call.end_dialogue()  # a question is answered once; a command in its place drops it
        reply = routed.handler.run(call)
        self._enqueue.reply(uow, ctx, request, reply)
        _done(uow, request)

    def _say(self, uow: UnitOfWork, request: Request, sentence: str) -> None:
        toast = request.press is not None
        self._enqueue.plain(uow, request, Reply((Toast(sentence) if toast else Say(Screen(sentence)),)))
        _done(uow, request)

    def _refuse(self, uow: UnitOfWork, request: Request, refused: _Refused) -> None:
        if refused.left:
            uow.dialogues.close(refused.standing.chat.id, refused.standing.person.id)
        self._say(uow, request, catalogue(refused.standing.chat.language).error(refused.error))

    def _say_and_close(self, uow: UnitOfWork, request: Request, dialogue: Dialogue, sentence: str) -> None:
        uow.dialogues.close(dialogue.chat_id, dialogue.person_id)
        self._say(uow, request, sentence)

    def _ignore(self, uow: UnitOfWork, request: Request) -> None:
        """A stranger gets silence, and is counted; a group that a stranger put us into is left."""
        uow.marks.set("strangers", str(int(uow.marks.get("strangers") or 0) + 1))
        if request.chat_kind is not ChatKind.PRIVATE and request.added_to_chat:
            self._enqueue.plain(uow, request, Reply((Leave(),)))
        _done(uow, request)


def _done(uow: UnitOfWork, request: Request) -> None:
    if request.inbox_id is not None:
        uow.inbox.done(request.inbox_id, request.now)
