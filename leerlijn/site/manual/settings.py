"""The page of settings: what an installation sets, and what an institution chooses by the day."""

from __future__ import annotations

from collections.abc import Iterator

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Language, Text, Value
from leerlijn.kernel.terms import Length
from leerlijn.site.choices import Chooseable, chooseables
from leerlijn.site.environment import TABLE
from leerlijn.site.manual.markdown import code, page, section, table
from leerlijn.site.manual.product import Product

NAME = "settings.md"
TITLE = Text(nl="Instellingen", en="Settings")
ENVIRONMENT = (
    Text(nl="Variabele", en="Variable"),
    Text(nl="Zonder", en="Without"),
    Text(nl="Waarvoor", en="What for"),
)
ABOUT = Text(
    nl="Uit de omgeving, gelezen als het product start. Een lege variabele telt als afwezig.",
    en="From the environment, read when the product starts. An empty variable counts as absent.",
)
SECRET = Text(
    nl="Geheim: nooit in een logboek of op een scherm.", en="Secret: never in a log or on a screen."
)
DATED = (
    Text(nl="Instelling", en="Setting"),
    Text(nl="Waarvoor", en="What for"),
    Text(nl="Standaard", en="Default"),
    Text(nl="Bron van de standaard", en="Source of the default"),
    Text(nl="Bij", en="Part of"),
)
ABOUT_DATED = Text(
    nl="Een instelling of faculteit kiest ze zelf, met een begin, een einde en een bron. De standaard "
    "geldt waar niemand iets koos.",
    en="An institution or faculty chooses them itself, with a start, an end and a source. Where "
    "nobody chose, the default counts.",
)


def written(_: Product, language: Language) -> str:
    of_installation = [render(ABOUT, language), table(ENVIRONMENT, _variables(language), language)]
    of_institution = [render(ABOUT_DATED, language), table(DATED, _chosen(language), language)]
    parts = [
        section(Text(nl="Van de installatie", en="Of the installation"), of_installation, language),
        section(Text(nl="Van de instelling", en="Of the institution"), of_institution, language),
    ]
    return page(TITLE, NAME, parts, language)


def _variables(language: Language) -> Iterator[tuple[Value, ...]]:
    for each in TABLE:
        about = render(each.about, language)
        yield (
            code(each.name),
            code(each.default),
            f"{about} {render(SECRET, language)}" if each.secret else about,
        )


def _chosen(language: Language) -> Iterator[tuple[Value, ...]]:
    for key, each in chooseables().items():
        default = f"{code(each.setting.default)} {render(_in_words(each), language)}"
        yield code(key), each.setting.title, default, each.setting.source, each.group


def _in_words(each: Chooseable) -> Value:
    if each.among is not None:
        return each.among[each.setting.default]
    length = Length.parse(each.setting.default)
    return length.said_in_working_days() if each.in_working_days else length.said()
