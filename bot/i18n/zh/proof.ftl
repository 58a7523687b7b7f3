# What stands behind a promise: evidence, links to others, and a person's own words for one entered by hand.

command-new = 手工记一条承诺,如“记一条 年底前公布第二批名单 [住建局]”;先给你看怎么理解的,点“记下”才入账
error-needs_promise = 请写一句承诺,例如:记一条 年底前公布第二批名单 [住建局]
ask-new = 要记什么承诺?写一句话,时限和单位写在里面,例如“年底前公布第二批名单 [住建局]”。
new-head = 📝 是这样理解的,还没入账:
button-keep_new = 记下
button-drop_new = 不记了
outcome-entered = ✅ 记下了:{ $commitment }
outcome-not_entered = 好,没有记。
letter-by_hand = 手工登记
card-by_hand = 出处:手工登记,不在哪封答复里

event_kind-evidence = 补充依据
outcome-evidence = 📎 收下了:{ $commitment }
card-evidence = 依据:{ $count }份
button-evidence = 依据({ $count })
evidence-head = 依据{ $count }份,最近的在前
evidence-none = 还没有依据。把照片、文件或链接作为对卡片的回复发来就行。
ask-which_evidence = 📎 “{ $name }”是哪条承诺的依据?发编号就行。下次可以直接回复那条的卡片。
ask-evidence_or_letter = “{ $name }”是{ $number }号的依据,还是新的答复?
button-as_evidence = { $number }号的依据
button-as_letter = 新的答复
command-evidence = 一条承诺的依据:“依据 12”发回文件;“12 依据 链接”补充;照片、文件可直接回复卡片
error-evidence_too_large = “{ $name }”超过{ $limit }MB,没有收:机器人下载不了更大的文件。请压缩或拆开再发,或发链接。
error-evidence_for_one = 一个文件一次只作一条承诺的依据,什么都没改。请一条一条发,例如:12 已兑现
error-evidence_empty = “{ $name }”是空文件,没有收。请重新发一次。
error-no_evidence = 依据要有链接、文件或照片。只记一句话,请发:{ $number } 备注 电话 李科长

event_kind-linked = 关联
event_kind-unlinked = 取消关联

relation-duplicate = 与{ $number }号重复
relation-duplicate_back = { $number }号与本条重复
relation-superseded = 由{ $number }号替代
relation-superseded_back = 替代了{ $number }号
card-related = { $relation }:{ $title }
history-link = { $kind }:{ $relation }
outcome-unlinked = 已取消:{ $relation }
ask-relation = 这两条是什么关系?
button-relation_duplicate = { $number }与{ $other }重复
button-relation_superseded = { $number }被{ $other }替代
command-link = 重复的、被替代的承诺连起来,如“12 重复 7”“12 被 30 替代”;取消:关联 12 取消 7
error-needs_relation = 请写和哪条是什么关系,例如:{ $number } 重复 7;{ $number } 被 30 替代;关联 { $number } 取消 7
error-linked_to_itself = { $number }号不能和自己关联。请写另一条的编号。
error-linked_already = { $number }号与{ $other }号已经这样关联了。要取消,请发:关联 { $number } 取消 { $other }
error-linked_in_a_circle = { $other }号已经反过来与{ $number }号关联,不能绕成圈。要改,请先发:关联 { $other } 取消 { $number }
error-not_linked = { $number }号与{ $other }号没有关联。发“看 { $number }”看它的关联。
