"""One made-up reply in the ways in which it may come again, and what must not be taken for it; must not know the code."""

from __future__ import annotations

FIRST = """示范市市场监督管理局关于市十五届人大三次会议第312号建议的答复
示市监函〔2018〕46号

李明华代表:
您提出的关于提升社区服务质量的建议收悉,现答复如下:

一、已开展的工作
2017年已完成12个社区的服务标准试点,修订发布了有关办法。

二、下一步工作安排
2018年,我局将重点做好以下工作:
(一)加强标准建设。发布《示范市社区服务规范》,完成32万家商户的信用信息归集工作。
(二)加强监督管理。2018年将公布首批失信商户名单。建成5个社区检测站。

三、长期工作
我局将建立社区服务投诉快速处理机制。

感谢您对我们工作的关心和支持。

示范市市场监督管理局
2018年9月20日
"""
"""Five promises, four of them for 2018."""

ON_ANOTHER_SITE = (
    "首页 > 政务公开 > 建议提案办理\n字号:大 中 小 打印 收藏\n"
    + FIRST.replace(":", "：").replace("\n\n", "\n").replace("32万家", "32 万家").replace("处理机制", "处置机制")
    + "\n主办单位:示范市人民政府 备案号:示ICP备12345号\n网站地图 联系我们\n"
)
"""Menus and a footer, full-width signs, other line ends, and one word that was typed differently."""

SECOND = """示范市市场监督管理局关于市十五届人大三次会议第312号建议的补充答复
示市监函〔2018〕88号

李明华代表:
您提出的关于提升社区服务质量的建议收悉,我局已于9月20日答复。现补充答复如下:

一、已开展的工作
《示范市社区服务规范》已征求意见,32万家商户的信用信息归集已完成一半。

二、下一步工作安排
2019年,我局将重点做好以下工作:
(一)加强标准建设。2019年6月底前发布《示范市社区服务规范》,完成32万家商户的信用信息归集工作。
(二)加强监督管理。2018年将公布首批失信商户名单。建成8个社区检测站。

感谢您对我们工作的关心和支持。

示范市市场监督管理局
2018年12月10日
"""
"""The newer reply: two promises later, one the same, one of more stations, one not mentioned any more."""

TO_ANOTHER_QUESTION = """示范市市场监督管理局关于市十五届人大三次会议第415号建议的答复
示市监函〔2018〕51号

王芳代表:
您提出的关于加强电梯安全的建议收悉,现答复如下:

一、已开展的工作
2017年已完成300部老旧电梯的检验,修订发布了有关办法。

二、下一步工作安排
2018年,我局将重点做好以下工作:
(一)加强标准建设。发布《示范市电梯维保规范》,完成4000部电梯的信息归集工作。
(二)加强监督管理。2018年将公布首批失信维保单位名单。建成2个应急救援站。

感谢您对我们工作的关心和支持。

示范市市场监督管理局
2018年9月20日
"""
"""By the same office in the same phrases."""

ENGLISH = """Northbridge Borough Council
Response to the report on neighbourhood services (HC 77)
25 September 2018

Dear Councillor Hart,

Thank you for your report of 3 July 2018. Last year we opened two advice points and repaired 40 bus shelters.

Next steps

We will publish the first neighbourhood standards by the end of 2018.
We will repair 12,500 street lights in the northern wards by the end of 2018.
The council will open a second advice point.

Yours sincerely,
Director of Neighbourhood Services
"""
ENGLISH_ON_ANOTHER_SITE = (
    "Skip to main content\nHome / Council / Reports\n"
    + ENGLISH.replace("\n\n", "\n").replace("12,500", "12 500").upper()
    + "Cookies Privacy Accessibility\n© Northbridge Borough Council"
)
ENGLISH_SECOND = """Northbridge Borough Council
Further response to the report on neighbourhood services (HC 77)
14 December 2018

Dear Councillor Hart,

Thank you for your letter. We have published draft standards and asked the wards for their views.

Next steps

We will publish the first neighbourhood standards by March 2019.
We will repair 14,000 street lights in all wards by the end of 2019.

Yours sincerely,
Director of Neighbourhood Services
"""
