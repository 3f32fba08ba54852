"""Publishing criteria on a page: what it changes and what each dossier keeps comes first, then the act."""

from __future__ import annotations

import json
import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from leerlijn.domains.qualification.queries.carrying import Newer, running_dossiers
from leerlijn.foundation.dossiers.queries import dossiers
from leerlijn.foundation.frameworks.models import Framework
from leerlijn.foundation.frameworks.queries import carried_between, criteria_of
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.models import Account, Membership
from tests.foundation.frameworks.editions import edition_2027
from tests.stories import world as worlds
from tests.stories.test_new_criteria import choose, facts, in_supplement, publish
from tests.tools.budget import at_most
from tests.tools.entering import come_in

ADDRESS = "/qualification/criteria/publish/"


@pytest.fixture
def world(db, settings, tmp_path, monkeypatch):
    dossiers.criteria_in.cache_clear()
    settings.DATA = tmp_path
    made = worlds.build()
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: made.at)
    yield made
    dossiers.criteria_in.cache_clear()


@pytest.fixture
def enter(world):
    def entered(name: str) -> Client:
        account, _ = Account.objects.get_or_create(name=name, defaults={"person": world.people[name]})
        client = Client()
        come_in(client, account)
        client.cookies["language"] = "en"
        return client

    return entered


def text(answer) -> str:
    body = re.sub(r"<[^>]+>", " ", answer.content.decode())
    return re.sub(r"\s+", " ", body)


def upload(browser, data) -> object:
    content = data if isinstance(data, bytes) else json.dumps(data).encode()
    return browser.post(ADDRESS, {"file": SimpleUploadedFile("edition.json", content)})


def looked_at(answer) -> dict[str, str]:
    return {"looked_at": re.search(r'name="looked_at" value="([^"]+)"', answer.content.decode())[1]}


def row_of(answer, name: str) -> str:
    rows = re.findall(r"<tr>.*?</tr>", answer.content.decode(), re.DOTALL)
    found = next(row for row in rows if name in row)
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", found)).strip()


def test_each_running_dossier_is_previewed_before_anything_is_published(world, enter):
    world.begin("stranger")
    in_supplement(world, "candidate", "2.3")
    in_supplement(world, "dean", "1.5")
    answer = upload(enter("coordinator"), edition_2027())
    assert answer.status_code == 200
    assert not Framework.objects.filter(edition="2027").exists()
    assert "1.2 split into 1.2a and 1.2b" in text(answer)
    assert "1.5 dropped" in text(answer)
    assert "New: 5.4" in text(answer)
    assert "edition 2017 – – – To move, or to stay." in row_of(answer, "Stranger")
    assert row_of(answer, "Candidate").endswith("5.1, 5.2, 5.3 1.2 1.5 To move, or to stay.")
    assert row_of(answer, "Dean").endswith("5.1, 5.2, 5.3 1.2 – To move, or to stay.")


def test_what_was_looked_at_is_published_once_and_the_choice_is_made_per_dossier(world, enter):
    browser = enter("coordinator")
    case = in_supplement(world, "candidate", "2.3")
    sealed = looked_at(upload(browser, edition_2027()))
    answer = browser.post(f"{ADDRESS}confirm/", sealed)
    assert (answer.status_code, answer.url) == (302, "/qualification/criteria/2027/")
    assert browser.post(f"{ADDRESS}confirm/", sealed).status_code == 302
    entry = Entry.objects.get(subject="setting:framework-utq", act="publish", pseudonym__gt="")
    assert entry.pseudonym == world.people["coordinator"].pseudonym
    page = browser.get(answer.url)
    assert f'href="/cases/{case.pk}/choose-criteria/"' in page.content.decode()
    choose(world, case, "keep")
    assert "It was chosen that it keeps its criteria." in text(browser.get(answer.url))
    choose(world, case, "move", "1.2 > 1.2a")
    assert "No dossier runs by an earlier edition." in text(browser.get(answer.url))


def test_what_the_list_says_is_what_the_dossier_itself_says(world, enter):
    cases = [world.begin("stranger"), in_supplement(world, "candidate", "2.3"), world.asked("dean")]
    new = publish(world)
    newer = Newer(new.starts_on, criteria_of(new.pk), lambda old: carried_between(old, new.pk))
    rows, following = running_dossiers(newer, world.standing("coordinator"))
    assert following is None
    assert {row.case: row.carrying.accepted for row in rows} == {
        case.pk: facts(world, case).accepted for case in cases
    }
    assert [row.can_choose for row in rows] == [True, True, False]


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"no json", "This file is no JSON."),
        (b"[]", "This file is no edition of a framework."),
        ({"key": "utq"}, "“edition” is missing or not right"),
        (edition_2027(key="act"), "This is an edition of “act”."),
        (edition_2027(continues=None), "Say what becomes of criterion 1.1"),
        (edition_2027(edition="a/b"), "“edition” is missing or not right"),
        (edition_2027(starts_on="soon"), "“starts_on” is missing or not right"),
    ],
)
def test_what_cannot_be_published_is_refused_beside_its_field(world, enter, data, said):
    answer = upload(enter("coordinator"), data)
    assert answer.status_code == 422
    assert said in text(answer)


def test_the_page_asks_for_a_file_and_says_when_there_is_none(world, enter):
    browser = enter("coordinator")
    assert browser.get(ADDRESS).status_code == 200
    answer = browser.post(ADDRESS, {})
    assert (answer.status_code, "Choose the file." in text(answer)) == (422, True)


def test_what_nobody_looked_at_is_not_published(world, enter):
    answer = enter("coordinator").post(f"{ADDRESS}confirm/", {"looked_at": "x"})
    assert (answer.status_code, "Look at the file first." in text(answer)) == (422, True)


def test_a_coordinator_of_one_faculty_publishes_nothing_and_sees_their_own_dossiers(world, enter):
    role, unit = Membership.Role.COORDINATOR, world.units["TNW"]
    appoint(
        world.people["stranger"], role, unit, starts_on=worlds.LONG_AGO, by=worlds.SETTING_UP, at=world.at
    )
    in_supplement(world, "candidate", "2.3")
    browser = enter("coordinator")
    browser.post(f"{ADDRESS}confirm/", looked_at(upload(browser, edition_2027())))
    assert enter("stranger").get(ADDRESS).status_code == 404
    assert "No dossier runs by an earlier edition." in text(
        enter("stranger").get("/qualification/criteria/2027/")
    )
    assert enter("candidate").get("/qualification/criteria/2027/").status_code == 404


def test_the_list_costs_as_much_however_many_dossiers_there_are(world, enter):
    browser = enter("coordinator")
    for name in ("stranger", "hr", "auditor"):
        world.begin(name)
    browser.post(f"{ADDRESS}confirm/", looked_at(upload(browser, edition_2027())))
    with at_most(10):
        browser.get("/qualification/criteria/2027/")


def test_anybody_reads_the_criteria_edition_by_edition(world):
    visitor = Client(headers={"accept-language": "en"})
    assert "/criteria/utq/2017/" in visitor.get("/criteria/").content.decode()
    page = text(visitor.get("/criteria/utq/2017/"))
    assert "The lecturer can" in page
    assert "4 split into 1.5 and 5.2" in page
    assert visitor.get("/criteria/utq/1999/").status_code == 404
    with at_most(2):
        visitor.get("/criteria/utq/2017/")
