# Greeting, help, settings, questions, and the short answers after a decision.

courtesy-thanks = You are welcome.
courtesy-hello = Hello. Send a letter to begin, or /help for the commands.
start-what = 👋 I read official letters and plans, find what they promise, keep each promise with its date and its words, and remind you to ask before it falls due.
start-how = Send me the text of a letter, or its .txt file. I list the promises, you choose which to track.
start-secrets = Do not send classified or internal documents to the bot.

help-head = The commands you need most (English or Chinese):
help-head_all = All commands (English or Chinese):
help-line = /{ $name } { $what }
next_step-first_letter = 👉 Next: send me the text of a letter, or a .txt file.
next_step-choose = 👉 Next: letter { $count } waits to be chosen from: /review { $count }
next_step-overdue = 👉 Next: { $count } overdue; /overdue shows them.
next_step-due = 👉 Next: { $count } due soon; /due shows them.
next_step-list = 👉 Next: { $count } not closed; /list shows them. Report on one by its number: 7 progress …
help-tail = You can also just type “12 met https://…”.

command-start = say hello
command-help = how it works
command-add = add a letter: /add and its text, or just send the file
command-letters = the letters received; /letters 2 for one of them
command-remove = remove a letter: /remove 2
command-fix = correct a letter's date, number or body: /fix 2
command-list = the list, with conditions: /list overdue; /list before 31 Dec
command-due = what falls due in 30 days, or in a time: /due next month
command-overdue = what is overdue: /overdue; /overdue education
command-show = one promise with its quote: /show 7
command-status = set a status: /status 7 met https://…, with the day if it was earlier: /status 7 met 28 June …; several at once: /status 3,5-9 in progress
command-progress = record a figure: /progress 7 312000
command-note = add a note: /note 7 asked by phone
command-history = who changed what, and when: /history 7
command-digest = the digest: /digest now; /digest weekdays 8:30; one body only: /digest Transport
command-remind = days of notice: /remind 30 7 1; /remind off
command-quiet = when nothing comes by itself: /quiet 22-8
command-why = why one is read as it is, and when it was told: /why 7; alone: what this chat was sent, and why something was not
command-expect = await a reply: /expect HC 123 Example Department 2018-03-20
command-export = the whole list as CSV, for Excel; /export overdue for a part; /export corrections: what was put right, and how often
command-timezone = time zone: /timezone Europe/London
command-language = language: /language chinese
command-cancel = drop the question that is open

settings-head = ⚙️ What this chat is told by itself
settings-changed = ✅ Set
settings-digest = Digest: { $when }
settings-when_off = off
settings-when_daily = every day at { $hour } ({ $zone })
settings-when_weekdays = every working day at { $hour } ({ $zone })
settings-when_weekly = every { $weekday } at { $hour } ({ $zone })
settings-when_monthly = on the 1st of each month at { $hour } ({ $zone })
settings-when_monthly_on = on day { $day } of each month at { $hour } ({ $zone })
settings-when_monthly_late = on day { $day } of each month, or its last, at { $hour } ({ $zone })
settings-when_monthly_end = on the last day of each month at { $hour } ({ $zone })
settings-when_quarterly = on the first day of each quarter at { $hour } ({ $zone })
settings-when_quarterly_on = on day { $day } of each quarter’s first month at { $hour } ({ $zone })
settings-when_quarterly_end = on the last day of each quarter’s first month at { $hour } ({ $zone })
settings-reminders = Reminders: { $days } days before
settings-reminders_and_day = Reminders: { $days } days before, and on the day
settings-reminders_on_day = Reminders: on the day
settings-reminders_off = Reminders: off
settings-next = Next digest: { $weekday } { $day }, { $hour }
settings-digest_how = To change the time, send: /digest weekly wednesday 8:30. To change the reminders: /remind 30 7 1
settings-timezone = ✅ Time zone set to { $zone }; it is { $time } there now
settings-language = ✅ English from now on

ask-evidence = “{ $status }” needs evidence: send a photo, a file or a link, or say who told you, such as “phone call, Ms Li”.
ask-reason = Why “{ $status }”? One sentence is enough.
ask-successor = Which promise replaces it? Send its number here; if it is not on the list, a link to the newer letter.
ask-refusal = The date and the time for checking have not passed. Where did they say it will not be done? Send a link or their words.
ask-figure = How much has been reached? The target is { $target }. For example: 312000
ask-right_figure = If the figure is wrong, send the right one, or “all” if all is done.
ask-progress = What figure has been reached? For example: 312000 or 69%
button-reached = Reached { $figure }
ask-meaning = I did not understand { $words }. What shall I keep it as?
ask-note = What shall I note?
ask-letter = Paste the text of the letter, or send its .txt file.

head-ask = What is wrong in the header of this letter: { $letter }?
head-not_found = not found
head-date = Date: { $value }
head-number = Number: { $value }
head-body = Body: { $value }
head-how = Send what is right, one thing at a time: “date 2018-09-25”, “number HC 123” or “body Example City Council”.
head-corrected = ✅ Corrected: { $letter }
head-now = Date { $day }, number { $number }, body { $body }
head-no_dates_changed = No due date changed with it.
head-dates_changed = { $count ->
    [one] { $count } due date
   *[other] { $count } due dates
} changed with it:

outcome-tracked = ✅ { $count } tracked as numbers { $first } to { $last } ({ $letter })
outcome-tracked_one = ✅ { $count } tracked as number { $first } ({ $letter })
outcome-on_file = { $count } more kept but not tracked
outcome-follow_up = { $count ->
    [one] { $count } without a date: I will remind you to ask
   *[other] { $count } without a date: I will remind you to ask
} from { $day }
outcome-discarded = Nothing tracked from this letter: { $letter }. Send it again to see it again.
outcome-removed = ✅ Letter { $ordinal } removed ({ $letter }). Send it again and it all comes back.
outcome-recorded = ✅ { $commitment }
outcome-noted = 📝 Noted: { $commitment }

command-trust = let somebody else use the bot: answer their message with /trust editor
info-trusted = ✅ { $person } may use the bot now, as { $role }
info-cancelled = All right, no more questions.
info-nothing_to_cancel = There is no open question.
info-nothing_changed = All right, nothing was changed.
