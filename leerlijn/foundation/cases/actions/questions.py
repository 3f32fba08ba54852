"""Asking what an import could not settle: once, and no longer when it is settled or the import is undone."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime

from leerlijn.foundation.cases.actions.opening import Opening, open_cases
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.questions import questions_known, settled_by
from leerlijn.foundation.journal.models import Entry
from leerlijn.foundation.people.queries.among import Among
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.sentence import Said, to_data
from leerlijn.kernel.terms import day_of


@dataclass(frozen=True, slots=True)
class Asked:
    """`key` names the question and stays the same however often the same file comes."""

    key: str
    said: Said
    subject: int
    unit: int
    path: str


def ask(procedure: str, questions: Sequence[Asked], *, about: Collection[int], at: datetime) -> list[Case]:
    """Opens what was not asked before, and ends what is open about these people and no longer asked."""
    known = questions_known(procedure)
    still = {question.key for question in questions}
    for case in settled_by(known.values(), still=still, about=about):
        take_step_of_clock(case.pk, "mended", at=at)
    running = catalogue.current(procedure, on=day_of(at))
    new = {question.key: question for question in questions if question.key not in known}
    if running is None or not new:
        return []
    openings = [
        Opening(
            step="ask",
            subject=question.subject,
            unit=question.unit,
            path=question.path,
            facts=question,
            data={"key": question.key, "said": to_data(question.said)},
        )
        for question in new.values()
    ]
    return open_cases(running, openings, at=at)


def take_back(procedure: str, about: Collection[int], *, asked_at: datetime, at: datetime) -> None:
    """Ends what was asked about these people at that moment, and asks again what was settled then."""
    theirs = Case.objects.filter(procedure=procedure, subject__in=Among(about))
    for case in theirs.filter(is_open=True, opened_at=asked_at):
        take_step_of_clock(case.pk, "undo", at=at)
    mended = Entry.objects.filter(act="mended", at=asked_at).values_list("subject", flat=True)
    settled = [case for case in theirs.filter(since=asked_at) if f"case:{case.pk}" in set(mended)]
    running = catalogue.current(procedure, on=day_of(at))
    if running is not None and settled:
        open_cases(running, [_again(case) for case in settled], at=at)


def _again(case: Case) -> Opening:
    if case.subject_id is None:
        raise LookupError(f"case {case.pk} asks about nobody")
    return Opening("ask", case.subject_id, case.unit_id, case.path, facts=case, data=case.data)
