"""How a chat is spoken to and who may speak: /timezone, /language, /trust."""

from __future__ import annotations

from bot.call import Call, Command
from bot.i18n.catalogue import catalogue
from bot.i18n.plain import line
from bot.i18n.vocabulary import language_of, role_of
from bot.rendering.settings import language_set, timezone_set
from bot.replies import Reply, Screen
from bot.routing import split_first
from commitments.errors import Misunderstood
from commitments.people import Role
from commitments.service import membership, settings

_LONGEST_ID = 16
"""Telegram's numbers have at most 52 significant bits."""


def _timezone(call: Call) -> Reply:
    words = call.arguments.strip()
    chat = settings.set_timezone(call.ctx, words) if words else call.ctx.chat
    return Reply.say(timezone_set(chat, call.ctx.now, call.catalogue))


def _language(call: Call) -> Reply:
    words = call.arguments.strip()
    if not words:
        return Reply.say(language_set(call.catalogue))
    language = language_of(words)
    if language is None:
        raise Misunderstood("error.unknown_language", words=words)
    chat = settings.set_language(call.ctx, language)
    return Reply.say(language_set(catalogue(chat.language)))


def _trust(call: Call) -> Reply:
    """In answer to a person's message, or with the person's number: `/trust editor`, `/trust 123456 viewer`."""
    first, rest = split_first(call.arguments)
    if call.request.quoted_person is not None:
        (telegram_id, name), word = call.request.quoted_person, first
    elif first.isdecimal() and len(first) <= _LONGEST_ID:
        telegram_id, name, word = int(first), first, rest
    else:
        raise Misunderstood("error.needs_person")
    role = role_of(word) if word else Role.EDITOR
    if role is None:
        raise Misunderstood("error.unknown_role", words=word)
    person = call.ctx.uow.workspaces.person(call.request.transport, telegram_id, name)
    membership.trust(call.ctx, person, role)
    return Reply.say(Screen(call.catalogue.text("info.trusted", person=line(person.name, 40), role=role)))


COMMANDS = (
    Command(name="timezone", run=_timezone),
    Command(name="language", run=_language),
    Command(name="trust", run=_trust),
)
