"""Agreements, talks and what councils are asked: each names its unit and year, or what it goes back to."""

from __future__ import annotations

from leerlijn.domains.agreements.queries.names import names_of_commitments, names_of_consent_requests
from leerlijn.foundation.cases.models import Case
from tests.tools.budget import at_most


def name_of(case: Case) -> tuple[str, str]:
    return Case.objects.values_list("name_nl", "name_en").get(pk=case.pk)


def test_an_agenda_its_talk_and_the_advice_on_it_name_the_programme(year):
    agenda = year.agenda()
    talk = Case.objects.get(procedure="dialogue")
    assert name_of(agenda) == ("Kwaliteitsagenda van P-ET, 2018", "Quality agenda of P-ET, 2018")
    assert name_of(talk) == ("Gesprek: Contact", "Talk: Contact")
    assert name_of(year.ask_advice(agenda)) == (
        "Advies: Kwaliteitsagenda van P-ET, 2018",
        "Advice: Quality agenda of P-ET, 2018",
    )


def test_an_agreement_and_the_consent_to_it_name_the_faculty(year):
    year.passed()
    agreement = year.agreement()
    request = year.ask_consent(agreement, "holder-ET", "FR-ET")
    assert name_of(agreement) == (
        "Kwaliteitsafspraak van ET, 2019-2024",
        "Quality agreement of ET, 2019-2024",
    )
    assert name_of(request)[0] == "Instemming: Kwaliteitsafspraak van ET, 2019-2024"
    with at_most(1):
        assert set(names_of_consent_requests([request.pk])) == {request.pk}


def test_the_agreement_of_the_institution_names_its_year(year):
    case = year.begin("institution-agreement", "board", "NU")
    assert name_of(case) == (
        "Instellingsbrede kwaliteitsafspraak, 2019-2024",
        "Quality agreement of the whole institution, 2019-2024",
    )


def test_a_condition_has_its_number_and_never_says_what_was_decided(year):
    """A name goes out by mail; what the council wants is read behind the sign-in."""
    year.passed()
    request = year.ask_consent(year.agreement(), "holder-ET", "FR-ET")
    for wish in ("A second talk.", "A mentor for each student."):
        owner = str(year.people["holder-ET"].pk)
        year.does(request, "add-condition", "FR-ET-chair", condition=wish, owner=owner, due="2018-10-01")
    year.decided(request, "FR-ET")
    duties = Case.objects.filter(procedure="commitment").order_by("pk")
    assert [name_of(duty)[1] for duty in duties] == [
        "Condition 1: Quality agreement of ET, 2019-2024",
        "Condition 2: Quality agreement of ET, 2019-2024",
    ]
    numbers = [duty.pk for duty in duties]
    with at_most(1):
        assert set(names_of_commitments(numbers)) == set(numbers)
