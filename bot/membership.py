"""Who is heard: owns the standing of a request's person and chat, and the one-time code that claims a new bot."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.requests import Request
from bot.routing import route_command
from commitments.model import Language
from commitments.people import Chat, ChatKind, Standing, Workspace
from commitments.ports import UnitOfWork
from commitments.service import membership

CLAIM_VALID = timedelta(minutes=15)
CLAIM_TRIES = 5


class Claim:
    """The one-time code with which the first owner claims the bot: 128 bits, fifteen minutes, five wrong tries.

    The code is shown on the terminal only; it is kept nowhere, so that a new start makes a new one.
    """

    def __init__(self, code: str, issued_at: datetime) -> None:
        self._code = code
        self._expires_at = issued_at + CLAIM_VALID
        self._tries_left = CLAIM_TRIES

    def accepts(self, words: str, now: datetime) -> bool:
        """Whether the words are the code, in time. Each wrong try counts; after the last the code is void."""
        if self._tries_left <= 0 or now > self._expires_at:
            return False
        if hmac.compare_digest(words.encode(), self._code.encode()):
            self._tries_left = 0
            return True
        self._tries_left -= 1
        return False

    def __repr__(self) -> str:
        return f"Claim(tries_left={self._tries_left})"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChatDefaults:
    """What a chat that is met for the first time speaks and which zone it lives in."""

    language: Language | None
    timezone: str


class Membership:
    """Decides whether a request is heard at all. `claim` is None where the bot has an owner or needs none."""

    def __init__(self, defaults: ChatDefaults, claim: Claim | None = None) -> None:
        self._defaults = defaults
        self._claim = claim

    @staticmethod
    def known(uow: UnitOfWork, request: Request) -> Standing | None:
        """The standing of a person and chat about which there is nothing to be written; None where there may be."""
        standing = uow.workspaces.standing(request.transport, request.person_id, request.chat_id)
        if standing is None or standing.person.name != request.person_name or standing.chat.paused_at is not None:
            return None
        return standing

    def standing(self, uow: UnitOfWork, request: Request) -> Standing | None:
        """The standing of the request's person and chat, or None for a stranger.

        A member's private chat is trusted with the member; a group only when somebody who may invite has brought the
        bot there or speaks to it. Then its row is made.
        """
        person = uow.workspaces.find_person(request.transport, request.person_id)
        workspace = uow.workspaces.workspace_of(person.id) if person else None
        if workspace is None and self._claims(uow, request):
            person = uow.workspaces.person(request.transport, request.person_id, request.person_name)
            workspace = membership.become_owner(uow, person)
        role = uow.workspaces.role_of(workspace.id, person.id) if workspace and person else None
        if workspace is None or person is None or role is None:
            return None
        person = uow.workspaces.person(request.transport, request.person_id, request.person_name)
        chat = uow.chats.find(request.transport, request.chat_id)
        if chat is None:
            if request.chat_kind is not ChatKind.PRIVATE and not role.may_invite:
                return None
            chat = self._bind(uow, request, workspace)
        if chat.workspace_id != workspace.id:
            other = uow.workspaces.role_of(chat.workspace_id, person.id)
            if other is None:
                return None
            workspace, role = uow.workspaces.get(chat.workspace_id), other
        return Standing(workspace=workspace, chat=chat, person=person, role=role)

    def _claims(self, uow: UnitOfWork, request: Request) -> bool:
        if self._claim is None or request.chat_kind is not ChatKind.PRIVATE:
            return False
        route = route_command(request.text)
        if route is None or route.command != "start" or not route.arguments:
            return False
        return not uow.workspaces.has_owner(request.transport) and self._claim.accepts(route.arguments, request.now)

    def _bind(self, uow: UnitOfWork, request: Request, workspace: Workspace) -> Chat:
        language = self._defaults.language or (
            Language.EN if (request.language_code or "zh").startswith("en") else Language.ZH
        )
        return membership.bind_chat(
            uow,
            workspace_id=workspace.id,
            transport=request.transport,
            telegram_id=request.chat_id,
            kind=request.chat_kind,
            title=request.chat_title,
            language=language,
            timezone=self._defaults.timezone,
            now=request.now,
            topic_id=request.topic_id,
        )
