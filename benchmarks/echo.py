"""The echo bot that the stack is measured against: it stores what it is told, says the same, and stores that."""

from __future__ import annotations

import contextlib
import sqlite3
from pathlib import Path
from typing import Any, Self

from telegram import Update
from telegram.ext import ApplicationBuilder, CallbackContext, MessageHandler, filters

from benchmarks.crowd import UPDATES, Crowd

_TABLES = (
    "CREATE TABLE told (id INTEGER PRIMARY KEY, update_id INTEGER UNIQUE, payload TEXT)",
    "CREATE TABLE said (id INTEGER PRIMARY KEY, chat_id INTEGER, text TEXT, message_id INTEGER)",
)


class Echo:
    """A plain bot of python-telegram-bot with a store in SQLite, as durable as ours, and in `commits` an update.

    Like the stack, it writes down what became of an answer in a later commit.
    """

    def __init__(self, crowd: Crowd, folder: Path, commits: float) -> None:
        builder = ApplicationBuilder().token(crowd.token).updater(None)
        connection = crowd.connection
        if "api_url" in connection:
            builder = builder.base_url(f"{connection['api_url']}/bot")
        else:
            builder = builder.request(connection["request"]).get_updates_request(connection["updates_request"])
        self._app: Any = builder.build()
        self._app.add_handler(MessageHandler(filters.ALL, self._echo))
        self._commits = commits
        self._due = 0.0
        self._sent: list[tuple[int, int | None]] = []
        self._store = sqlite3.connect(folder / "echo.db", isolation_level=None)
        for statement in ("PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL", *_TABLES):
            self._store.execute(statement).close()

    async def __aenter__(self) -> Self:
        await self._app.__aenter__()
        return self

    async def __aexit__(self, *error: object) -> None:
        with contextlib.closing(self._store):
            await self._app.__aexit__(*error)

    async def serve(self) -> None:
        """Answer everything that waits, one update after the other, as such bots do."""
        handled = offset = 0
        while handled < UPDATES:
            for update in await self._app.bot.get_updates(offset=offset, timeout=0):
                await self._app.process_update(update)
                handled, offset = handled + 1, update.update_id + 1

    async def _echo(self, update: Update, _: CallbackContext[Any, Any, Any, Any]) -> None:
        message = update.effective_message
        if message is None:
            return
        self._due += self._commits
        told = ("INSERT INTO told (update_id, payload) VALUES (?, ?)", (update.update_id, update.to_json()))
        said = ("INSERT INTO said (chat_id, text) VALUES (?, ?)", (message.chat_id, message.text))
        if self._due >= 2:
            self._commit(told)
            row = self._commit(said)
            self._due -= 2
        else:
            row = self._commit(told, said)
            self._due -= 1
        answer = await self._app.bot.send_message(message.chat_id, message.text or "")
        self._sent.append((answer.message_id, row))
        while self._due >= 1:
            self._commit()
            self._due -= 1

    def _commit(self, *statements: tuple[str, tuple[Any, ...]]) -> int | None:
        """Store, with what became of earlier answers; the row that was written last."""
        self._store.execute("BEGIN IMMEDIATE")
        self._store.executemany("UPDATE said SET message_id = ? WHERE id = ?", self._sent)
        self._sent.clear()
        rows = [self._store.execute(statement, values).lastrowid for statement, values in statements]
        self._store.execute("COMMIT")
        return rows[-1] if rows else None
