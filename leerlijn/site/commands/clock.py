"""`leerlijn clock`: what time brings. Doing it twice does no more than once."""

from __future__ import annotations

import logging
from argparse import ArgumentParser, Namespace
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.contrib.sessions.models import Session
from django.db import transaction
from django.utils.timezone import is_naive, make_aware

from leerlijn.domains.agreements.actions.reading import keep_readers
from leerlijn.domains.assessments.actions.signing_up import forget_sign_ups
from leerlijn.domains.qualification.actions.duties import evaluate_duties, wait_for_another_evaluation
from leerlijn.foundation.cases.actions.answers import forget_answers
from leerlijn.foundation.cases.actions.steps import THE_CLOCK
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.credentials.queries import certificates_without_document
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.documents.store import current_store
from leerlijn.foundation.journal.actions import make_anchor, record
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.journal.queries import anchors, standing
from leerlijn.foundation.notices.actions.posting import not_arrived, settle_addresses
from leerlijn.foundation.notices.actions.reminding import remind
from leerlijn.foundation.notices.actions.telling import tell_of_passed_terms
from leerlijn.foundation.notices.actions.weeks import tell_weeks
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.people.actions.units import call_units_by_their_names
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import day_of
from leerlijn.site import clock
from leerlijn.site.backup.drill import take_turn
from leerlijn.site.command import Command, Outcome, Report
from leerlijn.site.pulse import beat, forget_done
from leerlijn.site.tasks import practise_restore
from leerlijn.site.witnesses import tell_witnesses

logger = logging.getLogger(__name__)

DAY = timedelta(days=1)
DAILY, EVALUATE = "schedule:obligations", "evaluate"


@dataclass(frozen=True, slots=True)
class Part:
    """One thing that time brings. `run` takes the moment, keeps its own transactions, and says how many."""

    key: str
    title: Text
    run: Callable[[datetime], int]


def call_units(at: datetime) -> int:
    return call_units_by_their_names(by=THE_CLOCK, at=at)


def tell_after_all(at: datetime) -> int:
    return tell_of_passed_terms(at=at)


def lapse_terms(at: datetime) -> int:
    return len(let_terms_lapse(at=at))


def evaluate_obligations(at: datetime) -> int:
    """Once a day: the rules look at days, and everybody is asked. The journal keeps that it was done."""
    today = day_of(at).isoformat()
    with transaction.atomic():
        wait_for_another_evaluation()
        last = standing(DAILY, act=EVALUATE)
        if last and last.payload["on"] >= today:
            return 0
        evaluated = evaluate_duties(at=at)
        payload = {"on": today, "opened": evaluated.opened, "moved": evaluated.moved}
        record(DAILY, EVALUATE, by=THE_CLOCK, at=at, payload=payload)
    return evaluated.opened + evaluated.moved


def follow_councils(at: datetime) -> int:
    return keep_readers(at=at)


def tell_of_weeks(at: datetime) -> int:
    return tell_weeks(at=at)


def send_reminders(at: datetime) -> int:
    return remind(at=at)


def print_certificates(at: datetime) -> int:
    """Those whose task did not come to its end; printing one twice keeps one."""
    missing = certificates_without_document()
    for certificate in missing:
        make_document.call(certificate, at.isoformat())
    return len(missing)


def make_anchors(at: datetime) -> int:
    """One for every day that is over since the newest anchor, or since the first entry."""
    newest = anchors(limit=1)
    begin = newest[0].day + DAY if newest else first_day()
    missing = days_between(begin, day_of(at)) if begin else []
    for day in missing:
        make_anchor(day, at)
    return len(missing)


def first_day() -> date | None:
    """The day of the first entry of the journal."""
    first = Entry.objects.order_by("pk").values_list("at", flat=True).first()
    return day_of(first) if first else None


def days_between(begin: date, end: date) -> list[date]:
    """From `begin` up to the day before `end`."""
    return [begin + days * DAY for days in range(max(0, (end - begin).days))]


def mail_anchors(at: datetime) -> int:
    return tell_witnesses(at=at)


def forget_old_answers(at: datetime) -> int:
    return forget_answers(at=at)


def forget_old_sign_ups(at: datetime) -> int:
    return forget_sign_ups(at=at)


def sweep_files(_: datetime) -> int:
    """What was left unfinished a day ago; files carry real time."""
    return current_store().sweep(before=clock.really() - DAY)


