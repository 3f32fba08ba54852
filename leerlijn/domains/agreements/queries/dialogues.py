"""Talks about the quality of teaching, and what happened with each outcome."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from django.db.models import Count, Q

from leerlijn.domains.agreements.models import Dialogue, Measure, Point
from leerlijn.domains.agreements.queries.councils import members_of
from leerlijn.domains.agreements.queries.points import points_of
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import Situation
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.people.models import Unit
from leerlijn.foundation.people.queries import in_force, in_or_above, unit_name
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, Sentence

FORMS = ("meeting", "panel", "survey", "online")
AGENDAS = ("programme-agenda", "faculty-agreement", "institution-agreement")


@dataclass(frozen=True)
class DialogueFacts:
    """A talk with its outcomes; each part is loaded when it is asked for, and once."""

    situation: Situation

    @property
    def case(self) -> Case:
        return self.situation.case

    @cached_property
    def dialogue(self) -> Dialogue | None:
        return Dialogue.objects.filter(case=self.case).first() if self.case.pk else None

    @property
    def talk(self) -> Dialogue:
        if self.dialogue is None:
            raise LookupError(f"case {self.case.pk} has no dialogue")
        return self.dialogue

    @cached_property
    def outcomes(self) -> list[Point]:
        return points_of([self.case.pk]) if self.case.pk else []

    @property
    def open_outcomes(self) -> list[Point]:
        return [each for each in self.outcomes if not each.reply]

    @cached_property
    def places_to_take_up(self) -> list[tuple[str, Said | str]]:
        """The agendas and agreements of this unit and of those above and below it.

        With their measures, where whoever asks may read them.
        """
        rows = Case.objects.filter(
            Q(path__startswith=self.case.path) | Q(path__in=in_or_above(self.case.path)),
            procedure__in=AGENDAS,
        ).select_related("unit")
        cases = list(rows.order_by("-pk")[:20])
        read = visible_to(self.situation.by).filter(pk__in=[each.pk for each in cases])
        measures = list(Measure.objects.filter(case__in=read, dropped_at=None).order_by("number"))
        found: list[tuple[str, Said | str]] = []
        for each in cases:
            place = Sentence("{what}, {unit}", what=_title(each), unit=unit_name(each.unit))
            found.append((str(each.pk), place))
            found += [
                (f"{each.pk}:{one.number}", Sentence("{place}: {measure}", place=place, measure=one.name))
                for one in measures
                if one.case_id == each.pk
            ]
        return found


def _title(case: Case) -> Said:
    return catalogue.get(case.procedure, case.edition).title


def facts_of(situation: Situation) -> DialogueFacts:
    return DialogueFacts(situation)


def participants_of(unit: Unit, *, on: date) -> list[int]:
    """The members of the councils that speak for this unit: they read along, and can correct."""
    councils = Unit.objects.filter(in_force(on), parent=unit, kind=Unit.Kind.COUNCIL)
    return sorted({member.person for each in councils for member in members_of(each.pk, on=on)})


@dataclass(frozen=True, slots=True)
class DialogueLine:
    """A talk in a list, with how many of its outcomes have an answer."""

    case: int
    subject: str
    unit: Said
    state: Said
    held_on: date | None
    planned_on: date
    outcomes: int
    answered: int
    people: int


def dialogues_seen_by(standing: Standing) -> list[DialogueLine]:
    """The newest first; one statement."""
    procedures = catalogue.editions_of("dialogue")
    rows = (
        Dialogue.objects.filter(case__in=visible_to(standing, procedures))
        .select_related("case", "case__unit")
        .annotate(all=Count("case__points"), done=Count("case__points", filter=~Q(case__points__reply="")))
        .order_by("-planned_on", "-pk")[:50]
    )
    return [_line(row) for row in rows]


def _line(row: Dialogue) -> DialogueLine:
    counts = vars(row)
    procedure = catalogue.get(row.case.procedure, row.case.edition)
    return DialogueLine(
        case=row.case_id,
        subject=row.subject,
        unit=unit_name(row.case.unit),
        state=procedure.state(row.case.state).title,
        held_on=row.held_on,
        planned_on=row.planned_on,
        outcomes=int(counts["all"]),
        answered=int(counts["done"]),
        people=row.students + row.teachers + row.staff + row.external,
    )
