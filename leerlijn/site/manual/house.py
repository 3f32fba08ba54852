"""The page about the house: its drawing, and each room with what it is for."""

from __future__ import annotations

from leerlijn.kernel.sentence import Language, Text
from leerlijn.site.manual.drawing import TITLE as DRAWING
from leerlijn.site.manual.markdown import code, page, table
from leerlijn.site.manual.product import Product

NAME = "house.md"
DRAWN = "house.svg"
TITLE = Text(nl="Het huis", en="The house")
ABOUT = Text(
    nl="Elke lijn gaat van een kamer naar beneden, en dan naar rechts: naar een kamer die ze "
    "gebruikt. Een punt is een echte import; kruisende lijnen zonder punt hebben niets met "
    "elkaar. Geen lijn gaat omhoog.",
    en="Every line goes down from a room, and then to the right: into a room that it uses. A dot "
    "is a real import; lines that cross without a dot have nothing to do with each other. No "
    "line goes up.",
)
HEAD = (
    Text(nl="Kamer", en="Room"),
    Text(nl="Waarvoor (zoals de code het zegt, in het Engels)", en="What it is for"),
    Text(nl="Gebruikt", en="Uses"),
)


def written(product: Product, language: Language) -> str:
    house = product.house
    rows = [
        (code(room.name), room.says, ", ".join(code(name) for name in house.below(room.name)))
        for room in house.rooms
    ]
    picture = f"![{DRAWING.in_language(language)}]({DRAWN})"
    parts = [picture, ABOUT.in_language(language), table(HEAD, rows, language)]
    return page(TITLE, NAME, parts, language)
