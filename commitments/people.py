"""Who works together and where they are told things: owns workspaces, members, chats and their settings."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum

from commitments.model import Language, Owner


class Role(StrEnum):
    """What a member may do, from everything to reading only."""

    OWNER = "owner"
    ADMIN = "admin"
    EDITOR = "editor"
    VIEWER = "viewer"

    @property
    def may_edit(self) -> bool:
        """Whether the role covers changes to letters and commitments."""
        return self is not Role.VIEWER

    @property
    def may_invite(self) -> bool:
        """Whether the role covers trusting other people and chats."""
        return self in (Role.OWNER, Role.ADMIN)


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Owns letters, commitments, members and settings. `grace_days` None means 7 or 30 by the sort of date."""

    id: int
    name: str
    grace_days: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody on a transport. `telegram_id` is the transport's number for the person."""

    id: int
    transport: str
    telegram_id: int
    name: str


class Frequency(StrEnum):
    """How often a chat gets its digest."""

    OFF = "off"
    DAILY = "daily"
    WEEKDAYS = "weekdays"
    WEEKLY = "weekly"
    MONTHLY = "monthly"
    QUARTERLY = "quarterly"


@dataclass(frozen=True, slots=True)
class QuietHours:
    """The local times of day between which nothing comes by itself, from `start` to before `end`; they may cross
    midnight.
    """

    start: time
    end: time

    def __post_init__(self) -> None:
        if self.start == self.end:
            raise ValueError("quiet hours that end when they begin hold nothing, or everything")

    def hold(self, at: time) -> bool:
        """Whether this time of day is quiet."""
        if self.start < self.end:
            return self.start <= at < self.end
        return at >= self.start or at < self.end


LAST_DAY = 31
"""The day of the month that every month is told on at its end."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Subscription:
    """What a chat is told by itself, and when. `weekday` counts from Monday = 0; `hour` and `minute` are local.
    `month_day` is the day of the month, or of the quarter's first month, on which they are told: a month that has no
    such day is told on its last one, so that 31 is always that.

    `reminder_leads` are whole days before their date, longest first; empty means no reminders. `say_quiet` asks for a
    digest that says that nothing is new, where silence would do. `body`, `owner` and `tag` keep all of it to one
    responsible body, to what one person follows up, to one tag, so that each bureau's chat gets its own.
    `topic_id` is the forum topic in which it was set up, and to which it goes; None for a chat without topics and for
    its general one.
    """

    frequency: Frequency = Frequency.WEEKLY
    weekday: int = 0
    hour: int = 9
    minute: int = 0
    reminder_leads: tuple[int, ...] = (30, 7, 1)
    say_quiet: bool = True
    quiet: QuietHours | None = None
    body: str | None = None
    topic_id: int | None = None
    owner: Owner | None = None
    tag: str | None = None
    month_day: int = 1


class ChatKind(StrEnum):
    """Telegram's sorts of chat that we answer in."""

    PRIVATE = "private"
    GROUP = "group"
    SUPERGROUP = "supergroup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Chat:
    """A chat bound to one workspace. `next_push_at` is the moment (UTC) of its next morning push.

    `last_push_on` is the local date of the last morning that was looked at, `last_digest_at` the moment up to which
    its digests have told it everything. `paused_at` is since when nothing can be sent to it: it blocked us, put us out
    or is gone; None where all is well.
    """

    id: int
    transport: str
    telegram_id: int
    kind: ChatKind
    title: str
    workspace_id: int
    language: Language
    timezone: str
    subscription: Subscription = Subscription()
    next_push_at: datetime | None = None
    last_push_on: date | None = None
    digests_until: date | None = None
    last_digest_at: datetime | None = None
    paused_at: datetime | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """A trusted person in a trusted chat, and what they belong to."""

    workspace: Workspace
    chat: Chat
    person: Person
    role: Role
