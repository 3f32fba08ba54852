"""Asking what an import could not settle: once, and no longer when a later import settles it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from leerlijn.foundation.cases.actions.opening import Opening, open_cases
from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.questions import questions_known
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


def ask(procedure: str, questions: Sequence[Asked], *, at: datetime) -> list[Case]:
    """Opens what was not asked before, and ends what is open and is no longer a question."""
    known = questions_known(procedure)
    still = {question.key for question in questions}
    for key, case in known.items():
        if case.is_open and key not in still:
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
