"""Opening and closing enrolment, and what follows from the seats."""

from __future__ import annotations

from leerlijn.domains.development.guards import editions as guards
from leerlijn.domains.development.procedures.edition.states import closed, full, office, open_
from leerlijn.kernel.procedure import CLOCK
from leerlijn.kernel.sentence import Text

open_enrolment = office.may(
    "open",
    Text(nl="Open de inschrijving", en="Open enrolment"),
    told=Text(nl="De inschrijving is open", en="Enrolment was opened"),
    to=open_,
    together_with=[CLOCK],
)
fill = CLOCK.may(
    "fill",
    Text(nl="Alles is bezet", en="All seats are taken"),
    to=full,
    when=[guards.is_full],
    at_once=True,
)
reopen = CLOCK.may(
    "reopen",
    Text(nl="Er is weer plaats", en="There is room again"),
    to=open_,
    when=[guards.has_room],
    at_once=True,
)
close = office.may(
    "close",
    Text(nl="Sluit de inschrijving", en="Close enrolment"),
    told=Text(nl="De inschrijving is dicht", en="Enrolment was closed"),
    to=closed,
    together_with=[CLOCK],
)
