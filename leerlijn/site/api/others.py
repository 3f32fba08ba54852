"""What others have of what whoever calls handles, and asking how it goes."""

from __future__ import annotations

from datetime import datetime

from django.http import Http404
from ninja import Query, Router

from leerlijn.foundation.cases.queries.lines import Place
from leerlijn.foundation.cases.queries.visibility import visible_to
from leerlijn.foundation.notices.actions.nudging import nudge
from leerlijn.foundation.notices.queries.others import page_of_others
from leerlijn.foundation.notices.relations import NUDGE, READ_OTHERS
from leerlijn.foundation.ui.asked import Request
from leerlijn.site.api.calls import CHANNEL, asks
from leerlijn.site.api.lines import CaseLineTold, line_told
from leerlijn.site.api.problems import agreed
from leerlijn.site.api.values import Asked, Name, Number, Told

router = Router(tags=["cases"])


class OthersFilter(Asked):
    """`after` is the `next` of the page before."""

    after: Name = ""


class WithOthersTold(Told):
    """`names` are those who have the ball themselves; without any, an office has it: see `case.owner`."""

    case: CaseLineTold
    names: list[str]
    asked_at: datetime | None


class OthersTold(Told):
    others: list[WithOthersTold]
    next: str | None


class NudgeTold(Told):
    """How many people were asked."""

    asked: int


@router.get("/others", response=OthersTold)
@asks(READ_OTHERS)
def list_others(request: Request, asked: Query[OthersFilter]) -> OthersTold:
    """What others have of what whoever calls handles, the worst first."""
    rows, following = page_of_others(request.standing, after=Place.read(asked.after))
    return OthersTold(
        others=[
            WithOthersTold(case=line_told(row.line), names=list(row.names), asked_at=row.asked_at)
            for row in rows
        ],
        next=str(following) if following else None,
    )


@router.post("/cases/{number}/nudge", response={201: NudgeTold})
@asks(NUDGE, status=201)
def ask_how_it_goes(request: Request, number: Number) -> NudgeTold:
    """Asks whoever has the ball of this case how it goes, at most once a day."""
    if not visible_to(request.standing).filter(pk=number).exists():
        raise Http404
    return NudgeTold(asked=agreed(nudge(number, by=request.standing, channel=CHANNEL, at=request.at)))
