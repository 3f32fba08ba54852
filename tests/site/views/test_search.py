"""Searching: everything with these words that somebody may see, and not a sign of the rest."""

import re

import pytest

from leerlijn.foundation.credentials.actions.certificates import issue_certificate
from leerlijn.foundation.people.actions.units import rename_unit
from leerlijn.kernel.sentence import Text
from tests.foundation.credentials.builders import BUILT_FROM, QUALIFICATION, SIGNATORIES, UNIVERSITY
from tests.stories import world as worlds
from tests.tools.budget import at_most


def found(browser, words) -> str:
    answer = browser.get("/search/", {"q": words})
    assert answer.status_code == 200
    return answer.content.decode()


def test_a_case_is_found_by_a_name_its_number_and_its_procedure(enter, world):
    case = world.begin("candidate").pk
    address = f"/qualification/dossiers/{case}/"
    for words in ("Candidate", "cand dossier", f"{case}", "UTQ dossier", "bko CANDIDATE"):
        assert address in found(enter("coordinator"), words), words
    assert address not in found(enter("coordinator"), "Candidate nobody")


def test_whoever_may_not_see_a_case_reads_what_is_read_where_there_is_none(enter, world):
    case = world.begin("candidate").pk
    browser = enter("stranger")
    with_case, without = found(browser, "Candidate Voor"), found(browser, "Candidatf Voor")
    assert with_case.replace("Candidate", "Candidatf") == without
    assert f"/{case}/" not in with_case


def test_what_is_not_open_is_explained_without_a_number_and_with_whom_to_ask(enter, world):
    world.begin("candidate")
    page = found(enter("stranger"), "Candidate")
    assert "Whether there is more is not said here: not even how much." in page
    assert "Ask Coordinator Voorbeeld, UTQ coordinator." in page
    assert "Ask Coordinator Voorbeeld, UTQ coordinator." in found(enter("coordinator"), "Candidate")
    assert "Ask " not in found(enter("stranger"), "")


def test_people_are_found_by_those_who_may_look_them_up(enter, world):
    assert "/people/" in found(enter("hr"), "Candidate")
    assert "/people/" not in found(enter("candidate"), "Candidate")


def test_a_unit_is_found_by_its_name_of_now_and_of_before_where_one_may_read_it(enter, world):
    unit = world.units["ET"]
    name = Text(nl="Techniek", en="Engineering")
    rename_unit(unit.pk, name=name, starts_on=world.at.date(), by=worlds.SETTING_UP, at=world.at)
    for words in ("Engin", "techn", "ET"):
        assert f"/units/{unit.pk}/" in found(enter("hr"), words), words
        assert f"/units/{unit.pk}/" not in found(enter("candidate"), words)


def test_a_procedure_is_found_by_what_one_can_do_in_it(enter, world):
    for words, said in (
        ("withdraw question", "Tailor-made request · there you can: “Withdraw the question”"),
        ("trek vraag", "Tailor-made request · there you can: “Withdraw the question”"),
    ):
        page = found(enter("candidate"), words)
        assert "/procedures/tailor-made-request/" in page
        assert said in re.sub(r"<[^>]+>", "", page).replace("</a>", "")


@pytest.mark.parametrize("typed", ["", " ", "a", "%", "' OR 1=1", "x" * 500])
def test_whatever_is_typed_is_answered(enter, world, typed):
    assert "<h1>" in found(enter("candidate"), typed)


def test_however_much_is_found_it_costs_as_much(enter, world):
    for name in ("coordinator", "hr"):
        browser = enter(name)
        found(browser, "Candidate")
        for words in ("UTQ", "Voorbeeld", "ET"):
            with at_most(10):
                found(browser, words)


def test_a_certificate_is_found_by_its_number_by_those_who_may_see_it(enter, world):
    person = world.people["candidate"]
    made = issue_certificate(
        QUALIFICATION,
        holder=person,
        name_as_printed=person.name,
        built_from=BUILT_FROM,
        issuer=UNIVERSITY,
        signatories=SIGNATORIES,
        basis="case:1",
        at=world.at,
        by=worlds.SETTING_UP,
    )
    for name in ("candidate", "hr", "coordinator"):
        assert f"/verify/{made.token}" in found(enter(name), made.number.lower()), name
    for name in ("stranger", "assessor-4", "administrator"):
        assert f"/verify/{made.token}" not in found(enter(name), made.number), name
    assert f"/verify/{made.token}" not in found(enter("hr"), "UTQ-2026")
