"""What a request asks for: owns the way from a press, a dialogue, a file or a line to the command or action that runs.

Must not know what any of them does; it reads the table of keyboards and writes nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from bot.call import FIGURE, LINK_OR_NOTHING, YES_OR_NO, Action, Command
from bot.enqueue import BUTTONS_LIVE
from bot.i18n.vocabulary import command_words, courtesy_of, fold, says_no, says_yes
from bot.labels import button_meant, number_meant
from bot.plain_sentences import route_question, route_sentence, route_state
from bot.requests import File, Press, Request, may_be_letter
from bot.routing import (
    NUMBERED,
    Route,
    lacks_number,
    looks_like_letter,
    may_be_command,
    names_number,
    route_command,
    route_short_form,
    route_word,
    said_of_one,
)
from bot.typed import split_link
from commitments.errors import Misunderstood
from commitments.messaging import Button, Dialogue, Keyboard, place_of
from commitments.people import Chat, Standing
from commitments.ports import UnitOfWork
from commitments.searching import terms_of

_WAYS_OUT = ("cancel", "drop_new")
"""What the button does that "no" means."""
_LEAVING = ("list", "help", "undo")
COLLECTING = "letter"
"""The dialogue of a long letter that arrives as several messages: other commands end it instead of being lost to it."""
_TO_FIND = 24
"""Characters of a line that may be what somebody looks for."""
_BESIDE_LINK = 30
"""Characters that may stand beside a link which answers a question."""
_READ = 3
"""A chat's last messages with buttons, among which words may say what a button says."""
_READ_FOR = timedelta(days=7)
"""Buttons of messages that have stood for longer work, but words don't mean them any more."""


@dataclass(frozen=True, slots=True)
class Routed:
    """What is to be run, and with what; `pressed` says that it is a button's, `answers` that it goes on with the open
    question.
    """

    handler: Command | Action
    arguments: str = ""
    values: Mapping[str, Any] = field(default_factory=dict)
    pressed: bool = False
    answers: bool = False


def continues_letter(request: Request) -> bool:
    """Whether the request may be the next part of a letter that is being collected."""
    if request.press or request.file or request.edited or request.added_to_chat:
        return False
    return route_command(request.text) is None and route_short_form(request.text) is None


def _is_link(text: str) -> bool:
    """Whether a line is a link, with a few words such as a day at most."""
    rest, link = split_link(text)
    return link is not None and len(rest) <= _BESIDE_LINK


