"""What everybody may read of the quality agreements: what each faculty does, what it costs, who consented.

Only of agreements to which a council has consented: what is still being made is nobody's business yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Sum

from leerlijn.domains.agreements.models import Account, CouncilRequest, Measure
from leerlijn.domains.agreements.queries.consents import LINE, Sealed, fold, sealing
from leerlijn.domains.agreements.queries.fingerprints import PARTS
from leerlijn.domains.agreements.queries.ledger import AGREEMENTS, NOT_COUNTED
from leerlijn.domains.agreements.queries.outcomes import CONSENT
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True, slots=True)
class PublicMeasure:
    """A measure with what goes to each theme, in cents."""

    title: Text
    themes: Mapping[str, int]

    @property
    def total(self) -> int:
        return sum(self.themes.values())


@dataclass(frozen=True, slots=True)
class PublicAgreement:
    """An agreement with its measures, the largest first, and its budget per theme and year in cents."""

    case: int
    holder: Text
    level: str
    measures: tuple[PublicMeasure, ...]
    budget: Mapping[tuple[str, int], int]

    @property
    def total(self) -> int:
        return sum(self.budget.values())


def published_agreements(cases: Iterable[int]) -> list[PublicAgreement]:
    """Of those to which a council consented, the institution's own last; one statement."""
    rows = (
        Account.objects.filter(kind=Account.Kind.MEASURE, case__in=list(cases), measure__dropped_at=None)
        .order_by("case__procedure", "case__unit__name_en", "case", "measure__number", "theme", "year")
        .values_list(
            *("case", "case__procedure", "case__unit__name_nl", "case__unit__name_en"),
            *("measure__number", "measure__title_nl", "measure__title_en", "theme", "year"),
        )
        .annotate(cents=Sum("balance"))
    )
    heads: dict[int, tuple[str, Text]] = {}
    measures: defaultdict[int, dict[int, PublicMeasure]] = defaultdict(dict)
    budgets: defaultdict[int, defaultdict[tuple[str, int], int]] = defaultdict(lambda: defaultdict(int))
    for case, procedure, nl, en, number, title_nl, title_en, theme, year, cents in rows:
        heads[case] = procedure, Text(nl=nl, en=en)
        themes = defaultdict(int, measures[case][number].themes if number in measures[case] else {})
        themes[theme] += cents
        measures[case][number] = PublicMeasure(Text(nl=title_nl, en=title_en), themes)
        budgets[case][theme, year] += cents
    return [
        PublicAgreement(
            case,
            holder,
            "institution" if procedure == "institution-agreement" else "faculty",
            tuple(sorted(measures[case].values(), key=lambda each: -each.total)),
            budgets[case],
        )
        for case, (procedure, holder) in heads.items()
    ]


@dataclass(frozen=True, slots=True)
class PublicCondition:
    """What a council attached to its consent; `state` is where the duty that it became stands."""

    text: str
    due_on: date
    state: Text | None
    is_met: bool


@dataclass(frozen=True, slots=True)
class PublicConsent:
    """The text that a council consented to, by which right, and under which conditions."""

    sealed: Sealed
    title: Text
    state: Text
    said: Mapping[str, Any]
    basis: str
    source: Text
    scope: Text
    conditions: tuple[PublicCondition, ...]


def public_consent(case: int) -> PublicConsent | None:
    """To an agreement that counts; None where no council has consented to it; one statement."""
    about = CouncilRequest.objects.filter(about=case, about__procedure__in=AGREEMENTS)
    rows = (
        sealing(about.exclude(about__state__in=NOT_COUNTED))
        .order_by("decided_at", "pk", "conditions__due_on", "conditions")
        .values("pk", *WHERE, "version__said", "basis", *WORDS, *ATTACHED, *LINE)
    )
    requests: defaultdict[int, list[dict[str, Any]]] = defaultdict(list)
    for row in rows:
        requests[row["pk"]].append(row)
    sealed, told = None, None
    for those in requests.values():
        conditions = tuple(_condition(row) for row in those if row["conditions__text"])
        waiting = sum(not each.is_met for each in conditions)
        sealed = fold(sealed, those[0], conditions=len(conditions), waiting=waiting)
        if those[0]["outcome"] in CONSENT:
            told = those[0], conditions
    if sealed is None or told is None:
        return None
    one, conditions = told
    procedure = catalogue.get(one["about__procedure"], one["about__edition"])
    return PublicConsent(
        sealed,
        procedure.title,
        procedure.state(one["about__state"]).title,
        {key: text for key, text in one["version__said"].items() if key != PARTS},
        one["basis"],
        Text(nl=one["source_nl"], en=one["source_en"]),
        Text(nl=one["scope_nl"], en=one["scope_en"]),
        conditions,
    )


WHERE = ("about__procedure", "about__edition", "about__state")
WORDS = ("source_nl", "source_en", "scope_nl", "scope_en")
ATTACHED = (
    "conditions__text",
    "conditions__due_on",
    *(f"conditions__duty__{name}" for name in ("is_open", "procedure", "edition", "state")),
)


def _condition(row: Mapping[str, Any]) -> PublicCondition:
    """Without a duty nothing became of it yet."""
    procedure, edition, state = (
        row[f"conditions__duty__{name}"] for name in ("procedure", "edition", "state")
    )
    title = catalogue.get(procedure, edition).state(state).title if procedure else None
    is_met = row["conditions__duty__is_open"] is False
    return PublicCondition(row["conditions__text"], row["conditions__due_on"], title, is_met)


TOLD = ("title", "description", "target_group", "milestone", "target", "additionality")
"""What everybody reads of a measure."""


@dataclass(frozen=True, slots=True)
class PublicLine:
    """A measure as everybody reads it, with its cents per theme and per year."""

    number: int
    said: Mapping[str, Text]
    budget: dict[tuple[str, int], int]

    @property
    def total(self) -> int:
        return sum(self.budget.values())


def public_lines(case: int) -> list[PublicLine]:
    """The measures of an agreement that are in it now, by number; one statement."""
    names = tuple(f"{name}_{language}" for name in TOLD for language in ("nl", "en"))
    rows = (
        Measure.objects.filter(case=case, dropped_at=None)
        .order_by("number", "accounts__theme", "accounts__year")
        .values("number", *names, "accounts__theme", "accounts__year", "accounts__balance")
    )
    found: dict[int, PublicLine] = {}
    for row in rows:
        said = {name: Text(nl=row[f"{name}_nl"], en=row[f"{name}_en"]) for name in TOLD}
        line = found.setdefault(row["number"], PublicLine(row["number"], said, {}))
        if row["accounts__balance"]:
            line.budget[row["accounts__theme"], row["accounts__year"]] = row["accounts__balance"]
    return list(found.values())
