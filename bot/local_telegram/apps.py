"""What people do in their apps: write, send files, edit, press, found groups, block; must not know the Bot API's calls.

Each act changes the world and gives the bot the complete update that Telegram would send, if it would send one.
"""

from __future__ import annotations

from dataclasses import replace

from bot.local_telegram.errors import ClientError
from bot.local_telegram.privacy import is_visible
from bot.local_telegram.records import Button, Chat, Json, Message, Person, StoredFile, stable_number
from bot.local_telegram.text import CAPTION_LIMIT, TEXT_LIMIT, clean, find_marks, is_empty, trim, units
from bot.local_telegram.world import World

# Supergroups' ids are -100 followed by the group's own number.
_SUPERGROUPS = -1_000_000_000_000
_TOPIC_COLOUR = 7_322_096
_LONGEST_NAME = 64
_LONGEST_TITLE = 128


class Apps:
    """The apps of everybody. Everything a person cannot do raises ClientError with a sentence."""

    def __init__(self, world: World, *, language_code: str, reads_all: bool) -> None:
        self._world = world
        self._language_code = language_code
        self._reads_all = reads_all

    # Who and where

    def person(self, name: str) -> Person:
        """The person of that name, created on first sight; the id comes from the name, so it outlives a restart."""
        name = _name(name, _LONGEST_NAME)
        known = next((person for person in self._world.people.values() if person.name == name), None)
        return known or self._meet(Person(stable_number("person", name), name, self._language_code))

    def private_chat(self, person: Person) -> Chat:
        """The person's chat with the bot; the bot cannot write there before the person has."""
        chat = self._world.chats.get(person.id)
        if chat is None:
            chat = Chat(person.id, "private", person.name, person, members={person.id: person})
            self._world.chats[chat.id] = chat
        return chat

    def group(self, name: str, founder: Person, *, basic: bool = False) -> Chat:
        """The group of that name, founded without the bot on first sight: a supergroup, or an old `basic` group."""
        name = _name(name, _LONGEST_TITLE)
        for chat in self._world.chats.values():
            if chat.person is None and chat.title == name and chat.migrated_to is None:
                return chat
        number = stable_number("group", name)
        chat = Chat(-number, "group", name) if basic else Chat(_SUPERGROUPS - number, "supergroup", name)
        chat.creator_id = founder.id
        chat.members[founder.id] = founder
        self._world.chats[chat.id] = chat
        return chat

    def topic(self, chat: Chat, name: str, founder: Person) -> int:
        """The thread id of a group's topic, created on first sight; the group becomes a forum."""
        if chat.type != "supergroup":
            raise ClientError("Topics are in groups only.")
        name = _name(name, _LONGEST_TITLE)
        known = next((thread for thread, title in chat.topics.items() if title == name), None)
        if known is not None:
            return known
        thread = stable_number(f"topic of {chat.id}", name)
        is_new = thread not in chat.topics
        chat.is_forum = True
        chat.topics[thread] = name
        if not is_new:
            return thread
        created = {"forum_topic_created": {"name": name, "icon_color": _TOPIC_COLOUR}}
        self._arrive(self._draft(chat, founder, service=created, topic_id=thread))
        return thread

    def restore(self, chat_id: int, name: str) -> Chat:
        """A chat that the bot knew before a restart, with the bot in it: the sign of the id says which kind it is."""
        if chat_id > 0:
            person = self._world.people.get(chat_id) or self._meet(Person(chat_id, name, self._language_code))
            chat = self.private_chat(person)
        else:
            chat = Chat(chat_id, "supergroup" if chat_id < _SUPERGROUPS else "group", name, is_restored=True)
            self._world.chats[chat_id] = chat
        chat.bot_status = "member"
        return chat

    # Messages

    def send_text(
        self, chat: Chat, person: Person, text: str, *, reply_to: int | None = None, topic: int | None = None
    ) -> Message:
        """One message of text. An app splits a long one before (`text.split_as_apps_do`)."""
        text, _ = trim(clean(text), [])
        if is_empty(text):
            raise ClientError("An empty message cannot be sent.")
        if units(text) > TEXT_LIMIT:
            raise ClientError(f"A message has at most {TEXT_LIMIT} characters.")
        draft = self._draft(chat, person, text=text, reply_to=reply_to, topic_id=topic)
        return self._arrive(draft)

    def send_file(
        self,
        chat: Chat,
        person: Person,
        name: str,
        content: bytes,
        caption: str = "",
        *,
        reply_to: int | None = None,
        topic: int | None = None,
    ) -> Message:
        """One file, as a document, with a caption."""
        caption, _ = trim(clean(caption), [])
        if not content:
            raise ClientError(f"The file {name} is empty and cannot be sent.")
        if units(caption) > CAPTION_LIMIT:
            raise ClientError(f"A caption has at most {CAPTION_LIMIT} characters.")
        stored = self._world.keep_file(name, content, "documents")
        return self._arrive(self._draft(chat, person, text=caption, reply_to=reply_to, topic_id=topic, document=stored))

    def edit_text(self, chat: Chat, person: Person, message_id: int, text: str) -> Message:
        """Change the words of one's own message, or its caption."""
        message = self._find(chat, message_id)
        if message.sender != person or message.service:
            raise ClientError(f"Message {message_id} is not {person.name}'s and cannot be edited.")
        text, _ = trim(clean(text), [])
        limit = CAPTION_LIMIT if message.file else TEXT_LIMIT
        if is_empty(text) and not message.file:
            raise ClientError("An empty message cannot be sent.")
        if units(text) > limit:
            raise ClientError(f"The text has at most {limit} characters.")
        if text == message.text:
            raise ClientError("Nothing is changed.")
        marks = tuple(find_marks(text, []))
        edited = self._world.store(replace(message, text=text, entities=marks, edit_date=self._world.date()))
        if self.bot_sees(edited):
            self._world.updates.push("edited_message", edited.as_json())
        return edited

    def press(self, chat: Chat, person: Person, message_id: int, button: int | str) -> str:
        """Press a button, by its number from 1 or its label; returns the callback query's id."""
        message = self._find(chat, message_id)
        chosen = _choose(message, button)
        if chosen.data is None:
            raise ClientError(f"“{chosen.label}” opens the link {chosen.url}.")
        if chat.bot_status != "member":
            raise ClientError("The bot is not in this chat.")
        # Update ids go on over restarts, so this id is never used twice.
        query_id = str((self._world.bot.id << 20) + self._world.updates.next_id)
        self._world.queries[query_id] = (message, person.id, self._world.now())
        query: Json = {
            "id": query_id,
            "from": person.as_json(),
            "message": message.as_json(),
            "chat_instance": str(stable_number("instance", str(chat.id)) << 32),
            "data": chosen.data,
        }
        self._world.updates.push("callback_query", query)
        return query_id

    def buttons_message(self, chat: Chat) -> Message | None:
        """The newest message with buttons in a chat."""
        found = (m for m in self._world.messages.values() if m.chat is chat and m.keyboard)
        return max(found, key=lambda message: message.id, default=None)

    def bot_sees(self, message: Message) -> bool:
        """Whether an update tells the bot of a message."""
        return is_visible(message, self._world.bot, reads_all=self._reads_all)

    # Coming and going

    def add_bot_to(self, chat: Chat, person: Person) -> None:
        """Add the bot to a group."""
        if chat.person is not None:
            raise ClientError("The bot is added to groups only.")
        if chat.bot_status == "member":
            raise ClientError("The bot is in this group already.")
        before, chat.bot_status = chat.bot_status, "member"
        self._tell_membership(chat, person, before)
        self._arrive(self._draft(chat, person, service={"new_chat_members": [self._world.bot.as_json()]}))

    def remove_bot_from(self, chat: Chat, person: Person) -> None:
        """Remove the bot from a group; it is told so and hears nothing more."""
        if chat.person is not None or chat.bot_status != "member":
            raise ClientError("The bot is not in this group.")
        before, chat.bot_status = chat.bot_status, "kicked"
        self._tell_membership(chat, person, before)

    def block(self, person: Person) -> None:
        """Block the bot in the private chat; the next message there unblocks it."""
        chat = self.private_chat(person)
        before, chat.bot_status = chat.bot_status, "kicked"
        self._tell_membership(chat, person, before)

    def upgrade(self, group: Chat, person: Person) -> Chat:
        """Make a supergroup of a basic group: a new id, service messages in both, 400 with the new id for the old."""
        if group.type != "group":
            raise ClientError("This is no basic group.")
        new = Chat(_SUPERGROUPS + group.id, "supergroup", group.title, creator_id=group.creator_id)
        new.members, new.bot_status = group.members, group.bot_status
        self._world.chats[new.id] = new
        self._arrive(self._draft(group, person, service={"migrate_to_chat_id": new.id}))
        group.migrated_to = new.id
        self._arrive(self._draft(new, person, service={"migrate_from_chat_id": group.id}))
        return new

    # Behind the apps

    def _meet(self, person: Person) -> Person:
        known = self._world.people.setdefault(person.id, person)
        if known.name != person.name:
            raise ClientError(f"The name {person.name} cannot be told from {known.name} here; choose another.")
        return known

    def _draft(
        self,
        chat: Chat,
        person: Person,
        *,
        text: str = "",
        reply_to: int | None = None,
        topic_id: int | None = None,
        document: StoredFile | None = None,
        service: Json | None = None,
    ) -> Message:
        if chat.person not in (None, person):
            raise ClientError(f"This is the private chat of {chat.title}.")
        if chat.migrated_to is not None:
            raise ClientError("This group has become a supergroup.")
        replied = self._find(chat, reply_to) if reply_to is not None else None
        return Message(
            id=self._world.take_message_id(),
            chat=chat,
            sender=person,
            date=self._world.date(),
            text=text,
            entities=tuple(find_marks(text, [])),
            document=document,
            service=service or {},
            reply_to=replied,
            topic_id=topic_id,
        )

    def _arrive(self, message: Message) -> Message:
        chat = message.chat
        if chat.person is not None and chat.bot_status != "member":
            was, chat.bot_status = chat.bot_status, "member"
            if was == "kicked":
                self._tell_membership(chat, message.sender, was)
        chat.members.setdefault(message.sender.id, message.sender)
        self._world.store(message)
        if self.bot_sees(message):
            self._world.updates.push("message", message.as_json())
        return message

    def _tell_membership(self, chat: Chat, person: Person, before: str) -> None:
        bot = self._world.bot
        change: Json = {
            "chat": chat.as_json(),
            "from": person.as_json(),
            "date": self._world.date(),
            "old_chat_member": self._world.status_json(bot, before),
            "new_chat_member": self._world.status_json(bot, chat.bot_status),
        }
        self._world.updates.push("my_chat_member", change)

    def _find(self, chat: Chat, message_id: int) -> Message:
        message = self._world.message(chat, message_id)
        if message is None:
            raise ClientError(f"There is no message {message_id} in this chat.")
        return message


def _name(text: str, longest: int) -> str:
    name = clean(text).replace("\n", " ").strip()
    if is_empty(name) or len(name) > longest:
        raise ClientError(f"A name has 1 to {longest} characters.")
    return name


def _choose(message: Message, button: int | str) -> Button:
    buttons = message.buttons
    if isinstance(button, int):
        if 1 <= button <= len(buttons):
            return buttons[button - 1]
        raise ClientError(f"Message {message.id} has {len(buttons) or 'no'} buttons; there is no button {button}.")
    wanted = button.strip()
    same = [one for one in buttons if one.label == wanted]
    alike = [one for one in buttons if one.label.casefold() == wanted.casefold()]
    if len(same or alike) == 1:
        return (same or alike)[0]
    if same or alike:
        raise ClientError(f"Message {message.id} has several buttons “{wanted}”; give the number.")
    raise ClientError(f"Message {message.id} has no button “{wanted}”.")
