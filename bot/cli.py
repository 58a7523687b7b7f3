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
from typing import TYPE_CHECKING, Annotated, Literal, NoReturn

import typer

if TYPE_CHECKING:
    from bot.config import Settings
    from commitments.model import Language

FAILED, WRONG_USE, UNREADABLE, NOTHING = 1, 2, 3, 4

app = typer.Typer(
    name="nextsteps",
    help="Reads official letters, keeps every promise with its date and source sentence, and asks about it in chat.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,  # plain help: Rich would take longer to import than everything else that help needs
)

LanguageName = Literal["auto", "zh", "en"]
ConfigPath = Annotated[Path | None, typer.Option("--config", help="The settings file; config.toml by default.")]


@app.command()
def extract(
    inputs: Annotated[list[str], typer.Argument(metavar="INPUT…", help="Files or folders, or - for standard input.")],
    output: Annotated[
        Literal["table", "jsonl", "csv", "json"], typer.Option("--format", help="How to print the commitments.")
    ] = "table",
    on: Annotated[str | None, typer.Option(metavar="DATE", help="Replaces the letter's own date.")] = None,
    language: Annotated[LanguageName, typer.Option(help="The letter's language.")] = "auto",
    why: Annotated[bool, typer.Option("--why", help="Add the words and rules that each field came from.")] = False,
    jobs: Annotated[int, typer.Option(min=1, max=64, help="How many files to read side by side.")] = 1,
) -> None:
    """Find the commitments of letters."""
    from bot import extraction_output

    code = extraction_output.run(inputs, output, _day(on), _language(language), why=why, jobs=jobs)
    raise typer.Exit(code)


@app.command("date")
def date_(
    phrase: Annotated[str, typer.Argument(metavar="PHRASE|-", help="A phrase or sentence; - reads one a line.")],
    on: Annotated[str | None, typer.Option(metavar="DATE", help="The date to count from.")] = None,
    language: Annotated[LanguageName, typer.Option(help="The phrase's language.")] = "auto",
    output: Annotated[Literal["text", "json", "jsonl"], typer.Option("--format")] = "text",
) -> None:
    """Show how a phrase is understood: due date, precision, rule."""
    from bot import date_output

    date_output.run(phrase, _day(on), _language(language), output)


@app.command()
def chat(
    database: Annotated[str, typer.Option(metavar="URL", help="The database; made on first use.")] = "chat.db",
    name: Annotated[str, typer.Option("--as", metavar="NAME", help="Who you are: the owner.")] = "owner",
    at: Annotated[str | None, typer.Option(metavar="MOMENT", help="Begin at this moment instead of now.")] = None,
    kind: Annotated[Literal["private", "group"], typer.Option("--chat", help="The sort of chat.")] = "private",
    config: ConfigPath = None,
) -> None:
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
    raise typer.Exit(code)


@app.command()
def run(config: ConfigPath = None) -> None:
    """Serve on Telegram, schedule included."""
    import asyncio
    import logging

    from bot import bootstrap, logs

    logs.set_up(logging.INFO)
    settings = _settings(config)
    with _sentences():
        asyncio.run(bootstrap.run_telegram(settings, typer.echo))


@app.command()
def export(
    _: Annotated[Literal["csv"], typer.Option("--format", help="The form of the file.")] = "csv",
    to: Annotated[Path | None, typer.Option("-o", "--output", metavar="FILE", help="Where to write; - prints.")] = None,
    database: Annotated[str | None, typer.Option(metavar="URL", help="The database; the settings' by default.")] = None,
    workspace: Annotated[str | None, typer.Option(help="Which workspace, where there are several.")] = None,
    language: Annotated[Literal["zh", "en"], typer.Option(help="The language of the words in the file.")] = "zh",
    on: Annotated[str | None, typer.Option(metavar="DATE", help="What is overdue on this day, not today.")] = None,
    config: ConfigPath = None,
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
    typer.echo(target)


@app.command()
def corrections(
    output: Annotated[
        Literal["tsv", "jsonl"], typer.Option("--format", help="The corpus format, or an object a decision.")
    ] = "tsv",
    to: Annotated[
        Path | None,
        typer.Option("-o", "--output", metavar="FILE|FOLDER", help="A folder gets a pair of files for each letter."),
    ] = None,
    database: Annotated[str | None, typer.Option(metavar="URL", help="The database; the settings' by default.")] = None,
    workspace: Annotated[str | None, typer.Option(help="Which workspace, where there are several.")] = None,
    config: ConfigPath = None,
) -> None:
    """Export what people decided about what was found, with precision and recall so far."""
    from bot import bootstrap, corrections_output
    from commitments.measuring import figures

    settings = _settings(config)
    with _sentences():
        letters = bootstrap.corrections(database or settings.database.url, workspace)
    for line in corrections_output.summary(figures(letters)):
        typer.echo(line, err=True)
    try:
        if to is not None and (to.is_dir() or not to.suffix):
            for path in corrections_output.write_folder(letters, to):
                typer.echo(path)
            return
        written = corrections_output.tsv(letters) if output == "tsv" else corrections_output.jsonl(letters)
        content = written.encode("utf-8", "surrogatepass")
        if to is None:
            sys.stdout.buffer.write(content)
        else:
            to.write_bytes(content)
            typer.echo(to)
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


def _language(name: LanguageName) -> Language | None:
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
        raise typer.Exit(0) from None


def _fail(sentence: str, code: int) -> NoReturn:
    typer.echo(sentence, err=True)
    raise typer.Exit(code)


def main() -> None:
    """The entry point of the `nextsteps` command."""
    app()
