"""A case as its page shows it: what it is, where it stands, who holds the ball, and what happened to it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import QuerySet

from leerlijn.foundation.cases.came import CameSaid, came_in
from leerlijn.foundation.cases.models import Case, Party
from leerlijn.foundation.cases.queries.entering import ForAnother, for_others
from leerlijn.foundation.cases.queries.holding import holding
from leerlijn.foundation.cases.queries.situations import Situation, parties_of, procedure_of
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.journal import queries as journal
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Choice, Procedure, State, Step
from leerlijn.kernel.sentence import Said, Text, Value, from_data


@dataclass(frozen=True, slots=True)
class CasePage:
    """`facts` are those of the procedure: loaded once, they answer every guard of the page."""

    case: Case
    procedure: Procedure
    state: State
    situation: Situation
    facts: Any

    @property
    def parties(self) -> Sequence[Party]:
        return self.situation.parties

    @property
    def holders(self) -> tuple[str, ...]:
        """The names of those who hold the ball, as far as whoever looks may know."""
        held = holding(
            self.parties,
            self.procedure,
            self.case.state,
            self.case.owner_relation,
            path=self.case.path,
            seen_by=self.situation.by,
        )
        return tuple(party.person.name for party in held)

    @property
    def for_others(self) -> tuple[ForAnother, ...]:
        """What whoever looks can enter for others, when it came by mail, by phone or on paper."""
        return tuple(for_others(self.situation, self.procedure, self.facts))

    @property
    def due_said(self) -> Value | None:
        return from_data(self.case.due_said) if self.case.due_said else None

    @property
    def if_passed(self) -> Text | None:
        """What happens after the last day."""
        return self.procedure.if_passed(self.state, ends_then=self.case.ends_then)

    @property
    def question(self) -> Value | None:
        """What a case asks that an import opened, in its own words."""
        return from_data(self.case.data["said"]) if "said" in self.case.data else None

    @property
    def answer(self) -> str:
        """What an office answered to whoever contested what it entered."""
        return str(self.case.data.get("answer", ""))

    @property
    def contested_entry(self) -> int | None:
        """The entry that this contests, by its place in the case that it is about."""
        entry: int | None = self.case.data.get("entry")
        return entry

    @property
    def is_with_you(self) -> bool:
        """Whether the ball is with whoever looks: as a party that owes, or by an office."""
        if self.situation.owes():
            return True
        relation = self.state.owner.relation if self.state.owner else None
        office = relation.office if relation else ""
        return bool(office and self.situation.by.office(office, at=self.case.path))


def case_page(case: Case, *, by: Standing, at: datetime) -> CasePage:
    """One statement, and those of the procedure's facts."""
    return _page(case, parties_of(case), by=by, at=at)


def page_of(number: int, *, by: Standing, at: datetime) -> CasePage | None:
    """The case with this key, where it is open to them; one statement, two where nobody is a party to it."""
    mine = visible_to(by).filter(pk=number)
    found = Party.objects.filter(case__in=mine).select_related("person", "case__unit", "case__subject")
    parties = list(found.order_by("pk"))
    case = parties[0].case if parties else mine.select_related("unit", "subject").first()
    return _page(case, parties, by=by, at=at) if case else None


def pages_of(numbers: Iterable[int], *, by: Standing, at: datetime) -> list[CasePage]:
    """The cases with these keys that are open to them; two statements, and those of the facts of each."""
    return pages_in(visible_to(by).filter(pk__in=numbers), by=by, at=at)


def pages_in(found: QuerySet[Case], *, by: Standing, at: datetime) -> list[CasePage]:
    """All of these, of which it is known that they are open to them; as many statements."""
    cases = list(found.select_related("unit", "subject").order_by("pk"))
    parties = defaultdict(list)
    for party in Party.objects.filter(case__in=cases).select_related("person").order_by("pk"):
        parties[party.case_id].append(party)
    return [_page(case, parties[case.pk], by=by, at=at) for case in cases]


def _page(case: Case, parties: Sequence[Party], *, by: Standing, at: datetime) -> CasePage:
    procedure = procedure_of(case)
    situation = Situation(case, by, at, parties)
    return CasePage(case, procedure, procedure.state(case.state), situation, procedure.facts(situation))


