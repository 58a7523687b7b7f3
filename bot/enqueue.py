"""From replies to outbox rows: owns the Bot API payloads, the keys of buttons and the splitting of long texts."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta
from itertools import count
from typing import Any

from bot.replies import (
    MAX_TEXT_UNITS,
    Answer,
    ButtonSpec,
    Leave,
    Redraw,
    Reply,
    Say,
    SayTo,
    Screen,
    SendFile,
    Toast,
    units,
)
from bot.requests import Request
from commitments.messaging import Button, Keyboard, OutboxKind, OutgoingMessage, button_key
from commitments.people import Chat
from commitments.ports import UnitOfWork
from commitments.service.context import Context

BUTTONS_LIVE = timedelta(days=120)
ANSWERS_LIVE = timedelta(seconds=10)
"""Telegram takes the answer to a press for a quarter of a minute at most; later it would only be refused."""
MAX_TOAST = 200
"""Telegram's limit for the answer to a press, in characters."""


def split_text(text: str, limit: int = MAX_TEXT_UNITS) -> list[str]:
    """The text in pieces of at most `limit` UTF-16 units, cut at a line break where there is one in the piece."""
    pieces = []
    while units(text) > limit:
        head = text.encode("utf-16-le", "surrogatepass")[: 2 * limit].decode("utf-16-le", "ignore")
        cut = head.rfind("\n")
        head = head[: cut + 1] if cut > 0 else head
        pieces.append(head.rstrip("\n"))
        text = text[len(head) :]
    pieces.append(text)
    return [piece for piece in pieces if piece]


