"""Where a term ends: ten thousand made-up terms counted twice, days worked out by hand, what always holds."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import event, given, settings
from hypothesis import strategies as st

from leerlijn.kernel.periods import Period
from leerlijn.kernel.terms import (
    AMSTERDAM,
    Calendar,
    Count,
    Extension,
    Length,
    Pause,
    Recess,
    Rule,
    is_late,
    public_holidays,
    run,
)
from leerlijn.kernel.terms.running import FIRST_DAY, LAST_DAY
from leerlijn.kernel.wrong import Wrong
from tests.kernel.terms import second
from tests.kernel.terms.cases import ILLNESS, LEAVE, SUMMER, Case, cases

DUTCH = Calendar()
CHRISTMAS = Calendar(recess=(Recess(SUMMER, Period(date(2026, 12, 21), date(2027, 1, 1))),))


def calendar_term(length: str, **switches) -> Rule:
    return Rule(length=Length.parse(length), **switches)


def working_term(length: str, **switches) -> Rule:
    return Rule(length=Length.parse(length), count=Count.WORKING, **switches)


def last_day(rule: Rule, start: date, calendar: Calendar = DUTCH, **events) -> date | None:
    return run(rule, start=start, calendar=calendar, **events).day


def first_way(case: Case, **changed) -> date | str:
    try:
        return case.run(**changed).day or second.STANDS_STILL
    except Wrong:
        return second.REFUSED


def test_ten_thousand_terms_end_where_a_second_way_of_counting_ends_them():
    different, kinds = [], Counter()
    for case in cases(10_000):
        by_hand = second.outcome(case)
        kinds[by_hand if isinstance(by_hand, str) else "ends"] += 1
        if first_way(case) != by_hand:
            different.append((case, by_hand))
    assert different == []
    assert min(kinds["ends"], kinds[second.REFUSED], kinds[second.STANDS_STILL]) > 300


@pytest.mark.parametrize(
    "taken_out",
    [
        {"rule": lambda case: replace(case.rule, extend=False)},
        {"rule": lambda case: replace(case.rule, stops_in_recess=False)},
        {"rule": lambda case: replace(case.rule, first_day_counts=False)},
        {"calendar": lambda case: Calendar()},
        {"calendar": lambda case: replace(case.calendar, holidays=public_holidays)},
        {"calendar": lambda case: replace(case.calendar, holidays=lambda year: {})},
        {"pauses": lambda case: ()},
        {"pauses": lambda case: case.pauses[:1]},
    ],
    ids=[
        "moving to a working day",
        "recess that stops the clock",
        "the first day counts",
        "recess",
        "5 May each year",
        "holidays",
        "pauses",
        "more than one pause",
    ],
)
def test_the_second_way_notices_when_a_rule_is_taken_out(taken_out):
    ((name, change),) = taken_out.items()
    assert any(first_way(case, **{name: change(case)}) != second.outcome(case) for case in cases(500))


@pytest.mark.parametrize(
    ("rule", "start", "ends", "why"),
    [
        (calendar_term("P1D"), date(2026, 11, 24), date(2026, 11, 25), "the day after is day 1"),
        (calendar_term("P6W"), date(2026, 11, 24), date(2027, 1, 5), "the same day of the week"),
        (calendar_term("P3Y"), date(2024, 9, 1), date(2027, 9, 1), "the same day of the year"),
        (calendar_term("P1Y"), date(2024, 2, 29), date(2025, 2, 28), "no 29 February"),
        (calendar_term("P4Y"), date(2024, 2, 29), date(2028, 2, 29), "a 29 February again"),
        (calendar_term("P1Y"), date(2023, 2, 28), date(2024, 2, 28), "28 February stays"),
        (calendar_term("P1M"), date(2026, 1, 31), date(2026, 2, 28), "no 31 February"),
        (calendar_term("P3M"), date(2026, 11, 30), date(2027, 2, 28), "over the turn of the year"),
        (calendar_term("P1Y6M"), date(2026, 8, 31), date(2028, 2, 29), "years and months together"),
        (calendar_term("P1D", first_day_counts=True), date(2026, 11, 24), date(2026, 11, 24), "day 1 itself"),
        (calendar_term("P1Y", first_day_counts=True), date(2023, 3, 1), date(2024, 2, 29), "up to the day"),
        (calendar_term("P5D"), date(2026, 5, 4), date(2026, 5, 9), "Saturday stays without the switch"),
        (calendar_term("P5D", extend=True), date(2026, 5, 4), date(2026, 5, 11), "Saturday moves to Monday"),
        (calendar_term("P4D", extend=True), date(2026, 5, 1), date(2026, 5, 6), "5 May 2026"),
        (
            calendar_term("P4D", extend=True),
            date(2027, 5, 1),
            date(2027, 5, 7),
            "5 May, Ascension Day",
        ),
        (calendar_term("P4D", extend=True), date(2025, 5, 1), date(2025, 5, 6), "5 May 2025"),
        (calendar_term("P2D", extend=True), date(2026, 4, 1), date(2026, 4, 7), "Good Friday up to Easter"),
        (calendar_term("P1W", extend=True), date(2026, 3, 30), date(2026, 4, 7), "Easter Monday"),
        (calendar_term("P1D", extend=True), date(2025, 4, 25), date(2025, 4, 28), "King's Day, a Saturday"),
        (calendar_term("P1D", extend=True), date(2026, 4, 26), date(2026, 4, 28), "King's Day, a Monday"),
        (calendar_term("P1W", extend=True), date(2026, 5, 7), date(2026, 5, 15), "Ascension Day"),
        (calendar_term("P1W", extend=True), date(2026, 5, 18), date(2026, 5, 26), "Whit Monday"),
        (calendar_term("P1W", extend=True), date(2026, 12, 18), date(2026, 12, 28), "Christmas at a weekend"),
        (calendar_term("P1W", extend=True), date(2025, 12, 25), date(2026, 1, 2), "New Year's Day"),
        (working_term("P10D"), date(2026, 11, 24), date(2026, 12, 8), "two weekends"),
        (working_term("P2W"), date(2026, 11, 24), date(2026, 12, 8), "a week of work has five days"),
        (working_term("P1D"), date(2026, 11, 27), date(2026, 11, 30), "from Friday to Monday"),
        (working_term("P1D"), date(2026, 11, 28), date(2026, 11, 30), "from Saturday to Monday"),
        (working_term("P15D"), date(2026, 12, 14), date(2027, 1, 6), "Christmas and New Year"),
        (working_term("P1D"), date(2025, 4, 17), date(2025, 4, 22), "Good Friday to Easter Monday"),
        (working_term("P3D"), date(2026, 5, 1), date(2026, 5, 7), "5 May 2026"),
        (working_term("P3D", first_day_counts=True), date(2026, 5, 4), date(2026, 5, 7), "from day 1 itself"),
    ],
    ids=str,
)
def test_a_term_ends_where_it_was_worked_out_by_hand(rule, start, ends, why):
    assert last_day(rule, start) == ends, why


@pytest.mark.parametrize(
    ("rule", "ends"),
    [
        (working_term("P5D"), date(2027, 1, 8)),
        (calendar_term("P1W"), date(2026, 12, 25)),
        (calendar_term("P1W", stops_in_recess=True), date(2027, 1, 6)),
        (calendar_term("P2D", stops_in_recess=True, extend=True), date(2027, 1, 4)),
    ],
    ids=["working days skip it", "calendar days do not", "unless the rule says so", "a Sunday before it"],
)
def test_recess_stops_the_clock_where_the_rule_says_so(rule, ends):
    assert last_day(rule, date(2026, 12, 18), CHRISTMAS) == ends


def test_without_recess_the_same_days_count():
    assert last_day(working_term("P5D"), date(2026, 12, 18)) == date(2026, 12, 28)


def test_5_may_counts_as_a_working_day_where_the_employer_says_so():
    employer = Calendar(holidays=public_holidays)
    assert last_day(working_term("P1D"), date(2026, 5, 4), employer) == date(2026, 5, 5)
    assert last_day(working_term("P1D"), date(2026, 5, 4)) == date(2026, 5, 6)
    assert last_day(working_term("P1D"), date(2025, 5, 2), employer) == date(2025, 5, 6)


@pytest.mark.parametrize(
    ("start", "hours"),
    [(date(2026, 3, 28), 23), (date(2026, 10, 24), 25), (date(2026, 6, 1), 24)],
    ids=["the clock goes forward", "the clock goes back", "an ordinary day"],
)
def test_a_day_ends_at_midnight_also_when_the_clock_changes(start, hours):
    one, two = (run(calendar_term(length), start=start, calendar=DUTCH) for length in ("P1D", "P2D"))
    before = run(calendar_term("P1D", first_day_counts=True), start=start, calendar=DUTCH)
    assert one.ends.astimezone(UTC) - before.ends.astimezone(UTC) == timedelta(hours=hours)
    assert two.ends.time().isoformat() == one.ends.time().isoformat() == "23:59:59.999999"


def test_a_moment_starts_the_term_on_its_day_in_the_netherlands():
    late = datetime(2026, 6, 30, 22, 30, tzinfo=UTC)  # half past midnight on 1 July in Amsterdam
    term = run(calendar_term("P1D"), start=late, calendar=DUTCH)
    assert (term.starts, term.day) == (date(2026, 7, 1), date(2026, 7, 2))


def test_a_pause_gives_its_days_back():
    leave = Pause(LEAVE, Period(date(2025, 1, 1), date(2025, 3, 25)))
    assert leave.period.days == 84
    assert last_day(calendar_term("P3Y"), date(2024, 9, 1), pauses=[leave]) == date(2027, 11, 24)


def test_days_that_stand_still_twice_count_once():
    leave = Pause(LEAVE, Period(date(2026, 6, 1), date(2026, 6, 10)))
    ill = Pause(ILLNESS, Period(date(2026, 6, 8), date(2026, 6, 12)))
    assert last_day(calendar_term("P6W"), date(2026, 5, 20)) == date(2026, 7, 1)
    assert last_day(calendar_term("P6W"), date(2026, 5, 20), pauses=[ill, leave]) == date(2026, 7, 13)


def test_the_last_day_can_be_paused_and_the_day_after_it_cannot():
    rule, start, last = calendar_term("P1W"), date(2026, 6, 1), date(2026, 6, 8)
    assert last_day(rule, start, pauses=[Pause(ILLNESS, Period(last, last))]) == date(2026, 6, 9)
    after = last + timedelta(days=1)
    with pytest.raises(Wrong) as refused:
        run(rule, start=start, calendar=DUTCH, pauses=[Pause(ILLNESS, Period(after, after))])
    assert refused.value.sentence.values == {"day": last}


def test_an_extension_can_still_be_paused():
    rule = calendar_term("P1W", max_extension=Length(weeks=1))
    pause = Pause(ILLNESS, Period(date(2026, 6, 10), date(2026, 6, 11)))
    extended = run(
        rule,
        start=date(2026, 6, 1),
        calendar=DUTCH,
        pauses=[pause],
        extensions=[Extension(Length(weeks=1))],
    )
    assert extended.day == date(2026, 6, 17)


def test_while_a_pause_runs_nobody_knows_the_end():
    still = Pause(ILLNESS, Period(date(2026, 6, 3)))
    term = run(calendar_term("P1W"), start=date(2026, 6, 1), calendar=DUTCH, pauses=[still])
    assert (term.ends, term.day, term.left) == (None, None, 6)


def test_a_term_that_ends_has_nothing_left():
    for rule in (calendar_term("P1W"), calendar_term("P1W", extend=True), working_term("P1W")):
        assert run(rule, start=date(2026, 6, 1), calendar=DUTCH).left == 0


def test_while_a_pause_runs_working_days_are_left():
    still = Pause(ILLNESS, Period(date(2026, 6, 6)))
    term = run(working_term("P5D"), start=date(2026, 6, 1), calendar=DUTCH, pauses=[still])
    assert (term.ends, term.left) == (None, 1)


def test_a_pause_that_runs_from_the_weekend_keeps_the_move_to_monday():
    still = Pause(ILLNESS, Period(date(2026, 6, 14)))
    term = run(calendar_term("P12D", extend=True), start=date(2026, 6, 1), calendar=DUTCH, pauses=[still])
    assert (term.ends, term.left) == (None, 1)


@pytest.mark.parametrize(
    ("most", "given", "fits"),
    [
        ("P6W", ("P42D",), True),
        ("P6W", ("P43D",), False),
        ("P6W", ("P3W", "P3W"), True),
        ("P6W", ("P3W", "P3W", "P1D"), False),
        (None, ("P1D",), False),
    ],
)
def test_extensions_together_add_as_much_as_the_rule_allows(most, given, fits):
    rule = calendar_term("P6W", max_extension=Length.parse(most) if most else None)
    extensions = [Extension(Length.parse(length)) for length in given]
    if fits:
        assert last_day(rule, date(2026, 1, 5), extensions=extensions) == date(2026, 3, 30)
    else:
        with pytest.raises(Wrong):
            last_day(rule, date(2026, 1, 5), extensions=extensions)


@pytest.mark.parametrize("start", [date.min, date.max, date(1965, 12, 31), date(2101, 1, 1)])
def test_a_start_outside_the_known_years_is_refused_in_a_sentence(start):
    with pytest.raises(Wrong):
        last_day(calendar_term("P50Y"), start)


@pytest.mark.parametrize(
    "edges", [(date.min, None), (date(2026, 6, 3), date.max), (date(2101, 1, 1), None)], ids=str
)
def test_a_pause_outside_the_known_years_is_refused_in_a_sentence(edges):
    with pytest.raises(Wrong, match="Choose a day between"):
        last_day(calendar_term("P1W"), date(2026, 6, 1), pauses=[Pause(ILLNESS, Period(*edges))])


def test_the_first_known_day_can_start_a_term():
    assert last_day(calendar_term("P1D"), FIRST_DAY) == date(1966, 1, 2)


def test_the_longest_term_from_the_last_known_day_still_ends():
    assert last_day(calendar_term("P50Y"), LAST_DAY) == date(2150, 12, 31)


def test_working_days_beyond_the_known_holidays_are_refused_in_a_sentence():
    with pytest.raises(Wrong):
        last_day(working_term("P1D"), LAST_DAY)


DAYS = st.dates(date(2020, 1, 1), date(2040, 12, 31))
SHORT = st.builds(Length, weeks=st.integers(0, 12), days=st.integers(1, 60))
LENGTHS = SHORT | st.builds(Length, years=st.integers(0, 3), months=st.integers(1, 18))
PERIODS = st.builds(
    lambda first, days: Period(first, first + timedelta(days=days)), DAYS, st.integers(0, 120)
)
SWITCHES = st.fixed_dictionaries(
    {"extend": st.booleans(), "stops_in_recess": st.booleans(), "first_day_counts": st.booleans()}
)
CALENDARS = st.lists(PERIODS, max_size=3).map(
    lambda periods: Calendar(recess=tuple(Recess(SUMMER, period) for period in periods))
)


@st.composite
def rules(draw, lengths=LENGTHS):
    switches = draw(SWITCHES)
    if draw(st.booleans()):
        return Rule(length=draw(SHORT), count=Count.WORKING, max_extension=Length(weeks=99), **switches)
    return Rule(length=draw(lengths), max_extension=Length(years=9), **switches)


@st.composite
def pauses_of(draw, rule, start, calendar, most=3):
    """Pauses that are allowed: each starts before the term ends that the earlier ones left."""
    pauses = []
    for _ in range(draw(st.integers(0, most))):
        end = run(rule, start=start, calendar=calendar, pauses=pauses).day
        first = start + timedelta(days=draw(st.integers(0, (end - start).days)))
        pauses.append(Pause(ILLNESS, Period(first, first + timedelta(days=draw(st.integers(0, 60))))))
    return pauses


@settings(deadline=None, max_examples=200)
@given(st.data(), rules(), DAYS, CALENDARS)
def test_a_pause_never_shortens(data, rule, start, calendar):
    pauses = data.draw(pauses_of(rule, start, calendar))
    ends = [last_day(rule, start, calendar, pauses=pauses[:n]) for n in range(len(pauses) + 1)]
    assert ends == sorted(ends)


@settings(deadline=None, max_examples=200)
@given(st.data(), rules(), DAYS, CALENDARS)
def test_an_extension_never_shortens(data, rule, start, calendar):
    more = [Extension(data.draw(SHORT))]
    assert last_day(rule, start, calendar, extensions=more) >= last_day(rule, start, calendar)


@settings(deadline=None, max_examples=200)
@given(rules(), DAYS, CALENDARS, SHORT, st.lists(SHORT, min_size=1, max_size=3))
def test_an_extension_never_goes_beyond_its_maximum(rule, start, calendar, most, lengths):
    """Either it is refused, or the term ends no later than with the whole maximum at once."""
    rule, extensions = replace(rule, max_extension=most), [Extension(length) for length in lengths]
    try:
        extended = last_day(rule, start, calendar, extensions=extensions)
    except Wrong:
        event("refused")
        return
    assert extended <= last_day(rule, start, calendar, extensions=[Extension(most)])


@settings(deadline=None, max_examples=200)
@given(st.data(), rules(), DAYS, CALENDARS)
def test_no_term_ends_before_its_first_day_is_over(data, rule, start, calendar):
    pauses = data.draw(pauses_of(rule, start, calendar))
    first = start if rule.first_day_counts else start + timedelta(days=1)
    assert last_day(rule, start, calendar, pauses=pauses) >= first


@settings(deadline=None, max_examples=200)
@given(rules(), DAYS, CALENDARS)
def test_the_last_day_counts_until_its_last_moment(rule, start, calendar):
    term = run(rule, start=start, calendar=calendar)
    last = datetime(term.day.year, term.day.month, term.day.day, 23, 59, 59, 999_999, tzinfo=AMSTERDAM)
    assert term.ends == last
    assert not is_late(last, term.ends)
    assert is_late(last.astimezone(UTC) + timedelta(microseconds=1), term.ends)


@settings(deadline=None, max_examples=200)
@given(rules(), DAYS, st.integers(1, 40))
def test_who_starts_later_ends_no_earlier(rule, start, days):
    later = start + timedelta(days=days)
    assert last_day(rule, start) <= last_day(rule, later)


@settings(deadline=None, max_examples=200)
@given(rules(lengths=SHORT), DAYS, DAYS, CALENDARS, st.integers(0, 60))
def test_who_starts_later_ends_no_earlier_where_the_clock_stands_still(rule, start, first, calendar, days):
    """In days and weeks. A month can be three days shorter than the one before: giving stopped days back to
    the shorter one can end it before the longer one, so there is no such promise for months and years."""
    pause = Pause(ILLNESS, Period(first, first + timedelta(days=days)))
    try:
        ends = [last_day(rule, day, calendar, pauses=[pause]) for day in (start, start + timedelta(days=1))]
    except Wrong:
        return  # the pause came after the end of one of them
    assert ends == sorted(ends)
