"""Which people could be asked next, with the reasons: a panel that keeps the rule and spreads the work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from django.db.models import Count, Q

from leerlijn.foundation.panels.guards import is_legal
from leerlijn.foundation.panels.models import Judgement
from leerlijn.foundation.panels.panel import Panel, PanelRule, Seat
from leerlijn.kernel.sentence import Said, Sentence, Text


@dataclass(frozen=True, slots=True)
class Load:
    """In how many rounds somebody judges now, and was asked to judge this year, those included."""

    now: int = 0
    this_year: int = 0


@dataclass(frozen=True, slots=True)
class Suggestion:
    """Whom to ask for the free places, in their order; `instead` comes in when one of them says no."""

    coming: tuple[Seat, ...]
    loads: Mapping[int, Load]
    reasons: tuple[tuple[Said, Said], ...]
    instead: Seat | None = None


def loads_of(people: Collection[int], *, on: date) -> dict[int, Load]:
    """One statement."""
    now = Count("pk", filter=Q(round__closed_at=None))
    this_year = Count("pk", filter=Q(round__opened_at__date__gte=date(on.year, 1, 1)))
    rows = Judgement.objects.filter(judge__in=people).values_list("judge").order_by("judge")
    return {person: Load(*counted) for person, *counted in rows.annotate(now=now, this_year=this_year)}


def suggested(
    rule: PanelRule, panel: Panel, loads: Mapping[int, Load], *, staying: Sequence[int] = ()
) -> Suggestion | None:
    """Of all seats of this panel people with little work with whom the rule is kept; None where none are.

    `staying` are those who have a place already. Who has least work is tried first, and the first who fit are
    taken: a large pool is not gone through whole.
    """
    kept = [seat for seat in panel.seats if seat.person in staying]
    free = [seat for seat in panel.seats if seat.person not in staying]
    free.sort(key=lambda seat: _burden(seat, loads))
    legal = (
        coming
        for coming in _the_lightest_first(free, rule.judges - len(kept))
        if is_legal(rule, replace(panel, seats=(*kept, *coming)))
    )
    best = next(legal, None)
    if best is None:
        return None
    next_in = (seat for seat in free if seat not in best and _can_come_in(seat, best, kept, rule, panel))
    reasons = tuple(_reasons(rule, panel, [*kept, *best], best, loads))
    return Suggestion(best, loads, reasons, next(next_in, None))


def _the_lightest_first(free: Sequence[Seat], number: int) -> Iterator[tuple[Seat, ...]]:
    """All choices of so many, by the burden of whoever has most of them."""
    for place, heaviest in enumerate(free):
        yield from ((*others, heaviest) for others in combinations(free[:place], number - 1))


def _can_come_in(
    seat: Seat, best: Sequence[Seat], kept: Sequence[Seat], rule: PanelRule, panel: Panel
) -> bool:
    """In the place of one of those who are suggested."""
    return any(
        is_legal(rule, replace(panel, seats=(*kept, seat, *(each for each in best if each != gone))))
        for gone in best
    )


def _burden(seat: Seat, loads: Mapping[int, Load]) -> tuple[int, int, int]:
    """First who judges least now, then who judged least this year, then whoever came first in the pool."""
    load = loads.get(seat.person, Load())
    return load.now, load.this_year, seat.person


def _reasons(
    rule: PanelRule,
    panel: Panel,
    seats: Sequence[Seat],
    coming: Sequence[Seat],
    loads: Mapping[int, Load],
) -> Iterable[tuple[Said, Said]]:
    for seat in coming:
        load = loads.get(seat.person, Load())
        yield (
            Sentence("{name}", name=seat.name),
            Sentence("judges {now} now, and {year} this year", now=load.now, year=load.this_year),
        )
    elsewhere = [seat.name for seat in seats if seat.faculties.isdisjoint(panel.faculties)]
    if rule.one_from_another_faculty and elsewhere:
        yield OTHER_FACULTY, Sentence("{names}", names=tuple(elsewhere))
    lately = [seat for seat in seats if seat.certified_on]
    if rule.certified_within and lately:
        newest = max(lately, key=lambda seat: seat.certified_on or date.min)
        yield CERTIFIED, Sentence("{name}, on {day}", name=newest.name, day=newest.certified_on or panel.on)
    yield KNOWN, Sentence("nobody here, as far as anybody said or we can see")


OTHER_FACULTY = Text(nl="Van een andere faculteit", en="From another faculty")
CERTIFIED = Text(nl="Kort geleden zelf gecertificeerd", en="Certified lately")
KNOWN = Text(nl="Kent de kandidaat te goed", en="Knows the candidate too well")
