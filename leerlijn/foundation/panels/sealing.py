"""How a judgement goes into its row and comes out of it again."""

from __future__ import annotations

from base64 import b64decode, b64encode

from leerlijn.foundation.panels.content import Content, from_canonical, room_for
from leerlijn.foundation.panels.keys import lock, master_key, unlock
from leerlijn.foundation.panels.models import Judgement, Round


def key_of(round: Round) -> bytes:
    """Released once the round is closed; until then it takes the master key. Raises FileNotFoundError."""
    if round.released_key:
        return b64decode(round.released_key)
    return master_key().unwrap(round.wrapped_key)


def released(key: bytes) -> str:
    """The key as it lies in the row of a closed round."""
    return b64encode(key).decode()


def written(content: Content, *, key: bytes, order: int, criteria: int) -> str:
    """Filled up with spaces, so that all of so many criteria are equally long. Raises ValueError."""
    room, said = room_for(criteria), content.canonical
    if len(said) > room:
        raise ValueError(f"a judgement of {len(said)} bytes does not fit in {room}")
    return lock(said.ljust(room), key, about=_about(order))


def compact(content: Content, *, key: bytes, order: int) -> str:
    """As it is kept after closing, when its length is no secret any more."""
    return lock(content.canonical, key, about=_about(order))


def read(judgement: Judgement, *, key: bytes) -> Content:
    return from_canonical(unlock(judgement.content, key, about=_about(judgement.order)))


def _about(order: int) -> str:
    """One judge's judgement cannot be laid in the place of another's."""
    return f"judgement {order}"
