# Which names are one body: the list, one body, and what was declared.

body-none = No departments yet: once you track the promises of a letter, those who made them are listed here.
body-how = Two names for one: /body DLUHC = Department for Levelling Up. Renamed or replaced: /body DLUHC → MHCLG 9 July 2024
body-found = 🏛 { $count ->
    [one] { $count } department
   *[other] { $count } departments
 }
body-name = 🏛 { $body }
body-total = { $count ->
    [one] { $count } promise
   *[other] { $count } promises
 }
body-counts = { $total }, { $active } not closed{ $late }
body-overdue = , { $count } overdue
body-other_names = Also called: { $names }
body-more_names = { $count } more
body-forerunner = Took over from { $name } on { $day }
body-succeeded = Replaced by { $successor } on { $day }
body-will_be_succeeded = To be replaced by { $successor } on { $day }
body-likely = Possibly the same: { $name } and { $other }?
body-which = No department called “{ $name }” has made a promise. Is it one of these? If you press one, the two names count as one from now on.
body-ask_since = Since when has { $other } taken the place of { $name }? For example “21 March 2018”.
body-now = { $body }: { $counts }
body-declared_alias = ✅ Noted: { $name } is { $other }; they count as one.
body-declared_merged = ✅ Merged: { $name } and its other names are now { $other }.
body-declared_succeeded = ✅ Noted: since { $day } { $other } answers for what { $name } promised; they count as one.
body-declared_succeeded_ahead = ✅ Noted: from { $day } on { $other } will answer for what { $name } promised; until then nothing changes.
body-declared_separated = ✅ { $name } counts by itself again.
body-declared_apart = ✅ Noted: { $name } and { $other } are not the same; I will not ask again.
body-declared_undone = ↩ Taken back.

button-body_same = The same
button-body_apart = Not the same
button-body_is = It is { $body }
button-body_list = { $count } not closed
button-body_separate = Separate { $name }
button-bodies = All departments

command-body = departments with their counts; two names for one, such as /body DLUHC = Department for Levelling Up; renamed, such as /body DLUHC → MHCLG 9 July 2024; apart again, such as /body separate DLUHC

error-same_body = “{ $name }” and “{ $of }” are one department already, called { $of }. To take them apart, send: /body separate { $name }
error-body_circle = “{ $name }” took the place of “{ $successor }” later, so it cannot go the other way as well. Send /body { $successor } to see what is noted.
error-nothing_to_separate = “{ $name }” is not another name of a department, and nothing is noted that replaced it. Send /body for all departments.
error-no_such_body = There is no department “{ $words }”. Send /body for all departments.
error-several_bodies = “{ $words }” could be several: { $bodies }. Please write the whole name.
error-needs_body_name = Please write a department's name, such as /body DLUHC = Department for Levelling Up
error-needs_two_bodies = Please write two names with a comma between them, such as /body merge DLUHC, Department for Levelling Up
