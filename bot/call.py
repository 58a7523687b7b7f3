"""What a command gets and how commands are listed: owns `Call`, `Command`, `Action` and `Tools`."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any, Protocol

from bot.i18n.catalogue import Catalogue
from bot.replies import Reply
from bot.requests import File, Request
from commitments.messaging import Dialogue
from commitments.model import Extraction, Language
from commitments.ports import UnitOfWork
from commitments.service.context import Context

QUESTION_LIVES = timedelta(days=1)
"""Words that come later are no answer to what was asked."""
YES_OR_NO = "agreed"
"""A dialogue with this among its values wants a yes; any other words are no answer to it but what they are."""
FIGURE = "figure_only"
"""A dialogue with this among its values wants a figure: words that ask for something are no answer to it."""
LINK_OR_NOTHING = "link_or_nothing"
"""A dialogue with this among its values asks for a link, and may be passed over: other words are no answer to it."""


class Tools(Protocol):
    """What a command may use while it prepares, outside any transaction; all of it may be repeated."""

    async def download(self, file: File) -> bytes:
        """The file's bytes. Raises ReadingError where it is over the limit."""
        ...

    async def extract(
        self, text: str, *, language: Language | None = None, issued_on: date | None = None
    ) -> Extraction:
        """What the text promises, in a worker process where it is long."""
        ...

    async def read(self, work: Callable[[UnitOfWork], Any]) -> Any:
        """Look something up."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """What is asked for before it is decided: the request, the words after the command, the values of the button or
    dialogue that it came through, and the workspace of the person who asks.
    """

    request: Request
    arguments: str
    values: Mapping[str, Any]
    workspace_id: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a command inside the deciding transaction. `prepared` is what its preparation returned,
    `dialogue_open` whether a question was open, which the call has answered or dropped, `pressed` whether it comes from
    a button, by a press or by words that say what the button says.
    """

    ctx: Context
    request: Request
    catalogue: Catalogue
    arguments: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    prepared: Any = None
    dialogue_open: bool = False
    pressed: bool = False

    def ask(self, name: str, **values: Any) -> None:
        """Open a dialogue: the person's next plain words in this chat go to its command, if they come in a day."""
        self.ctx.uow.dialogues.open(
            Dialogue(
                chat_id=self.ctx.chat.id,
                person_id=self.ctx.person.id,
                name=name,
                arguments=values,
                expires_at=self.ctx.now + QUESTION_LIVES,
            )
        )

    def end_dialogue(self) -> None:
        """Close whatever question is open between the person and us in this chat."""
        self.ctx.uow.dialogues.close(self.ctx.chat.id, self.ctx.person.id)


Run = Callable[[Call], Reply]
Prepare = Callable[[Ask, Tools], Awaitable[Any]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Command:
    """A command that people type. The list of them feeds handlers, the local chat, `/help` and Telegram's menu.

    Its description is the catalogue's `command.NAME`. One that takes files finds the file that came with it, as
    evidence of what it says, in `Call.prepared`.
    """

    name: str
    run: Run
    prepare: Prepare | None = None
    takes_files: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Action:
    """What a button or the answer in a dialogue does; it has a name but nobody types it."""

    name: str
    run: Run
    prepare: Prepare | None = None
    takes_files: bool = False
