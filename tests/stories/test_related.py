"""Six who know the candidate too well, and one who does not: whom nobody may ask, and nobody learns why."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from leerlijn.foundation.cases.models import Party
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.panels.actions.declaring import declare, withdraw
from leerlijn.foundation.panels.models import Declaration
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Appointment, Membership, Unit
from leerlijn.foundation.people.queries import actor_of
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import Denied, granted
from tests.stories.exemption_world import Faculty
from tests.stories.world import LONG_AGO, SETTING_UP, named

PLANTED = ("supervises", "leads", "department", "decided", "declared-by-them", "declared-by-candidate")
TOO_WELL = (
    "An assessor turns out to know the candidate too well, so this outcome cannot stand. "
    "The coordinator lets others judge."
)


def says_to_know(world, who: str, whom: str, kind: str = "wrote-together") -> Declaration:
    by = world.standing(who)
    return granted(
        declare(
            by.person,
            whom=world.people[whom].number,
            kind=kind,
            actor=actor_of(by, "page"),
            at=world.at,
        )
    )


def supervises(world, who):
    case = world.begin()
    Party.objects.create(case=case, person=world.people[who], relation="utq-supervisor")
    world.step(case, "withdraw", "candidate")


def leads(world, who):
    world.people["candidate"].appointments.update(manager=world.people[who])


def shares_a_department(world, who):
    unit = add_unit(
        Unit.Kind.DEPARTMENT,
        code="WATER",
        name=named("Water"),
        parent=world.units["ET"],
        starts_on=LONG_AGO,
        by=SETTING_UP,
        at=world.at,
    )
    for name in (who, "candidate"):
        Appointment.objects.create(
            person=world.people[name],
            unit=unit,
            profile="assistant-professor",
            contract="permanent",
            fte=Decimal("0.1"),
            fte_teaching=Decimal("0.1"),
            starts_on=date(2024, 9, 1),
        )


def decided_before(world, who):
    """They advised on an exemption of the candidate."""
    appoint(
        world.people[who],
        Membership.Role.EXEMPTION_ADVISOR,
        world.units["NU"],
        starts_on=LONG_AGO,
        by=SETTING_UP,
        at=world.at,
    )
    faculty = Faculty(world)
    world.people["advisor"] = world.people[who]
    faculty.advised("refuse", "g2", "candidate")


PLANTING = {
    "supervises": supervises,
    "leads": leads,
    "department": shares_a_department,
    "decided": decided_before,
    "declared-by-them": lambda world, who: says_to_know(world, who, "candidate"),
    "declared-by-candidate": lambda world, who: says_to_know(world, "candidate", who, "private"),
}


@pytest.fixture
def planted(world):
    """Six more in the pool, each with a relation of their own."""
    for place, name in enumerate(PLANTED):
        world.people[name] = add_person(
            number=f"6200{place:02}",
            given_name=name.title(),
            family_name="Gepoot",
            by=SETTING_UP,
            at=world.at,
        )
        appoint(
            world.people[name],
            Membership.Role.ASSESSOR,
            world.units["NU"],
            starts_on=LONG_AGO,
            by=SETTING_UP,
            at=world.at,
        )
    return world


def offered(world, case) -> set[str]:
    keys = {key for key, _ in world.facts(case, "coordinator").eligible_assessors}
    return {name for name, person in world.people.items() if str(person.pk) in keys}


def test_six_relations_are_planted_and_six_are_caught_before_anybody_is_asked(planted, enter):
    world = planted
    case = world.sealed()
    assert offered(world, case) >= set(PLANTED), "the control: without a relation they may be asked"
    world.step(case, "withdraw", "candidate")
    for name, plant in PLANTING.items():
        plant(world, name)
    case = world.sealed()
    assert offered(world, case) == {"assessor-1", "assessor-2", "assessor-3", "assessor-4"}
    page = enter("coordinator").get(f"/cases/{case.pk}/ask-assessors/").content.decode()
    for name in PLANTED:
        assert world.people[name].name not in page
        refused = world.step(
            case,
            "ask-assessors",
            "coordinator",
            first=str(world.people[name].pk),
            second=str(world.people["assessor-3"].pk),
        )
        assert render(refused.errors["first"], "en") == "Choose one of the answers in the list."


@pytest.mark.parametrize("name", PLANTED)
def test_a_relation_that_appears_after_the_judgements_stops_the_decision_and_names_nobody(world, enter, name):
    case = world.judged()
    world.step(case, "propose", "assessor-3", outcome="pass", motivation="Convincing.")
    if name == "supervises":
        Party.objects.create(case=case, person=world.people["assessor-3"], relation="utq-supervisor")
    else:
        PLANTING[name](world, "assessor-3")
    refused = world.step(case, "agree", "assessor-1")
    assert isinstance(refused, Denied)
    assert render(refused.reason, "en") == TOO_WELL
    for reader in ("candidate", "assessor-1", "coordinator"):
        for page in (f"/cases/{case.pk}/", f"/qualification/dossiers/{case.pk}/", "/work/"):
            text = enter(reader).get(page).content.decode()
            assert "wrote together" not in text
            assert "Whom you know" not in text
    anew = world.step(case, "judge-anew", "coordinator", reason="Two others are to look.")
    assert (anew.state, "assessor-3" in offered(world, case)) == ("submitted", False)
    assert not Party.objects.filter(case=case, relation="judge").exists()


def test_without_the_check_a_verdict_of_somebody_too_close_would_stand(world, monkeypatch):
    """The control."""
    case = world.judged()
    world.step(case, "propose", "assessor-3", outcome="pass", motivation="Convincing.")
    says_to_know(world, "candidate", "assessor-3")
    monkeypatch.setattr(
        "leerlijn.foundation.dossiers.queries.dossiers.related_among", lambda *_, **__: frozenset()
    )
    assert world.step(case, "agree", "assessor-1").state == "verdict_pass"


# Saying whom one knows.


def test_somebody_says_whom_they_know_and_takes_it_back(world, enter):
    browser = enter("candidate")
    sent = browser.post(
        "/account/acquaintances/say/", {"whom": world.people["assessor-1"].number, "kind": "private"}
    )
    assert sent.status_code == 302
    page = browser.get("/account/acquaintances/").content.decode()
    assert "Assessor-1 Voorbeeld" in page
    case = world.sealed()
    assert "assessor-1" not in offered(world, case)
    made = Declaration.objects.get()
    assert enter("assessor-1").post(f"/account/acquaintances/{made.pk}/take-back/").status_code == 404
    assert browser.post(f"/account/acquaintances/{made.pk}/take-back/").status_code == 302
    assert "assessor-1" in offered(world, case)
    assert Declaration.objects.get().withdrawn_at == world.at, "it is kept"


def test_whom_somebody_knows_is_read_by_that_person_alone(world, enter):
    says_to_know(world, "candidate", "assessor-1")
    for name in ("assessor-1", "coordinator", "auditor", "administrator"):
        assert "Voorbeeld" not in enter(name).get("/account/acquaintances/").content.decode().partition(
            "<main"
        )[2].replace(world.people[name].name, "")
    entry = Entry.objects.get(subject__startswith="declaration:", act="declare-acquaintance")
    assert world.people["assessor-1"].pseudonym not in entry.about
    assert enter("auditor").get("/journal/").status_code == 200


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({"whom": "999999", "kind": "private"}, "We know nobody with this personnel number or mail address."),
        ({"whom": "600000", "kind": "private"}, "This is you. Nobody judges themselves."),
        ({"whom": "600008", "kind": ""}, "Choose one of the answers in the list."),
    ],
)
def test_what_cannot_be_said_is_refused_with_a_sentence(world, enter, said, wrong):
    answer = enter("candidate").post("/account/acquaintances/say/", said)
    assert (answer.status_code, wrong in answer.content.decode()) == (422, True)
    assert not Declaration.objects.exists()


def test_the_same_is_not_said_twice_and_may_be_said_again_after_taking_it_back(world):
    made = says_to_know(world, "candidate", "assessor-1")
    by = world.standing("candidate")
    twice = declare(
        by.person,
        whom=world.people["assessor-1"].number,
        kind="other",
        actor=actor_of(by, "page"),
        at=world.at,
    )
    assert {render(each, "en") for each in twice.errors.values()} == {"You said this already."}
    assert withdraw(made.pk, by=by.person, actor=actor_of(by, "page"), at=world.at)
    assert says_to_know(world, "candidate", "assessor-1").pk != made.pk
