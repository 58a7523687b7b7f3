"""Which messages of a group a bot is told of; must not know how.

Source: core.telegram.org/bots/features#privacy-mode.
"""

from __future__ import annotations

from bot.local_telegram.records import Message, Person


def is_visible(message: Message, bot: Person, *, reads_all: bool) -> bool:
    """Whether the bot sees a message: all in private chats, in groups what is meant for it and who comes and goes.

    Meant for it are commands (without a name, or with its own), mentions of it and replies to it. `reads_all` is the
    privacy mode switched off.
    """
    if message.chat.bot_status != "member":
        return False
    if message.chat.person is not None or reads_all or message.service:
        return True
    if message.reply_to is not None and message.reply_to.sender.id == bot.id:
        return True
    encoded = message.text.encode("utf-16-le")
    for mark in message.entities:
        words = encoded[2 * mark["offset"] : 2 * (mark["offset"] + mark["length"])].decode("utf-16-le")
        if mark["type"] in ("bot_command", "mention") and words.partition("@")[2].lower() in ("", bot.name.lower()):
            return True
    return False
