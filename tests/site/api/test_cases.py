"""Cases through the interface: lists, one whole, opening one, steps, and how it stood."""

from __future__ import annotations

from datetime import timedelta
from json import loads

import pytest
from django.test import Client

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.journal.actions import erase_payloads, record
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.models import Account
from leerlijn.kernel.sentence import Sentence
from leerlijn.site.api.values import words
from tests.stories.world import CODES, SETTING_UP
from tests.tools.budget import at_most
from tests.tools.entering import come_in


def step_named(case: dict, name: str) -> dict:
    return next(step for step in case["steps"] if step["name"] == name)


def test_a_case_says_where_it_stands_who_has_the_ball_and_what_can_be_done(call):
    candidate = call("candidate")
    told = candidate.get(f"/cases/{candidate.begin()}").json()
    assert (told["state"]["key"], told["version"], told["edition"]) == ("in_progress", 1, "2026")
    assert told["owner"] == {
        "role": "candidate",
        "title": {"nl": "kandidaat", "en": "candidate"},
        "names": ["Candidate Voorbeeld"],
    }
    assert told["due"]["moment"] == "2029-11-24T23:59:59.999999+01:00"
    assert told["due"]["sentence"]["en"].endswith("until 24 November 2029.")
    assert "24 november 2029" in told["due"]["sentence"]["nl"]
    assert [step["name"] for step in told["steps"]] == [
        "request-precheck",
        "hand-in",
        "withdraw",
    ]
    handing_in = step_named(told, "hand-in")
    assert handing_in["verdict"] == "denied"
    assert handing_in["reason"]["en"].startswith("You can hand in when each criterion has evidence.")
    withdrawing = step_named(told, "withdraw")
    assert (withdrawing["verdict"], withdrawing["reason"]) == ("allowed", None)
    assert [(field["name"], field["kind"], field["required"]) for field in withdrawing["fields"]] == [
        ("reason", "paragraph", False)
    ]
    assert [(each["who"], each["state"]["en"]) for each in told["journal"]] == [
        ("Candidate Voorbeeld", "The dossier is being made")
    ]
    assert [(each["relation"], each["name"], each["is_you"]) for each in told["parties"]] == [
        ("candidate", "Candidate Voorbeeld", True)
    ]
    assert told["waits_for_you"]
    assert told["parts"] == []


def test_who_oversees_sees_the_case_and_no_step(call):
    dossier = call("candidate").begin()
    told = call("dean").get(f"/cases/{dossier}").json()
    assert (told["state"]["key"], told["steps"]) == ("in_progress", [])


def test_the_choices_of_a_step_are_told_to_whoever_may_take_it(call, world):
    dossier = call("candidate").hand_in()
    field = step_named(call("coordinator").get(f"/cases/{dossier}").json(), "ask-assessors")["fields"][0]
    assert {option["label"]["en"] for option in field["options"]} == {
        f"Assessor-{number} Voorbeeld ({faculty}), judges 0 now"
        for number, faculty in enumerate(("ET", "ET", "TNW", "BMS"), 1)
    }


def test_a_list_has_what_is_visible_the_newest_first(call, world):
    mine = call("candidate").begin()
    other = call("stranger").begin()
    assert [case["id"] for case in call("candidate").get("/cases").json()["cases"]] == [mine]
    assert [case["id"] for case in call("dean").get("/cases").json()["cases"]] == [other, mine]
    line = call("candidate").get("/cases").json()["cases"][0]
    assert line["state"]["key"] == "in_progress"
    assert line["subject"] == "Candidate Voorbeeld"


def test_a_list_is_narrowed_by_what_is_asked(call):
    case = call("candidate").begin()
    dean = call("dean")

    def found(**asked):
        return [each["id"] for each in dean.get("/cases", **asked).json()["cases"]]

    assert found(procedure="utq-dossier", state="in_progress") == [case]
    assert found(procedure="", state="", mine="") == [case]
    assert found(state="final") == []
    assert found(mine="yes") == []
    assert found(mine="no") == [case]


