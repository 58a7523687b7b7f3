# The daily work: what was found.

find-head = 🔎 “{ $words }”: { $promises ->
    [one] { $promises } promise
   *[other] { $promises } promises
}, { $mentions } more in the letters' text
find-head_at_least = 🔎 “{ $words }”: { $promises ->
    [one] { $promises } promise
   *[other] { $promises } promises
}, at least { $mentions } more in the letters' text
find-nothing = 🔎 Nothing found for “{ $words }”. I looked through the letters and every promise, closed and kept ones too; try a shorter word.
find-comma = { ", " }

command-find = search letters and all promises: /find blacklist; or ask “what did they say about the blacklist?”
error-needs_words = What shall I look for? For example: /find blacklist
