# The daily work: what was found.

find-head = 🔎 “{ $words }”: { $promises ->
    [one] { $promises } promise
   *[other] { $promises } promises
}, { $mentions } more in the letters' text
find-head_at_least = 🔎 “{ $words }”: { $promises ->
    [one] { $promises } promise
   *[other] { $promises } promises
}, at least { $mentions } more in the letters' text
find-nothing = 🔎 Nothing found for “{ $words }”. I looked through the letters and every promise, closed and kept ones too; try a shorter word.
find-comma = { ", " }

command-find = search letters and all promises: /find blacklist; or ask “what did they say about the blacklist?”
error-needs_words = What shall I look for? For example: /find blacklist

review-head = Choose { $group }/{ $groups }
review-inherited = { $due }, by the line above
review-chosen = In the whole letter: { $tracked } tracked, { $kept } kept on file, { $rejected ->
    [one] { $rejected } not a promise
   *[other] { $rejected } not promises
}
review-legend = Press a number to change: { $tracked } tracked, { $kept } on file, { $rejected } not a promise
review-typed = Or type: /keep 1-4,9 not 6; /edit 3 date 30 June 2019; /split 3; /merge 3 4. You can stop at any time; /review goes on.

button-review = Choose by group
button-review_all = All of this group
button-review_none = None of this group
button-review_previous = ‹ Last group
button-review_next = Next group ›
button-review_done = Done ({ $count })

outcome-rejected = { $count } more noted as no promise
outcome-none_tracked = ✅ Chosen; nothing to track ({ $letter })

command-review = choose from a letter group by group: /review 2; /review goes on where you stopped
command-keep = while choosing, type what to track: /keep 1-4,9 not 6
error-no_review = No letter waits to be chosen from. For what is tracked put the number first, such as “3 on file”; to add a letter, just send it.
error-which_review = More than one letter waits: give its number, such as /review 2; /letters shows them.
error-not_in_group = This group has 1 to { $most }, and no { $number }.
error-needs_kept_numbers = Which shall I keep? For example: /keep 1-4,9; /keep all; /keep none; /keep 1,2 not 6
error-too_many_numbers = At most { $most } at once.

button-undo = Undo
outcome-undone = ↩ Taken back: { $commitment }
event_kind-undone = change taken back
history-undone = { $kind }: { $change }
command-undo = take back your own last change, within ten minutes
error-nothing_to_undo = There is nothing to take back: only your own last change in this chat, within ten minutes.
error-no_longer_undone = This change cannot be taken back any more: ten minutes have passed, or there was a later one.
error-changed_since = Somebody has changed number { $number } since, so it cannot be taken back. /history { $number } shows how.

event_kind-extended = date moved
event_kind-ask_on = next check set
state-moved = moved { $times ->
    [one] once
   *[other] { $times } times
}, +{ $days } days
card-original_due = First due: { $period } (moved { $times ->
    [one] once
   *[other] { $times } times
}, +{ $days } days)
history-extended = date moved: { $before } → { $after }
outcome-done_earlier = Counted as done today. If it was done earlier, undo this and give the day: { $number } { $status } { $day }, phone call, Ms Li
outcome-ask_on = Next check: { $weekday } { $day }
button-extend = Move the date
button-ask = Next check
ask-extension = To when do they move it, and why? For example: end of June 2019, no money yet
ask-ask_day = When shall I ask next? For example: 1 March; in 3 months
command-extend = they need longer: /extend 7 end of June 2019, no money yet; the first date is kept
command-ask = when we ask next: /ask 7 1 March; their date stays
error-needs_extension = I did not understand “{ $words }”. Give the new date, then the reason: /extend { $number } end of June 2019, no money yet
error-extension_needs_reason = Why is it moved? For example: /extend { $number } { $day }, no money yet
error-no_date_to_extend = Number { $number } bears no date to move; to set when to ask, send: /ask { $number } 1 March
error-not_later = Number { $number } is due on { $due } already; an extension must be later than that.
error-impossible_ask = { $day } will not do: choose a day after today and within five years.
