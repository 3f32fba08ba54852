"""What anybody who is signed in may do with their own inbox."""

from __future__ import annotations

from leerlijn.kernel.policy import SIGNED_IN, policy
from leerlijn.kernel.sentence import Text

READ_INBOX = policy.action(
    "read-inbox", Text(nl="je eigen berichten lezen", en="read your own notices"), open_to=[SIGNED_IN]
)
MARK_INBOX = policy.action(
    "mark-inbox",
    Text(nl="je eigen berichten als gelezen merken", en="mark your own notices as read"),
    open_to=[SIGNED_IN],
    writes=True,
)
