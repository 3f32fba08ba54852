"""What a term would be, for whoever asks."""

from __future__ import annotations

from datetime import date, datetime

from ninja import Query, Router
from pydantic import Field

from leerlijn.foundation.cases.queries.settings import calendar_of
from leerlijn.foundation.people.queries import main_unit_of
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.terms import preview
from leerlijn.site.api.calls import asks
from leerlijn.site.api.problems import agreed
from leerlijn.site.api.relations import PREVIEW_TERMS
from leerlijn.site.api.values import Asked, Name, Told, Words, words

router = Router(tags=["terms"])


class TermAsked(Asked):
    """`length` as P6W, `from` as 2026-11-24, `count` calendar or working, `extend` yes or no."""

    length: Name = ""
    from_: Name = Field("", alias="from")
    count: Name = "calendar"
    extend: Name = "no"


class PreviewTold(Told):
    """The last day, its last moment, and the sentence that explains them."""

    day: date | None
    last_moment: datetime | None
    sentence: Words


@router.get("/terms/preview", response=PreviewTold)
@asks(PREVIEW_TERMS)
def preview_term(request: Request, asked: Query[TermAsked]) -> PreviewTold:
    """The last moment of a term, with the recess of where whoever calls works."""
    unit = main_unit_of(request.standing.person, on=request.standing.on)
    term = agreed(preview(asked.model_dump(by_alias=True), calendar=calendar_of(unit.path if unit else "/")))
    return PreviewTold(day=term.day, last_moment=term.ends, sentence=words(term.explained))
