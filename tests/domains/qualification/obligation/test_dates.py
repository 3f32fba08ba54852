"""Twenty appointments, with leave and rehire, and the dates that were worked out for them by hand."""

from datetime import timedelta

import pytest

from leerlijn.domains.qualification.obligation import Extension, State, assess
from leerlijn.foundation.ui.words import render
from tests.domains.qualification.obligation.builders import HR, TODAY, day, leave, person, work

WHO = {
    "a first appointment": (person(work("2025-09-01")), "2025-09-01", "2028-09-01"),
    "on the last day of February": (person(work("2024-02-29")), "2024-02-29", "2027-02-28"),
    "on the first day of a year": (person(work("2025-01-01")), "2025-01-01", "2028-01-01"),
    "on the last day of a year": (person(work("2024-12-31")), "2024-12-31", "2027-12-31"),
    "a part-time appointment": (person(work("2026-02-15", fte="0.21")), "2026-02-15", "2029-02-15"),
    "a temporary contract": (
        person(work("2024-08-01", "2028-07-31", contract="temporary")),
        "2024-08-01",
        "2027-08-01",
    ),
    "two appointments at once": (
        person(work("2024-09-01", fte="0.15"), work("2024-09-01", fte="0.1", profile="teacher-3")),
        "2024-09-01",
        "2027-09-01",
    ),
    "the second of two makes the size": (
        person(work("2023-01-01", fte="0.2"), work("2025-03-01", fte="0.1", profile="teacher-3")),
        "2025-03-01",
        "2028-03-01",
    ),
    "one after the other": (
        person(work("2023-12-01", "2024-08-31"), work("2024-09-01", profile="associate-professor")),
        "2023-12-01",
        "2026-12-01",
    ),
    "a gap of a weekend": (
        person(work("2024-01-01", "2024-06-28"), work("2024-07-01")),
        "2024-01-01",
        "2027-01-01",
    ),
    "a gap of 31 days": (
        person(work("2024-01-01", "2024-05-31"), work("2024-07-02")),
        "2024-01-01",
        "2027-01-01",
    ),
    "a gap of 32 days": (
        person(work("2024-01-01", "2024-05-31"), work("2024-07-03")),
        "2024-07-03",
        "2027-07-03",
    ),
    "rehired after two years": (
        person(work("2018-09-01", "2022-08-31"), work("2024-10-01")),
        "2024-10-01",
        "2027-10-01",
    ),
    "a doctorate first": (
        person(
            work("2020-09-01", "2024-08-31", profile="phd-candidate"),
            work("2024-09-01", profile="teacher-4"),
        ),
        "2024-09-01",
        "2027-09-01",
    ),
    "sixteen weeks of maternity leave": (
        person(work("2024-03-01"), leaves=(leave("2025-01-06", "2025-04-27", kind="maternity"),)),
        "2024-03-01",
        "2027-06-21",
    ),
    "two leaves that overlap": (
        person(
            work("2024-03-01"),
            leaves=(leave("2025-01-01", "2025-01-31"), leave("2025-01-22", "2025-02-10", kind="illness")),
        ),
        "2024-03-01",
        "2027-04-11",
    ),
    "leave that began before the duty": (  # nine days: the first day of a term is not counted anyway
        person(work("2024-05-01"), leaves=(leave("2024-04-01", "2024-05-10"),)),
        "2024-05-01",
        "2027-05-10",
    ),
    "leave of a kind that stops nothing": (
        person(work("2024-03-01"), leaves=(leave("2025-01-01", "2025-12-31", kind="holiday"),)),
        "2024-03-01",
        "2027-03-01",
    ),
    "a larger appointment since": (
        person(work("2022-01-01", "2025-06-30", fte="0.2"), work("2025-07-01", fte="0.6")),
        "2025-07-01",
        "2028-07-01",
    ),
    "smaller for a year, then larger again": (
        person(
            work("2022-01-01", "2023-12-31"),
            work("2024-01-01", "2024-12-31", fte="0.1"),
            work("2025-01-01"),
        ),
        "2025-01-01",
        "2028-01-01",
    ),
}


