"""Agreements and councils through the interface: begin, vote, refuse, and read what was decided."""

from __future__ import annotations

from copy import deepcopy

import pytest

from tests.stories import agreements


@pytest.fixture(scope="module")
def built(once) -> agreements.Year:
    return agreements.build()


@pytest.fixture
def world(built, db, monkeypatch) -> agreements.Year:
    made = deepcopy(built)
    made.on(7, 2)
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: made.at)
    return made


@pytest.fixture
def asked(world):
    world.passed()
    agreement = world.agreement()
    return agreement, world.ask_consent(agreement, "holder-ET", "FR-ET")


def test_a_director_begins_an_agenda_where_it_is_theirs_to_begin(world, call):
    director = call("director-ET")
    place = director.get("/agreements/places").json()["places"][0]
    assert place["procedure"]["key"] == "programme-agenda"
    made = director.post("/agreements", {"procedure": "programme-agenda", "unit": place["unit"]})
    assert (made.status_code, made.json()["state"]["key"]) == (201, "draft")
    elsewhere = {"procedure": "programme-agenda", "unit": world.units["P-BMS"].pk}
    refused = director.post("/agreements", elsewhere)
    assert (refused.status_code, set(refused.json()["errors"])) == (422, {"unit"})


def test_a_member_finds_the_request_and_votes(world, call, asked):
    _, request = asked
    world.call(request, "FR-ET")
    student = call("FR-ET-student-1")
    (before,) = student.get("/councils/requests").json()["requests"]
    assert (before["id"], before["right"], before["outcome"]) == (request.pk, "consent", "")
    version = student.get(f"/cases/{request.pk}").json()["version"]
    said = {"version": version, "fields": {"choice": "for"}}
    assert student.post(f"/cases/{request.pk}/steps/vote", said).status_code == 200
    assert student.get(f"/councils/requests/{request.pk}").json()["votes"] == []
    world.votes(request, "FR-ET", student_1="")
    world.does(request, "close-vote", "FR-ET-chair")
    read = student.get(f"/councils/requests/{request.pk}").json()
    assert len(read["votes"]) == 4
    assert read["request"]["outcome"] == "consented"


def test_the_votes_of_a_round_that_was_never_closed_are_not_read(world, call, asked):
    _, request = asked
    world.call(request, "FR-ET")
    world.votes(request, "FR-ET", staff="against")
    world.does(request, "withdraw", "holder-ET", reason="A mistake in the text.")
    read = call("FR-ET-student-1").get(f"/councils/requests/{request.pk}").json()
    assert (read["request"]["outcome"], read["votes"]) == ("withdrawn", [])


def test_a_replaced_file_is_a_conflict_that_says_what_changed(world, call, asked):
    agreement, request = asked
    world.call(request, "FR-ET")
    world.one_euro(agreement, "holder-ET")
    student = call("FR-ET-student-1")
    version = student.get(f"/cases/{request.pk}").json()["version"]
    answer = student.post(
        f"/cases/{request.pk}/steps/vote", {"version": version, "fields": {"choice": "for"}}
    )
    assert answer.status_code == 409
    assert "The file was changed while the council voted" in answer.json()["detail"]
    assert student.get(f"/councils/requests/{request.pk}").json()["changed"]


def test_an_agreement_says_its_fingerprint_and_what_changed_after_consent(world, call, asked):
    agreement, request = asked
    world.decided(request, "FR-ET")
    holder = call("holder-ET")
    first = holder.get(f"/agreements/{agreement.pk}").json()
    assert first["fingerprint"] == first["requests"][0]["fingerprint"]
    assert first["changed"] is None
    world.one_euro(agreement, "holder-ET")
    then = holder.get(f"/agreements/{agreement.pk}").json()
    assert then["fingerprint"] != first["fingerprint"]
    assert "419,999" in then["changed"][0]["en"]


def test_who_may_not_see_it_finds_nothing(world, call, asked):
    agreement, request = asked
    stranger = call("FR-BMS-student-1")
    assert stranger.get(f"/agreements/{agreement.pk}").status_code == 404
    assert stranger.get(f"/councils/requests/{request.pk}").status_code == 404
    assert stranger.get("/councils/requests").json() == {"requests": []}
    assert call("holder-ET").get(f"/councils/requests/{agreement.pk}").status_code == 404
