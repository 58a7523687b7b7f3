# What the terminal says when the program starts.

run-claim = 还没有所有者。请在15分钟内打开 https://t.me/{ $bot } 发送:/start { $code }
run-ready = @{ $bot } 开始工作了。按 Ctrl+C 停止。
chat-clock_stays = 时钟不能倒走,从{ $moment }继续。
chat-clock_comes_home = 时钟上次停在{ $moment },现在从真实时间继续。要接着那时走,请用 --at { $option }。