def test_a_list_goes_on_after_the_last_of_the_page(call, world):
    made = [call(name).begin() for name in ("candidate", "stranger", "hr")]
    dean = call("dean")
    first = dean.get("/cases", limit=2).json()
    assert [each["id"] for each in first["cases"]] == made[:0:-1]
    second = dean.get("/cases", limit=2, after=first["next"]).json()
    assert ([each["id"] for each in second["cases"]], second["next"]) == (made[:1], None)


def test_work_is_what_waits_for_whoever_calls(call):
    dossier = call("candidate").begin()
    assert [each["id"] for each in call("candidate").get("/work").json()["work"]] == [dossier]
    assert call("dean").get("/work").json() == {"work": []}
    assert call("dean").get("/work", limit=0).status_code == 422
    assert call("dean").get("/work", after=1).status_code == 422


def test_lists_cost_at_most_six_statements(call):
    dossiers = [call(name).hand_in() for name in ("candidate", "stranger")]
    assert len(dossiers) == 2
    coordinator = call("coordinator")
    for path in ("/cases", "/work"):
        with at_most(6):
            assert coordinator.get(path).json()


@pytest.mark.parametrize("name", ["candidate", "coordinator", "dean"])
def test_a_case_costs_at_most_ten_statements(call, name):
    dossier = call("candidate").hand_in()
    caller = call(name)
    caller.get(f"/cases/{dossier}")  # criteria are read once per process
    with at_most(10):
        assert caller.get(f"/cases/{dossier}").status_code == 200


def test_a_person_begins_only_about_themselves(call, world):
    candidate, own = call("candidate"), world.people["candidate"].number
    other = {"procedure": "utq-dossier", "subject": world.people["stranger"].number}
    refused = candidate.post("/cases", other)
    assert refused.status_code == 403
    assert refused.json()["detail"] == "You can begin this only about yourself."
    assert candidate.post("/cases", {**other, "subject": "no such number"}).json() == refused.json()
    assert call("coordinator").post("/cases", other).status_code == 403
    begun = candidate.post("/cases", {**other, "subject": own})
    assert (begun.status_code, begun.json()["subject"]) == (201, "Candidate Voorbeeld")
    assert Case.objects.count() == 1


def test_a_second_dossier_beside_the_first_is_refused_with_the_reason(call):
    call("candidate").begin()
    answer = call("candidate").post("/cases", {"procedure": "utq-dossier"})
    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("There is a dossier under way already.")


def test_an_answer_that_nobody_asked_for_is_refused_beside_its_name(call):
    answer = call("candidate").post("/cases", {"procedure": "utq-dossier", "fields": {"shoe": "42"}})
    assert (answer.status_code, set(answer.json()["errors"])) == (422, {"shoe"})
    assert not Case.objects.exists()


