"""The page of settings: what an installation sets, and what an institution chooses by the day."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from leerlijn.foundation.ui.words import render
from leerlijn.kernel.procedure import Deadline, Procedure, Setting
from leerlijn.kernel.sentence import Language, Text, Value
from leerlijn.site.environment import TABLE
from leerlijn.site.manual.markdown import code, page, section, table
from leerlijn.site.manual.procedures import name_of, term
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
    Text(nl="Procedure", en="Procedure"),
)
ABOUT_DATED = Text(
    nl="Een instelling of faculteit kiest ze zelf, met een begin, een einde en een bron. "
    "De standaard geldt waar niemand iets koos.",
    en="An institution or faculty chooses them itself, with a start, an end and a source. Where "
    "nobody chose, the default counts.",
)


def written(product: Product, language: Language) -> str:
    parts = [
        section(
            Text(nl="Van de installatie", en="Of the installation"),
            [render(ABOUT, language), table(ENVIRONMENT, _variables(language), language)],
            language,
        ),
        section(
            Text(nl="Van de procedures", en="Of the procedures"),
            [
                render(ABOUT_DATED, language),
                table(DATED, _dated(product.catalogue.procedures.values(), language), language),
            ],
            language,
        ),
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


def _dated(procedures: Iterable[Procedure], language: Language) -> Iterator[tuple[Value, ...]]:
    for procedure in procedures:
        link = f"[{render(procedure.title, language)}]({name_of(procedure)})"
        for setting, deadline in settings_in(procedure).items():
            default = f"{code(setting.default)} {term(deadline, language).partition(' (')[0]}"
            yield code(setting.key), setting.title, default, setting.source, link


def settings_in(procedure: Procedure) -> Mapping[Setting, Deadline]:
    """Every setting that a term of the procedure is read from, once."""
    terms = [state.within for state in procedure.table if isinstance(state.within, Deadline)]
    return {term.length: term for term in terms if isinstance(term.length, Setting)}
