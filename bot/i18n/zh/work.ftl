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
review-typed = 也可以打字:留 1-4,9 不是 6;改 3 时限 2019年6月底;拆 3;合并 3 4。中途停下没关系,发“挑选”接着选。

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
error-no_review = 现在没有要挑选的信。已入账的,把编号写在前面,如“3 备查”;要录新的信,直接发过来。
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

event_kind-extended = 延期
event_kind-ask_on = 定下次过问
state-moved = 延期{ $times }次,共{ $days }天
card-original_due = 原时限:{ $period }(延期{ $times }次,共{ $days }天)
history-extended = 延期 { $before } → { $after }
outcome-done_earlier = 按今天完成算。早就完成的,先“撤销”,再写上日期,如“{ $number } { $status } { $day } 电话 李科长”
outcome-ask_on = 下次过问:{ $day }({ $weekday })
button-extend = 延期
button-ask = 过问日期
ask-extension = 他们要延到什么时候?为什么?例如“2019年6月底 资金没到位”。
ask-ask_day = 下次什么时候过问?例如“3月1日”“3个月后”。
command-extend = 对方延期,如“延期 7 2019年6月底 资金没到位”;原时限和延了几次都留着
command-ask = 我们下次什么时候过问,如“下次过问 7 3月1日”;不算他们延期
error-needs_extension = 没看懂“{ $words }”。请先写延到哪天,再写原因,例如:延期 { $number } 2019年6月底 资金没到位
error-extension_needs_reason = 延期要写原因,例如:延期 { $number } { $day } 资金没到位
error-no_date_to_extend = { $number }号没写时限,没有可延的;要定过问的日子,请发:下次过问 { $number } 3月1日
error-not_later = { $number }号的时限已是{ $due };延期要比它晚。
error-impossible_ask = { $day }不行:请选今天以后、五年以内的日子。
