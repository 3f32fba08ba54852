"""The quality agreements in figures: rounds, themes, measures of an agreement, budget; amounts in cents."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from django.http import Http404
from ninja import Query, Router
from pydantic import BeforeValidator

from leerlijn.domains.agreements.actions.rounds import open_round
from leerlijn.domains.agreements.figures.budget_table import definition
from leerlijn.domains.agreements.queries.cycle import Cycle
from leerlijn.domains.agreements.queries.ledger import (
    AGREEMENTS,
    Wanted,
    agreements_seen_by,
    budget_of,
    places_seen_by,
    roll_up,
)
from leerlijn.domains.agreements.queries.measures import MeasureLine, measures_of
from leerlijn.domains.agreements.queries.rounds import Round, chosen, in_round, rounds
from leerlijn.domains.agreements.relations import OPEN_ROUND, READ_BUDGET, READ_PUBLIC_AGREEMENTS
from leerlijn.foundation.ui.asked import Request
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.cases import seen_case
from leerlijn.site.api.problems import agreed
from leerlijn.site.api.values import (
    Asked,
    Code,
    Exactly,
    Line,
    Named,
    Number,
    Told,
    Words,
    absent_if_empty,
    words,
)

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


class RoundAsked(Asked):
    """`round` such as 2019-2024; the newest where none is named."""

    round: Code = ""


class CycleTold(Told):
    """A round of agreements with themes, criteria and rights of its cycle; `rounds` are the keys of all."""

    key: str
    rounds: list[str]
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


class BudgetAsked(RoundAsked):
    """What to count in which round; `holder` is the number of a unit."""

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

    round: str
    definition: list[Words]
    total: int
    free: int
    cells: list[CellTold]
    units: list[RollUpTold]


class NewRound(Asked):
    """`source` is the decision on which the years rest."""

    first_year: Exactly
    milestone_year: Exactly
    last_year: Exactly
    source: Line


class RoundTold(Told):
    key: str


@router.post("/agreements/rounds", response={201: RoundTold})
@asks(OPEN_ROUND, status=201)
def open_next_round(request: Request, said: NewRound) -> RoundTold:
    """Opens the next round: what is begun from now on is part of it."""
    opened = open_round(**said.model_dump(), by=request.standing, at=request.at, channel=CHANNEL)
    return RoundTold(key=str(agreed(opened)))


@router.get("/agreements/cycle", response=CycleTold)
@asks(READ_PUBLIC_AGREEMENTS)
def read_cycle(request: Request, asked: Query[RoundAsked]) -> CycleTold:
    """Years, themes, criteria, and the rights that hold today."""
    known = rounds()
    round = _round(known, asked.round)
    cycle = round.cycle
    return CycleTold(
        key=round.key,
        rounds=[each.key for each in known],
        name=words(round.name),
        years=list(round.all_years),
        milestone_year=round.milestone_year,
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


def _round(known: list[Round], key: str) -> Round:
    """The one of this key; there is none of another."""
    round = chosen(known, key)
    if round is None:
        raise Http404
    return round


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
    lines = measures_of(seen.case.pk)
    return MeasuresTold(agreement=seen.case.pk, measures=[_measure(line) for line in lines])


def _measure(line: MeasureLine) -> MeasureTold:
    return MeasureTold(
        number=line.number,
        **{name: words(said) for name, said in line.said.items()},
        unit=words(line.unit_name),
        owner=line.owner_name,
        shares=dict(line.shares),
        budget=dict(line.budget),
        missing=[words(said) for said in line.missing],
    )


@router.get("/agreements/budget", response=BudgetTold)
@asks(READ_BUDGET)
def read_budget(request: Request, asked: Query[BudgetAsked]) -> BudgetTold:
    """The budget of the agreements of a round that may be seen, by holder, theme and year; summed here."""
    round = _round(rounds(), asked.round)
    cases = in_round(agreements_seen_by(request.standing), round)
    wanted = Wanted(asked.holder or 0, asked.theme, asked.year or 0, asked.agreement or 0)
    budget = budget_of(cases, wanted)
    return BudgetTold(
        round=round.key,
        definition=[words(said) for said in definition(round, on=request.standing.on)],
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
            for each in roll_up(cases, round, wanted, within=places_seen_by(request.standing))
        ],
    )
