"""Measures of an agreement: what each says, costs and misses; and the figures that are sealed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, Sum

from leerlijn.domains.agreements.models import Account, Measure, ThemeShare
from leerlijn.domains.agreements.queries.rounds import Round, columns, round_in
from leerlijn.foundation.people.models import Membership, Person
from leerlijn.foundation.people.queries import NAME, full_name, in_force, in_or_above
from leerlijn.kernel.sentence import Said, Sentence, Text

SAID = ("title", "description", "target_group", "baseline", "milestone", "target", "additionality")
"""What is told about a measure, in both languages."""

YEARS = columns("case__in_round__round__")
"""What says of which round a measure is."""

PARTS = tuple(f"{name}_{language}" for name in SAID for language in ("nl", "en"))


@dataclass(frozen=True, slots=True)
class MeasureLine:
    """A measure with its shares in percent and its budget in cents per year."""

    id: int
    case: int
    number: int
    version: int
    unit: int
    unit_name: Text
    owner: int | None
    owner_name: str
    said: Mapping[str, Text]
    round: Round
    shares: Mapping[str, int]
    budget: Mapping[int, int]

    @property
    def name(self) -> str:
        return f"M{self.number}"

    @property
    def title(self) -> Text:
        return self.said["title"]

    @property
    def total(self) -> int:
        return sum(self.budget.values())

    @property
    def missing(self) -> tuple[Said, ...]:
        """What a reviewer would ask: nothing is left out, or it is said here."""
        return tuple(_missing(self))


def _missing(line: MeasureLine) -> Iterable[Said]:
    if line.owner is None:
        yield Sentence("an owner")
    asked = {
        "target_group": Sentence("for whom it is"),
        "baseline": Sentence("where it starts from"),
        "milestone": Sentence("what stands in {year}", year=str(line.round.milestone_year)),
        "target": Sentence("what it aims at"),
        "additionality": Sentence("why it is not possible without these funds"),
    }
    yield from (word for name, word in asked.items() if not (line.said[name].nl or line.said[name].en))
    bare = tuple(str(year) for year in line.round.term if not line.budget.get(year))
    if bare:
        yield Sentence("a budget for {years}", years=bare)


def measures_of(case: int) -> list[MeasureLine]:
    """Those that are not dropped, by number, with shares and budget; three statements."""
    return measures_of_all([case])


def measures_of_all(cases: Iterable[int]) -> list[MeasureLine]:
    """The same of several agreements, in three statements too."""
    rows = list(
        Measure.objects.filter(case__in=list(cases), dropped_at=None)
        .order_by("case", "number")
        .values(
            *("id", "case", "number", "version", "unit", "unit__name_nl", "unit__name_en", "owner"),
            *("owner__given_name", "owner__prefix", "owner__family_name"),
            *PARTS,
            *YEARS,
        )
    )
    keys = [row["id"] for row in rows]
    shares, budgets = shares_of(keys), budgets_of(keys)
    return [_line(row, shares[row["id"]], budgets[row["id"]]) for row in rows]


def measure_numbered(case: int, number: int) -> MeasureLine | None:
    return next((each for each in measures_of(case) if each.number == number), None)


def shares_of(measures: Iterable[int]) -> defaultdict[int, dict[str, int]]:
    """Per measure the percent of each theme; one statement."""
    found: defaultdict[int, dict[str, int]] = defaultdict(dict)
    rows = ThemeShare.objects.filter(measure__in=list(measures)).order_by("theme")
    for measure, theme, percent in rows.values_list("measure", "theme", "percent"):
        found[measure][theme] = percent
    return found


def budgets_of(measures: Iterable[int]) -> defaultdict[int, dict[int, int]]:
    """Per measure the cents of each year; one statement."""
    found: defaultdict[int, dict[int, int]] = defaultdict(dict)
    rows = (
        Account.objects.filter(measure__in=list(measures))
        .order_by("year")
        .values_list("measure", "year")
        .annotate(cents=Sum("balance"))
    )
    for measure, year, cents in rows:
        if cents and measure:
            found[measure][year] = cents
    return found


def _line(row: Mapping[str, object], shares: dict[str, int], budget: dict[int, int]) -> MeasureLine:
    name = (str(row[f"owner__{part}"] or "") for part in ("given_name", "prefix", "family_name"))
    return MeasureLine(
        **{key: row[key] for key in ("id", "case", "number", "version", "unit", "owner")},  # type: ignore[arg-type]  # as the columns are
        unit_name=Text(nl=str(row["unit__name_nl"]), en=str(row["unit__name_en"])),
        owner_name=full_name(*name),
        said={key: Text(nl=str(row[f"{key}_nl"]), en=str(row[f"{key}_en"])) for key in SAID},
        round=round_in([row[name] for name in YEARS]),
        shares=shares,
        budget=budget,
    )


def figures_of(case: int) -> list[dict[str, object]]:
    """All of an agreement's measures and money as plain data, always in the same order; four statements.

    A consent is given to this and to the texts: whoever changes a word, a share or a euro changes it.
    Amounts are in cents, by theme and year. The last row is the money that no measure has yet.
    """
    lines = measures_of(case)
    money = (
        Account.objects.filter(case=case)
        .exclude(balance=0)
        .order_by("kind", "measure__number", "theme", "year")
        .values_list("kind", "measure__number", "theme", "year", "balance")
    )
    budgets: defaultdict[int | None, list[list[object]]] = defaultdict(list)
    for kind, number, theme, year, cents in money:
        budgets[number].append([theme or kind, year, cents])
    measures: list[dict[str, object]] = [_sealed(line, budgets[line.number]) for line in lines]
    return [*measures, {"budget": budgets[None]}]


def _sealed(line: MeasureLine, budget: list[list[object]]) -> dict[str, object]:
    """The person who owns it is named by key alone, and keeps it when merged: names are not sealed."""
    return {
        "number": line.number,
        "unit": line.unit,
        "owner": line.owner,
        "said": {key: {"nl": said.nl, "en": said.en} for key, said in sorted(line.said.items())},
        "shares": dict(sorted(line.shares.items())),
        "budget": budget,
    }


def gaps_of(lines: Iterable[MeasureLine]) -> int:
    """How much is missing in all of these measures."""
    return sum(len(line.missing) for line in lines)


def owners_in(path: str, *, on: date, also: int | None = None) -> list[tuple[int, str]]:
    """Who can own a measure here: everybody with a role in this unit, below it or above it; one statement.

    `also` is who owns it now, with or without a role.
    """
    held = Membership.objects.filter(
        in_force(on), Q(unit__path__startswith=path) | Q(unit__path__in=in_or_above(path))
    )
    found = Person.objects.filter(Q(pk__in=held.values("person"), merged_into=None) | Q(pk=also or 0))
    rows = found.order_by("family_name", "given_name", "pk").values_list("pk", *NAME)
    return [(key, full_name(*parts)) for key, *parts in rows]
