# Lists, card, history, digest, reminder.

filter-active = not closed
filter-closed = closed
filter-all = in all, tracked or kept
filter-due_after = due from { $day }
filter-due_before = due by { $day }
filter-due_between = due { $first } to { $last }
filter-due_on = due on { $day }

due-and_left = { $period }, { $left }

state-with_figures = { $state }, { $figures }
state-with_basis = { $state } ({ $basis })
state-on_day = { $state }, { $day }

list-found = 📋 { $count } { $wanted }
list-found_several = 📋 { $wanted }: { $count }
list-page = { " · " }page { $page } of { $pages }
list-due = { $period }, { $left }
list-group = { $due } · { $count }
list-empty = 📋 Nothing is on the list yet. Paste the text of a letter here, or send its .txt file.
list-not_chosen = 📋 Nothing is tracked yet.
list-nothing = No promises found for “{ $wanted }”. Send “/list all” to see every one.

letters-found = 📄 { $count ->
    [one] { $count } letter
   *[other] { $count } letters
}
letters-none = No letters yet. Send the text of a letter, or its .txt file.
letters-undated = no date
letters-pending = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
}, not decided yet (press the number for the preview)
letters-tracked = { $active } tracked, { $closed } closed, { $kept } kept but not tracked
letters-remove_question = Remove letter { $ordinal } ({ $letter })? Its { $count ->
    [one] promise
   *[other] { $count } promises
} ({ $active } open) will leave every list, digest and export; send the same letter again and it all comes back.

card-due = Due: { $due }
card-grace = Checking until { $day }, overdue after that
card-corrected_from = First read as: { $period } (our mistake, corrected)
card-completed = Completed: { $day }
card-target = Target: { $target }
card-progress = Progress: { $progress }
card-year_gone = { $progress } ({ $share }% of the year gone)
card-quote = Quote: { $quote }
card-due_inherited = Date from the line above: { $sentence }
card-due_own = Date in its own words: { $words }
card-condition = Condition: { $condition }
card-lead = Lead: { $body }
card-supporting = Supporting: { $bodies }
card-source = Source: { $letter }, { $day }
card-source_in_section = Source: { $letter }, { $day }, part { $section }
card-section = Place: { $section }
card-reply_class = Class printed on the letter: { $letter_class }
card-follow_up = Next check: { $weekday } { $day }
card-last_change = Last change: { $day }, { $actor }: { $what }
card-link = Evidence: { $link }
card-recorded = { $figure }
card-tracking_began = tracking began
card-status_said = { $status } “{ $words }”

original-head = 📖 { $name }

history-head = { $count ->
    [one] { $count } change
   *[other] { $count } changes
}, latest first
history-from_to = { $before } → { $after }
history-until = to { $day }
history-date_corrected = date corrected: { $before } → { $after }

holiday-alone = { $span }
holiday-workday = { $weekday } { $day }
holiday-with_workdays = { $span }; { $workdays } { $count ->
    [one] is a workday
   *[other] are workdays
}

digest-title_daily = { $day }
digest-title_weekly = Week of { $day }
digest-title_monthly = Monthly digest, { $day }
digest-title_weekdays = { $day }
digest-title_quarterly = Quarterly digest, { $day }
digest-news = 📊 { $title }: { $overdue } overdue, { $week } due in 7 days, { $changes ->
    [one] { $changes } change
   *[other] { $changes } changes
}
digest-standing = { $tracked } tracked, { $closed } closed
digest-since = last digest { $day }
digest-late = ⚠ Late: this was due on { $day }
digest-quiet = 📊 { $title }: { $tracked ->
    [0] nothing is tracked yet.
   *[other] nothing new, and nothing overdue or due within 30 days. { $tracked } tracked, { $unassessed } of them without any update.
}
digest-changed = Changed: { $count }
digest-change = { $mark } { $commitment }: { $what }
digest-overdue = 🔴 Overdue: { $count }
digest-in_grace = 🟡 Date passed, checking: { $count }
digest-body = { $body }: { $count }
digest-body_silent = { $words } ({ $silent } without an update)
digest-body_worst = • { $body }: { $count }, longest: { $worst }
digest-body_first = • { $body }: { $count }, first: { $worst }
digest-no_body = no body named
digest-due_soon = Due within 30 days: { $count }, the nearest: { $left }
digest-due_soon_one_date = Due within 30 days: { $count ->
    [one] { $count }, { $period }
   *[other] { $count }, all { $period }
}, { $left }
digest-ask_undated = No date: { $count } to ask about now
digest-ask = No date or on a condition: { $count } to ask about now
digest-condition = ask about the condition first: { $condition }
digest-more = { $count } more
digest-holiday = Holiday: { $holiday }

reminder-first_line = ⏰ { $count ->
    [one] { $count } promise
   *[other] { $count } promises
} due in { $days ->
    [one] { $days } day
   *[other] { $days } days
}: { $period }
reminder-first_line_today = ⏰ { $count ->
    [one] { $count } promise
   *[other] { $count } promises
} due today: { $period }
reminder-several = ⏰ { $count } promises fall due, the nearest: { $left }
reminder-only_ask = ⏰ { $count ->
    [one] { $count } promise
   *[other] { $count } promises
} to ask about today
reminder-group = { $period }, { $left } · { $letter } · { $count }
reminder-status = { $status }: { $count }
reminder-more = { $count } more: { $numbers }
reminder-with_figures = { $commitment }, { $figures }
reminder-ask = To ask about today: { $count }
reminder-holiday = Public holiday: { $holiday }

button-narrow = Filter
button-mine = Mine
list-narrow = 🔍 Filter; shown now: { $wanted }
list-narrow_typed = Press a condition, or type several together: /list overdue Transport this quarter
button-list_active = Show open ones
button-export = Export
button-export_register = Export
button-previous = ‹ Previous
button-next = Next page ›
button-newer = ‹ Newer
button-older = Older ›
button-remove_confirmed = Remove
button-keep = Keep it
button-progress = Report progress
button-note = Note
button-history = History
button-more = More…
button-track = Track
button-reopen = Reopen
button-card = Card
button-show_overdue = { $count ->
    [one] The one overdue
   *[other] The { $count } overdue
}
button-show_due = { $count ->
    [one] The one due
   *[other] The { $count } due
}
button-show_ask = { $count ->
    [one] The one to ask
   *[other] The { $count } to ask
}
button-show_these = { $count ->
    [one] Show it
   *[other] Show the { $count }
}
button-digest_settings = Digest settings
button-cancel = Cancel
button-help = How it works

export-file_name = nextsteps_{ $day }
filter-chosen = chosen
