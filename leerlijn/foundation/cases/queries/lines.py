"""Cases in lists: light rows, sorted, a page at a time by the last key of the page before."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet, Value, When
from django.db.models.functions import Coalesce

from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.fulltext import Matching
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import LOOK_AND_DECIDE, Late, Procedure, State, Step, catalogue
from leerlijn.kernel.sentence import Text

PAGE = 25
NEVER = date(9999, 12, 31)
"""Sorts what has no last day behind everything that has one."""
LAST_DAY = Coalesce("due_on", Value(NEVER))
LONGEST_NUMBER = 19
"""In digits; a longer one is no key of a row."""


@dataclass(frozen=True, slots=True)
class CaseLine:
    """One row of a list. `subject_id` is whom it is about, with the name and the personnel number."""

    id: int
    name: Text
    procedure: Procedure
    state: State
    version: int
    subject: str
    subject_id: int | None
    number: str
    unit: Text
    since: datetime
    due_on: date | None
    ends_then: bool
    owner_relation: str
    path: str

    @property
    def page(self) -> str:
        """The name of the address where it is read."""
        return self.procedure.page or "cases:case"

    def whom(self, reader: Standing) -> str:
        """Whom it is about, for anybody else."""
        return "" if self.subject_id == reader.person else self.subject

    @property
    def late(self) -> Late:
        """What being late does here; where there is no last day, nothing."""
        if self.ends_then:
            return Late.LOST
        return self.state.late if self.due_on else Late.HARMLESS

    @property
    def if_passed(self) -> Text | None:
        """What happens after the last day."""
        return self.procedure.if_passed(self.state, ends_then=self.ends_then)

    @property
    def act(self) -> Step | None:
        """What whoever holds the ball does first."""
        theirs = (
            step
            for step in self.procedure.steps_in(self.state.key)
            if self.state.owner in step.by and not step.is_of_the_clock
        )
        return next(theirs, None)

    @property
    def doing(self) -> Text | None:
        """What the button in a list says: where there is something to decide, not one of the answers."""
        act = self.act
        if act is None:
            return None
        return self.state.doing or act.link or (LOOK_AND_DECIDE if act.decides else act.title)

    @property
    def deed(self) -> str:
        """The name of the address where that button leads: where it names a deed with a page, that page."""
        act = self.act
        is_named = act is not None and self.doing in {act.link, act.title}
        return act.page if act and is_named and act.page else self.page

    @property
    def holder(self) -> Text | None:
        """The role that has the ball; None where only time has it, or nobody."""
        owner = self.state.owner
        return owner.title if owner and owner.relation else None


NAMES = ("given_name", "prefix", "family_name")
COLUMNS = (
    "id",
    "name_nl",
    "name_en",
    "procedure",
    "edition",
    "state",
    "version",
    "since",
    "due_on",
    "ends_then",
    "owner_relation",
    "path",
    "subject_id",
    "unit__name_nl",
    "unit__name_en",
    "subject__number",
    *(f"subject__{name}" for name in NAMES),
)


def lines(cases: QuerySet[Case]) -> list[CaseLine]:
    """The rows of a query; one statement."""
    return [_line(row) for row in cases.values(*COLUMNS)]


def streamed(cases: QuerySet[Case]) -> Iterator[CaseLine]:
    """The same one by one, however many there are."""
    return map(_line, cases.values(*COLUMNS).iterator())


def _line(row: dict[str, Any]) -> CaseLine:
    procedure = catalogue.get(row["procedure"], row["edition"])
    return CaseLine(
        id=row["id"],
        name=Text(nl=row["name_nl"], en=row["name_en"]),
        procedure=procedure,
        state=procedure.state(row["state"]),
        version=row["version"],
        subject=" ".join(part for name in NAMES if (part := row[f"subject__{name}"])),
        subject_id=row["subject_id"],
        number=row["subject__number"] or "",
        unit=Text(nl=row["unit__name_nl"], en=row["unit__name_en"]),
        since=row["since"],
        due_on=row["due_on"],
        ends_then=row["ends_then"],
        owner_relation=row["owner_relation"],
        path=row["path"],
    )


def cases_of(
    standing: Standing, *, procedures: Iterable[Procedure] = (), state: str = "", mine: bool = False
) -> QuerySet[Case]:
    """Cases somebody may see, the newest first; `mine` are those in which they take part themselves."""
    found = visible_to(standing, procedures)
    if state:
        known = {each.key for one in procedures or catalogue.procedures.values() for each in one.states}
        found = found.filter(state=state) if state in known else found.none()
    if mine:
        found = found.filter(Exists(Party.objects.filter(case=OuterRef("pk"), person=standing.person)))
    return found.order_by("-pk")


def cases_like(words: Iterable[str], standing: Standing, *, limit: int = PAGE) -> list[CaseLine]:
    """The cases somebody may see in which every word occurs, the newest first; one statement.

    A word begins one of what it is called, of whom it is about or of its unit; or it occurs in the title of
    its procedure, or is its number.
    """
    found = visible_to(standing).filter(*map(_occurs, words)).order_by("-pk")
    return lines(found[:limit])


def _occurs(word: str) -> Q:
    found = Q(pk__in=Matching("cases_case", word)) | Q(subject__in=Matching("people_person", word))
    found |= Q(unit__in=Matching("people_unit", word))
    titled = [each.key for each in catalogue.procedures.values() if _is_in(word, each.title)]
    if titled:
        found |= Q(procedure__in=titled)
    if word.isdecimal() and len(word) < LONGEST_NUMBER:
        found |= Q(pk=int(word))
    return found


def _is_in(word: str, title: Text) -> bool:
    return word.casefold() in title.nl.casefold() or word.casefold() in title.en.casefold()


def after(cases: QuerySet[Case], last: int | None, *, limit: int = PAGE) -> list[CaseLine]:
    """The page after the case with this number, and one row more: whether there is a next page."""
    rest = cases if last is None else cases.filter(pk__lt=last)
    return lines(rest[: limit + 1])


def work_of(standing: Standing, *, limit: int = PAGE) -> list[CaseLine]:
    """Everything that waits for somebody, as themselves and by their offices, the worst first."""
    return lines(by_consequence(waiting_for(standing))[:limit])


def by_consequence(cases: QuerySet[Case], *, after: Place | None = None) -> QuerySet[Case]:
    """By what being late does, the worst first; then by the last day. Only those behind a place, if given."""
    late = (
        When(due_on=None, then=Late.HARMLESS),
        When(Q(ends_then=True) | _where(Late.LOST), then=Late.LOST),
        When(_where(Late.PAST), then=Late.PAST),
    )
    found = cases.annotate(lateness=models.Case(*late, default=Late.KEEPS_WAITING), last_day=LAST_DAY)
    if after is not None:
        same = Q(lateness=after.late), Q(last_day=after.last_day)
        found = found.filter(
            Q(lateness__gt=after.late)
            | same[0] & Q(last_day__gt=after.last_day)
            | same[0] & same[1] & Q(pk__gt=after.id)
        )
    return found.order_by("lateness", "last_day", "pk")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a list that is sorted by consequence was left."""

    late: Late
    last_day: date
    id: int

    def __str__(self) -> str:
        """As it stands in an address: 1.2027-11-24.812."""
        return f"{self.late.value}.{self.last_day.isoformat()}.{self.id}"

    @classmethod
    def of(cls, line: CaseLine) -> Place:
        return cls(line.late, line.due_on or NEVER, line.id)

    @classmethod
    def read(cls, typed: str) -> Place | None:
        """None for what is no place."""
        late, _, rest = typed.partition(".")
        day, _, number = rest.partition(".")
        try:
            return cls(Late(int(late)), date.fromisoformat(day), int(number))
        except ValueError:
            return None


