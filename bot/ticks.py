"""What is due by the clock: owns the morning pushes and the dialogues that go on by themselves.

Must not know what wakes it. Everything that a tick does is a row's work, so a tick too many does nothing.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta

from bot.conversation import Conversation
from bot.enqueue import Enqueue
from bot.i18n.catalogue import catalogue
from bot.rendering.digest import digest
from bot.rendering.reminder import reminder
from bot.replies import Screen
from bot.requests import from_origin
from bot.transactions import Transactions
from commitments.notices import Digest
from commitments.people import Chat
from commitments.ports import UnitOfWork
from commitments.service.morning import Push, begin_morning

log = logging.getLogger(__name__)

TRY_AGAIN = timedelta(hours=1)
"""After so long a morning that failed unexpectedly is tried again."""


class Ticks:
    """Does what is due in one transport's chats."""

    def __init__(
        self,
        *,
        transactions: Transactions,
        transport: str,
        conversation: Conversation,
        enqueue: Enqueue,
        now: Callable[[], datetime],
    ) -> None:
        self._transactions = transactions
        self._transport = transport
        self._conversation = conversation
        self._enqueue = enqueue
        self._now = now

    async def tick(self) -> None:
        """Do everything that is due now."""
        now = self._now()
        dialogues, chats = await self._transactions.read(
            lambda uow: (uow.dialogues.due(self._transport, now), uow.chats.due(self._transport, now))
        )
        for dialogue in dialogues:
            await self._conversation.resume(dialogue, from_origin(dialogue.arguments["origin"], now))
        for chat in chats:
            await self._morning(chat, now)

    async def _morning(self, chat: Chat, now: datetime) -> None:
        """One chat's morning; where it fails unexpectedly, it is tried again later and holds up no other chat's."""
        try:
            await self._transactions.write(lambda uow: self._push(uow, chat, now))
        except Exception:
            log.exception("the morning of chat %s failed", chat.id)
            await self._transactions.write(
                lambda uow: uow.chats.save(replace(uow.chats.get(chat.id), next_push_at=now + TRY_AGAIN))
            )

    async def next_due_at(self) -> datetime | None:
        """The next moment at which there is something to do, sending included."""
        return await self._transactions.read(self._earliest)

    def _earliest(self, uow: UnitOfWork) -> datetime | None:
        moments = (
            uow.chats.next_push_at(self._transport),
            uow.dialogues.next_due_at(self._transport),
            uow.outbox.next_due_at(self._transport),
        )
        return min((moment for moment in moments if moment is not None), default=None)

    def _push(self, uow: UnitOfWork, chat: Chat, now: datetime) -> None:
        """One chat's morning, in one transaction: decided, rendered and in the outbox, or not begun."""
        current = uow.chats.get(chat.id)
        if current.next_push_at is None or current.next_push_at > now:
            return
        push = begin_morning(uow, current, now)
        if push is not None:
            self._enqueue.push(uow, push.chat, _screen(push), push.key, now)


def _screen(push: Push) -> Screen:
    words = catalogue(push.chat.language)
    if isinstance(push.notice, Digest):
        return digest(push.notice, words, late=push.late, subscription=push.chat.subscription)
    return reminder(push.notice, words, late=push.late)
