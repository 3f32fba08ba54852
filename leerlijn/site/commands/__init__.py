"""The commands of `leerlijn`: every module in this folder is one, and is found by its name.

A report goes to standard output, as text or as JSON; progress and messages go to standard error.
"""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser
from collections.abc import Sequence
from importlib import import_module
from pkgutil import iter_modules

import django
from django.core.exceptions import ImproperlyConfigured
from django.db import DatabaseError, OperationalError

from leerlijn.site.command import Command, Outcome, language_of_terminal
from leerlijn.site.logs import kind_of

NAMES = sorted(module.name for module in iter_modules(__path__) if not module.name.startswith("_"))


def written(module: str) -> str:
    """As it is typed: import_staff is `import-staff`."""
    return module.replace("_", "-")


def command(module: str) -> Command:
    found = import_module(f"{__name__}.{module}").COMMAND
    if not isinstance(found, Command):
        raise TypeError(f"{module} says COMMAND, but it is no command")
    return found


def parser() -> ArgumentParser:
    """Every command with its arguments."""
    made = ArgumentParser("leerlijn", description="The quality of a university's teaching, on one line.")
    of_all = made.add_subparsers(required=True, metavar="COMMAND")
    for module in NAMES:
        known = command(module)
        own = of_all.add_parser(written(module), help=known.about, description=known.about)
        own.add_argument("--format", choices=["text", "json"], default="text", help="how to write the report")
        own.set_defaults(run=known.run)
        known.arguments(own)
    return made


def run(arguments: Sequence[str] | None) -> Outcome:
    said = parser().parse_args(arguments)
    report = said.run(said)
    language = language_of_terminal()
    text = report.as_json(language) if said.format == "json" else report.as_text(language)
    if text:
        sys.stdout.write(f"{text}\n")
    return Outcome(report.outcome)


def main(arguments: Sequence[str] | None = None) -> int:
    """The entry point of the program `leerlijn`."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "leerlijn.site.settings")
    try:
        django.setup()
        return run(arguments)
    except (ImproperlyConfigured, ValueError, DatabaseError, OSError) as wrong:
        quotes = isinstance(wrong, DatabaseError) and not isinstance(wrong, OperationalError)
        sys.stderr.write(f"leerlijn: {kind_of(wrong.__cause__ or wrong) if quotes else wrong}\n")
        return Outcome.WRONG_USE if isinstance(wrong, ImproperlyConfigured | ValueError) else Outcome.NO
    except KeyboardInterrupt:
        return Outcome.NO
