# Working together: owners, tags, several at once, saved filters, handing over.

card-owner = 跟进人:{ $owner }
card-tags = 标签:{ $tags }
owner-now = 跟进人:{ $owner }
owner-none_now = 跟进人:没有
tags-none = 没有
event_kind-owner = 改跟进人
event_kind-tags = 改标签
button-owner = 跟进人
button-tag = 标签
ask-owner = 谁来跟进?点名字,或直接写名字;写“我”就是你,写“无”就是不指定。
ask-tags = 加什么标签?例如“黑名单 认证”;去掉的前面加减号,如“-黑名单”;写“无”全部去掉。
command-owner = 谁来跟进,如“跟进人 7 张敏”“跟进人 7 我”;同事不在机器人上也行
command-tag = 加标签,如“标签 7 黑名单 认证”;去掉写“标签 7 -黑名单”
error-no_tag = “{ $words }”不能作标签:一个词,最多{ $most }个字,不带引号括号。
error-no_owner_name = 请写名字,最多{ $most }个字,例如:跟进人 7 张敏
error-has_no_owner = { $number }号本来就没有跟进人。
error-has_this_owner = { $number }号的跟进人已经是{ $owner }了。
error-has_these_tags = { $number }号已经有这些标签了。
error-has_no_such_tag = { $number }号没有这些标签。
error-too_many_tags = { $number }号的标签太多了:最多{ $most }个。
outcome-undone_several = ↩ 已撤销刚才对{ $count }条的改动:{ $numbers }
outcome-left_changed = 没动:{ $numbers }(后来又有人改过)

several-question = { $count ->
    [1] 改这1条吗?
   *[other] 把这{ $count }条一起改吗?
}
several-again = ⚠ 问过之后又有改动,请再看一遍。
several-yes = 对就点按钮,或回复“是”。10分钟内可以一起撤销。
several-none = 没有一条能这样改,什么都没动。
several-done = ✅ 已改{ $count }条:{ $numbers }
several-more = 等共{ $count }条:{ $numbers }
several-left = 不动的{ $count }条:
several-unknown = 没有这些编号:{ $numbers }
several-status = 状态:{ $status }
several-words = 说明:{ $words }
several-due = 时限延到:{ $due }
several-note = 备注:{ $words }
several-tags = 加标签:{ $tags }
several-untag = 去标签:{ $tags }
several-no_tags = 标签全部去掉
several-needs_evidence = 要有依据,一条用于这{ $count }条:发一个链接,或写明谁说的,例如“电话 李科长”。
several-needs_reason = 原因是什么?一句话,用于这{ $count }条。
several-needs_successor = 被哪封新答复替代?发链接或文号,用于这{ $count }条。
several-needs_refusal = 其中有时限和核实期还没过的。他们在哪里说过不办了?发链接或原话,用于这{ $count }条。
several-lacking = 没有它不能改的:{ $numbers }
several-ask_status = 这{ $count }条改成什么状态?可以用:{ $known }。
several-ask_extension = 这{ $count }条延到什么时候?为什么?例如“2019年6月底 资金没到位”。
several-ask_day = 这{ $count }条下次什么时候过问?例如“3月1日”“3个月后”。
several-ask_note = 给这{ $count }条都记什么?
several-ask_owner = 这{ $count }条由谁跟进?写名字;“我”就是你,“无”就是不指定。
several-ask_tags = 给这{ $count }条加什么标签?例如“黑名单 认证”;去掉的前面加减号。
button-do_all = 改这{ $count }条
error-not_your_question = 这个问题问的是别人,没有改。要改请自己发一遍命令。
error-too_many_at_once = 选中了{ $count }条,一次最多{ $most }条。请加条件,例如再写单位或状态。

filter-owner = 跟进人{ $owner }
filter-unowned = 没有跟进人
saved-as = ✅ 已存为“{ $name }”
saved-asks_for = { $wanted },现在{ $count }条
saved-how = 以后在任何一个聊天里发:清单 { $name }
saved-head = ⭐ 常用清单{ $count }个,点名字看
saved-item = • { $name }:{ $words }({ $person })
saved-none = 还没有存过清单。这样存:清单 逾期 住建局 存为 住建逾期
saved-how_drop = 不要了请发:常用清单 删除 名字
saved-dropped = 好,“{ $name }”不存了(条件是:{ $words })。
button-filters = 常用清单
command-mine = 我跟进的,可加条件,如“我的 逾期”
command-filters = 存过的清单;存:“清单 逾期 住建局 存为 住建逾期”
error-no_filter_name = “{ $words }”不能作名字:最多{ $most }个字,不能只是数字,不带 / # @ 和引号。
error-no_such_filter = 没有“{ $words }”这个清单。发“常用清单”看存过的。
error-too_many_filters = 最多存{ $most }个清单。先删掉不用的:常用清单 删除 名字
error-nothing_to_save = 请先写条件再存,例如:清单 逾期 住建局 存为 { $words }
error-filter_name_means = “{ $words }”本身就是条件,换个名字,例如“{ $words }清单”。
error-none_chosen = 没有符合这些条件的承诺,什么都没改。
