"""Phrases that tell what a Chinese clause or sentence is for: owns these patterns; must not know the letter's outline."""

from __future__ import annotations

import re
from functools import cache

from commitments.extraction.packs.zh.verbs import Head
from commitments.extraction.packs.zh.words import Cat, members, tokens, words

_SUBJECT = r"(?:我们?|本)?[^,。;:]{0,14}?"

CLOSING = re.compile(
    r"^(?:最后|再次|在此|衷心|首先|同时|非常|十分|并)*,?(?:衷心|再次|非常|十分|真诚|诚挚|真心|由衷)*(?:地)?(?:感谢|希望您|希望你|希望贵|希望各位|希望继续|希望以后|希望一如既往|希望今后|恳请|敬请|欢迎|祝您|祝你|谢谢|期待您|恳望|请您|请你)"
    r"|^(?:以上|上述)(?:答复|意见|办理|回复)|^现?特此|^此复|^专此|^如(?:有|您|果您|对)|^若(?:您|有)(?:对|不妥|疑问|任何)|^(?:您|你们?)(?:对|们对)(?:我们|我局|以上|本|上述)"
    r"|^联系(?:人|电话)|^附(?:件)?[:：]|^抄送|^(?:衷心)?希望(?:您|你|各位|代表|委员|多)"
)
COURTESY = re.compile(
    r"(?:表示|致以)[^,]{0,6}(?:感谢|谢意|敬意)|^(?!.*将)[^,]*一如既往地?(?:关心|支持|关注)|^现?特此|(?:倾听|听取|接受|落实)[^,]{0,14}(?:委员|代表|您|你们?)[^,]{0,6}(?:建议|意见)|履行(?:自身|好)?职责$|努力工作$|改进[^,]{0,6}工作$|虚心(?:接受|听取)|多提(?:宝贵)?(?:意见|建议)|宝贵(?:的)?(?:意见|建议)$|^(?:提出|制定)(?:以下|本|如下)|提出以下[^,]{0,8}意见|相互配合$|密切配合$"
)
LISTS = re.compile(
    r"(?:以下|(?<!答复)(?<!回复)(?<!函复)(?<!意见)(?<!情况)(?<!说明)(?<!汇报)(?<!报告)(?<!原因)(?<!问题)(?<!建议)(?<!内容)如下|下列)[^,]{0,14}(?<!答复)(?<!意见)(?<!问题)(?<!原因)(?<!困难)(?<!建议)(?<!情况)(?<!回复)$|进行了?(?:以下|如下)(?:工作)?部署$|(?:做好|抓好|采取|落实|开展)[^,]{0,6}(?:以下|几|[一二三四五六七八九]|相关|有关)[^,]{0,8}(?:工作|措施|方面|行动|举措)$|(?:采取|制定|出台|实行)[^,]{0,14}(?:措施|举措)$|(?:几方面(?:工作)?|[一二三四五六七八九]个方面|大行动)$|(?:我[局委部厅们市县区镇乡]|本局|我们)[^,]{0,8}将$|(?:重点|着力|主要)?(?:做到|打算|考虑|计划)(?:是|有)?$"
)
DONE = re.compile(
    r"已(?!会)|(?<![为除得解])了(?!解|如指)|(?:申请|争取|筹集|募集)到(?=[^,]*\d)|完毕|^曾|截至|截止|累计|先后|以来|均实现|上年|去年|近年来|近几年|历来|一直(?:以来)?|过去|(?:超额|提前)完成|同比|共计?(?:完成|发放|收到|投入)|现已|成功(?:创建|举办|列入|入选|争取)|被(?:列入|评为|授予|确定)"
)
DONE_HEAD = re.compile(r"^[^,]{0,20}(?:已经?|先后|累计|\x01[^,]{0,12}了)")
WILL_TOO = re.compile(r"(?:^|,)(?:我[们局委部厅镇县市区乡]|本[局委])[^,]{0,6}?(?:将(?!一如既往|虚心)|会)|下一?步")
AFTER_DONE = re.compile(r"超额(?:提前)?完成|已(?:全部|经|于|列入|纳入|完成|将|由|在|向|与|对|基本)|(?<!为)了(?=[^解,]{2,})(?!.*将)")
UNDER_WAY = re.compile(r"正在|目前|^当前|现正|(?<![真反修订纠改公])正(?:组织|积极|抓紧|全力|按|与|推进|加快|协商|有序|谋划|办理|进行|开展|编制|建设|处于)|仍在|尚未|还未|尚在|暂未|现处于|处于")
AHEAD = re.compile(r"将|拟|计划|力争|争取|预计|下一?步|今后|待|措施")
NOT = re.compile(
    r"无法|难以|没有(?:将|把)|未(?:将|把|能)|并未|(?:需|须|应)经?[^,]{0,20}后方可|^负责|^虽|主要存在|存在问题|问题为|虽(?:然|有|已)|将(?:长期)?(?:处于|面临)|也希望|^承办(?:单位|人|负责|股室|科室)|^联系(?:人|电话|单位|方式)|暂不|暂时(?:不|无法)|不能|不具备|不适宜|不宜|不符合|不予|没有条件|尚不|不建议|^现(?:拟定|暂|已|正|为)|^建议|^希望|^请|^望|^恳请|^欢迎|^敬请|^感谢|^祝|^相信|^您|^你|代表(?:们)?提出|委员(?:们)?提出|^(?:如有|若有)(?:不|疑)|^(?!.*将).*是否|^不足|^存在|^原因|^主要(?:是|原因)|^由此|不到位|不够|不足$|^(?:应当|应该)|^不(?!断|定期|折不扣|遗余力)"
)
FACT = re.compile(r"^[^\x01]{0,24}?(?<![还但凡只要于正别其])(?:是(?!否)|存在|属于|位于|具有|占地|总面积|涵盖|称为|关系到|来自|成为|体现)|^(?:全长|总长|面积|占地)|至关重要|十分必要|意义重大")
FORECAST = re.compile(r"预计[^,]{0,14}(?:有一次|降水|气温|降雨|天气|费用为|产值|同比)|预测")
IDEOLOGY = re.compile(
    r"^(?:深入|全面|认真|坚决|切实|始终|坚定)*(?:学习|贯彻|领会)(?:落实)?.{0,30}(?:精神|思想|部署|讲话|方针|指示|要求|战略|理念)$|^(?:深入|认真)?学习.{0,12}(?:精神|思想)|^(?:牢固)?树立.{0,20}(?:理念|意识|观念|思想)$|^(?:牢记|增强|提高)(?:政治站位|“四个意识”|责任感|使命感)|^提高(?:政治站位|思想认识|认识)|^统一思想|^高度重视|^紧紧围绕"
)
CONDITION = re.compile(r"^(?:届时|到时)|(?:^|局|县|市|委|部|区|镇|乡|司|间|目|程)(?:(?<![接招对期等款])待(?!遇|人|查|业|机|办|岗|遇)|若(?!干)|如果|(?<![例诸比犹一假譬自])如(?!期|实|数|下|何|火|愿|皋|东)|倘若|一旦|只要|等)[^\x01]{2,}|^.{2,24}?(?:(?<!今)(?<!以)后|之后|以后)(?:,|$|即可|立即|即|再|方可|便可|马上|予以|将|及时)|^在.{1,16}(?:没有|未).{1,10}(?:前|之前)$|^当.{2,}时$")
THEN = re.compile(r"(?:^|局|县|市|委|部|区|镇|乡|司|间|目|程)(?:(?<![接招对期等款])待(?!遇|人|查|业|机|办|岗|遇)|等|若(?!干)|如果|一旦).{2,}?(?:后|时|即可|便可|即|再|就|方可|立即|尽快|及时)(?=.{2})|后(?:将|即可|立即|即|再|方可|便可|马上|予以|及时|尽快)|方可以?(?:实施|开工)")
PENDING = re.compile(r"^(?:我[局委部镇县市区乡])?(?:(?<![接招对期等款])待(?!遇|人|查|业|机|办|岗|遇)|等|若(?!干)|如果|一旦|届时)")
ACTING = re.compile(r"(?:联合|会同|结合|利用|运用|采取|采用|通过|围绕|依托|借助|聚焦|配合|协同|对|抓住|按照?|根据|针对|从|由)(?![^,]*(?:要求|原则|精神|规定|情况|意见|部署)$)")
"""Prepositions that bring about an act rather than set its scene."""
NOW = re.compile(r"^(?:目前|当前|现阶段|截至|近年来|长期以来|一直以来)")
HINT = re.compile(r"将|拟|计划|力争|争取|预计|打算|确保|保证|力保|待|若|如果|一旦|我[^,]{0,12}会|本[局委]会|后(?:即|立|再|方|便|马|予|及|尽)|\x01|方可")
"""Without any of these, nothing is announced in a sentence outside next-steps parts."""
PLANNED = re.compile(r"部署|打算|安排|计划|考虑|方案|制定了.{0,10}措施|^(?!.*了).*(?:措施|举措)")
QUOTED = re.compile(r"^(?!按|根据|依据|围绕|结合|针对)[^,]{0,40}(?<!的)(?<!了)(?<!出)(?:提出|指出|强调|明确要求|明确规定|批示|认为|提到|(?:局|委|部|厅|府|省|市|县|会|院|议|记|规定|文件|意见|通知|条例|办法|方案|精神)[^,]{0,4}要求)$|^据(?:悉|了解|介绍)|^(?:同时|为此|因此|对此|综上)?,?(?:特)?建议(?!提案|意见)|^《[^》]*》(?:将|提出|明确|要求|规定|指出)|时任|^(?:您|你)们?(?:在|所|提)")
FULFILLED = re.compile(r"超额(?:提前)?完成|提前(?:超额)?完成|(?:均|全部|顺利)(?:已)?完成(?:任务|目标|了)|共完成\d")
SOON = re.compile(r"^(?:并|同时)?[^,]{0,6}?(?:力争|争取|力促)[^,]{0,4}?(?:早日|尽早|尽快)")
QUALIFIED = re.compile(r"力争|争取(?=[\x01在于到把将早尽])|计划|拟|预计|尽量|尽力|努力|力求|尽可能|打算|准备")
METRIC = re.compile(r"涨幅|产量|就业|同步|达到?|控制在|不低于|不超过|不少于|提高(?:到|至)|降(?:低)?(?:到|至)|增长|新增|占|实现|保持在|稳定在|突破|超过|以上|总投资|投资|完成|升至|增至|下降")
FUNDS = re.compile(r"^[^,]{0,12}?(?:计划|预计|拟|共|总)*(?:投资|投入|安排|筹集|争取)[^,]{0,10}(?:\d|\x00)[^,]{0,8}元[^,]{0,2}$")
AUTHOR = re.compile(r"^(?:我[们局委部厅办院县市区镇乡旗省州]|本[局委部])")
PRODUCT = re.compile(r"^(?:并|且|并且)?(?:投入(?:使用|运营|运行)|交付使用|形成(?:书面|调研|专题)?报告|投用|正式运营)[^,]{0,4}$")
AUTHOR_WILL = re.compile(r"(?:^|,)(?:\x01+,?)?(?:同时|届时|对此|为此|因此)?,?(?:我[局委部厅办院县市区镇乡旗省州]|我们|本[局委部])[^,]{0,8}?(?:将|拟|计划|会)|下一?步|今后|接下来|届时")


