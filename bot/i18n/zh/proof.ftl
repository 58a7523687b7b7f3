# What stands behind a promise: links to others.

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
