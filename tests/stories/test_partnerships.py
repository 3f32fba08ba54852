"""Partnerships as anybody reads them, and a theme group from proposal to advice."""

from __future__ import annotations

import re
from datetime import date, datetime
from html import unescape

import pytest
from django.test import Client

from leerlijn.domains.partnerships.actions.partnerships import found_partnership
from leerlijn.domains.partnerships.imports import shipped_partnerships
from leerlijn.domains.partnerships.models import Member, Partnership
from leerlijn.domains.partnerships.queries.partnerships import groups_of, safeguards_of, taken_part
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.people.actions.memberships import appoint
from leerlijn.foundation.people.actions.people import add_person
from leerlijn.foundation.people.actions.units import add_unit
from leerlijn.foundation.people.models import Membership, Unit
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Denied
from tests.stories.world import AT, LONG_AGO, SETTING_UP, named
from tests.tools.budget import at_most

FIRST = date(2022, 8, 1)


@pytest.fixture
def pilots(world) -> Partnership:
    unit = add_unit(
        Unit.Kind.PARTNERSHIP, code="PILOTS", name=named("PILOTS"), starts_on=LONG_AGO, by=SETTING_UP, at=AT
    )
    roles = {"partner": Membership.Role.PARTNERSHIP_COORDINATOR, "trainer": Membership.Role.SCHOOL_TRAINER}
    for name, role in roles.items():
        world.people[name] = add_person(
            given_name=name.title(), family_name="Voorbeeld", by=SETTING_UP, at=AT
        )
        appoint(world.people[name], role, unit, starts_on=LONG_AGO, by=SETTING_UP, at=AT)
    data = shipped_partnerships()["partnerships"][2]
    return found_partnership(
        data,
        unit,
        counts_from=FIRST,
        source=Text(nl="De brochure", en="The brochure"),
        by=world.standing("partner"),
        at=world.at,
    )


def proposed(enter, *safeguards: str) -> Case:
    made = enter("partner").post(
        "/partnerships/pilots/propose/", {"name": "Coaching", "safeguards": list(safeguards)}
    )
    assert made.status_code == 302
    return Case.objects.get(procedure="theme-group")


def test_anybody_reads_who_takes_part_and_who_leads_on_a_day(pilots):
    browser = Client(headers={"accept-language": "en"})
    browser.cookies["language"] = "en"
    with at_most(2):
        now = browser.get("/partnerships/pilots/").content.decode()
    assert "Attendiz" in now
    assert "The brochure." in now
    browser.cookies["language"] = "nl"
    assert "De brochure." in browser.get("/partnerships/pilots/").content.decode()
    browser.cookies["language"] = "en"
    assert "not named in the source" in now
    assert "On 4 safeguards nobody works." in now
    assert "Leads from then on" in now
    before = browser.get("/partnerships/pilots/?on=2022-07-31").content.decode()
    assert "On this day nobody took part yet." in before
    assert "today" in browser.get("/partnerships/pilots/?on=2022-02-31").content.decode()


def test_a_partnership_merges_on_a_1_august_and_on_no_other_day(world, pilots):
    case = pilots.case
    world.step(case, "assessed", "partner", day="2026-11-24")
    world.step(case, "recognise", "partner", day="2026-11-24")
    refused = world.step(case, "merge", "partner", day="2027-09-01", signed="yes")
    assert set(refused.errors) == {"day"}
    assert set(world.step(case, "merge", "partner", day="2027-08-01").errors) == {"signed"}
    assert world.step(case, "merge", "partner", day="2027-08-01", signed="yes").state == "merging"


@pytest.mark.parametrize(
    ("installed", "due"),
    [
        (date(2026, 9, 30), date(2026, 10, 1)),
        (date(2026, 10, 1), date(2026, 10, 1)),
        (AT.date(), date(2027, 10, 1)),
    ],
)
def test_the_year_plan_is_there_by_the_first_1_october(world, enter, pilots, installed, due):
    world.at = datetime.combine(installed, AT.timetz())
    case = proposed(enter, "learning-teacher")
    assert world.step(case, "install", "partner", chair=str(world.people["trainer"].pk)).due_on == due


