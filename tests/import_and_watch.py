"""A script: imports modules and reports what effects that has; must not know which modules are right to have any.

    python import_and_watch.py ROOT MODULE…

Prints a line for each connection, thread, process, or file written while a module of the project in ROOT is imported,
and for each time that a line of the project itself reads the environment meanwhile.
"""

from __future__ import annotations

import importlib
import os
import sys
import threading
from pathlib import Path

OUTWARD = {"socket.connect", "socket.bind", "sqlite3.connect", "subprocess.Popen", "os.fork"}
ROOT = sys.argv[1]
OURS = tuple(str(Path(ROOT, layer)) + os.sep for layer in ("commitments", "storage", "bot"))


class Watch:
    """Collects the effects of the module that is being imported."""

    def __init__(self) -> None:
        self.importing: str | None = None
        self.effects: list[str] = []

    def note(self, effect: str) -> None:
        if self.importing:
            self.effects.append(f"{self.importing}: {effect}")

    def hear(self, event: str, arguments: tuple[object, ...]) -> None:
        """What the interpreter's audit hook tells."""
        if event in OUTWARD:
            self.note(event)
        elif event == "open" and set(str(arguments[1] or "")) & set("wax+"):
            self.note(f"writes {arguments[0]}")


class WatchedEnvironment(dict[str, str]):
    """Stands for os.environ, and tells when one of our own modules reads it; libraries may."""

    def __init__(self, watch: Watch) -> None:
        super().__init__(os.environ)
        self.watch = watch

    def __getitem__(self, name: str) -> str:
        self.tell(name)
        return super().__getitem__(name)

    def get(self, name: str, default: str | None = None) -> str | None:  # type: ignore[override]  # one form is enough
        self.tell(name)
        return super().get(name, default)

    def __contains__(self, name: object) -> bool:
        self.tell(name)
        return super().__contains__(name)

    def tell(self, name: object) -> None:
        frame = sys._getframe(2)
        while frame.f_back is not None and frame.f_code.co_filename in ("<frozen os>", os.__file__):  # os.getenv
            frame = frame.f_back
        if frame.f_code.co_filename.startswith(OURS):
            self.watch.note(f"reads the environment ({name})")


def main() -> None:
    sys.path.insert(0, ROOT)
    watch = Watch()
    os.environ = WatchedEnvironment(watch)  # type: ignore[assignment]  # noqa: B003  # stands in for it
    sys.addaudithook(watch.hear)
    start = threading.Thread.start

    def noted_start(thread: threading.Thread) -> None:  # Python 3.11 has no audit event for it
        watch.note("starts a thread")
        start(thread)

    threading.Thread.start = noted_start  # type: ignore[method-assign, assignment]
    for module in sys.argv[2:]:
        watch.importing = module
        importlib.import_module(module)
    watch.importing = None
    print(*watch.effects, sep="\n")  # noqa: T201  # its answer


if __name__ == "__main__":
    main()
