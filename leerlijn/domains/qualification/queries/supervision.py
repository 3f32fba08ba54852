"""The hours of supervision: those of one dossier entry by entry, and what they add up to for several."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.db.models import Exists, F, OuterRef, Q, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Coalesce

from leerlijn.domains.qualification.models import SupervisionEntry
from leerlijn.domains.qualification.supervision import Hours, in_hours
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import open_to
from leerlijn.foundation.cases.queries.wanted import Wanted, cases_wanted
from leerlijn.kernel.policy import Action, Standing
from leerlijn.kernel.sentence import Text

Kind = SupervisionEntry.Kind


@dataclass(frozen=True, slots=True)
class EntryLine:
    """One entry with the words beside it; `corrected_by` and `corrects` are numbers of others."""

    number: int
    kind: Kind
    minutes: int
    on: date
    who: str
    about: str
    because: str
    corrects: int | None
    corrected_by: int | None

    @property
    def hours(self) -> Decimal:
        return in_hours(self.minutes)

    @property
    def can_be_corrected(self) -> bool:
        return self.corrects is None and self.corrected_by is None


def entries_of(case: int) -> tuple[EntryLine, ...]:
    """The newest first; one statement."""
    found = SupervisionEntry.objects.filter(case=case).select_related(
        "made_by", "note", "corrects", "corrected_by"
    )
    return tuple(_line(each) for each in found.order_by("-number"))


def _line(entry: SupervisionEntry) -> EntryLine:
    note, correction = getattr(entry, "note", None), getattr(entry, "corrected_by", None)
    return EntryLine(
        number=entry.number,
        kind=Kind(entry.kind),
        minutes=entry.minutes,
        on=entry.on,
        who=entry.made_by.name,
        about=note.about if note else "",
        because=note.because if note else "",
        corrects=entry.corrects.number if entry.corrects else None,
        corrected_by=correction.number if correction else None,
    )


def _minutes(kind: Kind) -> Coalesce:
    """The sum of one kind in the case of a dossier, as a part of another statement."""
    rows = SupervisionEntry.objects.filter(case=OuterRef("case"), kind=kind).order_by()
    return Coalesce(Subquery(rows.values("case").annotate(sum=Sum("minutes")).values("sum")), 0)


BESIDE_A_DOSSIER: Mapping[str, Coalesce] = {f"minutes_{kind.value}": _minutes(kind) for kind in Kind}
"""What loads the hours together with a dossier."""

SUMS = {kind.value: Coalesce(Sum("minutes", filter=Q(kind=kind)), 0) for kind in Kind}


def hours_now(case: int) -> Hours:
    """One statement."""
    return Hours(**SupervisionEntry.objects.filter(case=case).aggregate(**SUMS))


def hours_of(cases: Iterable[int] | QuerySet[Case]) -> Mapping[int, Hours]:
    """By the case of the dossier, where there is an entry; one statement."""
    found = SupervisionEntry.objects.filter(case__in=cases).order_by().values("case").annotate(**SUMS)
    return {case: Hours(*sums) for case, *sums in found.values_list("case", *SUMS)}


@dataclass(frozen=True, slots=True)
class ListedHours:
    """What the hours of a list add up to: by the case of each dossier shown, and by unit of them all."""

    by_case: Mapping[int, Hours]
    by_unit: Sequence[tuple[Text, Hours]]


def listed_hours(cases: QuerySet[Case], shown: Iterable[int]) -> ListedHours:
    """Of all these cases, of which those on the page are named; one statement."""
    found = SupervisionEntry.objects.order_by().values_list()
    nobody, nowhere = Value(0), Value("")
    units = found.filter(case__in=cases.order_by()).annotate(
        of=nobody, nl=F("case__unit__name_nl"), en=F("case__unit__name_en")
    )
    each = found.filter(case__in=list(shown)).annotate(of=F("case"), nl=nowhere, en=nowhere)
    names = ("of", "nl", "en")
    rows = [query.values(*names).annotate(**SUMS).values_list(*names, *SUMS) for query in (units, each)]
    by_case, by_unit = dict[int, Hours](), list[tuple[Text, Hours]]()
    for of, nl, en, *sums in rows[0].union(rows[1], all=True).order_by("of", "nl"):
        if of:
            by_case[of] = Hours(*sums)
        else:
            by_unit.append((Text(nl=nl, en=en), Hours(*sums)))
    return ListedHours(by_case, by_unit)


def dossiers_with_hours(standing: Standing, wanted: Wanted, *, by: Action) -> QuerySet[Case]:
    """The dossiers that this opens to somebody, in which hours are booked or can be expected."""
    booked = SupervisionEntry.objects.filter(case=OuterRef("pk"))
    found = cases_wanted(standing, wanted).filter(Q(is_open=True) | Exists(booked))
    return found.filter(open_to(standing, [(each, by) for each in wanted.procedures]))
