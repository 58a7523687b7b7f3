"""The local Bot API over HTTP: owns how a request arrives and an answer leaves, or does not; must not know methods.

For a bot that runs as a process of its own: `[telegram] api_url` names the address.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager

import uvicorn
from starlette.applications import Starlette
from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Receive, Scope, Send

from bot.local_telegram.faults import Lost, Serves
from bot.local_telegram.records import Upload


def application(telegram: Serves) -> Starlette:
    """The server's application: every path and method of HTTP that the Bot API knows."""

    async def answer(request: Request) -> Response:
        raw, files = await _parameters(request)
        try:
            status, body = await telegram.serve(request.url.path, raw, files)
        except Lost as lost:
            return _NoAnswer(silent=lost.silent)
        media = "application/octet-stream" if request.url.path.startswith("/file/") else "application/json"
        return Response(body, status, media_type=media)

    return Starlette(routes=[Route("/{path:path}", answer, methods=["GET", "POST"])])


@asynccontextmanager
async def served(telegram: Serves) -> AsyncIterator[str]:
    """Serve on a free port of this machine for as long as the context is open; the address."""
    config = uvicorn.Config(
        application(telegram), host="127.0.0.1", port=0, log_config=None, access_log=False, lifespan="off"
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve())
    await server.began.wait()
    try:
        yield f"http://127.0.0.1:{server.port}"
    finally:
        server.should_exit = True
        server.force_exit = True  # a bot may still be waiting for updates
        await serving


class _Server(uvicorn.Server):
    """Says when it has begun, and leaves signals to whoever runs it."""

    def __init__(self, config: uvicorn.Config) -> None:
        super().__init__(config)
        self.began = asyncio.Event()
        self.port = 0

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    # Uvicorn wants a list of sockets as its own type has them; we hand it none.
    async def startup(self, sockets: list[object] | None = None) -> None:  # type: ignore[override]
        await super().startup()
        self.port = self.servers[0].sockets[0].getsockname()[1]
        self.began.set()


class _NoAnswer(Response):
    """The connection ends in the middle of an answer; a silent one, when the bot has had enough of waiting."""

    def __init__(self, *, silent: bool) -> None:
        super().__init__()
        self._silent = silent

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if self._silent:
            while (await receive())["type"] != "http.disconnect":
                pass
            return
        await send({"type": "http.response.start", "status": 200, "headers": [(b"content-length", b"100")]})
        await send({"type": "http.response.body", "body": b"{", "more_body": True})


async def _parameters(request: Request) -> tuple[dict[str, str], dict[str, Upload]]:
    """What a call brings, wherever it stands: in the address, as a form, with files, or as JSON."""
    raw: dict[str, str] = dict(request.query_params)
    files: dict[str, Upload] = {}
    if request.headers.get("content-type", "").startswith("application/json"):
        body = json.loads(await request.body() or b"{}")
        raw |= {name: value if isinstance(value, str) else json.dumps(value) for name, value in body.items()}
        return raw, files
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                files[name] = Upload(value.filename or name, await value.read())
            else:
                raw[name] = value
    return raw, files