def test_a_step_that_is_refused_says_why_and_writes_nothing(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    answer = candidate.step(dossier, "hand-in")
    assert answer.status_code == 403
    assert answer.json()["detail"].startswith("You can hand in when each criterion has evidence.")
    assert Entry.objects.filter(subject=f"case:{dossier}").count() == 1


def test_a_step_that_somebody_else_takes_is_refused(call):
    dossier = call("candidate").begin()
    answer = call("dean").step(dossier, "withdraw")
    assert answer.status_code == 403
    assert answer.json()["detail"] == "This is not open to you: Withdraw the dossier."


@pytest.mark.parametrize("name", ["no-such-step", "become-final"])
def test_what_is_no_step_of_anybody_does_not_exist(call, name):
    candidate = call("candidate")
    assert candidate.step(candidate.begin(), name).status_code == 404


def test_a_step_in_a_case_that_is_not_open_to_you_does_not_exist(call):
    dossier = call("candidate").begin()
    answer = call("stranger").post(f"/cases/{dossier}/steps/withdraw", {"version": 1})
    assert answer.status_code == 404


def test_of_two_windows_on_the_same_version_the_second_is_told(call):
    candidate = call("candidate")
    dossier = candidate.begin()
    assert candidate.post(f"/cases/{dossier}/steps/withdraw", {"version": 1}).status_code == 200
    late = candidate.post(f"/cases/{dossier}/steps/withdraw", {"version": 1})
    assert late.status_code == 409
    assert late.json()["detail"] == ("You did this already, perhaps in another window. It is now: Withdrawn.")


@pytest.mark.parametrize(
    ("said", "wrong"),
    [
        ({}, {"version"}),
        ({"version": "1"}, {"version"}),
        ({"version": True}, {"version"}),
        ({"version": 1, "step": "withdraw"}, {"step"}),
        ({"version": 1, "fields": {"reason": 5}}, {"reason"}),
        ({"version": 1, "fields": {"reason": "a\0b"}}, {"reason"}),
        ({"version": 1, "fields": {"reason": "x" * 20_001}}, {"reason"}),
    ],
)
def test_what_is_wrong_with_a_step_is_said_per_field(call, said, wrong):
    candidate = call("candidate")
    answer = candidate.post(f"/cases/{candidate.begin()}/steps/withdraw", said)
    assert (answer.status_code, set(answer.json()["errors"])) == (422, wrong)


def entry_of(case: int) -> dict:
    """What the newest entry says, but for what is the person's own and the way it came."""
    entry = Entry.objects.filter(subject=f"case:{case}").select_related("detail").order_by("-seq")[0]
    return {
        "act": entry.act,
        "about": entry.about,
        "at": entry.at,
        "payload": {key: said for key, said in loads(entry.detail.payload).items() if key != "proven"},
        "on_behalf_of": entry.on_behalf_of,
        "channel": entry.channel,
    }


def test_a_step_leaves_the_entry_that_the_page_leaves_but_for_the_way_it_came(call):
    by_program, by_page = call("candidate").begin(), call("stranger").begin()
    call("candidate").step(by_program, "withdraw", reason="Another job.")
    page = Client()
    come_in(page, Account.objects.get(name="stranger"))
    answer = page.post(f"/cases/{by_page}/withdraw/", {"version": "1", "reason": "Another job."})
    assert answer.status_code == 302
    first, second = entry_of(by_program), entry_of(by_page)
    assert (first.pop("channel"), second.pop("channel")) == ("api", "page")
    assert first == second


def test_history_shows_the_case_as_it_stood(call, world):
    candidate = call("candidate")
    dossier = candidate.begin()
    world.later(days=2)
    candidate.put_in(dossier, *CODES)
    candidate.seal(dossier)
    then = candidate.get(f"/cases/{dossier}/history", at="2026-11-25").json()
    assert (then["state"]["key"], then["version"], len(then["journal"])) == ("in_progress", 1, 1)
    assert then["at"] == "2026-11-25T23:59:59.999999+01:00"
    now = candidate.get(f"/cases/{dossier}/history").json()
    assert (now["state"]["key"], now["version"], len(now["journal"])) == ("submitted", 2, 2)


def test_what_was_erased_from_the_history_is_no_longer_told(call, world):
    candidate = call("candidate")
    dossier = candidate.begin()
    order = record("setting:retention", "erase", by=SETTING_UP, at=world.at)
    assert erase_payloads(subjects=[f"case:{dossier}"], order=order) == 1
    assert candidate.get(f"/cases/{dossier}/history").status_code == 404
    told = candidate.get(f"/cases/{dossier}").json()
    assert [(each["state"], each["late"]) for each in told["journal"]] == [(None, None)]


def test_history_takes_a_moment_with_its_zone_also_where_an_address_ate_the_plus(call, world):
    candidate = call("candidate")
    dossier = candidate.begin()
    at = world.at + timedelta(seconds=1)
    for written in (at.isoformat(), at.isoformat().replace("+", " "), at.strftime("%Y-%m-%dT%H:%M:%SZ")):
        assert candidate.get(f"/cases/{dossier}/history", at=written).status_code == 200
    before = candidate.get(f"/cases/{dossier}/history", at="2026-11-23")
    assert before.status_code == 404
    for wrong in ("2026-11-24T09:30:00", "yesterday", "9999-12-31T99:00", "0" * 300):
        answer = candidate.get(f"/cases/{dossier}/history", at=wrong)
        assert (answer.status_code, set(answer.json()["errors"])) == (422, {"at"})
    assert call("stranger").get(f"/cases/{dossier}/history").status_code == 404


def test_words_are_in_both_languages():
    assert words(Sentence("You have done this already.")).nl != "You have done this already."
