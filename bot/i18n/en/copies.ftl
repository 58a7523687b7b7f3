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
