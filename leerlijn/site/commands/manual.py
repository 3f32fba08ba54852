"""`leerlijn manual`: the manual, written from the running product; `--check` says which pages are stale."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from pathlib import Path

from django.conf import settings
from django.urls import get_resolver

import leerlijn
from leerlijn.kernel.policy import policy
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Counted, Sentence
from leerlijn.site.api.interface import api
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.commands import parser
from leerlijn.site.manual.imports import house_in
from leerlijn.site.manual.pages import pages, stale, write
from leerlijn.site.manual.product import Product


def arguments(known: ArgumentParser) -> None:
    known.add_argument("--check", action="store_true", help="write nothing; name the pages that are stale")
    known.add_argument(
        "--folder",
        metavar="FOLDER",
        type=Path,
        default=Path("docs/manual"),
        help="where the pages are (default: %(default)s)",
    )


def manual(said: Namespace) -> Report:
    made = pages(this_product())
    if not said.check:
        changed = write(said.folder, made)
        done = Counted("{count} page written anew.", "{count} pages written anew.", count=len(changed))
        return Report([done], {"written": changed})
    wrong = stale(said.folder, made)
    if wrong:
        told = Sentence("These pages are stale: {pages}. Run leerlijn manual.", pages=tuple(wrong))
        return Report([told], {"stale": wrong}, outcome=Outcome.NO)
    return Report([Sentence("Every page of the manual is fresh.")], {"stale": []})


def this_product() -> Product:
    """As it runs here; the addresses are read first, because rooms declare their actions with their views."""
    get_resolver().url_patterns  # noqa: B018  # reading them is what loads them
    rooms = [room.partition(".")[2] for room in settings.ROOMS]
    return Product(
        catalogue=catalogue,
        policy=policy,
        programs=parser(),
        interface=api.get_openapi_schema(),
        house=house_in(Path(leerlijn.__file__).parent, rooms),
    )


COMMAND = Command(
    "write the manual from the running product, or name the pages that are stale", manual, arguments
)
