"""Updating: /status, /progress and /note, and the short dialogues for what they need."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from bot.attachments import as_kept, files_of
from bot.call import FIGURE, Action, Call, Command
from bot.i18n.catalogue import Catalogue
from bot.i18n.vocabulary import phase_of, says_all, status_of, status_words
from bot.rendering.dialogues import (
    ask_evidence,
    ask_figure,
    ask_meaning,
    ask_note,
    ask_progress,
    ask_reason,
    ask_refusal,
    ask_successor,
    offer_part,
)
from bot.rendering.several import note_lines, status_lines
from bot.replies import Reply, Screen
from bot.several import Several, several
from bot.single import ask_about, number_and_words, told
from bot.typed import (
    day_done,
    figure_at_start,
    figure_in,
    leading_expression,
    number_and_rest,
    split_link,
    successor_at_start,
)
from commitments.errors import Misunderstood, NeedsEvidence, NeedsFigure, NeedsReason, NotFound
from commitments.files import Evidence
from commitments.model import Commitment, Quantity, Status
from commitments.service import tracking
from commitments.service.evidence import attach


def _status(call: Call) -> Reply:
    """`/status 12 已兑现 https://…`, "12 办结 电话李科长", or a button of the card."""
    if "to" in call.values:
        return _attempt(call, int(call.values["number"]), Status(call.values["to"]), _draft(call.values))
    chosen = several(call, "status", _begins_status)
    if chosen is not None:
        return _status_of_all(chosen)
    number, rest = number_and_rest(call.arguments)
    found = leading_expression("status", rest, status_of)
    if found is None:
        tracking.show(call.ctx, number)
        raise _unknown_status(call, number, rest)
    return _attempt(call, number, found[0], {"words": found[1]})


def _begins_status(words: str) -> bool:
    """Whether the words declare a status; of two in a row the first is a condition."""
    found = leading_expression("status", words, status_of)
    return found is not None and leading_expression("status", found[1], status_of) is None


def _status_of_all(chosen: Several) -> Reply:
    """`/status 3,5-9 推进中`: one note serves all."""
    call = chosen.call
    _refuse_file(call)
    if not chosen.words:
        known = status_words(call.ctx.chat.language)
        return chosen.ask(chosen.call.catalogue.text("several.ask_status", count=len(chosen.entries), known=known))
    found = leading_expression("status", chosen.words, status_of)
    if found is None:
        known = status_words(call.ctx.chat.language)
        raise Misunderstood("error.unknown_status", words=chosen.words.split()[0], known=known)
    words, link = split_link(found[1])
    successor, words = successor_at_start(words) if found[0] is Status.SUPERSEDED else (None, words)
    completed_on = day_done(words, call.ctx.today)
    move = tracking.declaring(found[0], words=words, link=link, successor=successor, completed_on=completed_on)
    said = " ".join(filter(None, [f"#{successor}" if successor is not None else "", words, link]))
    return chosen.do(move, status_lines(found[0], said, call.catalogue))


def _unknown_status(call: Call, number: int, words: str) -> Misunderstood:
    if leading_expression("phase", words, phase_of):
        return Misunderstood("error.status_is_a_phase", number=number, words=words.split()[0])
    allowed = status_words(call.ctx.chat.language)
    if not words:
        return Misunderstood("error.needs_status", number=number, known=allowed)
    return Misunderstood("error.unknown_status", number=number, words=words.split()[0], known=allowed)


def _attempt(call: Call, number: int, to: Status, draft: dict[str, Any]) -> Reply:
    """Change the status, or ask for what is missing and keep what has been said so far."""
    words, link = split_link(str(draft.get("words", "")))
    files = files_of(call)
    entry = tracking.show(call.ctx, number)
    reached: Quantity | None = None
    if "figure" in draft:
        reached, beside = _reached(str(draft["figure"]), entry.commitment)
        words = f"{words} {beside}".strip()
    successor: int | None = None
    if to is Status.SUPERSEDED:
        successor, words = successor_at_start(words)
    mentioned = figure_in(words, entry.commitment.target) if to in (Status.MET, Status.PARTLY_MET) else None
    try:
        evidence = _last_of(call, number, files)
        changed = tracking.change_status(
            call.ctx,
            number,
            to,
            words=words,
            link=link,
            reached=reached or mentioned,
            successor=successor,
            evidence=evidence,
            completed_on=day_done(words, call.ctx.today),
        )
    except (NeedsEvidence, NeedsReason) as need:
        call.ask("status_words", number=number, to=to.value, **draft, **as_kept(files[-1:]))
        return Reply.say(_question(need, entry.commitment, to, call.catalogue))
    except NeedsFigure:
        return _ask_figure(call, number, to, draft, ask_figure(entry.commitment, call.catalogue))
    except Misunderstood as short:
        if short.key != "error.below_target" or files:
            raise
        part = offer_part(entry.commitment, call.catalogue.error(short), draft, call.catalogue)
        return _ask_figure(call, number, to, {"words": draft.get("words", "")}, part)
    return told(call, changed)


def _ask_figure(call: Call, number: int, to: Status, draft: dict[str, Any], question: Screen) -> Reply:
    call.ask("status_figure", number=number, to=to.value, **draft, **as_kept(files_of(call)[-1:]), **{FIGURE: True})
    return Reply.say(question)


def _reached(words: str, commitment: Commitment) -> tuple[Quantity, str]:
    """The figure that answers the question for it, and the words after it; 全部 is the target itself."""
    if commitment.target is not None and says_all(words):
        return commitment.target, ""
    found = figure_at_start(words, commitment.target)
    if found is None:
        raise Misunderstood("error.not_a_number", words=words)
    return found


def _question(need: NeedsEvidence | NeedsReason, commitment: Commitment, to: Status, words: Catalogue) -> Screen:
    match need.key:
        case "error.needs_evidence":
            return ask_evidence(commitment, to, words)
        case "error.needs_successor":
            return ask_successor(commitment, words)
        case "error.needs_refusal":
            return ask_refusal(commitment, words)
        case _:
            return ask_reason(commitment, to, words)


def _status_words(call: Call) -> Reply:
    values = call.values
    return _attempt(call, int(values["number"]), Status(values["to"]), {**_draft(values), "words": call.arguments})


def _status_figure(call: Call) -> Reply:
    values = call.values
    figure = {"figure": call.arguments} if call.arguments.strip() else {}  # a file alone is no figure
    return _attempt(call, int(values["number"]), Status(values["to"]), {**_draft(values), **figure})


def _draft(values: Any) -> dict[str, Any]:
    return {key: values[key] for key in ("words", "figure") if key in values}


def _progress(call: Call) -> Reply:
    """`/progress 7 31.2万 电话 李科长`; words without a figure are progress too."""
    number, rest = number_and_words(call)
    entry = tracking.show(call.ctx, number)
    files = files_of(call)
    if not (rest or files):
        return ask_about(call, "progress", number, ask_progress(entry.commitment, call.catalogue))
    figure = figure_at_start(rest, entry.commitment.target)
    reached = figure[0] if figure else figure_in(rest, entry.commitment.target)
    words, link = split_link(figure[1] if figure else rest)
    evidence = _last_of(call, number, files)
    if files:  # those before the last have changed it
        entry = tracking.show(call.ctx, number)
    made = tracking.progressing(reached, words=words, link=link, evidence=evidence)
    return told(call, tracking.make_of(call.ctx, entry, made))


def _note(call: Call) -> Reply:
    """`/note 7 电话问过`, `/note 3,5-9 已发函`."""
    chosen = several(call, "note", lambda words: words.startswith(":"))
    if chosen is not None:
        return _note_to_all(chosen)
    number, rest = number_and_words(call)
    entry = tracking.show(call.ctx, number)
    files = files_of(call)
    if not (rest or files):
        return ask_about(call, "note", number, ask_note(entry.commitment, call.catalogue))
    words, link = split_link(rest)
    if files:
        return told(call, attach(call.ctx, number, _last_of(call, number, files), words=words, link=link))
    return told(call, tracking.make_of(call.ctx, entry, tracking.noting(words, link=link)))


def _unclear(call: Call) -> Reply:
    """What was said of a promise without a word that we know ("3号已经开工了"): it is asked what it is, and nothing is
    lost, for the buttons have the words.
    """
    number, words = number_and_rest(call.arguments)
    try:
        entry = tracking.show(call.ctx, number)
    except NotFound:
        raise Misunderstood("error.not_understood") from None
    figure = figure_in(words, entry.commitment.target)
    return Reply.say(ask_meaning(entry.commitment, words, figure, call.catalogue))


def _refuse_file(call: Call) -> None:
    """A file supports one promise at a time: what it shows of each is asked of nobody in bulk."""
    if call.prepared is not None:
        raise Misunderstood("error.evidence_for_one")


def _note_to_all(chosen: Several) -> Reply:
    _refuse_file(chosen.call)
    if not chosen.words:
        return chosen.ask(chosen.call.catalogue.text("several.ask_note", count=len(chosen.entries)))
    words, link = split_link(chosen.words)
    return chosen.do(tracking.noting(words, link=link), note_lines(chosen.words, chosen.call.catalogue))


def _last_of(call: Call, number: int, files: Sequence[Evidence]) -> Evidence | None:
    """The last of the files; those before it are put to the promise by themselves."""
    for earlier in files[:-1]:
        attach(call.ctx, number, earlier)
    return files[-1] if files else None


COMMANDS = (
    Command(name="status", run=_status, takes_files=True),
    Command(name="progress", run=_progress, takes_files=True),
    Command(name="note", run=_note, takes_files=True),
)
ACTIONS = (
    Action(name="unclear", run=_unclear),
    Action(name="status_words", run=_status_words, takes_files=True),
    Action(name="status_figure", run=_status_figure, takes_files=True),
)
