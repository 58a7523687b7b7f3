# 申请延期:对方来申请,我们定。定下之前不催。

event_kind-requested = 申请延期
event_kind-refused = 不同意延期
history-requested = 申请延期 { $before } → { $after }
history-refused = 不同意延期{ $after }
state-requested = 申请延到{ $day },待定
card-requested = 申请延期:{ $period },待定({ $day }提出:{ $reason })
digest-requests = ✋ 申请延期待定{ $count }条(定下之前不催)
digest-news_requests = 申请延期待定{ $count }
button-request = 申请延期
button-agree = 同意延期
button-refuse = 不同意
button-show_requests = 待定的{ $count }条
ask-request = 他们申请延到什么时候?为什么?例如“2019年6月底 资金没到位”。
ask-refuse = 为什么不同意?一句话就行。
command-request = 对方申请延期,等我们定,如“申请延期 7 2019年6月底 资金没到位”;定之前不催
command-agree = 同意对方的申请,如“同意延期 7”;时限随之改,算延期一次
command-refuse = 不同意对方的申请,如“不同意延期 7 理由不足”;时限不变
error-needs_request = 没看懂“{ $words }”。请先写申请延到哪天,再写原因,例如:申请延期 { $number } 2019年6月底 资金没到位
error-refusal_needs_reason = 不同意要写原因,例如:不同意延期 { $number } 理由不足
error-nothing_requested = { $number }号没有待定的延期申请。记一次申请:申请延期 { $number } 2019年6月底 资金没到位;直接延期:延期 { $number } 2019年6月底 资金没到位
