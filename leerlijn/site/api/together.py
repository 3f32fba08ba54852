"""One step in several cases: first what would happen in each, then doing it in each by itself."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Annotated, Literal

from ninja import Query, Router
from pydantic import Field

from leerlijn.foundation.cases.guards import fields_of
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.foundation.cases.queries.wanted import wanted_in
from leerlijn.foundation.cases.relations import READ_CASES, TAKE_STEPS
from leerlijn.foundation.cases.together import (
    MOST,
    Exceptions,
    Foreseen,
    TooMany,
    all_wanted,
    foreseen,
    take_together,
    those_of,
)
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.procedure import field_as_data, read_fields
from leerlijn.kernel.sentence import Sentence
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.problems import mend
from leerlijn.site.api.procedures import FieldTold, OptionTold, field_told
from leerlijn.site.api.values import Asked, Exactly, Fields, Line, Name, Named, Number, Told, Words, words

router = Router(tags=["cases"])


class TogetherFilter(Asked):
    """`case` names cases, each by itself; without any, all that the filters select of one procedure.

    `name` is a name or a personnel number, `faculty` the code of one; `late` are those alone of which the
    last day has passed.
    """

    step: Name
    case: list[Number] = []  # noqa: RUF012  # the library copies it
    procedure: Name = ""
    state: Name = ""
    name: Line = ""
    faculty: Name = ""
    late: Literal["", "yes"] = ""


class CaseLookedAt(Asked):
    """`version` is that of the case as it was looked at."""

    id: Exactly
    version: Exactly


class TakenTogether(Asked):
    step: Name
    cases: Annotated[list[CaseLookedAt], Field(min_length=1, max_length=MOST)]
    fields: Fields = Field(default_factory=dict)


class OneOfThemTold(Told):
    id: int
    name: Words
    subject: str
    version: int


class ExceptionTold(Told):
    id: int
    name: Words
    subject: str
    reason: Words


class ForeseenTold(Told):
    """`exceptions` are those in which it would not be done, `ready` the others.

    `absent` are the numbers of which no case exists, or is open to whoever calls.
    """

    step: Named
    fields: list[FieldTold]
    exceptions: list[ExceptionTold]
    absent: list[int]
    ready: list[OneOfThemTold]


class DoneTold(Told):
    """`absent` are the numbers of which no case exists, or is open to whoever calls."""

    exceptions: list[ExceptionTold]
    absent: list[int]
    done: list[OneOfThemTold]


@router.get("/cases/together", response=ForeseenTold)
@asks(READ_CASES)
def look_at_together(request: Request, asked: Query[TogetherFilter]) -> ForeseenTold:
    """What a step would do in each of several cases, at most 500; the exceptions first. Nothing is done."""
    try:
        selected = _selected(request, asked)
    except TooMany:
        raise mend({"case": _too_many()}) from None
    seen = _foreseen(asked.step, selected)
    facts = seen.ready[0].facts if seen.ready else None
    fields = [
        field_told(
            field_as_data(each),
            [OptionTold(value=value, label=words(label)) for value, label in each.options(facts)]
            if seen.ready
            else [],
        )
        for each in fields_of(seen.step)
    ]
    return ForeseenTold(
        step=Named(key=seen.step.key, title=words(seen.step.title)),
        fields=fields,
        exceptions=_told(seen.exceptions),
        absent=_absent(asked.case, selected),
        ready=[_one(page.case) for page in seen.ready],
    )


@router.post("/cases/together", response=DoneTold)
@asks(TAKE_STEPS, in_parts=True)
def take_step_together(request: Request, said: TakenTogether) -> DoneTold:
    """Takes a step in each of several cases by itself; what fails in one keeps no other back."""
    versions = {each.id: each.version for each in said.cases}
    selected = those_of(versions, request.standing, request.at)
    seen = _foreseen(said.step, selected)
    if seen.ready:
        _, wrong = read_fields(fields_of(seen.step), said.fields, seen.ready[0].facts)
        if wrong:
            raise mend(wrong)
    by, at = request.standing, request.at
    done = take_together(seen, versions=versions, by=by, at=at, said=said.fields, channel=CHANNEL)
    return DoneTold(
        exceptions=_told(done.exceptions),
        absent=_absent(versions, selected),
        done=[_one(case) for case in done.cases],
    )


def _selected(request: Request, asked: TogetherFilter) -> list[CasePage]:
    if asked.case:
        return those_of(set(asked.case), request.standing, request.at)
    return all_wanted(wanted_in(request.GET), request.standing, request.at)


def _absent(numbers: Iterable[int], selected: list[CasePage]) -> list[int]:
    return sorted(set(numbers) - {page.case.pk for page in selected})


def _too_many() -> Sentence:
    return Sentence("These are more than {most} cases. Choose fewer with a filter.", most=MOST)


def _foreseen(step: str, selected: list[CasePage]) -> Foreseen:
    seen = foreseen(step, selected)
    if not selected:
        raise mend({"case": Sentence("None of these cases exists, or is open to you.")})
    if seen is None:
        raise mend({"step": Sentence("There is no such step that can be taken in several cases at once.")})
    return seen


def _one(case: Case) -> OneOfThemTold:
    return OneOfThemTold(
        id=case.pk,
        name=words(case.name),
        subject=case.subject.name if case.subject else "",
        version=case.version,
    )


def _told(exceptions: Exceptions) -> list[ExceptionTold]:
    return [
        ExceptionTold(
            id=case.pk,
            name=words(case.name),
            subject=case.subject.name if case.subject else "",
            reason=words(reason),
        )
        for case, reason in exceptions
    ]
