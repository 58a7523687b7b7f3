"""Writing received files into a folder under harmless names; must not know where they come from."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from bot.local_telegram.errors import ClientError

# What Windows refuses in names beside control characters, so that a folder can be handed on.
_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f-\x9f\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]')
_DEVICES = re.compile(r"(?i)(con|prn|aux|nul|com\d|lpt\d)(\..*)?")
# In bytes of UTF-8; file systems take 255 for the whole name, a number in brackets included.
_LONGEST_STEM = 200
_LONGEST_SUFFIX = 20


def save(folder: Path, name: str, content: bytes) -> Path:
    """Write a file into a folder, which is made if need be; a taken name gets a number, nothing is overwritten."""
    safe = harmless(name)
    stem, dot, suffix = safe.rpartition(".") if "." in safe else (safe, "", "")
    number = 1
    try:
        folder.mkdir(parents=True, exist_ok=True)
        while True:
            target = folder / (safe if number == 1 else f"{stem} ({number}){dot}{suffix}")
            try:
                # "x" also refuses a link that lies there, wherever it leads.
                with target.open("xb") as file:
                    file.write(content)
            except FileExistsError:
                number += 1
            else:
                return target
    except OSError as error:
        raise ClientError(f"{name} cannot be saved in {folder}: {error.strerror}.") from None


def harmless(name: str) -> str:
    """A file name without a path, characters that some system forbids, or a device's name."""
    safe = unicodedata.normalize("NFC", _FORBIDDEN.sub("_", name)).strip(" .")
    if _DEVICES.fullmatch(safe):
        safe = f"_{safe}"
    stem, dot, suffix = safe.rpartition(".")
    if not dot or len(suffix.encode()) > _LONGEST_SUFFIX:
        stem, dot, suffix = safe, "", ""
    short = stem.encode()[:_LONGEST_STEM].decode(errors="ignore")
    return f"{short or 'file'}{dot}{suffix}"
