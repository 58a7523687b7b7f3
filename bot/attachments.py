"""Files that come as evidence: owns their download and how one waits in a button or a dialogue; knows no command."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from bot.call import Action, Call, Command, Tools
from bot.requests import File, Request
from commitments.errors import ReadingError
from commitments.files import Evidence
from commitments.service.evidence import LARGEST, SentFile, keep_file

_WAITING, _KEPT = "waiting_file", "kept_files"


def sent_file(handler: Command | Action, request: Request, values: Mapping[str, Any]) -> File | None:
    """The file for a handler that takes files: what came, what waits behind the button, or what is answered to."""
    return request.file or waiting_file(values) or request.quoted_file if handler.takes_files else None


async def receive(file: File, tools: Tools) -> SentFile:
    """Download it. Raises ReadingError for one over the limit."""
    if file.size > LARGEST:
        raise ReadingError("error.evidence_too_large", name=file.name, limit=LARGEST // (1024 * 1024))
    return SentFile(name=file.name, content=await tools.download(file), file_id=file.file_id, album=file.album)


def waiting_file(values: Mapping[str, Any]) -> File | None:
    """The file that a button carries, not yet downloaded."""
    return File(**values[_WAITING]) if _WAITING in values else None


def as_waiting(file: File) -> dict[str, Any]:
    """What a button carries of a file."""
    return {_WAITING: asdict(file)}


def files_of(call: Call) -> list[Evidence]:
    """The files of a call as they are kept: those that came earlier in the dialogue, then the one that has just come.

    Raises as `keep_file` does.
    """
    earlier = [Evidence(**kept) for kept in call.values.get(_KEPT, ())]
    return [*earlier, keep_file(call.ctx, call.prepared)] if call.prepared is not None else earlier


def as_kept(files: Sequence[Evidence]) -> dict[str, Any]:
    """What a dialogue keeps of files until it has what is missing."""
    return {_KEPT: [asdict(file) for file in files]} if files else {}
