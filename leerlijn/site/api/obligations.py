"""Who must qualify, by when and why; and which share has."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from itertools import islice
from typing import Annotated, Any, Literal

from django.http import Http404
from ninja import Query, Router
from pydantic import BeforeValidator, Field

from leerlijn.domains.qualification import obligation
from leerlijn.domains.qualification.figures.for_hr import HrLine, hr_lines
from leerlijn.domains.qualification.figures.qualified_share import (
    Contract,
    Count,
    Definition,
    Population,
    qualified_share,
)
from leerlijn.domains.qualification.obligation import EDITIONS, Outcome, shipped_rules
from leerlijn.domains.qualification.queries.duties import PROCEDURE as DUTY
from leerlijn.domains.qualification.queries.duties import RULES
from leerlijn.domains.qualification.queries.obligations import facts_of_people
from leerlijn.domains.qualification.queries.people import visible_to, with_rules
from leerlijn.domains.qualification.relations import READ_DUTIES, READ_LINE, WRITE_BACK_TO_HR
from leerlijn.foundation.cases.queries.settings import setting
from leerlijn.foundation.cases.queries.visibility import visible_to as cases_visible_to
from leerlijn.foundation.people.models import Person, Unit
from leerlijn.foundation.ui.asked import Request
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Sentence
from leerlijn.site.api.calls import asks
from leerlijn.site.api.moments import Day
from leerlijn.site.api.problems import mend
from leerlijn.site.api.values import (
    Asked,
    Code,
    Name,
    Number,
    Told,
    Words,
    absent_if_empty,
    maybe_words,
    words,
)

router = Router(tags=["qualification"])

PAGE, LARGEST_PAGE = 100, 500


class DutiesAsked(Asked):
    """`person` is a personnel number; `rules` names an edition, without it what is in force there."""

    on: Day = None
    person: Code = ""
    rules: Name = ""
    after: Annotated[Number | None, BeforeValidator(absent_if_empty)] = None
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = PAGE


class PersonTold(Told):
    id: int
    number: str | None
    name: str


class DutyTold(Told):
    """`state` is one of the names of the manual; `due_on` is null where no duty runs, or the clock stands."""

    person: PersonTold
    state: str
    title: Words
    due_on: date | None
    clock_started_on: date | None
    rules: str
    edition: str
    rule: str
    reason: Words


class DutiesTold(Told):
    on: date
    obligations: list[DutyTold]
    next: int | None


class HrAsked(Asked):
    """Only of whom something changed on the day `since` or later; `after` is a personnel number."""

    since: Day = None
    after: Code = ""
    limit: Annotated[int, Field(ge=1, le=LARGEST_PAGE)] = PAGE


class PaperTold(Told):
    """`on` is null where only the year is known; `number` is of ours."""

    issuer: Words
    on: date | None
    year: int
    number: str


class HrLineTold(Told):
    """`exemption` is a day, or a year where that is all that is known."""

    number: str
    name: str
    state: str
    due_on: date | None
    certificate: PaperTold | None
    exemption: str | None
    changed_on: date


class HrTold(Told):
    people: list[HrLineTold]
    next: str | None


class ShareAsked(Asked):
    """What is counted. Without a day today, without rules those that the institution chose.

    `unit` is needed by whoever has an office for it in several units.
    """

    on: Day = None
    population: Annotated[Population, BeforeValidator(lambda given: given or Population.OBLIGED)] = (
        Population.OBLIGED
    )
    contract: Annotated[Contract, BeforeValidator(lambda given: given or Contract.ALL)] = Contract.ALL
    count: Annotated[Count, BeforeValidator(lambda given: given or Count.HEADS)] = Count.HEADS
    exemptions: Annotated[Literal["yes", "no"], BeforeValidator(lambda given: given or "yes")] = "yes"
    rules: Name = ""
    unit: Code = ""


class ShareTold(Told):
    """The numbers are null where `withheld` says why. The same fingerprint: the same people, so counted."""

    numerator: int | float | None
    denominator: int | float | None
    percentage: float | None
    definition: Words
    fingerprint: str
    withheld: Words | None


@router.get("/qualification/obligations/for-hr", response=HrTold)
@asks(WRITE_BACK_TO_HR)
def list_for_hr(request: Request, asked: Query[HrAsked]) -> HrTold:
    """How the duty of each person stands, as HR keeps it: by personnel number."""
    cases = cases_visible_to(request.standing, catalogue.editions_of(DUTY))
    lines = hr_lines(cases.filter(subject__number__gt=asked.after), since=asked.since)
    found = list(islice(lines, asked.limit + 1))
    shown = found[: asked.limit]
    return HrTold(
        people=[_told_to_hr(line) for line in shown],
        next=shown[-1].number if len(found) > asked.limit else None,
    )


def _told_to_hr(line: HrLine) -> HrLineTold:
    paper = line.certificate
    told = (
        PaperTold(issuer=words(paper.issuer), on=paper.on, year=paper.year, number=paper.number)
        if paper
        else None
    )
    return HrLineTold(
        number=line.number,
        name=line.name,
        state=line.state.value,
        due_on=line.due_on,
        certificate=told,
        exemption=str(line.exemption) if line.exemption else None,
        changed_on=line.changed_on,
    )


@router.get("/qualification/obligations", response=DutiesTold)
@asks(READ_LINE)
def list_obligations(request: Request, asked: Query[DutiesAsked]) -> DutiesTold:
    """What the rules say of each person whom whoever calls may look up today, by their key."""
    on = asked.on or request.standing.on
    _known(asked.rules)
    found = with_rules(visible_to(request.standing, READ_DUTIES, on=request.standing.on), on=on).order_by(
        "pk"
    )
    if asked.person:
        found = found.filter(number=asked.person)
    if asked.after:
        found = found.filter(pk__gt=asked.after)
    rows = list(found[: asked.limit + 1])
    if asked.person and not rows:
        raise Http404
    shown = rows[: asked.limit]
    facts = facts_of_people(person.pk for person in shown)
    return DutiesTold(
        on=on,
        obligations=[_told(person, facts[person.pk], asked.rules, on=on) for person in shown],
        next=shown[-1].pk if len(rows) > asked.limit else None,
    )


def _told(person: Person, facts: obligation.PersonFacts, rules: str, *, on: date) -> DutyTold:
    chosen = shipped_rules(rules or person.rules)  # type: ignore[attr-defined]  # `with_rules` put it there
    outcome = obligation.assess(facts, chosen, on=on)
    return DutyTold(
        person=PersonTold(id=person.pk, number=person.number, name=person.name),
        state=outcome.state,
        title=words(outcome.state.name_in_words),
        due_on=outcome.due_on,
        clock_started_on=outcome.clock_started_on,
        rules=outcome.rules,
        edition=outcome.edition,
        rule=outcome.rule,
        reason=reason_of(outcome),
    )


def reason_of(outcome: Outcome) -> Words:
    """The words of the rule and of the facts it met, in one text."""
    return Words(
        nl=" ".join(render(said, "nl") for said in outcome.because),
        en=" ".join(render(said, "en") for said in outcome.because),
    )


@router.get("/qualification/figures/qualified-share", response=ShareTold)
@asks(READ_DUTIES)
def read_qualified_share(request: Request, asked: Query[ShareAsked]) -> ShareTold:
    """Numerator, denominator and percentage, with the definition they were counted by."""
    _known(asked.rules)
    on, path = asked.on or request.standing.on, place_of(request.standing, asked.unit)
    share = qualified_share(
        Definition(
            on=on,
            population=asked.population,
            contract=asked.contract,
            count=asked.count,
            exemptions=asked.exemptions == "yes",
            path=path,
            rules=asked.rules or setting(RULES, path=path, on=on),
        ),
        sees_persons=True,
    )
    return ShareTold(
        numerator=_number(share.numerator),
        denominator=_number(share.denominator),
        percentage=None if share.percentage is None else float(share.percentage),
        definition=words(share.definition.said),
        fingerprint=share.fingerprint,
        withheld=maybe_words(share.withheld),
    )


def place_of(standing: Standing, code: str = "") -> str:
    """The unit of this code where whoever calls may see the persons, or the one widest such unit.

    `asks` made sure that there is one. Of several apart we do not choose: they are named.
    """
    held = {office.path for office in standing.offices if office.role in READ_DUTIES.offices}
    widest = {path for path in held if not any(path != other and path.startswith(other) for other in held)}
    if code:
        chosen = Unit.objects.filter(code=code).values_list("path", flat=True).first() or ""
        if any(chosen.startswith(path) for path in widest):
            return chosen
    elif len(widest) == 1:
        return widest.pop()
    codes = Unit.objects.filter(path__in=widest).order_by("code").values_list("code", flat=True)
    raise mend({"unit": Sentence("Choose one of these: {choices}.", choices=", ".join(codes))})


def _known(rules: str) -> None:
    if rules and rules not in EDITIONS:
        raise mend(
            {"rules": Sentence("Choose one of these: {choices}.", choices=", ".join(sorted(EDITIONS)))}
        )


def _number(counted: Decimal | None) -> Any:
    """Heads as a whole number, fte with its decimals."""
    if counted is None:
        return None
    return int(counted) if counted == counted.to_integral_value() else float(counted)
