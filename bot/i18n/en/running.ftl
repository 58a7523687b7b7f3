# What the terminal says when the program starts.

run-claim = The bot has no owner yet. Within 15 minutes, open https://t.me/{ $bot } and send: /start { $code }
run-ready = @{ $bot } is at work. Press Ctrl+C to stop.
chat-clock_stays = The clock does not go backwards; it goes on from { $moment }.
chat-clock_comes_home = The clock stood at { $moment } and now goes on from the present. To stay there, begin with --at { $option }.
