"""Letters for the journeys that need many, or a long one: made up by rule, in the style of real ones; none is real."""

from __future__ import annotations

from pathlib import Path

from commitments.model import Language

_TOWNS = {
    Language.ZH: ("东湖区", "西林区", "南浦区", "北苑区"),
    Language.EN: ("Eastlake", "Westwood", "Southport", "Northgate"),
}
_TOPICS = {
    Language.ZH: (
        ("教育局", "校园午餐", "2019年6月底前,公布第一批供餐企业名单", "改造学校食堂{n}间"),
        ("卫生健康局", "村卫生室建设", "2019年,新建村卫生室{n}所", "我局将修订《村医补助办法》"),
        ("交通运输局", "公交线路调整", "2019年一季度开通社区公交线路{n}条", "我局将公布公交准点率"),
        ("水务局", "黑臭水体治理", "2019年底前完成{n}处黑臭水体整治", "建立河长巡查公示制度"),
        ("公安局", "校园周边秩序", "2019年3月底前在校门口增设人行横道{n}处", "我局将开展一次专项整治"),
        ("民政局", "居家养老服务", "2019年建成社区养老服务站{n}个", "我局将出台《居家养老服务补贴办法》"),
        ("生态环境局", "餐饮油烟扰民", "2019年9月底前,完成{n}家餐饮单位油烟净化设施改造", "公布投诉处理结果"),
        ("市场监督管理局", "电梯安全", "2019年完成{n}台老旧电梯安全评估", "我局将发布第二批电梯黑名单"),
        ("文化和旅游局", "文物修缮", "2020年底前修缮文物保护单位{n}处", "我局将编制《文物保护规划》"),
        ("城市管理局", "生活垃圾分类", "2019年新建垃圾分类收集点{n}个", "我局将公布分类督查结果"),
    ),
    Language.EN: (
        ("Education Service", "school meals", "publish the first list of approved caterers by the end of June 2019",
         "refurbish {n} school kitchens by 31 December 2019"),
        ("Public Health Team", "village surgeries", "open {n} village surgeries by March 2020",
         "publish a revised grant scheme"),
        ("Transport Department", "bus routes", "introduce {n} community bus routes by 31 March 2019",
         "publish punctuality figures every quarter"),
        ("Water Board", "sewage overflows", "complete repairs at {n} overflow sites by the end of 2019",
         "publish a map of all overflows"),
        ("Road Safety Unit", "school crossings", "install {n} pedestrian crossings by 30 September 2019",
         "carry out a review of speed limits"),
        ("Adult Care Service", "home care", "open {n} day centres by the end of 2019", "publish a new charging policy"),
        ("Environment Team", "restaurant fumes", "inspect {n} restaurants by 30 June 2019",
         "publish the outcome of all complaints"),
        ("Trading Standards", "lift safety", "complete {n} lift inspections by the end of 2019",
         "publish a second list of unsafe lifts"),
        ("Heritage Service", "listed buildings", "restore {n} listed buildings by December 2020",
         "publish a conservation plan"),
        ("Waste Service", "recycling", "install {n} recycling points by 31 October 2019",
         "publish the results of its audit"),
    ),
}  # fmt: skip


