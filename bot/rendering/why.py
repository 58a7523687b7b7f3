"""Why: what a chat was told by itself, when and why, and what comes next; a promise's sheet, which says so as well."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import INDENT, fragments, inside, numbered, rows, screen
from bot.replies import ButtonSpec, Screen
from commitments.ledger import DeliveryState, PushOutcome
from commitments.people import Chat
from commitments.service.sending import Account, Run, Silence

_AT_FIRST = 3
"""Runs that stand on a promise's sheet; its button has the others."""


def why_commitment(account: Account, reasons: Sequence[Sequence[str]], chat: Chat, catalogue: Catalogue) -> Screen:
    """A promise's sheet: the blocks that say why it is read so, then what this chat was told of it and what comes."""
    number = {"number": account.entry.commitment.number}
    latest = [each for run in account.runs[:_AT_FIRST] for each in _named(run, account, chat, catalogue)]
    buttons = [
        ButtonSpec(catalogue.text("button.card"), "show", number),
        ButtonSpec(catalogue.text("button.original"), "original", number),
        ButtonSpec(catalogue.text("button.correct"), "correct", number),
    ]
    if len(account.runs) > _AT_FIRST:
        buttons.append(ButtonSpec(catalogue.text("button.told"), "told", number))
    block = [catalogue.text("why.head_told"), *_next(account, catalogue), *(latest or [catalogue.text("why.never")])]
    return screen([*reasons, block], rows(buttons, catalogue))


def told(account: Account, chat: Chat, catalogue: Catalogue) -> Screen:
    """The digests and reminders of this chat that named a promise, the newest first, below what comes next."""
    commitment = account.entry.commitment
    head = [catalogue.text("why.head", commitment=numbered(commitment)), *_next(account, catalogue)]
    card = ButtonSpec(catalogue.text("button.card"), "show", {"number": commitment.number})
    return screen([head, *(_named(run, account, chat, catalogue) for run in account.runs)], [[card]])


def why_digest(latest: Sequence[Run], chat: Chat, next_words: str, catalogue: Catalogue) -> Screen:
    """The chat's latest digests and reminders and what became of them; `next_words` says when the next digest comes."""
    blocks: list[Sequence[str]] = [[catalogue.text("why.head_chat"), next_words]]
    if not latest:
        blocks.append([catalogue.text("why.nothing_yet")])
    blocks += [_lines(run, chat, catalogue) for run in latest]
    return screen([*blocks, catalogue.text("why.how")])


def _named(run: Run, account: Account, chat: Chat, catalogue: Catalogue) -> list[str]:
    """One run and as what it named the promise."""
    reasons = run.push.reasons(account.entry.commitment.id)
    return _lines(run, chat, catalogue, catalogue.join(catalogue.label(reason) for reason in reasons))


def _lines(run: Run, chat: Chat, catalogue: Catalogue, reasons: str = "") -> list[str]:
    """One run: its sort and plan; what became of it."""
    push = run.push
    head = catalogue.text("why.run", kind=push.kind, moment=_moment(push.planned_at, chat, catalogue))
    if reasons:
        head = catalogue.text("why.run_with_reasons", run=head, reasons=reasons)
    became = [_became(run, chat, catalogue)]
    if push.late:
        became.append(catalogue.text("why.late"))
    if push.held:
        became.append(catalogue.text("why.held"))
    return [head, INDENT[catalogue.language] + fragments(became)]


def _became(run: Run, chat: Chat, catalogue: Catalogue) -> str:
    push, delivery = run.push, run.delivery
    if push.outcome is PushOutcome.EMPTY:
        return catalogue.text("why.empty")
    if delivery is None:
        return catalogue.text("why.sent", moment=_moment(push.at, chat, catalogue))
    moment = _moment(delivery.at or push.at, chat, catalogue)
    match delivery.state:
        case DeliveryState.DELIVERED:
            return catalogue.text("why.delivered", moment=moment)
        case DeliveryState.WAITING:
            return catalogue.text("why.waiting", reason=line(delivery.error or "", 60) or catalogue.text("why.queue"))
        case DeliveryState.REFUSED:
            return catalogue.text("why.refused", moment=moment, reason=line(delivery.error or "", 60))


def _next(account: Account, catalogue: Catalogue) -> list[str]:
    lines = []
    if account.silence is Silence.SNOOZED and account.until is not None:
        lines.append(catalogue.text("why.snoozed", day=catalogue.day(account.until)))
    elif account.silence is not None:
        state = inside(catalogue.label(account.entry.commitment.status))
        lines.append(catalogue.text(f"why.{account.silence.value}", state=state))
    elif account.next_on is not None:
        lines.append(catalogue.text("why.next", day=catalogue.day(account.next_on)))
    if account.next_digest_on is not None:
        lines.append(catalogue.text("why.next_digest", day=catalogue.day(account.next_digest_on)))
    return lines


def _moment(moment: datetime, chat: Chat, catalogue: Catalogue) -> str:
    local = moment.astimezone(ZoneInfo(chat.timezone))
    return f"{catalogue.day(local.date())} {local:%H:%M}"
