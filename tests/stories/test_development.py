"""A teacher from the catalogue to a statement that verifies; a leader from a question to a signature."""

from __future__ import annotations

import re
from copy import deepcopy
from datetime import timedelta
from html import unescape

import pytest
from django.core import mail
from django.test import Client

from leerlijn.domains.development.actions import requests
from leerlijn.domains.development.letters import write_letters
from leerlijn.domains.development.models import Enrolment, SigningLink, Team
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.credentials.tasks import make_document
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.meetings.models import Place
from leerlijn.foundation.people.models import Account
from tests.domains.development.world import World, build, teachers
from tests.tools.budget import at_most
from tests.tools.entering import come_in
from tests.tools.opening import opened
from tests.tools.refusing import with_the_first_refused


@pytest.fixture(scope="module")
def built(once) -> World:
    return build()


@pytest.fixture
def world(built, db) -> World:
    return deepcopy(built)


@pytest.fixture
def enter(world, monkeypatch):
    """A telephone in which somebody is signed in; without a name nobody is."""
    monkeypatch.setattr("leerlijn.site.clock.now", lambda: world.at)

    def entered(name: str = "") -> Client:
        client = Client(headers={"accept-language": "en"})
        client.cookies["language"] = "en"
        if name:
            account, _ = Account.objects.get_or_create(name=name, defaults={"person": world.people[name]})
            come_in(client, account)
        return client

    return entered


def read(response) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def write_the_letters() -> list[str]:
    """What the worker does after these entries; the text of each letter."""
    mail.outbox.clear()
    write_letters.call(
        list(Entry.objects.filter(subject__startswith="proposal:").values_list("pk", flat=True))
    )
    return [letter.body for letter in mail.outbox]


def test_a_teacher_finds_enrols_attends_and_holds_a_statement_that_a_stranger_verifies(world, enter):
    edition = world.open(seats=8)
    teacher = enter("teacher")
    assert "Language in mathematics" in read(enter().get("/catalogue/?q=pupils+stuck"))
    card = teacher.get("/catalogue/taal-in-de-wiskundeles/")
    [address] = set(re.findall(r'href="(/catalogue/[^"]+/enrol/)"', card.content.decode()))
    school = str(world.units["noordveld-1"].pk)
    done = teacher.post(
        address, {"school": school, "payer": "school", "question": "Mag ik mijn toets meenemen?"}
    )
    case = done.url.partition("?")[0]
    assert "Seated" in read(teacher.get(case))

    edition = world.begin(edition)
    leader = enter("expert")
    place = edition.enrolments.values_list("place", flat=True).get()
    assert "Mag ik mijn toets meenemen?" in read(leader.get(f"/development/editions/{edition.case_id}/"))
    for number in (1, 2):
        world.at = max(world.at, edition.series.sessions.get(number=number).ends_at)
        marked = leader.post(
            f"/development/editions/{edition.case_id}/meetings/{number}/", {f"status-{place}": "present"}
        )
        assert marked.status_code == 302
    version = world.edition(edition.case).case.version
    enter("expert").post(f"/cases/{edition.case_id}/finish/", {"version": version})

    page = teacher.get(case)
    assert "Your statement of hours" in read(page)
    statement = Certificate.objects.get()
    make_document.call(statement.pk, world.at.isoformat())
    pdf = teacher.get(f"{case}statement/")
    assert b"".join(pdf.streaming_content)[:5] == b"%PDF-"
    assert enter("colleague").get(f"{case}statement/").status_code == 404
    checked = read(enter().get(f"/verify/{statement.token}"))
    assert "This statement is valid" in checked
    assert "6 hours: 6 hours of meetings" in checked
    by_number = read(enter().post("/verify/", {"by": "number", "number": "pru-2026-0001", "name": ""}))
    assert "Teacher Vos" not in by_number


