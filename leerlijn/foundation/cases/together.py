"""One step in many cases: which steps can be taken so, what would happen, and taking it in each by itself."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from leerlijn.foundation.cases.actions.steps import cannot_be_done_now, take_step
from leerlijn.foundation.cases.guards import fields_of, offers_on
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import CaseLine
from leerlijn.foundation.cases.queries.pages import CasePage
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Rows, Step
from leerlijn.kernel.sentence import Said
from leerlijn.kernel.verdict import Incomplete

type Exceptions = list[tuple[Case, Said]]
"""The cases in which it is not done, each with the reason."""


def is_for_several(step: Step) -> bool:
    """Nobody decides about many in one go, nor what has a page or a list of its own for each."""
    has_rows = any(isinstance(each, Rows) for each in fields_of(step))
    return bool(step.relations) and not (step.decides or step.page or has_rows)


def steps_for_several(rows: Iterable[CaseLine], by: Standing) -> list[Step]:
    """What whoever looks can do by an office in several of these at once."""
    found = {
        step.key: step
        for row in rows
        for step in row.procedure.steps_in(row.state.key)
        if is_for_several(step) and _is_of_an_office_of(by, step, at=row.path)
    }
    return list(found.values())


def _is_of_an_office_of(by: Standing, step: Step, *, at: str) -> bool:
    return any(each.office and by.office(each.office, at=at) for each in step.relations)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would happen: `ready` are the cases in which it can be done."""

    step: Step
    ready: Sequence[CasePage]
    exceptions: Exceptions


def foreseen(key: str, pages: Sequence[CasePage]) -> Foreseen | None:
    """None where this step is open to nobody who looks, in any of these, or is none for several."""
    ready: list[CasePage] = []
    exceptions: Exceptions = []
    steps: list[Step] = []
    for page in pages:
        offer = next((each for each in offers_on(page) if each.step.key == key), None)
        if offer is None:
            exceptions.append((page.case, cannot_be_done_now(page.case, page.procedure)))
            continue
        steps.append(offer.step)
        if offer.refused:
            exceptions.append((page.case, offer.refused))
        else:
            ready.append(page)
    if not steps or not is_for_several(steps[0]):
        return None
    return Foreseen(steps[0], ready, exceptions)


@dataclass(slots=True)
class Done:
    """In which cases it was done, and in which not."""

    cases: list[Case] = field(default_factory=list)
    exceptions: Exceptions = field(default_factory=list)


def take_together(
    key: str,
    pages: Sequence[CasePage],
    *,
    versions: Mapping[int, int],
    by: Standing,
    at: datetime,
    said: Mapping[str, object],
) -> Done | Incomplete:
    """The step in each by itself, as somebody would do one after the other; what fails keeps no other back.

    `versions` are those that were looked at, by the key of the case. `Incomplete`, and nothing done, where
    the first finds the answers wrong.
    """
    done = Done()
    for page in pages:
        case = page.case
        taken = take_step(case.pk, key, by=by, at=at, version=versions.get(case.pk, 0), said=said)
        match taken:
            case Case():
                done.cases.append(taken)
            case Incomplete() if not done.cases:
                return taken
            case Incomplete():
                done.exceptions.append((page.case, next(iter(taken.errors.values()))))
            case _:
                done.exceptions.append((page.case, taken.reason))
    return done
