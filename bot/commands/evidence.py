"""Evidence: /evidence keeps a file or a link with a promise, and gives back what is kept."""

from __future__ import annotations

from collections.abc import Sequence

from bot.attachments import as_kept, as_waiting, files_of
from bot.call import Action, Call, Command
from bot.rendering.evidence import FILES_AT_ONCE, ask_which, evidence_list, evidence_or_letter
from bot.replies import Answer, Reply, Say, SendFile
from bot.single import told
from bot.typed import number_and_rest, split_link
from commitments.errors import Misunderstood
from commitments.files import Evidence
from commitments.service import evidence, tracking


def _evidence(call: Call) -> Reply:
    """`/evidence 12` gives back; with a file, or with a link and words about it, it adds: `12 依据 https://…`.

    A file alone goes where the last one of its set went; else the person is asked where it belongs.
    """
    files = files_of(call)
    said = str(call.values.get("words", ""))
    if "number" in call.values:
        number, rest = int(call.values["number"]), said or call.arguments
    else:
        try:
            number, rest = number_and_rest(call.arguments)
        except Misunderstood:
            if not files:
                raise
            return _homeless(call, files, f"{said} {call.arguments}".strip())
        rest = f"{said} {rest}".strip()
    words, link = split_link(rest)
    if not files and link is None:
        if words:
            raise Misunderstood("error.no_evidence", number=number)
        return _kept(call, number)
    return _attached(call, number, files, words, link)


def _homeless(call: Call, files: Sequence[Evidence], words: str) -> Reply:
    """Files without a number: those of one set are asked about once."""
    album = files[-1].album
    number = evidence.of_album(call.ctx, album) if album else None
    if number is not None:
        return _attached(call, number, files, *split_link(words))
    call.ask("evidence", words=words, **as_kept(files))
    asked = len(files) > 1 and album is not None and files[-2].album == album
    return Reply() if asked else Reply.say(ask_which(files, call.catalogue))


def _attached(call: Call, number: int, files: Sequence[Evidence], words: str, link: str | None) -> Reply:
    for earlier in files[:-1]:
        evidence.attach(call.ctx, number, earlier, words=words)
    last = files[-1] if files else None
    return told(call, evidence.attach(call.ctx, number, last, words=words, link=link))


def _kept(call: Call, number: int) -> Reply:
    """The list of what is kept, and the files behind one page of it."""
    entry, lines = evidence.of_commitment(call.ctx, number)
    page = int(call.values.get("page", 1))
    zone, today = call.ctx.chat.timezone, call.ctx.today
    answers: list[Answer] = [Say(evidence_list(entry, lines, page, zone=zone, today=today, catalogue=call.catalogue))]
    shown = lines[(page - 1) * FILES_AT_ONCE : page * FILES_AT_ONCE]
    answers += [SendFile(file.name, call.ctx.uow.blobs.get(file.blob_id)) for line in shown if (file := line.evidence)]
    return Reply(tuple(answers))


def _evidence_or_letter(call: Call) -> Reply:
    """A file that answers to a card and may hold a letter: one question."""
    call.ctx.require_edit()
    commitment = tracking.show(call.ctx, int(call.values["number"])).commitment
    file = call.request.file
    if file is None:
        raise Misunderstood("error.empty_message")
    waiting = as_waiting(file)
    return Reply.say(evidence_or_letter(commitment, file.name, call.arguments, waiting, call.catalogue))


COMMANDS = (Command(name="evidence", run=_evidence, takes_files=True),)
ACTIONS = (Action(name="evidence_or_letter", run=_evidence_or_letter),)