def test_a_list_corrected_after_the_statement_is_seen_by_its_holder_and_by_a_stranger(world, enter):
    edition = world.open(seats=2)
    case = world.enrol("teacher", edition)
    edition = world.begin(edition)
    for number in (1, 2):
        world.mark(edition, number, teacher="present")
    world.step(edition.case, "finish", "expert")
    old = Certificate.objects.get()
    place = Place.objects.get().pk
    list_of_two = f"/development/editions/{edition.case_id}/meetings/2/"
    typed = {f"status-{place}": "partial", f"minutes-{place}": "150", "reason": "Zij ging eerder weg."}
    assert enter("expert").post(list_of_two, typed).status_code == 302
    assert "This statement was replaced" in read(enter().get(f"/verify/{old.token}"))
    assert f"It takes the place of {old.number}" in read(
        enter("teacher").get(f"/development/enrolments/{case.pk}/")
    )
    gone = {f"status-{place}": "absent", "reason": "Zij was er niet."}
    assert enter("expert").post(list_of_two, gone).status_code == 302
    new = Certificate.objects.get(status="revoked")
    assert "This statement was withdrawn" in read(enter().get(f"/verify/{new.token}"))
    page = read(enter("teacher").get(f"/development/enrolments/{case.pk}/"))
    assert "Your statement was withdrawn" in page
    assert "Zij was er niet." in page


def test_a_leader_asks_gets_a_proposal_by_mail_and_signs_with_one_link_and_one_button(world, enter):
    case = world.sent()
    [letter] = write_the_letters()
    [address] = re.findall(r"/sign/[0-9a-f]{40}/", letter)
    assert letter.count("http") == 1
    telephone = enter()
    page = telephone.get(address)
    assert page.content.decode().count('data-variant="primary"') == 1
    assert world.state(case) == "proposal_sent"
    [fingerprint] = re.findall(r'name="fingerprint" value="([0-9a-f]{64})"', page.content.decode())
    assert "Signed. Thank you." in read(telephone.post(address, {"fingerprint": fingerprint}))
    assert write_the_letters()[-1].count("het voorstel Feedback in klas 1") == 1
    assert "signed by Leader Vos" in read(enter("office").get(f"/development/requests/{case.pk}/"))


def test_a_signer_who_is_refused_keeps_no_other_letter_back(world, monkeypatch):
    world.sent()
    world.sent()
    with_the_first_refused(monkeypatch, write_the_letters)
    assert len(mail.outbox) == 1
    assert len(write_the_letters()) == 1, "the other went already"
    assert write_the_letters() == []


def test_whoever_signs_on_their_own_page_reads_there_what_they_sign(world, enter):
    case = world.sent()
    page = read(enter("leader").get(f"/cases/{case.pk}/sign/"))
    for said in ("Feedback in klas 1, version 1", "2,400 euros", "Valid until", "Fingerprint"):
        assert said in page


def test_a_proposal_edited_after_it_was_signed_and_a_link_to_an_older_one_say_so(world, enter):
    case = world.sent()
    [letter] = write_the_letters()
    [old] = re.findall(r"/sign/[0-9a-f]{40}/", letter)
    world.step(case, "ask-change", "leader", change="Kan het korter?")
    world.write(case, price="1.800,00")
    world.step(case, "send", "office", signatory=str(world.people["leader"].pk))
    [newer] = write_the_letters()
    [new] = re.findall(r"/sign/[0-9a-f]{40}/", newer)
    assert "There is a newer proposal, version 2." in read(enter().get(old))
    opened(new)
    link = SigningLink.objects.select_related("proposal").order_by("-pk").first()
    enter().post(new, {"fingerprint": link.proposal.fingerprint})
    assert world.state(case) == "agreed"
    content = link.proposal.content.replace("180000", "990000")
    type(link.proposal).objects.filter(pk=link.proposal.pk).update(content=content)
    assert "This proposal was changed after it was signed" in read(enter().get(new))
    assert "This proposal was changed after it was signed" in read(
        enter("leader").get(f"/development/requests/{case.pk}/")
    )


