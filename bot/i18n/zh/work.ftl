# The daily work: what was found.

find-head = 🔎 “{ $words }”:承诺{ $promises }条,原文另有{ $mentions }处
find-head_at_least = 🔎 “{ $words }”:承诺{ $promises }条,原文另有{ $mentions }处以上
find-nothing = 🔎 没找到“{ $words }”。收到的答复件和所有承诺(含备查、已办结)都查过了;换个短些的词再试,两个字就行。
find-comma = { "," }

command-find = 查原文和所有承诺,如“查找 黑名单”;也可以问“他们关于黑名单说过什么?”
error-needs_words = 要查什么?例如:查找 黑名单
