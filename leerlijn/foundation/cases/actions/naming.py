"""What a case is called: written when it is opened, and anew by whatever changes it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from leerlijn.foundation.cases.models import LONGEST_NAME, Case
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import Procedure
from leerlijn.kernel.sentence import Language, Said, Text


def call_like_the_others(case: Case, procedure: Procedure) -> None:
    """In memory, before it is there: what every case of the procedure is called."""
    _call(case, procedure.named if isinstance(procedure.named, Text) else procedure.title)


def name_cases(cases: Iterable[Case]) -> None:
    """Each by what it is about now, where its procedure tells them apart by that.

    One statement for each procedure to look, and one to write; what is not known yet keeps its name.
    """
    named: list[Case] = []
    for procedure, among in _by_procedure(cases).items():
        if callable(procedure.named):
            known = procedure.named([case.pk for case in among])
            for case in among:
                _call(case, known.get(case.pk, case.name))
            named += among
    Case.objects.bulk_update(named, ["name_nl", "name_en"])


def _call(case: Case, said: Said) -> None:
    case.name_nl, case.name_en = _written(said, "nl"), _written(said, "en")


def _written(said: Said, language: Language) -> str:
    """On one line, for it can be the subject of a letter."""
    name = " ".join(render(said, language).split())
    return name if len(name) <= LONGEST_NAME else f"{name[: LONGEST_NAME - 1]}…"


def _by_procedure(cases: Iterable[Case]) -> Mapping[Procedure, list[Case]]:
    found = defaultdict[Procedure, list[Case]](list)
    for case in cases:
        found[procedure_of(case)].append(case)
    return found
