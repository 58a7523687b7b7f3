# Greeting, help, settings, questions, and the short answers after a decision.

courtesy-thanks = 不客气。
courtesy-hello = 你好。发一封答复过来,就能开始;要看命令,发“帮助”。
start-what = 👋 我读答复件和计划,找出里面的承诺,记下时限和原文,到期之前提醒你们过问。
start-how = 把答复的文字直接发过来,或发 .txt 文件。我列出承诺,你选跟踪哪些。
start-secrets = 涉密、内部文件不要发给机器人。

help-head = 常用的命令(中文、英文都行):
help-head_all = 全部命令(中文、英文都行):
help-line = /{ $name } { $word }:{ $what }
next_step-first_letter = 👉 下一步:把一封答复的文字发过来,或发 .txt 文件。
next_step-choose = 👉 下一步:{ $count }号答复件还没挑选,发“挑选 { $count }”。
next_step-overdue = 👉 下一步:逾期{ $count }条,发“逾期”看是哪些。
next_step-due = 👉 下一步:快到期{ $count }条,发“快到期”看是哪些。
next_step-list = 👉 下一步:未办结{ $count }条,发“清单”;有了进展,直接发“编号 进展 …”。
help-tail = 也可以直接打“12 已兑现 https://…”。全角字符也认。

command-start = 打个招呼
command-help = 这些命令
command-add = 录入一封答复,后面贴文字;直接发文件也行
command-letters = 收到的答复件,一封的详情如“信件 2”
command-remove = 删除一封,如“删除 2”
command-fix = 更正日期、文号、单位,如“改信息 2”
command-list = 没办结的承诺,可加条件,如“清单 逾期”“清单 12月31日前”
command-due = 30天内到期的,或一段时间,如“到期 下个月”“到期 本季度 住建局”
command-overdue = 逾期的,可加条件,如“逾期 住建局”
command-show = 一条的详情和原文,如“看 7”
command-status = 改状态,如“状态 7 已兑现 https://…”;几条一起:“3,5-9 推进中”
command-progress = 记数字,如“进展 7 31.2万”
command-note = 如“备注 7 电话问过”
command-history = 谁在什么时候改了什么,如“历史 7”
command-digest = 现在就看,如“周报 现在”;改时间,如“周报 工作日 8:30”;只看一家,如“周报 住建局”
command-remind = 提前几天,如“提醒 30 7 1”“提醒 关闭”
command-quiet = 什么时段不发,如“静音 22-8”
command-why = 发过什么、为什么没发,如“为什么 7”
command-expect = 登记在等的答复,如“等答复 第312号建议 示范市民政局 2018-03-20”
command-export = 整个台账,CSV,Excel 能开;“导出 逾期 住建局”只要一部分;“导出 更正”是人工更正和准确率
command-timezone = 如“时区 Asia/Shanghai”
command-language = 如“语言 English”
command-cancel = 放弃正在问的问题

settings-head = ⚙️ 本聊天的提醒设置
settings-changed = ✅ 设好了
settings-digest = 定期汇总:{ $when }
settings-when_off = 关闭
settings-when_daily = 每天{ $hour }({ $zone })
settings-when_weekdays = 每个工作日{ $hour }({ $zone })
settings-when_weekly = 每{ $weekday }{ $hour }({ $zone })
settings-when_monthly = 每月1日{ $hour }({ $zone })
settings-when_quarterly = 每季度第一天{ $hour }({ $zone })
settings-reminders = 到期提醒:提前{ $days }天
settings-reminders_and_day = 到期提醒:提前{ $days }天和当天
settings-reminders_on_day = 到期提醒:当天
settings-reminders_off = 到期提醒:关闭
settings-next = 下一次汇总:{ $day }({ $weekday }){ $hour }
settings-digest_how = 改时间请发:周报 每周 周三 8:30;改提醒请发:提醒 30 7 1
settings-timezone = ✅ 时区设为{ $zone },现在是{ $time }
settings-language = ✅ 以后用中文

ask-evidence = 改为“{ $status }”要有依据:发照片、文件或链接,或写明谁说的,例如“电话 李科长”。
ask-reason = 改为“{ $status }”的原因是什么?一句话就行。
ask-successor = 被哪条替代?发新那条的编号;不在台账里,就发新答复的链接或文号。
ask-refusal = 时限和核实期还没过。他们在哪里说过不办了?发链接或原话。
ask-figure = 完成了多少?目标{ $target }。例如“31.2万”。
ask-progress = 进展到多少?例如“31.2万”或“69%”。
button-reached = 已达{ $figure }
ask-meaning = 没看懂{ $words }。记成什么?
ask-note = 要记什么?
ask-letter = 请把答复的文字贴过来,或发 .txt 文件。

head-ask = 更正信息:{ $letter }
head-not_found = 没读到
head-date = 日期:{ $value }
head-number = 文号:{ $value }
head-body = 单位:{ $value }
head-how = 哪项不对就发哪项,一次一项:“日期 2018-09-25”“文号 示民函〔2018〕12号”或“单位 示范市民政局”。
head-corrected = ✅ 已更正:{ $letter }
head-now = 日期{ $day },文号{ $number },单位{ $body }
head-no_dates_changed = 没有时限因此变化。
head-dates_changed = 时限跟着变了{ $count }条:

outcome-tracked = ✅ 已跟踪{ $count }条,编号{ $first }至{ $last }({ $letter })
outcome-tracked_one = ✅ 已跟踪{ $count }条,编号{ $first }({ $letter })
outcome-on_file = 另{ $count }条留作备查
outcome-follow_up = 没写时限的{ $count }条,{ $day }起提醒过问
outcome-discarded = 好,{ $letter }没有入账。同一封信再发一次还能看。
outcome-removed = ✅ 已删除{ $ordinal }号答复件({ $letter })。同一封信再发一次就会恢复。
outcome-recorded = ✅ { $commitment }
outcome-noted = 📝 备注已记:{ $commitment }

command-trust = 让别人也能用,如回复他的消息发“/trust 编辑”
info-trusted = ✅ { $person }现在可以用了,角色:{ $role }
info-cancelled = 好,不问了。
info-nothing_to_cancel = 现在没有等你回答的问题。
info-nothing_changed = 好,什么都没改。
