"""Chats and what belongs to one: its keyboards and dialogues; and the marks. Must not know what they mean."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import datetime

from sqlalchemy import Connection, and_, bindparam, delete, func, literal_column, select, update
from sqlalchemy.dialects.sqlite import insert

from commitments.errors import NotFound
from commitments.messaging import Dialogue, Keyboard
from commitments.model import Language
from commitments.people import Chat, ChatKind, Subscription
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.base import Moment
from storage.tables.people import chat_from, subscription_values
from storage.tables.shapes import remembered
from storage.tables.traffic import dialogue_from, keyboard_from, keyboard_values

_CHATS, _KEYBOARDS, _DIALOGUES, _MARKS = (METADATA.tables[name] for name in ("chat", "keyboard", "dialogue", "mark"))
_OF_TRANSPORT = _CHATS.c.transport == bindparam("of_transport")
chat_of = remembered(_CHATS.c, chat_from)
_CHAT = Prepared(_CHATS.select().where(_OF_TRANSPORT, _CHATS.c.telegram_id == bindparam("wanted")), chat_of)
_MOVED_CHAT = Prepared(_CHATS.select().where(_OF_TRANSPORT, _CHATS.c.moved_from == bindparam("wanted")), chat_of)
_CHAT_BY_ID = Prepared(_CHATS.select().where(_CHATS.c.id == bindparam("wanted")), chat_of)
_BIND = Prepared(insert(_CHATS).returning(*_CHATS.c), chat_of)
_SAVE_CHAT = Prepared(update(_CHATS).where(_CHATS.c.id == bindparam("saved_id")))
_SAVE_NUMBER = Prepared(update(_CHATS).where(_CHATS.c.id == bindparam("saved_id")))
_FORGET_CHAT = Prepared(delete(_CHATS).where(_CHATS.c.id == bindparam("forgotten")))
_OF_CHAT = {name: METADATA.tables[name] for name in ("keyboard", "dialogue", "push", "snooze")}
_HAND_OVER = [
    Prepared(
        update(_OF_CHAT[name])
        .where(_OF_CHAT[name].c.chat_id == bindparam("forgotten"))
        .values(chat_id=bindparam("heir"))
        .prefix_with("OR REPLACE")
    )
    for name in ("keyboard", "dialogue")
]
_FORGET = [
    Prepared(delete(_OF_CHAT[name]).where(_OF_CHAT[name].c.chat_id == bindparam("forgotten")))
    for name in ("push", "snooze")
]
_ACTIVE = and_(_OF_TRANSPORT, _CHATS.c.paused_at.is_(None))
_PUSH_DUE = Prepared(
    _CHATS.select()
    .where(_ACTIVE, _CHATS.c.next_push_at <= bindparam("now", type_=Moment()))
    .order_by(_CHATS.c.next_push_at, _CHATS.c.id),
    chat_of,
)
_NEXT_PUSH = Prepared(select(func.min(_CHATS.c.next_push_at)).where(_ACTIVE))
_ALL_CHATS = Prepared(_CHATS.select().where(_OF_TRANSPORT).order_by(_CHATS.c.id), chat_of)
_TRANSPORTS = Prepared(select(_CHATS.c.transport).distinct())

_ADD_KEYBOARD = Prepared(insert(_KEYBOARDS))
_KEYBOARD = Prepared(_KEYBOARDS.select().where(_KEYBOARDS.c.key == bindparam("wanted")))
_LATEST_KEYBOARDS = Prepared(
    _KEYBOARDS.select()
    .where(
        _KEYBOARDS.c.chat_id == bindparam("in_chat"),
        _KEYBOARDS.c.expires_at > bindparam("expiring_after", type_=Moment()),
    )
    .order_by(_KEYBOARDS.c.expires_at.desc(), literal_column("rowid").desc())
    .limit(bindparam("most"))
)
"""All live equally long, so that their index by that, read backwards, has the newest first."""
_PRUNE_KEYBOARDS = Prepared(delete(_KEYBOARDS).where(_KEYBOARDS.c.expires_at <= bindparam("now", type_=Moment())))

_BETWEEN = and_(_DIALOGUES.c.chat_id == bindparam("in_chat"), _DIALOGUES.c.person_id == bindparam("with_person"))
_DIALOGUE = Prepared(_DIALOGUES.select().where(_BETWEEN))
_OPENED = insert(_DIALOGUES)
_OPEN = Prepared(
    _OPENED.on_conflict_do_update(
        index_elements=["chat_id", "person_id"],
        set_={name: _OPENED.excluded[name] for name in ("name", "arguments", "due_at", "expires_at")},
    )
)
_CLOSE = Prepared(delete(_DIALOGUES).where(_BETWEEN))
_IN_CHATS = _DIALOGUES.join(_CHATS, _CHATS.c.id == _DIALOGUES.c.chat_id)
_DUE = Prepared(
    _DIALOGUES.select()
    .select_from(_IN_CHATS)
    .where(_OF_TRANSPORT, _DIALOGUES.c.due_at <= bindparam("now", type_=Moment()))
    .order_by(_DIALOGUES.c.due_at, _DIALOGUES.c.chat_id, _DIALOGUES.c.person_id)
)
_NEXT_DUE = Prepared(select(func.min(_DIALOGUES.c.due_at)).select_from(_IN_CHATS).where(_OF_TRANSPORT))

_MARK = Prepared(select(_MARKS.c.value).where(_MARKS.c.name == bindparam("wanted")))
_MARKED = insert(_MARKS)
_SET_MARK = Prepared(_MARKED.on_conflict_do_update(index_elements=["name"], set_={"value": _MARKED.excluded.value}))


class SqlChats:
    """See `commitments.ports.Chats`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, transport: str, telegram_id: int) -> Chat | None:
        """The chat under the transport's number, if it is bound; also under the one that it had as a basic group."""
        wanted = {"of_transport": transport, "wanted": telegram_id}
        return _CHAT.first(self._connection, wanted) or _MOVED_CHAT.first(self._connection, wanted)

    def get(self, chat_id: int) -> Chat:
        """By id. Raises NotFound."""
        chat = _CHAT_BY_ID.first(self._connection, {"wanted": chat_id})
        if chat is None:
            raise NotFound(chat=chat_id)
        return chat

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
    ) -> Chat:
        """Give an unbound chat its workspace and settings."""
        return _BIND.one(
            self._connection,
            {
                "transport": transport,
                "telegram_id": telegram_id,
                "kind": kind.value,
                "title": title,
                "workspace_id": workspace_id,
                "language": language.value,
                "timezone": timezone,
                **subscription_values(subscription),
                "next_push_at": next_push_at,
            },
        )

    def save(self, chat: Chat) -> None:
        """Keep everything about it as it is now."""
        _SAVE_CHAT.run(
            self._connection,
            {
                "saved_id": chat.id,
                "telegram_id": chat.telegram_id,
                "kind": chat.kind.value,
                "title": chat.title,
                "workspace_id": chat.workspace_id,
                "language": chat.language.value,
                "timezone": chat.timezone,
                **subscription_values(chat.subscription),
                "next_push_at": chat.next_push_at,
                "last_push_on": chat.last_push_on,
                "digests_until": chat.digests_until,
                "last_digest_at": chat.last_digest_at,
                "paused_at": chat.paused_at,
            },
        )

    def move(self, transport: str, old: int, new: int) -> None:
        """The chat has become another one, of another number and a supergroup; it is found under both. A row that the
        new one was given meanwhile becomes part of it.
        """
        known = _CHAT.first(self._connection, {"of_transport": transport, "wanted": old})
        if known is None:
            return
        newer = _CHAT.first(self._connection, {"of_transport": transport, "wanted": new})
        if newer is not None:
            facts = {"forgotten": newer.id, "heir": known.id}
            for statement in (*_HAND_OVER, *_FORGET, _FORGET_CHAT):
                statement.run(self._connection, facts)
        _SAVE_NUMBER.run(
            self._connection,
            {"saved_id": known.id, "telegram_id": new, "moved_from": old, "kind": ChatKind.SUPERGROUP.value},
        )

    def due(self, transport: str, now: datetime) -> Sequence[Chat]:
        """Chats, not paused, whose `next_push_at` is not later than now, the longest waiting first."""
        return _PUSH_DUE.all(self._connection, {"of_transport": transport, "now": now})

    def next_push_at(self, transport: str) -> datetime | None:
        """The earliest `next_push_at` of the transport's chats that are not paused."""
        moment: datetime | None = _NEXT_PUSH.scalar(self._connection, {"of_transport": transport})
        return moment

    def of_transport(self, transport: str) -> Sequence[Chat]:
        """All chats of a transport, in the order of their binding."""
        return _ALL_CHATS.all(self._connection, {"of_transport": transport})

    def transports(self) -> Collection[str]:
        """The transports that the database holds chats of."""
        return {row.transport for row in _TRANSPORTS.all(self._connection)}


