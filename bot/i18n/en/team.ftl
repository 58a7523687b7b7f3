# Working together: owners, tags, several at once, saved filters, handing over.

card-owner = Owner: { $owner }
card-tags = Tags: { $tags }
owner-now = owner: { $owner }
owner-none_now = no owner
tags-none = none
event_kind-owner = owner changed
event_kind-tags = tags changed
button-owner = Owner
button-tag = Tags
ask-owner = Who follows it up? Press a name or write one; “me” is you, “none” is nobody.
ask-tags = Which tags? For example: blacklist certification; a minus takes one away: -blacklist; “none” takes away all.
command-owner = who follows it up: /owner 7 Anna, /owner 7 me; colleagues need not be on the bot
command-tag = tag it: /tag 7 blacklist certification; /tag 7 -blacklist takes it away
error-no_tag = “{ $words }” cannot be a tag: one word of at most { $most } letters, without quotation marks or brackets.
error-no_owner_name = Write a name of at most { $most } letters, for example: /owner 7 Anna
error-has_no_owner = Number { $number } has no owner anyway.
error-has_this_owner = { $owner } owns number { $number } already.
error-has_these_tags = Number { $number } has these tags already.
error-has_no_such_tag = Number { $number } has no such tags.
error-too_many_tags = Number { $number } would have too many tags: at most { $most }.
outcome-undone_several = ↩ Taken back for { $count }: { $numbers }
outcome-left_changed = Left alone, as somebody has changed them since: { $numbers }