def test_a_theme_group_closes_a_gap_and_its_products_are_for_the_partners(world, enter, pilots):
    case = proposed(enter, "learning-teacher", "quality-culture")
    world.step(case, "install", "partner", chair=str(world.people["trainer"].pk))
    gaps = [line.key for line in safeguards_of(groups_of(pilots.pk)) if line.is_gap]
    assert gaps == ["learning-environment", "organisation"]
    member = Member.objects.get(partnership=pilots, name="Attendiz")
    world.step(case, "fill-seat", "trainer", member=str(member.pk), person=str(world.people["trainer"].pk))
    world.step(case, "plan", "trainer", question="What does a coach need?", hours="80")
    world.step(case, "begin", "trainer")
    assert isinstance(world.step(case, "deliver", "trainer", advice="A course for coaches."), Denied)
    world.step(
        case,
        "add-product",
        "trainer",
        title="Guide for coaches",
        safeguard="learning-teacher",
        made_on="2026-11-20",
    )
    world.step(case, "deliver", "trainer", advice="A course for coaches.")
    assert world.step(case, "decide", "partner", decision="adopted", reason="Good.").state == "decided"
    assert [line.products for line in safeguards_of(groups_of(pilots.pk))] == [1, 0, 0, 0]
    assert enter("stranger").get(f"/cases/{case.pk}/").status_code == 404
    assert enter("trainer").get(f"/cases/{case.pk}/").status_code == 200


def test_the_page_of_a_group_shows_what_was_written_and_what_is_still_a_gap(world, enter, pilots):
    case = proposed(enter, "learning-teacher", "quality-culture")
    trainer, address = str(world.people["trainer"].pk), f"/partnerships/groups/{case.pk}/"
    assert "There is no year plan yet." in read(enter("partner").get(address))
    world.step(case, "install", "partner", chair=trainer)
    world.step(case, "fill-seat", "trainer", member=key_of(pilots, "Attendiz"), person=trainer)
    world.step(case, "plan", "trainer", question="What does a coach need?", hours="80")
    world.step(case, "begin", "trainer")
    made = {"title": "Guide for coaches", "safeguard": "learning-teacher", "made_on": "2026-11-20"}
    world.step(case, "add-product", "trainer", **made)
    browser = enter("trainer")
    with at_most(10):
        page = read(browser.get(address))
    for said in ("What does a coach need?", "80 hours this year", "Guide for coaches", "Trainer Voorbeeld"):
        assert said in page, said
    assert "For one safeguard nothing was made yet." in page
    others = len(taken_part("pilots").on(world.at.date())) - 1
    assert f"{others} partners send nobody yet." in page
    world.step(case, "deliver", "trainer", advice="A course for coaches.")
    assert "Waits for a decision" in read(browser.get(address))
    world.step(case, "return", "partner", reason="Say what it costs.")
    world.step(case, "deliver", "trainer", advice="A course for coaches, for 80 hours.")
    world.step(case, "decide", "partner", decision="adopted", reason="From next year on.")
    page = read(browser.get(address))
    for said in ("for 80 hours.", "Adopted", "From next year on.", "Returned", "Say what it costs."):
        assert said in page, said
    assert enter("stranger").get(address).status_code == 404
    assert browser.get(f"/partnerships/groups/{pilots.case_id}/").status_code == 404
    assert f'href="{address}"' in browser.get("/partnerships/pilots/").content.decode()
    assert f'href="{address}"' not in enter("stranger").get("/partnerships/pilots/").content.decode()


def read(response) -> str:
    body = re.sub(r"<(script|style)\b.*?</\1>", " ", response.content.decode(), flags=re.S)
    return re.sub(r"\s+", " ", unescape(re.sub(r"<[^>]+>", " ", body)))


