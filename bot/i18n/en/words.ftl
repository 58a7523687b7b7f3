# Names of things: statuses, phases, sources, dates.

status-candidate = To confirm
status-rejected = Not a promise
status-on_file = Kept (not tracked)
status-open = No update yet
status-in_progress = In progress
status-stalled = Stalled
status-met = Met
status-partly_met = Partly met
status-not_met = Not met
status-dropped = Withdrawn
status-superseded = Replaced
status-not_checkable = Cannot be checked

phase-undated = no date given
phase-upcoming = not due yet
phase-due_soon = due soon
phase-due_today = due today
phase-in_grace = date passed, checking
phase-overdue = overdue
phase-long_overdue = long overdue
phase-closed_on_time = on time
phase-closed_late = late

basis-none_found = no evidence found
basis-claimed = claimed by the department
basis-documented = documented
basis-verified = verified

# In brackets behind a status, where the line is short.
basis_short-none_found = none found
basis_short-claimed = claimed
basis_short-documented = documented
basis_short-verified = verified

kind-measurable = with a number
kind-deliverable = specific
kind-directional = general intention

head_source-title = title
head_source-page_head = top of the page
head_source-address_line = salutation
head_source-signature = signature
head_source-body = text
head_source-person = corrected by hand

head_field-number = number
head_field-issuing_body = department
head_field-addressee = addressee
head_field-issued_on = date
head_field-session = session

event_kind-reviewed = reviewed
event_kind-status = status
event_kind-progress = progress
event_kind-note = note
event_kind-date_corrected = date corrected

role-owner = owner
role-admin = administrator
role-editor = editor
role-viewer = viewer

frequency-off = off
frequency-daily = daily
frequency-weekdays = working days
frequency-weekly = weekly
frequency-monthly = monthly
frequency-quarterly = quarterly

weekday-d0 = Mon
weekday-d1 = Tue
weekday-d2 = Wed
weekday-d3 = Thu
weekday-d4 = Fri
weekday-d5 = Sat
weekday-d6 = Sun

weekday_long-d0 = Monday
weekday_long-d1 = Tuesday
weekday_long-d2 = Wednesday
weekday_long-d3 = Thursday
weekday_long-d4 = Friday
weekday_long-d5 = Saturday
weekday_long-d6 = Sunday

month-m1 = Jan
month-m2 = Feb
month-m3 = Mar
month-m4 = Apr
month-m5 = May
month-m6 = Jun
month-m7 = Jul
month-m8 = Aug
month-m9 = Sep
month-m10 = Oct
month-m11 = Nov
month-m12 = Dec

date-short = { $day } { $month_name }
date-long = { $day } { $month_name } { $year }
date-span = { $first } to { $last }

period-year = in { $year } (to { $day })
period-half = { $number ->
    [1] first
   *[2] second
} half of { $year } (to { $day })
period-quarter = { $number ->
    [1] first
    [2] second
    [3] third
   *[4] fourth
} quarter of { $year } (to { $day })
period-month = in { $month_name } { $year } (to { $day })
period-words = { $words } (to { $day })
period-inherited_day = { $day } (from the line above)

days-left = { $days ->
    [one] { $days } day left
   *[other] { $days } days left
}
days-today = due today
days-past = { $days ->
    [one] { $days } day ago
   *[other] { $days } days ago
}
days-overdue = overdue by { $days ->
    [one] { $days } day
   *[other] { $days } days
}
days-long_overdue = long overdue, by { $days ->
    [one] { $days } day
   *[other] { $days } days
}

quantity-min = at least { $figure }
quantity-max = at most { $figure }
quantity-about = about { $figure }

progress-of = { $reached } of { $target } · { $share }%
progress-apart = { $reached } (target { $target })

mark-comma_in_list = { ", " }
mark-quoted = “{ $words }”