def state_of(case: Case) -> State:
    """Where a case stands, by its procedure."""
    return procedure_of(case).state(case.state)


def state_title(case: Case) -> Text:
    """Where a case stands, in the words of its procedure."""
    return state_of(case).title


@dataclass(frozen=True, slots=True)
class Happened:
    """An entry of the journal in the words of the procedure; `chosen`: what its reader chose by it.

    `came`: an office entered it for somebody; `is_yours`: for whoever looks.
    """

    at: datetime
    who: str
    on_behalf_of: str
    title: Said | str
    state: Said | str
    late: Value | None
    act: str
    is_own: bool
    chosen: tuple[Text, Text] | None
    is_of_the_clock: bool
    payload: Mapping[str, Any]
    hash: str
    came: CameSaid | None = None
    is_yours: bool = False

    @property
    def version(self) -> int:
        """Of the case after this entry."""
        return int(self.payload.get("version", 0))

    @property
    def is_move(self) -> bool:
        """Whether it brought the case to another state."""
        return bool(self.payload.get("to") != self.payload.get("from"))


def history_of(seen: CasePage, *, until: datetime | None = None) -> list[Happened]:
    """What happened to the case, the first first, as far as whoever looks may know; one statement.

    While several people each owe the same step, nobody is told who of the others took it, unless that happens
    openly: what one knows of it must not colour what another finds.
    """
    return [
        _happened(entry, seen)
        for entry in journal.entries_of(f"case:{seen.case.pk}")
        if (until is None or entry.at <= until) and not _is_quiet(entry, seen)
    ]


def _is_quiet(entry: journal.EntryLine, seen: CasePage) -> bool:
    said = entry.payload
    is_of_this_state = not said or said.get("to") == said.get("from") == seen.case.state
    is_in_this_state = is_of_this_state and entry.at >= seen.case.since
    step = seen.procedure.step(seen.case.state, entry.act)
    by_another = not seen.situation.by.is_known_as(entry.pseudonym)
    return bool(step and step.is_quiet and is_in_this_state and by_another)


def _happened(entry: journal.EntryLine, seen: CasePage) -> Happened:
    step: Step | None = seen.procedure.step_named(entry.act)
    said = entry.payload or {}
    to = next((state.title for state in seen.procedure.states if state.key == said.get("to")), "")
    is_own = seen.situation.by.is_known_as(entry.pseudonym)
    return Happened(
        at=entry.at,
        who=entry.name,
        on_behalf_of=entry.on_behalf_name,
        title=(step.told or step.title) if step else entry.act,
        state=to,
        late=from_data(said["late"]) if "late" in said else None,
        act=entry.act,
        is_own=is_own,
        chosen=_chosen(step, said.get("answers", {})) if step and is_own else None,
        is_of_the_clock=not entry.pseudonym,
        payload=said,
        hash=entry.hash,
        came=came_in(said),
        is_yours=seen.situation.by.is_known_as(entry.on_behalf_of),
    )


def _chosen(step: Step, answers: Mapping[str, Any]) -> tuple[Text, Text] | None:
    """Question and answer, where the step asks nothing but one choice with a consequence."""
    match step.asks:
        case (Choice(weighs=True) as asked,) if (answer := str(answers.get(asked.name))) in asked.among:
            return asked.label, asked.among[answer]
    return None


def as_it_stood(case: Case, happened: Sequence[Happened]) -> Case | None:
    """The case after the last of these entries, with the state, version and term of then.

    None where there is no entry, or where what it said was erased.
    """
    last = happened[-1].payload if happened else {}
    if not last:
        return None
    past = Case(**{field.attname: getattr(case, field.attname) for field in Case._meta.concrete_fields})
    past.state, past.version, past.owner_relation = last["to"], last["version"], last["owner"]
    past.since = datetime.fromisoformat(last["since"])
    past.due_on = date.fromisoformat(last["due_on"]) if last["due_on"] else None
    past.due_said, past.ends_then = last["due_said"], last.get("ends_then", False)
    past.unit_id = last.get("unit", past.unit_id)
    past.is_open = not procedure_of(past).state(past.state).final
    return past
