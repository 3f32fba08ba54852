"""One line of what happened in a case."""

from __future__ import annotations

from datetime import datetime

from leerlijn.foundation.cases.queries.pages import Happened
from leerlijn.site.api.values import Told, Words, maybe_words, words


class HappenedTold(Told):
    at: datetime
    act: Words
    who: str
    on_behalf_of: str
    state: Words | None
    late: Words | None
    hash: str


def happened_told(happened: Happened) -> HappenedTold:
    return HappenedTold(
        at=happened.at,
        act=words(happened.title),
        who=happened.who,
        on_behalf_of=happened.on_behalf_of,
        state=words(happened.state) if happened.state else None,
        late=maybe_words(happened.late),
        hash=happened.hash,
    )
