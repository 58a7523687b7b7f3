"""Workspaces, members and the people behind them; must not know what a workspace owns."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from sqlalchemy import Connection, bindparam, insert, select
from sqlalchemy.dialects.sqlite import insert as upsert

from commitments.errors import NotFound
from commitments.people import Person, Role, Standing, Workspace
from storage.prepared import Prepared
from storage.repositories.chats import chat_of
from storage.tables import METADATA
from storage.tables.base import RECORDS
from storage.tables.people import person_from, workspace_from
from storage.tables.shapes import Found, remembered

_WORKSPACES, _PEOPLE, _MEMBERS = (METADATA.tables[name] for name in ("workspace", "person", "member"))
_W, _P, _M = _WORKSPACES.c, _PEOPLE.c, _MEMBERS.c
_workspace_of, _person_of = remembered(_W, workspace_from), remembered(_P, person_from)
_WORKSPACE = Prepared(select(_WORKSPACES).where(_W.id == bindparam("wanted")), _workspace_of)
_ALL = Prepared(select(_WORKSPACES).order_by(_W.id), _workspace_of)
_CREATE = Prepared(insert(_WORKSPACES).returning(*_W), _workspace_of)
_FIND_PERSON = Prepared(
    select(_PEOPLE).where(_P.transport == bindparam("of_transport"), _P.telegram_id == bindparam("wanted")),
    _person_of,
)
_SEEN = upsert(_PEOPLE)
_SEE = Prepared(
    _SEEN.on_conflict_do_update(
        index_elements=["transport", "telegram_id"], set_={"name": _SEEN.excluded.name}
    ).returning(*_P),
    _person_of,
)
_IN_WORKSPACE = _M.workspace_id == bindparam("in_workspace")
_ROLE = Prepared(select(_M.role).where(_IN_WORKSPACE, _M.person_id == bindparam("of_person")))
_WORKSPACE_OF = Prepared(
    select(_WORKSPACES)
    .join(_MEMBERS, _M.workspace_id == _W.id)
    .where(_M.person_id == bindparam("of_person"))
    .order_by(_M.id)
    .limit(1),
    _workspace_of,
)
_CHATS = METADATA.tables["chat"]


def _standing_from(found: Found) -> Standing:
    chat, role = len(_P), len(_P) + len(_CHATS.c)
    return Standing(
        person=_person_of(found[:chat]),
        chat=chat_of(found[chat:role]),
        role=Role(found[role]),
        workspace=_workspace_of(found[role + 1 :]),
    )


_STANDING = Prepared(
    select(*_P, *_CHATS.c, _M.role, *_W).where(
        _P.transport == bindparam("of_transport"),
        _P.telegram_id == bindparam("of_person"),
        _CHATS.c.transport == bindparam("of_transport"),
        _CHATS.c.telegram_id == bindparam("in_chat"),
        _M.workspace_id == _CHATS.c.workspace_id,
        _M.person_id == _P.id,
        _W.id == _CHATS.c.workspace_id,
    ),
    lru_cache(RECORDS)(_standing_from),
)
_ADMITTED = upsert(_MEMBERS)
_SET_ROLE = Prepared(
    _ADMITTED.on_conflict_do_update(
        index_elements=["workspace_id", "person_id"], set_={"role": _ADMITTED.excluded.role}
    )
)
_MEMBERSHIPS = select(_PEOPLE).join(_MEMBERS, _M.person_id == _P.id).order_by(_M.id)
_IS_OWNER = _M.role == Role.OWNER.value
_OF_TRANSPORT = _P.transport == bindparam("of_transport")
_OWNERS = Prepared(_MEMBERSHIPS.where(_IN_WORKSPACE, _IS_OWNER), _person_of)
_MEMBERS_HERE = Prepared(_MEMBERSHIPS.where(_IN_WORKSPACE, _OF_TRANSPORT), _person_of)
_OWNERS_HERE = Prepared(_MEMBERSHIPS.where(_OF_TRANSPORT, _IS_OWNER).limit(1))


class SqlWorkspaces:
    """See `commitments.ports.Workspaces`."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def get(self, workspace_id: int) -> Workspace:
        """By id. Raises NotFound."""
        workspace = _WORKSPACE.first(self._connection, {"wanted": workspace_id})
        if workspace is None:
            raise NotFound(workspace=workspace_id)
        return workspace

    def first(self) -> Workspace | None:
        """The oldest workspace."""
        return _ALL.first(self._connection)

    def all(self) -> Sequence[Workspace]:
        """In the order of their making."""
        return _ALL.all(self._connection)

    def create(self, name: str) -> Workspace:
        """A new, empty workspace."""
        return _CREATE.one(self._connection, {"name": name})

    def person(self, transport: str, telegram_id: int, name: str) -> Person:
        """The person, made on first sight; the name follows the transport's."""
        return _SEE.one(self._connection, {"transport": transport, "telegram_id": telegram_id, "name": name})

    def find_person(self, transport: str, telegram_id: int) -> Person | None:
        """The person, if ever seen."""
        return _FIND_PERSON.first(self._connection, {"of_transport": transport, "wanted": telegram_id})

    def standing(self, transport: str, telegram_id: int, chat: int) -> Standing | None:
        """What the person is in the chat under the transport's number; None for a stranger to its workspace."""
        facts = {"of_transport": transport, "of_person": telegram_id, "in_chat": chat}
        return _STANDING.first(self._connection, facts)

    def role_of(self, workspace_id: int, person_id: int) -> Role | None:
        """What the person may do in the workspace; None for a stranger to it."""
        facts = {"in_workspace": workspace_id, "of_person": person_id}
        role = _ROLE.scalar(self._connection, facts)
        return Role(role) if role else None

    def workspace_of(self, person_id: int) -> Workspace | None:
        """The workspace that the person joined first, or None for a stranger."""
        return _WORKSPACE_OF.first(self._connection, {"of_person": person_id})

    def set_role(self, workspace_id: int, person_id: int, role: Role) -> None:
        """Make the person a member, or change what the member may do."""
        _SET_ROLE.run(self._connection, {"workspace_id": workspace_id, "person_id": person_id, "role": role.value})

    def owners(self, workspace_id: int) -> Sequence[Person]:
        """The people who own the workspace, on whatever transport, in the order of joining."""
        return _OWNERS.all(self._connection, {"in_workspace": workspace_id})

    def members(self, workspace_id: int, transport: str) -> Sequence[Person]:
        """The members who are people of this transport, in the order of joining."""
        return _MEMBERS_HERE.all(self._connection, {"in_workspace": workspace_id, "of_transport": transport})

    def has_owner(self, transport: str) -> bool:
        """Whether any workspace has an owner who is a person of this transport."""
        return _OWNERS_HERE.first(self._connection, {"of_transport": transport}) is not None
