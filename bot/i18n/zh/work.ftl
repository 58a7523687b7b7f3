# The daily work: what was found.

find-head = 🔎 “{ $words }”:承诺{ $promises }条,原文另有{ $mentions }处
find-head_at_least = 🔎 “{ $words }”:承诺{ $promises }条,原文另有{ $mentions }处以上
find-nothing = 🔎 没找到“{ $words }”。收到的答复件和所有承诺(含备查、已办结)都查过了;换个短些的词再试,两个字就行。
find-comma = { "," }

command-find = 查原文和所有承诺,如“查找 黑名单”;也可以问“他们关于黑名单说过什么?”
error-needs_words = 要查什么?例如:查找 黑名单

review-head = 挑选 { $group }/{ $groups }
review-inherited = { $due },时限承上文
review-chosen = 全信:跟踪{ $tracked }条,备查{ $kept }条,不是承诺{ $rejected }条
review-legend = 点编号轮换:{ $tracked }跟踪 { $kept }备查 { $rejected }不是承诺
review-typed = 也可以打字:留 1-4,9 不是 6。中途停下没关系,发“挑选”接着选。

button-review = 分组挑选
button-review_all = 本组全要
button-review_none = 本组不要
button-review_previous = ‹ 上一组
button-review_next = 下一组 ›
button-review_done = 完成({ $count }条)

outcome-rejected = 另{ $count }条记为“不是承诺”
outcome-none_tracked = ✅ 选完了,没有要跟踪的({ $letter })

command-review = 分组挑选一封信的承诺,如“挑选 2”;单发“挑选”接着上次选
command-keep = 挑选时打字选本组的,如“留 1-4,9 不是 6”
error-no_review = 现在没有要挑选的信。先发一封答复过来。
error-which_review = 等着选的信不止一封,请写编号,例如:挑选 2。发“信件”看编号。
error-not_in_group = 本组只有1到{ $most },没有{ $number }。
error-needs_kept_numbers = 请写留下哪几条,例如:留 1-4,9;留 全部;留 无;留 1,2 不是 6
error-too_many_numbers = 一次最多{ $most }条。

button-undo = 撤销
outcome-undone = ↩ 已撤销刚才的改动:{ $commitment }
event_kind-undone = 撤销刚才的改动
history-undone = { $kind }:{ $change }
command-undo = 撤销自己刚才的改动(10分钟内)
error-nothing_to_undo = 没有可撤销的:只能撤销你在这个聊天里10分钟内的最近一次改动。
error-no_longer_undone = 这次改动撤销不了了:过了10分钟,或者后来又改过。
error-changed_since = { $number }号后来又有人改过,不能撤销。发“历史 { $number }”看改了什么。
