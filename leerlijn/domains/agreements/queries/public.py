"""What everybody may read of the quality agreements: what each faculty does, and what it costs.

Only of agreements to which a council has consented: what is still being made is nobody's business yet.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db.models import Sum

from leerlijn.domains.agreements.models import Account, CouncilRequest
from leerlijn.domains.agreements.queries.fingerprints import CONSENT
from leerlijn.domains.agreements.queries.ledger import AGREEMENTS, NOT_COUNTED
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


def published_agreements() -> list[PublicAgreement]:
    """All that a council consented to, the institution's own last; one statement."""
    rows = (
        Account.objects.filter(
            kind=Account.Kind.MEASURE,
            case__procedure__in=AGREEMENTS,
            case__in=CouncilRequest.objects.filter(outcome__in=CONSENT).values("about"),
            measure__dropped_at=None,
        )
        .exclude(case__state__in=NOT_COUNTED)
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
