"""The local Telegram: apps of people on one side, the Bot API on the other; must not know what the bot is for.

All calls of the bot, however they arrive, pass through `LocalTelegram.serve`: the one gate.
"""

from __future__ import annotations

import inspect
import json
import traceback
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from bot.local_telegram import validation
from bot.local_telegram.apps import Apps
from bot.local_telegram.errors import ApiError
from bot.local_telegram.events import EventLog
from bot.local_telegram.methods import BotMethods
from bot.local_telegram.records import Json, Person, Upload
from bot.local_telegram.world import World

# "All methods in the Bot API are case-insensitive" (core.telegram.org/bots/api#making-requests).
_METHOD_NAMES = {name.lower(): name for name in validation.METHODS}
# Above 2**31, where no name's number lies.
_BOT_ID = 7_000_000_001


@dataclass(frozen=True)
class Call:
    """One call as the server understood it: parameters by their types, files by their names, the HTTP code."""

    method: str
    parameters: Json
    status: int


class LocalTelegram(Apps):
    """A server with one bot and the apps of everybody who writes to it.

    `now` gives the dates. `first_message_id` and `first_update_id` continue the numbers of an earlier run.
    `reads_all` switches the bot's privacy mode off: with it on, as at Telegram by default, the bot sees in groups only
    commands, mentions of it, replies to it, and who comes and goes.
    `violations` are sentences about what no correct bot does and about errors of this server; a test ends with none.
    `calls` are all calls that had a known method.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        *,
        bot_name: str = "nextsteps_bot",
        language_code: str = "en",
        first_message_id: int = 1,
        first_update_id: int = 1,
        reads_all: bool = False,
    ) -> None:
        bot = Person(_BOT_ID, bot_name, is_bot=True)
        world = World(now, bot, first_message_id, first_update_id)
        super().__init__(world, language_code=language_code, reads_all=reads_all)
        self.token = f"{_BOT_ID}:local"
        self.violations: list[str] = []
        self.calls: list[Call] = []
        self._methods = BotMethods(world, reads_all=reads_all)

    @property
    def bot(self) -> Person:
        """The bot as a user."""
        return self._world.bot

    @property
    def events(self) -> EventLog:
        """What the bot did in the chats, in order."""
        return self._world.events

    @property
    def pending_updates(self) -> int:
        """How many updates the bot has not confirmed yet."""
        return len(self._world.updates)

    @property
    def next_message_id(self) -> int:
        """The number that the next message will bear."""
        return self._world.next_message_id

    @property
    def next_update_id(self) -> int:
        """The number that the next update will bear."""
        return self._world.updates.next_id

    async def serve(self, path: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> tuple[int, bytes]:
        """Answer one HTTP request: `/bot<token>/<method>` or `/file/bot<token>/<path>`.

        `raw` is as on the wire, strings with lists and objects as JSON. Returns the status and the body.
        """
        _, _, rest = path.partition("/bot")
        token, _, name = rest.partition("/")
        if token != self.token:
            return _refusal(ApiError(401, "Unauthorized"))
        if path.startswith("/file/"):
            content = self._world.file_at(name)
            return _refusal(ApiError(404, "Not Found")) if content is None else (200, content)
        try:
            return await self._call(name, raw, files)
        except ApiError as refusal:
            if refusal.broken_rule:
                self.violations.append(f"{name}: {refusal.description}")
            return _refusal(refusal)
        except Exception:
            self.violations.append(f"{name}: {traceback.format_exc()}")
            return _refusal(ApiError(500, "Internal Server Error"))

    async def _call(self, name: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> tuple[int, bytes]:
        name = _METHOD_NAMES.get(name.lower(), name)
        if name not in validation.METHODS:
            raise ApiError(404, "Not Found: method not found", broken_rule=True)
        unknown = validation.unknown_parameters(name, raw, files)
        if unknown:
            self.violations.append(f"{name}: unknown parameters {', '.join(unknown)}")
        parameters = validation.decode(name, raw, files)
        status = 500
        try:
            result = self._methods.table[name](parameters)
            if inspect.isawaitable(result):
                result = await result
            status = 200
        except ApiError as refusal:
            status = refusal.code
            raise
        finally:
            shown = {key: value.name if isinstance(value, Upload) else value for key, value in parameters.items()}
            self.calls.append(Call(name, shown, status))
        return status, json.dumps({"ok": True, "result": result}, ensure_ascii=False).encode()


def _refusal(refusal: ApiError) -> tuple[int, bytes]:
    body: Json = {"ok": False, "error_code": refusal.code, "description": refusal.description}
    if refusal.parameters:
        body["parameters"] = refusal.parameters
    return refusal.code, json.dumps(body).encode()
