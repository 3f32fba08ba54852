"""Who is probably known twice, and what would go over if two became one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import combinations

from django.db.models import Count, ManyToOneRel, Model, QuerySet
from django.db.models.functions import Lower

from leerlijn.foundation.journal.triggers import GUARDS
from leerlijn.foundation.people.models import Apart, Merge, Person
from leerlijn.kernel.sentence import Text

type Merged = Merge
AT_ONCE = 50
"""Groups on one page; the rest comes once these were answered."""


@dataclass(frozen=True, slots=True)
class Link:
    """A column of a table that points to a person."""

    model: type[Model]
    column: str

    @property
    def name(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


NEVER_CHANGES = frozenset(each.table for each in GUARDS if each.event == "UPDATE" and each.is_always)
"""Tables of which the database itself keeps every row as it was written."""
SEALED = frozenset({"agreements_measure.owner"})
"""Columns in what a council consented to: a consent is to the very key that stood there."""


def links() -> list[Link]:
    """Everything that goes over, in whatever room; not what a merge says of itself."""
    return [each for each in _all_links() if not _stays(each)]


def _all_links() -> list[Link]:
    relations = [
        each for each in Person._meta.get_fields(include_hidden=True) if isinstance(each, ManyToOneRel)
    ]
    found = (Link(each.related_model, each.field.name) for each in relations)
    return sorted(
        (each for each in found if each.model not in (Person, Merge, Apart)), key=lambda each: each.name
    )


def _stays(link: Link) -> bool:
    return link.name in SEALED or link.model._meta.db_table in NEVER_CHANGES


def named(name: str) -> Link:
    return next(link for link in links() if link.name == name)


OTHER = Text(nl="overig", en="other")
CALLED: Mapping[str, Text] = {
    "people_account": Text(nl="accounts", en="accounts"),
    "people_appointment": Text(nl="dienstverbanden", en="appointments"),
    "people_membership": Text(nl="rollen", en="roles"),
    "people_mandate": Text(nl="mandaten", en="mandates"),
    "agreements_measure": Text(nl="maatregelen", en="measures"),
    "agreements_ledgerentry": Text(nl="boekingen in het budget", en="entries in the budget"),
    "qualification_supervisionentry": Text(nl="geboekte begeleidingsuren", en="booked hours of supervision"),
    "cases_case": Text(nl="zaken over deze persoon", en="cases about this person"),
    "cases_party": Text(nl="zaken met een rol voor deze persoon", en="cases in which this person has a part"),
    "credentials_certificate": Text(nl="certificaten", en="certificates"),
    "development_enrolment": Text(nl="inschrijvingen", en="enrolments"),
    "documents_document": Text(nl="bestanden", en="files"),
    "notices_notice": Text(nl="berichten", en="messages"),
}
"""How the preview calls what lies in a table; everything else is counted together."""


def what_would_move(person: int) -> list[tuple[Text, int]]:
    """How much of each kind points to somebody; one statement for each column."""
    return _counted(links(), person)


def what_would_stay(person: int) -> list[tuple[Text, int]]:
    """The same of what is never written anew: it keeps the one who goes, under whom it was written."""
    return _counted((each for each in _all_links() if _stays(each)), person)


def what_points_to(person: int) -> Mapping[str, int]:
    """How many rows of each column do; one statement for each."""
    found = {each.name: _number_of(each, person) for each in _all_links()}
    return {name: number for name, number in found.items() if number}


def _counted(links: Iterable[Link], person: int) -> list[tuple[Text, int]]:
    counts: defaultdict[Text, int] = defaultdict(int)
    for link in links:
        counts[CALLED.get(link.model._meta.db_table, OTHER)] += _number_of(link, person)
    return [(called, number) for called, number in counts.items() if number]


def _number_of(link: Link, person: int) -> int:
    return link.model._base_manager.filter(**{link.column: person}).count()


def probable_doubles(people: QuerySet[Person]) -> list[list[Person]]:
    """Of these people those with one name or one mail address, together; four statements.

    Not those of whom it was answered of each two that they are two people.
    """
    known = people.filter(merged_into=None).annotate(
        mail=Lower("email"), given=Lower("given_name"), between=Lower("prefix"), family=Lower("family_name")
    )
    by_name = _several(known, "given", "between", "family")
    by_mail = _several(known.exclude(email=""), "mail")
    wanted = known.filter(family__in={name[-1] for name in by_name}) | known.filter(
        mail__in={mail for (mail,) in by_mail}
    )
    groups: defaultdict[tuple[str, ...], list[Person]] = defaultdict(list)
    for person in wanted.order_by("family_name", "given_name", "pk"):
        name = (person.given, person.between, person.family)
        for key in (name, (person.mail,)):
            if key in by_name or key in by_mail:
                groups[key].append(person)
    apart = frozenset(map(frozenset[int], Apart.objects.values_list("one", "other")))
    return [group for group in _each_once(groups.values()) if _can_be_one(group, apart)]


def _can_be_one(group: Sequence[Person], apart: frozenset[frozenset[int]]) -> bool:
    return any(frozenset((a.pk, b.pk)) not in apart for a, b in combinations(group, 2))


def apart_since(moment: datetime) -> list[Apart]:
    """Who was told apart since, the newest first; one statement."""
    found = Apart.objects.filter(at__gte=moment).select_related("one", "other")
    return list(found.filter(one__merged_into=None, other__merged_into=None).order_by("-at", "-pk"))


def _several(known: QuerySet[Person], *columns: str) -> set[tuple[str, ...]]:
    found = known.order_by(*columns).values_list(*columns).annotate(number=Count("pk")).filter(number__gt=1)
    return {tuple(row[:-1]) for row in found}


def _each_once(groups: Iterable[Sequence[Person]]) -> list[list[Person]]:
    """The same people for two reasons are one group."""
    return [list(group) for group in {tuple(each.pk for each in group): group for group in groups}.values()]


def merges_since(moment: datetime) -> list[Merge]:
    """What was merged since and can be taken back, the newest first; one statement."""
    found = Merge.objects.filter(at__gte=moment, undone_at=None, stays__erased_at=None).select_related(
        "stays", "gone"
    )
    return list(found.order_by("-at", "-pk"))