class Switchboard:
    """Finds what is asked for. `commands` and `actions` are the only lists of what can be asked."""

    def __init__(self, commands: Mapping[str, Command], actions: Mapping[str, Action]) -> None:
        self._commands = commands
        self._actions = actions

    def route(self, uow: UnitOfWork, request: Request, standing: Standing, dialogue: Dialogue | None) -> Routed | None:
        """What the request asks for; None for words that are not meant for the bot. `dialogue` is the open one.

        Raises Misunderstood, with a sentence, for what nobody can carry out.
        """
        if request.added_to_chat:
            return Routed(self._commands["start"])
        if request.edited:
            if not request.to_bot and route_command(request.text) is None:
                return None
            raise Misunderstood("error.edited_message")
        if request.press is not None:
            return self._route_press(uow, request, request.press, standing)
        command = route_command(request.text)
        if command is not None:
            return self._typed(command)
        if dialogue is not None and dialogue.over(request.now):
            dialogue = None
        quoted = _quoted(uow, request, standing.chat)
        about = _about(quoted)
        if dialogue is not None and about is not None and dialogue.arguments.get("number", about) != about:
            dialogue = None  # the words answer to another promise's card
        if request.file is not None:
            return self._route_file(request, request.file, dialogue, about)
        return self._route_text(
            request, dialogue, about, lambda: _shown(uow, request, standing.chat, quoted), answers=bool(quoted)
        )

    def _route_press(self, uow: UnitOfWork, request: Request, press: Press, standing: Standing) -> Routed:
        key, place = place_of(press.key)
        keyboard = uow.keyboards.find(key)
        usable = keyboard is not None and keyboard.chat_id == standing.chat.id
        if keyboard is None or not usable or keyboard.expires_at < request.now:
            raise Misunderstood("error.expired_button")
        button = keyboard.buttons.get(place)
        if button is None:
            raise Misunderstood("error.expired_button")
        return self._pressed(button)

    def _route_file(self, request: Request, file: File, dialogue: Dialogue | None, about: int | None) -> Routed | None:
        """A file is what its caption says, the answer to a question, evidence of the promise whose card it answers to,
        or a letter; of the last two the person is asked where it may be either.
        """
        short = _of_card(request.text, about)
        if short is not None and short.command == "show":  # the number alone
            short = Route("evidence", short.arguments)
        if short is not None and self._commands[short.command].takes_files:
            return self._typed(short)
        if dialogue is not None and self.named(dialogue.name).takes_files:
            return self._answering(request, dialogue)
        if not request.to_bot:
            return None
        letter = may_be_letter(file)
        if about is not None:
            return Routed(self.named("evidence_or_letter" if letter else "evidence"), request.text, {"number": about})
        return Routed(self.named("add" if letter else "evidence"), request.text)

    def _route_text(
        self,
        request: Request,
        dialogue: Dialogue | None,
        about: int | None,
        shown: Callable[[], Sequence[Keyboard]],
        *,
        answers: bool,
    ) -> Routed | None:
        """`shown` are the keyboards whose words the line may say; it is asked only where nothing else is understood, or
        where the line `answers` the message that they belong to.
        """
        short, word = route_short_form(request.text), route_word(request.text)
        if dialogue is not None and YES_OR_NO in dialogue.arguments and not (request.to_bot and says_yes(request.text)):
            dialogue = None
        if dialogue is not None and LINK_OR_NOTHING in dialogue.arguments:
            dialogue = dialogue if request.to_bot and about is None and _is_link(request.text) else None
        if dialogue is not None and (instead := _instead_of_answer(request.text, word, dialogue)) is not None:
            return self._typed(instead)
        if dialogue is not None and (short is None or short.command == "show"):
            return self._answering(request, dialogue)
        if not request.to_bot:  # a group talks among itself; of that, only "12 已兑现 …" is surely meant for the bot
            return self._typed(short) if short is not None and short.command != "show" else None
        if short is None and (word is None or word.command in NUMBERED):
            short = _of_card(request.text, about)
        if short is not None:
            number = _number_meant(request.text, shown()) if short.command == "show" else None
            return self._typed(short) if number is None else self._pressed(number)
        if (meant := route_sentence(request.text)) is not None:
            return self._typed(meant)
        if word is not None and may_be_command(request.text):
            button = _button_called(request.text, word, shown()) if answers or lacks_number(word) else None
            return self._typed(word) if button is None else self._pressed(button)
        if about is not None and split_link(request.text)[1] and "\n" not in request.text.strip():
            return Routed(self.named("evidence"), request.text, {"number": about})
        if (question := route_question(request.text)) is not None:
            return self._typed(question)
        if looks_like_letter(request.text):
            return Routed(self._commands["add"], request.text)
        if (courtesy := courtesy_of(request.text)) is not None:
            return Routed(self.named("courtesy"), values={"courtesy": courtesy})
        if (label := button_meant(request.text, shown())) is not None:
            return self._pressed(label)
        if (said := said_of_one(request.text, about)) is not None:
            return Routed(self.named("unclear"), said)
        if says_no(request.text):
            for way_out in filter(None, (_calling(action, shown()) for action in _WAYS_OUT)):
                return self._pressed(way_out)
        if (state := route_state(request.text)) is not None:
            return self._typed(state)
        words = request.text.strip()
        answer = says_no(words) or says_yes(words)
        if words and len(words) <= _TO_FIND and "\n" not in words and terms_of(words) and not answer:
            raise Misunderstood("error.not_understood_words", words=words)
        raise Misunderstood("error.not_understood" if words else "error.empty_message")

    def named(self, name: str) -> Command | Action:
        """What a button or a dialogue names. Raises Misunderstood for what there is no more."""
        handler = self._actions.get(name) or self._commands.get(name)
        if handler is None:  # kept by another version of the program
            raise Misunderstood("error.expired_button")
        return handler

    def _answering(self, request: Request, dialogue: Dialogue) -> Routed:
        return Routed(self.named(dialogue.name), request.text, dialogue.arguments, answers=True)

    def _pressed(self, button: Button) -> Routed:
        return Routed(self.named(button.action), "", button.arguments, pressed=True)

    def _typed(self, route: Route) -> Routed:
        handler = self._commands.get(route.command)
        if handler is None:
            raise Misunderstood("error.unknown_command", words=route.command)
        return Routed(handler, route.arguments)


