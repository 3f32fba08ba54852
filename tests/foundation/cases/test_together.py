"""One step in many cases: the exceptions first, nothing before the yes, each by itself."""

from __future__ import annotations

import re

import pytest

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import lines
from leerlijn.foundation.cases.together import MOST, steps_for_several
from leerlijn.foundation.journal.models import Entry
from tests.foundation.cases import builders
from tests.foundation.cases.test_views import SIGNED_IN_PAGE, read
from tests.tools.budget import at_most

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
    """What the form sends of the cases on the page, each with the version that was looked at."""
    return dict(re.findall(r'name="(looked-at)" value="([\d. ]*)"', response.content.decode()))


def sending(response, *more: str, step: str = "hand-out", **said) -> dict[str, str]:
    """The form as it is sent; `more` are cases that were not in it."""
    cases = " ".join([*looked_at(response).values(), *more])
    return {"step": step, "looked-at": cases, **said}


def states() -> list[str]:
    return list(Case.objects.order_by("pk").values_list("state", flat=True))


def test_a_list_offers_what_somebody_can_do_in_several_and_no_decision(three, enter):
    body = enter("officer").get("/cases/?procedure=test-request").content.decode()
    offered = re.findall(r'<option value="([a-z-]+)">', body.partition('id="together"')[2])
    assert set(offered) == {"hand-out", "pause"}
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
    done = browser.post(ADDRESS, sending(preview, f"{three[2].pk}.2"))
    assert "Done in 2 cases" in read(done)
    assert "Here it was not done" in read(done)
    assert '<form method="post" novalidate>' not in done.content.decode(), "nothing is left to do"
    assert states() == ["weighed", "weighed", "withdrawn"]
    entries = Entry.objects.filter(act="hand-out")
    assert sorted(entry.subject for entry in entries) == sorted(f"case:{case.pk}" for case in three[:2])
    assert {entry.pseudonym for entry in entries} == {world.people["officer"].pseudonym}


def test_what_moved_on_meanwhile_is_left_as_it_is(world, three, enter):
    browser = enter("officer")
    preview = browser.get(ADDRESS, chosen(three[:2]))
    world.step(three[0], "pause", reason="leave")
    world.step(three[0], "resume")
    said = read(browser.post(ADDRESS, sending(preview)))
    assert "Done in one case" in said
    assert "Here it was not done" in said
    assert states()[:2] == ["asked", "weighed"]


def test_without_the_version_that_was_looked_at_nothing_is_done(three, enter):
    sent = {"step": "hand-out", "looked-at": f"{three[0].pk}.0 {three[1].pk}.0"}
    assert "Done in 0 cases" in read(enter("officer").post(ADDRESS, sent))
    for typed in ("", f"{three[0].pk}", "x.y", f"{three[0].pk}.", "." * 9):
        assert enter("officer").post(ADDRESS, {"step": "hand-out", "looked-at": typed}).status_code == 422
    assert states()[:2] == ["asked", "asked"]


def test_an_answer_that_is_missing_stops_all_of_it_beside_the_field(three, enter):
    browser = enter("officer")
    preview = browser.get(ADDRESS, chosen(three, "pause"))
    refused = browser.post(ADDRESS, sending(preview, step="pause"))
    assert refused.status_code == 422
    assert not Entry.objects.filter(act="pause").exists()
    done = browser.post(ADDRESS, sending(preview, step="pause", reason="leave"))
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
    sent = {"step": "hand-out", "looked-at": f"{three[0].pk}.1"}
    assert browser.post(ADDRESS, sent).status_code == 422
    everything = {"all": "yes", "procedure": "test-request", "step": "hand-out"}
    assert browser.get(ADDRESS, everything).status_code == 422
    assert states() == ["asked", "asked", "withdrawn"]


def test_an_office_elsewhere_is_offered_nothing(world, three, enter):
    assert steps_for_several(lines(Case.objects.all()), world.standing("officer"))
    assert steps_for_several(lines(Case.objects.all()), world.standing("lawyer")) == []


def test_a_case_of_another_procedure_is_left_though_its_step_has_the_same_name(world, three, enter):
    other, browser = world.ask(procedure=builders.OTHER), enter("officer")
    preview = browser.get(ADDRESS, chosen([three[0], other]))
    assert "This is of another procedure, or of another edition of it." in read(preview)
    assert "Done in one case" in read(browser.post(ADDRESS, sending(preview, f"{other.pk}.1")))
    assert Case.objects.get(pk=other.pk).state == "asked"


def test_what_moved_on_while_an_answer_was_missing_is_left_as_it_is(world, three, enter):
    browser = enter("officer")
    preview = browser.get(ADDRESS, chosen(three[:2], "pause"))
    world.step(three[0], "pause", reason="leave")
    world.step(three[0], "resume")
    refused = browser.post(ADDRESS, sending(preview, step="pause"))
    assert refused.status_code == 422
    assert "Done in one case" in read(browser.post(ADDRESS, sending(refused, step="pause", reason="leave")))
    assert Entry.objects.filter(subject=f"case:{three[0].pk}", act="pause").count() == 1


def test_whoever_sends_it_twice_reads_what_was_done(three, enter):
    browser = enter("officer")
    sent = sending(browser.get(ADDRESS, chosen(three[:2])))
    browser.post(ADDRESS, sent)
    again = browser.post(ADDRESS, sent)
    assert again.status_code == 200
    assert "Here it was not done" in read(again)
    assert Entry.objects.filter(act="hand-out").count() == 2


def test_a_mistake_of_ours_in_one_keeps_no_other_back(world, three, enter):
    browser = enter("officer")
    preview = browser.get(ADDRESS, chosen(three[:2]))
    world.keep(three[0], broken=True)
    said = read(browser.post(ADDRESS, sending(preview)))
    assert "Done in one case" in said
    assert "In this case nothing was done." in said
    assert states()[:2] == ["asked", "weighed"]


ALL = {"all": "yes", "procedure": "test-request", "step": "pause"}


@pytest.mark.only_on("sqlite")
def test_five_hundred_that_a_list_selects_with_three_exceptions_and_no_surprise(world, enter):
    """Of however many pages; each has its own entry, and one more would be too many."""
    many, browser = world.many(MOST), enter("officer")
    for case in many[100:103]:
        world.step(case, "pause", "officer", reason="leave")
    with at_most(SIGNED_IN_PAGE + 5):  # nothing for each: these guards ask nothing of their own
        preview = browser.get(ADDRESS, ALL)
    said = read(preview)
    assert "This would be done in 497 cases. In 3 it is not." in said
    assert said.index("Here it is not done") < said.index("See all 497")
    with at_most(SIGNED_IN_PAGE + 5 + 497 * 17):
        done = browser.post(ADDRESS, sending(preview, step="pause", reason="leave"))
    assert "Done in 497 cases" in read(done)
    assert "Here it was not done" not in read(done)
    paused = Entry.objects.filter(act="pause").values_list("subject", flat=True)
    assert sorted(paused) == sorted(f"case:{case.pk}" for case in many)
    one_more = world.ask()
    assert "These are more than 500 cases." in read(browser.get(ADDRESS, ALL))
    world.step(one_more, "withdraw")
    assert "This would be done in 0 cases." in read(browser.get(ADDRESS, ALL)), (
        "what is closed does not count"
    )
