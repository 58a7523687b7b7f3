"""A strict in-memory Telegram Bot API; owns what a chat server and its apps do, must not know what our bot is for.

`core.LocalTelegram` is the server and the apps of the people in it, `request.LocalRequest` puts it under an unmodified
python-telegram-bot Application, `session.ChatSession` puts a terminal or a pipe in front of it.
"""
