"""What a command answers: owns screens, buttons and replies; must not know how they are worded, stored or sent."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from commitments.people import Chat

MAX_TEXT_UNITS = 4096
"""Telegram's limit for a message, in UTF-16 code units."""


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


@dataclass(frozen=True, slots=True)
class ButtonSpec:
    """A button before it has a key: what it says and what a press does.

    One with `opens` leads into the bot's private chat instead, with these words behind /start, and does nothing here.
    """

    label: str
    action: str
    arguments: dict[str, Any] = field(default_factory=dict)
    opens: str = ""


@dataclass(frozen=True, slots=True)
class Screen:
    """One message as a person sees it: plain text and rows of buttons.

    `quoted` is the stretch of the text that is quoted from a letter; apps show it folded, with a mark at its side.
    """

    text: str
    buttons: tuple[tuple[ButtonSpec, ...], ...] = ()
    quoted: tuple[int, int] | None = None


@dataclass(frozen=True, slots=True)
class Say:
    """Send a new message."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class Redraw:
    """Put the screen in place of the message whose button was pressed; without a press, send it."""

    screen: Screen


@dataclass(frozen=True, slots=True)
class SendFile:
    """Send a document made from bytes."""

    name: str
    content: bytes
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Toast:
    """Answer a button press with a short word that fades; without a press, say it."""

    text: str


@dataclass(frozen=True, slots=True)
class SayTo:
    """Send a new message to another chat of the workspace."""

    chat: Chat
    screen: Screen
    topic_id: int | None = None


@dataclass(frozen=True, slots=True)
class Leave:
    """Leave the chat without a word."""


Answer = Say | SayTo | Redraw | SendFile | Toast | Leave


@dataclass(frozen=True, slots=True)
class Reply:
    """Everything that one request is answered with, in order. An empty reply is silence."""

    answers: Sequence[Answer] = ()

    @staticmethod
    def say(screen: Screen) -> Reply:
        """A reply of one new message."""
        return Reply((Say(screen),))

    @staticmethod
    def redraw(screen: Screen) -> Reply:
        """A reply that redraws the pressed message."""
        return Reply((Redraw(screen),))