def test_a_link_signs_because_it_was_made_for_that(world, enter, monkeypatch):
    case = world.sent()
    [address] = re.findall(r"/sign/[0-9a-f]{40}/", "".join(write_the_letters()))
    said = {"fingerprint": SigningLink.objects.select_related("proposal").get().proposal.fingerprint}
    real = requests.standing_by_link
    monkeypatch.setattr(requests, "standing_by_link", lambda person, *, on, to: real(person, on=on))
    assert enter().post(address, said).status_code == 401
    assert world.state(case) != "agreed"
    monkeypatch.setattr(requests, "standing_by_link", real)
    enter().post(address, said)
    assert world.state(case) == "agreed"


def team_form(world, names, **said):
    people = [str(world.people[name].pk) for name in names]
    return {"school": str(world.units["noordveld"].pk), "people": people, "rest": "all-or-nothing", **said}


def test_a_team_larger_than_the_seats_reads_why_beside_the_names_and_keeps_what_was_typed(world, enter):
    edition = world.open(seats=2)
    names = teachers(world, 3)
    leader = enter("leader")
    card = leader.get("/catalogue/taal-in-de-wiskundeles/")
    [address] = set(re.findall(r'href="(/catalogue/[^"]+/enrol-team/)"', card.content.decode()))
    assert "enrol-team" not in enter("teacher").get("/catalogue/taal-in-de-wiskundeles/").content.decode()
    refused = leader.post(address, team_form(world, names, goal="Eén aanpak in leerjaar 1"))
    assert refused.status_code == 422
    said = "2 seats are free, and you name 3 people. Name fewer, or let the rest wait."
    page = refused.content.decode()
    assert re.search(r'id="id_people[^"]*-error">\s*' + re.escape(said), page)
    assert (page.count(" checked"), "Eén aanpak in leerjaar 1" in page) == (3, True)
    assert (Place.objects.count(), Enrolment.objects.count(), Team.objects.count()) == (0, 0, 0)
    assert world.edition(edition.case).series.taken == 0


def test_a_leader_enrols_a_team_and_each_colleague_says_yes_on_their_own_telephone(world, enter):
    world.open(seats=2)
    names = teachers(world, 3)
    leader = enter("leader")
    card = leader.get("/catalogue/taal-in-de-wiskundeles/").content.decode()
    [address] = set(re.findall(r'href="(/catalogue/[^"]+/enrol-team/)"', card))
    made = leader.post(address, team_form(world, names, rest="rest-waits", reference="PO-2026-7"))
    page = read(leader.get(made.url))
    assert "0 of 3 colleagues take part." in page
    assert "On the invoice: PO-2026-7" in page
    assert "Your school named you." in read(enter(names[0]).get(own_enrolment(world, names[0])))
    for name in names[:2]:
        yes(world, enter(name), name)
    assert "2 of 3 colleagues take part." in read(leader.get(made.url))
    assert "On the waiting list" in read(enter(names[2]).get(own_enrolment(world, names[2])))
    assert "Teams that you enrolled" in read(leader.get("/development/school/"))
    assert enter(names[0]).get(made.url).status_code == 404
    assert enter("other-leader").get(made.url).status_code == 404


def own_enrolment(world, name: str) -> str:
    return f"/development/enrolments/{case_of(world, name).pk}/"


def case_of(world, name: str) -> Case:
    return Case.objects.get(procedure="enrolment", subject=world.people[name])


def yes(world, telephone, name: str) -> None:
    case = case_of(world, name)
    done = telephone.post(f"/cases/{case.pk}/take-seat/", {"version": case.version})
    assert done.status_code == 302


def test_who_asked_reads_where_the_office_sends_them_and_why(world, enter):
    case = world.ask()
    world.step(case, "acknowledge", "office", expert=str(world.people["expert"].pk))
    world.step(case, "refer", "office", where="De PLN Wiskunde begint in oktober en doet dit al.")
    page = f"/development/requests/{case.pk}/"
    for name in ("leader", "office", "expert"):
        assert "De PLN Wiskunde begint in oktober" in read(enter(name).get(page))
    assert enter("other-leader").get(page).status_code == 404


