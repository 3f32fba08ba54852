"""What holds whatever the facts: an exclusion has no last day, and more leave never brings it nearer."""

from datetime import date, timedelta
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from leerlijn.domains.qualification.obligation import (
    DISCHARGED,
    WITH_DUTY,
    Appointment,
    Confirmation,
    Extension,
    Leave,
    PersonFacts,
    State,
    assess,
)
from leerlijn.kernel.periods import Period
from tests.domains.qualification.obligation.builders import HR, SEED, certificate, exemption

DAYS = st.dates(date(2015, 1, 1), date(2030, 12, 31))
SIZES = st.sampled_from(["0.05", "0.1", "0.2", "0.201", "0.5", "1"]).map(Decimal)
PROFILES = st.sampled_from(
    ["teacher-2", "professor", "assistant-professor-1", "phd-candidate", "study-advisor"]
)
KINDS = st.sampled_from(["parental", "illness", "holiday"])


@st.composite
def periods(draw):
    starts = draw(DAYS)
    length = draw(st.none() | st.integers(0, 1500))
    return Period(starts, None if length is None else starts + timedelta(days=length))


def appointments():
    return st.builds(
        lambda profile, fte, teaching, period: Appointment(
            profile, fte, teaching, period.starts_on, period.ends_on
        ),
        PROFILES,
        SIZES,
        st.none() | SIZES,
        periods(),
    )


LEAVES = st.builds(Leave, KINDS, periods())
FACTS = st.builds(
    PersonFacts,
    appointments=st.lists(appointments(), max_size=5).map(tuple),
    state_pension_on=st.none() | st.dates(date(2020, 1, 1), date(2060, 1, 1)),
    certificates=st.sampled_from([(), (), (certificate("2019"),), (certificate("2021-06-01", own=False),)]),
    exemptions=st.sampled_from([(), (), (exemption("2020"),)]),
    confirmations=st.lists(st.builds(Confirmation, st.booleans(), DAYS, DAYS), max_size=2).map(tuple),
    extensions=st.lists(st.builds(Extension, DAYS, DAYS, st.just("illness")), max_size=2).map(tuple),
    leaves=st.lists(LEAVES, max_size=3).map(tuple),
)
RULES = st.sampled_from([HR, SEED])


@settings(max_examples=400, deadline=None)
@given(FACTS, RULES, DAYS)
def test_only_a_duty_that_runs_has_a_last_day_and_everything_has_a_reason(facts, rules, on):
    outcome = assess(facts, rules, on=on)
    assert outcome.due_on is None or outcome.state in WITH_DUTY
    assert (outcome.clock_started_on is not None) == (outcome.state in WITH_DUTY)
    assert outcome.because
    assert outcome.state not in DISCHARGED or facts.certificates or facts.exemptions


@settings(max_examples=400, deadline=None)
@given(FACTS, RULES, DAYS)
def test_too_late_is_after_the_last_day_and_never_on_it(facts, rules, on):
    outcome = assess(facts, rules, on=on)
    if outcome.state in WITH_DUTY and outcome.due_on:
        assert (outcome.state is State.OVERDUE) == (on > outcome.due_on)


@settings(max_examples=400, deadline=None)
@given(FACTS, RULES, DAYS, LEAVES)
def test_more_leave_never_brings_the_last_day_nearer(facts, rules, on, more):
    with_more = PersonFacts(
        **{name: getattr(facts, name) for name in facts.__slots__} | {"leaves": (*facts.leaves, more)}
    )
    before, after = assess(facts, rules, on=on), assess(with_more, rules, on=on)
    assert after.clock_started_on == before.clock_started_on
    if before.due_on and after.due_on:
        assert after.due_on >= before.due_on
    assert after.due_on is None or before.due_on is not None


@settings(max_examples=200, deadline=None)
@given(FACTS, DAYS)
def test_the_seed_has_no_exclusion(facts, on):
    assert assess(facts, SEED, on=on).state not in (State.EXCLUDED,)
