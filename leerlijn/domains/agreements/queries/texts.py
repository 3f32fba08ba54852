"""How the parts of a text are called, with the years that they are about."""

from __future__ import annotations

from leerlijn.domains.agreements.queries.rounds import Round
from leerlijn.kernel.sentence import Said, Sentence, Text

TEXTS = {
    "actions": Text(nl="de verbeteracties", en="the improvement actions"),
    "ambitions": Text(nl="de ambities", en="the ambitions"),
    "analysis": Text(nl="studiesucces per groep studenten", en="study success per group of students"),
    "agreement": Text(nl="de meerjarige afspraken", en="the agreements for several years"),
    "justification": Text(nl="de onderbouwing", en="the grounds"),
    "outline": Text(nl="de stand van zaken", en="the state of affairs"),
    "proposal": Text(nl="de instellingsbrede afspraken", en="the institution-wide agreements"),
    "omitted": Text(nl="waarom aan een thema niet wordt gewerkt", en="why a theme is not worked on"),
}
"""The parts of a text, by the keys under which a version keeps them."""


def text_title(key: str, round: Round) -> Said:
    """A part of a text with the years that it is about."""
    years = {
        "actions": str(round.preparation_year),
        "justification": str(round.preparation_year),
        "ambitions": round.ambitions,
    }
    if key not in years:
        return TEXTS[key]
    return Sentence("{text} for {years}", text=TEXTS[key], years=years[key])
