"""How far assessors agree: counted exactly, over closed rounds only."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from itertools import combinations

from leerlijn.foundation.panels.models import Round
from leerlijn.foundation.panels.queries import differences

type Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Agreement:
    """`agreed` of `pairs` judgements were the same; `kappa` is Cohen's, nothing when chance explains all."""

    pairs: int
    agreed: int
    kappa: Fraction | None

    @property
    def share(self) -> Fraction | None:
        """Which part agreed, from 0 to 1; nothing when nothing was judged twice."""
        return Fraction(self.agreed, self.pairs) if self.pairs else None


def agreement(pairs: Iterable[Pair]) -> Agreement:
    """Unweighted, for two judges: J. Cohen, A Coefficient of Agreement for Nominal Scales (1960)."""
    counted = Counter(pairs)
    total = counted.total()
    agreed = sum(number for (one, other), number in counted.items() if one == other)
    return Agreement(total, agreed, _kappa(counted, total, agreed))


def _kappa(counted: Mapping[Pair, int], total: int, agreed: int) -> Fraction | None:
    ones: Counter[str] = Counter()
    others: Counter[str] = Counter()
    for (one, other), number in counted.items():
        ones[one] += number
        others[other] += number
    by_chance = sum(number * others[finding] for finding, number in ones.items())
    if by_chance == total * total:
        return None
    return Fraction(agreed * total - by_chance, total * total - by_chance)


def agreement_per_criterion(framework_id: int) -> Mapping[str, Agreement]:
    """Per criterion that was judged in a closed round of this edition; each two of a panel are a pair."""
    pairs: dict[str, list[Pair]] = {}
    for code, pair in _pairs(framework_id):
        pairs.setdefault(code, []).append(pair)
    return {code: agreement(pairs[code]) for code in sorted(pairs)}


def agreement_overall(framework_id: int) -> Agreement:
    """Over all criteria of all closed rounds of this edition."""
    return agreement(pair for _, pair in _pairs(framework_id))


def _pairs(framework_id: int) -> Iterator[tuple[str, Pair]]:
    closed = Round.objects.filter(framework_id=framework_id, closed_at__isnull=False).order_by("pk")
    for round_id in closed.values_list("pk", flat=True):
        for each in differences(round_id):
            found = [judged.finding for judged in each.judgements if judged.finding]
            yield from ((each.code, (one.value, other.value)) for one, other in combinations(found, 2))
