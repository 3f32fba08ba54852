"""What anybody who is signed in may do with their own inbox."""

from __future__ import annotations

from leerlijn.foundation.people.relations import ADMINISTRATOR, COORDINATOR
from leerlijn.kernel.policy import ANYBODY, SIGNED_IN, policy
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
FOLLOW_CALENDAR = policy.action(
    "follow-calendar",
    Text(nl="een agenda volgen op een geheim adres", en="follow a calendar at a secret address"),
    open_to=[ANYBODY],
)
MAKE_CALENDAR = policy.action(
    "make-calendar",
    Text(
        nl="het geheime adres van je eigen agenda maken en intrekken",
        en="make and end the secret address of your own calendar",
    ),
    open_to=[SIGNED_IN],
    writes=True,
)
READ_OTHERS = policy.action(
    "read-what-others-have",
    Text(nl="zien wat anderen hebben van wat jij behandelt", en="see what others have of what you handle"),
    open_to=[SIGNED_IN],
)
NUDGE = policy.action(
    "nudge",
    Text(nl="vragen hoe het ergens mee gaat", en="ask how something goes"),
    open_to=[SIGNED_IN],
    writes=True,
)
READ_TEXTS = policy.action(
    "read-texts",
    Text(nl="de teksten van brieven lezen", en="read the texts of letters"),
    open_to=[COORDINATOR, ADMINISTRATOR],
)
CHANGE_TEXT = policy.action(
    "change-text",
    Text(nl="de tekst van een brief schrijven", en="write the text of a letter"),
    open_to=[COORDINATOR, ADMINISTRATOR],
    writes=True,
)
