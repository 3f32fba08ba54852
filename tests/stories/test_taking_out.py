"""Everything about oneself in one file: readable without us, and never more than the pages show."""

from __future__ import annotations

import csv
import io
import json
import re
from datetime import date
from html import unescape
from posixpath import join, normpath
from urllib.parse import unquote
from zipfile import ZipFile

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import record
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Person
from leerlijn.kernel.verdict import granted
from leerlijn.site.taking_out import gathering
from tests.stories.world import SETTING_UP, World

LINK = re.compile(r'href="([^"#][^"]*)"')


def taken(browser) -> ZipFile:
    answer = browser.post("/account/everything/")
    assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/zip")
    return ZipFile(io.BytesIO(b"".join(answer.streaming_content)))


def words_of(html: str) -> str:
    main = html.partition("<main")[2].partition(">")[2].rpartition("</main>")[0]
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main)).split())


def pages_in(taken: ZipFile) -> dict[str, str]:
    return {name: taken.read(name).decode() for name in taken.namelist() if name.endswith(".html")}


def reached(pages: dict[str, str], *, clicks: int) -> set[str]:
    """Every page that somebody is on within so many clicks from the first."""
    found = {"index.html"}
    for _ in range(clicks):
        links = {(page, link) for page in found & pages.keys() for link in LINK.findall(pages[page])}
        found |= {normpath(join(page.rpartition("/")[0], link)) for page, link in links}
    return found


def decided(world: World) -> Case:
    case = world.judged()
    said = {"outcome": "pass", "motivation": "Convincing in every way."}
    granted(world.step(case, "propose", "assessor-1", **said))
    granted(world.step(case, "agree", "assessor-3"))
    return granted(world.step(case, "notify-pass", "coordinator"))


def test_a_lay_person_finds_their_judgement_in_two_clicks_and_every_link_leads_somewhere(world, enter):
    case = decided(world)
    candidate = enter("candidate")
    everything = taken(candidate)
    assert everything.testzip() is None
    pages, names = pages_in(everything), set(everything.namelist())
    near = reached(pages, clicks=2) & pages.keys()
    assert any("Convincing in every way." in words_of(pages[name]) for name in near)

    for name, html in pages.items():
        local = [link for link in LINK.findall(html) if not link.startswith(("http", "mailto"))]
        led = {normpath(join(name.rpartition("/")[0], unquote(link))) for link in local}
        assert (name, led - names) == (name, set())
        assert not re.search(r"<(form|button|script|img|input)\b|\son\w+=", html)
        assert re.search(r'<html lang="(en|nl)">', html)
        assert html.count("<h1") == 1
    assert b"Lesson plan for" in b"".join(
        everything.read(name) for name in names if name.startswith("files/")
    )

    told = json.loads(everything.read(f"data/cases/{case.pk}.json"))
    assert (told["id"], told["state"]["key"]) == (case.pk, Case.objects.get(pk=case.pk).state)
    recorded = list(csv.DictReader(io.StringIO(everything.read("data/recorded.csv").decode())))
    assert len(recorded) == len(json.loads(everything.read("data/recorded.json"))) > 0
    assert (
        Entry.objects.filter(act="take-everything", pseudonym=world.people["candidate"].pseudonym).count()
        == 1
    )
    assert "Alles over jou" in taken(enter("candidate", "nl")).read("index.html").decode()


def test_nothing_is_in_it_that_the_pages_do_not_show(world, enter, monkeypatch):
    """Not what a judge wrote while the round is open, nor the dossier of somebody else in which they act."""
    case = world.asked()
    world.judge(case, "assessor-1", c1_1="not-yet")
    world.step(case, "judge", "assessor-1")
    candidate, assessor = enter("candidate"), enter("assessor-1")
    addresses: dict[str, str] = {}
    kept = gathering.keep_page

    def keeping(gathered, address, answer, bases):
        found = kept(gathered, address, answer, bases)
        addresses[gathered.pages[address].name] = address
        return found

    monkeypatch.setattr(gathering, "keep_page", keeping)
    everything = taken(candidate)
    assert len(addresses) > 4
    for name, address in addresses.items():
        shown = words_of(candidate.get(address).content.decode())
        for word in set(words_of(everything.read(name).decode()).split()):
            assert word in shown, (address, word)
    whole = b"".join(everything.read(name) for name in everything.namelist())
    assert b"assessor-1 on" not in whole, "what a judge wrote"

    theirs = taken(assessor)
    mentioned = b"".join(theirs.read(name) for name in theirs.namelist())
    assert (b"Candidate Voorbeeld" in mentioned, b"Lesson plan" in mentioned) == (False, False)
    assert [name for name in theirs.namelist() if name.startswith("data/cases/")] == []


def test_who_they_are_what_they_reported_and_what_was_said_under_another_name_come_along(
    world, enter, monkeypatch
):
    """And where not all pages fit, the first one says so, and no file is left out."""
    me = world.people["candidate"]
    told = {
        "email": "me@quartz.example",
        "registration_said": "registrationquartz",
        "also_wrote_as": "feedface",
    }
    Person.objects.filter(pk=me.pk).update(state_pension_on=date(2051, 3, 7), **told)
    record("person:feedface", "choose-language", by=SETTING_UP, at=world.at, payload={})
    decided(world)
    candidate = enter("candidate")
    files = [name for name in taken(candidate).namelist() if name.startswith("files/")]
    reported = candidate.post("/problem/", {"what": "problemquartz", "page": "/account/", "version": "1"})
    assert reported.status_code == 302
    assert Case.objects.get(procedure="problem-report").subject_id == me.pk

    whole = taken(candidate)
    pages, said = pages_in(whole), json.loads(whole.read("data/person.json"))
    assert (said["email"], said["state_pension_on"]) == ("me@quartz.example", "2051-03-07")
    for word in ("me@quartz.example", "registrationquartz", "2051-03-07"):
        assert word in words_of(pages["index.html"])
    assert any("problemquartz" in words_of(html) for html in pages.values())
    assert "choose-language" in whole.read("data/recorded.csv").decode()
    assert "left out" not in pages["index.html"]
    Case.objects.filter(procedure="problem-report").update(subject=None)  # as it was begun before
    assert any("problemquartz" in words_of(html) for html in pages_in(taken(candidate)).values())

    monkeypatch.setattr(gathering, "MOST_PAGES", 6)
    cut = taken(candidate)
    assert "pages that are left out" in cut.read("index.html").decode()
    assert [name for name in cut.namelist() if name.startswith("files/")] == files
