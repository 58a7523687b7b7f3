"""What the core asks of the world: owns the protocols of storage and clock; must not know any implementation.

A use case gets a `UnitOfWork`: everything it does through it happens in one transaction, or not at all. Queries take a
workspace, so that no workspace sees another's rows. Methods named `find_*` return None, `get_*` raise NotFound.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from datetime import date, datetime
from typing import Protocol, TypeVar

from commitments.bodies import BodyEvent, BodyEventKind
from commitments.messaging import Dialogue, Keyboard
from commitments.model import Language
from commitments.people import Chat, ChatKind, Person, Role, Standing, Subscription, Workspace
from commitments.queues import Inbox, Outbox
from commitments.register import Commitments, Documents, History, Relations, Replacements, Reviews, Search
from commitments.reminding import Expectations, Pushes, Snoozes
from commitments.saving import SavedFilter
from commitments.undo import LastChange

Result = TypeVar("Result")


class Workspaces(Protocol):
    """Workspaces, their members and the people behind them."""

    def get(self, workspace_id: int) -> Workspace: ...
    def first(self) -> Workspace | None: ...
    def all(self) -> Sequence[Workspace]: ...
    def create(self, name: str) -> Workspace: ...

    def person(self, transport: str, telegram_id: int, name: str) -> Person:
        """The person, made on first sight; the name follows the transport's."""
        ...

    def find_person(self, transport: str, telegram_id: int) -> Person | None: ...
    def role_of(self, workspace_id: int, person_id: int) -> Role | None: ...
    def standing(self, transport: str, telegram_id: int, chat: int) -> Standing | None:
        """What the person is in the chat under the transport's number; None for a stranger to its workspace."""
        ...

    def workspace_of(self, person_id: int) -> Workspace | None:
        """The workspace that the person is a member of (the first one joined), or None for a stranger."""
        ...

    def set_role(self, workspace_id: int, person_id: int, role: Role) -> None: ...
    def owners(self, workspace_id: int) -> Sequence[Person]:
        """The people who own the workspace, on whatever transport."""
        ...

    def members(self, workspace_id: int, transport: str) -> Sequence[Person]:
        """The members who are people of this transport, in the order of joining."""
        ...

    def has_owner(self, transport: str) -> bool:
        """Whether any workspace has an owner who is a person of this transport."""
        ...


class SavedFilters(Protocol):
    """Filters under a name, by workspace."""

    def put(self, kept: SavedFilter) -> None:
        """Keep it, in place of the one of that name."""
        ...

    def all(self, workspace_id: int) -> Sequence[SavedFilter]:
        """The workspace's, by name."""
        ...

    def drop(self, workspace_id: int, key: str) -> None: ...


class LastChanges(Protocol):
    """What can be taken back: each person's last change in each chat."""

    def put(self, change: LastChange) -> None: ...
    def token(self, chat_id: int, person_id: int) -> str | None:
        """Of the change that was put in this unit of work; None where none was."""
        ...

    def find(self, chat_id: int, person_id: int) -> LastChange | None: ...
    def drop(self, chat_id: int, person_id: int) -> None: ...


class Chats(Protocol):
    """Chats that are bound to a workspace. An unbound chat is a stranger's and has no row."""

    def find(self, transport: str, telegram_id: int) -> Chat | None: ...
    def get(self, chat_id: int) -> Chat: ...
    def bind(
        self,
        *,
        transport: str,
        telegram_id: int,
        kind: ChatKind,
        title: str,
        workspace_id: int,
        language: Language,
        timezone: str,
        subscription: Subscription,
        next_push_at: datetime | None,
    ) -> Chat: ...
    def save(self, chat: Chat) -> None: ...
    def move(self, transport: str, old: int, new: int) -> None:
        """The chat has become another one, of another number and a supergroup; it is found under both. A row that the
        new one was given meanwhile becomes part of it.
        """
        ...

    def due(self, transport: str, now: datetime) -> Sequence[Chat]:
        """Chats, not paused, whose `next_push_at` is not later than now, the longest waiting first."""
        ...

    def next_push_at(self, transport: str) -> datetime | None:
        """The earliest `next_push_at` of the transport's chats that are not paused."""
        ...

    def of_transport(self, transport: str) -> Sequence[Chat]:
        """All chats of a transport."""
        ...

    def transports(self) -> Collection[str]:
        """The transports that the database holds chats of."""
        ...


