"""Which people could be asked next, with the reasons: a panel that keeps the rule and spreads the work."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
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
    """Of all seats of this panel the fewest-burdened people with whom the rule is kept; None where none are.

    `staying` are those who have a place already.
    """
    kept = [seat for seat in panel.seats if seat.person in staying]
    free = [seat for seat in panel.seats if seat.person not in staying]
    legal = [
        coming
        for coming in combinations(free, rule.judges - len(kept))
        if is_legal(rule, _panel_of([*kept, *coming], panel))
    ]
    if not legal:
        return None
    best, *others = sorted(legal, key=lambda coming: _burden(coming, loads))
    next_in = (seat for coming in others for seat in coming if seat not in best)
    reasons = tuple(_reasons(rule, panel, [*kept, *best], best, loads))
    return Suggestion(best, loads, reasons, next(next_in, None))


def _panel_of(seats: Iterable[Seat], panel: Panel) -> Panel:
    return Panel(tuple(seats), panel.on, panel.candidate, panel.faculties)


def _burden(seats: Iterable[Seat], loads: Mapping[int, Load]) -> tuple[int, int, list[int]]:
    """First who judges least now, then who judged least this year, then whoever came first in the pool."""
    borne = [loads.get(seat.person, Load()) for seat in seats]
    return sum(each.now for each in borne), sum(each.this_year for each in borne), [s.person for s in seats]


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
