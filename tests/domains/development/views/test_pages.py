"""Every page of the room opens for whom it is, within its budget, and for nobody else."""

from __future__ import annotations

import re
from datetime import date, timedelta
from html import unescape

import pytest

from leerlijn.domains.development.actions.offerings import publish_offering
from leerlijn.domains.development.models import Offering, SigningLink
from leerlijn.domains.development.queries.requests import token_of
from leerlijn.domains.development.queries.shipped import shipped
from leerlijn.kernel.verdict import granted
from tests.domains.development.world import SETTING_UP, meeting, teachers
from tests.tools.budget import at_most


def read(response) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize("editions", [1, 12])
def test_the_catalogue_is_open_to_anybody_in_two_statements_and_25_kilobytes(
    world, enter, language, editions
):
    codes = list(Offering.objects.filter(by_appointment=False).values_list("code", flat=True))
    for number in range(editions):
        world.open(code=codes[number % len(codes)], seats=4)
    browser = enter(language=language)
    with at_most(2):
        page = browser.get("/catalogue/")
    assert page.status_code == 200
    assert len(page.content) < 25_000


def test_the_catalogue_finds_by_words_and_choices_and_says_how_many(world, enter):
    found = enter().get("/catalogue/?q=quantum&subject=natuurkunde")
    assert "2 offers" in read(found)
    none = enter().get("/catalogue/?q=zeilmakerij")
    assert "Nothing in the catalogue fits." in read(none)
    assert enter().get("/catalogue/?subject=zeilen&month=99&after=x").status_code == 200


def test_what_is_called_so_stands_before_what_only_mentions_it_and_the_next_page_knows_where_it_was(
    world, enter
):
    """A list by date alone showed the course that is called so below those that name it in passing."""
    mentioned = Offering.objects.exclude(title_nl__icontains="quantum").order_by("pk")
    for offering in mentioned:
        Offering.objects.filter(pk=offering.pk).update(words=f"{offering.words} quantum")
        if not offering.by_appointment:
            world.open(code=offering.code, seats=3)
    first = enter().get("/catalogue/?q=quantum").content.decode()
    assert "First what has your words in its title, then by date" in first
    codes = re.findall(r'/catalogue/([a-z0-9-]+)/"', first)
    named = set(Offering.objects.filter(title_nl__icontains="quantum").values_list("code", flat=True))
    assert set(codes[: len(named)]) == named
    while following := re.findall(r'href="(\?[^"]*after=[^"]+)"', first):
        first = enter().get(f"/catalogue/{unescape(following[0])}").content.decode()
        codes += re.findall(r'/catalogue/([a-z0-9-]+)/"', first)
    assert sorted(codes) == sorted(Offering.objects.values_list("code", flat=True))


@pytest.mark.parametrize("typed", ["Coöperatief leren", "COOPERATIEF Leren", "samenwerkend coöperatief"])
def test_a_title_with_an_accent_stands_first_typed_with_or_without_it(world, enter, typed):
    """Words without accents are not found in a title that has them, so it stood below all that mention it."""
    for mentions in Offering.objects.filter(by_appointment=False):
        words = f"{mentions.words} samenwerkend cooperatief leren"
        Offering.objects.filter(pk=mentions.pk).update(words=words)
        world.open(code=mentions.code, seats=3)
    title = {"nl": "Coöperatief leren", "en": "Coöperatief, or: samenwerkend leren"}
    said = {**shipped().whole["offerings"][0], "code": "cooperatief-leren", "title": title}
    unit = world.units["pro-u"]
    granted(publish_offering(said, unit=unit, confirmed_on=world.at.date(), by=SETTING_UP, at=world.at))
    page = enter().get("/catalogue/", {"q": typed}).content.decode()
    assert re.findall(r'/catalogue/([a-z0-9-]+)/"', page)[0] == "cooperatief-leren"


