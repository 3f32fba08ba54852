"""A partnership on a day: its members, who leads it, and which safeguards nobody works on."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, F, Q

from leerlijn.domains.partnerships.models import Lead, Member, Partnership, ThemeGroup
from leerlijn.domains.partnerships.safeguards import KINDS, SAFEGUARDS
from leerlijn.domains.partnerships.years import first_day, last_day_before, school_year
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence, Text

LIFE = "partnership"
GROUP = "theme-group"
WORKING = frozenset({"installed", "planned", "working", "delivering"})
"""The states in which a theme group works on its safeguards."""


@dataclass(frozen=True, slots=True)
class MemberLine:
    """A member on a day; a placeholder says that the source does not name it."""

    id: int
    kind: Text
    name: str
    order: int
    starts_on: date
    ends_on: date | None
    leads: bool

    @property
    def said(self) -> Said | str:
        return self.name or Sentence("{kind}, not named in the source", kind=self.kind)


@dataclass(frozen=True, slots=True)
class GroupLine:
    """A theme group, with the seats that nobody fills; `products` per safeguard."""

    case: int
    name: str
    state: Text
    safeguards: tuple[str, ...]
    is_working: bool
    seats: int
    products: Mapping[str, int]


@dataclass(frozen=True, slots=True)
class SafeguardLine:
    """A safeguard with the groups that work on it; without one it is a gap."""

    key: str
    title: Text
    groups: tuple[GroupLine, ...]
    products: int

    @property
    def is_gap(self) -> bool:
        return not any(group.is_working for group in self.groups)


def partnerships() -> Sequence[Partnership]:
    """All of them, by name; one statement."""
    return list(Partnership.objects.select_related("case").order_by("short"))


def partnership_named(key: str) -> Partnership | None:
    """With its case and where that lies; one statement."""
    return Partnership.objects.filter(key=key).select_related("case__unit").first()


def member_of(partnership: int, key: int) -> Member | None:
    """One statement."""
    found = Member.objects.select_related("partnership")
    return found.filter(partnership=partnership, pk=key).first()


@dataclass(frozen=True, slots=True)
class Taken:
    """Everybody who takes, took or will take part in a partnership, and from which years who leads."""

    partnership: Partnership
    rows: tuple[Member, ...]
    leads: tuple[tuple[int, int], ...]

    def on(self, day: date) -> tuple[MemberLine, ...]:
        """Who takes part on this day, the lead partner first."""
        year = school_year(day)
        there = (row for row in self.rows if row.came <= year and (row.left is None or row.left > year))
        lines = [_line(row, self.leading(year)) for row in there]
        return tuple(sorted(lines, key=lambda line: (not line.leads, line.order)))

    def leading(self, year: int) -> int:
        """The key of the member that leads in this school year; 0 before there was any."""
        return next((member for since, member in reversed(self.leads) if since <= year), 0)

    def coming(self, year: int) -> tuple[tuple[int, Said | str], ...]:
        """Key and name of everybody who takes part in this school year or later."""
        there = (row for row in self.rows if row.left is None or row.left > year)
        return tuple((row.pk, _line(row, 0).said) for row in there)

    @property
    def changes(self) -> tuple[tuple[date, Said, Said | str], ...]:
        """What changed on which 1 August, the newest first: who came, who left, who leads from then on."""
        named = {row.pk: _line(row, 0).said for row in self.rows}
        found = [
            *((row.came, 0, Sentence("Came"), named[row.pk]) for row in self.rows),
            *((row.left, 1, Sentence("Left"), named[row.pk]) for row in self.rows if row.left),
            *((year, 2, Sentence("Leads from then on"), named[member]) for year, member in self.leads),
        ]
        newest = sorted(found, key=lambda change: (-change[0], change[1]))
        return tuple((first_day(year), what, who) for year, _, what, who in newest)


def taken_part(key: str) -> Taken | None:
    """One statement: the members of a partnership, with it and with who leads."""
    found = Member.objects.filter(partnership__key=key).select_related("partnership__case")
    leading = found.annotate(leads_from=F("leads__year")).order_by("order", "leads__year")
    rows: dict[int, Member] = {}
    leads: list[tuple[int, int]] = []
    for row in leading:
        rows.setdefault(row.pk, row)
        if row.leads_from is not None:
            leads.append((row.leads_from, row.pk))
    if not rows:
        return None
    members = tuple(rows.values())
    return Taken(members[0].partnership, members, tuple(sorted(leads)))


def members_on(partnership: int, day: date) -> tuple[MemberLine, ...]:
    """Who takes part on this day, the lead partner first; two statements."""
    key = Partnership.objects.values_list("key", flat=True).get(pk=partnership)
    taken = taken_part(key)
    return taken.on(day) if taken else ()


def _line(row: Member, leading: int) -> MemberLine:
    return MemberLine(
        id=row.pk,
        kind=KINDS[row.kind],
        name=row.name,
        order=row.order,
        starts_on=first_day(row.came),
        ends_on=last_day_before(row.left) if row.left else None,
        leads=row.pk == leading,
    )


def lead_on(partnership: int, day: date) -> int:
    """The key of the member that leads on this day; 0 before there was any."""
    found = Lead.objects.filter(partnership_id=partnership, year__lte=school_year(day)).order_by("-year")
    return found.values_list("member_id", flat=True).first() or 0


def leads_of(partnership: int) -> tuple[tuple[int, int], ...]:
    """Who leads from which school year on, in order; one statement."""
    rows = Lead.objects.filter(partnership_id=partnership).order_by("year")
    return tuple(rows.values_list("year", "member_id"))


def groups_of(partnership: int) -> tuple[GroupLine, ...]:
    """Its theme groups with their seats and products; one statement, however many there are."""
    counted = {
        f"made_{place}": Count("products", filter=Q(products__safeguard=key), distinct=True)
        for place, key in enumerate(SAFEGUARDS)
    }
    found = ThemeGroup.objects.filter(partnership_id=partnership).annotate(
        filled=Count("seats", distinct=True), **counted
    )
    rows = found.order_by("pk").values(
        *("pk", "name", "safeguards", "case_id", "case__state", "case__procedure", "case__edition"),
        *("filled", *counted),
    )
    return tuple(
        GroupLine(
            case=row["case_id"],
            name=row["name"],
            state=catalogue.get(row["case__procedure"], row["case__edition"]).state(row["case__state"]).title,
            safeguards=tuple(row["safeguards"]),
            is_working=row["case__state"] in WORKING,
            seats=row["filled"],
            products={key: row[f"made_{place}"] for place, key in enumerate(SAFEGUARDS)},
        )
        for row in rows
    )


def safeguards_of(groups: Sequence[GroupLine]) -> tuple[SafeguardLine, ...]:
    """Each of the four, with who works on it; no statement."""
    return tuple(
        SafeguardLine(
            key,
            title,
            tuple(group for group in groups if key in group.safeguards),
            sum(group.products.get(key, 0) for group in groups),
        )
        for key, title in SAFEGUARDS.items()
    )


@dataclass(frozen=True)
class PartnershipFacts:
    """What the guards of a partnership's life look at."""

    situation: Situation

    @cached_property
    def partnership(self) -> Partnership | None:
        return Partnership.objects.filter(case=self.situation.case.pk or 0).first()

    @cached_property
    def members(self) -> tuple[MemberLine, ...]:
        return members_on(self.partnership.pk, self.situation.on) if self.partnership else ()


def facts_of_life(situation: Situation) -> PartnershipFacts:
    return PartnershipFacts(situation)
