# What comes by itself and what is said about it: digests, reminders, awaited replies, the sent ledger.

digest-of_part = { $title }({ $parts })
digest-news_overdue = 📊 { $title }:新逾期{ $new },共逾期{ $overdue },7天内到期{ $week },变动{ $changes }
digest-news_else = 📊 { $title }:{ $parts }
digest-news_in_grace = 待核实{ $count }
digest-news_due_soon = 30天内到期{ $count }
digest-news_ask = 该过问{ $count }
digest-news_awaited = 等答复{ $count }
digest-late_several = ⚠ 晚到:{ $day }起本该发的{ $count }期并成这一条
digest-new_overdue = 🔴 新逾期{ $count }条
digest-overdue_before = 🔴 此前已逾期{ $count }条
digest-ended = 办结{ $count }条
digest-early = 到了提前提醒的日子{ $count }条
digest-awaited = 等答复{ $count }件
digest-waiting = 另有{ $count }件答复在等,30天内不到期

command-later = 哪天再提醒一条,如“改天 7 下周三”

reminder-passed = 时限已过,该问结果了{ $count }条
reminder-only_passed = ⏰ { $count }条承诺时限已过,该问结果了
reminder-only_awaited = ⏰ { $count }件答复快到期或已超期

snooze-tomorrow = 明天再提醒
snooze-last_workday = { $day }再提醒
snooze-after_holiday = 节后{ $day }再提醒
snooze-monday = 下周一再提醒
snooze-choose = 选个日子…
snooze-ask = 哪天再提醒这{ $count }条?例如“下周三”“3天后”“12月29日”。
snooze-done = 好,{ $day }({ $weekday })再提醒这{ $count }条。

settings-only = 只看:{ $parts }
settings-topic = 汇总和提醒都发在设置时所在的话题
settings-silent = 没有新变化时:不发
settings-quiet = 静音:{ $start }—{ $end },期间的消息{ $end }一起发
settings-quiet_off = 静音:没有设
settings-quiet_how = 设静音请发:静音 22-8;取消请发:静音 关闭
settings-held = (静音时段内,{ $end }发)

expect-due = 应于{ $day }前答复,{ $left }
expect-none = 没有在等的答复。
expect-how = 登记请发:等答复 第312号建议 示范市民政局 2018-03-20(提出的日子;写“2018-06-30前”就是到期日)。
expect-how_drop = 不等了请发:等答复 撤销 { $number }
expect-found = 📮 在等{ $count }件答复
expect-found_late = 📮 在等{ $count }件答复,超期{ $late }件
expect-registered = 📮 已登记:{ $name }。{ $asked }提出,应于{ $due }前答复。
expect-reminded = 快到期会提醒;来信写明编号就自动销掉。
expect-not_reminded = 来信写明编号就自动销掉;本聊天的提醒是关闭的。
expect-changed = ✅ 已改:{ $name }。{ $asked }提出,应于{ $due }前答复。
expect-here_already = ✅ { $name }:答复已经在这里了,{ $number }号答复件({ $letter })。
expect-arrived = 📬 等的答复到了:{ $name }(应于{ $due }前)
expect-arrived_late = 📬 等的答复到了:{ $name }(应于{ $due }前,晚了{ $days }天)
expect-dropped = 好,不等了:{ $name }

push_kind-digest = 汇总
push_kind-reminder = 提醒

told_as-new_overdue = 新逾期
told_as-overdue = 逾期
told_as-in_grace = 待核实
told_as-passed = 时限已过
told_as-due_soon = 快到期
told_as-changed = 有变动
told_as-ask = 该过问

why-head = 📨 { $commitment }
why-head_told = 📨 本聊天的提醒和汇总
why-head_chat = 📨 本聊天最近发的汇总和提醒
why-never = 还没有在这个聊天里提醒过。
why-nothing_yet = 还没有发过。
why-how = 要看某一条为什么这样读、提醒过没有,发“为什么 7”。
why-run = { $kind },定在{ $moment }
why-run_with_reasons = { $run }:{ $reasons }
why-sent = { $moment }发出
why-delivered = { $moment }送达
why-waiting = 还没送出({ $reason })
why-queue = 在排队
why-refused = { $moment }被拒收({ $reason })
why-empty = 没有新变化,按设置没有发
why-late = 晚到
why-held = 静音时段内暂存
why-next = 下次提醒:{ $day }
why-next_digest = 下次汇总:{ $day }
why-snoozed = 你们选了{ $day }再提醒
why-not_tracked = 现在是“{ $state }”,不再提醒
why-requested = 申请延期待定,定下之前不催
why-reminders_off = 本聊天的提醒是关闭的
why-other_part = 本聊天只看别的承诺

button-show_in_grace = 待核实的{ $count }条
button-show_changed = 变动的{ $count }条
button-plain_text = 转发纯文字
button-told = 发过什么
button-awaited = 在等的答复
button-say_quiet = 没变化也发
button-stay_silent = 没变化就不发
