"""Each state, each border between two of them, and which comes first."""

from decimal import Decimal

import pytest

from leerlijn.domains.qualification.obligation import (
    Confirmation,
    Grant,
    Part,
    PersonFacts,
    State,
    Supposed,
    Track,
    assess,
    suppose,
)
from leerlijn.foundation.people.profiles import PROFILES
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Text
from tests.domains.qualification.obligation.builders import (
    HR,
    SEED,
    TODAY,
    certificate,
    day,
    exemption,
    person,
    since,
    work,
)

IN_SCOPE = {code for code in PROFILES if code.startswith(("professor", "associate", "assistant", "teacher"))}


def state(facts, rules=HR, *, on=TODAY):
    return assess(facts, rules, on=on).state


def told(outcome, language="en"):
    return " ".join(render(said, language) for said in outcome.because)


@pytest.mark.parametrize("profile", PROFILES)
def test_the_duty_is_for_those_who_teach(profile):
    expected = State.OBLIGED if profile in IN_SCOPE else State.NOT_IN_SCOPE
    assert state(person(work("2025-09-01", profile=profile))) is expected


@pytest.mark.parametrize(
    ("sizes", "expected"),
    [
        (["0.2"], State.EXCLUDED),
        (["0.201"], State.OBLIGED),
        (["0.1", "0.1"], State.EXCLUDED),
        (["0.15", "0.1"], State.OBLIGED),
        (["0.1", "0.1", "0.001"], State.OBLIGED),
    ],
)
def test_exactly_a_fifth_of_a_post_is_excluded_all_appointments_together(sizes, expected):
    held = [work("2025-09-01", fte=size, profile=f"teacher-{i}") for i, size in enumerate(sizes, 1)]
    assert state(person(*held)) is expected


def test_an_appointment_that_is_over_is_not_added():
    facts = person(work("2025-01-01", "2026-11-23", fte="0.15"), work("2025-01-01", fte="0.1"))
    assert state(facts) is State.EXCLUDED
    assert state(facts, on=day("2026-11-23")) is State.OBLIGED


def test_an_exclusion_says_its_rule_and_what_it_met():
    outcome = assess(person(work("2025-09-01", fte="0.2")), HR, on=TODAY)
    assert (outcome.rule, outcome.rules, outcome.edition) == ("small-appointment", "hr-page", "1")
    assert "Whoever works 0.2 fte or less" in told(outcome)
    assert "On 24 November 2026 the appointment is 0.2 fte." in told(outcome)
    assert "Op 24 november 2026 is de aanstelling 0,2 fte." in told(outcome, "nl")


@pytest.mark.parametrize(
    ("pension", "expected"),
    [("2029-11-24", State.OBLIGED), ("2029-11-23", State.EXCLUDED), ("2026-11-24", State.EXCLUDED)],
    ids=["exactly three years", "a day less", "today"],
)
def test_less_than_three_years_to_the_state_pension_is_excluded(pension, expected):
    assert state(person(work("2025-09-01"), state_pension_on=day(pension))) is expected


def test_the_exclusion_near_the_pension_begins_on_one_day():
    facts = person(work("2025-09-01"), state_pension_on=day("2029-02-28"))
    assert state(facts, on=day("2026-02-28")) is State.OBLIGED
    assert state(facts, on=day("2026-03-01")) is State.EXCLUDED


@pytest.mark.parametrize(
    ("starts", "expected"), [("2026-11-24", State.OBLIGED), ("2026-11-25", State.EXCLUDED)]
)
def test_whoever_starts_exactly_three_years_before_the_pension_is_obliged_that_day(starts, expected):
    facts = person(work(starts), state_pension_on=day("2029-11-24"))
    assert state(facts, on=day(starts)) is expected


def test_without_a_state_pension_date_it_is_to_be_confirmed():
    outcome = assess(person(work("2025-09-01"), state_pension_on=None), HR, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.TO_BE_CONFIRMED, None)
    assert "HR did not deliver a state pension date" in told(outcome)


def test_the_seed_excludes_nobody():
    small = person(work("2025-09-01", fte="0.1", teaching="0.01"), state_pension_on=day("2027-01-01"))
    outcome = assess(small, SEED, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.OBLIGED, day("2028-09-01"))
    assert state(small, HR) is State.EXCLUDED


@pytest.mark.parametrize(
    ("teaching", "expected"),
    [("0", State.TO_BE_CONFIRMED), ("0.05", State.TO_BE_CONFIRMED), ("0.051", State.OBLIGED)],
)
def test_little_or_no_teaching_is_to_be_confirmed(teaching, expected):
    assert state(person(work("2025-09-01", teaching=teaching))) is expected


