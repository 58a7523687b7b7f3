"""Traditional script as simplified, character by character: must not know sentences. Offsets always hold."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from opencc import OpenCC

_TRADITIONAL = re.compile(
    "[為來會個們國說時過後學對發這進還讓與關於實際務業東經產動當從應機現電車長門問間開見觀規則員據標準義處"
    "區廠廣場點線網絡維護險陽陰隊階難題領頭顧類餘館體驗辦農協單嚴兩並亞備優傳價億儲兒勞勢勝華葉萬蓋藝術蘇"
    "衛裝製復診訪設許評調論議讀變質購貿費資賣輕輛轉運達違遠適遷選鄉醫釋鋪錄鎮鐵環]"
)
"""Common characters that only traditional script has; two of them in a text call for the converter."""


def is_traditional(text: str) -> bool:
    """Whether enough of the text is in traditional characters for it to be converted."""
    first = _TRADITIONAL.search(text)
    return first is not None and _TRADITIONAL.search(text, first.end()) is not None


@cache
def _converter() -> OpenCC:
    from opencc import OpenCC  # read only when a text needs it: its tables take longer than a short letter

    return OpenCC("t2s")


def simplified(text: str) -> str:
    """Traditional characters as simplified ones, one to one; a text without them comes back as it is."""
    if not is_traditional(text):
        return text
    table: dict[int, str] = {}
    for letter in set(text):
        if letter >= "\u3400":
            simple = _converter().convert(letter)
            if len(simple) == 1 and simple != letter:
                table[ord(letter)] = simple
    return text.translate(table)
