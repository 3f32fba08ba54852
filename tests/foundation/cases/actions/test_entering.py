"""An office enters what came by mail, by phone or on paper: as theirs, on its own name, once."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from leerlijn.foundation.cases.actions import entering
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case, Letter, Party
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.journal.queries import entries_of
from leerlijn.kernel.terms import day_of
from leerlijn.kernel.verdict import ALLOWED, Denied, Incomplete, Outdated
from tests.foundation.cases import builders, entered
from tests.foundation.cases.entered import FREE_UNTIL


@pytest.fixture
def procedures():
    with builders.added(builders.PROCEDURE, entered.PROCEDURE):
        yield


def newest(case: Case):
    return entries_of(f"case:{case.pk}")[-1]


def said_of(refusal) -> str:
    assert isinstance(refusal, Denied | Outdated), refusal
    return refusal.reason.key


def test_the_record_names_who_entered_it_for_whom_how_and_when_it_came(world):
    case = entered.asked(world)
    world.later(days=1)
    made = entered.enter(world, case, what="more", came_on="2026-10-12")
    assert isinstance(made, Case), made
    entry, people = newest(case), world.people
    assert (entry.pseudonym, entry.name) == (people["officer"].pseudonym, "Officer Vos")
    assert (entry.on_behalf_of, entry.on_behalf_name) == (people["asker"].pseudonym, "Asker Vos")
    assert entry.payload["came"] == {"how": "phone", "on": "2026-10-12"}
    assert entry.payload["answers"] == {"what": "more"}


def test_a_deputy_enters_it_in_their_own_name_and_the_mandate_is_on_record(world):
    case = entered.asked(world)
    entered.enter(world, case, by="deputy", what="more")
    entry = newest(case)
    assert (entry.name, entry.on_behalf_name) == ("Deputy Vos", "Asker Vos")
    assert entry.payload["came"]["mandate"] == world.people["officer"].pseudonym


def test_guards_and_effects_see_it_as_a_step_of_whom_it_came_from(world):
    case = entered.asked(world)
    entered.enter(world, case, what="more")
    helped = Party.objects.get(case=case, relation=builders.HELPER.key)
    assert helped.person_id == world.people["asker"].pk
    assert entered.enter(world, case, "leave").state == "withdrawn"


def test_the_day_on_which_it_came_counts_for_its_conditions(world):
    case = entered.asked(world)
    world.later(days=7)
    assert said_of(entered.enter(world, case, "leave")) == "It was free until then."
    left = entered.enter(world, case, "leave", came_on=FREE_UNTIL.isoformat())
    assert left.state == "withdrawn"
    assert Entry.objects.filter(subject=f"case:{case.pk}").order_by("seq").last().at == world.at


def test_the_day_on_which_it_came_says_whether_it_is_late(world):
    case, other = entered.asked(world), entered.asked(world)
    world.later(days=12)
    due = Case.objects.get(pk=case.pk).due_on
    entered.enter(world, case, what="more", came_on=due.isoformat())
    assert "late" not in newest(case).payload
    entered.enter(world, other, what="more", came_on=(due + timedelta(days=1)).isoformat())
    assert newest(other).payload["late"]


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"came_on": "2026-10-13"}, {"came_on": "This day is still to come."}),
        (
            {"came_on": "2026-10-11"},
            {"came_on": "This could be done from {day} on: choose that day or a later one."},
        ),
        ({"came_on": ""}, {"came_on": "Fill this in."}),
        ({"came_how": "pigeon"}, {"came_how": "Choose one of the answers in the list."}),
        ({"what": ""}, {"what": "Fill this in."}),
        ({"what": "", "came_how": ""}, {"what": "Fill this in.", "came_how": "Fill this in."}),
        ({"strange": "x"}, {"strange": "Nothing is asked under this name: {name}."}),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_written(world, said, wrong):
    case = entered.asked(world)
    refusal = entered.enter(world, case, **{"what": "more", **said})
    assert isinstance(refusal, Incomplete)
    assert {name: each.key for name, each in refusal.errors.items()} == wrong
    assert Entry.objects.filter(subject=f"case:{case.pk}").count() == 1


def test_an_answer_does_not_come_before_the_question(world):
    case = entered.asked(world)
    world.later(days=2)
    world.step(case, "hand-out")
    take_step_of_clock(case.pk, "time-out", at=world.at)
    assert Case.objects.get(pk=case.pk).state == "asked"
    refusal = entered.enter(world, case, what="more", came_on="2026-10-13")
    assert isinstance(refusal, Incomplete)
    assert set(refusal.errors) == {"came_on"}
    assert isinstance(entered.enter(world, case, what="more", came_on="2026-10-14"), Case)


@pytest.mark.parametrize("came_on", ["0001-01-01", "2019-12-31", "2026-08-12"])
def test_what_begins_a_case_did_not_come_long_ago(world, came_on):
    refusal = entered.open_for(world, wish="a chair", came_on=came_on)
    assert isinstance(refusal, Incomplete), refusal
    assert refusal.errors["came_on"].key == "Choose {day} or a later day: what came before cannot be entered."
    assert refusal.errors["came_on"].values["day"].isoformat() == "2026-08-13"
    assert isinstance(entered.open_for(world, wish="a chair", came_on="2026-08-13"), Case)


def test_what_begins_a_case_did_not_come_before_its_procedure_was_there(world):
    starts_on = day_of(world.at) - timedelta(days=3)
    young = replace(entered.PROCEDURE, key="test-young", starts_on=starts_on)
    with builders.added(young):
        early, in_time = (
            entered.open_for(world, procedure=young, wish="a chair", came_on=day.isoformat())
            for day in (starts_on - timedelta(days=1), starts_on)
        )
    assert isinstance(early, Incomplete)
    assert set(early.errors) == {"came_on"}
    assert isinstance(in_time, Case)


def test_only_the_office_of_this_case_enters_it(world):
    case = entered.asked(world)
    for name in ("lawyer", "auditor", "stranger", "weigher"):
        assert "not open to you" in said_of(entered.enter(world, case, by=name, what="more")), name


def test_nobody_enters_for_themselves_nor_for_somebody_who_could_not_do_it(world):
    case = entered.asked(world)
    own = entered.asked_by(world, "officer")
    assert said_of(entered.enter(world, own, whom="officer", what="more")) == "This cannot come from them."
    for name in ("weigher", "stranger"):
        refused = entered.enter(world, case, whom=name, what="more")
        assert said_of(refused) == "This cannot come from them."


def test_a_step_that_its_procedure_does_not_name_is_never_entered(world):
    case = entered.asked(world)
    assert said_of(entered.enter(world, case, "withdraw")) == "This cannot be entered for somebody else."


def test_without_asking_for_the_office_anybody_would_enter_it(world, monkeypatch):
    """The control for the tests above."""
    monkeypatch.setattr(entering, "may_enter", lambda *asked: ALLOWED)
    assert isinstance(entered.enter(world, entered.asked(world), by="stranger", what="more"), Case)


def test_without_looking_at_the_day_it_would_come_from_the_future(world, monkeypatch):
    """The control for the days."""
    monkeypatch.setattr(entering, "wrong_day", lambda *asked, **named: None)
    case = entered.asked(world)
    assert isinstance(entered.enter(world, case, what="more", came_on="2026-10-13"), Case)


def test_who_looked_at_an_older_version_is_told(world):
    case = entered.asked(world)
    entered.enter(world, case, what="more")
    assert isinstance(entered.enter(world, case, version=1, what="again"), Outdated)


def test_an_opening_is_theirs_entered_by_the_office(world):
    case = entered.open_for(world, wish="a chair")
    assert isinstance(case, Case), case
    assert case.subject == world.people["asker"]
    assert [(party.person.given_name, party.relation) for party in case.parties.select_related("person")] == [
        ("Asker", builders.ASKER.key)
    ]
    entry = newest(case)
    assert (entry.name, entry.on_behalf_name, entry.payload["came"]["how"]) == (
        "Officer Vos",
        "Asker Vos",
        "letter",
    )


def test_an_opening_is_entered_only_where_the_office_is_and_never_for_oneself(world):
    assert "not open to you" in said_of(entered.open_for(world, unit=world.house.law))
    assert "not open to you" in said_of(entered.open_for(world, by="asker", whom="weigher"))
    assert said_of(entered.open_for(world, whom="officer")) == "This is yours: do it yourself."
    assert not Case.objects.exists()


def test_the_letter_is_kept_with_its_entry(world):
    case = entered.asked(world)
    made = entered.enter_with_letter(world, case)
    assert isinstance(made, Case), made
    letter = Letter.objects.select_related("document").get(case=case)
    assert (letter.seq, letter.document.name) == (2, "letter.txt")
    assert newest(case).payload["came"]["letter"] == letter.document.hash


def test_a_letter_that_cannot_be_kept_stops_the_step(world):
    case = entered.asked(world)
    refused = entered.enter_with_letter(world, case, content=b"")
    assert isinstance(refused, Incomplete)
    assert set(refused.errors) == {"letter"}
    assert not Letter.objects.exists()
    assert newest(case).seq == 1


def test_its_day_of_receipt_is_today_at_the_latest_at_every_hour(world):
    """Shortly after midnight here it is still yesterday elsewhere."""
    world.later(hours=14, minutes=30)
    case = entered.asked(world)
    assert day_of(world.at).isoformat() == "2026-10-13"
    assert isinstance(entered.enter(world, case, what="more", came_on="2026-10-13"), Case)
