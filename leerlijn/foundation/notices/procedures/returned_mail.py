"""Mail that did not arrive: the administrator puts the address right, and it goes again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from leerlijn.foundation.cases.queries.questions import MENDED
from leerlijn.foundation.journal.actions import Actor
from leerlijn.foundation.notices.actions.posting import send_again
from leerlijn.foundation.people import relations as offices
from leerlijn.foundation.people.actions.people import change_address
from leerlijn.kernel.procedure import (
    CLOCK,
    Answer,
    Line,
    Meaning,
    Paragraph,
    Procedure,
    Role,
    State,
    effect,
    usually,
)
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.verdict import Incomplete, Refused

administrator = Role(
    "administrator",
    Text(nl="functioneel beheerder", en="functional administrator"),
    Meaning.HANDLER,
    offices.ADMINISTRATOR,
)
auditor = Role("auditor", Text(nl="auditor", en="auditor"), Meaning.OVERSEER, offices.AUDITOR)


@effect(
    Text(
        nl="wat niet aankwam en nog zo is, gaat naar het nieuwe adres",
        en="what did not arrive and is still so goes to the new address",
    )
)
def put_right(facts: Any, answers: Mapping[str, Answer], *, actor: Actor, at: datetime) -> None:
    person = facts.case.subject_id
    changed = change_address(person, str(answers["email"]), by=actor, at=at)
    if isinstance(changed, Incomplete):
        raise Refused(changed)
    send_again(person, at=at)


returned = State(
    "returned",
    Text(nl="Mail aan iemand komt niet aan", en="Mail to somebody does not arrive"),
    owner=administrator,
    within=usually(
        "returned-mail.mend",
        Text(nl="een mailadres verbeteren", en="mending a mail address"),
        "P5D",
        if_passed=Text(
            nl="wie het aangaat leest het alleen nog in Leerlijn zelf.",
            en="whom it concerns reads it in Leerlijn itself only.",
        ),
    ),
)
mended = State(MENDED, Text(nl="Het adres klopt weer", en="The address is right again"), final=True)
reached = State("reached", Text(nl="Op een andere manier bereikt", en="Reached in another way"), final=True)

PROCEDURE = Procedure(
    key="returned-mail",
    edition="2026",
    title=Text(nl="Mail die niet aankwam", en="Mail that did not arrive"),
    named=Text(nl="Mail die niet aankwam", en="Mail that did not arrive"),
    source=Text(
        nl="onze standaard: een brief die terugkomt is een taak, geen stilte",
        en="our default: a letter that comes back is a task, not silence",
    ),
    starts_on=date(2017, 9, 1),
    roles=(administrator, auditor),
    openings=(CLOCK.may("ask", Text(nl="Vraag om een adres", en="Ask for an address"), to=returned),),
    table={
        returned: (
            administrator.may(
                "correct",
                Text(nl="Verbeter het adres", en="Correct the address"),
                told=Text(nl="Het adres is verbeterd", en="The address was corrected"),
                to=mended,
                asks=[Line(name="email", label=Text(nl="E-mailadres", en="E-mail address"), longest=254)],
                then=[put_right],
            ),
            administrator.may(
                "reach",
                Text(nl="Op een andere manier bereikt", en="Reached in another way"),
                told=Text(nl="Iemand is op een andere manier bereikt", en="Somebody was reached otherwise"),
                to=reached,
                asks=[Paragraph(name="how", label=Text(nl="Hoe", en="How"))],
            ),
            CLOCK.may(
                "mended",
                Text(nl="HR heeft nu een ander adres", en="HR has another address now"),
                to=mended,
            ),
        ),
        mended: (),
        reached: (),
    },
)