def replies(folder: Path, language: Language) -> list[Path]:
    """Forty short replies of ten offices in four towns, each with two promises, as files 01.txt to 40.txt."""
    write = {Language.ZH: _reply_zh, Language.EN: _reply_en}[language]
    paths = []
    for at in range(40):
        office, topic, first, second = _TOPICS[language][at % 10]
        numbers = {"n": 3 + 2 * at}
        text = write(
            at + 1, _TOWNS[language][at // 10], office, topic, first.format(**numbers), second.format(**numbers)
        )
        paths.append(folder / f"{at + 1:02}.txt")
        paths[-1].write_text(text, "utf-8")
    return paths


def _reply_zh(number: int, town: str, office: str, topic: str, first: str, second: str) -> str:
    return (
        f"{town}{office}\n对区十七届人大三次会议第{number}号建议的答复\n\n王代表:\n"
        f"您提出的关于{topic}的建议收悉,现答复如下:\n\n一、工作开展情况\n去年以来,我局已组织调研两次。\n\n"
        f"二、下一步工作\n{first}。\n{second}。\n\n感谢您的关心和支持。\n\n{town}{office}\n2018年{number % 3 + 7}月10日\n\n"
        "(本信为测试而编写,机关、人名、数字均为虚构。)\n"
    )


_OPENINGS = (
    "Thank you for the committee's report on {topic}. It was discussed with residents at two evenings in the town hall.",
    "We have read what the committee found about {topic}, and the cabinet member has visited the places that it names.",
    "Your report on {topic} reached us in July. Since then our own auditors have looked at the same questions once more.",
    "The chief executive asked every manager to answer the committee's points on {topic}; their answers are put together here.",
)
"""One a town, so that nobody takes the letters for copies of one another."""


def _reply_en(number: int, town: str, office: str, topic: str, first: str, second: str) -> str:
    return (
        f"{town} Council, {office}\nResponse to the scrutiny committee on {topic}\nSCR/2018/{number:03}\n"
        f"{number % 3 + 7} September 2018\n\nDear Chair,\n\n{_OPENINGS[(number - 1) // 10].format(topic=topic)}\n\n"
        f"Next steps\n\nThe council will {first}.\n\nThe {office} will {second}.\n\nYours sincerely,\n{office}\n\n"
        "(This letter was made up for a test; the council, the people and the figures do not exist.)\n"
    )


_HEADINGS = {
    Language.ZH: ("基础设施", "公共服务", "市场监管", "生态环境", "安全生产", "队伍建设", "信息公开", "区域合作"),
    Language.EN: ("Roads", "Public services", "Markets", "Environment", "Safety", "Staff", "Openness", "Partnership"),
}
_ACTS = {
    Language.ZH: (
        "新建改造{n}处便民设施", "修订《{h}管理办法》", "公布第一批{h}失信名单", "建成{h}监测平台",
        "推动{h}理念深入人心", "完成{n}家单位核查", "提升{h}工作水平", "开展{h}专项检查",
    ),
    Language.EN: (
        "build {n} new facilities", "publish a revised {h} code", "publish the first list of failing firms",
        "set up a {h} monitoring panel", "promote a culture of good practice", "complete {n} inspections",
        "continue to improve standards", "carry out a {h} review",
    ),
}  # fmt: skip


def long_reply(folder: Path, language: Language) -> Path:
    """A reply of eight parts and 62 promises, most of them for 2018 by the line above them."""
    parts = []
    for at, heading in enumerate(_HEADINGS[language]):
        acts = [act.format(n=12 + 7 * at, h=heading.lower()) for act in _ACTS[language]][: 8 if at < 6 else 7]
        parts.append(_part_zh(at, heading, acts) if language is Language.ZH else _part_en(at, heading, acts))
    body = "\n".join(parts)
    path = folder / "long.txt"
    if language is Language.ZH:
        text = (
            "示范市市场监督管理局对市十五届人大三次会议第58号建议的答复\n\n梅代表:\n您提出的建议收悉,现答复如下:\n\n"
            f"一、下一步工作\n2018年,我局将重点做好以下相关工作:\n{body}\n\n示范市市场监督管理局\n2018年9月25日\n\n"
            "(本信为测试而编写,机关、人名、数字均为虚构。)\n"
        )
    else:
        text = (
            "Sample Council\nResponse to the scrutiny committee, reference SC 58/2018\n25 September 2018\n\nDear Chair,\n\n"
            f"Next steps\n\nBy the end of 2018 the council will take the actions below.\n\n{body}\n\nYours sincerely,\n"
            "Chief Executive\n\n(This letter was made up for a test; the council and the figures do not exist.)\n"
        )
    path.write_text(text, "utf-8")
    return path


def _part_zh(at: int, heading: str, acts: list[str]) -> str:
    return f"({'一二三四五六七八'[at]}){heading}\n" + "".join(f"{act}。" for act in acts)


def _part_en(at: int, heading: str, acts: list[str]) -> str:
    return f"{at + 1}. {heading}\n" + "".join(f"The council will {act}.\n" for act in acts)
