"""Everything that can be asked: the one list of commands, and the actions behind buttons and dialogues.

The list feeds the chat's routing, `/help`, Telegram's menu and the manual's test; its order is that of the help, the
first eight are the help's first page. A command is short: it parses, calls one use case and returns a Reply. Command
files know nothing of one another.
"""

from __future__ import annotations

from bot.call import Action, Call, Command
from bot.commands import (
    adding,
    bodies,
    copies,
    correcting,
    dates,
    digests,
    entering,
    evidence,
    expecting,
    export,
    finding,
    letters,
    linking,
    lists,
    opening,
    owning,
    preferences,
    reviewing,
    snoozing,
    sources,
    undoing,
    updates,
    why,
)
from bot.i18n.vocabulary import command_words
from bot.rendering.settings import help_page
from bot.replies import Redraw, Reply, Say
from commitments.service.guiding import suggestion


def _help(call: Call) -> Reply:
    everything = bool(call.values.get("everything") or call.arguments.strip())
    names = [(command.name, command_words(command.name)[0]) for command in COMMANDS]
    screen = help_page(names, call.catalogue, everything=everything, next_step=suggestion(call.ctx))
    return Reply((Redraw(screen) if call.values.get("everything") else Say(screen),))


_ALL = {
    command.name: command
    for command in (
        *adding.COMMANDS,
        *reviewing.COMMANDS,
        *lists.COMMANDS,
        *finding.COMMANDS,
        *updates.COMMANDS,
        *undoing.COMMANDS,
        *evidence.COMMANDS,
        *entering.COMMANDS,
        *linking.COMMANDS,
        *dates.COMMANDS,
        *owning.COMMANDS,
        *correcting.COMMANDS,
        *digests.COMMANDS,
        *expecting.COMMANDS,
        *bodies.COMMANDS,
        *why.COMMANDS,
        *snoozing.COMMANDS,
        *export.COMMANDS,
        *letters.COMMANDS,
        *sources.COMMANDS,
        *copies.COMMANDS,
        *preferences.COMMANDS,
        *opening.COMMANDS,
        Command(name="help", run=_help),
    )
}

ORDER = (
    "add", "list", "show", "status", "progress", "digest", "export", "help",
    "find", "due", "overdue", "new", "review", "keep", "edit", "split", "merge", "undo",
    "extend", "request", "agree", "refuse", "ask", "correct", "owner", "handover", "tag", "mine", "filters",
    "letters", "fix", "remove", "source", "replace", "body", "note", "history", "evidence", "link",
    "remind", "later", "quiet", "why", "expect", "timezone", "language", "trust", "cancel", "start",
)  # fmt: skip

COMMANDS: tuple[Command, ...] = tuple(_ALL[name] for name in ORDER)

ACTIONS: tuple[Action, ...] = (
    *adding.ACTIONS,
    *lists.ACTIONS,
    *opening.ACTIONS,
    *reviewing.ACTIONS,
    *updates.ACTIONS,
    *correcting.ACTIONS,
    *entering.ACTIONS,
    *evidence.ACTIONS,
    *digests.ACTIONS,
    *snoozing.ACTIONS,
    *letters.ACTIONS,
    *bodies.ACTIONS,
    *sources.ACTIONS,
    *copies.ACTIONS,
    *why.ACTIONS,
)