class Bodies(Protocol):
    """What a workspace has declared about bodies; appended, never altered."""

    def events(self, workspace_id: int) -> Sequence[BodyEvent]:
        """Oldest first."""
        ...

    def append(
        self,
        *,
        workspace_id: int,
        kind: BodyEventKind,
        name: str = "",
        other: str = "",
        since: date | None = None,
        undoes: int | None = None,
        at: datetime,
        actor: str,
    ) -> BodyEvent: ...


class Keyboards(Protocol):
    """What presses mean."""

    def add(self, keyboard: Keyboard) -> None: ...
    def find(self, key: str) -> Keyboard | None: ...
    def latest(self, chat_id: int, expiring_after: datetime, most: int) -> Sequence[Keyboard]:
        """The last ones of a chat, the newest first, as far as they expire later than that."""
        ...

    def prune(self, now: datetime) -> None:
        """Forget those that have expired."""
        ...


class Dialogues(Protocol):
    """Open questions, at most one for a person in a chat."""

    def find(self, chat_id: int, person_id: int) -> Dialogue | None: ...
    def open(self, dialogue: Dialogue) -> None:
        """Open it in place of an older one."""
        ...

    def close(self, chat_id: int, person_id: int) -> None: ...
    def due(self, transport: str, now: datetime) -> Sequence[Dialogue]:
        """Those of the transport's chats whose `due_at` is not later than now."""
        ...

    def next_due_at(self, transport: str) -> datetime | None: ...


class Blobs(Protocol):
    """Files as bytes, kept once by content."""

    def add(self, content: bytes) -> int: ...
    def get(self, blob_id: int) -> bytes: ...


class Marks(Protocol):
    """Single facts about the database itself, by name: the local clock, the highest local message id."""

    def get(self, name: str) -> str | None: ...
    def set(self, name: str, value: str) -> None: ...


class UnitOfWork(Protocol):
    """One transaction's view of everything kept."""

    @property
    def workspaces(self) -> Workspaces: ...
    @property
    def documents(self) -> Documents: ...
    @property
    def commitments(self) -> Commitments: ...
    @property
    def history(self) -> History: ...
    @property
    def search(self) -> Search: ...
    @property
    def reviews(self) -> Reviews: ...
    @property
    def replacements(self) -> Replacements: ...
    @property
    def relations(self) -> Relations: ...
    @property
    def saved_filters(self) -> SavedFilters: ...
    @property
    def last_changes(self) -> LastChanges: ...
    @property
    def chats(self) -> Chats: ...
    @property
    def pushes(self) -> Pushes: ...
    @property
    def snoozes(self) -> Snoozes: ...
    @property
    def expectations(self) -> Expectations: ...
    @property
    def bodies(self) -> Bodies: ...
    @property
    def keyboards(self) -> Keyboards: ...
    @property
    def dialogues(self) -> Dialogues: ...
    @property
    def inbox(self) -> Inbox: ...
    @property
    def outbox(self) -> Outbox: ...
    @property
    def blobs(self) -> Blobs: ...
    @property
    def marks(self) -> Marks: ...


class Database(Protocol):
    """Where units of work come from."""

    def write(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` in one writing transaction: committed when it returns, rolled back when it raises."""
        ...

    def read(self, work: Callable[[UnitOfWork], Result]) -> Result:
        """Run `work` on a snapshot; nothing that it does is kept."""
        ...

    def close(self) -> None: ...


class Clock(Protocol):
    """Where the present moment comes from: the real clock, or one that stands still until it is moved."""

    def now(self) -> datetime:
        """The present moment, in UTC."""
        ...
