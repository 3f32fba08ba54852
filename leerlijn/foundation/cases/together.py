"""One step in several cases: which can be taken so, what would happen, and taking it in each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from leerlijn.foundation.cases.actions.steps import cannot_be_done_now, take_step
from leerlijn.foundation.cases.guards import fields_of, is_permitted, offers_on
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import CaseLine
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Step
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete

type Exceptions = list[tuple[Case, Said]]
"""The cases in which it is not done, each with the reason."""
OF_ANOTHER = Sentence("This is of another procedure, or of another edition of it.")


def steps_for_several(rows: Iterable[CaseLine], by: Standing) -> list[Step]:
    """What whoever looks can do by an office in several of these at once."""
    found = {
        step.key: step
        for row in rows
        for step in row.procedure.steps_in(row.state.key)
        if step.for_several and _is_of_an_office_of(by, step, at=row.path)
    }
    return list(found.values())


def _is_of_an_office_of(by: Standing, step: Step, *, at: str) -> bool:
    return any(each.office and by.office(each.office, at=at) for each in step.relations)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would happen: `ready` are the cases in which it can be done."""

    step: Step
    pages: Sequence[CasePage]
    ready: Sequence[CasePage]
    exceptions: Exceptions


def foreseen(key: str, pages: Sequence[CasePage]) -> Foreseen | None:
    """None for a step that is taken in one case only. Guards are asked in each case, so that the number of
    statements grows with the cases, of which there are no more than on one page of a list.
    """
    step = pages[0].procedure.step_named(key) if pages else None
    if step is None or not step.for_several:
        return None
    ready: list[CasePage] = []
    exceptions: Exceptions = []
    for page in pages:
        if reason := _why_not(step, page, like=pages[0]):
            exceptions.append((page.case, reason))
        else:
            ready.append(page)
    return Foreseen(step, pages, ready, exceptions)


def _why_not(step: Step, page: CasePage, *, like: CasePage) -> Said | None:
    if page.procedure is not like.procedure:
        return OF_ANOTHER
    permitted = is_permitted(step, page.situation, page.procedure)
    if isinstance(permitted, Denied):
        return permitted.reason
    offer = next(iter(offers_on(page, step.key)), None)
    return offer.refused if offer else cannot_be_done_now(page.case, page.procedure)


@dataclass(slots=True)
class Done:
    """In which cases it was done, and in which not."""

    cases: list[Case] = field(default_factory=list)
    exceptions: Exceptions = field(default_factory=list)


def take_together(
    seen: Foreseen, *, versions: Mapping[int, int], by: Standing, at: datetime, said: Mapping[str, object]
) -> Done:
    """The step in each by itself, as somebody would do one after the other; what fails keeps no other back.

    `versions` are those that were looked at, by the key of the case.
    """
    done = Done()
    for page in seen.pages:
        case = page.case
        if page.procedure is not seen.pages[0].procedure:
            done.exceptions.append((case, OF_ANOTHER))
            continue
        version = versions.get(case.pk, 0)
        match taken := take_step(case.pk, seen.step.key, by=by, at=at, version=version, said=said):
            case Case():
                done.cases.append(taken)
            case Incomplete():
                done.exceptions.append((case, _said_of(taken, seen.step)))
            case _:
                done.exceptions.append((case, taken.reason))
    return done


def _said_of(wrong: Incomplete, step: Step) -> Said:
    """The first mistake, with the question that it is about."""
    name, mistake = next(iter(wrong.errors.items()))
    label = next((each.label for each in fields_of(step) if each.name == name), None)
    return Sentence("{question}: {mistake}", question=label, mistake=mistake) if label else mistake
