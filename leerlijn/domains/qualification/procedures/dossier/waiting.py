"""What is said of how long judging takes: before handing in, and to whoever asks the assessors."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.waiting import wait_of
from leerlijn.foundation.panels.waiting import FEWEST
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text
from leerlijn.kernel.terms import day_of

HOW_LONG = Text(nl="Hoe lang je op het besluit wacht", en="How long you wait for the verdict")
BY_WHEN = Text(nl="Wanneer het besluit er dan is", en="When the verdict is there")
type InDays = Callable[[DossierFacts, int, date], Said]
WHY_SO_LONG = Text(nl="Waar dat op rust", en="What that rests on")


def how_long_it_takes(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """Before it is handed in, so counted from today; two statements."""
    return _said(facts, HOW_LONG, _from_today)


def by_when(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """The same of what was handed in, for the coordinator, counted from that day."""
    return _said(facts, BY_WHEN, _since_handed_in)


def _said(facts: DossierFacts, label: Said, counted: InDays) -> list[tuple[Said, Said | str]]:
    wait = wait_of(facts)
    if wait.days is None or wait.on is None:
        too_few = Sentence(
            "We cannot say yet: in the past year fewer than {fewest} dossiers like this got a verdict.",
            fewest=FEWEST,
        )
        return [(label, too_few)]
    rests = Sentence(
        "on the last {cases} dossiers that got a verdict in the past year, and on the {waiting} that came "
        "before this one and still wait, with {assessors} assessors",
        cases=wait.cases,
        waiting=wait.waiting,
        assessors=wait.assessors,
    )
    return [(label, counted(facts, wait.days, wait.on)), (WHY_SO_LONG, rests)]


def _from_today(facts: DossierFacts, days: int, ends: date) -> Said:
    return Counted(
        "about {count} working day from today, so around {day}",
        "about {count} working days from today, so around {day}",
        count=days,
        day=ends,
    )


def _since_handed_in(facts: DossierFacts, days: int, ends: date) -> Said:
    came = day_of(facts.submission.sealed_at) if facts.submission else facts.situation.on
    if ends < facts.situation.on:
        return Counted(
            "usually {count} working day after it was handed in, on {came}; this one has waited longer",
            "usually {count} working days after it was handed in, on {came}; this one has waited longer",
            count=days,
            came=came,
        )
    return Counted(
        "about {count} working day after it was handed in, on {came}, so around {day}",
        "about {count} working days after it was handed in, on {came}, so around {day}",
        count=days,
        came=came,
        day=ends,
    )