def by_lateness(work: Iterable[CaseLine]) -> list[tuple[Late, list[CaseLine]]]:
    """The same list in groups, by what being late does."""
    return [(late, list(rows)) for late, rows in groupby(work, key=lambda line: line.late)]


def _where(late: Late) -> Q:
    """The states in which being late does this."""
    found = Q(pk__in=())
    for procedure in catalogue.procedures.values():
        states = [state.key for state in procedure.states if state.late is late]
        if states:
            found |= Q(procedure=procedure.key, edition=procedure.edition, state__in=states)
    return found


def passed_on_by(standing: Standing, *, limit: int = PAGE) -> list[CaseLine]:
    """In what somebody takes part and others hold the ball; who has waited longest first."""
    takes_part = Party.objects.filter(case=OuterRef("pk"), person=standing.person)
    with_others = visible_to(standing).filter(~is_with(standing), Exists(takes_part), is_open=True)
    return lines(with_others.order_by("since", "pk")[:limit])


def waiting_for(standing: Standing) -> QuerySet[Case]:
    """What is with them, of what they may see."""
    return visible_to(standing).filter(is_with(standing), is_open=True)


def is_with(standing: Standing) -> Q:
    """Whether somebody has the ball of a case, themselves or by an office."""
    theirs = Q(Exists(Party.objects.filter(case=OuterRef("pk"), person=standing.person, owes=True)))
    for relation, office in _owning_offices():
        for held in standing.offices:
            if held.role == office:
                theirs |= Q(owner_relation=relation, path__startswith=held.path)
    return theirs


def _owning_offices() -> set[tuple[str, str]]:
    """The relations that hold a ball somewhere by an office, with that office."""
    return {
        (state.owner.relation.key, state.owner.relation.office)
        for procedure in catalogue.procedures.values()
        for state in procedure.states
        if state.owner and state.owner.relation and state.owner.relation.office
    }
