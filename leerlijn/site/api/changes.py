"""What changed in a dossier since it was judged before, for whoever reads it as it was sealed."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import Http404
from ninja import Router

from leerlijn.domains.qualification.guards.reading import readable_changes
from leerlijn.domains.qualification.relations import READ_SUBMISSION
from leerlijn.foundation.dossiers.queries.changes import Changes, compared
from leerlijn.foundation.ui.asked import Request
from leerlijn.kernel.differences import Piece
from leerlijn.kernel.policy import may
from leerlijn.site.api.calls import asks
from leerlijn.site.api.dossiers import seen_dossier
from leerlijn.site.api.problems import agreed
from leerlijn.site.api.values import Number, Told

router = Router(tags=["qualification"])


class ChangeTold(Told):
    """`how` is changed, new or gone."""

    order: int
    code: str
    title: str
    how: str


class ChangesTold(Told):
    """`count` of the `all` items are new or another; what is gone stands in the list too."""

    count: int
    all: int
    items: list[ChangeTold]


class PieceTold(Told):
    """`kind` is kept, out, in or skipped; what is skipped stayed as it was and is not told."""

    kind: str
    text: str


class ComparedTold(Told):
    """`words` is what changed in the file; null where its words cannot be read."""

    code: str
    how: str
    title: list[PieceTold]
    period: list[PieceTold]
    claims: dict[str, list[PieceTold]]
    has_another_file: bool
    words: list[PieceTold] | None


@router.get("/qualification/dossiers/{number}/changes", response=ChangesTold)
@asks(READ_SUBMISSION)
def list_changes(request: Request, number: Number) -> ChangesTold:
    """Which evidence is not as it was; 404 where the dossier was not judged before."""
    found = _changes(request, number)
    items = [
        ChangeTold(order=each.order, code=each.code, title=each.title, how=each.how)
        for each in found.by_order.values()
    ]
    return ChangesTold(count=found.count, all=found.all, items=items)


@router.get("/qualification/dossiers/{number}/changes/{order}", response=ComparedTold)
@asks(READ_SUBMISSION)
def read_change(request: Request, number: Number, order: Number) -> ComparedTold:
    """What was taken out and put in, of the words beside a piece of evidence and of its file."""
    change = _changes(request, number).by_order.get(order)
    if change is None:
        raise Http404
    both = compared(change)
    words = both.words
    return ComparedTold(
        code=change.code,
        how=change.how,
        title=_told(both.title),
        period=_told(both.period),
        claims={code: _told(pieces) for code, pieces in both.claims},
        has_another_file=both.has_another_file,
        words=None if words is None else _told(words),
    )


def _changes(request: Request, number: int) -> Changes:
    seen, facts = seen_dossier(request, number)
    agreed(may(request.standing, READ_SUBMISSION, seen.situation.thing))
    found = readable_changes(facts)
    if found is None:
        raise Http404
    return found


def _told(pieces: Sequence[Piece]) -> list[PieceTold]:
    return [PieceTold(kind=each.kind.value, text=each.text) for each in pieces]