class SqlKeyboards:
    """See `commitments.ports.Keyboards`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def add(self, keyboard: Keyboard) -> None:
        """Keep what presses of its buttons will mean."""
        _ADD_KEYBOARD.run(self._connection, keyboard_values(keyboard))

    def find(self, key: str) -> Keyboard | None:
        """The keyboard, expired or not; None where it never was or is forgotten."""
        row = _KEYBOARD.first(self._connection, {"wanted": key})
        return keyboard_from(row) if row else None

    def latest(self, chat_id: int, expiring_after: datetime, most: int) -> Sequence[Keyboard]:
        """The last ones of a chat, the newest first, as far as they expire later than that."""
        facts = {"in_chat": chat_id, "expiring_after": expiring_after, "most": most}
        return [keyboard_from(row) for row in _LATEST_KEYBOARDS.all(self._connection, facts)]

    def prune(self, now: datetime) -> None:
        """Forget those that have expired."""
        _PRUNE_KEYBOARDS.run(self._connection, {"now": now})


class SqlDialogues:
    """See `commitments.ports.Dialogues`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def find(self, chat_id: int, person_id: int) -> Dialogue | None:
        """The question that is open between the person and us in the chat, expired or not."""
        row = _DIALOGUE.first(self._connection, {"in_chat": chat_id, "with_person": person_id})
        return dialogue_from(row) if row else None

    def open(self, dialogue: Dialogue) -> None:
        """Open it in place of an older one."""
        _OPEN.run(
            self._connection,
            {
                "chat_id": dialogue.chat_id,
                "person_id": dialogue.person_id,
                "name": dialogue.name,
                "arguments": dict(dialogue.arguments),
                "due_at": dialogue.due_at,
                "expires_at": dialogue.expires_at,
            },
        )

    def close(self, chat_id: int, person_id: int) -> None:
        """It is answered or given up."""
        _CLOSE.run(self._connection, {"in_chat": chat_id, "with_person": person_id})

    def due(self, transport: str, now: datetime) -> Sequence[Dialogue]:
        """Those of the transport's chats whose `due_at` is not later than now, the longest waiting first."""
        rows = _DUE.all(self._connection, {"of_transport": transport, "now": now})
        return [dialogue_from(row) for row in rows]

    def next_due_at(self, transport: str) -> datetime | None:
        """The earliest `due_at` of the transport's dialogues."""
        moment: datetime | None = _NEXT_DUE.scalar(self._connection, {"of_transport": transport})
        return moment


class SqlMarks:
    """See `commitments.ports.Marks`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, name: str) -> str | None:
        """The mark, if it was ever set."""
        value: str | None = _MARK.scalar(self._connection, {"wanted": name})
        return value

    def set(self, name: str, value: str) -> None:
        """Set it, in place of what it was."""
        _SET_MARK.run(self._connection, {"name": name, "value": value})
