"""Reading rounds: one's own judgement always, those of others after closing; nothing counts before that."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import combinations, groupby
from operator import attrgetter

from django.db.models import Exists, OuterRef, Q, QuerySet

from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.panels.content import Content, CriterionJudgement, Finding, steps_apart
from leerlijn.foundation.panels.models import Declaration, Judgement, Round, Settlement
from leerlijn.foundation.panels.panel import Panel, PanelRule, Seat
from leerlijn.foundation.panels.sealing import key_of, read
from leerlijn.foundation.people.models import Appointment, Person
from leerlijn.foundation.people.queries import in_force
from leerlijn.foundation.people.queries.faculties import faculties


@dataclass(frozen=True, slots=True)
class Judge:
    """Somebody on the panel of a round; `order` is their place in it."""

    order: int
    person: int
    name: str


@dataclass(frozen=True, slots=True)
class RoundLine:
    """A round as anybody with access to its case may see it: nothing in it moves while people judge."""

    id: int
    case: int
    framework: int
    criteria: tuple[str, ...]
    rule: PanelRule
    sealed: str
    opened_at: datetime
    closed_at: datetime | None
    judges: tuple[Judge, ...]
    between: int | None = None
    talked_about: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class OwnJudgement:
    """What somebody wrote themself; `still_open` and `without_reason` keep them from handing in."""

    content: Content
    criteria: tuple[str, ...]
    handed_in_at: datetime | None
    argued: bool = False

    @property
    def still_open(self) -> tuple[str, ...]:
        return self.content.still_open(self.criteria)

    @property
    def without_reason(self) -> tuple[str, ...]:
        return self.content.without_reason(self.criteria, always=self.argued)


@dataclass(frozen=True, slots=True)
class HandedIn:
    """A judgement of a closed round. `digest` is what the journal holds of it since hand-in."""

    judge: Judge
    content: Content
    handed_in_at: datetime | None
    digest: str

    @property
    def is_as_handed_in(self) -> bool:
        return self.content.digest == self.digest


@dataclass(frozen=True, slots=True)
class Compared:
    """What each judge found of one criterion, in the order of the panel."""

    code: str
    judgements: tuple[CriterionJudgement, ...]

    @property
    def differs(self) -> bool:
        return len({judged.finding for judged in self.judgements}) > 1

    @property
    def apart(self) -> int:
        """The most steps between any two of them."""
        found = [judged.finding for judged in self.judgements]
        return max((steps_apart(one, other) for one, other in combinations(found, 2)), default=0)


@dataclass(frozen=True, slots=True)
class Settled:
    """What was agreed to find of a criterion on which they differed, and by which argument.

    `decided`: nobody of the round itself settled it, but a third assessor.
    """

    code: str
    finding: Finding
    argument: str
    by: str
    decided: bool


def round_of(case_id: int) -> RoundLine | None:
    """The newest round about a case, with its panel; one statement.

    One that decided between others makes way for theirs once it is closed.
    """
    decided = Q(round__between__isnull=False, round__closed_at__isnull=False)
    seats = _seats().filter(round__case=case_id).exclude(decided).order_by("-round", "order")
    return next((_line(found, rows) for found, rows in groupby(seats, key=attrgetter("round"))), None)


def rounds_of(case_id: int) -> tuple[RoundLine, ...]:
    """All rounds about a case, the oldest first."""
    seats = _seats().filter(round__case=case_id).order_by("round", "order")
    return tuple(_line(found, rows) for found, rows in groupby(seats, key=attrgetter("round")))


def judges_of(case_id: int) -> frozenset[int]:
    """Everybody who judges or judged in a case; one statement."""
    found = Judgement.objects.filter(round__case=case_id)
    return frozenset(found.values_list("judge_id", flat=True))


def declarations_of(person: int) -> tuple[Declaration, ...]:
    """Whom somebody says they know, as far as it counts; one statement."""
    found = Declaration.objects.filter(by=person, withdrawn_at=None).select_related("about")
    return tuple(found.order_by("about__family_name", "about__given_name"))


def has_open_round(case_id: int) -> bool:
    return Round.objects.filter(case_id=case_id, closed_at=None).exists()


def any_round_is_open() -> bool:
    return Round.objects.filter(closed_at=None).exists()


def open_rounds() -> int:
    return Round.objects.filter(closed_at=None).count()


def all_are_in(round_id: int) -> bool:
    """Whether the round can close. It says no more than that: not who, and not how many."""
    return not Judgement.objects.filter(round_id=round_id, handed_in_at=None).exists()


def still_judging(round_id: int) -> frozenset[int]:
    """Who did not hand in yet: to know with whom the ball is, and for nothing else; one statement."""
    waiting = Judgement.objects.filter(round_id=round_id, handed_in_at=None)
    return frozenset(waiting.values_list("judge_id", flat=True))


def own_judgement(round_id: int, judge: int) -> OwnJudgement | None:
    """The judgement of this person (their key), before and after hand-in; nothing for whoever is no judge."""
    found = Judgement.objects.select_related("round").filter(round_id=round_id, judge_id=judge).first()
    if found is None:
        return None
    content = read(found, key=key_of(found.round))
    argued = PanelRule(**found.round.rule).argued
    return OwnJudgement(content, tuple(found.round.criteria), found.handed_in_at, argued)


def judgements_of(round_id: int) -> tuple[HandedIn, ...]:
    """All judgements in the order of the panel, once the round is closed; before that, none."""
    return tuple(
        HandedIn(_judge(row), read(row, key=key_of(row.round)), row.handed_in_at, row.digest)
        for row in _closed(round_id)
    )


def digests_of(round_id: int) -> tuple[str, ...]:
    """What the journal holds of each judgement of a closed round, by place; one statement."""
    return tuple(_closed(round_id).values_list("digest", flat=True))


def _closed(round_id: int) -> QuerySet[Judgement]:
    found = Judgement.objects.select_related("round", "judge").filter(round_id=round_id)
    return found.filter(round__closed_at__isnull=False).order_by("order")


def differences(round_id: int) -> tuple[Compared, ...]:
    """Every criterion with the judgements beside each other; empty until the round is closed."""
    rows = list(_closed(round_id))
    if not rows:
        return ()
    key = key_of(rows[0].round)
    return tuple(compared(rows[0].round.criteria, [read(row, key=key) for row in rows]))


def settled_in(round_id: int) -> Mapping[str, Settled]:
    """Per criterion what was settled after the round closed; one statement."""
    judges = Judgement.objects.filter(round=OuterRef("round"), judge=OuterRef("made_by"))
    rows = Settlement.objects.filter(round_id=round_id).annotate(decided=~Exists(judges))
    return {
        row.criterion: Settled(
            row.criterion, Finding(row.finding), row.argument, row.made_by.name, row.decided
        )
        for row in rows.select_related("made_by").order_by("pk")
    }


def compared(criteria: Iterable[str], contents: Sequence[Content]) -> Iterable[Compared]:
    return (Compared(code, tuple(content.of(code) for content in contents)) for code in criteria)


def seats_for(
    case: Case, judges: Iterable[Person], *, on: date, certified: Mapping[int, date] | None = None
) -> Panel:
    """A panel of these people, but for who is related; two statements. `certified`: since when, by person."""
    seated = list(judges)
    there = [faculty.path for faculty in faculties()]
    paths = _paths_of([case.subject_id, *(judge.pk for judge in seated)], on=on)

    def around(*places: str) -> frozenset[str]:
        return frozenset(each for each in there if any(place.startswith(each) for place in places))

    return Panel(
        seats=tuple(
            Seat(
                judge.pk,
                judge.name,
                around(*paths.get(judge.pk, ())),
                (certified or {}).get(judge.pk),
            )
            for judge in seated
        ),
        on=on,
        candidate=case.subject_id,
        faculties=around(case.path, *paths.get(case.subject_id, ())),
    )


def _paths_of(people: Iterable[int | None], *, on: date) -> Mapping[int | None, list[str]]:
    """Per person the places in the tree where they have an appointment that day."""
    rows = Appointment.objects.filter(in_force(on), person__in=[each for each in people if each])
    found: dict[int | None, list[str]] = {}
    for person, path in rows.values_list("person_id", "unit__path"):
        found.setdefault(person, []).append(path)
    return found


def _seats() -> QuerySet[Judgement]:
    """Who judges in which round; never what they wrote."""
    return Judgement.objects.select_related("round", "judge").defer("content")


def _line(round: Round, seats: Iterable[Judgement]) -> RoundLine:
    return RoundLine(
        id=round.pk,
        case=round.case_id,
        framework=round.framework_id,
        criteria=tuple(round.criteria),
        rule=PanelRule(**round.rule),
        sealed=round.sealed,
        opened_at=round.opened_at,
        closed_at=round.closed_at,
        judges=tuple(_judge(row) for row in seats),
        between=round.between_id,
        talked_about=tuple(round.talked_about),
    )


def _judge(row: Judgement) -> Judge:
    return Judge(row.order, row.judge_id, row.judge.name)
