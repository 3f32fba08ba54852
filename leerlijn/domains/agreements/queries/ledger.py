"""Reading the ledger: totals that are always derived, the postings behind a figure, and the proof.

What somebody reads here lies in agreements that they may see; every figure leads to its postings.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Sum

from leerlijn.domains.agreements.models import Account, CouncilRequest, LedgerEntry, Posting, PublishedFigure
from leerlijn.domains.agreements.queries.outcomes import CONSENT
from leerlijn.domains.agreements.queries.rounds import Round, columns, in_round, round_in
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import full_name
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, catalogue
from leerlijn.kernel.sentence import Text

AGREEMENTS = ("faculty-agreement", "institution-agreement")
NOT_COUNTED = ("withdrawn", "annulled")
"""States of an agreement of which the money counts nowhere any more; its own pages still show it."""
NEVER_AGREED = Q(state="closed") & ~Exists(
    CouncilRequest.objects.filter(about=OuterRef("pk"), outcome__in=CONSENT)
)
"""An agreement that closed with its round before any council consented to it: that counts nowhere either."""
PAGE = 25

type Cell = tuple[int, str, int]
"""Holder, theme, year."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What somebody chose to see: of one holder, of one theme, of one year; or of one agreement."""

    holder: int = 0
    theme: str = ""
    year: int = 0
    case: int = 0


def procedures() -> tuple[Procedure, ...]:
    return tuple(edition for key in AGREEMENTS for edition in catalogue.editions_of(key))


def agreements_seen_by(standing: Standing) -> QuerySet[Case]:
    """Every agreement that somebody may see."""
    return visible_to(standing, procedures())


@dataclass(frozen=True, slots=True)
class Budget:
    """Amounts in cents per holder, theme and year; every total is added up when it is asked for."""

    cells: Mapping[Cell, int]
    free: Mapping[tuple[int, int], int]
    holders: Mapping[int, Text] = field(default_factory=dict)
    of_cases: Mapping[int, Mapping[Cell, int]] = field(default_factory=dict)

    def only(self, cases: Iterable[int]) -> Budget:
        """The part of it that stands in these agreements."""
        cells: defaultdict[Cell, int] = defaultdict(int)
        for case in cases:
            for cell, cents in self.of_cases.get(case, {}).items():
                cells[cell] += cents
        return Budget(cells, {}, self.holders)

    def sum(self, *, holder: int = 0, theme: str = "", year: int = 0) -> int:
        """What lies at measures: of all of them, or of this holder, theme or year."""
        return sum(
            cents
            for (of, about, in_), cents in self.cells.items()
            if holder in {0, of} and theme in {"", about} and year in {0, in_}
        )

    def per_year(self, round: Round, *, holder: int = 0, theme: str = "") -> dict[int, int]:
        """The same for every year of the round."""
        return {year: self.sum(holder=holder, theme=theme, year=year) for year in round.all_years}

    def free_of(self, *, holder: int = 0, year: int = 0) -> int:
        """What was granted and no measure has; below zero more was divided than there is."""
        return sum(cents for (of, in_), cents in self.free.items() if holder in {0, of} and year in {0, in_})

    @property
    def is_empty(self) -> bool:
        return not self.cells and not any(self.free.values())


def budget_of(cases: QuerySet[Case], wanted: Wanted | None = None) -> Budget:
    """The budget of these agreements; one statement."""
    rows = (
        _accounts(cases, wanted or Wanted())
        .order_by()
        .values_list("case", "kind", "holder", "holder__name_nl", "holder__name_en", "theme", "year")
        .annotate(cents=Sum("balance"))
    )
    cells: defaultdict[Cell, int] = defaultdict(int)
    free: defaultdict[tuple[int, int], int] = defaultdict(int)
    holders = {}
    of_cases: defaultdict[int, dict[Cell, int]] = defaultdict(dict)
    for case, kind, holder, nl, en, theme, year, cents in rows:
        holders[holder] = Text(nl=nl, en=en)
        if kind == Account.Kind.MEASURE:
            cells[holder, theme, year] += cents
            of_cases[case][holder, theme, year] = cents
        else:
            free[holder, year] += cents
    named = dict(sorted(holders.items(), key=lambda each: (each[1].en, each[0])))
    return Budget({key: cents for key, cents in cells.items() if cents}, free, named, of_cases)


def granted_per_year(case: int) -> dict[int, int]:
    """What came into an agreement, in cents; one statement."""
    sources = Account.objects.filter(case=case, kind=Account.Kind.SOURCE).order_by("year")
    return {year: -cents for year, cents in sources.values_list("year", "balance")}


