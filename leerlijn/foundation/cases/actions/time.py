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
    """The cases whose last day has passed in a state that lapses, each with the steps that time takes.

    One statement, however many procedures there are.
    """
    lapsing = {
        (procedure.key, procedure.edition, state.key): lapses
        for procedure in catalogue.procedures.values()
        for state in procedure.states
        if (lapses := procedure.lapses_of(state))
    }
    overdue = Case.objects.filter(is_open=True, due_on__lt=day_of(at), state__in={key for *_, key in lapsing})
    rows = overdue.order_by("pk").values_list("pk", "procedure", "edition", "state")
    return [
        (number, step)
        for number, key, edition, state in rows
        for step in lapsing.get((key, edition, state), ())
    ]
