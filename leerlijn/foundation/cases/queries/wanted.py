"""What somebody wants to see of the cases they may see: filters that stand in the address of a list."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Q, QuerySet
from django.http import QueryDict

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.fulltext import Matching
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import unit_name
from leerlijn.foundation.people.queries.faculties import faculties
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, catalogue
from leerlijn.kernel.sentence import Said, Sentence

LATE = Sentence("the last day has passed")


@dataclass(frozen=True, slots=True)
class Wanted:
    """`name` is a name or a personnel number; `faculty` one of `among`, with all that is under it.

    `late` are those alone of which the last day has passed.
    """

    procedure: str = ""
    state: str = ""
    name: str = ""
    faculty: Unit | None = None
    among: Sequence[Unit] = ()
    late: bool = False

    @property
    def procedures(self) -> tuple[Procedure, ...]:
        """Every edition of the one that is wanted; none where any will do."""
        return catalogue.editions_of(self.procedure)

    @property
    def query(self) -> str:
        """Everything but the procedure, as it stands in an address behind the question mark."""
        return urlencode([(name, value) for name, value in self.hidden if name != "procedure"])

    @property
    def hidden(self) -> tuple[tuple[str, str], ...]:
        """Everything that was chosen, by its name in an address."""
        code = self.faculty.code if self.faculty else ""
        named = {"procedure": self.procedure, "state": self.state, "name": self.name, "faculty": code}
        named["late"] = "yes" if self.late else ""
        return tuple((name, value) for name, value in named.items() if value)

    @property
    def said(self) -> tuple[Said, ...]:
        """In words; nothing where nothing was chosen."""
        states = (state for each in self.procedures for state in each.states)
        title = next((state.title for state in states if state.key == self.state), self.state)
        late = LATE if self.late else ""
        chosen = (title, self.name, unit_name(self.faculty) if self.faculty else "", late)
        return tuple(Sentence("Only: {filter}.", filter=each) for each in chosen if each)


def wanted_in(address: QueryDict, *, procedure: str | None = None) -> Wanted:
    """What an address asks for; of one procedure only, where a list is about that. One statement."""
    among = faculties()
    code = address.get("faculty", "")
    return Wanted(
        procedure=address.get("procedure", "") if procedure is None else procedure,
        state=address.get("state", ""),
        name=address.get("name", "").strip(),
        faculty=next((each for each in among if each.code == code), None),
        among=among,
        late=address.get("late", "") == "yes",
    )


def in_any_state(standing: Standing, wanted: Wanted) -> QuerySet[Case]:
    """What somebody may see of what they want to see, whatever state it is in."""
    found = visible_to(standing, wanted.procedures)
    for word in wanted.name.split():
        found = found.filter(Q(subject__in=Matching("people_person", word)) | Q(subject__number=word))
    if wanted.faculty:
        found = found.filter(path__startswith=wanted.faculty.path)
    if wanted.late:
        found = found.filter(due_on__lt=standing.on)
    return found


def cases_wanted(standing: Standing, wanted: Wanted) -> QuerySet[Case]:
    """What somebody may see of what they want to see."""
    found = in_any_state(standing, wanted)
    return found.filter(state=wanted.state) if wanted.state else found


def counts_by_state(cases: QuerySet[Case]) -> Mapping[str, int]:
    """How many in each state; one statement."""
    return dict(cases.order_by().values_list("state").annotate(number=Count("pk")))
