"""Who is probably known twice, and what would go over if two became one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count, ManyToOneRel, Model, QuerySet
from django.db.models.functions import Lower

from leerlijn.foundation.people.models import Merge, Person
from leerlijn.kernel.sentence import Text

AT_ONCE = 50
"""Groups on one page."""


@dataclass(frozen=True, slots=True)
class Link:
    """A column of a table that points to a person."""

    model: type[Model]
    column: str

    @property
    def name(self) -> str:
        return f"{self.model._meta.db_table}.{self.column}"


def links() -> list[Link]:
    """Everything that points to a person, in whatever room; not what a merge says of itself."""
    relations = [
        each for each in Person._meta.get_fields(include_hidden=True) if isinstance(each, ManyToOneRel)
    ]
    found = (Link(each.related_model, each.field.name) for each in relations)
    return sorted((each for each in found if each.model not in (Person, Merge)), key=lambda each: each.name)


def named(name: str) -> Link:
    return next(link for link in links() if link.name == name)


OTHER = Text(nl="overig", en="other")
CALLED: Mapping[str, Text] = {
    "people_account": Text(nl="accounts", en="accounts"),
    "people_appointment": Text(nl="dienstverbanden", en="appointments"),
    "people_membership": Text(nl="rollen", en="roles"),
    "people_mandate": Text(nl="mandaten", en="mandates"),
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
    counts: defaultdict[Text, int] = defaultdict(int)
    for link in links():
        number = link.model._base_manager.filter(**{link.column: person}).count()
        counts[CALLED.get(link.model._meta.db_table, OTHER)] += number
    return [(called, number) for called, number in counts.items() if number]


def probable_doubles(people: QuerySet[Person]) -> list[list[Person]]:
    """Of these people those with one name or one mail address, together; three statements."""
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
    return _each_once(groups.values())


def _several(known: QuerySet[Person], *columns: str) -> set[tuple[str, ...]]:
    found = known.order_by(*columns).values_list(*columns).annotate(number=Count("pk")).filter(number__gt=1)
    return {tuple(row[:-1]) for row in found[:AT_ONCE]}


def _each_once(groups: Iterable[Sequence[Person]]) -> list[list[Person]]:
    """The same people for two reasons are one group."""
    return [list(group) for group in {tuple(each.pk for each in group): group for group in groups}.values()]


def merges_since(moment: datetime) -> list[Merge]:
    """What was merged since and not taken back, the newest first; one statement."""
    found = Merge.objects.filter(at__gte=moment, undone_at=None).select_related("stays", "gone")
    return list(found.order_by("-at", "-pk"))
