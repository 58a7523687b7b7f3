# Which names are one body: the list, one body, and what was declared.

body-none = 还没有单位:收进答复件、选好要跟踪的,单位就会列在这里。
body-how = 同一家请发:单位 住建局 = 住房和城乡建设局。换了名或换了主管请发:单位 质监局 → 市场监管局 2018-03-21。
body-found = 🏛 承办单位{ $count }家
body-name = 🏛 { $body }
body-total = 承诺{ $count }条
body-counts = { $total },未办结{ $active }条{ $late }
body-overdue = ,逾期{ $count }条
body-other_names = 又名:{ $names }
body-more_names = 另{ $count }个
body-forerunner = { $day }起接替{ $name }
body-succeeded = { $day }起由{ $successor }接替
body-will_be_succeeded = 到{ $day }由{ $successor }接替
body-likely = 可能是同一家:{ $name },{ $other }?
body-which = 承诺里没有叫“{ $name }”的单位。是不是这里的一家?点了就记为它的别名,以后合在一起算。
body-ask_since = { $other }从哪天起接替{ $name }?例如“2018-03-21”。
body-now = { $body }:{ $counts }
body-declared_alias = ✅ 记下了:{ $name }就是{ $other },合在一起算。
body-declared_merged = ✅ 合并了:{ $name }和它的别名都归{ $other }。
body-declared_succeeded = ✅ 记下了:{ $day }起,{ $name }承诺的事由{ $other }负责,合在一起算。
body-declared_succeeded_ahead = ✅ 记下了:到{ $day },{ $name }承诺的事转由{ $other }负责;那天以前照旧。
body-declared_separated = ✅ { $name }单独算了。
body-declared_apart = ✅ 记下了:{ $name }和{ $other }不是一家,不再问。
body-declared_undone = ↩ 已撤销。

button-body_same = 是同一家
button-body_apart = 不是
button-body_is = 是{ $body }
button-body_list = 未办结的{ $count }条
button-body_separate = 拆开 { $name }
button-bodies = 看所有单位

command-body = 承办单位和各有几条;合并别名,如“单位 住建局 = 住房和城乡建设局”;换了名,如“单位 质监局 → 市场监管局 2018-03-21”;拆开,如“单位 拆开 住建局”

error-same_body = “{ $name }”和“{ $of }”已经是同一家,叫{ $of }。要拆开,请发:单位 拆开 { $name }
error-body_circle = “{ $successor }”的事后来由“{ $name }”接替,不能反过来再接替一次。发“单位 { $successor }”看记了什么。
error-nothing_to_separate = “{ $name }”不是别名,也没有记接替它的单位。发“单位”看所有单位。
error-no_such_body = 没有“{ $words }”这家单位。发“单位”看所有单位。
error-several_bodies = “{ $words }”有好几家:{ $bodies }。请把名称写全。
error-needs_body_name = 请写单位名称,例如:单位 住建局 = 住房和城乡建设局
error-needs_two_bodies = 请写两个名称,中间用逗号隔开,例如:单位 合并 住建局,住房和城乡建设局
