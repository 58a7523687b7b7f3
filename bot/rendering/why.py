"""The sent ledger: what a chat was told by itself, when and why, and what comes next."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.i18n.catalogue import Catalogue
from bot.i18n.plain import line
from bot.rendering.formats import INDENT, fragments, inside, numbered, screen
from bot.replies import ButtonSpec, Screen
from commitments.ledger import DeliveryState, PushOutcome
from commitments.people import Chat
from commitments.service.sending import Account, Run, Silence


def why_commitment(account: Account, chat: Chat, catalogue: Catalogue) -> Screen:
    """Every digest and reminder of this chat that named the commitment, the newest first; then what comes next."""
    commitment = account.entry.commitment
    head = catalogue.text("why.head", commitment=numbered(commitment))
    blocks: list[Sequence[str]] = [[head, *_next(account, catalogue)]]
    if not account.runs:
        blocks.append([catalogue.text("why.never")])
    for run in account.runs:
        reasons = catalogue.join(catalogue.label(reason) for reason in run.push.reasons(commitment.id))
        blocks.append(_lines(run, chat, catalogue, reasons))
    card = ButtonSpec(catalogue.text("button.card"), "show", {"number": commitment.number})
    return screen(blocks, [[card]])


def why_digest(latest: Sequence[Run], chat: Chat, next_words: str, catalogue: Catalogue) -> Screen:
    """The chat's latest digests and reminders and what became of them; `next_words` says when the next digest comes."""
    blocks: list[Sequence[str]] = [[catalogue.text("why.head_chat"), next_words]]
    if not latest:
        blocks.append([catalogue.text("why.nothing_yet")])
    blocks += [_lines(run, chat, catalogue) for run in latest]
    return screen(blocks)


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