def test_two_questions_of_one_school_are_told_apart_in_the_list_and_on_their_pages(world, enter):
    asked = [world.ask()]
    world.at += timedelta(days=1)
    asked.append(world.ask())
    pages = [enter("leader").get(f"/development/requests/{case.pk}/").content.decode() for case in asked]
    headings = [unescape(re.search(r"<h1>(.*?)</h1>", page, re.S)[1]) for page in pages]
    assert len(set(headings)) == 2
    for heading, case in zip(headings, asked, strict=True):
        assert "Het Noordveld: de sectie wiskunde, " in heading
        assert Case.objects.get(pk=case.pk).name_en in heading


def test_whoever_leads_one_school_finds_it_chosen_already(world, enter):
    form = enter("leader").get("/development/requests/ask/").content.decode()
    assert re.search(r'<option value="\d+" selected>Het Noordveld', form)


def test_what_the_school_finds_wrong_in_the_record_is_read_by_whoever_writes_it_anew(world, enter):
    case = world.ask()
    world.step(case, "acknowledge", "office", expert=str(world.people["expert"].pk))
    world.step(case, "plan-intake", "expert", day=world.at.date().isoformat())
    record = {"problem": "Toetsen sturen.", "change": "Feedback stuurt.", "school_does": "Uitproberen."}
    world.step(case, "hold-intake", "expert", **record)
    world.step(case, "correct-intake", "leader", wrong="De sectie doet ook mee.")
    page = f"/development/requests/{case.pk}/"
    for name in ("expert", "office", "leader"):
        assert "De sectie doet ook mee." in read(enter(name).get(page))
    assert enter("other-leader").get(page).status_code == 404
    form = read(enter("expert").get(f"/cases/{case.pk}/hold-intake/"))
    for said in record.values():
        assert said in form


def test_the_first_page_of_a_teacher_and_of_a_leader_says_where_their_things_stand(world, enter):
    edition = world.open(seats=2)
    before = read(enter("teacher").get("/"))
    assert "You take part in nothing at the moment. Look in the catalogue" in before
    for name in ("teacher", "colleague", "neighbour"):
        world.enrol(name, edition)
    teacher, leader = enter("teacher"), enter("leader")
    with at_most(6):
        own = read(teacher.get("/"))
    assert ("Language in mathematics" in own, "Seated" in own) == (True, True)
    assert "On the waiting list" in read(enter("neighbour").get("/"))
    assert "At your school" not in own
    with at_most(8):
        led = read(leader.get("/"))
    assert ("Language in mathematics" in led, "2 colleagues" in led) == (True, True)
    assert "2 colleagues" not in read(enter("other-leader").get("/"))


def test_whoever_has_something_else_at_the_time_of_a_meeting_says_that_they_know(world, enter):
    first, second = world.open(seats=4), world.open(seats=4)
    form = f"/catalogue/{second.offering.code}/{second.pk}/enrol/"
    teacher = enter("teacher")
    assert "something else" not in read(teacher.get(form))
    world.enrol("teacher", first)
    page = read(teacher.get(form))
    assert "Some of its meetings are at a time at which you have something else: Language in math" in page
    assert set(world.enrol("teacher", second, clash="").errors) == {"clash"}
    assert isinstance(world.enrol("teacher", second, clash="known"), Case)


def test_the_catalogue_says_what_one_is_in_already(world, enter):
    edition = world.open(seats=1)
    world.enrol("teacher", edition)
    world.enrol("neighbour", edition)
    for name, where in (
        ("teacher", "Seated Your enrolment"),
        ("neighbour", "On the waiting list Your enrol"),
    ):
        browser = enter(name)
        browser.get("/catalogue/")
        with at_most(6):
            assert where in read(browser.get("/catalogue/")), name
    assert "Your enrolment" not in read(enter("colleague").get("/catalogue/"))


def test_the_first_page_names_the_day_of_the_first_meeting(world, enter):
    edition = world.open()
    case = world.enrol("teacher", edition)
    assert Case.objects.get(pk=case.pk).due_on == edition.starts_on