@cache
def _lead_in() -> re.Pattern[str]:
    word = r"(?:下一?步|下一?阶段|接下来|今后|后续(?!管理|服务|工作$)|后段|下阶段|往后|在(?:今后|以后|下一?步|接下来|后续|未来)的?[^,]{0,10}(?:中|里|上|期间)|未来(?:[一二三四五几\d]+年)?)"
    return re.compile(
        rf"(?:^|[,、])(?:\x01+,?)?(?:同时|另外|此外|对此|因此|为此|针对[^,]{{2,20}},)?,?(?P<who>(?:我们?|本|该)?[^,。、:的为]{{0,16}}?)(?P<word>(?<!和){word})(?!发展|奠定|提供|打|工作(?:奠|提|打)|的(?:发展|学习))"
    )


_YEAR_LEAD = re.compile(r"^(?:20\d\d年|今年|明年|[今明]年下半年|下半年|20\d\d年下半年),?(?:我们?|本|全)[^,]{0,10}?(?:将|计划|拟|要)[^,]{0,30}(?:以下|如下|几方面|重点|相关工作|工作|措施)")


def lead_in(shown: str) -> tuple[str, int]:
    """The words that open a next-steps passage at the head of a clause (下一步, 在今后的工作中) and where; ("", 0): none."""
    found = _lead_in().search(shown)
    if found and not re.search(r"为$|希望|欢迎|请", found["who"]):
        return found["word"], found.start("word")
    year = _YEAR_LEAD.search(shown)
    return (year.group()[:8], 0) if year else ("", 0)


