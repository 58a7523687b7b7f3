"""The Bot API's methods over the world's state; must not know how a call arrives or what the people's apps do."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Any

from bot.local_telegram import parts
from bot.local_telegram.errors import bad_request
from bot.local_telegram.events import Answered, Deleted, Edited, Left, Sent
from bot.local_telegram.records import Chat, Json, Message, StoredFile, Upload
from bot.local_telegram.world import World

DOWNLOAD_LIMIT = 20 * 2**20
_MOST_ANSWER_CHARACTERS = 200
# Telegram names no figure; presses answered within a few seconds pass, after about a quarter of a minute they fail.
_QUERY_LIFETIME = timedelta(seconds=15)
_DELETABLE_FOR = timedelta(hours=48)
_COMMAND = re.compile(r"[a-z0-9_]{1,32}")
_ACTIONS = {"typing", "upload_photo", "upload_document", "find_location", "choose_sticker"}
_NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same as a current content "
    "and reply markup of the message"
)


Method = Callable[[Json], Any]


class BotMethods:
    """What a bot can call. `table` maps the Bot API's names to methods over decoded parameters."""

    def __init__(self, world: World, *, reads_all: bool) -> None:
        self._world = world
        self._reads_all = reads_all
        self._menus: dict[str, list[Json]] = {}
        self.table: dict[str, Method] = {
            "getMe": lambda _: self._get_me(),
            "getUpdates": self._get_updates,
            "getWebhookInfo": lambda _: self._get_webhook_info(),
            "deleteWebhook": self._delete_webhook,
            "sendMessage": self._send_message,
            "sendDocument": self._send_document,
            "sendPhoto": self._send_photo,
            "sendChatAction": self._send_chat_action,
            "editMessageText": self._edit_message_text,
            "editMessageReplyMarkup": self._edit_message_reply_markup,
            "deleteMessage": self._delete_message,
            "answerCallbackQuery": self._answer_callback_query,
            "leaveChat": self._leave_chat,
            "getChat": self._get_chat,
            "getChatMember": self._get_chat_member,
            "getFile": self._get_file,
            "setMyCommands": self._set_my_commands,
            "getMyCommands": lambda call: self._menus.get(_menu_key(call), []),
            "setMyDescription": lambda call: _short_enough(call.get("description", ""), 512),
            "setMyShortDescription": lambda call: _short_enough(call.get("short_description", ""), 120),
        }

    def _get_me(self) -> Json:
        return {
            **self._world.bot.as_json(),
            "can_join_groups": True,
            "can_read_all_group_messages": self._reads_all,
            "supports_inline_queries": False,
        }

    async def _get_updates(self, call: Json) -> list[Json]:
        wanted = call.get("allowed_updates")
        return await self._world.updates.get(
            call.get("offset"), max(1, call.get("limit", 100)), call.get("timeout", 0), wanted
        )

    def _get_webhook_info(self) -> Json:
        return {"url": "", "has_custom_certificate": False, "pending_update_count": len(self._world.updates)}

    def _delete_webhook(self, call: Json) -> bool:
        if call.get("drop_pending_updates"):
            self._world.updates.clear()
        return True

    def _send_message(self, call: Json) -> Json:
        chat = self._world.reachable(call["chat_id"])
        return self._send(call, chat, parts.message_text(call))

    def _send_document(self, call: Json) -> Json:
        chat, upload = self._world.reachable(call["chat_id"]), call["document"]
        if isinstance(upload, Upload):
            upload = parts.document(upload)
            stored = self._world.keep_file(upload.name, upload.content, "documents")
        else:
            stored = self._known_file(upload)
        return self._send(call, chat, parts.caption(call), document=stored)

    def _send_photo(self, call: Json) -> Json:
        chat, upload = self._world.reachable(call["chat_id"]), call["photo"]
        if isinstance(upload, Upload):
            size = parts.photo_size(upload)
            stored = self._world.keep_file(upload.name, upload.content, "photos", size)
        else:
            stored = self._known_file(upload)
        return self._send(call, chat, parts.caption(call), photo=stored)

    def _known_file(self, file_id: str) -> StoredFile:
        if file_id not in self._world.files:
            raise bad_request("wrong file identifier/HTTP URL specified")
        return self._world.files[file_id]

    def _send(
        self,
        call: Json,
        chat: Chat,
        words: parts.Words,
        *,
        document: StoredFile | None = None,
        photo: StoredFile | None = None,
    ) -> Json:
        topic = call.get("message_thread_id")
        if topic is not None and topic not in chat.topics:
            if not chat.is_restored:
                raise bad_request("message thread not found")
            chat.is_forum = True
            chat.topics[topic] = f"#{topic}"
        keyboard = parts.keyboard(call)
        replied = self._replied(chat, call.get("reply_parameters"))
        message = Message(
            id=self._world.take_message_id(),
            chat=chat,
            sender=self._world.bot,
            date=self._world.date(),
            text=words[0],
            entities=words[1],
            document=document,
            photo=photo,
            keyboard=keyboard,
            force_reply=bool(call.get("reply_markup", {}).get("force_reply")),
            reply_to=replied,
            topic_id=topic,
        )
        self._world.events.append(Sent(self._world.store(message)))
        return message.as_json()

    def _replied(self, chat: Chat, parameters: Json | None) -> Message | None:
        if parameters is None:
            return None
        message = self._world.message(chat, parameters["message_id"])
        if message is None and not parameters.get("allow_sending_without_reply"):
            raise bad_request("message to be replied not found")
        return message

    def _send_chat_action(self, call: Json) -> bool:
        self._world.reachable(call["chat_id"])
        if call["action"] not in _ACTIONS:
            raise bad_request("wrong parameter action in request", broken_rule=True)
        return True

    def _edit_message_text(self, call: Json) -> Json:
        message = self._own_message(call)
        if message.file is not None:
            raise bad_request("there is no text in the message to edit")
        text, entities = parts.message_text(call)
        return self._edit(replace(message, text=text, entities=entities, keyboard=parts.keyboard(call)))

    def _edit_message_reply_markup(self, call: Json) -> Json:
        message = self._own_message(call)
        return self._edit(replace(message, keyboard=parts.keyboard(call)))

    def _edit(self, edited: Message) -> Json:
        before = self._world.messages[edited.id]
        text_changed = (before.text, before.entities) != (edited.text, edited.entities)
        if not text_changed and before.keyboard == edited.keyboard:
            raise bad_request(_NOT_MODIFIED)
        edited = self._world.store(replace(edited, edit_date=self._world.date()))
        self._world.events.append(Edited(edited, text_changed))
        return edited.as_json()

    def _own_message(self, call: Json) -> Message:
        if "chat_id" not in call:
            raise bad_request("chat_id is empty", broken_rule=True)
        if "message_id" not in call:
            raise bad_request("message identifier is not specified", broken_rule=True)
        message = self._world.message(self._world.reachable(call["chat_id"]), call["message_id"])
        if message is None:
            raise bad_request("message to edit not found")
        if message.sender.id != self._world.bot.id:
            raise bad_request("message can't be edited")
        return message

    def _delete_message(self, call: Json) -> bool:
        chat = self._world.reachable(call["chat_id"])
        message = self._world.message(chat, call["message_id"])
        if message is None:
            raise bad_request("message to delete not found")
        own = message.sender.id == self._world.bot.id
        if self._world.date() - message.date > _DELETABLE_FOR.total_seconds() or not (own or chat.person):
            raise bad_request("message can't be deleted for everyone" if own else "message can't be deleted")
        del self._world.messages[message.id]
        self._world.events.append(Deleted(message))
        return True

    def _answer_callback_query(self, call: Json) -> bool:
        text = call.get("text", "")
        if len(text) > _MOST_ANSWER_CHARACTERS:
            raise bad_request("MESSAGE_TOO_LONG", broken_rule=True)
        message, person_id, pressed = self._world.queries.pop(call["callback_query_id"], (None, 0, self._world.now()))
        if message is None or self._world.now() - pressed > _QUERY_LIFETIME:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        if text:
            self._world.events.append(Answered(message, person_id, text, bool(call.get("show_alert"))))
        return True

    def _leave_chat(self, call: Json) -> bool:
        chat = self._world.reachable(call["chat_id"])
        if chat.person is not None:
            raise bad_request("chat member status can't be changed in private chats", broken_rule=True)
        chat.bot_status = "left"
        self._world.events.append(Left(chat))
        return True

    def _get_chat(self, call: Json) -> Json:
        chat = self._world.reachable(call["chat_id"])
        gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
        return {
            **chat.as_json(),
            "accent_color_id": 0,
            "max_reaction_count": 11,
            "accepted_gift_types": dict.fromkeys(gifts, False),
        }

    def _get_chat_member(self, call: Json) -> Json:
        chat = self._world.reachable(call["chat_id"])
        people = {**self._world.people, self._world.bot.id: self._world.bot}
        user = people.get(call["user_id"])
        if user is None:
            raise bad_request("invalid user_id specified")
        return self._world.member_json(chat, user)

    def _get_file(self, call: Json) -> Json:
        stored = self._world.files.get(call["file_id"])
        if stored is None:
            raise bad_request("wrong file_id or the file is temporarily unavailable")
        if len(stored.content) > DOWNLOAD_LIMIT:
            raise bad_request("file is too big")
        return stored.as_file()

    def _set_my_commands(self, call: Json) -> bool:
        commands = call["commands"]
        if len(commands) > 100:
            raise bad_request("BOT_COMMANDS_TOO_MUCH", broken_rule=True)
        for command in commands:
            if not _COMMAND.fullmatch(command["command"].removeprefix("/")):
                raise bad_request("BOT_COMMAND_INVALID", broken_rule=True)
            if not 1 <= len(command["description"]) <= 256:
                raise bad_request("BOT_COMMAND_DESCRIPTION_INVALID", broken_rule=True)
        self._menus[_menu_key(call)] = commands
        return True


def _menu_key(call: Json) -> str:
    return json.dumps([call.get("scope", {"type": "default"}), call.get("language_code", "")], sort_keys=True)


def _short_enough(text: str, limit: int) -> bool:
    if len(text) > limit:
        raise bad_request("ABOUT_TOO_LONG", broken_rule=True)
    return True
