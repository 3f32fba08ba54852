"""The page of outcomes: with which number a command ends, and which status a page or call answers with."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.kernel.sentence import Language, Text
from leerlijn.site.command import Outcome
from leerlijn.site.manual.markdown import page, section, table
from leerlijn.site.manual.product import Product

NAME = "outcomes.md"
TITLE = Text(nl="Hoe iets afloopt", en="How things end")
EXITS: Mapping[Outcome, Text] = {
    Outcome.DONE: Text(nl="gedaan", en="done"),
    Outcome.NO: Text(
        nl="het antwoord is nee: er is iets mis, of het mag niet",
        en="the answer is no: something is wrong, or refused",
    ),
    Outcome.WRONG_USE: Text(nl="verkeerd gebruikt: zie `--help`", en="wrong use: see `--help`"),
    Outcome.IN_PART: Text(
        nl="voor een deel gedaan; het verslag zegt welke regels niet",
        en="done in part; the report says which lines were not",
    ),
}
STATUSES: Mapping[int, Text] = {
    400: Text(nl="wat je stuurt, is niet te lezen", en="what you send cannot be read"),
    401: Text(
        nl="zonder geldige sleutel weten we niet wie je bent (alleen de API; een pagina vraagt je in "
        "te loggen)",
        en="without a valid key we do not know who you are (the API only; a page asks you to sign in)",
    ),
    403: Text(
        nl="je ziet het wel, maar mag dit niet; de zin zegt waarom",
        en="you may see it, but not do this; the sentence says why",
    ),
    404: Text(
        nl="het bestaat niet of is niet voor jou open; dat is één antwoord",
        en="it does not exist or is not open to you; that is one answer",
    ),
    405: Text(
        nl="dit adres antwoordt niet op deze manier van vragen",
        en="this address does not answer this way of asking",
    ),
    409: Text(
        nl="iemand was eerder; kijk wat er veranderd is", en="somebody was first; look at what has changed"
    ),
    413: Text(nl="wat je stuurt, is te groot", en="what you send is too large"),
    422: Text(
        nl="er moet iets verbeterd worden; elk veld zegt wat",
        en="something is to be mended; every field says what",
    ),
    500: Text(
        nl="er ging bij ons iets mis; er is niets bewaard",
        en="something went wrong on our side; nothing was saved",
    ),
}
NUMBER = Text(nl="Getal", en="Number")
MEANING = Text(nl="Betekenis", en="Meaning")


def written(_: Product, language: Language) -> str:
    exits = [(str(outcome.value), EXITS[outcome]) for outcome in Outcome]
    statuses = [(str(status), said) for status, said in STATUSES.items()]
    parts = [
        section(
            Text(nl="Een commando", en="A command"), [table((NUMBER, MEANING), exits, language)], language
        ),
        section(
            Text(nl="Een pagina of een aanroep", en="A page or a call"),
            [table((NUMBER, MEANING), statuses, language)],
            language,
        ),
    ]
    return page(TITLE, NAME, parts, language)
