# What the terminal says when the program starts.

run-claim = 还没有所有者。请在15分钟内打开 https://t.me/{ $bot } 发送:/start { $code }
run-ready = @{ $bot } 开始工作了。按 Ctrl+C 停止。
chat-clock_stays = 时钟不能倒走,从{ $moment }继续。