def forget_old_work(_: datetime) -> int:
    return forget_done(at=clock.really())


def forget_old_visits(_: datetime) -> int:
    """Those that nobody can go on with."""
    return Session.objects.filter(expire_date__lt=clock.really()).delete()[0]


def send_beat(_: datetime) -> int:
    return beat(at=clock.really())


def begin_drill(at: datetime) -> int:
    """Once a night, where backups have a folder; the drill itself is work for the background."""
    with transaction.atomic():
        if not take_turn(at=at):
            return 0
        practise_restore.enqueue()
    return 1


def send_mail(at: datetime) -> int:
    return send_waiting(at=at)


def count_mail_not_arrived(_: datetime) -> int:
    return not_arrived()


def follow_addresses(at: datetime) -> int:
    return settle_addresses(at=at)


PARTS: tuple[Part, ...] = (
    Part("beat", Text(nl="hartslagen", en="beats"), send_beat),
    Part("names", Text(nl="eenheden met een andere naam", en="units with another name"), call_units),
    Part("told", Text(nl="mensen alsnog ingelicht", en="people told after all"), tell_after_all),
    Part("terms", Text(nl="termijnen verlopen", en="terms lapsed"), lapse_terms),
    Part("obligations", Text(nl="plichten veranderd", en="obligations changed"), evaluate_obligations),
    Part("certificates", Text(nl="certificaten gedrukt", en="certificates printed"), print_certificates),
    Part("readers", Text(nl="zaken met andere lezers", en="cases with other readers"), follow_councils),
    Part("addresses", Text(nl="adressen die weer kloppen", en="addresses right again"), follow_addresses),
    Part("reminders", Text(nl="mensen herinnerd", en="people reminded"), send_reminders),
    Part("weeks", Text(nl="mensen over hun week verteld", en="people told about their week"), tell_of_weeks),
    Part("mail", Text(nl="brieven verstuurd", en="letters sent"), send_mail),
    Part(
        "mail-not-arrived",
        Text(nl="brieven die nooit zijn aangekomen", en="letters that never arrived"),
        count_mail_not_arrived,
    ),
    Part("anchors", Text(nl="ankers gemaakt", en="anchors made"), make_anchors),
    Part("witnesses", Text(nl="ankers aan getuigen gestuurd", en="anchors sent to witnesses"), mail_anchors),
    Part("answers", Text(nl="oude antwoorden vergeten", en="old answers forgotten"), forget_old_answers),
    Part(
        "sign-ups",
        Text(nl="onbevestigde aanmeldingen vergeten", en="unconfirmed sign-ups forgotten"),
        forget_old_sign_ups,
    ),
    Part("files", Text(nl="onafgemaakte bestanden opgeruimd", en="unfinished files removed"), sweep_files),
    Part("work", Text(nl="oud werk vergeten", en="old work forgotten"), forget_old_work),
    Part("visits", Text(nl="bezoeken die voorbij zijn", en="visits that are over"), forget_old_visits),
    Part("drill", Text(nl="herstelproeven begonnen", en="restore drills begun"), begin_drill),
)
"""In this order: what a part makes, the ones after it see."""


def arguments(parser: ArgumentParser) -> None:
    parser.add_argument(
        "--at",
        type=moment,
        metavar="MOMENT",
        help="as if it were this moment, as 2026-11-24T09:30 (default: now)",
    )


def moment(typed: str) -> datetime:
    """A moment in ISO form; without a zone it is the time of the Netherlands."""
    said = datetime.fromisoformat(typed)
    return make_aware(said) if is_naive(said) else said


def run_parts(said: Namespace) -> Report:
    """Every part, each on its own: one that fails does not keep the others from their work."""
    at = said.at or clock.now()
    done: dict[str, int] = {}
    failed: list[str] = []
    report: list[Said] = []
    for part in PARTS:
        try:
            done[part.key] = part.run(at)
            report.append(Sentence("{what}: {count}", what=part.title, count=done[part.key]))
        except Exception as wrong:
            logger.exception("the part %s of the clock failed", part.key)
            failed.append(part.key)
            report.append(
                Sentence("{what}: this failed: {error}", what=part.title, error=type(wrong).__name__)
            )
    data = {"at": at.isoformat(), "done": done, "failed": failed}
    return Report(report, data, outcome=Outcome.NO if failed else Outcome.DONE)


COMMAND = Command("do what time brings: terms, obligations, reminders, mail, anchors", run_parts, arguments)
