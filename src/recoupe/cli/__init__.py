"""The command line.

Nothing heavy is imported before a command needs it: ``recoupe --help`` answers at once.
"""

from __future__ import annotations

import atexit
import os
import sys
import threading
import traceback
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

import click

from recoupe.cli.build import build
from recoupe.cli.errors import told
from recoupe.cli.export import export
from recoupe.cli.judge import judge
from recoupe.cli.schema import schema
from recoupe.cli.score import score
from recoupe.cli.serve import serve
from recoupe.cli.show import show
from recoupe.cli.stories import stories
from recoupe.cli.terminal import complain
from recoupe.cli.watch import diff, watch

USAGE = 2
FAILED = 1
INTERRUPTED = 130


@click.group(context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(package_name="recoupe", prog_name="recoupe")
def commands() -> None:
    """Read the press on a story and keep its file: who said what and when, which figures, which days, who is
    who, and where the sources agree, copy or contradict each other.

    \b
      recoupe build articles/ --store story.db
      recoupe export story.db --format html --output story.html
    """


for command in (build, export, show, judge, score, schema, watch, diff, serve, stories):
    commands.add_command(command)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run a command line (by default that of the process) and give its exit status.

    0: done; 1: it could not be done, and one line on standard error says why; 2: wrong usage.
    """
    if sys.stdout is None:
        # Closed by who started us (">&-"). What is printed is lost, as was asked; what is exported is not.
        sys.stdout = Path(os.devnull).open("w")  # noqa: SIM115 - for as long as the process
    try:
        result = commands.main(arguments, prog_name="recoupe", standalone_mode=False)
        sys.stdout.flush()
        return result if isinstance(result, int) else 0
    except click.UsageError as error:
        complain(f"{error.format_message()} ({_help(error)})")
        return USAGE
    except (KeyboardInterrupt, click.Abort):
        complain("interrupted; what was read is kept: the same command goes on from there")
        return INTERRUPTED
    except BrokenPipeError:
        # Who read our output has enough. Python would complain once more when it closes it.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED
    except Exception as error:
        if os.environ.get("RECOUPE_DEBUG"):
            traceback.print_exc()
        complain(told(error))
        return FAILED


def run() -> NoReturn:
    """Run the command line of this process, and end it with its exit status.

    A large story is millions of objects, and to take them apart one by one takes as long as to read an
    article: where nothing else goes on in this process, it ends without.
    """
    status = main()
    if threading.active_count() == 1:
        atexit._run_exitfuncs()
        for stream in filter(None, (sys.stdout, sys.stderr)):
            with suppress(OSError, ValueError):
                stream.flush()
        os._exit(status)
    sys.exit(status)


def _help(error: click.UsageError) -> str:
    path = error.ctx.command_path if error.ctx else "recoupe"
    return f"see: {path} --help"
