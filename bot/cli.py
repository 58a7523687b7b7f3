"""The command line: owns the commands, their options and the exit codes; must not know how anything is done.

Each command imports what it uses when it runs, so that `--help` and `extract` start fast.
Exit codes: 0 done, 1 the program failed, 2 wrong use, 3 the input cannot be read, 4 nothing to export.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal, NoReturn

import click

if TYPE_CHECKING:
    from bot.config import Settings
    from commitments.model import Language

FAILED, WRONG_USE, UNREADABLE, NOTHING = 1, 2, 3, 4


class _InOrder(click.Group):
    """Its help lists the commands as they stand here, those that are needed first on top."""

    def list_commands(self, _ctx: click.Context) -> list[str]:
        return list(self.commands)


_config = click.option("--config", type=Path, metavar="FILE", help="The settings file; config.toml by default.")
_kept = click.option("--database", metavar="URL", help="The database; the settings' by default.")
_workspace = click.option("--workspace", metavar="NAME", help="Which workspace, where there are several.")
_letter_language = click.Choice(["auto", "zh", "en"])


@click.group("nextsteps", cls=_InOrder, context_settings={"show_default": True})
def app() -> None:
    """Reads official letters, keeps every promise with its date and source sentence, and asks about it in chat."""


@app.command()
@click.argument("inputs", metavar="INPUT…", nargs=-1, required=True, help="Files or folders, or - for standard input.")
@click.option(
    "--format",
    "output",
    type=click.Choice(["table", "jsonl", "csv", "json"]),
    default="table",
    help="How to print the commitments.",
)
@click.option("--on", metavar="DATE", help="Replaces the letter's own date.")
@click.option("--language", type=_letter_language, default="auto", help="The letter's language.")
@click.option("--why", is_flag=True, help="Add the words and rules that each field came from.")
@click.option("--jobs", type=click.IntRange(1, 64), metavar="N", default=1, help="How many files to read side by side.")
def extract(inputs: tuple[str, ...], output: str, on: str | None, language: str, why: bool, jobs: int) -> None:
    """Find the commitments of letters."""
    from bot import extraction_output

    sys.exit(extraction_output.run(inputs, output, _day(on), _language(language), why=why, jobs=jobs))


@app.command("date")
@click.argument("phrase", metavar="PHRASE|-", help="A phrase or sentence; - reads one a line.")
@click.option("--on", metavar="DATE", help="The date to count from.")
@click.option("--language", type=_letter_language, default="auto", help="The phrase's language.")
@click.option("--format", "output", type=click.Choice(["text", "json", "jsonl"]), default="text")
def date_(phrase: str, on: str | None, language: str, output: str) -> None:
    """Show how a phrase is understood: due date, precision, rule."""
    from bot import date_output

    date_output.run(phrase, _day(on), _language(language), output)


@app.command()
@click.option("--database", metavar="URL", default="chat.db", help="The database; made on first use.")
@click.option("--as", "name", metavar="NAME", default="owner", help="Who you are: the owner.")
@click.option("--at", metavar="MOMENT", help="Begin at this moment instead of now.")
@click.option("--chat", "kind", type=click.Choice(["private", "group"]), default="private", help="The sort of chat.")
@_config
def chat(database: str, name: str, at: str | None, kind: Literal["private", "group"], config: Path | None) -> None:
    """Talk to the whole bot here: no token, no network."""
    import asyncio
    import logging

    from bot import bootstrap, logs
    from bot.local_telegram.stdin import piped_lines

    logs.set_up(logging.ERROR)
    piped = None if sys.stdin.isatty() else piped_lines(sys.stdin.buffer)
    moment = _moment(at)
    settings = _settings(config)
    with _sentences():
        code = asyncio.run(
            bootstrap.run_chat(
                settings,
                address=database,
                owner=name,
                at=moment,
                kind=kind,
                piped=piped,
                out=sys.stdout,
                err=sys.stderr,
            )
        )
    sys.exit(code)


@app.command()
@_config
def run(config: Path | None) -> None:
    """Serve on Telegram, schedule included."""
    import asyncio
    import logging

    from bot import bootstrap, logs

    logs.set_up(logging.INFO)
    settings = _settings(config)
    with _sentences():
        asyncio.run(bootstrap.run_telegram(settings, click.echo))


@app.command()
@click.option("--format", type=click.Choice(["csv"]), default="csv", expose_value=False, help="The form of the file.")
@click.option("-o", "--output", "to", type=Path, metavar="FILE", help="Where to write; - prints.")
@_kept
@_workspace
@click.option(
    "--language", type=click.Choice(["zh", "en"]), default="zh", help="The language of the words in the file."
)
@click.option("--on", metavar="DATE", help="What is overdue on this day, not today.")
@_config
def export(
    to: Path | None, database: str | None, workspace: str | None, language: str, on: str | None, config: Path | None
) -> None:
    """Write the register of commitments to a file.

    What is overdue is judged by today, or by the clock of `nextsteps chat` where that has been moved ahead.
    """
    from bot import bootstrap
    from commitments.model import Language

    settings = _settings(config)
    with _sentences():
        where = database or settings.database.url
        name, content = bootstrap.export(settings, where, workspace, Language(language), _day(on))
    if to is not None and str(to) == "-":
        sys.stdout.buffer.write(content)
        return
    target = to or Path(name)
    try:
        target.write_bytes(content)
    except OSError as error:
        _fail(f"{target} cannot be written: {error.strerror}.", FAILED)
    click.echo(target)


@app.command()
@click.option(
    "--format",
    "output",
    type=click.Choice(["tsv", "jsonl"]),
    default="tsv",
    help="The corpus format, or an object a decision.",
)
@click.option(
    "-o",
    "--output",
    "to",
    type=Path,
    metavar="FILE|FOLDER",
    help="A folder gets a pair of files for each letter.",
)
@_kept
@_workspace
@_config
def corrections(output: str, to: Path | None, database: str | None, workspace: str | None, config: Path | None) -> None:
    """Export what people decided about what was found, with precision and recall so far."""
    from bot import bootstrap, corrections_output
    from commitments.measuring import figures

    settings = _settings(config)
    with _sentences():
        letters = bootstrap.corrections(database or settings.database.url, workspace)
    for line in corrections_output.summary(figures(letters)):
        click.echo(line, err=True)
    try:
        if to is not None and (to.is_dir() or not to.suffix):
            for path in corrections_output.write_folder(letters, to):
                click.echo(path)
            return
        written = corrections_output.tsv(letters) if output == "tsv" else corrections_output.jsonl(letters)
        content = written.encode("utf-8", "surrogatepass")
        if to is None:
            sys.stdout.buffer.write(content)
        else:
            to.write_bytes(content)
            click.echo(to)
    except OSError as error:
        _fail(f"{to} cannot be written: {error.strerror}.", FAILED)


def _settings(path: Path | None) -> Settings:
    from bot.config import ConfigError, load

    try:
        return load(path)
    except ConfigError as error:
        _fail(str(error), WRONG_USE)


def _day(words: str | None) -> date | None:
    if words is None:
        return None
    try:
        return date.fromisoformat(words)
    except ValueError:
        _fail(f"{words!r} is no date; write one like 2018-09-25.", WRONG_USE)


def _moment(words: str | None) -> datetime | None:
    if words is None:
        return None
    try:
        return datetime.fromisoformat(words)
    except ValueError:
        _fail(f"{words!r} is no moment; write one like 2018-12-24T09:00 or 2018-12-24.", WRONG_USE)


def _language(name: str) -> Language | None:
    from commitments.model import Language as Known

    return None if name == "auto" else Known(name)


@contextmanager
def _sentences() -> Iterator[None]:
    """Expected errors end the program with their sentence and their exit code."""
    from bot.config import ConfigError
    from bot.delivery import DeliveryError
    from bot.i18n.catalogue import catalogue
    from commitments.errors import NextstepsError, NotFound
    from commitments.model import Language as Known

    try:
        yield
    except NotFound as error:
        _fail(catalogue(Known.EN).error(error), NOTHING)
    except NextstepsError as error:
        _fail(catalogue(Known.EN).error(error), FAILED)
    except ConfigError as error:
        _fail(str(error), WRONG_USE)
    except DeliveryError as error:
        _fail(f"{error}.", FAILED)
    except KeyboardInterrupt:
        sys.exit(0)


def _fail(sentence: str, code: int) -> NoReturn:
    click.echo(sentence, err=True)
    sys.exit(code)


def main() -> None:
    """The entry point of the `nextsteps` command."""
    app()
