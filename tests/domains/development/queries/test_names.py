"""Whoever has ten enrolments tells them apart: by the activity and its first day, in their own language."""

from __future__ import annotations

from leerlijn.domains.development.queries.names import (
    names_of_editions,
    names_of_enrolments,
    names_of_requests,
    names_of_teams,
)
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.verdict import granted
from tests.domains.development.world import teachers
from tests.tools.budget import at_most


def name_of(case: Case) -> tuple[str, str]:
    """Dutch and English, as it is kept."""
    return Case.objects.values_list("name_nl", "name_en").get(pk=case.pk)


def test_an_edition_and_an_enrolment_are_called_after_the_activity_and_its_first_day(world):
    edition = world.open()
    called = (
        "Taal in de wiskundeles: waarom leerlingen vastlopen op de vraag, 2 november 2026",
        "Language in mathematics: why pupils get stuck on the question, 2 November 2026",
    )
    assert name_of(edition.case) == called
    assert name_of(world.enrol("teacher", edition)) == called


def test_a_team_says_its_school_and_each_colleague_has_the_name_of_the_edition(world):
    edition = world.open()
    team = world.enrol_team(edition, ["teacher", "colleague"])
    assert name_of(team)[1] == f"{name_of(edition.case)[1]} · Het Noordveld"
    colleagues = Case.objects.filter(procedure="enrolment", about=edition.case)
    assert {name_of(case) for case in colleagues} == {name_of(edition.case)}


def test_whoever_takes_over_a_seat_reads_what_it_is_for(world):
    edition = world.open()
    case = world.enrol("teacher", edition)
    granted(world.step(case, "replace", "teacher", colleague=str(world.people["colleague"].pk)))
    substitute = Case.objects.get(subject=world.people["colleague"])
    assert name_of(substitute) == name_of(edition.case)


def test_other_days_are_another_name_for_all_who_take_part(world):
    edition = world.open(seats=3)
    team = world.enrol_team(edition, ["teacher"])
    case = world.enrol("neighbour", edition)
    world.step(edition.case, "close", "office")
    world.step(edition.case, "confirm", "office")
    world.step(edition.case, "postpone", "office", reason="De zaal is er niet.")
    world.step(edition.case, "plan-again", "office", days="7")
    for each in (edition.case, team, case):
        assert "9 November 2026" in name_of(each)[1]


def test_a_question_is_called_after_whom_it_is_for_until_a_proposal_was_sent(world):
    case = world.drafted(title="Feedback in klas 1")
    assert name_of(case) == (
        "Het Noordveld: de sectie wiskunde, 7 september 2026",
        "Het Noordveld: de sectie wiskunde, 7 September 2026",
    )
    granted(world.step(case, "send", "office", signatory=str(world.people["leader"].pk)))
    assert name_of(case) == ("Het Noordveld: Feedback in klas 1",) * 2


def test_a_version_that_was_not_sent_yet_is_not_read_in_the_name(world):
    case = world.sent(title="Feedback in klas 1")
    granted(world.step(case, "revise", "expert"))
    granted(world.write(case, title="Nog niet voor de school"))
    assert name_of(case)[0] == "Het Noordveld: Feedback in klas 1"


def test_a_whole_list_costs_one_statement(world):
    edition = world.open(seats=9)
    cases = [world.enrol(name, edition).pk for name in teachers(world, 4)]
    team, question = world.enrol_team(edition, ["teacher", "colleague"]), world.ask()
    for named, asked in (
        (names_of_editions, [edition.case_id]),
        (names_of_enrolments, cases),
        (names_of_teams, [team.pk]),
        (names_of_requests, [question.pk]),
    ):
        with at_most(1):
            found = named(asked)
        assert set(found) == set(asked)
        assert all(render(name, "nl") and render(name, "en") for name in found.values())
