# Why it is read as it is: on which words of the letter, by which rule.

button-why = Why?

reasons-head = 🔎 Why it is read so: { $commitment }
reasons-quote = Original: { $quote }
reasons-line = { $field }: { $value }. { $because }

reason-person = A person has decided it
reason-place = Taken for a promise: { $because }
reason-next_steps = it follows “{ $words }”, which names what is to come
reason-announced = “{ $words }” speaks of the future
reason-chosen = a person has chosen the passage

reason-number = There is a figure that can be counted
reason-state = “{ $words }” is a state that can be checked
reason-named = A title or a date stands behind “{ $words }”
reason-softener = “{ $words }” says where the effort goes, not what will be reached
reason-aims = The sentence names what is hoped for, and no act
reason-specific = “{ $words }”: one can see whether it was done
reason-general = “{ $words }” does not say when it would be done

reason-due_own = The sentence says “{ $words }”
reason-due_here = The sentence says so
reason-due_inherited = The line above says “{ $words }”, and that governs this one
reason-due_none = Neither the sentence nor the lines that govern it name a date
reason-quantity = The text says “{ $words }”
reason-body = The text names “{ $words }”
reason-body_none = The text names nobody else, so it is for the body that wrote

reason-condition = Condition: “{ $words }”. We ask in time all the same
reason-firm = Tone: firm
reason-qualified = Tone: “{ $words }” leaves room
reason-aspirational = Tone: “{ $words }” names a direction of effort
reason-response_accepted = Answer to the recommendation: accepted (“{ $words }”)
reason-response_partly = Answer to the recommendation: accepted in part (“{ $words }”)
reason-response_rejected = Answer to the recommendation: rejected (“{ $words }”)
reason-response_noted = Answer to the recommendation: noted (“{ $words }”)