def _number_meant(text: str, shown: Sequence[Keyboard]) -> Button | None:
    """The button of the last message that a bare number means; without one the number is a promise's."""
    return number_meant(text, shown[0]) if shown else None


def _button_called(text: str, word: Route, shown: Sequence[Keyboard]) -> Button | None:
    """The button that a command's word without a number means: one with the word for its label, or the last message's
    only one that calls the command for a promise (为什么 is the card's 为何).
    """
    if (labelled := button_meant(text, shown, whole=True)) is not None or word.arguments:
        return labelled
    button = _calling(word.command, shown)
    return button if button is not None and button.arguments.keys() == {"number"} else None


def _calling(action: str, shown: Sequence[Keyboard]) -> Button | None:
    """The last message's only button that does something, as far as it has one."""
    found = [each for keyboard in shown[:1] for each in keyboard.buttons.values() if each.action == action]
    return found[0] if len(found) == 1 else None


def _instead_of_answer(text: str, word: Route | None, dialogue: Dialogue) -> Route | None:
    """What words typed while a question is open ask for instead of answering it: 取消, 看 1, 延期 6 2027年3月底, and
    the very words that help gives for the list, the help and taking back; where a figure is wanted, all that asks for
    something. Anything else may be the reason or the source that was asked for (延期, 台账), and gives None.
    """
    if FIGURE in dialogue.arguments:
        return route_sentence(text) or word
    if word is None:
        return None
    plain = fold(text).strip().casefold()
    leaves = word.command in _LEAVING and plain in command_words(word.command)[:2]
    return word if leaves or word == Route("cancel") or names_number(word) else None


def _quoted(uow: UnitOfWork, request: Request, chat: Chat) -> Sequence[Keyboard]:
    """The keyboard of the message that this one answers to."""
    found = (uow.keyboards.find(key) for key in {place_of(key)[0] for key in request.quoted_keys})
    return [each for each in found if each is not None and each.chat_id == chat.id]


def _shown(uow: UnitOfWork, request: Request, chat: Chat, quoted: Sequence[Keyboard]) -> Sequence[Keyboard]:
    """The keyboards whose words a line may say: that of the message that it answers to, or the chat's last ones."""
    if quoted:
        return [each for each in quoted if each.expires_at >= request.now]
    return uow.keyboards.latest(chat.id, request.now + BUTTONS_LIVE - _READ_FOR, _READ)


def _about(quoted: Sequence[Keyboard]) -> int | None:
    """The promise that the message which this one answers to is about: the one that all its buttons name."""
    buttons = [button.arguments for keyboard in quoted for button in keyboard.buttons.values()]
    numbers = {int(arguments["number"]) for arguments in buttons if arguments.get("number") is not None}
    return numbers.pop() if len(numbers) == 1 else None


def _of_card(text: str, about: int | None) -> Route | None:
    """The short form of a text, which may leave the number to the card that it answers to: "已兑现", "进展 31.2万"."""
    short = route_short_form(text)
    if short is not None or about is None or not text.strip():
        return short
    return route_short_form(f"{about} {text}")
