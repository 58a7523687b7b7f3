# Lists, card, history, digest, reminder.

filter-active = 未办结
filter-closed = 已办结
filter-all = 全部(含备查)
filter-due_after = { $day }起到期
filter-due_before = { $day }前到期
filter-due_between = { $first }至{ $last }到期
filter-due_on = { $day }到期

due-and_left = { $period },{ $left }

state-with_figures = { $state } { $figures }
state-with_basis = { $state }({ $basis })
state-on_day = { $state }{ $day }

list-found = 📋 { $wanted }{ $count }条
list-found_several = 📋 { $wanted }:{ $count }条
list-page = { " · " }第{ $page }页,共{ $pages }页
list-due = { $period },{ $left }
list-group = { $due } · { $count }条
list-empty = 📋 还没有承诺。把答复的文字发过来,或发 .txt 文件就行。
list-not_chosen = 📋 还没有入账的承诺。
list-nothing = 没有符合“{ $wanted }”的承诺。发“清单 全部”看所有的。

letters-found = 📄 答复件{ $count }封
letters-none = 还没有答复件。把答复的文字或 .txt 文件发过来就行。
letters-undated = 无日期
letters-pending = 承诺{ $count }条,还没选(点编号看预览)
letters-tracked = 跟踪{ $active }条,已办结{ $closed }条,备查{ $kept }条
letters-remove_question = 删除{ $ordinal }号答复件({ $letter })吗?它的{ $count }条承诺(跟踪中{ $active }条)会从清单、周报和台账里消失;同一封信再发一次就会恢复。

card-due = 时限:{ $due }
card-grace = 核实期到{ $day },过后算逾期
card-corrected_from = 原先读作:{ $period }(我们读错,已更正)
card-completed = 完成:{ $day }
card-target = 目标:{ $target }
card-progress = 进度:{ $progress }
card-year_gone = { $progress }(全年时间已过{ $share }%)
card-quote = 原文:{ $quote }
card-due_inherited = 时限来自上文:{ $sentence }
card-due_own = 时限写在本句:{ $words }
card-condition = 条件:{ $condition }
card-lead = 承办:{ $body }
card-supporting = 会办:{ $bodies }
card-source = 出处:{ $letter }({ $day })
card-source_in_section = 出处:{ $letter }({ $day }){ $section }
card-section = 位置:{ $section }
card-reply_class = 答复类别:{ $letter_class }
card-follow_up = 下次过问:{ $day }({ $weekday })
card-last_change = 最近:{ $day } { $actor } { $what }
card-link = 材料:{ $link }
card-recorded = 记进展{ $figure }
card-tracking_began = 开始跟踪
card-status_said = { $status }“{ $words }”

original-head = 📖 { $name }

history-head = 历史{ $count }条,最近的在前
history-from_to = { $before } → { $after }
history-until = 至{ $day }
history-date_corrected = 更正时限 { $before } → { $after }

holiday-alone = { $span }放假
holiday-workday = { $day }({ $weekday })
holiday-with_workdays = { $span }放假,{ $workdays }上班

digest-title_daily = { $day }日报
digest-title_weekly = { $day }周报
digest-title_monthly = { $day }月报
digest-title_weekdays = { $day }日报
digest-title_quarterly = { $day }季报
digest-news = 📊 { $title }:逾期{ $overdue },7天内到期{ $week },变动{ $changes }
digest-standing = 跟踪{ $tracked }条,已办结{ $closed }条
digest-since = 上次{ $day }
digest-late = ⚠ 晚到:这条本该{ $day }发
digest-quiet = 📊 { $title }:{ $tracked ->
    [0] 还没有跟踪的承诺。
   *[other] 没有新变化,也没有逾期或30天内到期的。跟踪{ $tracked }条,其中{ $unassessed }条还没人反馈。
}
digest-changed = 变动{ $count }条
digest-change = { $mark } { $commitment }:{ $what }
digest-overdue = 🔴 逾期{ $count }条
digest-in_grace = 🟡 已到期,待核实{ $count }条
digest-body = { $body }{ $count }条
digest-body_silent = { $words }(未反馈{ $silent }条)
digest-body_worst = • { $body }{ $count }条,最久:{ $worst }
digest-body_first = • { $body }{ $count }条,最先:{ $worst }
digest-no_body = 未写明单位
digest-due_soon = 30天内到期{ $count }条,最近的{ $left }
digest-due_soon_one_date = 30天内到期{ $count }条:{ $period },{ $left }
digest-ask_undated = 没写时限,本期该过问{ $count }条
digest-ask = 没写时限或有条件,本期该过问{ $count }条
digest-condition = 先问条件:{ $condition }
digest-more = 另有{ $count }条
digest-holiday = 放假提示:{ $holiday }

reminder-first_line = ⏰ { $count }条承诺还剩{ $days }天:{ $period }
reminder-first_line_today = ⏰ { $count }条承诺今天到期:{ $period }
reminder-several = ⏰ { $count }条承诺快到期,最近的{ $left }
reminder-only_ask = ⏰ 今天该过问{ $count }条
reminder-group = { $period },{ $left } · { $letter } · { $count }条
reminder-status = { $status }{ $count }条
reminder-more = 另有{ $count }条:{ $numbers }
reminder-with_figures = { $commitment } { $figures }
reminder-ask = 今天该过问{ $count }条
reminder-holiday = { $holiday }

button-narrow = 筛选
button-mine = 我跟进的
list-narrow = 🔍 筛选,现在看的是:{ $wanted }
list-narrow_typed = 点一个条件;也可以打字,几个条件一起:清单 逾期 住建局 本季度
button-list_active = 看未办结
button-export = 导出
button-export_register = 导出台账
button-previous = ‹ 上一页
button-next = 下一页 ›
button-newer = ‹ 较新的
button-older = 较早的 ›
button-remove_confirmed = 删除
button-keep = 不删
button-progress = 报进展
button-note = 备注
button-history = 历史
button-more = 更多…
button-track = 跟踪
button-reopen = 恢复跟踪
button-card = 看卡片
button-show_overdue = 逾期的{ $count }条
button-show_due = 到期的{ $count }条
button-show_ask = 该过问的{ $count }条
button-show_these = 看这{ $count }条
button-digest_settings = 周报设置
button-cancel = 取消
button-help = 怎么用

export-file_name = 台账_{ $day }
filter-chosen = 选出的
