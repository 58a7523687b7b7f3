# A letter: its name, its preview, the list of letters, the correction of its head.

letter-proposal = proposal { $number }
letter-motion = CPPCC proposal { $number }
letter-bill = bill { $number }
letter-reply = reply to { $letter }
letter-nameless = letter { $ordinal }

preview-found = 📄 { $letter }: { $count ->
    [one] { $count } promise
   *[other] { $count } promises
} found
preview-from_to = { $body } → { $addressee }
preview-from = From: { $body }
preview-to = To: { $addressee }
preview-number = { $number } ({ $source })
preview-date = { $day } ({ $source }), { $days ->
    [0] today
    [one] { $days } day ago
   *[other] { $days } days ago
}
preview-date_of_reply = { $day } ({ $source }), { $days ->
    [0] today
    [one] { $days } day ago
   *[other] { $days } days ago
}
preview-date_ahead = { $day } ({ $source }), later than today: please check
preview-no_date = ⚠ No date found, so “within the year” or “in three months” cannot be reckoned: add it with “Fix the header”
preview-reply_class = Class printed on the letter: { $letter_class }
preview-contradiction = ⚠ Another { $field }: { $value } ({ $source })
preview-inherited_from = Date from the line above: { $sentence }
preview-specific = { $specific } specific
preview-specific_measurable = { $specific } specific ({ $measurable } with a number)
preview-and_general = { $specific_words }, { $general ->
    [one] { $general } general intention
   *[other] { $general } general intentions
}
preview-all_general = All { $general } are general intentions
preview-dated_one = Dated: { $count }, { $count ->
    [one] {""}
   *[other] all{" "}
}{ $period }, { $left }
preview-dated_many = Dated: { $count }, the nearest { $period }, { $left }
preview-own_and_inherited = · { $own } by { $own ->
    [one] its own words
   *[other] their own words
}, { $inherited } by the line above
preview-inherited_alone = · { $inherited ->
    [one] by the line above it
   *[other] all by the line above them
}
preview-above = { $words }: “{ $sentence }”
preview-undated = No date: { $count }
preview-undated_all = None bears a date
preview-specific_and_dated = Specific and dated: { $count }, for example
preview-examples = For example
preview-nothing_tracked = Nothing is tracked yet.
preview-rest_is_kept = Nothing is tracked yet. What you leave out is kept: searchable, no reminders.

known-again = 📄 This letter is here already: { $letter } (letter { $ordinal }, received { $day }). Nothing was added twice.
known-restored = 📄 Back again: { $letter } (letter { $ordinal }, received { $day }), with all its statuses.
known-tally = { $active } tracked, { $closed } closed, { $kept } kept but not tracked

button-track_specific = Track the { $count } specific
button-track_all_of = Track all { $count }
button-track_all = Track all
button-fix = Fix the header
button-original = Original
button-discard = Discard all
button-show_list = Show the list
button-preview = Preview
