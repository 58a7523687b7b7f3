"""Raw updates in our own words: owns which update belongs to which chat and what it asks of us."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from telegram import (
    Audio,
    CallbackQuery,
    Chat,
    ChatMemberUpdated,
    Document,
    Message,
    PhotoSize,
    Update,
    Video,
    Voice,
)

from bot.requests import ChatChange, File, Press, Request
from commitments.messaging import InboxItem
from commitments.people import ChatKind

UPDATES = ["message", "edited_message", "callback_query", "my_chat_member"]
"""The sorts of update that we ask Telegram for."""

_KINDS = {
    Chat.PRIVATE: ChatKind.PRIVATE,
    Chat.GROUP: ChatKind.GROUP,
    Chat.SUPERGROUP: ChatKind.SUPERGROUP,
}
_PRESENT = ("member", "administrator", "restricted")


def chat_of(update: Mapping[str, Any]) -> int:
    """The number of the chat that a raw update belongs to; 0 where it names none."""
    for kind in UPDATES:
        subject = update.get(kind)
        if isinstance(subject, Mapping):
            place = subject.get("message") if kind == "callback_query" else subject
            chat = place.get("chat") if isinstance(place, Mapping) else None
            number = chat.get("id") if isinstance(chat, Mapping) else None
            return number if isinstance(number, int) else 0
    return 0


def request_of(update: Update, item: InboxItem, now: datetime, *, bot_id: int) -> Request | None:
    """The update as a request; None for one without a person, of a chat that we don't answer in, or that only tells
    something.
    """
    chat, person = update.effective_chat, update.effective_user
    if chat is None or person is None or person.is_bot or chat.type not in _KINDS:
        return None
    message = update.effective_message
    asked = Request(
        transport=item.transport,
        inbox_id=item.id,
        now=now,
        chat_id=chat.id,
        chat_kind=_KINDS[chat.type],
        chat_title=chat.title or chat.full_name or "",
        person_id=person.id,
        person_name=person.full_name,
        language_code=person.language_code,
        topic_id=message.message_thread_id if message and message.is_topic_message else None,
        message_id=message.message_id if message else None,
    )
    if update.callback_query is not None:
        return replace(asked, press=_press(update.callback_query))
    if update.my_chat_member is not None:
        return _membership(asked, update.my_chat_member)
    if not isinstance(message, Message):
        return None
    if message.migrate_to_chat_id is not None:
        return replace(asked, change=ChatChange(moved_to=message.migrate_to_chat_id))
    if _is_service(message):
        return None
    return _said(asked, message, edited=update.edited_message is not None, bot_id=bot_id)


def _membership(asked: Request, member: ChatMemberUpdated) -> Request | None:
    was, is_ = member.old_chat_member.status in _PRESENT, member.new_chat_member.status in _PRESENT
    if was and not is_:
        return replace(asked, change=ChatChange(closed=True))
    if was or not is_:
        return None
    if asked.chat_kind is ChatKind.PRIVATE:
        return replace(asked, change=ChatChange(reopened=True))
    return replace(asked, added_to_chat=True)


def _said(asked: Request, message: Message, *, edited: bool, bot_id: int) -> Request:
    """The request with what the message says, and what the message says that it answers to."""
    quoted = message.reply_to_message
    author = quoted.from_user if quoted else None
    return replace(
        asked,
        text=message.text or message.caption or "",
        file=_file(message),
        quoted_text=(quoted.text or quoted.caption or "") if quoted else "",
        quoted_file=_file(quoted) if quoted and author and author.id != bot_id else None,
        quoted_keys=_keys(quoted) if quoted else (),
        quoted_person=(author.id, author.full_name) if author else None,
        edited=edited,
        to_bot=asked.chat_kind is ChatKind.PRIVATE or (author is not None and author.id == bot_id),
    )


def _press(query: CallbackQuery) -> Press:
    return Press(
        callback_id=query.id,
        key=query.data or "",
        message_id=query.message.message_id if query.message else None,
    )


def _file(message: Message) -> File | None:
    """What came with the message: a file, a recording, or a photo, of whose sizes the largest is taken."""
    sent = message.document or message.video or message.audio or message.voice
    if message.photo:
        largest = max(message.photo, key=lambda size: size.width * size.height)
        return _named(largest, f"photo-{message.message_id}.jpg", message, picture=True)
    if sent is None:
        return None
    name = getattr(sent, "file_name", None) or f"file-{message.message_id}"
    return _named(sent, name, message, picture=sent is not message.document)


def _named(sent: Document | PhotoSize | Video | Audio | Voice, name: str, message: Message, *, picture: bool) -> File:
    album = message.media_group_id
    return File(file_id=sent.file_id, name=name, size=sent.file_size or 0, picture=picture, album=album)


def _keys(message: Message) -> tuple[str, ...]:
    """The keys of our buttons under a message."""
    rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
    return tuple(str(button.callback_data) for row in rows for button in row if button.callback_data)


def _is_service(message: Message) -> bool:
    """Whether the message only tells that somebody joined, left, pinned and the like."""
    return bool(
        message.new_chat_members
        or message.left_chat_member
        or message.group_chat_created
        or message.supergroup_chat_created
        or message.new_chat_title
        or message.pinned_message
        or message.migrate_from_chat_id
        or message.forum_topic_created
    )
