"""One step in several cases: which can be taken so, what would happen, and taking it in each by itself."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime

from leerlijn.foundation.cases.actions.steps import cannot_be_done_now, take_step
from leerlijn.foundation.cases.guards import Offer, fields_of, is_permitted, offers_on
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.lines import CaseLine
from leerlijn.foundation.cases.queries.pages import CasePage, pages_of
from leerlijn.foundation.cases.queries.wanted import Wanted, cases_wanted
from leerlijn.kernel.policy import Standing
from leerlijn.kernel.procedure import Procedure, Step
from leerlijn.kernel.sentence import Said, Sentence
from leerlijn.kernel.verdict import Denied, Incomplete

log = logging.getLogger("leerlijn.cases")

type Exceptions = list[tuple[Case, Said]]
"""The cases in which it is not done, each with the reason."""
type Answers = tuple[tuple[str, ...], ...]
"""For each question of a step, what can be chosen."""
MOST = 500
"""So many cases at once."""
OUR_MISTAKE = Sentence("Something went wrong on our side. In this case nothing was done.")
OTHER_ANSWERS = Sentence(
    "Here something else can be answered than in the first case. Do this one by itself, or with its likes."
)
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


class TooMany(Exception):
    """More cases were selected than may be done together."""


def all_wanted(wanted: Wanted, by: Standing, at: datetime) -> list[CasePage]:
    """All open cases that somebody may see of what a filter selects in one procedure; raises `TooMany`.

    In a closed case nothing is done any more. Three statements, and those of the facts of each.
    """
    found = cases_wanted(by, wanted).filter(is_open=True) if wanted.procedures else Case.objects.none()
    keys = list(found.order_by("pk").values_list("pk", flat=True)[: MOST + 1])
    if len(keys) > MOST:
        raise TooMany
    return pages_of(keys, by=by, at=at)


def those_of(numbers: Collection[int], by: Standing, at: datetime) -> list[CasePage]:
    """Those with these keys that somebody may see; raises `TooMany`. Two statements, and the facts."""
    if len(numbers) > MOST:
        raise TooMany
    return pages_of(numbers, by=by, at=at)


@dataclass(frozen=True, slots=True)
class Foreseen:
    """What would happen: `pages` are all of the one procedure, `ready` those in which it can be done.

    `others` are of another procedure: whatever is done leaves them as they are.
    """

    step: Step
    pages: Sequence[CasePage]
    ready: Sequence[CasePage]
    refused: Exceptions
    others: Exceptions

    @property
    def exceptions(self) -> Exceptions:
        return [*self.others, *self.refused]


def foreseen(key: str, selected: Sequence[CasePage]) -> Foreseen | None:
    """None for a step that is taken in one case only. Guards are asked in each case, so that the number of
    statements grows with the cases, of which there are at most `MOST`.

    Of the edition of a procedure in which most of them can take it. One form is filled in for all: a case
    in which something else can be answered is an exception.
    """
    like = _edition_of_most(key, selected)
    step = like.step_named(key) if like else None
    if like is None or step is None:
        return None
    pages = [page for page in selected if page.procedure is like]
    others: Exceptions = [(page.case, OF_ANOTHER) for page in selected if page.procedure is not like]
    ready, refused = list[CasePage](), list[tuple[Case, Said]]()
    answers: list[Answers] = []
    for page in pages:
        reason = _why_not(step, page, answers)
        if reason is None:
            ready.append(page)
        else:
            refused.append((page.case, reason))
    return Foreseen(step, pages, ready, refused, others)


def _edition_of_most(key: str, selected: Sequence[CasePage]) -> Procedure | None:
    """The first of these where two have as many."""
    can = Counter(
        page.procedure
        for page in selected
        for step in page.procedure.steps_in(page.case.state)
        if step.key == key and step.for_several
    )
    anyhow = (
        page.procedure
        for page in selected
        if (step := page.procedure.step_named(key)) is not None and step.for_several
    )
    return next(iter(can.most_common(1)), (next(anyhow, None), 0))[0]


def _answers_on(offer: Offer, page: CasePage) -> Answers:
    return tuple(tuple(value for value, _ in each.options(page.facts)) for each in offer.fields)


def _why_not(step: Step, page: CasePage, answers: list[Answers]) -> Said | None:
    """`answers` are those of the first in which it can be done; that one puts its own there."""
    permitted = is_permitted(step, page.situation, page.procedure)
    if isinstance(permitted, Denied):
        return permitted.reason
    offer = next(iter(offers_on(page, step.key)), None)
    if offer is None:
        return cannot_be_done_now(page.case, page.procedure)
    if offer.refused:
        return offer.refused
    answers.append(_answers_on(offer, page))
    return None if answers[0] == answers[-1] else OTHER_ANSWERS


@dataclass(slots=True)
class Done:
    """In which cases it was done, and in which not."""

    cases: list[Case] = field(default_factory=list)
    exceptions: Exceptions = field(default_factory=list)


def take_together(
    seen: Foreseen,
    *,
    versions: Mapping[int, int],
    by: Standing,
    at: datetime,
    said: Mapping[str, object],
    channel: str = "page",
) -> Done:
    """The step in each in which it can be done, by itself; what fails keeps no other back.

    `versions` are those that were looked at, by the key of the case.
    """
    done = Done(exceptions=list(seen.exceptions))
    for page in seen.ready:
        case, version = page.case, versions.get(page.case.pk, 0)
        try:
            taken = take_step(
                case.pk, seen.step.key, by=by, at=at, version=version, said=said, channel=channel
            )
        except Exception:
            log.exception("A step in several cases failed in case %s.", case.pk)
            done.exceptions.append((case, OUR_MISTAKE))
            continue
        match taken:
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