@cache
def _starts(section: str, name: str) -> re.Pattern[str]:
    return re.compile(r"^(?:并|且|并且|同时|还|也|,)?(?:" + "|".join(map(re.escape, words(section, name))) + ")")


@cache
def _result_end() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, words("nouns", "result"))) + r")(?:工作)?[”)]?$")


ENSURED = re.compile(
    r"^(?!.*(?:目标|任务)$)(?:并|同时)?(?:确保|保证|力保)[^,]*?(?:\x01|之前|前|底)[^,]*(?:完成|竣工|完工|通车|投入使用|投用|建成|交付|开工|启用|开学|到位)"
)
"""确保10月底前完工: a promise, not a purpose."""
_FOR = re.compile(r"^(?:并|更好|努力|积极)?(?:地)?为[^,]{2,}(?:奠定|提供|打下|打好|打基础|打牢|作出|做出|创造|夯实|贡献|添|注入|营造|筑牢|服务|助力|增|发挥|而)|^(?:以|来|用以|用于)(?:更好|便|期|确保|满足|推动|促进|提高|提升|解决|保障|达到|实现|实际|“)|^真正|^最终|^不(?:留|走)")
_STRONG_NEEDS_RESULT = ("解决", "实现", "形成", "减少", "降低", "减轻", "防止", "满足", "既", "又", "共享", "共建", "促", "真正", "有力", "凝聚", "达到", "保证", "确保")