def test_there_are_twenty_of_them():
    assert len(WHO) == 20


@pytest.mark.parametrize("who", WHO)
def test_the_dates_are_those_of_the_hand_made_list(who):
    facts, started, due = WHO[who]
    outcome = assess(facts, HR, on=TODAY)
    assert (outcome.clock_started_on, outcome.due_on) == (day(started), day(due))


@pytest.mark.parametrize("who", WHO)
def test_the_last_day_is_not_too_late_and_the_day_after_is(who):
    facts, _, due = WHO[who]
    assert assess(facts, HR, on=day(due)).state is not State.OVERDUE
    assert assess(facts, HR, on=day(due) + timedelta(days=1)).state in (State.OVERDUE, State.ENDED)


def test_while_leave_runs_the_clock_stands_still_and_there_is_no_last_day():
    outcome = assess(person(work("2024-03-01"), leaves=(leave("2026-10-01"),)), HR, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.OBLIGED, None)
    assert "the clock has stood still since 1 October 2026" in told(outcome)


def test_leave_without_an_end_that_is_only_announced_stops_nothing_yet():
    outcome = assess(person(work("2024-03-01"), leaves=(leave("2026-12-01"),)), HR, on=TODAY)
    assert outcome.due_on == day("2027-03-01")


def test_leave_after_the_last_day_changes_nothing():
    outcome = assess(person(work("2020-03-01"), leaves=(leave("2023-03-02", "2023-09-01"),)), HR, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.OVERDUE, day("2023-03-01"))


def test_the_outcome_says_why_that_day():
    facts, _, _ = WHO["sixteen weeks of maternity leave"]
    outcome = assess(facts, HR, on=TODAY)
    assert "Three years after 1 March 2024, plus 112 days of maternity leave." in told(outcome)
    assert "Drie jaar na 1 maart 2024, plus 112 dagen zwangerschaps- en bevallingsverlof." in told(
        outcome, "nl"
    )


def test_whoever_starts_afresh_reads_which_rule_did_that():
    rehired, again = WHO["rehired after two years"][0], WHO["smaller for a year, then larger again"][0]
    assert HR.gap.says in assess(rehired, HR, on=TODAY).because
    assert HR.reentry.says in assess(again, HR, on=TODAY).because
    assert not {HR.gap.says, HR.reentry.says} & set(assess(person(work("2025-09-01")), HR, on=TODAY).because)


def test_an_extension_sets_another_last_day():
    facts = person(work("2023-03-01"), extensions=(extended("2027-06-30", "2026-02-01"),))
    outcome = assess(facts, HR, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.EXTENDED, day("2027-06-30"))
    assert "the last day was set to 30 June 2027, because of a new course" in told(outcome)
    assert assess(facts, HR, on=day("2027-06-30")).state is State.EXTENDED
    assert assess(facts, HR, on=day("2027-07-01")).state is State.OVERDUE


def test_the_newest_extension_counts():
    facts = person(
        work("2023-03-01"),
        extensions=(extended("2027-01-31", "2026-09-01"), extended("2026-12-31", "2026-02-01")),
    )
    assert assess(facts, HR, on=TODAY).due_on == day("2027-01-31")


@pytest.mark.parametrize(
    "decision",
    [("2025-12-31", "2025-01-01"), ("2028-01-01", "2026-11-25"), ("2028-01-01", "2023-02-28")],
    ids=["gives less time", "is not yet made", "was about an earlier employment"],
)
def test_an_extension_does_not_count_that(decision):
    facts = person(work("2023-03-01"), extensions=(extended(*decision),))
    outcome = assess(facts, HR, on=TODAY)
    assert (outcome.state, outcome.due_on) == (State.OVERDUE, day("2026-03-01"))


def extended(due, decided):
    return Extension(day(due), day(decided), "a new course")


def told(outcome, language="en"):
    return " ".join(render(said, language) for said in outcome.because)
