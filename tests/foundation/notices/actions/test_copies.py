"""In whose name an office entered something gets a copy, by mail too, whatever they chose."""

from __future__ import annotations

from dataclasses import replace

import pytest

from leerlijn.foundation.cases.actions.entering import Brought, enter_step
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.notices.letters import send_waiting
from leerlijn.foundation.notices.models import Mail, Notice
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.terms import day_of
from tests.foundation.notices import builders
from tests.foundation.notices.builders import PROCEDURE, tell_all, told, words

clarify = replace(PROCEDURE.step("returned", "clarify"), entered_by=(builders.coordinator,))
ENTERED = replace(PROCEDURE, table={**PROCEDURE.table, builders.returned: (clarify,)})


@pytest.fixture
def entered(round) -> Case:
    """Noor enters for Ilse what came on paper; the ball goes to who answers."""
    catalogue.procedures[PROCEDURE.key, PROCEDURE.edition] = ENTERED
    catalogue._let_enter(ENTERED)
    case = round.ask()
    round.step(case, "return", "pieter")
    tell_all()
    Notice.objects.all().delete()
    Person.objects.update(unread_notices=0)
    made = enter_step(
        case.pk,
        "clarify",
        by=round.standing("noor"),
        whom=round.people["ilse"].pk,
        at=round.at,
        version=2,
        brought=Brought({"came_how": "letter", "came_on": day_of(round.at).isoformat()}),
    )
    assert isinstance(made, Case), made
    return made


def test_they_get_a_copy_that_leads_to_where_it_can_be_contested(entered):
    tell_all(times=2)
    assert told() == [("ilse", "copy"), ("pieter", "ball"), ("sanne", "ball")]
    copy = Notice.objects.get(kind="copy")
    assert words(copy) == (
        "The office entered in your name what came on 24 November 2026, on paper. "
        "Read it. If it is not right, you can contest it there."
    )
    assert copy.href == f"/cases/{entered.pk}/entered/3/"


def test_it_goes_by_mail_also_where_the_case_moved_on_and_mail_is_weekly(entered, round, outbox):
    Person.objects.filter(pk=round.people["ilse"].pk).update(mail_is_weekly=True)
    tell_all()
    Case.objects.filter(pk=entered.pk).update(since=round.later(hours=1))
    send_waiting(at=round.later(hours=1))
    (letter,) = [each for each in outbox if each.to == ["ilse@example.org"]]
    assert letter.subject == "The office entered something in your name: A question"
    assert f"/cases/{entered.pk}/entered/3/" in letter.body
    assert "24 November 2026, on paper" in letter.body
    assert Mail.objects.get(notice__kind="copy").state == "sent"


def test_what_somebody_does_themselves_brings_no_copy(round):
    case = round.ask()
    round.step(case, "return", "pieter")
    round.step(case, "clarify", "ilse")
    tell_all()
    assert "copy" not in {kind for _, kind in told()}
