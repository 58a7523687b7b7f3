# A letter: its name, its preview, the list of letters, the correction of its head.

letter-proposal = 第{ $number }号建议
letter-motion = 第{ $number }号提案
letter-bill = 第{ $number }号议案
letter-reply = { $letter }的答复
letter-nameless = { $ordinal }号答复件

preview-found = 📄 { $letter }:找到承诺{ $count }条
preview-from_to = { $body } → { $addressee }
preview-from = { $body }
preview-to = → { $addressee }
preview-number = { $number }({ $source })
preview-date = { $day }({ $source }),已过{ $days }天
preview-date_of_reply = { $day }({ $source }),答复已满{ $days }天
preview-date_ahead = { $day }({ $source }),晚于今天,请核对
preview-no_date = ⚠ 没找到成文日期,“年内”“三个月内”之类算不出来:点“改信息”补上
preview-reply_class = 答复类别:{ $letter_class }
preview-contradiction = ⚠ { $field }另见:{ $value }({ $source })
preview-inherited_from = 时限来自上文:{ $sentence }
preview-specific = 具体的{ $specific }条
preview-specific_measurable = 具体的{ $specific }条(其中量化{ $measurable }条)
preview-and_general = { $specific_words },原则性表述{ $general }条
preview-all_general = 都是原则性表述,{ $general }条
preview-dated_one = 写了时限的{ $count }条:{ $period },{ $left }
preview-dated_many = 写了时限的{ $count }条,最近的:{ $period },{ $left }
preview-own_and_inherited = · { $own }条写在本句,{ $inherited }条承上文
preview-inherited_alone = · { $inherited }条都承上文
preview-above = { $words }“{ $sentence }”
preview-undated = 没写时限的{ $count }条
preview-undated_all = 都没写时限
preview-specific_and_dated = 具体又有时限的{ $count }条,例如:
preview-examples = 例如:
preview-nothing_tracked = 还没有入账。
preview-rest_is_kept = 还没有入账。没选的留作备查:查得到,不提醒。

known-again = 📄 { $letter }已经收过了({ $ordinal }号,{ $day }收到),没有重复入账。
known-restored = 📄 { $letter }恢复了({ $ordinal }号,{ $day }收到),原来的状态都在。
known-tally = 跟踪{ $active }条,已办结{ $closed }条,备查{ $kept }条

button-track_specific = 跟踪具体的{ $count }条
button-track_all_of = 跟踪全部{ $count }条
button-track_all = 全部跟踪
button-fix = 改信息
button-original = 看原文
button-discard = 都不要
button-show_list = 看清单
button-preview = 看预览
