# Where a letter comes from.

preview-ask_source = 来源没记:把网页链接发过来就记下,不发也行。
source-link = 来源:{ $link }({ $day }取得)
source-none = 来源:没记链接({ $day }取得)
source-file = 文件:{ $name }
source-kept = ✅ 来源记下了:{ $letter }({ $ordinal }号答复件)
source-ask = { $letter }({ $ordinal }号答复件)是从哪里、哪天取得的?发链接、日期或两样都发,例如“https://… 2018-10-08”;去掉链接请发“无”。

button-source_today = 今天取得的
button-source_skip = 不记来源
button-source = 记来源
button-letter = 看这封信

command-source = 信是从哪里取得的,如“来源 2 https://… 2018-10-08”
error-needs_source = 没看懂“{ $words }”。请发链接或取得的日期,例如:来源 2 https://… 2018-10-08
error-obtained_ahead = { $day }还没到:请写取得这封信的日子。
