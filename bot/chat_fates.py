"""What happens to a chat from outside: owns its pause, its return and its move; must not know how it was noticed."""

from __future__ import annotations

import logging
from dataclasses import replace
from datetime import datetime

from bot.enqueue import Enqueue
from bot.i18n.catalogue import catalogue
from bot.replies import Screen
from commitments.people import Chat
from commitments.ports import UnitOfWork

log = logging.getLogger(__name__)


class ChatFates:
    """Carries out what Telegram lets us know about a chat, in the transaction that records it."""

    def __init__(self, enqueue: Enqueue) -> None:
        self._enqueue = enqueue

    def closed(self, uow: UnitOfWork, transport: str, chat_id: int, reason: str, now: datetime) -> None:
        """Nothing reaches the chat any more: it gets no pushes until it is back, and its workspace's owners are told
        once. What was pushed is held for it; answers are given up.
        """
        uow.outbox.close_chat(transport, chat_id, reason, now)
        chat = uow.chats.find(transport, chat_id)
        if chat is None or chat.paused_at is not None:
            return
        uow.chats.save(replace(chat, paused_at=now))
        for owner in uow.workspaces.owners(chat.workspace_id):
            private = uow.chats.find(owner.transport, owner.telegram_id)
            if private is None or private.paused_at is not None or private.transport != transport:
                continue
            words = catalogue(private.language)
            screen = Screen(words.text("error.chat_paused_for_owner", chat=chat.title))
            self._enqueue.push(uow, private, screen, f"paused:{chat.id}:{now.isoformat()}:{owner.id}", now)

    def returned(self, uow: UnitOfWork, chat: Chat, now: datetime) -> Chat:
        """The chat is there again: what was held for it goes out, and its pushes go on."""
        if chat.paused_at is None:
            return chat
        back = replace(chat, paused_at=None)
        uow.chats.save(back)
        uow.outbox.reopen_chat(chat.transport, chat.telegram_id, now)
        return back

    def moved(self, uow: UnitOfWork, transport: str, old: int, new: int) -> None:
        """A group has become a supergroup: everything of it goes on under the new number."""
        log.info("chat %s has become %s", old, new)
        uow.chats.move(transport, old, new)
        uow.outbox.move_chat(transport, old, new)
