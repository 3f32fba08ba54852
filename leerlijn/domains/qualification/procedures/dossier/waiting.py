"""What is said of how long judging takes: before handing in, and to whoever asks the assessors."""

from __future__ import annotations

from datetime import date

from leerlijn.domains.qualification.queries.dossiers import DossierFacts
from leerlijn.domains.qualification.queries.waiting import wait_of
from leerlijn.foundation.panels.waiting import FEWEST
from leerlijn.kernel.sentence import Counted, Said, Sentence, Text

HOW_LONG = Text(nl="Hoe lang je op het besluit wacht", en="How long you wait for the verdict")
BY_WHEN = Text(nl="Wanneer het besluit er dan is", en="When the verdict is there")
WHY_SO_LONG = Text(nl="Waar dat op rust", en="What that rests on")


def how_long_it_takes(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """Before it is handed in; two statements."""
    return _said(facts, HOW_LONG)


def by_when(facts: DossierFacts) -> list[tuple[Said, Said | str]]:
    """The same of what was handed in, for the coordinator."""
    return _said(facts, BY_WHEN)


def _said(facts: DossierFacts, label: Said) -> list[tuple[Said, Said | str]]:
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
    return [(label, _in_days(wait.days, wait.on, facts.situation.on)), (WHY_SO_LONG, rests)]


def _in_days(days: int, ends: date, on: date) -> Said:
    if ends < on:
        return Counted(
            "usually after {count} working day; this one has waited longer",
            "usually after {count} working days; this one has waited longer",
            count=days,
        )
    return Counted(
        "about {count} working day, so around {day}",
        "about {count} working days, so around {day}",
        count=days,
        day=ends,
    )
