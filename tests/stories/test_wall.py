"""A hard wall between coaching and assessing: whoever supervised judges by no route (A14)."""

from __future__ import annotations

import pytest

from leerlijn.foundation.dossiers.queries.dossiers import found_dossier
from leerlijn.foundation.panels.actions.rounds import open_round, replace_judge
from leerlijn.foundation.panels.models import Judgement, Round
from leerlijn.foundation.people.actions.mandates import give_mandate
from leerlijn.foundation.people.actions.memberships import appoint, end_membership
from leerlijn.foundation.people.models import Membership
from leerlijn.foundation.people.queries import actor_of
from leerlijn.kernel.verdict import Denied, granted
from tests.site.api.callers import Caller, token_of
from tests.stories.test_feedback import NOTES, share
from tests.stories.test_precheck import said, supervised
from tests.stories.world import CODES, LONG_AGO, PAIR, SETTING_UP

NOT_IN_THE_LIST = {"Choose one of the answers in the list."}
TOO_WELL = {"Nobody judges whom they know too well: choose somebody else for this panel."}


@pytest.fixture
def coached(world):
    """A sealed dossier whose supervisor gave feedback, works in another faculty and is in the pool by now."""
    case = supervised(world, *CODES)
    feedback = share(world)
    world.step(feedback, "give-feedback", "supervisor", **NOTES)
    world.step(feedback, "say-ready", "candidate")
    appoint(
        world.people["supervisor"],
        Membership.Role.ASSESSOR,
        world.units["NU"],
        starts_on=LONG_AGO,
        by=SETTING_UP,
        at=world.at,
    )
    world.hand_in(case)
    return case


def pair(world, first: str = "supervisor", second: str = "assessor-3") -> dict[str, str]:
    return {"first": str(world.people[first].pk), "second": str(world.people[second].pk)}


def nobody_is_let_in(world) -> bool:
    return not Judgement.objects.filter(judge=world.people["supervisor"]).exists()


def test_the_page_does_not_offer_them_and_does_not_take_them(world, coached, enter):
    browser, address = enter("coordinator"), f"/cases/{coached.pk}/ask-assessors/"
    form = browser.get(address).content.decode()
    assert f'value="{world.people["assessor-1"].pk}"' in form
    assert f'value="{world.people["supervisor"].pk}"' not in form
    coached.refresh_from_db()
    sent = browser.post(address, {"version": coached.version, **pair(world)})
    assert sent.status_code == 422
    assert nobody_is_let_in(world)


def test_the_interface_does_not_take_them(world, coached):
    caller = Caller(token_of(world, "coordinator"))
    answer = caller.step(coached.pk, "ask-assessors", **pair(world))
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"first"})
    taken = caller.step(coached.pk, "ask-assessors", **pair(world, "assessor-1"))
    assert taken.status_code == 200, "the control"
    assert nobody_is_let_in(world)


def test_nobody_brings_them_in_as_a_substitute_or_as_the_third(world, coached):
    world.ask(coached)
    leaving, coming = (str(world.people[name].pk) for name in ("assessor-1", "supervisor"))
    refused = world.step(coached, "replace-assessor", "coordinator", leaving=leaving, coming=coming)
    assert said(refused) == NOT_IN_THE_LIST
    world.judge_both(coached, {"c2_3": "not-yet"})
    thirds = {key for key, _ in world.facts(coached, "coordinator").eligible_thirds}
    assert coming not in thirds
    assert str(world.people["assessor-4"].pk) in thirds
    assert nobody_is_let_in(world)


def test_a_deputy_does_not_let_themselves_in(world, coached, enter):
    granted(
        give_mandate(
            giver=world.people["coordinator"],
            deputy=world.people["supervisor"],
            role=Membership.Role.COORDINATOR,
            unit=world.units["NU"],
            starts_on=world.at.date(),
            by=SETTING_UP,
            at=world.at,
        )
    )
    assert said(world.step(coached, "ask-assessors", "supervisor", **pair(world))) == NOT_IN_THE_LIST
    asked = world.step(coached, "ask-assessors", "supervisor", **pair(world, "assessor-1"))
    assert asked.state == "assessors_asked", "the control: the mandate is in order"
    world.accept(coached, *PAIR)
    for page in ("desk/", "desk/2.3/", "difference/"):
        answer = enter("supervisor").get(f"/qualification/dossiers/{coached.pk}/{page}")
        assert answer.status_code in {403, 404}, page
    assert isinstance(world.step(coached, "judge", "supervisor"), Denied)


def test_what_is_written_past_every_form_is_refused_by_the_rule_of_the_panel(world, coached):
    """As an import would: the people are named, and nobody chose from a list."""
    facts = world.facts(coached, "coordinator")
    _, submission = found_dossier(coached.pk)
    judges = [world.people[name] for name in ("supervisor", "assessor-3")]
    told = (coached, submission.framework_id, submission.criteria)
    actor = actor_of(world.standing("coordinator"), "import")
    refused = open_round(*told, judges, submission.fingerprint, facts.panel_rule, actor=actor, at=world.at)
    assert said(refused) == TOO_WELL
    judges[0] = world.people["assessor-1"]
    begun = granted(
        open_round(*told, judges, submission.fingerprint, facts.panel_rule, actor=actor, at=world.at)
    )
    coming = world.people["supervisor"]
    assert said(replace_judge(begun.pk, judges[0].pk, coming, actor=actor, at=world.at)) == TOO_WELL
    assert Round.objects.count() == 1
    assert nobody_is_let_in(world)


def test_it_stays_so_when_they_supervise_no_more(world, coached):
    office = Membership.objects.get(person=world.people["supervisor"], role=Membership.Role.SUPERVISOR)
    granted(end_membership(office.pk, ends_on=world.at.date(), by=SETTING_UP, at=world.at))
    world.later(days=400)
    assert said(world.step(coached, "ask-assessors", "coordinator", **pair(world))) == NOT_IN_THE_LIST


def test_whoever_only_gave_feedback_is_barred_too(world, coached):
    coached.parties.filter(person=world.people["supervisor"]).delete()
    assert said(world.step(coached, "ask-assessors", "coordinator", **pair(world))) == NOT_IN_THE_LIST