def test_whether_somebody_teaches_is_unknown_when_hr_does_not_say():
    unknown = work("2025-09-01")
    facts = person(type(unknown)(unknown.profile, unknown.fte, None, unknown.starts_on))
    assert state(facts) is State.TO_BE_CONFIRMED


def test_a_decision_settles_what_was_to_be_confirmed():
    facts = person(work("2024-09-01", teaching="0.01"), confirmations=(says(True, from_="2025-02-01"),))
    outcome = assess(facts, HR, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.OBLIGED, day("2028-02-01"))
    assert state(facts, on=day("2025-02-28")) is State.TO_BE_CONFIRMED  # decided on 1 March

    no = person(work("2024-09-01", teaching="0.01"), confirmations=(says(False, from_="2025-02-01"),))
    outcome = assess(no, HR, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.EXCLUDED, None)
    assert "does not teach, from 1 February 2025" in told(outcome)


def test_the_decision_about_the_latest_days_counts():
    facts = person(
        work("2024-09-01", teaching="0.01"),
        confirmations=(says(False, from_="2026-01-01"), says(True, from_="2025-02-01")),
    )
    assert state(facts) is State.EXCLUDED
    assert state(facts, on=day("2025-12-31")) is State.OBLIGED


def says(teaches, *, from_):
    return Confirmation(teaches, day(from_), day("2025-03-01"))


def test_an_old_decision_excludes_while_it_holds():
    granted = person(work("2008-09-01"), grants=(Grant(since("2012"), day("2026-12-31")),))
    assert state(granted) is State.EXCLUDED
    assert state(granted, on=day("2026-12-31")) is State.EXCLUDED
    assert state(granted, on=day("2027-01-01")) is State.OBLIGED


@pytest.mark.parametrize(
    ("facts", "expected"),
    [
        (PersonFacts(), State.NOT_IN_SCOPE),
        (person(work("2026-11-25")), State.NOT_IN_SCOPE),
        (person(work("2020-01-01", "2026-11-23")), State.ENDED),
        (person(work("2020-01-01", "2026-11-24")), State.OVERDUE),
        (person(work("2020-01-01", "2026-11-23"), certificates=(certificate(),)), State.ENDED),
        (
            person(work("2024-01-01", "2026-06-30"), work("2026-07-01", profile="researcher-4")),
            State.ENDED,
        ),
        (person(work("2024-01-01", profile="researcher-4")), State.NOT_IN_SCOPE),
    ],
    ids=[
        "nothing known",
        "begins tomorrow",
        "ended yesterday",
        "last day today",
        "ended with a certificate",
        "became a researcher",
        "always a researcher",
    ],
)
def test_without_a_post_that_teaches_there_is_no_duty(facts, expected):
    outcome = assess(facts, HR, on=TODAY)
    assert outcome.state is expected
    assert expected is State.OVERDUE or outcome.due_on is None


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({"certificates": (certificate("2018"),)}, State.DISCHARGED_BY_CERTIFICATE),
        ({"certificates": (certificate("2018", own=False),)}, State.DISCHARGED_BY_RECOGNITION),
        ({"exemptions": (exemption("2022"),)}, State.DISCHARGED_BY_EXEMPTION),
        (
            {"certificates": (certificate("2020", own=False), certificate("2024"))},
            State.DISCHARGED_BY_CERTIFICATE,
        ),
        (
            {"certificates": (certificate("2024", own=False),), "exemptions": (exemption("2022"),)},
            State.DISCHARGED_BY_RECOGNITION,
        ),
        ({"certificates": (certificate("2027"),)}, State.OVERDUE),
        ({"certificates": (certificate("2026-11-25"),)}, State.OVERDUE),
        ({"certificates": (certificate("2026-11-24"),)}, State.DISCHARGED_BY_CERTIFICATE),
        (
            {"parts": tuple(Part(Text(nl="D", en="D"), "TEACH", since("2023")) for _ in "12345")},
            State.OVERDUE,
        ),
    ],
)
def test_what_ends_a_duty(known, expected):
    outcome = assess(person(work("2019-01-01"), **known), HR, on=TODAY)
    assert outcome.state is expected
    assert (outcome.due_on is None) is (expected is not State.OVERDUE)


def test_a_certificate_ends_no_duty_that_there_never_was():
    facts = person(work("2018-05-29", fte="0.2"), certificates=(certificate("2018"),))
    assert state(facts) is State.EXCLUDED