def is_aim(text: str) -> bool:
    """为……奠定基础, 让……, 确保……: purpose and result, wherever it stands."""
    if _FOR.search(text):
        return True
    found = _starts("aims", "strong").match(text)
    if not found:
        return False
    return bool(re.search("(?:目标|任务)$", text)) or not (ENSURED.search(text) or (re.match(r"(?:并)?(?:确保|保证|力促|达到)", text) and ("\x01" in text or re.search(r"\d", text))))


BY = re.compile(r"底|末|[月日年]之?前|年内|明年|来年|次年|后年|下半年|到20\d\d年|到“?十")
"""Time words that set a term (年底前, 明年), as against those that also date a report (2023年, 今年5月)."""
FOUNDATION = re.compile(r"(?:奠定|打下|提供|作出|做出|贡献|夯实)[^,]{0,16}(?:基础|保障|支撑|贡献|力量)$")
"""The end of a purpose that runs over several clauses: 为……,夺取……,奠定……基础."""
EXTENT = re.compile(r"(?:面积|总长|长度|里程|规模|容量|库容)(?:为|约|达|共|达到)*[\d一二两三四五六七八九十百千万亿]")
"""治理修复面积一千多亩: how much the act before comes to."""
_BETTER = re.compile(r"^(?:不断|切实|进一步|有效|持续|全面)*(?:提高|提升|增强|增加)[^,]{0,5}(?:供给|效率|质量|水平|能力|效能|效益|意识|素质|品质)$")


def is_better(text: str) -> bool:
    """提高效率: a result wherever it stands after an act."""
    return bool(_BETTER.match(text))


def is_weak_aim(text: str) -> bool:
    """推动……高质量发展, 提升……水平: a result where nothing but results follows."""
    if re.match(r"^(?:并|同时)?(?:力争|争取)(?:早日|尽早|尽快)", text):
        return True
    plain = re.sub(r"^(?:并且|并|且|同时|还)?(?:不断|持续|切实|全面|有效|进一步|积极|大力|努力|加快|全力|着力|逐步|深入|更好地?|充分|最大限度地?|有力|共同|扎实|稳步|协同|统筹)*", "", text)
    if not _starts("aims", "weak").match(plain):
        return False
    if re.match(r"实现|构建|形成", plain):
        return True
    if re.match(r"推进|推动|促进|发展|加快|打造", plain):
        return bool(_GROWTH.search(plain))
    return bool(_result_end().search(plain))


_GROWTH = re.compile(r"(?:发展|升级|振兴|进步|繁荣|提升|提高|增收|落地|落实|见效|转变|增长|有效实施|顺利实施|深入实施|和谐|高效|步伐|跨越|增效|稳定|双赢|共赢|格局|环境|氛围|发挥|普及|优化|改善|共享|均衡|融合)[”]?$")


PURE_AIM = re.compile(r"^(?:为|让|使|从而|进而|以(?:便|期|更|利)|便于|方便|真正|确保|保证|最终|不留|惠及|达到)")
_EFFECT = re.compile(r"^(?:有\d|有[一二三四五六七八九十]|达到?|缓解|解决|改善|提升|提高|促进|成为|带动|使|满足|惠及|为|有效|大大|极大|极大地|进一步提升|更好|得到|方便|让|影响|面临|涉及|导致|造成|产生|达到|增加|减少|发挥)")


