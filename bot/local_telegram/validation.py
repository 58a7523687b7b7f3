"""The methods that the local Bot API offers, their parameters and the check of a call; must not know chats.

Types carry the names of the Bot API's own documentation, `!` marks what is required, `|` separates alternatives.
A test holds both tables against the documentation.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from functools import cache
from typing import Any, NamedTuple

from bot.local_telegram.errors import bad_request
from bot.local_telegram.records import Json, Upload

_SEND = {
    "chat_id!": "Integer|String",
    "message_thread_id": "Integer",
    "disable_notification": "Boolean",
    "protect_content": "Boolean",
    "reply_parameters": "ReplyParameters",
    "reply_markup": "InlineKeyboardMarkup|ForceReply|ReplyKeyboardRemove",
}
_TEXT = {
    "text!": "String",
    "parse_mode": "String",
    "entities": "Array of MessageEntity",
    "link_preview_options": "LinkPreviewOptions",
}
_CAPTION = {"caption": "String", "parse_mode": "String", "caption_entities": "Array of MessageEntity"}
_EDIT = {"chat_id": "Integer|String", "message_id": "Integer", "reply_markup": "InlineKeyboardMarkup"}
_MENU = {"scope": "BotCommandScope", "language_code": "String"}

METHODS: Mapping[str, Mapping[str, str]] = {
    "getMe": {},
    "getUpdates": {
        "offset": "Integer",
        "limit": "Integer",
        "timeout": "Integer",
        "allowed_updates": "Array of String",
    },
    "getWebhookInfo": {},
    "deleteWebhook": {"drop_pending_updates": "Boolean"},
    "sendMessage": {**_SEND, **_TEXT},
    "sendDocument": {
        **_SEND,
        **_CAPTION,
        "document!": "InputFile|String",
        "disable_content_type_detection": "Boolean",
    },
    "sendPhoto": {**_SEND, **_CAPTION, "photo!": "InputFile|String"},
    "sendChatAction": {"chat_id!": "Integer|String", "message_thread_id": "Integer", "action!": "String"},
    # 10.1 asks for text or a rich message; without the latter, text is what it needs (checked with the text's limits).
    "editMessageText": {**_EDIT, **{name.rstrip("!"): kind for name, kind in _TEXT.items()}},
    "editMessageReplyMarkup": _EDIT,
    "deleteMessage": {"chat_id!": "Integer|String", "message_id!": "Integer"},
    "answerCallbackQuery": {
        "callback_query_id!": "String",
        "text": "String",
        "show_alert": "Boolean",
        "cache_time": "Integer",
    },
    "leaveChat": {"chat_id!": "Integer|String"},
    "getChat": {"chat_id!": "Integer|String"},
    "getChatMember": {"chat_id!": "Integer|String", "user_id!": "Integer"},
    "getFile": {"file_id!": "String"},
    "setMyCommands": {"commands!": "Array of BotCommand", **_MENU},
    "getMyCommands": _MENU,
    "setMyDescription": {"description": "String", "language_code": "String"},
    "setMyShortDescription": {"short_description": "String", "language_code": "String"},
}

SHAPES: Mapping[str, Mapping[str, str]] = {
    "InlineKeyboardMarkup": {"inline_keyboard!": "Array of Array of InlineKeyboardButton"},
    "InlineKeyboardButton": {"text!": "String", "callback_data": "String", "url": "String"},
    "ForceReply": {"force_reply!": "Boolean", "input_field_placeholder": "String", "selective": "Boolean"},
    "ReplyKeyboardRemove": {"remove_keyboard!": "Boolean", "selective": "Boolean"},
    "ReplyParameters": {"message_id!": "Integer", "allow_sending_without_reply": "Boolean"},
    "LinkPreviewOptions": {"is_disabled": "Boolean", "url": "String"},
    "MessageEntity": {
        "type!": "String",
        "offset!": "Integer",
        "length!": "Integer",
        "url": "String",
        "language": "String",
    },
    "BotCommand": {"command!": "String", "description!": "String"},
    # The scopes are types of their own that share these fields.
    "BotCommandScope": {"type!": "String", "chat_id": "Integer|String", "user_id": "Integer"},
}

# What Telegram says when one of these is missing; the rest is said in our words.
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "document": "there is no document in the request",
    "photo": "there is no photo in the request",
    "user_id": "invalid user_id specified",
    "file_id": "file_id not specified",
}
_ATTACHED = "attach://"
_INTEGER = re.compile(r"-?\d{1,19}")


class _Field(NamedTuple):
    """A parameter of a method or a field of a type, with the types that its value may have."""

    required: bool
    kinds: tuple[str, ...]


def _fields(table: Mapping[str, str]) -> dict[str, _Field]:
    return {name.rstrip("!"): _Field(name.endswith("!"), tuple(kinds.split("|"))) for name, kinds in table.items()}


_PARAMETERS = {method: _fields(table) for method, table in METHODS.items()}
_FIELDS = {shape: _fields(table) for shape, table in SHAPES.items()}


def decode(method: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> Json:
    """A call's parameters as values of their types; 400 for a missing one or one of the wrong type.

    `raw` is as on the wire: strings, with lists and objects as JSON. A file comes under the parameter's own name or
    under the one that its value "attach://name" says. Names that the method does not have are left out.
    """
    decoded: Json = {}
    for name, field in _PARAMETERS[method].items():
        upload = files.get(raw.get(name, name).removeprefix(_ATTACHED)) if "InputFile" in field.kinds else None
        if upload is not None:
            decoded[name] = upload
        elif name in raw:
            decoded[name] = _value(name, raw[name], field.kinds)
        elif field.required:
            words = _MISSING.get(name, f'parameter "{name}" is required')
            raise bad_request(words, broken_rule=True)
    return decoded


def unknown_parameters(method: str, raw: Mapping[str, str], files: Mapping[str, Upload]) -> list[str]:
    """Names of parameters and files that the method does not have. Telegram ignores them; a correct bot has none."""
    attached = {value.removeprefix(_ATTACHED) for value in raw.values() if value.startswith(_ATTACHED)}
    return sorted({*raw, *files} - _PARAMETERS[method].keys() - attached)


def _value(name: str, raw: str, kinds: tuple[str, ...]) -> Any:
    if "Integer" in kinds and _INTEGER.fullmatch(raw):
        return int(raw)
    if "String" in kinds:
        return raw
    if kinds == ("Integer",):
        raise bad_request(f'parameter "{name}" must be an integer', broken_rule=True)
    if kinds == ("Boolean",):
        if raw not in ("true", "false"):
            raise bad_request(f'parameter "{name}" must be true or false', broken_rule=True)
        return raw == "true"
    try:
        value = json.loads(raw)
    except ValueError:
        raise bad_request(f"can't parse {name} JSON object", broken_rule=True) from None
    complaints = [_complaint(value, (kind,), name) for kind in kinds]
    if None not in complaints:
        # The first alternative is the usual one, so its complaint helps most; a keyboard with a flaw is still one.
        raise bad_request(f"can't parse {name}: {complaints[0]}", broken_rule=True)
    return value


_ARRAY = "Array of "
_PYTHON = {"Integer": int, "String": str, "Boolean": bool}


@cache
def _types(kinds: tuple[str, ...]) -> frozenset[type]:
    """What JSON makes of values of these simple types."""
    return frozenset(_PYTHON[kind] for kind in kinds)


def _complaint(value: Any, kinds: tuple[str, ...], where: str) -> str | None:
    """What is wrong with a JSON value of documented types, None if nothing is. Only simple types are alternatives."""
    kind = kinds[0]
    if kind.startswith(_ARRAY):
        if not isinstance(value, list):
            return f'Field "{where}" must be of type Array'
        items = (kind.removeprefix(_ARRAY),)
        found = (_complaint(item, items, where) for item in value)
        return next((complaint for complaint in found if complaint), None)
    if kind in _FIELDS:
        return _object_complaint(value, kind, where)
    return None if type(value) in _types(kinds) else f'Field "{where}" must be of type {"|".join(kinds)}'


def _object_complaint(value: Any, kind: str, where: str) -> str | None:
    if not isinstance(value, dict):
        return f'Field "{where}" must be of type Object ({kind})'
    fields = _FIELDS[kind]
    for name, field in fields.items():
        if field.required and name not in value:
            return f'Can\'t find field "{name}" of {kind}'
    for name, item in value.items():
        if name not in fields:
            return f'Field "{name}" of {kind} is not offered here'
        if complaint := _complaint(item, fields[name].kinds, name):
            return complaint
    return None