def test_the_catalogue_goes_on_where_the_page_before_ended(world, enter):
    first = enter().get("/catalogue/").content.decode()
    [following] = re.findall(r'href="(\?after=[^"]+)"', first)
    second = enter().get(f"/catalogue/{unescape(following)}").content.decode()
    codes = [re.findall(r'/catalogue/([a-z0-9-]+)/"', page) for page in (first, second)]
    assert len(codes[0]) == 8
    assert sorted(codes[0] + codes[1]) == sorted(Offering.objects.values_list("code", flat=True))


def test_an_offer_says_how_many_seats_are_left_and_who_comes_first(world, enter):
    edition = world.open(seats=1)
    with at_most(2):
        page = enter().get("/catalogue/taal-in-de-wiskundeles/")
    assert "1 seat left of 1" in read(page)
    assert "Who asked first comes first." in read(page)
    assert "€\xa060" in page.content.decode() or "€ 60" in read(page)
    world.enrol("teacher", edition)
    world.enrol("neighbour", edition)
    assert "Full; 1 on the waiting list" in read(enter().get("/catalogue/taal-in-de-wiskundeles/"))
    assert enter().get("/catalogue/zeilmakerij/").status_code == 404


def test_a_teacher_enrols_from_the_card_and_reads_where_it_stands(world, enter):
    edition = world.open(seats=1)
    browser = enter("teacher")
    address = f"/catalogue/taal-in-de-wiskundeles/{edition.pk}/enrol/"
    with at_most(10):
        form = browser.get(address)
    assert "Free until" in read(form)
    empty = browser.post(address, {"payer": ""})
    assert empty.status_code == 422
    done = browser.post(address, {"payer": "school", "school": str(world.units["noordveld-1"].pk)})
    assert done.status_code == 302
    with at_most(10):
        page = browser.get(done.url)
    assert "Seated" in read(page)
    with at_most(6):
        card = read(browser.get("/catalogue/taal-in-de-wiskundeles/"))
    assert ("Your enrolment" in card, "Join the waiting list" in card) == (True, False)
    assert ("Full" in card, "on the waiting list" in card) == (True, False)
    again = browser.post(address, {"payer": "self"})
    assert (again.status_code, "You are enrolled here already." in read(again)) == (403, True)
    with at_most(6):
        assert "Seated" in read(browser.get("/development/enrolments/"))


def test_whoever_works_at_one_school_finds_it_filled_in_and_the_school_that_pays_is_named(world, enter):
    edition = world.open(seats=4)
    browser, here = enter("teacher"), str(world.units["noordveld-1"].pk)
    address = f"/catalogue/taal-in-de-wiskundeles/{edition.pk}/enrol/"
    assert f'<option value="{here}" selected>' in browser.get(address).content.decode()
    none = browser.post(address, {"payer": "school", "school": ""})
    assert (none.status_code, "Choose the school that pays." in read(none)) == (422, True)
    assert browser.post(address, {"payer": "self", "school": ""}).status_code == 302


def test_whoever_works_at_no_school_pays_themselves(world, enter):
    edition = world.open(seats=4)
    address = f"/catalogue/taal-in-de-wiskundeles/{edition.pk}/enrol/"
    form = read(enter("office").get(address))
    assert ("myself" in form, "my school" in form, "For which school" in form) == (True, False, False)


def test_nobody_is_asked_who_pays_for_what_is_free(world, enter):
    free = Offering.objects.filter(price=0, by_appointment=False)[0]
    edition = world.open(code=free.code, seats=4)
    browser, address = enter("teacher"), f"/catalogue/{free.code}/{edition.pk}/enrol/"
    assert "Who pays" not in read(browser.get(address))
    done = browser.post(address, {"school": str(world.units["noordveld-1"].pk)})
    own = read(browser.get(done.url))
    assert ("Withdraw for free" in own, "Withdraw and pay a part" in own) == (True, False)
    assert ("€" in own, "free" in own) == (False, True)


def test_whoever_waits_reads_what_a_seat_would_cost(world, enter):
    edition = world.open(seats=1)
    world.enrol("colleague", edition)
    case = world.enrol("teacher", edition)
    own = read(enter("teacher").get(f"/development/enrolments/{case.pk}/"))
    assert ("€ 60" in own.replace("\xa0", " "), "You pay this only if you take a seat." in own) == (
        True,
        True,
    )
    world.step(case, "leave-list", "teacher")
    left = read(enter("teacher").get(f"/development/enrolments/{case.pk}/"))
    assert "You pay this only if you take a seat." not in left


