"""How long each kind of data about people is kept, and what could be destroyed on a day: nothing is."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Count, Exists, Max, Min, OuterRef, Q, QuerySet
from django.db.models.functions import Coalesce, Greatest

from leerlijn.domains.agreements.models import LedgerEntry
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.ageing import Aged, Rule, aged, first_moment, still_kept
from leerlijn.foundation.cases.queries.settings import places_of
from leerlijn.foundation.credentials.models import Certificate
from leerlijn.foundation.documents.models import Document
from leerlijn.foundation.notices.models import Notice
from leerlijn.foundation.people.models import Appointment, Membership, Person
from leerlijn.foundation.ui.sheets import Column, Sheet
from leerlijn.kernel.data_map import DataMap, Kept, Processing
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Said, Sentence, Text
from leerlijn.kernel.terms import Length, day_of

ANY_DAY = date(2000, 1, 1)
"""From which lengths are counted, to compare them."""
CHOSEN = Text(nl="door de instelling gekozen", en="chosen by the institution")
EVERYWHERE = ""
"""The place of a value that holds in the whole institution."""


@dataclass(frozen=True, slots=True)
class Lengths:
    """What holds on a day, by the key of the setting: place by place, the widest first."""

    held: Mapping[str, Mapping[str, Length]]
    chosen: frozenset[str]

    def of(self, kept: Kept) -> Mapping[str, Length]:
        return self.held[kept.length.key] if kept.length else {}

    def before(self, kept: Kept, *, on: date) -> date:
        """What ended before this day may go: by the longest that holds anywhere, as it has no place."""
        return min((length.before(on) for length in self.of(kept).values()), default=on)


def lengths_of(known: DataMap) -> list[Setting]:
    """Every length of keeping that an institution may choose."""
    return list(dict.fromkeys(each.kept.length for each in known.processings() if each.kept.length))


def lengths(known: DataMap, *, on: date) -> Lengths:
    """One statement."""
    found = {key: dict(places) for key, places in by_default(known).held.items()}
    chosen = set()
    for key, place, value in places_of(found, on=on):
        found[key][place] = Length.parse(value)
        chosen.add(key)
    return Lengths(found, frozenset(chosen))


def by_default(known: DataMap) -> Lengths:
    """Before anybody chose."""
    return Lengths(
        {each.key: {EVERYWHERE: Length.parse(each.default)} for each in lengths_of(known)}, frozenset()
    )


@dataclass(frozen=True, slots=True)
class Due:
    """What could be destroyed of one kind. `held` of the `count` are still needed."""

    title: Text
    count: int
    held: int
    oldest: date
    because: Said
    source: Text

    @property
    def goes(self) -> int:
        return self.count - self.held


@dataclass(frozen=True, slots=True)
class Tally:
    """How many, and of which moment the oldest is."""

    count: int
    held: int
    oldest: date | datetime | None


NOTHING_WENT = Text(nl="Een voorstel: er is niets vernietigd.", en="A proposal: nothing was destroyed.")
type Counting = Callable[[date, QuerySet[Case]], Tally]
"""What ended before a day; and the cases that are still kept."""


def proposed(known: DataMap, held: Lengths, *, on: date) -> list[Due]:
    """What was kept for as long as it must be on this day, in the order of the register."""
    rules = _rules(known, held, on=on)
    by_procedure, kept = aged(rules), still_kept(rules)
    return [
        Due(
            each.title,
            found.count,
            found.held,
            day_of(found.oldest) if isinstance(found.oldest, datetime) else found.oldest,
            how_long(each.kept, held),
            source(each.kept, held),
        )
        for each in known.processings()
        if (found := _found(each, by_procedure, kept, held.before(each.kept, on=on))).count and found.oldest
    ]


@dataclass(frozen=True, slots=True)
class Line:
    """How long one kind is kept today, and who says so."""

    processing: Processing
    how_long: Said
    source: Text


def table(known: DataMap, held: Lengths) -> list[Line]:
    return [Line(each, how_long(each.kept, held), source(each.kept, held)) for each in known.processings()]


def how_long(kept: Kept, held: Lengths) -> Said:
    """As the register says it; where faculties chose otherwise, the shortest and the longest."""
    found = sorted(set(_said(held.of(kept))), key=lambda length: length.after(ANY_DAY))
    if not found:
        return kept.since
    if len(found) == 1:
        return Sentence("{length}, {since}", length=found[0].said(), since=kept.since)
    return Sentence(
        "{shortest} to {longest}, by faculty, {since}",
        shortest=found[0].said(),
        longest=found[-1].said(),
        since=kept.since,
    )


def _said(places: Mapping[str, Length]) -> list[Length]:
    """Without the default, where the whole institution chose: its root has a place of one step."""
    is_chosen = any(place.count("/") == 2 for place in places)  # "/1/"
    return [length for place, length in places.items() if place or not is_chosen]


def source(kept: Kept, held: Lengths) -> Text:
    if kept.length is None:
        return kept.source
    return CHOSEN if kept.length.key in held.chosen else kept.length.source


def _found(each: Processing, cases: Sequence[Aged], kept: QuerySet[Case], before: date) -> Tally:
    if each.kept.of:
        return _added(one for one in cases if one.procedure in each.kept.of)
    count = COUNTED.get(each.key)
    return count(before, kept) if count else Tally(0, 0, None)


def _added(several: Iterable[Aged]) -> Tally:
    found = list(several)
    held = sum(one.count for one in found if one.is_held)
    return Tally(sum(one.count for one in found), held, min((one.oldest for one in found), default=None))


def _rules(known: DataMap, held: Lengths, *, on: date) -> list[Rule]:
    return [
        Rule(each.kept.of, [(place, length.before(on)) for place, length in held.of(each.kept).items()])
        for each in known.processings()
        if each.kept.of
    ]


def _files(before: date, _: QuerySet[Case]) -> Tally:
    old = Document.objects.filter(keep_until__lt=before)
    return Tally(**old.aggregate(count=Count("pk"), oldest=Min("keep_until")), held=0)


def _messages(before: date, _: QuerySet[Case]) -> Tally:
    """Not those that nobody acted on yet: a message about a running case stays."""
    old = Notice.objects.filter(made_at__lt=first_moment(before))
    running = Count("pk", filter=Q(case__is_open=True))
    return Tally(**old.aggregate(count=Count("pk"), held=running, oldest=Min("made_at")))


def _postings(before: date, _: QuerySet[Case]) -> Tally:
    """Of whole years: a year of which a part is younger stays."""
    old = LedgerEntry.objects.filter(at__lt=first_moment(date(before.year, 1, 1)))
    running = Count("pk", filter=Q(case__is_open=True))
    return Tally(**old.aggregate(count=Count("pk"), held=running, oldest=Min("at")))


def _people(before: date, kept: QuerySet[Case]) -> Tally:
    """Who had an appointment or role, and has none that lasts or ended since.

    Held by a case about or with them that is still kept, and by a certificate: that is kept for good.
    """
    lasts = Q(ends_on=None) | Q(ends_on__gte=before)
    still = [kind.objects.filter(lasts, person=OuterRef("pk")) for kind in (Appointment, Membership)]
    of_theirs = Q(subject=OuterRef("pk")) | Q(parties__person=OuterRef("pk"))
    ended = [Max("appointments__ends_on"), Max("memberships__ends_on")]
    is_needed = Exists(kept.filter(of_theirs)) | Exists(Certificate.objects.filter(holder=OuterRef("pk")))
    gone = (
        Person.objects.filter(~Exists(still[0]), ~Exists(still[1]), merged_into=None)
        .annotate(last=Coalesce(Greatest(*ended), *ended), is_held=is_needed)
        .exclude(last=None)
    )
    held = Count("pk", filter=Q(is_held=True))
    return Tally(**gone.aggregate(count=Count("pk"), held=held, oldest=Min("last")))


COUNTED: Mapping[str, Counting] = {
    "files": _files,
    "messages": _messages,
    "ledger": _postings,
    "people": _people,
}
"""What is no case: by the key of its processing, how many there are that ended before a day."""


def sheet(found: Iterable[Due], *, on: date) -> Sheet:
    """The list to decide on: nothing of it was destroyed."""
    heads = ("kind", "may go", "stays, still needed", "oldest", "because", "source")
    return Sheet(
        name=f"destruction-{on.isoformat()}",
        title=Text(nl="voorstel", en="proposal"),
        columns=[Column(head) for head in heads],
        rows=([each.title, each.goes, each.held, each.oldest, each.because, each.source] for each in found),
        notes=(NOTHING_WENT,),
    )
