# What the terminal says when the program starts.

run-claim = The bot has no owner yet. Within 15 minutes, open https://t.me/{ $bot } and send: /start { $code }
run-ready = @{ $bot } is at work. Press Ctrl+C to stop.
chat-clock_stays = The clock does not go backwards; it goes on from { $moment }.
