# They ask for a later date, and we decide. Until then nobody is chased.

event_kind-requested = later date asked for
event_kind-refused = later date refused
history-requested = asked to move the date: { $before } → { $after }
history-refused = refused to move the date { $after }
state-requested = asks for { $day }, not decided
card-requested = Asks for a later date: { $period }, not decided ({ $day }: { $reason })
digest-requests = ✋ Later dates asked for, to decide: { $count } (nobody is chased until then)
digest-news_requests = { $count } to decide
button-request = They ask for longer
button-agree = Agree
button-refuse = Refuse
button-show_requests = { $count ->
    [one] The one to decide
   *[other] The { $count } to decide
}
ask-request = Which date do they ask for, and why? For example: end of June 2019, no money yet
ask-refuse = Why not? A few words will do.
command-request = they ask for a later date, which waits for us: /request 7 end of June 2019, no money yet
command-agree = give them the date that they ask for: /agree 7; it counts as moved
command-refuse = do not: /refuse 7 no good reason; their date stays
error-needs_request = I did not understand “{ $words }”. Give the date that they ask for, then the reason: /request { $number } end of June 2019, no money yet
error-refusal_needs_reason = Why not? For example: /refuse { $number } no good reason
error-nothing_requested = Number { $number } has no request that waits. To note one: /request { $number } end of June 2019, no money yet; to move the date at once: /extend { $number } end of June 2019, no money yet
