"""One request from routing to the outbox: owns who is heard, prepare, decide, and how an expected error is answered.

Must not know a transport or a command. Everything that a request changes, its answers and the mark that it is done are
one transaction; an expected error rolls that back and becomes a sentence in a transaction of its own.
"""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from bot.call import Action, Ask, Call, Command, Tools
from bot.chat_fates import ChatFates
from bot.enqueue import Enqueue
from bot.i18n.catalogue import catalogue
from bot.membership import Membership, Standing
from bot.questions import route_question
from bot.replies import Leave, Reply, Say, Screen, Toast
from bot.requests import Press, Request, from_origin
from bot.routing import Route, looks_like_letter, route_command, route_short_form, route_word
from bot.transactions import Transactions
from bot.turns import Turns
from commitments.errors import Misunderstood, NextstepsError
from commitments.messaging import Dialogue
from commitments.people import ChatKind
from commitments.ports import UnitOfWork
from commitments.service.context import Context

log = logging.getLogger(__name__)

COLLECTING = "letter"
"""The dialogue of a long letter that arrives as several messages: other commands end it instead of being lost to it."""


@dataclass(frozen=True, slots=True)
class Routed:
    """What is to be run, with what, and the dialogue that was open when the request came."""

    handler: Command | Action
    arguments: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class _View:
    """What a request meets: who asks, what they ask for (None: nothing of us; or why it cannot be told), and a letter
    that is still being collected, which is to be read before.
    """

    standing: Standing
    routed: Routed | NextstepsError | None = None
    unread: Dialogue | None = None


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
        self._commands = commands
        self._actions = actions
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
            view = await self._transactions.read(lambda uow: self._look(uow, request))
            if view is None:
                standing = await self._transactions.write(lambda uow: self._admit(uow, request))
                if standing is None:
                    return
                view = await self._transactions.read(lambda uow: self._view(uow, request, standing))
            await self._answer(request, view)

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

    async def _answer(self, request: Request, view: _View) -> None:
        standing, routed = view.standing, view.routed
        if view.unread is not None:
            await self._finish(from_origin(view.unread.arguments["origin"], request.now), standing, view.unread)
            again = await self._transactions.read(lambda uow: self._view(uow, request, standing))
            routed = again.routed
        if routed is None:
            await self._transactions.write(lambda uow: _done(uow, request))
            return
        try:
            if isinstance(routed, NextstepsError):
                raise routed
            prepared = await self._prepare(request, standing, routed)
            await self._transactions.write(lambda uow: self._decide(uow, request, standing, routed, prepared))
        except NextstepsError as error:
            sentence = catalogue(standing.chat.language).error(error)
            await self._transactions.write(lambda uow: self._say(uow, request, sentence))

    def _look(self, uow: UnitOfWork, request: Request) -> _View | None:
        """What there is to do, where nothing about the person and the chat has to be written first."""
        standing = self._membership.known(uow, request)
        return None if standing is None else self._view(uow, request, standing)

    def _view(self, uow: UnitOfWork, request: Request, standing: Standing) -> _View:
        dialogue = uow.dialogues.find(standing.chat.id, standing.person.id)
        if dialogue is not None and dialogue.name == COLLECTING and not self._continues_letter(request):
            return _View(standing, unread=dialogue)
        try:
            return _View(standing, routed=self._route(uow, request, standing, dialogue))
        except NextstepsError as error:
            return _View(standing, routed=error)

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

    @staticmethod
    def _continues_letter(request: Request) -> bool:
        if request.press or request.file or request.edited or request.added_to_chat:
            return False
        return route_command(request.text) is None and route_short_form(request.text) is None

    async def _finish(self, request: Request, standing: Standing, dialogue: Dialogue) -> None:
        """Go on with a dialogue that got no answer of its own; whatever happens, it is over then."""
        try:
            routed = Routed(self._named(dialogue.name), "", {**dialogue.arguments, "complete": True})
            prepared = await self._prepare(request, standing, routed)
            await self._transactions.write(lambda uow: self._decide(uow, request, standing, routed, prepared))
        except NextstepsError as error:
            sentence = catalogue(standing.chat.language).error(error)
            await self._transactions.write(lambda uow: self._say_and_close(uow, request, dialogue, sentence))
        except Exception:
            log.exception("the dialogue %s failed", dialogue.name)
            await self._transactions.write(lambda uow: uow.dialogues.close(dialogue.chat_id, dialogue.person_id))
            await self.apologise(request)

    async def _prepare(self, request: Request, standing: Standing, routed: Routed) -> Any:
        if routed.handler.prepare is None:
            return None
        ask = Ask(
            request=request,
            arguments=routed.arguments,
            values=routed.values,
            workspace_id=standing.workspace.id,
        )
        return await routed.handler.prepare(ask, self._tools)

    def _route(self, uow: UnitOfWork, request: Request, standing: Standing, dialogue: Dialogue | None) -> Routed | None:
        """What the request asks for; None for words that are not meant for the bot."""
        if request.added_to_chat:
            return Routed(self._commands["start"])
        if request.edited:
            if not request.to_bot and route_command(request.text) is None:
                return None
            raise Misunderstood("error.edited_message")
        if request.press is not None:
            return self._route_press(uow, request, request.press, standing)
        if request.file is not None and not request.text.startswith(("/", "／")):
            return Routed(self._commands["add"], request.text) if request.to_bot else None
        return self._route_text(request, dialogue)

    def _route_press(self, uow: UnitOfWork, request: Request, press: Press, standing: Standing) -> Routed:
        button = uow.buttons.find(press.key)
        usable = (
            button is not None and button.chat_id == standing.chat.id and button.person_id in (None, standing.person.id)
        )
        if button is None or not usable or (button.expires_at is not None and button.expires_at < request.now):
            raise Misunderstood("error.expired_button")
        return Routed(self._named(button.action), "", button.arguments)

    def _route_text(self, request: Request, dialogue: Dialogue | None) -> Routed | None:
        command = route_command(request.text)
        if command is not None:
            return self._typed(command)
        short, word = route_short_form(request.text), route_word(request.text)
        if dialogue is not None and dialogue.expires_at is not None and dialogue.expires_at < request.now:
            dialogue = None
        if dialogue is not None and word == Route("cancel"):  # "取消" is no answer to what was asked
            return self._typed(word)
        if dialogue is not None and (short is None or short.command == "show"):
            return Routed(self._named(dialogue.name), request.text, dialogue.arguments)
        if not request.to_bot:  # a group talks among itself; of that, only "12 已兑现 …" is surely meant for the bot
            return self._typed(short) if short is not None and short.command != "show" else None
        if short is not None:
            return self._typed(short)
        if word is not None and not looks_like_letter(request.text):
            return self._typed(word)
        question = route_question(request.text)
        if question is not None:
            return self._typed(question)
        if looks_like_letter(request.text):
            return Routed(self._commands["add"], request.text)
        raise Misunderstood("error.empty_message" if not request.text.strip() else "error.not_understood")

    def _named(self, name: str) -> Command | Action:
        """What a button or a dialogue names: an action, or a command."""
        handler = self._actions.get(name) or self._commands.get(name)
        if handler is None:  # kept by another version of the program
            raise Misunderstood("error.expired_button")
        return handler

    def _typed(self, route: Route) -> Routed:
        handler = self._commands.get(route.command)
        if handler is None:
            raise Misunderstood("error.unknown_command", words=route.command)
        return Routed(handler, route.arguments)

    def _decide(self, uow: UnitOfWork, request: Request, standing: Standing, routed: Routed, prepared: Any) -> None:
        """Run the command and put everything that follows from it into this one transaction."""
        ctx = Context(
            uow=uow,
            workspace=standing.workspace,
            chat=uow.chats.get(standing.chat.id),
            person=standing.person,
            role=standing.role,
            now=request.now,
            message=request.message,
        )
        dialogue = uow.dialogues.find(standing.chat.id, standing.person.id)
        call = Call(
            ctx=ctx,
            request=request,
            catalogue=catalogue(ctx.chat.language),
            arguments=routed.arguments,
            values=routed.values,
            prepared=prepared,
            dialogue_open=dialogue is not None,
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
