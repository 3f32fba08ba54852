"""The quality agreements in figures: themes, measures of an agreement, and the budget; amounts in cents."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import Http404
from ninja import Query, Router
from pydantic import BeforeValidator

from leerlijn.domains.agreements.figures.budget_table import definition
from leerlijn.domains.agreements.queries.cycle import Cycle, current_cycle
from leerlijn.domains.agreements.queries.ledger import (
    AGREEMENTS,
    Wanted,
    agreements_seen_by,
    budget_of,
    places_seen_by,
    roll_up,
)
from leerlijn.domains.agreements.queries.measures import MeasureLine, measures_of
from leerlijn.domains.agreements.relations import READ_BUDGET, READ_PUBLIC_AGREEMENTS
from leerlijn.foundation.ui.asked import Request
from leerlijn.site.api.calls import asks
from leerlijn.site.api.cases import seen_case
from leerlijn.site.api.values import Asked, Code, Named, Number, Told, Words, absent_if_empty, words

router = Router(tags=["agreements"])


class ThemeTold(Told):
    """`text` is the annex of the source: Dutch as it stands there, English as we translate it."""

    key: str
    name: Words
    topics: list[Words]
    text: list[Words]


class RightTold(Told):
    """What a body may do, and on which basis; from and until when."""

    key: str
    body: Named
    right: str
    on: Words
    basis: str
    source: Words
    starts_on: date
    ends_on: date | None


class CycleTold(Told):
    key: str
    name: Words
    years: list[int]
    milestone_year: int
    themes: list[ThemeTold]
    criteria: list[Words]
    rights: list[RightTold]


class MeasureTold(Told):
    """`shares` are percents per theme; `budget` cents per year; `missing` what a reviewer would ask."""

    number: int
    title: Words
    description: Words
    target_group: Words
    baseline: Words
    milestone: Words
    target: Words
    additionality: Words
    unit: Words
    owner: str
    shares: dict[str, int]
    budget: dict[int, int]
    missing: list[Words]


class MeasuresTold(Told):
    agreement: int
    measures: list[MeasureTold]


class BudgetAsked(Asked):
    """What to count; `holder` is the number of a unit."""

    holder: Annotated[Number | None, BeforeValidator(absent_if_empty)] = None
    theme: Code = ""
    year: Annotated[int | None, BeforeValidator(absent_if_empty)] = None
    agreement: Annotated[Number | None, BeforeValidator(absent_if_empty)] = None


class CellTold(Told):
    holder: int
    theme: str
    year: int
    cents: int


class RollUpTold(Told):
    """A unit with all that lies in it and below it; `level` 0 is the institution.

    A unit of which one sees only a part has no total here.
    """

    unit: int
    name: Words
    level: int
    cents: dict[int, int]
    total: int


class BudgetTold(Told):
    """`free` is what was granted and no measure has; below zero more was divided than there is."""

    cycle: str
    definition: list[Words]
    total: int
    free: int
    cells: list[CellTold]
    units: list[RollUpTold]


@router.get("/agreements/cycle", response=CycleTold)
@asks(READ_PUBLIC_AGREEMENTS)
def read_cycle(request: Request) -> CycleTold:
    """Years, themes, criteria, and the rights that hold today."""
    cycle = current_cycle()
    return CycleTold(
        key=cycle.key,
        name=words(cycle.name),
        years=list(cycle.all_years),
        milestone_year=cycle.milestone_year,
        themes=[
            ThemeTold(
                key=theme.key,
                name=words(theme.name),
                topics=[words(topic) for topic in theme.topics],
                text=[words(paragraph) for paragraph in theme.annex.paragraphs],
            )
            for theme in cycle.themes
        ],
        criteria=[words(criterion.text) for criterion in cycle.criteria],
        rights=_rights(cycle, on=request.standing.on),
    )


def _rights(cycle: Cycle, *, on: date) -> list[RightTold]:
    bodies = {body.key: body for body in cycle.bodies}
    return [
        RightTold(
            key=right.key,
            body=Named(key=right.body, title=words(bodies[right.body].name)),
            right=right.right,
            on=words(right.on),
            basis=right.basis,
            source=words(right.source),
            starts_on=right.starts_on,
            ends_on=right.ends_on,
        )
        for right in cycle.rights_on(on)
    ]


@router.get("/agreements/{number}/measures", response=MeasuresTold)
@asks(READ_BUDGET)
def read_measures(request: Request, number: Number) -> MeasuresTold:
    """What an agreement does, and what each measure costs per year."""
    seen = seen_case(request, number)
    if seen.case.procedure not in AGREEMENTS:
        raise Http404
    cycle = current_cycle()
    lines = measures_of(seen.case.pk)
    return MeasuresTold(agreement=seen.case.pk, measures=[_measure(line, cycle) for line in lines])


def _measure(line: MeasureLine, cycle: Cycle) -> MeasureTold:
    return MeasureTold(
        number=line.number,
        **{name: words(said) for name, said in line.said.items()},
        unit=words(line.unit_name),
        owner=line.owner_name,
        shares=dict(line.shares),
        budget=dict(line.budget),
        missing=[words(said) for said in line.missing(cycle)],
    )


@router.get("/agreements/budget", response=BudgetTold)
@asks(READ_BUDGET)
def read_budget(request: Request, asked: Query[BudgetAsked]) -> BudgetTold:
    """The budget of all agreements that may be seen, by holder, theme and year; all totals are computed."""
    cycle, cases = current_cycle(), agreements_seen_by(request.standing)
    wanted = Wanted(asked.holder or 0, asked.theme, asked.year or 0, asked.agreement or 0)
    budget = budget_of(cases, wanted)
    return BudgetTold(
        cycle=cycle.key,
        definition=[words(said) for said in definition(cycle, on=request.standing.on)],
        total=budget.sum(),
        free=budget.free_of(),
        cells=[
            CellTold(holder=holder, theme=theme, year=year, cents=cents)
            for (holder, theme, year), cents in sorted(budget.cells.items())
        ],
        units=[
            RollUpTold(
                unit=each.unit,
                name=words(each.name),
                level=each.level,
                cents=dict(each.cents),
                total=each.total,
            )
            for each in roll_up(cases, cycle, wanted, within=places_seen_by(request.standing))
        ],
    )
