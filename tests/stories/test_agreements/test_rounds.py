"""A second round, after all of 2018 closed: its own years, its own money, and its own parts."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.test import Client

from leerlijn.domains.agreements.actions.rounds import open_round
from leerlijn.domains.agreements.queries.fingerprints import manifest_of, parts_in
from leerlijn.domains.agreements.queries.rounds import round_of
from leerlijn.foundation.cases.actions.time import let_terms_lapse
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.models import Account
from leerlijn.kernel.verdict import granted
from tests.stories import agreements
from tests.stories.agreements import said
from tests.tools.entering import come_in

OTHER = {"right": "other", "basis": "regulation", "source": "Regulation of the council, article 12"}


@pytest.fixture
def second_round(year):
    """The round of 2019-2024 is closed; the next is open, with an agreement of one faculty in it."""
    year.on(7, 2)
    for faculty in ("ET", "BMS"):
        year.passed(faculty)
        year.does(year.consented(faculty), "submit", f"holder-{faculty}")
    year.does(year.adopted(), "submit", "board")
    year.at = datetime(2026, 3, 2, 9, tzinfo=UTC)
    let_terms_lapse(at=year.at)
    assert {each.state for each in Case.objects.filter(procedure__endswith="-agreement")} == {"closed"}
    return year


def opened(year):
    return granted(
        open_round(
            first_year=2027,
            last_year=2032,
            milestone_year=2029,
            source="Decision of 2 March 2026",
            by=year.standing("officer"),
            at=year.at,
        )
    )


def test_after_a_round_nothing_is_begun_until_the_next_is_opened(second_round):
    refused = said(second_round.open("faculty-agreement", "holder-ET", "ET"))
    assert refused.startswith("The round of 2019-2024 is over.")
    opened(second_round)
    later = second_round.begin("faculty-agreement", "holder-ET", "ET")
    assert round_of(later.pk).key == "2027-2032"


def test_the_whole_of_a_new_round_has_no_part_of_2018_and_waits_for_its_own(second_round):
    year = second_round
    opened(year)
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="What comes after.")
    year.does(whole, "inform", "board", council=str(year.units["UR"].pk), met_on="2026-03-02")
    assert "No faculty has an agreement yet" in said(year.step(whole, "propose", "uco", proposal="One."))
    concept = year.begin("faculty-agreement", "holder-ET", "ET")
    year.does(concept, "write", "holder-ET", agreement="Mentors again.", justification="More in 2026.")
    assert "No agenda" in said(year.step(concept, "submit-concept", "holder-ET")), (
        "those of 2018 do not count"
    )
    year.passed("ET")
    year.does(concept, "submit-concept", "holder-ET")
    year.does(concept, "check", "board", met=list(agreements.ALL_CHECKS))
    year.does(concept, "finish", "holder-ET")
    assert "ET has not consented" in said(year.step(whole, "propose", "uco", proposal="One."))
    asking = {"council": str(year.units["FR-ET"].pk), "question": "Do you consent?", **OTHER}
    year.does(concept, "ask-consent", "holder-ET", **asking)
    request = year.asked(concept)
    year.accepted(request, "FR-ET")
    year.decided(request, "FR-ET")
    assert year.does(whole, "propose", "uco", proposal="One whole.").state == "uco_proposal"
    newest = whole.versions.latest("number")
    assert [part.pk for part in parts_in(newest)] == [concept.pk]
    assert [item.name for item in manifest_of(whole).items if item.name.startswith("agreement/")] == [
        "agreement/ET"
    ]
    year.at = datetime(2032, 12, 31, 9, tzinfo=UTC)
    assert Case.objects.get(pk=concept.pk).due_on < date(2033, 1, 1)


@pytest.mark.parametrize(
    ("key", "euros"), [("", "920,000"), ("2019-2024", "920,000"), ("2027-2032", "5,000")]
)
def test_each_page_is_about_one_round(second_round, key, euros):
    """Without a round in its address the public page is about the newest that has a consent in it."""
    year = second_round
    opened(year)
    new = year.begin("faculty-agreement", "holder-ET", "ET")
    year.does(new, "write", "holder-ET", agreement="Mentors again.", justification="More in 2026.")
    year.money(new, "holder-ET", 5_000, year=2027)
    client = Client()
    come_in(client, Account.objects.create(person=year.people["officer"], name="officer"))
    client.cookies["language"] = "en"
    asked = {"round": key} if key else {}
    budget = client.get("/agreements/budget/", asked).content.decode()
    shown = "5,000" if not key else euros
    assert f"€\N{NO-BREAK SPACE}{shown} for better education" in budget
    assert 'href="/agreements/budget/?round=2027-2032"' in budget
    assert '<th scope="col" class="number">2018</th>' in budget or key != "2019-2024"
    indicators = client.get("/agreements/indicators/", asked).content.decode()
    assert f"Quality agreements {key or '2027-2032'}" in indicators
    public = client.get("/quality-agreements/", asked).content.decode()
    if key == "2027-2032":
        assert "No council has consented to an agreement yet." in public
        assert "From 2027 to 2032" in public
    else:
        assert f"€\N{NO-BREAK SPACE}{euros} for better education, and who agreed to it" in public
        assert "From 2019 to 2024" in public
    plan = client.get(f"/agreements/{new.pk}/measures/").content.decode()
    assert "What stands in 2029" in plan
    assert "<dt>2026</dt>" in plan
    assert "<dt>2019</dt>" not in plan


def test_an_address_with_a_round_that_is_not_there_finds_nothing(second_round):
    client = Client()
    come_in(client, Account.objects.create(person=second_round.people["officer"], name="officer"))
    for address in ("/agreements/budget/", "/agreements/indicators/", "/quality-agreements/"):
        assert client.get(address, {"round": "2099-2100"}).status_code == 404
    postings = client.get("/agreements/budget/postings/", {"round": "2099-2100"})
    assert postings.status_code == 404