def test_whoever_is_not_signed_in_is_asked_to_and_a_stranger_finds_nothing(world, enter):
    edition = world.open()
    case = world.enrol("teacher", edition)
    address = f"/development/enrolments/{case.pk}/"
    assert enter().get(address).status_code == 302
    for name in ("stranger", "colleague", "leader", "expert"):
        assert enter(name).get(address).status_code == 404, name
    for name in ("teacher", "office", "auditor"):
        assert enter(name).get(address).status_code == 200, name


def test_a_leader_sees_her_own_team_and_nobody_elses(world, enter):
    edition = world.open(seats=4)
    for name in ("teacher", "neighbour", "stranger"):
        world.enrol(name, edition)
    browser = enter("leader")
    with at_most(6):
        own = read(browser.get("/development/school/"))
    assert ("Teacher Vos" in own, "Neighbour Vos" in own, "Stranger Vos" in own) == (True, False, False)
    other = read(enter("other-leader").get("/development/school/"))
    assert ("Teacher Vos" in other, "Stranger Vos" in other) == (False, True)
    assert enter("teacher").get("/development/school/").status_code == 404


@pytest.mark.parametrize("number", [2, 30])
def test_the_list_of_who_was_there_is_for_who_leads_it_and_the_office(world, enter, number):
    edition = world.open(seats=40)
    for name in teachers(world, number):
        world.enrol(name, edition)
    edition = world.begin(edition)
    address = f"/development/editions/{edition.case_id}/meetings/1/"
    expert, office = enter("expert"), enter("office")
    with at_most(10):
        assert expert.get(address).status_code == 200
    assert office.get(address).status_code == 200
    assert enter("auditor").get(address).status_code == 403
    assert enter("teacher").get(address).status_code == 404
    with at_most(10):
        page = office.get(f"/development/editions/{edition.case_id}/")
    assert page.status_code == 200


def test_marking_and_correcting_on_the_page(world, enter):
    edition = world.open(seats=4)
    case = world.enrol("teacher", edition)
    edition = world.begin(edition)
    address = f"/development/editions/{edition.case_id}/meetings/1/"
    place = edition.enrolments.values_list("place", flat=True).get()
    browser = enter("expert")
    wrong = browser.post(address, {f"status-{place}": "partial", f"minutes-{place}": "999"})
    assert (wrong.status_code, "Teacher Vos · Write how many minutes" in read(wrong)) == (422, True)
    assert 'value="999"' in wrong.content.decode()
    assert f'id="minutes-{place}-error"' in wrong.content.decode()
    assert browser.post(address, {f"status-{place}": "present"}).status_code == 302
    assert world.state(case) == "attending"
    why = browser.post(address, {f"status-{place}": "absent"})
    assert (why.status_code, "Say why you correct it" in read(why)) == (422, True)
    assert browser.post(address, {f"status-{place}": "absent", "reason": "Ziek."}).status_code == 302


def test_a_list_of_a_meeting_to_come_says_when_it_opens_before_anything_is_typed(world, enter):
    edition = world.open(seats=4)
    world.enrol("teacher", edition)
    edition = world.begin(edition)
    address = f"/development/editions/{edition.case_id}/meetings/"
    browser, opens = enter("expert"), edition.series.sessions.get(number=2).starts_at - timedelta(minutes=30)
    page = browser.get(f"{address}2/")
    assert (page.status_code, "opens half an hour before" in read(page)) == (403, True)
    assert 'name="status-' not in page.content.decode()
    course = browser.get(f"/development/editions/{edition.case_id}/").content.decode()
    assert (f"{address}1/" in course, f"{address}2/" in course) == (True, False)
    world.at = opens
    assert browser.get(f"{address}2/").status_code == 200


