"""What time brings to cases: terms that lapse."""

from __future__ import annotations

from datetime import datetime

from leerlijn.foundation.cases.actions.steps import take_step_of_clock
from leerlijn.foundation.cases.models import Case
from leerlijn.foundation.cases.queries.situations import procedure_of
from leerlijn.kernel.terms import day_of


def let_terms_lapse(*, at: datetime) -> list[Case]:
    """Takes the lapsing step of every case whose last day has passed; twice does no more than once.

    A case of which something is wrong keeps no other waiting: all are tried, and then an ExceptionGroup says
    what went wrong.
    """
    lapsed: list[Case] = []
    wrong: list[Exception] = []
    for case in Case.objects.filter(is_open=True, due_on__lt=day_of(at)).order_by("pk"):
        try:
            within = procedure_of(case).state(case.state).within
            moved = take_step_of_clock(case.pk, within.lapse, at=at) if within and within.lapse else None
        except Exception as mistake:
            mistake.add_note(f"case {case.pk}")
            wrong.append(mistake)
        else:
            lapsed.extend([moved] if moved else [])
    if wrong:
        raise ExceptionGroup("terms that cannot lapse", wrong)
    return lapsed
