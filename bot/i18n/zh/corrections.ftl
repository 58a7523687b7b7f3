# Putting our reading right.

field-title = 标题
field-date = 时限
field-quantity = 数量
field-body = 单位
field-kind = 类型
field-quote = 原文

event_kind-corrected = 更正

correct-head = 🖊 更正:{ $commitment }
correct-field = { $field }:{ $value }
correct-now = 现在读作:{ $value }
correct-nothing = 没有
correct-issuer = { $body }(发文单位)
correct-co = { $body }(会办)
correct-urged = { $body }(被督促)
correct-change = 更正{ $field } { $before } → { $after }
correct-how = 更正的是我们读错的地方,不算他们延期。点要改的一项,或打字:更正 { $number } 时限 2019年6月底

ask-correct_title = 标题应该是什么?直接打字。
ask-correct_date = 时限应该是什么?例如“2019年6月底”“没有”。
ask-correct_quantity = 目标数应该是多少?例如“45万家”“至少98%”“没有”。
ask-correct_body = 由谁承办?例如“住建局 牵头、财政局 配合”。
ask-correct_kind = 属于哪一类?
ask-correct_quote = 原文从哪里到哪里?把信里的原话发来;长的写“开头几个字…结尾几个字”。
ask-which_day = { $words }有几种读法,是哪一天?
ask-early_day = { $words }在答复的日期之前,是这一天吗?
ask-letter_of = 答复的日期是{ $day }。

button-correct = 更正
button-date_of = { $words } → { $day }
button-no_date = 没写时限
button-no_quantity = 没有数量
button-no_body = 没写单位

command-correct = 更正我们读错的,如“更正 7 时限 2019年6月底”“更正 7 标题 …”;不算延期
error-nothing_to_correct = 现在就是这样,没什么要改的。
error-moved_date = { $number }号延过期,更正后的时限要晚于{ $due };要去掉这次延期,10分钟内可以发“撤销”。
error-not_in_letter = 信里没有“{ $words }”这几个字。请照抄信里的原话;长的写“开头几个字…结尾几个字”。
error-needs_field = 没看懂“{ $words }”。请先写改哪一项,再写改成什么,例如“时限 2019年6月底”。可以改:标题、时限、数量、单位、类型、原文。
error-not_a_date = 没看懂“{ $words }”是什么时候。可以这样:2019-06-30;2019年6月底;年底前;没有。
error-needs_quantity = 没看懂“{ $words }”。可以这样:45万家;至少98%;200户、3个;没有。
error-needs_body = 没看懂“{ $words }”。可以这样:住建局;住建局 牵头、财政局 配合;没有。
error-needs_kind = 没有“{ $words }”这一类。可以用:量化、具体、原则性。

review-opening = 点编号打开那一条:看原文,改标题、时限、数量、单位、类型,拆开或合并。
review-candidate = 本组第{ $number }条,共{ $count }条
review-put_right = ✅ 已改{ $field }
ask-cut_words = 第二条从哪里开始?把第二条开头的几个字发来。
ask-cut = 第二条从哪里开始?点编号,或把第二条开头的几个字发来。

button-review_open = 改…
button-choose_open = 跟踪
button-choose_on_file = 备查
button-choose_rejected = 不是承诺
button-split = 拆成两条
button-merge = 与下一条合并
button-candidate_previous = ‹ 上一条
button-candidate_back = 回本组
button-candidate_next = 下一条 ›

event_kind-split = 从另一条拆出
event_kind-merged = 并入另一条

command-edit = 挑选时改一条,如“改 3 时限 2019年6月底”;“改 3”打开它
command-split = 挑选时把一条拆成两条,如“拆 3 并发布”
command-merge = 挑选时合并相邻两条,如“合并 3 4”
error-not_in_quote = 这一条里没有“{ $words }”,或它前面没有别的字。请照抄第二条开头的几个字。
error-nothing_to_merge = 这是最后一条,后面没有可合并的。
error-too_far_apart = 这两条隔得太远(超过{ $most }个字),不像一条承诺,没有合并。
error-needs_neighbours = 只能合并相邻的两条,例如:合并 3 4
outcome-undone_candidate = ↩ 已撤销刚才的改动:{ $title }
button-review_on = 接着挑选
error-nothing_decided = 还没有一封信从头到尾挑选过。先在聊天里发“挑选”,逐组选完一封。

review-offer = 📄 { $letter }:承诺{ $count }条,分{ $groups }组挑选。群里每点一下都要改一次消息,建议在私聊里选;选完我在这里说一声。
review-elsewhere = { $person }在私聊里挑选{ $letter }的承诺,选完我在这里说一声。
outcome-chosen_by = { $person }选完了:
button-review_private = 去私聊审
button-review_here = 就在群里选
button-open_private = 打开私聊
export-part = 只含:{ $wanted }({ $count }条)
export-whole = 整个台账,{ $count }条{ $on_file ->
    [0] {""}
   *[other] ,其中备查{ $on_file }条
}
export-how_whole = 要整个台账,发“导出”。
export-how_part = 只要刚才的清单({ $wanted }),按它的“导出”,或回复它发“导出”。
export-corrections = 从头到尾挑选过的信{ $letters }封:承诺准确率{ $precision },召回率最多{ $recall }。各项的在文件开头。
