"""What time brings to cases: terms that lapse."""

from __future__ import annotations

from datetime import datetime

from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.kernel.procedure import catalogue
from leerlijn.kernel.terms import day_of


def let_terms_lapse(*, at: datetime) -> list[Case]:
    """Takes the lapsing step of every case whose last day has passed; twice does no more than once.

    A case of which something is wrong keeps no other waiting: all are tried, and then an ExceptionGroup says
    what went wrong.
    """
    lapsed: list[Case] = []
    wrong: list[Exception] = []
    for number, key in _due_to_lapse(at):
        try:
            moved = take_step_of_clock(number, key, at=at, lapses=True)
        except Exception as mistake:
            mistake.add_note(f"case {number}")
            wrong.append(mistake)
        else:
            lapsed.extend([moved] if moved else [])
    if wrong:
        raise ExceptionGroup("terms that cannot lapse", wrong)
    return lapsed


def _due_to_lapse(at: datetime) -> list[tuple[int, str]]:
    """The cases whose last day has passed in a state that lapses, each with the steps that time takes."""
    overdue = Case.objects.filter(is_open=True, due_on__lt=day_of(at)).order_by("pk")
    found: list[tuple[int, str]] = []
    for procedure in catalogue.procedures.values():
        lapsing = {state.key: lapses for state in procedure.states if (lapses := procedure.lapses_of(state))}
        here = overdue.filter(procedure=procedure.key, edition=procedure.edition, state__in=lapsing)
        for number, state in here.values_list("pk", "state"):
            found.extend((number, key) for key in lapsing[state])
    return found