def test_the_office_plans_an_edition_and_reads_the_list(world, enter):
    browser = enter("office")
    assert browser.get("/development/editions/plan/").status_code == 200
    said = {
        "offering": str(Offering.objects.get(code="pws-begeleiden").pk),
        "leader": "",
        "seats": "10",
        "least": "4",
        "most": "",
        "opens_on": "2026-09-08",
        "closes_on": "2026-10-01",
        **in_rows(meeting(date(2026, 10, 14)), {"day": "woensdag"}),
    }
    wrong = browser.post("/development/editions/plan/", said)
    assert (wrong.status_code, "Meeting 2, Date" in read(wrong)) == (422, True)
    assert 'value="woensdag"' in wrong.content.decode()
    done = browser.post("/development/editions/plan/", {**said, **in_rows({}, meeting(date(2026, 10, 14)))})
    assert done.status_code == 302
    assert "Draft" in read(browser.get(done.url))
    with at_most(6):
        assert "Draft" in read(browser.get("/development/editions/"))
    assert enter("teacher").get("/development/editions/").status_code == 404


def test_a_meeting_can_be_added_without_a_script_and_nothing_typed_is_lost(world, enter):
    browser = enter("office")
    assert "Meeting 4" not in read(browser.get("/development/editions/plan/"))
    said = {"seats": "10", "more": "sessions", **in_rows({}, {}, meeting(date(2026, 10, 14)))}
    page = browser.post("/development/editions/plan/", said)
    assert (page.status_code, "Meeting 4" in read(page), "Fill this in." in read(page)) == (200, True, False)
    assert 'value="2026-10-14"' in page.content.decode()
    assert 'name="seats" value="10"' in page.content.decode()


def test_the_office_sees_and_sets_who_comes_first_on_one_page(world, enter):
    edition = world.open(seats=1)
    for name in ("colleague", "teacher", "stranger"):
        world.enrol(name, edition)
    address = f"/development/editions/{edition.case_id}/rule/"
    browser = enter("office")
    assert address in browser.get(f"/development/editions/{edition.case_id}/").content.decode()
    with at_most(10):
        page = browser.get(address)
    assert "1. Teacher Vos" in read(page)
    [version] = re.findall(r'name="version" value="([0-9]+)"', page.content.decode())
    said = {"version": version, "first": [str(world.units["board-2"].pk)]}
    wrong = browser.post(address, said)
    assert (wrong.status_code, "Say why" in read(wrong)) == (422, True)
    done = browser.post(address, {**said, "reason": "Partner."})
    assert done.status_code == 302
    page = read(browser.get(address))
    assert "1. Stranger Vos" in page
    assert "Partners come first" in page
    assert "Office Vos: Partner." in page
    late = browser.post(address, {**said, "reason": "Partner."})
    assert late.status_code == 409
    for name, sees in (("expert", True), ("auditor", False), ("director", False)):
        seen = enter(name).get(address)
        assert (seen.status_code, "Stranger Vos" in read(seen)) == (200, sees), name
        assert "Set this rule" not in read(seen), name
        assert enter(name).post(address, said).status_code == 403, name
    assert enter("teacher").get(address).status_code == 404
    assert "Partners come first" in read(enter().get("/catalogue/taal-in-de-wiskundeles/"))


def test_the_card_says_until_when_only_partners_enrol(world, enter):
    edition = world.open(seats=5)
    general = (edition.opens_on + timedelta(days=10)).isoformat()
    world.step(edition.case, "set-rule", "office", first=[str(world.units["esch"].pk)], general_from=general)
    assert "Only partner schools can enrol now" in read(enter().get("/catalogue/taal-in-de-wiskundeles/"))
    form = enter("teacher").get(f"/catalogue/taal-in-de-wiskundeles/{edition.pk}/enrol/")
    assert (form.status_code, "only partner schools can enrol" in read(form)) == (403, True)


def in_rows(*rows):
    """The fields of the form, one for each cell."""
    return {f"sessions-{place}-{name}": said for place, row in enumerate(rows) for name, said in row.items()}


