"""A letter comes in: /add, long letters in several messages, the preview and the decision about it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.attachments import waiting_file
from bot.call import LINK_OR_NOTHING, Action, Ask, Call, Command, Tools
from bot.reading.text import MAX_BYTES, decode
from bot.rendering.card import original
from bot.rendering.copies import resembles
from bot.rendering.dialogues import ask_letter
from bot.rendering.expectations import arrived
from bot.rendering.outcomes import discarded, tracked
from bot.rendering.preview import already_known, preview
from bot.replies import Reply, Say, Screen, SendFile, units
from bot.requests import may_be_letter
from commitments.errors import NotFound, ReadingError
from commitments.messaging import Dialogue
from commitments.service import copies, expecting, letters, replacing, tracking
from commitments.service.letters import Choice, Reading, Receipt

PART_UNITS = 3_700
"""Telegram's clients cut a long text at 4,096 UTF-16 units, looking back at most 300 for a line break; a message of at
least so many may have a continuation."""
FULL_PART = 4_096
WAIT = timedelta(seconds=3)
"""How long the next part of a letter is waited for."""


@dataclass(frozen=True, slots=True)
class Part:
    """A message that may not be the letter's last: kept until the others have come."""

    parts: tuple[str, ...]


async def _prepare(ask: Ask, tools: Tools) -> Reading | Part | None:
    """Read the letter: a file, the words themselves, or the message that /add answers to; None where there is none."""
    request = ask.request
    file = request.file or waiting_file(ask.values)
    if file is None and not ask.arguments and request.quoted_file and may_be_letter(request.quoted_file):
        file = request.quoted_file  # one's own words go before
    if file is not None:
        if file.size > MAX_BYTES:
            raise ReadingError("error.too_large", limit=MAX_BYTES // (1024 * 1024))
        content = await tools.download(file)
        return await _read(decode(content), content, file.name, tools)
    text = ask.arguments or request.quoted_text
    earlier = tuple(ask.values.get("parts", ()))
    if ask.values.get("complete"):
        return await _read_text(earlier, tools)
    parts = (*earlier, text)
    if sum(len(part) for part in parts) > MAX_BYTES:
        raise ReadingError("error.too_large", limit=MAX_BYTES // (1024 * 1024))
    if units(request.text) >= PART_UNITS:
        return Part(parts)
    return await _read_text(parts, tools)


async def _read_text(parts: tuple[str, ...], tools: Tools) -> Reading | None:
    text = join_parts(parts)
    if not text.strip():
        return None
    return await _read(text, text.encode("utf-8", "surrogatepass"), None, tools)


async def _read(text: str, content: bytes, file_name: str | None, tools: Tools) -> Reading:
    return Reading(text=text, content=content, file_name=file_name, extraction=await tools.extract(text))


def join_parts(parts: tuple[str, ...]) -> str:
    """The text that a client has cut: a part of full length was cut in mid-line, a shorter one at a line break."""
    joined = ""
    for part in parts:
        joined += part if units(part) >= FULL_PART else part + "\n"
    return joined.strip("\n")


def _add(call: Call) -> Reply:
    if isinstance(call.prepared, Part):
        call.ctx.require_edit()
        call.ctx.uow.dialogues.open(
            Dialogue(
                chat_id=call.ctx.chat.id,
                person_id=call.ctx.person.id,
                name="letter",
                arguments={"parts": list(call.prepared.parts), "origin": call.request.origin},
                due_at=call.ctx.now + WAIT,
            )
        )
        return Reply()
    if call.prepared is None:
        call.ctx.require_edit()
        call.ask("add")
        return Reply.say(ask_letter(call.catalogue))
    call.end_dialogue()
    reading: Reading = call.prepared
    try:
        received = letters.receive(call.ctx, reading)
    except NotFound as nothing:  # a letter that promises nothing is an answer all the same
        answered = expecting.arrived(call.ctx, reading.extraction.head, reading.text, None)
        if not answered:
            raise
        return Reply((Say(arrived(answered, call.catalogue)), Say(Screen(call.catalogue.error(nothing)))))
    answered = expecting.arrived(call.ctx, received.document.head, reading.text, received.document.id)
    news = [Say(arrived(answered, call.catalogue))] if answered else []
    if received.receipt in (Receipt.ALREADY_TRACKED, Receipt.RESTORED):
        restored = received.receipt is Receipt.RESTORED
        known = already_known(
            received.document, received.commitments, call.ctx.today, call.catalogue, restored=restored
        )
        return Reply((*news, Say(known)))
    pasted = reading.file_name is None and received.document.source_url is None
    if pasted:
        call.ask("source", document=received.document.id, **{LINK_OR_NOTHING: True})
    if received.resembles is not None:
        older = received.resembles.known
        asked = resembles(
            received.document,
            received.resembles,
            copies.compare(call.ctx, received.document.id, older.id),
            call.ctx.today,
            call.catalogue,
            replaceable=replacing.possible(call.ctx, older),
            ask_source=pasted,
        )
        return Reply((*news, Say(asked)))
    shown = preview(received.document, received.commitments, call.ctx.today, call.catalogue, ask_source=pasted)
    return Reply((*news, Say(shown)))


def _preview(call: Call) -> Reply:
    """A pending letter's preview again, from the list of letters."""
    document = call.ctx.uow.documents.get(call.ctx.workspace.id, _document(call.values))
    found = call.ctx.uow.commitments.of_document(document.id)
    return Reply.say(preview(document, found, call.ctx.today, call.catalogue))


def _track(call: Call) -> Reply:
    outcome = letters.track(call.ctx, _document(call.values), Choice(call.values["which"]))
    document = outcome.document
    still_asked = call.dialogue_open and document.file_name is None and document.source_url is None
    if still_asked:
        call.ask("source", document=document.id, **{LINK_OR_NOTHING: True})
    return Reply.redraw(tracked(outcome, call.catalogue, ask_source=still_asked))


def _discard(call: Call) -> Reply:
    return Reply.redraw(discarded(letters.discard(call.ctx, _document(call.values)), call.catalogue))


def _original(call: Call) -> Reply:
    """The passage behind a commitment; or the whole letter as it was obtained, as a file."""
    documents, workspace = call.ctx.uow.documents, call.ctx.workspace.id
    if "number" in call.values:
        entry = tracking.show(call.ctx, int(call.values["number"]))
        return Reply.say(original(entry.document, tracking.text_of(call.ctx, entry), entry.commitment, call.catalogue))
    document = documents.get(workspace, _document(call.values))
    if document.blob_id is not None:
        content = call.ctx.uow.blobs.get(document.blob_id)
    else:
        content = documents.text(workspace, document.id).encode("utf-8")
    return Reply((SendFile(document.file_name or f"{document.ordinal}.txt", content),))


def _document(values: Any) -> int:
    return int(values["document"])


COMMANDS = (Command(name="add", run=_add, prepare=_prepare),)
ACTIONS = (
    Action(name="letter", run=_add, prepare=_prepare),
    Action(name="preview", run=_preview),
    Action(name="track", run=_track),
    Action(name="discard", run=_discard),
    Action(name="original", run=_original),
)