def effect(text: str, head: Head) -> bool:
    """新园建成后将缓解……: what a thing will bring about, not what somebody will do."""
    at = text.find("将")
    if at >= 0 and head.fronted:
        return False
    if at < 0:
        return bool(re.match(r"^(?:届时|从而)", text))
    subject = re.sub(r"^(?:下一?步|今后|接下来|后续|下一阶段)", "", text[:at])
    if re.search(r"我[们局委部厅办院县市区镇乡旗省州]|局|委|部|厅|府", subject) or not subject.strip("\x01,"):
        return bool(re.match(r"(?:会)?为.{2,}(?:作用|奠定|提供|打下|压力|便利|条件|保障|支撑|方便)|(?:会)?成为|有\d", text[at + 1 :]))
    return bool(_EFFECT.match(re.sub(r"^(?:会|能|可|会更|能够)", "", text[at + 1 :])))


_FRAME_END = re.compile("x^")


@cache
def _frame_end() -> re.Pattern[str]:
    return re.compile("(?:" + "|".join(map(re.escape, words("frames", "tails"))) + r")(?:等)?[”)]?$")


_TAKES = re.compile(r"^(?:积极|主动)?(?:采取|采用|运用).{0,30}(?:措施|方式|形式|办法|手段|方法|模式)$")
_ONLY = re.compile(
    r"^(?:\x01|在|于|到|至|截至|从|自|前|底|末|内|起|期间|左右|同时|另外|此外|并|且|下一?步|下一?阶段|接下来|今后|后续|近期|目前|其中|为此|对此|因此|据此|首先|其次|再次|最后|一方面|另一方面|届时|的|工作|中|我们?|我[局委部厅办院所站队会府镇乡县区市省州旗]|本[局委部]|公司|将|拟|计划)+$"
)
_LED = re.compile(r"^由.{2,24}(?:牵头|负责|主办|组织|统筹|配合)(?:负责|实施)?$")
_AS = re.compile(r"^(?:并|同时|坚持|始终)?以.{1,40}?为[^,]{1,14}$")
_WAIT = re.compile(r"^.{0,12}?(?:(?<![接招对期等款])待(?!遇|人|查|业|机|办|岗|遇)|若(?!干)|如果|倘若|一旦|只要|(?<![例诸比犹一假譬自])如(?!期|实|数|下|何|火|愿|皋|东)).{2,}$")


def _to(text: str) -> bool:
    """为推进……, 为切实……: a purpose; 为各校建设…… is for whom."""
    if not text.startswith("为"):
        return False
    found = tokens(text[1:9])
    return text.startswith("为了") or not found or bool(found[0].cat & (Cat.VERB | Cat.ADVERB))


def is_frame(text: str, head: Head) -> bool:
    """A clause without an act of its own that sets time, condition, manner or topic for the next one."""
    if _ONLY.match(text):
        return True
    core = text[head.core :] if head.core < len(text) else ""
    if _AS.match(core) or _TAKES.match(core) or _LED.match(core):
        return True
    if re.match(r"(?:抢抓|抓住|把握好?|紧抓|抢抓住)[^,]*(?:机遇|契机|时机|窗口期)$", core or text):
        return True
    if head.fronted and (head.verb == "作为" or not head.verb) or not head.verb and re.match("(?:同时,?)?作为", core or text) or re.match(r"^(?:将)?(?:认真|积极|充分)?采纳.{0,16}(?:建议|意见)$", core):
        return True
    if re.match(r"^(?:在|当|自|就|从|对|于).{2,}(?:前|后|时|中|上|下|内|里|区域|范围|期间|过程|同时|领域|方面|基础上|阶段|之际)$", core or text) and "将" not in text[head.core + 1 :]:
        return True
    if _WAIT.match(text) and not THEN.search(text):
        return True
    if re.search(r"(?:后|时|完成后|之后)$", text) and len(text) <= 30 and not head.cue:
        return True
    if re.match(r"^(?:因(?![地时势材人村户病])|由于|鉴于|随着|考虑到|虽)", text):
        return True
    if _to(core or text):
        return not re.search(r"(?:奠定|提供|打下|作出|创造|解决).{0,12}$", text)
    opener = _starts("frames", "openers").match(core or text)
    if not opener:
        return not head.verb and bool(head.cue or (head.subject and len(text) <= len(head.subject) + 6))
    if not head.verb:
        return True
    if head.cue and head.sure:
        return False
    word = opener.group().lstrip("并且同时还也,")
    if word in ("通过", "结合", "围绕", "立足", "聚焦", "依托", "借助", "利用", "充分利用", "运用", "采取", "采用", "按照", "根据", "针对", "坚持", "抢抓", "抓住", "紧扣", "瞄准", "会同", "联合", "紧盯", "发挥", "配合", "协同"):
        return bool(_frame_end().search(text)) and (head.at - head.core <= len(word) + 3 or head.at > len(text) - 6) and word not in ("发挥", "配合", "协同", "联合", "紧盯", "聚焦", "坚持", "采取", "抓住")
    return False


