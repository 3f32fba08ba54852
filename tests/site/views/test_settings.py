"""What the institution chose: read, and chosen anew from a day on with its source."""

from __future__ import annotations

import sys

import pytest

from leerlijn.foundation.cases.models import SettingValue
from leerlijn.foundation.cases.queries.settings import settings_for
from leerlijn.foundation.journal.models import Entry
from leerlijn.kernel.procedure import Deadline, Setting, catalogue
from leerlijn.site.choices import chooseables
from tests.site.views.test_front import heading
from tests.tools.budget import at_most

JUDGE = "/settings/utq-dossier.judge/"
GOOD = {"value": "p15d", "unit": "", "day": "2026-12-01", "source": "Decision of the board 2026-014"}


def test_every_setting_that_a_procedure_names_can_be_chosen(world, enter):
    named = {
        state.within.length.key
        for procedure in catalogue.procedures.values()
        for state in procedure.states
        if isinstance(state.within, Deadline) and isinstance(state.within.length, Setting)
    }
    assert named <= set(chooseables())
    browser = enter("administrator")
    assert all(browser.get(f"/settings/{key}/").status_code == 200 for key in chooseables())


def test_every_setting_that_is_read_by_name_can_be_chosen():
    read = {
        each.key
        for name in list(sys.modules)
        if name.startswith(("leerlijn.domains.", "leerlijn.foundation."))
        for each in vars(sys.modules[name]).values()
        if isinstance(each, Setting)
    }
    assert {"utq-dossier.remedy", "utq-dossier.open-criteria", "reminders.before"} <= read, "the control"
    assert read - set(chooseables()) == set()


def test_a_value_that_has_a_name_is_chosen_by_its_name(world, enter):
    browser = enter("administrator")
    for key, value in (("utq-dossier.remedy", "arbitration"), ("utq-dossier.certified-within", "P5Y")):
        assert browser.post(f"/settings/{key}/", GOOD | {"value": value}).status_code == 302
        assert SettingValue.objects.get(key=key).value == value
        assert browser.post(f"/settings/{key}/", GOOD | {"value": "something"}).status_code == 422


def test_the_page_says_what_holds_since_when_and_why(world, enter):
    browser = enter("administrator")
    browser.get("/settings/")
    with at_most(4):
        text = browser.get("/settings/").content.decode()
    assert "twenty working days" in text or "20 working days" in text
    assert "by default" in text


def test_a_new_value_holds_from_its_day_and_is_recorded_with_who_chose_it(world, enter):
    browser = enter("administrator")
    assert browser.post(JUDGE, GOOD).headers["location"] == "/settings/"
    kept = SettingValue.objects.get(key="utq-dossier.judge")
    assert (kept.value, kept.source, kept.unit_id) == ("P15D", GOOD["source"], None)
    path, keys = world.units["ET"].path, ["utq-dossier.judge"]
    assert settings_for(keys, path=path, on=world.at.date()) == {}
    assert settings_for(keys, path=path, on=kept.starts_on) == {"utq-dossier.judge": "P15D"}
    entry = Entry.objects.get(subject="setting:utq-dossier.judge")
    assert entry.pseudonym == world.people["administrator"].pseudonym
    assert "Decision of the board 2026-014" in browser.get(JUDGE).content.decode()
    assert "20 working days" in heading(browser.get(JUDGE))


def test_a_faculty_can_have_its_own_value(world, enter):
    faculty = world.units["ET"]
    enter("administrator").post(JUDGE, GOOD | {"unit": str(faculty.pk)})
    assert SettingValue.objects.get(key="utq-dossier.judge").unit_id == faculty.pk


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"value": "soon"}, "Write a length as a number and a unit"),
        ({"value": "P1M"}, "Count working days in days or weeks"),
        ({"value": ""}, "Fill in a value."),
        ({"value": "P0D"}, "A term lasts at least one day."),
        ({"day": "2026-11-23"}, "Choose today or a later day"),
        ({"day": "1 Dec"}, "Write a day as 2026-11-24."),
        ({"source": " "}, "Say where this was decided."),
        ({"unit": "999999"}, "Choose a place from the list."),
    ],
)
def test_what_is_wrong_is_said_beside_its_field_and_nothing_is_kept(world, enter, wrong, sentence):
    answer = enter("administrator").post(JUDGE, GOOD | wrong)
    assert (answer.status_code, sentence in answer.content.decode()) == (422, True)
    assert not SettingValue.objects.exists()


def test_everything_that_is_wrong_is_said_at_once(enter):
    answer = enter("administrator").post(JUDGE, GOOD | {"value": "soon", "day": "2026-11-23", "source": ""})
    said = answer.content.decode()
    for sentence in ("Write a length as", "Choose today or a later day", "Say where this was decided."):
        assert sentence in said


def test_a_length_is_chosen_in_words(enter):
    enter("administrator").post(JUDGE, GOOD | {"value": "12 werkdagen"})
    assert SettingValue.objects.get().value == "P12D"


def test_the_same_day_is_chosen_once(enter):
    browser = enter("administrator")
    browser.post(JUDGE, GOOD)
    answer = browser.post(JUDGE, GOOD | {"value": "P5D"})
    assert (answer.status_code, "was set for" in answer.content.decode()) == (422, True)


def test_the_rules_of_the_duty_are_chosen_from_those_that_exist(enter):
    browser, address = enter("administrator"), "/settings/utq-obligation.rules/"
    assert browser.post(address, GOOD | {"value": "mine"}).status_code == 422
    assert browser.post(address, GOOD | {"value": "seed"}).status_code == 302
    assert SettingValue.objects.get().value == "seed"


def test_the_auditor_reads_and_does_not_choose(enter):
    browser = enter("auditor")
    assert "/settings/utq-dossier.judge/" not in browser.get("/settings/").content.decode()
    assert browser.get(JUDGE).status_code == 404
    assert enter("administrator").get("/settings/no-such-thing/").status_code == 404


def test_what_the_law_gives_a_consumer_cannot_be_made_shorter(world, enter):
    browser, address = enter("administrator"), "/settings/enrolment.reflection/"
    refused = browser.post(address, {**GOOD, "value": "13 days"})
    assert (refused.status_code, "The law asks for at least" in refused.content.decode()) == (422, True)
    assert browser.post(address, {**GOOD, "value": "1 month"}).status_code == 302