def _accounts(cases: QuerySet[Case], wanted: Wanted) -> QuerySet[Account]:
    """Without the sources: what they gave is where it is now; and without what was withdrawn."""
    counted = cases if wanted.case else cases.exclude(Q(state__in=NOT_COUNTED) | NEVER_AGREED)
    found = Account.objects.filter(case__in=counted.order_by().values("pk"))
    found = found.exclude(kind=Account.Kind.SOURCE)
    if wanted.case:
        found = found.filter(case=wanted.case)
    if wanted.holder:
        found = found.filter(holder=wanted.holder)
    if wanted.theme:
        found = found.filter(theme=wanted.theme)
    return found.filter(year=wanted.year) if wanted.year else found


@dataclass(frozen=True, slots=True)
class BudgetLine:
    """What a measure has for one theme in one year, in cents."""

    code: str
    case: int
    number: int
    title: Text
    theme: str
    year: int
    cents: int


def budget_lines(cases: QuerySet[Case], wanted: Wanted) -> Iterator[BudgetLine]:
    """By holder, measure, theme and year, a few thousand at a time; one statement."""
    rows = (
        _accounts(cases, wanted)
        .filter(kind=Account.Kind.MEASURE)
        .exclude(balance=0)
        .order_by("holder__code", "holder", "case", "measure__number", "theme", "year")
        .values_list(
            *("holder__code", "case", "measure__number", "measure__title_nl", "measure__title_en"),
            *("theme", "year", "balance"),
        )
    )
    for code, case, number, nl, en, *rest in rows.iterator(chunk_size=2000):
        yield BudgetLine(code, case, number or 0, Text(nl=nl or "", en=en or ""), *rest)


@dataclass(frozen=True, slots=True)
class RollUp:
    """A unit with what lies in it and below it, derived from the ledger."""

    unit: int
    name: Text
    level: int
    cents: Mapping[int, int]

    @property
    def total(self) -> int:
        return sum(self.cents.values())


def places_seen_by(standing: Standing) -> tuple[str, ...]:
    """Where somebody sees agreements by an office."""
    roles = {role for each in procedures() for role in catalogue.who_sees(each).offices}
    return tuple(office.path for office in standing.offices if office.role in roles)


def roll_up(
    cases: QuerySet[Case], round: Round, wanted: Wanted | None = None, *, within: tuple[str, ...] = ("/",)
) -> list[RollUp]:
    """Programme, faculty, institution: each with all that lies below it; three statements.

    Nothing is typed and nothing is kept: a unit that moves takes its money along on both sides. Only units
    of which all is seen are told: those in the places of `within`, and those of the agreements themselves,
    unless a measure of an agreement of the round that is not among `cases` is carried out there.
    """
    rows = list(
        _accounts(cases, wanted or Wanted())
        .filter(kind=Account.Kind.MEASURE)
        .order_by()
        .values_list("holder__path", "case__path", "year")
        .annotate(cents=Sum("balance"))
    )
    seen = (*within, *{case for _, case, _, _ in rows})
    others = in_round(Case.objects.exclude(pk__in=cases.order_by().values("pk")), round)
    unseen = _accounts(others, wanted or Wanted())
    elsewhere = unseen.filter(kind=Account.Kind.MEASURE, balance__gt=0).order_by()
    partly = {
        place
        for path in elsewhere.values_list("holder__path", flat=True).distinct()
        for place in _in_or_above(path)
    }
    places = {place for path, *_ in rows for place in _in_or_above(path) if place.startswith(seen)} - partly
    units = (
        Unit.objects.filter(path__in=places).order_by("path").values_list("pk", "path", "name_nl", "name_en")
    )
    return [
        RollUp(
            unit=key,
            name=Text(nl=nl, en=en),
            level=path.count("/") - 2,
            cents=_per_year(((at, year, cents) for at, _, year, cents in rows), path, round),
        )
        for key, path, nl, en in units
    ]


def _in_or_above(path: str) -> list[str]:
    parts = path.strip("/").split("/")
    return [f"/{'/'.join(parts[:depth])}/" for depth in range(1, len(parts) + 1)]


def _per_year(rows: Iterable[tuple[str, int, int]], path: str, round: Round) -> Mapping[int, int]:
    found = dict.fromkeys(round.all_years, 0)
    for at, year, cents in rows:
        if at.startswith(path):
            found[year] += cents
    return found


@dataclass(frozen=True, slots=True)
class PostingLine:
    """One posting as somebody reads it who asks where a figure comes from. `cents` below zero went out."""

    id: int
    entry: int
    act: str
    at: datetime
    source: str
    reason: str
    who: str
    case: int
    holder: Text
    measure: int | None
    title: Text
    theme: str
    year: int
    cents: int
    corrects: int | None
    is_corrected: bool
    round: Round


ENTRY = ("posting", "entry", "entry__act", "entry__at", "entry__source", "entry__reason", "entry__case")
WHO = ("entry__made_by__given_name", "entry__made_by__prefix", "entry__made_by__family_name")
ABOUT = (
    *("measure", "title_nl", "title_en", "theme", "year", "holder_nl", "holder_en", "moved"),
    *("entry__corrects", "corrected"),
)
YEARS = columns("entry__case__in_round__round__")


