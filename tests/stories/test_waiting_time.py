"""How long the verdict takes, said before handing in and to the coordinator: from this house's own past."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from html import unescape

from leerlijn.domains.qualification.queries.waiting import wait_of
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.settings import calendar_of
from leerlijn.foundation.dossiers.models import Dossier, Proposal, Submission
from leerlijn.foundation.dossiers.queries.waiting import decided_last
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.foundation.panels.waiting import Stay
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.kernel.terms import Count, Length, Rule, run
from leerlijn.kernel.verdict import granted
from tests.stories.world import CODES, LONG_AGO, SETTING_UP, named
from tests.tools.budget import at_most

TOOK = (24, 26, 25, 27, 25, 24, 26, 25)


def on_page(answer) -> str:
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", answer.content.decode())).split())


def decided(world, *took: int, again: bool = False, place: str = "ET") -> None:
    """Dossiers one after the other, each with a verdict after so many working days; by rows, for speed."""
    edition = Framework.objects.filter(key="utq").latest("starts_on")
    calendar = calendar_of(world.units["ET"].path)
    for order, days in enumerate(took, start=1):
        came = world.at - timedelta(days=45 * order)
        rule = Rule(length=Length(days=days), count=Count.WORKING)
        went = came.replace(hour=12) + (run(rule, start=came, calendar=calendar).day - came.date())
        candidate, by = world.people["hr"], world.people["assessor-2"]
        case = Case.objects.create(
            procedure="utq-dossier",
            edition="2026",
            state="notified",
            subject=candidate,
            unit=world.units[place],
            path=world.units[place].path,
            name_nl="BKO-dossier",
            name_en="UTQ dossier",
            owner_relation="candidate",
            opened_at=came,
            since=went,
        )
        dossier = Dossier.objects.create(case=case, candidate=candidate, framework=edition)
        for number in (1, 2) if again else (1,):
            sealed = Submission.objects.create(
                dossier=dossier,
                framework=edition,
                number=number,
                manifest="{}",
                fingerprint=f"{case.pk:064}",
                sealed_at=came - timedelta(days=400 * (2 - number)) if again else came,
                criteria=list(CODES),
            )
            Proposal.objects.create(
                case=case,
                submission=sealed,
                made_by=by,
                made_at=went,
                outcome="pass",
                motivation="-",
                released_at=went - timedelta(days=400 * (2 - number)) if again else went,
            )


def test_the_candidate_reads_before_handing_in_how_long_it_takes_and_on_what_that_rests(world, enter):
    decided(world, *TOOK)
    decided(world, *(9 for _ in TOOK), again=True)
    elsewhere = add_unit(
        Unit.Kind.INSTITUTION, code="OU", name=named("Other"), starts_on=LONG_AGO, by=SETTING_UP, at=world.at
    )
    world.units["OU"] = elsewhere
    decided(world, *(90 for _ in TOOK), place="OU")
    judges = {"starts_on": LONG_AGO, "by": SETTING_UP, "at": world.at}
    appoint(world.people["hr"], Membership.Role.ASSESSOR, elsewhere, **judges)
    case, browser = world.begin(), enter("candidate")
    world.evidence(case, *CODES)
    address = f"/cases/{case.pk}/hand-in/"
    with at_most(10):
        said = on_page(browser.get(address))
    assert "about 25 working days from today, so around 30 December 2026" in said
    assert "on the last 8 dossiers that got a verdict in the past year, and on the 0 that came before" in said
    assert "still wait, with 4 assessors" in said, "nobody of another house"
    assert not any(name in said for name in ("Hr Voorbeeld", "Assessor-2")), "of nobody else a word"
    nl = on_page(enter("candidate", "nl").get(address))
    assert "ongeveer 25 werkdagen vanaf vandaag, dus rond 30 december 2026" in nl
    world.hand_in(case)
    asked = f"/cases/{case.pk}/ask-assessors/"
    world.later(days=6)
    told = on_page(enter("coordinator").get(asked))
    assert (
        "about 25 working days after it was handed in, on 24 November 2026, so around 30 December 2026"
        in told
    )
    in_dutch = on_page(enter("coordinator", "nl").get(asked))
    assert "ongeveer 25 werkdagen na het inleveren op 24 november 2026, dus rond 30 december 2026" in in_dutch
    world.later(days=50)
    late = on_page(enter("coordinator").get(asked))
    assert (
        "usually 25 working days after it was handed in, on 24 November 2026; this one has waited longer"
        in late
    )


def test_what_waits_before_it_counts_and_a_supplement_is_foreseen_from_supplements(world):
    decided(world, *TOOK)
    decided(world, *(9 for _ in TOOK), again=True)
    first = world.sealed("stranger")
    world.later(minutes=1)
    case = world.begin()
    of_case, of_first = wait_of(world.facts(case, "candidate")), wait_of(world.facts(first, "coordinator"))
    assert (of_case.waiting, of_first.waiting, of_case.assessors) == (1, 0, 4)
    granted(world.step(first, "return", "coordinator", missing="A page."))
    assert wait_of(world.facts(case, "candidate")).waiting == 0, "it is with its candidate again"
    facts = world.facts(case, "candidate")
    facts.situation.case.state = "supplement"
    assert wait_of(facts).days == 9


def test_what_is_slow_counts_while_most_of_what_is_slow_is_still_under_way():
    """Every day one that takes 10 days and one that takes 100; nothing of the last 100 days is slow yet."""
    begin = datetime(2025, 1, 1, 12, tzinfo=UTC)
    stays = [
        Stay(came, came + timedelta(days=days) if day + days <= 400 else None)
        for day in range(400)
        for came in [begin + timedelta(days=day)]
        for days in (10, 100)
    ]
    took = [(went - came).days for came, went in decided_last(stays, since=begin.date())]
    assert took.count(100) == took.count(10) == 30


def test_on_too_few_verdicts_it_says_that_it_cannot_say(world, enter):
    decided(world, *TOOK[:4])
    case = world.begin()
    world.evidence(case, *CODES)
    address = f"/cases/{case.pk}/hand-in/"
    too_few = "in the past year fewer than 5 dossiers like this got a verdict"
    assert too_few in on_page(enter("candidate").get(address))
    decided(world, 25)
    assert too_few not in on_page(enter("candidate").get(address)), "the control"
