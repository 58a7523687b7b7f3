# What comes by itself and what is said about it: digests, reminders, awaited replies, the sent ledger.

digest-of_part = { $title } ({ $parts })
digest-news_overdue = 📊 { $title }: { $new } newly overdue, { $overdue } overdue in all, { $week } due in 7 days, { $changes ->
    [one] { $changes } change
   *[other] { $changes } changes
}
digest-news_else = 📊 { $title }: { $parts }
digest-news_in_grace = { $count } to check
digest-news_due_soon = { $count } due within 30 days
digest-news_ask = { $count } to ask about
digest-news_awaited = { $count ->
    [one] { $count } reply
   *[other] { $count } replies
} awaited
digest-late_several = ⚠ Late: this stands for the { $count } digests due since { $day }
digest-new_overdue = 🔴 Newly overdue: { $count }
digest-overdue_before = 🔴 Overdue before that: { $count }
digest-ended = Closed: { $count }
digest-early = Further ahead, as you wanted to know: { $count }
digest-awaited = Replies awaited: { $count }
digest-waiting = { $count ->
    [one] { $count } more reply awaited, not due
   *[other] { $count } more replies awaited, none due
} within 30 days

command-later = be reminded of one on a day: /later 7 next Wednesday

reminder-passed = Date passed, time to ask for the result: { $count }
reminder-only_passed = ⏰ { $count ->
    [one] { $count } promise has
   *[other] { $count } promises have
} passed the date: time to ask for the result
reminder-only_awaited = ⏰ { $count ->
    [one] { $count } reply
   *[other] { $count } replies
} nearly due or late

snooze-tomorrow = Tomorrow
snooze-last_workday = On { $day }
snooze-after_holiday = After the holiday, { $day }
snooze-monday = Next Monday
snooze-choose = Choose a day…
snooze-ask = { $count ->
    [one] On which day shall I remind you of it again?
   *[other] On which day shall I remind you of these { $count } again?
} For example: next Wednesday, in 3 days, 29 December.
snooze-done = All right: on { $weekday } { $day } I will remind you { $count ->
    [one] of it again.
   *[other] of these { $count } again.
}

settings-only = Only: { $parts }
settings-topic = Both come in the topic in which they were set up
settings-silent = When nothing is new: no digest
settings-quiet = Quiet hours: { $start } to { $end }; what falls in between comes together at { $end }
settings-quiet_off = Quiet hours: none
settings-quiet_how = To set quiet hours: /quiet 22-8. To end them: /quiet off
settings-held = { " " }(in quiet hours: comes at { $end })

expect-due = due by { $day }, { $left }
expect-none = No reply is awaited.
expect-how = To await one: /expect HC 123 Example Department 2018-03-20 (the day it was asked; “by 2018-06-30” is the day it is due).
expect-how_drop = To await one no longer: /expect drop { $number }
expect-found = 📮 Replies awaited: { $count }
expect-found_late = 📮 Replies awaited: { $count }, { $late } of them late
expect-registered = 📮 Awaited: { $name }. Asked { $asked }, due by { $due }.
expect-reminded = I will remind you; a letter that names it closes it.
expect-not_reminded = A letter that names it closes it; reminders are off in this chat.
expect-changed = ✅ Changed: { $name }. Asked { $asked }, due by { $due }.
expect-here_already = ✅ { $name }: the reply is here already, as letter { $number } ({ $letter }).
expect-arrived = 📬 The reply you awaited has come: { $name } (due by { $due })
expect-arrived_late = 📬 The reply you awaited has come: { $name } (due by { $due }, { $days ->
    [one] { $days } day
   *[other] { $days } days
} late)
expect-dropped = All right, no longer awaited: { $name }

push_kind-digest = Digest
push_kind-reminder = Reminder

told_as-new_overdue = newly overdue
told_as-overdue = overdue
told_as-in_grace = checking
told_as-passed = date passed
told_as-due_soon = due soon
told_as-changed = changed
told_as-ask = to ask about

why-head = 📨 { $commitment }
why-head_told = 📨 Digests and reminders of this chat
why-head_chat = 📨 The latest digests and reminders of this chat
why-never = This chat has not been told of it yet.
why-nothing_yet = Nothing has been sent yet.
why-how = Why one is read as it is, and whether this chat was told of it: /why 7
why-run = { $kind } of { $moment }
why-run_with_reasons = { $run }: { $reasons }
why-sent = sent { $moment }
why-delivered = delivered { $moment }
why-waiting = not sent yet ({ $reason })
why-queue = waiting its turn
why-refused = refused { $moment } ({ $reason })
why-empty = nothing was new, so none was sent, as set
why-late = late
why-held = held back in quiet hours
why-next = Next reminder: { $day }
why-next_digest = Next digest: { $day }
why-snoozed = You chose to be reminded again on { $day }
why-not_tracked = Not reminded of: it is “{ $state }” now
why-requested = Not reminded of until the request for a later date is decided
why-reminders_off = Reminders are off in this chat
why-other_part = This chat follows other promises only

button-show_in_grace = { $count ->
    [one] The one to check
   *[other] The { $count } to check
}
button-show_changed = The { $count } changed
button-plain_text = Plain text
button-told = What was sent
button-awaited = Replies awaited
button-say_quiet = Tell me when all is quiet
button-stay_silent = No digest when nothing is new
