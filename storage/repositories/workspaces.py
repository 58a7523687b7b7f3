"""Workspaces, members and the people behind them; must not know what a workspace owns."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import bindparam
from sqlalchemy import select as core_select
from sqlalchemy.dialects.sqlite import insert
from sqlmodel import Session, col, select

from commitments.errors import NotFound
from commitments.people import Person, Role, Workspace
from storage.prepared import Prepared
from storage.tables import METADATA
from storage.tables.people import MemberRow, PersonRow, WorkspaceRow, person_from, workspace_from

# What every message asks for is built once, and its rows are not made objects of the session: that costs most.
_WORKSPACES, _PEOPLE, _MEMBERS = (METADATA.tables[name] for name in ("workspace", "person", "member"))
_WORKSPACE = Prepared(core_select(_WORKSPACES).where(_WORKSPACES.c.id == bindparam("wanted")))
_FIND_PERSON = Prepared(
    core_select(_PEOPLE).where(
        _PEOPLE.c.transport == bindparam("of_transport"), _PEOPLE.c.telegram_id == bindparam("wanted")
    )
)
_PERSON = select(PersonRow).where(
    col(PersonRow.transport) == bindparam("of_transport"), col(PersonRow.telegram_id) == bindparam("wanted")
)
_ROLE = Prepared(
    core_select(_MEMBERS.c.role).where(
        _MEMBERS.c.workspace_id == bindparam("in_workspace"), _MEMBERS.c.person_id == bindparam("of_person")
    )
)


class SqlWorkspaces:
    """See `commitments.ports.Workspaces`."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._connection = session.connection()

    def get(self, workspace_id: int) -> Workspace:
        """By id. Raises NotFound."""
        row = _WORKSPACE.first(self._connection, {"wanted": workspace_id})
        if row is None:
            raise NotFound(workspace=workspace_id)
        return workspace_from(row)

    def first(self) -> Workspace | None:
        """The oldest workspace."""
        row = self._session.exec(select(WorkspaceRow).order_by(col(WorkspaceRow.id)).limit(1)).first()
        return workspace_from(row) if row else None

    def all(self) -> Sequence[Workspace]:
        """In the order of their making."""
        rows = self._session.exec(select(WorkspaceRow).order_by(col(WorkspaceRow.id)))
        return [workspace_from(row) for row in rows]

    def create(self, name: str) -> Workspace:
        """A new, empty workspace."""
        row = WorkspaceRow(name=name)
        self._session.add(row)
        self._session.flush()
        return workspace_from(row)

    def person(self, transport: str, telegram_id: int, name: str) -> Person:
        """The person, made on first sight; the name follows the transport's."""
        row = self._person(transport, telegram_id)
        if row is None:
            row = PersonRow(transport=transport, telegram_id=telegram_id, name=name)
            self._session.add(row)
        elif row.name != name:
            row.name = name
        self._session.flush()
        return person_from(row)

    def find_person(self, transport: str, telegram_id: int) -> Person | None:
        """The person, if ever seen."""
        wanted = {"of_transport": transport, "wanted": telegram_id}
        row = _FIND_PERSON.first(self._connection, wanted)
        return person_from(row) if row else None

    def _person(self, transport: str, telegram_id: int) -> PersonRow | None:
        return self._session.exec(_PERSON, params={"of_transport": transport, "wanted": telegram_id}).first()

    def role_of(self, workspace_id: int, person_id: int) -> Role | None:
        """What the person may do in the workspace; None for a stranger to it."""
        facts = {"in_workspace": workspace_id, "of_person": person_id}
        role = _ROLE.scalar(self._connection, facts)
        return Role(role) if role else None

    def workspace_of(self, person_id: int) -> Workspace | None:
        """The workspace that the person joined first, or None for a stranger."""
        row = self._session.exec(
            select(WorkspaceRow)
            .join(MemberRow, col(MemberRow.workspace_id) == col(WorkspaceRow.id))
            .where(MemberRow.person_id == person_id)
            .order_by(col(MemberRow.id))
            .limit(1)
        ).first()
        return workspace_from(row) if row else None

    def set_role(self, workspace_id: int, person_id: int, role: Role) -> None:
        """Make the person a member, or change what the member may do."""
        self._session.execute(
            insert(MemberRow)
            .values(workspace_id=workspace_id, person_id=person_id, role=role.value)
            .on_conflict_do_update(index_elements=["workspace_id", "person_id"], set_={"role": role.value})
        )

    def owners(self, workspace_id: int) -> Sequence[Person]:
        """The people who own the workspace, on whatever transport, in the order of joining."""
        rows = self._session.exec(
            select(PersonRow)
            .join(MemberRow, col(MemberRow.person_id) == col(PersonRow.id))
            .where(MemberRow.workspace_id == workspace_id, MemberRow.role == Role.OWNER.value)
            .order_by(col(MemberRow.id))
        )
        return [person_from(row) for row in rows]

    def members(self, workspace_id: int, transport: str) -> Sequence[Person]:
        """The members who are people of this transport, in the order of joining."""
        rows = self._session.exec(
            select(PersonRow)
            .join(MemberRow, col(MemberRow.person_id) == col(PersonRow.id))
            .where(MemberRow.workspace_id == workspace_id, PersonRow.transport == transport)
            .order_by(col(MemberRow.id))
        )
        return [person_from(row) for row in rows]

    def has_owner(self, transport: str) -> bool:
        """Whether any workspace has an owner who is a person of this transport."""
        owner = self._session.exec(
            select(MemberRow.id)
            .join(PersonRow, col(PersonRow.id) == col(MemberRow.person_id))
            .where(PersonRow.transport == transport, MemberRow.role == Role.OWNER.value)
            .limit(1)
        ).first()
        return owner is not None
