"""What an office says back in a case that asks it something; the page of the case shows it."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.procedure import Answer


def keep_reply(case: Case, answers: Mapping[str, Answer]) -> None:
    """The field `answer` of a step; `CasePage` reads it."""
    Case.objects.filter(pk=case.pk).update(data={**case.data, "answer": str(answers["answer"])})