def test_opening_the_link_signs_nothing_and_the_button_signs(world, enter):
    case = world.sent()
    address = f"/sign/{token_of(SigningLink.objects.get())}/"
    browser = enter()
    page = browser.get(address)
    assert "Sign for Het Noordveld" in read(page)
    assert page["Referrer-Policy"] == "same-origin"  # the address is a key: no other site is told of it
    assert world.state(case) == "proposal_sent"
    [fingerprint] = re.findall(r'name="fingerprint" value="([0-9a-f]{64})"', page.content.decode())
    assert "Signed. Thank you." in read(browser.post(address, {"fingerprint": fingerprint}))
    assert world.state(case) == "agreed"
    again = browser.post(address, {"fingerprint": fingerprint})
    assert (again.status_code, "This was signed on" in read(again)) == (403, True)
    assert browser.get(f"/sign/{'0' * 40}/").status_code == 404


def test_school_and_university_read_the_same_request(world, enter):
    case = world.sent()
    for name in ("leader", "office", "expert", "director"):
        page = enter(name).get(f"/development/requests/{case.pk}/")
        assert "Feedback in klas 1" in read(page), name
    for name in ("teacher", "other-leader"):
        assert enter(name).get(f"/development/requests/{case.pk}/").status_code == 404, name
    assert "One proposal waits for you" in read(enter("leader").get("/development/school/"))


def test_a_leader_asks_and_the_office_reads_it(world, enter):
    browser = enter("leader")
    assert browser.get("/development/requests/ask/").status_code == 200
    said = {"school": str(world.units["noordveld"].pk), "question": "Meer doen met feedback.", "people": "x"}
    assert browser.post("/development/requests/ask/", said).status_code == 422
    said |= {"people": "14", "target_group": "sectie", "period": "voorjaar"}
    done = browser.post("/development/requests/ask/", said)
    assert done.status_code == 302
    assert "Meer doen met feedback." in read(enter("office").get(done.url))


def test_the_school_reads_a_proposal_when_it_was_sent_and_not_before(world, enter):
    case = world.drafted()
    address = f"/development/requests/{case.pk}/"
    assert "Feedback in klas 1" not in read(enter("leader").get(address))
    for name in ("office", "expert", "director", "auditor"):
        assert "Feedback in klas 1" in read(enter(name).get(address)), name
    world.step(case, "send", "office", signatory=str(world.people["leader"].pk))
    assert "Feedback in klas 1" in read(enter("leader").get(address))
    world.step(case, "ask-change", "leader", change="Korter.")
    world.write(case, title="Feedback in klas 2", price="99,00")
    page = read(enter("leader").get(address))
    assert ("Feedback in klas 1" in page, "Feedback in klas 2" in page) == (True, False)
    assert "Feedback in klas 2" in read(enter("office").get(address))


def test_a_leader_is_not_sent_to_a_request_that_another_asked(world, enter):
    case = world.ask("teacher", school=str(world.units["noordveld-1"].pk))
    address = f"/development/requests/{case.pk}/"
    browser = enter("leader")
    assert browser.get(address).status_code == 404
    with at_most(6):
        team = browser.get("/development/school/").content.decode()
    assert ("Onze toetsen meten" in team, address in team) == (True, False)
    own = world.ask("leader")
    assert f"/development/requests/{own.pk}/" in browser.get("/development/school/").content.decode()


def test_by_when_and_with_whom_stand_above_what_happened_and_one_button_is_the_first(world, enter):
    page = enter("leader").get(f"/development/requests/{world.sent().pk}/").content.decode()
    places = [page.index(each) for each in ("By when, and why", "Who holds the ball", "What happened")]
    assert places == sorted(places)
    [first] = re.findall(r'<a [^>]*data-variant="primary"[^>]*>([^<]+)', page)
    assert first == "Sign the proposal"


def test_the_hours_on_a_card_are_those_of_its_meetings(world, enter):
    address = "/catalogue/taal-in-de-wiskundeles/"
    assert "12 hours of meetings" in read(enter().get(address))
    row = meeting(date(2026, 11, 4), title="Waar het begint", title_en="Where it begins")
    world.open(seats=4, rows=[row])
    card, dutch = read(enter().get(address)), read(enter(language="nl").get(address))
    assert ("3 hours of meetings" in card, "Where it begins" in card) == (True, True)
    assert ("Waar het begint" in card, "Waar het begint" in dutch) == (False, True)
