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

# The same letter again, or a newer reply.

copy-same = 📄 这封信像是收过的{ $ordinal }号答复件({ $letter },{ $day }):文字相同{ $share }%。
copy-newer = 📄 这封信像是{ $ordinal }号答复件({ $letter },{ $day })之后的新答复:文字相同{ $share }%。
copy-head = · { $field }:{ $before } → { $after }
copy-added = · 多出承诺{ $count }条:
copy-missing = · 少了承诺{ $count }条:
copy-changed = · 变了的承诺{ $count }条:
copy-reworded = · 措辞不同{ $count }处:
copy-no_difference = 没看出不同。
copy-undecided = 怎么记由你定;没定以前它留在“信件”里等着。
copy-folded = ✅ 记为同一封:并入{ $ordinal }号答复件({ $letter }),两处来源都留着。

button-copy_same = 同一封,并入{ $ordinal }号
button-copy_newer = 新答复,替代旧的
button-copy_separate = 另一封信
button-copy_unfold = 不是同一封

source-copy = 另一处:{ $source }({ $day }取得)

replace-head = 🔁 { $letter }:{ $new }的新答复替代{ $old }的旧答复
replace-fresh = 新答复另有{ $count }条新承诺:具体的跟踪,原则性的备查。
replace-how = 点编号改。点“确认”以前什么都不变;中途停下没关系,发“替代”接着来。
replace-now = 现在选的:{ $fate }
replace-partners = 新答复里最像的:
replace-replaced = 被替代:{ $new }
replace-unchanged = 没变:旧的接着跟踪,新的记为重复
replace-stands = 仍然有效(新答复没提)
replace-dropped = 撤销
replace-done = ✅ 新答复接上了({ $letter }):被替代{ $replaced }条,没变{ $unchanged }条,仍然有效{ $stands }条,撤销{ $dropped }条
replace-tracked = 新答复里跟踪{ $count }条
replace-reason = 新答复:{ $letter }({ $day })

button-replace_replaced = { $letter } 替代它
button-replace_unchanged = { $letter } 和它一样
button-replace_stands = 仍然有效
button-replace_dropped = 撤销
button-replace_back = ‹ 返回
button-replace_done = 确认

command-replace = 新答复逐条替代旧答复,如“替代 3 1”(3号信替代1号信);单发“替代”接着上次来
error-nothing_to_replace = { $ordinal }号答复件没有在跟踪的承诺可替代。
error-no_replacement = 没有在替代的答复。要开始,请发:替代 3 1(3号信替代1号信)。发“信件”看编号。