def own_numbers(text: str, head: Head) -> str:
    """The clause without numbers that only describe its object: 涉及6个乡镇, 全长5公里的道路, 由……提高到."""
    text = re.sub(r"(?:涉及|覆盖|惠及|全长|总长|占地|面积(?:为|约)?|长约?|宽约?|含)[^,]{0,8}?\d[\d.]*[万亿余多]*(?:个|公里|千米|米|平方米|亩|户|人|所|家|名)?[^,的]{0,4}的", lambda m: "的" * len(m.group()), text)
    text = re.sub(r"(?:涉及|惠及|服务|受益|覆盖)(?:约|超|近)?\d[\d.]*[万亿余多]*[个户人家名]\S{0,8}", lambda m: "的" * len(m.group()), text)
    return re.sub(r"[由从](?P<old>[^,]{1,40}?)(?=(?:提高|提升|增加|增长|上升|降低|下降|扩大|扩展|减少|压缩|缩短|降)(?:到|至|为))", lambda m: "的" * len(m.group()), text)


def own_phrase(text: str) -> bool:
    """After 并: a verb with an object of its own, no mere product of the act before (并形成报告, 并投入使用)."""
    if re.match(r"(?:形成|投入|交付|取得|出具|提出|给予|予以|加以|达到|用于|使|由|报(?:送)?$|实现|运营|落实$|实施$|确保|保证|力争|争取早)", text):
        return False
    found = tokens(text[:16])
    at = 0
    while at < len(found) and found[at].cat & (Cat.ADVERB | Cat.TIME) and not found[at].cat & Cat.VERB:
        at += 1
    if at >= len(found):
        return False
    if found[at].cat & Cat.PREPOSITION and len(found[at].word) >= 1 and found[at].word in ("根据", "按照", "对", "向", "与", "将", "在"):
        return len(text) >= 8
    return bool(found[at].cat & Cat.VERB) and len(text) - found[at].end >= 2 and text[found[at].end : found[at].end + 1] not in "的和与及"


def whole_phrase(text: str) -> bool:
    """A verb with an object before 并."""
    found = [token for token in tokens(text) if token.cat & Cat.VERB and len(token.word) >= 2]
    return bool(found) and len(text) - found[0].end >= 2


def list_phrase(left: str, right: str) -> bool:
    """Two whole verb-object phrases joined by 、: 推进甲建设、完成乙改造."""
    if re.match(r"(?:[^,]{0,10}?将)?(?:积极|充分|认真|探索|继续)*(?:在|通过|围绕|以|从|对|按照|根据|针对|结合|为|与)", left):
        return False
    found = tokens(right[:14])
    if not found or not found[0].cat & Cat.VERB or len(found[0].word) < 2 or "、" in right[:12]:
        return False
    strong = members("verbs", "directional") if found[0].cat & Cat.DIRECTIONAL else members("verbs", "deliverable")
    if found[0].word not in strong or len(right) - found[0].end < 4 or right[found[0].end : found[0].end + 1] in "的和与及等":
        return False
    head = tokens(left)
    first = next((token for token in head if token.cat & Cat.VERB and len(token.word) >= 2), None)
    if first is None or len(left) - first.end < 4 or first.at > 10 or "、" in left:
        return False
    return found[0].word in ("加强", "加大", "推进", "推动", "完善", "健全", "建立", "完成", "改造", "新建", "提高", "提升", "落实", "做好", "强化", "优化", "加快", "开展", "制定", "出台", "实现", "推广", "组织", "举办", "打造", "提供", "鼓励", "支持", "引导", "拓展", "建设", "发展", "培育") and not re.search(r"等|的$", right[-3:])


@cache
def qualified_cues() -> frozenset[str]:
    """Markers that bind less than 将: 力争, 计划, 拟 …"""
    return members("markers", "qualified")
