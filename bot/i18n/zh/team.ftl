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
