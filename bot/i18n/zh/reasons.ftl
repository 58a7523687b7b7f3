# 为何这样读:每一项凭信里哪几个字、哪条规则。

button-why = 为何

reasons-head = 🔎 为何这样读:{ $commitment }
reasons-quote = 原文:{ $quote }
reasons-line = { $field }:{ $value }。{ $because }

reason-person = 是人定的,不是读出来的
reason-place = 算作承诺:{ $because }
reason-next_steps = 写在“{ $words }”之下,那里说的是要做的事
reason-announced = 句中有“{ $words }”,说的是以后
reason-chosen = 这段话由人选定

reason-number = 有可以数的指标
reason-state = “{ $words }”是一个能核对的状态
reason-named = “{ $words }”后面写明了名称或时限
reason-softener = “{ $words }”只说往哪里使劲,没说做到哪一步
reason-aims = 整句只说想达到什么,没有具体动作
reason-specific = “{ $words }”,做没做成看得出来
reason-general = “{ $words }”没说做到哪一步才算完

reason-due_own = 本句写着“{ $words }”
reason-due_here = 写在本句
reason-due_inherited = 上文写着“{ $words }”,管到这一句
reason-due_none = 这一句和管着它的上文都没有写时限
reason-quantity = 原文写着“{ $words }”
reason-body = 原文点名“{ $words }”
reason-body_none = 原文没有点别的单位,算发文单位的

reason-condition = 条件:“{ $words }”。条件没到,也会按时问一声
reason-firm = 语气:写得肯定
reason-qualified = 语气:“{ $words }”,留有余地
reason-aspirational = 语气:“{ $words }”,说的是努力的方向
reason-response_accepted = 对建议的答复:采纳(“{ $words }”)
reason-response_partly = 对建议的答复:部分采纳(“{ $words }”)
reason-response_rejected = 对建议的答复:不采纳(“{ $words }”)
reason-response_noted = 对建议的答复:知悉(“{ $words }”)
