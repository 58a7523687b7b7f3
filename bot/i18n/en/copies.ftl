# Where a letter comes from.

preview-ask_source = Where it comes from is not noted: send the link of its page, or just go on.
source-link = Source: { $link } (obtained { $day })
source-none = Source: no link noted (obtained { $day })
source-file = File: { $name }
source-kept = ✅ Source noted: { $letter } (letter { $ordinal })
source-ask = Where does { $letter } (letter { $ordinal }) come from, and when was it obtained? Send a link, a day, or both, such as “https://… 8 October 2018”; “none” takes the link away.

button-source_today = Obtained today
button-source_skip = No source
button-source = Source
button-letter = This letter

command-source = where a letter comes from, such as /source 2 https://… 8 October 2018
error-needs_source = I did not understand “{ $words }”. Send a link or the day it was obtained, such as /source 2 https://… 8 October 2018
error-obtained_ahead = { $day } is still to come: write the day on which the letter was obtained.

# The same letter again, or a newer reply.

copy-same = 📄 This looks like letter { $ordinal } again ({ $letter }, { $day }): { $share }% of the words are the same.
copy-newer = 📄 This looks like a newer reply after letter { $ordinal } ({ $letter }, { $day }): { $share }% of the words are the same.
copy-head = · { $field }: { $before } → { $after }
copy-added = · { $count ->
    [one] One promise more:
   *[other] { $count } promises more:
 }
copy-missing = · { $count ->
    [one] One promise is missing:
   *[other] { $count } promises are missing:
 }
copy-changed = · { $count ->
    [one] One promise has changed:
   *[other] { $count } promises have changed:
 }
copy-reworded = · { $count ->
    [one] One sentence is worded differently:
   *[other] { $count } sentences are worded differently:
 }
copy-no_difference = I see no difference.
copy-undecided = You decide what it is; until then it waits in /letters.
copy-folded = ✅ Noted as the same letter: now part of letter { $ordinal } ({ $letter }); both sources are kept.

button-copy_same = The same as letter { $ordinal }
button-copy_newer = A newer reply
button-copy_separate = Another letter
button-copy_unfold = Not the same

source-copy = Also: { $source } (obtained { $day })

replace-head = 🔁 { $letter }: the reply of { $new } takes the place of that of { $old }
replace-fresh = { $count ->
    [one] One promise of the new reply is new
   *[other] { $count } promises of the new reply are new
 }: specific ones are tracked, general ones kept on file.
replace-how = Press a number to change it. Nothing happens before “Confirm”; you can stop and go on with /replace.
replace-now = Chosen: { $fate }
replace-partners = Most like it in the new reply:
replace-replaced = replaced by: { $new }
replace-unchanged = unchanged: the old one goes on, the new one is a duplicate
replace-stands = still stands, though the new reply is silent
replace-dropped = withdrawn
replace-done = ✅ The new reply has taken over ({ $letter }): { $replaced } replaced, { $unchanged } unchanged, { $stands } still standing, { $dropped } withdrawn
replace-tracked = { $count ->
    [one] One promise of the new reply is tracked
   *[other] { $count } promises of the new reply are tracked
 }
replace-reason = Newer reply: { $letter } ({ $day })

button-replace_replaced = { $letter } replaces it
button-replace_unchanged = { $letter } is the same
button-replace_stands = Still stands
button-replace_dropped = Withdrawn
button-replace_back = ‹ Back
button-replace_done = Confirm

command-replace = a newer reply takes an older one's place, promise by promise, such as /replace 3 1 (letter 3 for letter 1); alone it goes on
error-nothing_to_replace = Letter { $ordinal } has no open promises that could be replaced.
error-no_replacement = No reply is being replaced. To begin, send /replace 3 1 (letter 3 for letter 1); /letters shows the numbers.
