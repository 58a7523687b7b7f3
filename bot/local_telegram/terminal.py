"""How the transcript of a chat is printed; must not know where it is printed to.

    [12] text                 a message; its further lines follow as they are
    (1) label (2) label       its buttons, one line for each row, numbered through
    [12*] text                the message after an edit; `[12*]` alone where only the buttons changed
    [12 file NAME] caption    a document or picture
    [12 deleted]              a message is gone
    (answer: text)            the words that answer a press; (alert: text) if they wait to be closed
    (the bot left NAME)       it left a group
    === NAME                  what follows was said in another chat; === NAME / TOPIC in a topic

A link behind words is written out after them, `words <https://…>`. Nothing that the bot prints can steer the terminal:
control characters become their pictures (␛), characters that turn the direction of writing become �.
"""

from __future__ import annotations

import re

from bot.local_telegram.events import Answered, Deleted, Edited, Event, Left, Sent
from bot.local_telegram.records import Button, Chat, Message

_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]")


def neutral(text: str) -> str:
    """Text that is safe to print: line breaks stay, a tab is a blank, what steers a terminal is made visible."""
    return _STEERING.sub(_picture, text)


def one_line(text: str) -> str:
    """The same on one line, for names and labels."""
    return neutral(text).replace("\n", " ")


def printed(event: Event) -> str:
    """An event as lines of the transcript, without the last line end."""
    if isinstance(event, Left):
        return f"(the bot left {one_line(event.chat.title)})"
    if isinstance(event, Answered):
        return f"({'alert' if event.alert else 'answer'}: {neutral(event.text)})"
    message = event.message
    if isinstance(event, Deleted):
        return f"[{message.id} deleted]"
    if isinstance(event, Edited) and not event.text_changed:
        return "\n".join([f"[{message.id}*]" + ("" if message.keyboard else " (no buttons)"), *_rows(message)])
    edited = "*" if isinstance(event, Edited) else ""
    file = f" file {one_line(message.file.name)}" if message.file and isinstance(event, Sent) else ""
    return "\n".join([f"[{message.id}{edited}{file}] {neutral(readable(message))}".rstrip(" "), *_rows(message)])


def heading(chat: Chat, topic_id: int | None) -> str:
    """The line that says that what follows was said elsewhere."""
    return f"=== {place(chat, topic_id)}"


def place(chat: Chat, topic_id: int | None) -> str:
    """A chat's name with its topic."""
    return one_line(f"{chat.title} / {chat.topics[topic_id]}" if topic_id in chat.topics else chat.title)


def readable(message: Message) -> str:
    """A message's text with the links that stand behind words written out."""
    encoded = message.text.encode("utf-16-le")
    for entity in sorted(message.entities, key=lambda one: -(one["offset"] + one["length"])):
        start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
        if entity["type"] == "text_link" and encoded[start:end].decode("utf-16-le") != entity["url"]:
            encoded = encoded[:end] + f" <{entity['url']}>".encode("utf-16-le") + encoded[end:]
    return encoded.decode("utf-16-le")


def _rows(message: Message) -> list[str]:
    rows, number = [], 0
    for row in message.keyboard:
        rows.append(" ".join(f"({number + place}) {_label(button)}" for place, button in enumerate(row, 1)))
        number += len(row)
    return rows


def _label(button: Button) -> str:
    return one_line(button.label if button.url is None else f"{button.label} <{button.url}>")


def _picture(match: re.Match[str]) -> str:
    character = match.group()
    if character == "\t":
        return " "
    if character == "\x7f":
        return "␡"
    return chr(0x2400 + ord(character)) if character < " " else "\ufffd"
