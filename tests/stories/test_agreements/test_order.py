"""What waits for what: the faculty for its programmes, the institution for its faculties."""

from __future__ import annotations

from tests.stories.agreements import said


def test_a_faculty_waits_for_the_agendas_of_its_programmes(year):
    year.on(6, 4)
    case = year.begin("faculty-agreement", "holder-ET", "ET")
    year.does(case, "write", "holder-ET", agreement="Mentors.", justification="Feedback.")
    assert "No agenda of a programme" in said(year.step(case, "submit-concept", "holder-ET"))
    year.passed()
    year.does(case, "submit-concept", "holder-ET")


def test_an_agenda_that_was_withdrawn_was_not_passed_on_to_the_faculty(year):
    year.on(6, 4)
    agenda = year.agenda()
    year.does(agenda, "withdraw", "director-ET", reason="We begin again.")
    case = year.begin("faculty-agreement", "holder-ET", "ET")
    year.does(case, "write", "holder-ET", agreement="Mentors.", justification="Feedback.")
    assert "No agenda of a programme" in said(year.step(case, "submit-concept", "holder-ET"))


def test_the_institution_waits_for_the_consent_of_each_faculty(year):
    year.on(7, 2)
    year.passed()
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="One faculty.")
    year.does(whole, "inform", "board", council=str(year.units["UR"].pk), met_on="2018-07-02")
    year.agreement()
    refused = said(year.step(whole, "propose", "uco", proposal="All of it."))
    assert refused == "The council of ET has not consented yet."


def test_the_institution_asks_no_consent_after_a_faculty_changed_its_agreement(year):
    year.on(7, 2)
    year.passed()
    faculty = year.consented()
    whole = year.begin("institution-agreement", "officer", "NU")
    year.does(whole, "write", "officer", outline="One faculty.")
    ur = str(year.units["UR"].pk)
    year.does(whole, "inform", "board", council=ur, met_on="2018-07-02")
    year.does(whole, "propose", "uco", proposal="All of it.")
    year.does(whole, "take-over", "board")
    year.one_euro(faculty, "holder-ET")
    asking = {"council": ur, "question": "Do you consent?", "right": "institution-agreement-consent"}
    refused = said(year.step(whole, "ask-consent", "board", **asking))
    assert refused == "The agreement of ET was changed after its council consented."
