# Putting our reading right.

field-title = Title
field-date = Date
field-quantity = Number
field-body = Body
field-kind = Kind
field-quote = Quote

event_kind-corrected = corrected

correct-head = 🖊 Correct: { $commitment }
correct-field = { $field }: { $value }
correct-now = Now read as: { $value }
correct-nothing = none
correct-issuer = { $body } (as signed)
correct-co = { $body } (supporting)
correct-urged = { $body } (urged)
correct-change = { $field } corrected: { $before } → { $after }
correct-how = This puts our reading right and does not count as a moved date. Press what is wrong, or type: /correct { $number } date 30 June 2019

ask-correct_title = What should the title be? Just type it.
ask-correct_date = What should the date be? For example: end of June 2019; none
ask-correct_quantity = What is the target? For example: 450,000 firms; at least 98%; none
ask-correct_body = Who is to do it? For example: housing office lead, treasury co
ask-correct_kind = Which kind is it?
ask-correct_quote = From where to where? Send the letter's own words; for a long passage: first words…last words
ask-which_day = { $words } can be read in several ways. Which day is it?
ask-early_day = { $words } is before the letter. Is it this day?
ask-letter_of = The letter is of { $day }.

button-correct = Correct
button-date_of = { $words } → { $day }
button-no_date = No date
button-no_quantity = No number
button-no_body = No body

command-correct = put our reading right: /correct 7 date 30 June 2019; /correct 7 title …; never counts as a moved date
error-nothing_to_correct = It says so already; there is nothing to correct.
error-moved_date = The date of number { $number } was moved, so it must be later than { $due }; to take the move back, send /undo within ten minutes.
error-not_in_letter = The letter does not say “{ $words }”. Copy its own words; for a long passage: first words…last words
error-needs_field = I did not understand “{ $words }”. Say what to correct, then to what, such as: date 30 June 2019. You can correct title, date, number, body, kind, quote.
error-not_a_date = I did not understand when “{ $words }” is. For example: 30 June 2019; end of 2019; none
error-needs_quantity = I did not understand “{ $words }”. For example: 450,000 firms; at least 98%; none
error-needs_body = I did not understand “{ $words }”. For example: housing office; housing office lead, treasury co; none
error-needs_kind = There is no kind “{ $words }”. You can use: with a number, specific, general.

review-opening = Press a number to open it: its sentence, what was read, cutting and joining.
review-candidate = { $number } of { $count } in this group
review-put_right = ✅ Put right: { $field }
ask-cut_words = Where does the second one begin? Send its first words.
ask-cut = Where does the second one begin? Press a number, or send its first words.

button-review_open = Open one…
button-choose_open = Track
button-choose_on_file = On file
button-choose_rejected = No promise
button-split = Split in two
button-merge = Join with next
button-candidate_previous = ‹ Previous
button-candidate_back = The group
button-candidate_next = Next ›

event_kind-split = split off another one
event_kind-merged = joined with another one

command-edit = while choosing, put one right: /edit 3 date 30 June 2019; /edit 3 opens it
command-split = while choosing, make two of one: /split 3 and publish
command-merge = while choosing, make one of two neighbours: /merge 3 4
error-not_in_quote = This one has no words “{ $words }”, or nothing before them. Copy the first words of the second one.
error-nothing_to_merge = This is the last one; there is none after it to join it with.
error-too_far_apart = These two are too far apart (over { $most } characters) to be one promise; nothing was joined.
error-needs_neighbours = Only two neighbours can be joined: /merge 3 4
outcome-undone_candidate = ↩ Taken back: { $title }
button-review_on = Go on choosing
error-nothing_decided = No letter has been looked through to the end yet. Send /review in the chat and choose from one group by group.

review-offer = 📄 { $letter }: { $count } promises in { $groups } groups to choose from. In a group every press edits a message; choose in private, and I will say here when it is done.
review-elsewhere = { $person } is choosing from { $letter } in private; I will say here when it is done.
outcome-chosen_by = { $person } has chosen:
button-review_private = Choose in private
button-review_here = Choose here
button-open_private = Open the private chat
export-part = Only: { $wanted } ({ $count })
export-whole = The whole register: { $count ->
    [one] 1 promise
   *[other] { $count } promises
}{ $on_file ->
    [0] {""}
   *[other] , { $on_file } of them kept but not tracked
}
export-how_whole = For the whole register send /export.
export-how_part = For the last list alone ({ $wanted }) press its Export, or answer it with “export”.
export-corrections = Letters looked through to the end: { $letters }. Precision of promises { $precision }, recall at most { $recall }; the fields stand at the top of the file.