class Enqueue:
    """Writes answers into the outbox. `new_key` makes a keyboard's opaque key, `bot` is the bot's name without @."""

    def __init__(self, new_key: Callable[[], str], bot: str) -> None:
        self._new_key = new_key
        self._bot = bot

    def reply(self, uow: UnitOfWork, ctx: Context, request: Request, reply: Reply) -> None:
        """Everything that a command answers, in order; a press is always answered, if only with nothing."""
        self._answers(uow, request, ctx.chat, reply)

    def plain(self, uow: UnitOfWork, request: Request, reply: Reply) -> None:
        """Answers without buttons, where there need be no chat of ours."""
        self._answers(uow, request, None, reply)

    def push(self, uow: UnitOfWork, chat: Chat, screen: Screen, key: str, now: datetime) -> None:
        """A message that comes by itself, once for its key."""
        for part, message in enumerate(self._messages(uow, chat, screen, now)):
            uow.outbox.enqueue(
                OutgoingMessage(
                    transport=chat.transport,
                    chat_id=chat.telegram_id,
                    kind=OutboxKind.SEND,
                    payload=message,
                    topic_id=chat.subscription.topic_id,
                    dedup_key=f"{key}:{part}",
                    pushed=True,
                ),
                now,
            )

    def _answers(self, uow: UnitOfWork, request: Request, chat: Chat | None, reply: Reply) -> None:
        answers = list(reply.answers)
        if request.press is not None:
            toast = next((a for a in answers if isinstance(a, Toast)), None)
            self._put(uow, request, OutboxKind.ANSWER, _press_answer(request.press.callback_id, toast))
            answers = [a for a in answers if a is not toast]
        for answer in answers:
            self._answer(uow, request, chat, answer)

    def _answer(self, uow: UnitOfWork, request: Request, chat: Chat | None, answer: Answer) -> None:
        match answer:
            case Toast(text):
                self._send(uow, request, chat, Screen(text))
            case Say(screen):
                self._send(uow, request, chat, screen)
            case SayTo(other, screen, topic_id):
                self._send_to(uow, request, other, screen, topic_id)
            case Redraw(screen):
                message_id = request.press.message_id if request.press else None
                if message_id is None or units(screen.text) > MAX_TEXT_UNITS:
                    self._send(uow, request, chat, screen)
                else:
                    (message,) = self._messages(uow, chat, screen, request.now)
                    self._put(uow, request, OutboxKind.EDIT, {**message, "message_id": message_id})
            case SendFile(name, content, caption):
                blob_id = uow.blobs.add(content)
                payload = {"file_name": name, **({"caption": caption} if caption else {})}
                self._put(uow, request, OutboxKind.DOCUMENT, payload, blob_id=blob_id)
            case Leave():
                self._put(uow, request, OutboxKind.LEAVE, {})

    def _send(self, uow: UnitOfWork, request: Request, chat: Chat | None, screen: Screen) -> None:
        for message in self._messages(uow, chat, screen, request.now):
            self._put(uow, request, OutboxKind.SEND, message)

    def _send_to(self, uow: UnitOfWork, request: Request, chat: Chat, screen: Screen, topic_id: int | None) -> None:
        for message in self._messages(uow, chat, screen, request.now):
            uow.outbox.enqueue(
                OutgoingMessage(
                    transport=chat.transport,
                    chat_id=chat.telegram_id,
                    kind=OutboxKind.SEND,
                    payload=message,
                    topic_id=topic_id,
                ),
                request.now,
            )

    def _messages(self, uow: UnitOfWork, chat: Chat | None, screen: Screen, now: datetime) -> list[dict[str, Any]]:
        """The payloads of a screen: one a piece of its text, the buttons under the last."""
        pieces: list[dict[str, Any]] = [{"text": piece} for piece in split_text(screen.text)]
        if screen.quoted is not None and len(pieces) == 1:
            pieces[0]["entities"] = [_folded(screen.text, *screen.quoted)]
        if screen.buttons and chat is not None:
            pieces[-1]["reply_markup"] = {"inline_keyboard": self._keyboard(uow, chat, screen, now)}
        return pieces

    def _keyboard(self, uow: UnitOfWork, chat: Chat, screen: Screen, now: datetime) -> list[list[dict[str, str]]]:
        """The screen's buttons with their keys; what they mean is kept."""
        key, places = self._new_key(), count()
        placed = [[(next(places), spec) for spec in row] for row in screen.buttons]
        meant = {
            place: Button(spec.action, spec.arguments, spec.label)
            for row in placed
            for place, spec in row
            if not spec.opens
        }
        if meant:
            uow.keyboards.add(Keyboard(key=key, chat_id=chat.id, buttons=meant, expires_at=now + BUTTONS_LIVE))
        return [[{"text": spec.label, **self._effect(key, place, spec)} for place, spec in row] for row in placed]

    def _effect(self, keyboard: str, place: int, spec: ButtonSpec) -> dict[str, str]:
        if spec.opens:
            return {"url": f"https://t.me/{self._bot}?start={spec.opens}"}
        return {"callback_data": button_key(keyboard, place)}

    @staticmethod
    def _put(
        uow: UnitOfWork, request: Request, kind: OutboxKind, payload: dict[str, Any], *, blob_id: int | None = None
    ) -> None:
        uow.outbox.enqueue(
            OutgoingMessage(
                transport=request.transport,
                chat_id=request.chat_id,
                kind=kind,
                payload=payload,
                topic_id=request.topic_id,
                blob_id=blob_id,
                expires_at=request.now + ANSWERS_LIVE if kind is OutboxKind.ANSWER else None,
            ),
            request.now,
        )


def _folded(text: str, start: int, end: int) -> dict[str, Any]:
    """The entity that folds a stretch of a text."""
    return {"type": "expandable_blockquote", "offset": units(text[:start]), "length": units(text[start:end])}


def _press_answer(callback_id: str, toast: Toast | None) -> dict[str, Any]:
    answer: dict[str, Any] = {"callback_query_id": callback_id}
    if toast is not None:
        answer |= {"text": toast.text[:MAX_TOAST], "show_alert": len(toast.text) > 40}
    return answer