def postings_of(
    cases: QuerySet[Case], wanted: Wanted, *, before: int | None = None
) -> tuple[list[PostingLine], int | None]:
    """The postings behind a figure, the newest first, and where the next page begins; one statement.

    A posting between two of the accounts asked for stands there twice, once on either side.
    """
    accounts = _accounts(cases, wanted)
    if wanted.theme or wanted.holder or wanted.year:
        accounts = accounts.filter(kind=Account.Kind.MEASURE)
    keys = accounts.order_by().values("pk")
    postings = Posting.objects.all() if before is None else Posting.objects.filter(pk__lt=before)
    taken, given = (_side(postings.filter(Q(**{f"{side}__in": keys})), side) for side in ("taker", "giver"))
    rows = taken.union(given, all=True).order_by("-posting", "-moved")[: 2 * (PAGE + 1)]
    shown = [_posting(row) for row in rows]
    last = _last_of_page(shown)
    return [each for each in shown if last is None or each.id >= last], last


def _last_of_page(shown: list[PostingLine]) -> int | None:
    """The posting with which a page ends; both its sides stay together."""
    keys = sorted({each.id for each in shown}, reverse=True)
    return keys[PAGE - 1] if len(keys) > PAGE else None


def _side(postings: QuerySet[Posting], side: str) -> QuerySet[Any, Any]:
    sign = 1 if side == "taker" else -1
    return postings.annotate(
        posting=F("pk"),
        measure=F(f"{side}__measure__number"),
        title_nl=F(f"{side}__measure__title_nl"),
        title_en=F(f"{side}__measure__title_en"),
        theme=F(f"{side}__theme"),
        year=F(f"{side}__year"),
        holder_nl=F(f"{side}__holder__name_nl"),
        holder_en=F(f"{side}__holder__name_en"),
        moved=F("cents") * sign,
        corrected=F("entry__corrected_by"),
    ).values_list(*ENTRY, *WHO, *ABOUT, *YEARS)


def _posting(row: tuple[Any, ...]) -> PostingLine:
    key, entry, act, at, source, reason, case, given, prefix, family, *about = row
    measure, title_nl, title_en, theme, year, holder_nl, holder_en, cents, corrects, corrected = about[:10]
    return PostingLine(
        id=key,
        entry=entry,
        act=act,
        at=at,
        source=source,
        reason=reason,
        who=full_name(given, prefix, family),
        case=case,
        holder=Text(nl=holder_nl, en=holder_en),
        measure=measure,
        title=Text(nl=title_nl or "", en=title_en or ""),
        theme=theme,
        year=year,
        cents=cents,
        corrects=corrects,
        is_corrected=corrected is not None,
        round=round_in(about[10:]),
    )


def entry_of(case: int, entry: int) -> LedgerEntry | None:
    """An entry of this agreement, with what it moved; one statement."""
    return LedgerEntry.objects.filter(pk=entry, case=case).annotate(cents=Sum("postings__cents")).first()


@dataclass(frozen=True, slots=True)
class Difference:
    """A total as it was published elsewhere beside what it should be; both stay as they are."""

    sheet: str
    line: int
    holder: Text
    theme: str
    year: int | None
    published: int
    computed: int

    @property
    def cents(self) -> int:
        return self.published - self.computed


def differences(wanted: Wanted, round: Round, *, most: int = 20) -> list[Difference]:
    """Published totals that are not the sum of their own lines; one statement."""
    found = PublishedFigure.objects.filter(sheet__round=round.key, is_total=True).exclude(cents=F("computed"))
    if wanted.holder:
        found = found.filter(holder=wanted.holder)
    rows = found.order_by("-sheet", "line", "pk").values_list(
        *("sheet__name", "line", "holder__name_nl", "holder__name_en", "theme", "year", "cents", "computed")
    )[:most]
    return [
        Difference(sheet, line, Text(nl=nl or "", en=en or ""), theme, year, cents, computed or 0)
        for sheet, line, nl, en, theme, year, cents, computed in rows
    ]


@dataclass(frozen=True, slots=True)
class TrialBalance:
    """What all accounts add up to, which is nothing, and the accounts that differ from their postings."""

    total: int
    wrong: tuple[int, ...]

    @property
    def is_right(self) -> bool:
        return self.total == 0 and not self.wrong


def trial_balance() -> TrialBalance:
    """The whole ledger added up anew from its postings; three statements."""
    kept = dict(Account.objects.values_list("pk", "balance"))
    taken = dict(Posting.objects.order_by().values_list("taker").annotate(cents=Sum("cents")))
    given = dict(Posting.objects.order_by().values_list("giver").annotate(cents=Sum("cents")))
    wrong = [key for key, cents in kept.items() if taken.get(key, 0) - given.get(key, 0) != cents]
    return TrialBalance(sum(kept.values()), tuple(wrong))