def test_a_product_for_a_safeguard_of_another_group_is_refused(world, enter, pilots):
    case = proposed(enter, "organisation")
    world.step(case, "install", "partner", chair=str(world.people["trainer"].pk))
    world.step(case, "plan", "trainer", question="Who does what?", hours="40")
    world.step(case, "begin", "trainer")
    refused = world.step(
        case, "add-product", "trainer", title="X", safeguard="learning-teacher", made_on="2026-11-20"
    )
    assert set(refused.errors) == {"safeguard"}


def test_only_the_coordinator_of_the_partnership_proposes_a_group(enter, pilots):
    assert enter("stranger").get("/partnerships/pilots/propose/").status_code == 404
    assert enter("trainer").get("/partnerships/pilots/propose/").status_code == 404
    assert (
        enter("partner").post("/partnerships/pilots/propose/", {"name": "", "safeguards": []}).status_code
        == 422
    )


def test_an_aspirant_becomes_recognised_and_is_reviewed_in_six_years(world, pilots):
    case = pilots.case
    world.step(case, "assessed", "partner", day="2026-11-01")
    recognised = world.step(case, "recognise", "partner", day="2027-08-01")
    assert (recognised.state, recognised.due_on) == ("recognised", date(2032, 11, 24))


def key_of(pilots, name: str) -> str:
    return str(Member.objects.get(partnership=pilots, name=name).pk)


def test_the_coordinator_names_another_lead_partner_and_exactly_one_leads_on_every_day(enter, pilots):
    page = "/partnerships/pilots/members/"
    browser = enter("partner")
    assert browser.get(page).status_code == 200
    done = browser.post(page, {"act": "lead", "member": key_of(pilots, "Attendiz"), "year": "2027"})
    assert done.url == "/partnerships/pilots/"
    changed = browser.get(page).content.decode()
    assert changed.count("Leads from then on") == 2
    leading = [
        [line.name for line in taken_part("pilots").on(day) if line.leads]
        for day in (date(2027, 7, 31), date(2027, 8, 1), date(2031, 1, 1))
    ]
    assert [len(each) for each in leading] == [1, 1, 1]
    assert [each == ["Attendiz"] for each in leading] == [False, True, True]


def test_a_member_comes_and_one_that_leads_cannot_leave_before_another_does(enter, pilots):
    page = "/partnerships/pilots/members/"
    browser = enter("partner")
    said = {"act": "admit", "name": "Het Noorden", "kind": "school", "year": "2027"}
    assert browser.post(page, {**said, "seen": seen_on(browser, page)}).status_code == 302
    assert (
        "Het Noorden"
        not in browser.get("/partnerships/pilots/?on=2027-07-31").content.decode().split("What changed")[0]
    )
    assert Member.objects.get(name="Het Noorden").came == 2027
    browser.post(page, {"act": "lead", "member": key_of(pilots, "Attendiz"), "year": "2027"})
    refused = browser.post(page, {"act": "leave", "member": key_of(pilots, "Attendiz"), "year": "2028"})
    said = "This member leads the partnership then. First say who leads after it."
    assert refused.status_code == 422
    assert f'id="leave_member-error">{said}' in refused.content.decode()
    assert Member.objects.get(name="Attendiz").left is None
    assert f'value="{key_of(pilots, "Attendiz")}" selected' in refused.content.decode()


def seen_on(browser, page: str) -> str:
    return re.findall(r'name="seen" value="([0-9]+)"', browser.get(page).content.decode())[0]


def test_whoever_presses_twice_admits_once_and_reads_it(enter, pilots):
    page, browser = "/partnerships/pilots/members/", enter("partner")
    said = {"act": "admit", "name": "", "kind": "school", "year": "2027", "seen": seen_on(browser, page)}
    before = Member.objects.count()
    assert browser.post(page, said).status_code == 302
    again = browser.post(page, said)
    assert (again.status_code, Member.objects.count()) == (422, before + 1)
    assert "A member was admitted meanwhile" in again.content.decode()
    assert browser.post(page, {**said, "seen": seen_on(browser, page)}).status_code == 302
    assert Member.objects.count() == before + 2


def test_only_the_coordinator_changes_members(enter, pilots):
    for name in ("trainer", "stranger"):
        assert enter(name).get("/partnerships/pilots/members/").status_code == 404
