"""The page of roles: everybody in the demonstration, what waits for them, and how their first page looks."""

from __future__ import annotations

from itertools import groupby

from leerlijn.domains.agreements.demo.cards import CARDS as OF_AGREEMENTS
from leerlijn.domains.assessments.demo.building import CARDS as OF_ASSESSMENTS
from leerlijn.domains.development.demo.building import CARDS as OF_DEVELOPMENT
from leerlijn.domains.partnerships.demo.building import CARDS as OF_PARTNERSHIPS
from leerlijn.foundation.people.demo.cards import CARDS as OF_QUALIFICATION
from leerlijn.foundation.people.demo.cards import Part
from leerlijn.foundation.ui.words import render
from leerlijn.kernel.sentence import Language, Text
from leerlijn.site.manual.markdown import code, page, section
from leerlijn.site.manual.product import Product

NAME = "roles.md"
TITLE = Text(nl="Wie ermee werken, en hun eerste pagina", en="Who works with it, and their first page")
ABOUT = Text(
    nl="De eerste pagina van ieder, in de demonstratie. Log daar in onder de naam die erbij staat.",
    en="Everybody's first page, in the demonstration. Sign in there by the name given.",
)
EVERYBODY: tuple[Part, ...] = (
    *OF_QUALIFICATION,
    *OF_AGREEMENTS,
    *OF_DEVELOPMENT,
    *OF_ASSESSMENTS,
    *OF_PARTNERSHIPS,
)
PICTURES = "pictures/first"
"""The folder of the pictures, in `docs`; `bin/pictures` takes them."""


def picture_of(part: Part, language: Language) -> str:
    """Its place in `docs`."""
    return f"{PICTURES}/{part.account}.{language}.png"


def written(_: Product, language: Language) -> str:
    parts = [
        section(group, [_told(part, language) for part in some], language)
        for group, some in groupby(EVERYBODY, key=lambda part: part.group)
    ]
    return page(TITLE, NAME, [render(ABOUT, language), *parts], language)


def _told(part: Part, language: Language) -> str:
    title, says = render(part.title, language), render(part.says, language)
    return f"### {title}\n\n{code(part.account)}: {says}\n\n![{title}](../../{picture_of(part, language)})"
