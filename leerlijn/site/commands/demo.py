"""`leerlijn demo`: the demonstration world, made once; it may live on another day than we do."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from contextlib import nullcontext
from datetime import date, datetime, timedelta
from functools import partial

from django.conf import settings
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.timezone import localdate

from leerlijn.domains.agreements.demo import building as agreements
from leerlijn.domains.assessments.demo import building as assessments
from leerlijn.domains.development.demo import building as development
from leerlijn.domains.partnerships.demo import building as partnerships
from leerlijn.domains.qualification.demo.building import Size, build
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.notices.tasks import tell_what_waits
from leerlijn.foundation.people import guards
from leerlijn.foundation.people.imports.report import StaffReport
from leerlijn.foundation.people.queries import accounts_of_real_people, cards
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied
from leerlijn.site import clock, wiring
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.operator import operator
from leerlijn.site.schema import bring_up_to_date
from leerlijn.site.waiting import Progress, waiting

NOT_A_DEMONSTRATION = Sentence(
    "This is no demonstration: with LEERLIJN_DEMO=yes anybody may sign in as anybody, so choose it knowingly."
)
REAL_PEOPLE = Sentence("There are real people here, so there is no place for a demonstration world.")
STEPS = 34
"""How often the making of a whole world tells where it is."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--on",
        metavar="DATE",
        type=date.fromisoformat,
        help="the day on which the world lives, like 2028-02-29 (default: today)",
    )
    parser.add_argument(
        "--size",
        choices=list(Size),
        default=Size.WHOLE,
        type=Size,
        help="small: three dossiers, there in seconds; stories: one of everything; whole: some 390",
    )

    parser.add_argument("--port", type=int, help="answer here meanwhile, with a page that says how far it is")


def demo(said: Namespace) -> Report:
    if not settings.DEMO:
        return Report([NOT_A_DEMONSTRATION], outcome=Outcome.NO)
    bring_up_to_date(connection)
    if accounts_of_real_people().exists():
        return Report([REAL_PEOPLE], outcome=Outcome.NO)
    if cards():
        return as_it_is(Sentence("The demonstration world is there already; nothing was changed."))
    empty = guards.nobody_is_known_yet()
    if isinstance(empty, Denied):
        return Report([empty.reason], outcome=Outcome.NO)
    ahead = clock.offset_to(said.on) if said.on else clock.offset()
    now = clock.now() - clock.offset() + ahead
    with waiting(said.port, steps=STEPS) if said.port else nullcontext() as page:
        make(now, ahead, said.size, partial(tell, page))
    return as_it_is(Sentence("The demonstration world is there; in it, it is {day}.", day=localdate(now)))


def make(now: datetime, ahead: timedelta, size: Size, tell: Callable[[str], None]) -> None:
    """The world as it is at this moment, `ahead` of ours, and what follows from it."""
    with transaction.atomic():
        build(now, by=operator(), after_import=follow, tell=tell, size=size)
        if not size.is_small:
            agreements.build(now, by=operator(), tell=tell)
            development.build(now, by=operator(), tell=tell)
            assessments.build(now, by=operator(), tell=tell)
            partnerships.build(now, by=operator(), tell=tell)
        keep(ahead)
    tell("Everybody is told what concerns them")
    do_what_waits()


def follow(report: StaffReport, actor: Actor, at: datetime) -> None:
    wiring.after_staff_import(report, actor=actor, at=at)


def tell(page: Progress | None, what: str) -> None:
    """To whoever started it, and to whoever waits for it in a browser."""
    sys.stderr.write(f"{what}\n")
    if page:
        page.step()


def keep(ahead: timedelta) -> None:
    """Only a world on another day needs to remember it."""
    if ahead != clock.offset():
        clock.set_offset(ahead)


def do_what_waits() -> None:
    """What a server does in the background: whatever happened is told to those whom it concerns."""
    tell_what_waits(at=clock.now())
    call_command("db_worker", "--queue-name=*", "--batch", "--no-startup-delay", "--no-reload", verbosity=0)


def as_it_is(first: Said) -> Report:
    """What there is, and as whom a visitor can come in."""
    names = tuple(card.account for card in cards())
    said: list[Said] = [first, Sentence("Sign in as one of: {names}.", names=names)]
    return Report(said, {"names": names, "today": localdate(clock.now()).isoformat()})


COMMAND = Command("make the demonstration world: a university, its councils and its schools", demo, arguments)
