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

several-question = { $count ->
    [one] Change this one?
   *[other] Change these { $count } together?
}
several-again = ⚠ Something has changed since I asked; please look again.
several-yes = Press the button, or answer “yes”. It can all be taken back for ten minutes.
several-none = None of them can be changed like that; nothing was done.
several-done = ✅ { $count } changed: { $numbers }
several-more = { $count } in all: { $numbers }
several-left = Left alone ({ $count }):
several-unknown = There are no numbers { $numbers }
several-status = Status: { $status }
several-words = Note: { $words }
several-due = New date: { $due }
several-note = Note: { $words }
several-tags = Tags to add: { $tags }
several-untag = Tags to take away: { $tags }
several-no_tags = All tags taken away
several-needs_evidence = Who says so? One link, or one word of who said it, serves { $count ->
    [one] it
   *[other] all { $count }
}.
several-needs_reason = Why? One sentence serves { $count ->
    [one] it
   *[other] all { $count }
}.
several-needs_successor = Which newer letter replaces { $count ->
    [one] it
   *[other] all { $count }
}? A link or its number.
several-needs_refusal = Some are not overdue yet. Where did they refuse? A link or their words, for { $count ->
    [one] it
   *[other] all { $count }
}.
several-lacking = Without it these cannot be changed: { $numbers }
several-ask_status = Which status for { $count ->
    [one] it
   *[other] all { $count }
}? There are: { $known }.
several-ask_extension = To when are { $count ->
    [one] it
   *[other] all { $count }
} moved, and why? For example: end of June 2019, no money yet
several-ask_day = When shall I ask next about { $count ->
    [one] it
   *[other] all { $count }
}? For example: 1 March; in 3 months
several-ask_note = What shall I note for { $count ->
    [one] it
   *[other] all { $count }
}?
several-ask_owner = Who follows { $count ->
    [one] it
   *[other] all { $count }
} up? Write a name; “me” is you, “none” is nobody.
several-ask_tags = Which tags for { $count ->
    [one] it
   *[other] all { $count }
}? For example: blacklist certification; a minus takes one away.
button-do_all = { $count ->
    [one] Change it
   *[other] Change all { $count }
}
several-handover = Handover: { $giver } → { $taker }
several-passed = { $count } past the date
several-soon = { $count } due in 30 days
several-undated = { $count } without a date
several-later = { $count } due later
command-handover = give all that one person follows up to another: /handover Anna to Ben
error-needs_two_names = I did not understand “{ $words }”. Say who hands over to whom: /handover Anna to Ben
error-not_your_question = This was asked of somebody else; nothing was changed. Send the command yourself.
error-too_many_at_once = That is { $count } promises; at most { $most } at once. Add a condition, such as a body or a status.

filter-owner = owner { $owner }
filter-unowned = without an owner
saved-as = ✅ Saved as “{ $name }”
saved-asks_for = { $wanted }: { $count } now
saved-how = From now on, in any chat: /list { $name }
saved-head = ⭐ { $count ->
    [one] One saved list
   *[other] { $count } saved lists
}; press a name
saved-item = • { $name }: { $words } ({ $person })
saved-none = Nothing is saved yet. To save a list: /list overdue housing save as housing
saved-how_drop = To forget one: /filters delete NAME
saved-dropped = “{ $name }” is no longer saved (it asked for: { $words }).
button-filters = Saved lists
command-mine = what I follow up, with conditions: /mine overdue
command-filters = saved lists; to save one: /list overdue housing save as housing
error-no_filter_name = “{ $words }” cannot be a name: at most { $most } letters, not only digits, without / # @ or quotation marks.
error-no_such_filter = There is no saved list “{ $words }”. /filters shows them.
error-too_many_filters = At most { $most } lists can be saved. Forget one first: /filters delete NAME
error-nothing_to_save = Write the conditions first: /list overdue housing save as { $words }
error-filter_name_means = “{ $words }” is a condition by itself; choose another name, such as “my { $words }”.
error-none_chosen = No promise meets these conditions; nothing was changed.
