"""Outbox rows as calls of the Bot API: owns how each kind is sent and what Telegram's refusals mean for us."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from telegram import Bot, InputFile
from telegram.error import BadRequest, ChatMigrated, Forbidden, RetryAfter, TelegramError

from bot.delivery import ChatClosed, ChatMoved, DeliveryError
from bot.telegram_chat.calling import call
from commitments.messaging import OutboxItem, OutboxKind

_NO_PREVIEW = {"is_disabled": True}
_NOT_EDITABLE = ("message to edit not found", "message can't be edited")
_NO_TOPIC = ("message thread not found", "topic_deleted", "topic_closed")
_DONE_ALREADY = ("message is not modified",)
_CLOSED = ("chat not found", "not enough rights to send", "have no rights to send", "chat_write_forbidden")
"""Refusals that come as 400, but say of the chat what a 403 says: a deleted chat, a group where we are muted."""


async def send(bot: Bot, item: OutboxItem, content: bytes | None) -> int | None:
    """Carry out one outbox row; the resulting message's id, if it has one. Raises DeliveryError."""
    try:
        return await _in_topic(bot, item, content)
    except RetryAfter as error:
        raise DeliveryError("too many requests", retry_after=delay(error)) from None
    except ChatMigrated as error:
        raise ChatMoved(error.new_chat_id) from None
    except Forbidden as error:
        raise ChatClosed(str(error)) from None
    except BadRequest as error:
        if _says(error, _DONE_ALREADY):
            return None
        if _says(error, _CLOSED):
            raise ChatClosed(str(error)) from None
        raise DeliveryError(str(error), permanent=True) from None
    except TelegramError as error:
        raise DeliveryError(str(error)) from None


def delay(error: RetryAfter) -> timedelta:
    """How long Telegram wants us to wait."""
    wait = error.retry_after
    return wait if isinstance(wait, timedelta) else timedelta(seconds=wait)


async def _in_topic(bot: Bot, item: OutboxItem, content: bytes | None) -> int | None:
    """In its topic, or in the chat's general one where that is closed or gone."""
    topic_id = item.message.topic_id
    try:
        return await _call(bot, item, content, topic_id)
    except BadRequest as error:
        if topic_id is None or not _says(error, _NO_TOPIC):
            raise
        return await _call(bot, item, content, None)


async def _call(bot: Bot, item: OutboxItem, content: bytes | None, topic_id: int | None) -> int | None:
    payload: dict[str, Any] = dict(item.message.payload)
    chat_id = item.message.chat_id
    match item.message.kind:
        case OutboxKind.SEND:
            return await _send_text(bot, chat_id, topic_id, payload)
        case OutboxKind.EDIT:
            return await _edit(bot, chat_id, topic_id, payload)
        case OutboxKind.DOCUMENT:
            payload["document"] = InputFile(content or b"", filename=payload.pop("file_name"))
            return await _send(bot, "sendDocument", chat_id, topic_id, payload)
        case OutboxKind.ANSWER:
            await call(bot, "answerCallbackQuery", payload)
        case OutboxKind.LEAVE:
            await call(bot, "leaveChat", {"chat_id": chat_id})
    return None


async def _send(bot: Bot, method: str, chat_id: int, topic_id: int | None, payload: dict[str, Any]) -> int:
    sent = await call(bot, method, {"chat_id": chat_id, "message_thread_id": topic_id, **payload})
    return int(sent["message_id"])


async def _send_text(bot: Bot, chat_id: int, topic_id: int | None, payload: dict[str, Any]) -> int:
    return await _send(bot, "sendMessage", chat_id, topic_id, {**payload, "link_preview_options": _NO_PREVIEW})


async def _edit(bot: Bot, chat_id: int, topic_id: int | None, payload: dict[str, Any]) -> int:
    """Change the message, or say it anew where the old one is gone or too old to be changed."""
    message_id = int(payload["message_id"])
    try:
        await call(bot, "editMessageText", {"chat_id": chat_id, **payload, "link_preview_options": _NO_PREVIEW})
    except BadRequest as error:
        if not _says(error, _NOT_EDITABLE):
            raise
        del payload["message_id"]
        return await _send_text(bot, chat_id, topic_id, payload)
    return message_id


def _says(error: TelegramError, words: tuple[str, ...]) -> bool:
    return any(each in str(error).casefold() for each in words)
