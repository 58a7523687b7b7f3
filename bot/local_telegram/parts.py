"""The parts of a message that a call brings, checked like Telegram checks them; must not know chats or state."""

from __future__ import annotations

from bot.local_telegram.errors import ApiError, bad_request
from bot.local_telegram.markup import parse_html
from bot.local_telegram.pictures import picture_size
from bot.local_telegram.records import Button, Json, Keyboard, Upload
from bot.local_telegram.text import CAPTION_LIMIT, TEXT_LIMIT, clean, find_marks, is_empty, trim, units

UPLOAD_LIMIT = 50 * 2**20
PHOTO_LIMIT = 10 * 2**20
_MOST_BUTTONS = 100
_MOST_IN_A_ROW = 8
_MOST_CALLBACK_BYTES = 64

Words = tuple[str, tuple[Json, ...]]


def message_text(call: Json) -> Words:
    """Text and entities of a message: 1-4096 UTF-16 units after the entities are parsed."""
    text, entities = _parsed(call, "text", "entities")
    if is_empty(text):
        raise bad_request("message text is empty", broken_rule=True)
    if units(text) > TEXT_LIMIT:
        raise bad_request("message is too long", broken_rule=True)
    return text, entities


def caption(call: Json) -> Words:
    """Text and entities under a file: at most 1024 UTF-16 units after the entities are parsed."""
    text, entities = _parsed(call, "caption", "caption_entities")
    if units(text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long", broken_rule=True)
    return text, entities


def _parsed(call: Json, name: str, entities_name: str) -> Words:
    text = clean(call.get(name, ""))
    mode = call.get("parse_mode", "")
    if mode.lower() == "html":
        text, entities = parse_html(text)
    elif mode:
        raise bad_request("unsupported parse_mode", broken_rule=True)
    else:
        entities = sorted(call.get(entities_name, []), key=lambda entity: (entity["offset"], -entity["length"]))
        if any(e["offset"] < 0 or e["offset"] + e["length"] > units(text) for e in entities):
            raise bad_request("can't parse entities: an entity ends after the end of the text", broken_rule=True)
    text, entities = trim(text, entities)
    return text, tuple(find_marks(text, entities))


def document(upload: Upload) -> Upload:
    """A file to send as it is: not empty, at most 50 MB."""
    if len(upload.content) > UPLOAD_LIMIT:
        raise ApiError(413, "Request Entity Too Large", broken_rule=True)
    if not upload.content:
        raise bad_request("file must be non-empty", broken_rule=True)
    return upload


def photo_size(upload: Upload) -> tuple[int, int]:
    """Width and height of a picture to send: PNG or JPEG, at most 10 MB, sides 10,000 together and 20 : 1."""
    size = len(document(upload).content)
    if size > PHOTO_LIMIT:
        raise bad_request(
            f"file of size {size} bytes is too big for a photo; the maximum size is {PHOTO_LIMIT} bytes",
            broken_rule=True,
        )
    measured = picture_size(upload.content)
    if measured is None or 0 in measured:
        raise bad_request("IMAGE_PROCESS_FAILED", broken_rule=True)
    if sum(measured) > 10_000 or max(measured) > 20 * min(measured):
        raise bad_request("PHOTO_INVALID_DIMENSIONS", broken_rule=True)
    return measured


def keyboard(call: Json) -> Keyboard:
    """The inline buttons of a call; none for other markup or without any.

    At most 100 buttons, 8 in a row (more are cut off on a phone), callback data of 1-64 bytes, one action a button.
    """
    rows = call.get("reply_markup", {}).get("inline_keyboard", [])
    if sum(len(row) for row in rows) > _MOST_BUTTONS or any(len(row) > _MOST_IN_A_ROW for row in rows):
        raise bad_request("REPLY_MARKUP_TOO_LONG", broken_rule=True)
    return tuple(tuple(_button(button) for button in row) for row in rows if row)


def _button(button: Json) -> Button:
    label, data, url = clean(button["text"]).strip(), button.get("callback_data"), button.get("url")
    if is_empty(label):
        raise bad_request("BUTTON_TEXT_INVALID", broken_rule=True)
    if data is None and url is None:
        raise bad_request(
            "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard", broken_rule=True
        )
    if data is not None and (url is not None or not 1 <= len(data.encode()) <= _MOST_CALLBACK_BYTES):
        raise bad_request("BUTTON_DATA_INVALID", broken_rule=True)
    if url is not None and not url.startswith(("http://", "https://", "tg://")):
        raise bad_request("BUTTON_URL_INVALID", broken_rule=True)
    return Button(label, data, url)
