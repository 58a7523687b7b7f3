# What stands behind a promise: evidence, links to others, and a person's own words for one entered by hand.

command-new = write down a promise by hand: /new publish the second list by 31 December [Housing Office]; kept when you confirm
error-needs_promise = Write the promise in a sentence, for example: /new publish the second list by 31 December [Housing Office]
ask-new = What is promised? One sentence, with its date and body, for example: Publish the second list by 31 December [Housing Office]
new-head = 📝 This is how I understand it; nothing is kept yet:
button-keep_new = Keep it
button-drop_new = Drop it
outcome-entered = ✅ Kept: { $commitment }
outcome-not_entered = All right, nothing was kept.
letter-by_hand = entered by hand
card-by_hand = Source: entered by hand, in no letter

event_kind-evidence = evidence
outcome-evidence = 📎 Kept: { $commitment }
card-evidence = Evidence: { $count }
button-evidence = Evidence ({ $count })
evidence-head = Evidence: { $count }, latest first
evidence-none = No evidence yet. Send a photo, a file or a link as a reply to the card.
ask-which_evidence = 📎 Which promise is “{ $name }” evidence of? Send its number. Next time, just reply to its card.
ask-evidence_or_letter = Is “{ $name }” evidence for { $number }, or a new letter?
button-as_evidence = Evidence for { $number }
button-as_letter = A new letter
command-evidence = the evidence of a promise: /evidence 12 sends the files, /evidence 12 https://… adds; or reply to its card
error-evidence_too_large = “{ $name }” is over { $limit } MB and was not kept: a bot cannot download more. Send a smaller file, or a link.
error-evidence_for_one = A file is evidence of one promise at a time; nothing was changed. Send it for each, for example: 12 met
error-evidence_empty = “{ $name }” is empty and was not kept. Please send it again.
error-no_evidence = Evidence is a link, a file or a photo. For mere words: /note { $number } phone call, Ms Li

event_kind-linked = linked
event_kind-unlinked = link removed

relation-duplicate = duplicate of { $number }
relation-duplicate_back = { $number } is a duplicate of this
relation-superseded = replaced by { $number }
relation-superseded_back = replaces { $number }
card-related = { $relation }: { $title }
history-link = { $kind }: { $relation }
outcome-unlinked = removed: { $relation }
ask-relation = What are these two to each other?
button-relation_duplicate = { $number } is a duplicate of { $other }
button-relation_superseded = { $number } is replaced by { $other }
command-link = link duplicates and successors: /link 12 duplicate of 7, /link 12 superseded by 30; /link 12 remove 7
error-needs_relation = Which promise is it linked to, and how? For example: /link { $number } duplicate of 7; /link { $number } superseded by 30; /link { $number } remove 7
error-linked_to_itself = Number { $number } cannot be linked to itself. Give the other one's number.
error-linked_already = Numbers { $number } and { $other } are linked like that already. To remove it: /link { $number } remove { $other }
error-linked_in_a_circle = Number { $other } is already linked to { $number } the other way round. To change it, first send: /link { $other } remove { $number }
error-not_linked = Numbers { $number } and { $other } are not linked. /show { $number } shows its links.
