"""Starts the program quickly: everything is imported once, and each process is a fork of that.

Run as a script. Each line on standard input starts `nextsteps run` with the settings file that is the argument; its
process id is printed, and, when it has ended, "gone". The script ends with its input.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path


def main(config: str, log: str) -> None:
    """Start one process a line."""
    sys.path.insert(0, str(Path(__file__).resolve().parents[2]))
    from bot import bootstrap, cli  # noqa: F401 - to have them in memory
    from bot.i18n.catalogue import catalogue
    from commitments.model import Language

    for language in Language:
        catalogue(language)
    for _ in sys.stdin:
        child = os.fork()
        if child == 0:
            output = os.open(log, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600)
            for stream in (1, 2):
                os.dup2(output, stream)
            sys.argv = ["nextsteps", "run", "--config", config]
            cli.main()
            os._exit(0)
        print(child, flush=True)  # noqa: T201 - who started it wants to know
        os.waitpid(child, 0)
        print("gone", flush=True)  # noqa: T201 - and when it will do nothing more


if __name__ == "__main__":
    main(*sys.argv[1:])
