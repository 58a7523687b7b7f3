# What stands behind a promise: links to others.

event_kind-linked = linked
event_kind-unlinked = link removed

relation-duplicate = duplicate of { $number }
relation-duplicate_back = { $number } is a duplicate of this
relation-superseded = replaced by { $number }
relation-superseded_back = replaces { $number }
card-related = { $relation }: { $title }
history-link = { $kind }: { $relation }
outcome-unlinked = removed: { $relation }
ask-relation = What are these two to each other?
button-relation_duplicate = { $number } is a duplicate of { $other }
button-relation_superseded = { $number } is replaced by { $other }
command-link = link duplicates and successors: /link 12 duplicate of 7, /link 12 superseded by 30; /link 12 remove 7
error-needs_relation = Which promise is it linked to, and how? For example: /link { $number } duplicate of 7; /link { $number } superseded by 30; /link { $number } remove 7
error-linked_to_itself = Number { $number } cannot be linked to itself. Give the other one's number.
error-linked_already = Numbers { $number } and { $other } are linked like that already. To remove it: /link { $number } remove { $other }
error-linked_in_a_circle = Number { $other } is already linked to { $number } the other way round. To change it, first send: /link { $other } remove { $number }
error-not_linked = Numbers { $number } and { $other } are not linked. /show { $number } shows its links.
