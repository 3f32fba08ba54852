"""By which day the planning wants an agenda or agreement to move on, and the sentence that explains it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

from leerlijn.domains.agreements.queries.agreements import AgreementFacts
from leerlijn.domains.agreements.queries.cycle import Milestone
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.terms import Length, day_of

USUAL = Length(months=3)


def until_milestone(facts: AgreementFacts, key: str) -> tuple[date, Said]:
    """The day of the round's milestone; what begins after it, or has none, takes the usual three months.

    So does the consent to a change: it has no day in the planning.
    """
    return _as_planned(facts, key, _planned)


def until_end_of_month(facts: AgreementFacts, key: str) -> tuple[date, Said]:
    """The same, with the last day of the month of the milestone."""
    return _as_planned(facts, key, _in_its_month)


def _as_planned(
    facts: AgreementFacts, key: str, day: Callable[[Milestone], tuple[date, Said] | None]
) -> tuple[date, Said]:
    begun = day_of(facts.asked_again_at or facts.case.opened_at)
    planned = next((day(each) for each in facts.round.milestones if each.key == key), None)
    if planned is not None and planned[0] >= begun:
        return planned
    since = facts.case.since or facts.case.opened_at
    last = USUAL.after(day_of(max(since, facts.asked_again_at or since)))
    return last, Sentence("The planning names no day for this; the usual time is three months.")


def _in_its_month(milestone: Milestone) -> tuple[date, Said] | None:
    if milestone.first_of_month is None:
        return None
    said = Sentence("This belongs to the month of: {title}.", title=milestone.title)
    return _last_of_month(milestone.first_of_month), said


def _last_of_month(first: date) -> date:
    return (first.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _planned(milestone: Milestone) -> tuple[date, Said] | None:
    """The last day that is surely in time, and what the planning says."""
    day, month = milestone.last_day, milestone.first_of_month
    if day is None or milestone.on is None:
        if month is None:
            return None
        return _last_of_month(month), Sentence(
            "The planning names this month: {title}.", title=milestone.title
        )
    if milestone.inclusive:
        return day, Sentence("The planning names this day: {title}.", title=milestone.title)
    said = Sentence(
        "The planning says before {day}, so the day before is the last: {title}.",
        day=milestone.on,
        title=milestone.title,
    )
    return day, said


def until_its_years_are_over(facts: AgreementFacts) -> tuple[date, Said]:
    """The last day of its round."""
    last = facts.round.ends_on
    return last, Sentence("Its round runs until the end of {year}; then it closes.", year=str(last.year))
