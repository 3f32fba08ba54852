"""`leerlijn demo`: a world that is there once, whole, and never beside real people."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from leerlijn.domains.qualification.procedures.dossier import PROCEDURE
from tests.tools.databases import ROOT

pytestmark = pytest.mark.races

TOLD = Path(__file__).with_name("demo_told.py")
WHICH_DAY = """
import django; django.setup()
from leerlijn.kernel.terms import day_of
from leerlijn.site import clock
print(day_of(clock.now()))
"""
NAMES = [
    *("candidate", "supervisor", "manager", "assessor-1", "assessor-2", "coordinator", "trainer"),
    *("hr", "dean", "exemption-advisor", "auditor", "administrator"),
    *("programme-director", "portfolio-holder", "policy-officer", "board", "programme-committee"),
    *("faculty-council", "council-registrar", "council-student", "university-council", "panel"),
    *("teacher", "school-leader", "office", "expert"),
    *("switcher", "act-coordinator", "act-head", "act-assessor-1", "act-assessor-2", "school-trainer"),
    "partnership-coordinator",
]


def told(database):
    done = database.run(TOLD)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.fixture(scope="module")
def world(demo_template):
    """What is in the world; looking at it changes nothing."""
    return told(demo_template)


@pytest.fixture
def demonstration(fresh_database):
    """An empty database that may become one."""
    return replace(fresh_database, demo=True)


def test_there_is_a_dossier_in_every_state(world):
    assert set(world["states"]) == {state.key for state in PROCEDURE.states}
    assert len(world["states"]) == 27
    assert {"submitted", "individual_judgement"} <= set(world["late"])


def test_everybody_of_the_contract_has_a_card_in_both_languages(world):
    assert list(world["cards"]) == NAMES
    assert all(nl and en and nl != en for nl, en in world["cards"].values())


def test_what_the_cards_promise_waits(world):
    waits = world["waits"]
    assert ["utq-dossier", "in_progress", "Lieke"] in waits["candidate"]
    assert ["utq-dossier", "individual_judgement", "Ravi"] in waits["assessor-1"]
    assert ["utq-dossier", "consensus_talk", "Joris"] in waits["assessor-1"]
    assert ["utq-dossier", "consensus_talk", "Joris"] in waits["assessor-2"]
    assert ["utq-dossier", "interview_planned", "Sude"] in waits["assessor-1"]
    assert ["utq-dossier", "verdict_proposed", "Mirjam"] in waits["assessor-2"]
    assert [state for _, state, _ in waits["coordinator"]].count("submitted") == 2
    assert sum(state.startswith("verdict_") for _, state, _ in waits["coordinator"]) == 3
    assert {"staff-question", "utq-registration"} <= {procedure for procedure, _, _ in waits["hr"]}
    assert ["utq-obligation", "overdue", "Hanneke"] in waits["dean"]
    assert ["utq-exemption", "advice_issued", "Hanneke"] in waits["dean"]
    assert waits["exemption-advisor"] == [
        ["utq-exemption", "requested_by_hr", "Eline"],
        ["utq-exemption", "meeting_planned", "Pavel"],
    ]
    assert "consent-request" in {procedure for procedure, _, _ in waits["council-student"]}
    for name in ("portfolio-holder", "board", "programme-committee", "faculty-council", "office"):
        assert waits[name], name
    assert ["consent-request", "submitted"] in [each[:2] for each in waits["council-registrar"]]
    assert ["advice-request", "answer_awaited"] in [each[:2] for each in waits["programme-director"]]
    assert "dialogue" in {procedure for procedure, _, _ in waits["policy-officer"]}
    for name in ("school-leader", "switcher", "act-head", "act-coordinator", "act-assessor-1"):
        assert waits[name], name
    assert world["draft"] == [8, False], "half a judgement, not handed in"


def test_whatever_happened_was_told_to_those_whom_it_concerns(world):
    assert world["unread"]["candidate"] > 0


def test_the_register_has_certificates_of_every_kind_and_their_documents(world):
    assert world["certificates"] == ["corrected", "revoked", "valid", "valid"]
    assert len(world["other papers"]) >= 2, "hours and suitability"
    assert world["without document"] == 0


def test_the_whole_list_of_hr_is_in_it(world):
    assert world["people"] > 1100


def test_a_world_of_today_needs_no_other_clock(demo_database):
    assert not (demo_database.folder / "clock-offset").exists()


def test_a_second_time_it_says_so_and_changes_nothing(demo_database):
    before = told(demo_database)
    again = demo_database.leerlijn("demo", "--on", "2031-01-01", "--format", "json")
    assert again.returncode == 0, again.stderr
    report = json.loads(again.stdout)
    assert report["said"][0] == "The demonstration world is there already; nothing was changed."
    assert report["names"] == NAMES
    assert told(demo_database) == before


def test_its_journal_is_whole_and_its_house_in_order(demo_database):
    assert demo_database.leerlijn("journal", "verify").stdout == "The journal is whole.\n"
    checked = demo_database.leerlijn("check")
    assert (checked.returncode, checked.stdout) == (0, "Nothing is wrong.\n")


def test_the_list_of_hr_brings_only_the_name_that_is_a_formula_when_it_comes_again(demo_database):
    shipped = ROOT / "leerlijn/foundation/people/data/demo/hr-export.csv"
    report = json.loads(demo_database.leerlijn("import-staff", shipped, "--format", "json").stdout)
    assert (report["created"], report["changed"]) == (1, 0)


def test_it_can_live_on_another_day_and_stays_there(demonstration):
    made = demonstration.leerlijn("demo", "--size", "small", "--on", "2028-02-29", "--format", "json")
    assert made.returncode == 0, made.stderr
    assert json.loads(made.stdout)["today"] == "2028-02-29"
    asked = demonstration.run("-c", WHICH_DAY)
    assert asked.stdout == "2028-02-29\n"
    assert demonstration.leerlijn("journal", "verify").returncode == 0


def test_it_is_made_only_where_somebody_chose_a_demonstration(fresh_database):
    done = fresh_database.leerlijn("demo")
    assert done.returncode == 1
    assert "This is no demonstration" in done.stdout


def test_it_is_not_made_beside_real_people(fresh_database):
    assert fresh_database.leerlijn("init").returncode == 0
    done = replace(fresh_database, demo=True).leerlijn("demo")
    assert (done.returncode, done.stdout) == (
        1,
        "There are real people here, so there is no place for a demonstration world.\n",
    )


def test_nothing_of_it_is_there_when_it_could_not_be_finished(demonstration):
    """The disk refuses the first piece of evidence: then there is no half a world."""
    (demonstration.folder / "files").write_text("a file where a folder should be")
    assert demonstration.leerlijn("demo", "--size", "small").returncode == 1
    count = "from leerlijn.foundation.people.models import Person; print(Person.objects.count())"
    assert demonstration.run("-c", f"import django; django.setup(); {count}").stdout == "0\n"
