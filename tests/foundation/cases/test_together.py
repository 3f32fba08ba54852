"""One step in many cases: the exceptions first, nothing before the yes, each by itself."""

from __future__ import annotations

import re

import pytest

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.together import is_for_several
from leerlijn.foundation.journal.models import Entry
from tests.foundation.cases import builders
from tests.foundation.cases.test_views import read

ADDRESS = "/cases/together/"


@pytest.fixture
def three(world) -> list[Case]:
    """Two that were asked for, and one that was withdrawn."""
    cases = world.many(3)
    world.step(cases[2], "withdraw")
    return cases


def chosen(cases, step: str = "hand-out") -> dict[str, object]:
    return {"case": [case.pk for case in cases], "step": step}


def looked_at(response) -> dict[str, str]:
    """The versions on the page, as the form sends them."""
    return dict(re.findall(r'name="(version-\d+)" value="(\d+)"', response.content.decode()))


def states() -> list[str]:
    return list(Case.objects.order_by("pk").values_list("state", flat=True))


def test_a_list_offers_what_somebody_can_do_in_several_and_no_decision(three, enter):
    body = enter("officer").get("/cases/?procedure=test-request").content.decode()
    assert set(re.findall(r'<option value="([a-z-]+)">', body)) >= {"hand-out", "pause", "extend"}
    assert '<option value="grant">' not in body
    assert body.count('type="checkbox" name="case"') == 3
    assert 'name="case"' not in enter("asker").get("/cases/?procedure=test-request").content.decode()


def test_first_it_says_where_it_is_not_done_and_does_nothing(three, enter):
    page = enter("officer").get(ADDRESS, chosen(three))
    said = read(page)
    assert "This would be done in 2 cases. In one it is not. Nothing has been done yet." in said
    assert said.index("This cannot be done now. It is now: Withdrawn.") < said.index("Here it is done")
    assert states() == ["asked", "asked", "withdrawn"]


def test_then_it_is_done_in_each_by_itself_and_says_so(world, three, enter):
    browser = enter("officer")
    preview = browser.get(ADDRESS, chosen(three))
    said = read(browser.post(ADDRESS, chosen(three) | looked_at(preview)))
    assert "Done in 2 cases" in said
    assert "Here it was not done" in said
    assert states() == ["weighed", "weighed", "withdrawn"]
    entries = Entry.objects.filter(act="hand-out")
    assert sorted(entry.subject for entry in entries) == sorted(f"case:{case.pk}" for case in three[:2])
    assert {entry.pseudonym for entry in entries} == {world.people["officer"].pseudonym}


def test_what_moved_on_meanwhile_is_left_as_it_is(world, three, enter):
    browser = enter("officer")
    preview = browser.get(ADDRESS, chosen(three[:2]))
    world.step(three[0], "pause", reason="leave")
    world.step(three[0], "resume")
    said = read(browser.post(ADDRESS, chosen(three[:2]) | looked_at(preview)))
    assert "Done in one case" in said
    assert "Here it was not done" in said
    assert states()[:2] == ["asked", "weighed"]


def test_without_the_version_that_was_looked_at_nothing_is_done(three, enter):
    said = read(enter("officer").post(ADDRESS, chosen(three[:2])))
    assert "Done in 0 cases" in said
    assert states()[:2] == ["asked", "asked"]


def test_an_answer_that_is_missing_stops_all_of_it_beside_the_field(three, enter):
    browser = enter("officer")
    preview = browser.get(ADDRESS, chosen(three, "pause"))
    refused = browser.post(ADDRESS, chosen(three, "pause") | looked_at(preview))
    assert refused.status_code == 422
    assert not Entry.objects.filter(act="pause").exists()
    done = browser.post(ADDRESS, chosen(three, "pause") | looked_at(preview) | {"reason": "leave"})
    assert "Done in 2 cases" in read(done)


@pytest.mark.parametrize(
    "said", [{}, {"step": "hand-out"}, {"step": "grant", "case": ["1"]}, {"case": ["x"]}]
)
def test_what_was_not_chosen_or_is_a_decision_says_what_to_do(three, enter, said):
    said = said | {"case": [three[0].pk]} if said.get("case") == ["1"] else said
    page = enter("officer").get(ADDRESS, said)
    assert page.status_code == 422
    assert "A decision is taken in each case by itself." in read(page)


def test_a_case_that_somebody_may_not_see_is_not_there(three, enter):
    browser = enter("stranger")
    page = browser.get(ADDRESS, chosen(three))
    assert page.status_code == 422
    assert "Asker" not in read(page)
    assert browser.post(ADDRESS, chosen(three)).status_code == 422
    assert states() == ["asked", "asked", "withdrawn"]


def test_a_decision_or_what_only_time_takes_is_for_none_but_one():
    assert is_for_several(builders.hand_out)
    assert not is_for_several(builders.grant)
    assert not is_for_several(builders.PROCEDURE.step_named("time-out"))
