# Names of things: statuses, phases, sources, dates. The words of a deputy's office.

status-candidate = 待确认
status-rejected = 不是承诺
status-on_file = 备查
status-open = 未反馈
status-in_progress = 推进中
status-stalled = 进展滞后
status-met = 已兑现
status-partly_met = 部分兑现
status-not_met = 未兑现
status-dropped = 已撤销
status-superseded = 被新答复替代
status-not_checkable = 无法核查

phase-undated = 没写时限
phase-upcoming = 未到期
phase-due_soon = 快到期
phase-due_today = 今天到期
phase-in_grace = 已到期,待核实
phase-overdue = 逾期
phase-long_overdue = 严重逾期
phase-closed_on_time = 按期兑现
phase-closed_late = 超期兑现

basis-none_found = 未见结果
basis-claimed = 承办单位说
basis-documented = 有材料
basis-verified = 已核实

# In brackets behind a status, where the line is short.
basis_short-none_found = 未见结果
basis_short-claimed = 自述
basis_short-documented = 有材料
basis_short-verified = 已核实

kind-measurable = 量化
kind-deliverable = 具体
kind-directional = 原则性

head_source-title = 标题
head_source-page_head = 页首
head_source-address_line = 抬头
head_source-signature = 落款
head_source-body = 正文
head_source-person = 人工更正

head_field-number = 文号
head_field-issuing_body = 发文单位
head_field-addressee = 收件人
head_field-issued_on = 日期
head_field-session = 会议届次

event_kind-reviewed = 认领
event_kind-status = 改状态
event_kind-progress = 记进展
event_kind-note = 备注
event_kind-date_corrected = 更正时限

role-owner = 所有者
role-admin = 管理员
role-editor = 编辑
role-viewer = 只读成员

frequency-off = 关闭
frequency-daily = 每天
frequency-weekdays = 工作日
frequency-weekly = 每周
frequency-monthly = 每月
frequency-quarterly = 每季度

weekday-d0 = 周一
weekday-d1 = 周二
weekday-d2 = 周三
weekday-d3 = 周四
weekday-d4 = 周五
weekday-d5 = 周六
weekday-d6 = 周日

weekday_long-d0 = 周一
weekday_long-d1 = 周二
weekday_long-d2 = 周三
weekday_long-d3 = 周四
weekday_long-d4 = 周五
weekday_long-d5 = 周六
weekday_long-d6 = 周日

month-m1 = 1月
month-m2 = 2月
month-m3 = 3月
month-m4 = 4月
month-m5 = 5月
month-m6 = 6月
month-m7 = 7月
month-m8 = 8月
month-m9 = 9月
month-m10 = 10月
month-m11 = 11月
month-m12 = 12月

date-short = { $month }月{ $day }日
date-long = { $year }年{ $month }月{ $day }日
date-span = { $first }—{ $last }

period-year = { $year }年内(至{ $day })
period-half = { $year }年{ $number ->
    [1] 上
   *[2] 下
}半年(至{ $day })
period-quarter = { $year }年第{ $number ->
    [1] 一
    [2] 二
    [3] 三
   *[4] 四
}季度(至{ $day })
period-month = { $year }年{ $month_name }(至{ $day })
period-words = { $words }(至{ $day })
period-inherited_day = { $day }(承上文)

days-left = 还剩{ $days }天
days-today = 今天到期
days-past = 已过{ $days }天
days-overdue = 逾期{ $days }天
days-long_overdue = 严重逾期{ $days }天

quantity-min = 至少{ $figure }
quantity-max = 不超过{ $figure }
quantity-about = 约{ $figure }

progress-of = { $reached }/{ $target } { $share }%
progress-apart = { $reached }(目标{ $target })

mark-comma_in_list = { "、" }
mark-quoted = “{ $words }”
