"""One line of what happened in a case."""

from __future__ import annotations

from datetime import date, datetime

from leerlijn.foundation.cases.queries.pages import Happened
from leerlijn.site.api.values import Told, Words, maybe_words, words


class CameTold(Told):
    """How and on which day it came to the office that entered it."""

    how: str
    on: date


class HappenedTold(Told):
    """`came` where an office entered it: then it is of `on_behalf_of`, and `who` entered it."""

    at: datetime
    act: Words
    who: str
    on_behalf_of: str
    state: Words | None
    late: Words | None
    came: CameTold | None
    hash: str


def happened_told(happened: Happened) -> HappenedTold:
    return HappenedTold(
        at=happened.at,
        act=words(happened.title),
        who=happened.who,
        on_behalf_of=happened.on_behalf_of,
        state=words(happened.state) if happened.state else None,
        late=maybe_words(happened.late),
        came=CameTold(how=happened.came.how, on=happened.came.on) if happened.came else None,
        hash=happened.hash,
    )