def test_a_duty_that_a_certificate_ended_never_comes_back_as_an_exclusion():
    smaller = [work("2016-01-01", "2024-12-31"), work("2025-01-01", fte="0.1")]
    assert state(person(*smaller, certificates=(certificate("2018"),))) is State.DISCHARGED_BY_CERTIFICATE
    assert state(person(*smaller, certificates=(certificate("2026"),))) is State.EXCLUDED
    assert state(person(*smaller, exemptions=(exemption("2018"),))) is State.EXCLUDED


def test_whoever_works_on_a_dossier_is_in_track():
    begun = person(work("2025-09-01"), track=Track(day("2026-01-15")))
    assert state(begun) is State.IN_TRACK
    assert state(begun, on=day("2026-01-14")) is State.OBLIGED


@pytest.mark.parametrize(
    ("forecast", "expected"), [("2028-09-01", State.IN_TRACK), ("2028-09-02", State.AT_RISK)]
)
def test_a_forecast_after_the_last_day_is_a_risk(forecast, expected):
    track = Track(day("2026-01-15"), day(forecast))
    assert state(person(work("2025-09-01"), track=track)) is expected


@pytest.mark.parametrize(
    ("on", "parts", "expected"),
    [
        ("2027-05-24", 0, State.OBLIGED),
        ("2027-05-25", 0, State.AT_RISK),
        ("2027-05-25", 2, State.AT_RISK),
        ("2027-05-25", 3, State.OBLIGED),
        ("2027-11-25", 3, State.OVERDUE),
    ],
)
def test_little_time_with_few_parts_is_a_risk(on, parts, expected):
    delft = Text(nl="TU Delft", en="TU Delft")
    facts = person(
        work("2024-11-24"), parts=tuple(Part(delft, f"PART{i}", since("2025")) for i in range(parts))
    )
    assert state(facts, on=day(on)) is expected


def test_a_day_that_no_calendar_knows_makes_no_error_but_a_question():
    outcome = assess(person(work("1900-01-01")), HR, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.TO_BE_CONFIRMED, None)


def test_the_card_does_not_show_what_was_not_known_yet():
    facts = person(work("2025-09-01"), certificates=(certificate("2026-11-25"),))
    names = [each.name.en for each in assess(facts, HR, on=TODAY).inputs]
    assert "Certificate" not in names
    assert "Certificate" in [each.name.en for each in assess(facts, HR, on=day("2026-11-25")).inputs]


@pytest.mark.parametrize("never", ["9999-12-31", "2200-01-01"])
def test_a_day_that_stands_for_never_does_no_harm(never):
    facts = person(work("2025-09-01", never), state_pension_on=day(never))
    assert state(facts) is State.OBLIGED


def test_the_card_shows_the_inputs():
    facts = person(work("2025-09-01", contract="temporary"), exemptions=(exemption("2022"),))
    shown = {render(each.name, "nl"): render(each.said, "nl") for each in assess(facts, HR, on=TODAY).inputs}
    assert shown == {
        "Functie": "universitair docent 1",
        "Dienstverband": "tijdelijk",
        "Omvang in fte": "0,8",
        "Onderwijs in fte": "0,4",
        "In deze aanstelling sinds": "1 september 2025",
        "AOW-datum": "1 mei 2060",
        "Vrijstelling": "2022",
    }


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (Supposed(fte=Decimal("0.2")), (State.EXCLUDED, None)),
        (Supposed(fte=Decimal("0.3")), (State.OBLIGED, day("2028-09-01"))),
        (Supposed(contract="temporary"), (State.OBLIGED, day("2028-09-01"))),
        (Supposed(fte_teaching=Decimal("0")), (State.TO_BE_CONFIRMED, None)),
        (Supposed(profile="researcher-4"), (State.ENDED, None)),
    ],
)
def test_what_if_changes_the_outcome_and_not_the_facts(change, expected):
    facts = person(work("2025-09-01"))
    outcome = suppose(facts, HR, change, on=TODAY)
    assert (outcome.state, outcome.due_on) == expected
    assert len(outcome.supposed) == 1
    assert assess(facts, HR, on=TODAY).supposed == ()
    assert state(facts) is State.OBLIGED


def test_what_if_a_small_post_grows_the_clock_starts_then():
    small = person(work("2020-09-01", fte="0.1"), work("2020-09-01", fte="0.1", profile="teacher-3"))
    assert suppose(small, HR, Supposed(fte=Decimal("0.5")), on=TODAY).due_on == day("2029-11-24")
