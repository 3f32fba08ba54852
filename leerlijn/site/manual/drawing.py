"""The drawing of the house: rooms as a staircase, and lines from each down to what it imports."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import groupby
from xml.sax.saxutils import escape

from leerlijn.kernel.sentence import Language, Text
from leerlijn.site.manual.imports import House

ROW, STEP, WIDE, HIGH, EDGE = 54, 62, 128, 32, 20
"""In pixels: the height of a row, how far a room stands to the right of the one above, a box, the edge."""
LABEL = 110

TITLE = Text(nl="De kamers van het huis en wat ze gebruiken", en="The rooms of the house and what they use")
FLOORS = {
    "site": Text(nl="dak", en="roof"),
    "domains": Text(nl="domeinen", en="domains"),
    "foundation": Text(nl="fundering", en="foundation"),
    "kernel": Text(nl="kern", en="kernel"),
}
STYLE = """
    .floor { fill: #f3efe8 } .floor.odd { fill: #fbf9f5 }
    .room { fill: #ffffff; stroke: #005e66; stroke-width: 1.5 }
    .line { fill: none; stroke: #005e66; stroke-width: 1.2 } .dot, .head { fill: #005e66 }
    text { font: 15px system-ui, sans-serif; fill: #1f272b } .name { font-weight: 650 }
    .of-floor { fill: #59554e }
    @media (prefers-color-scheme: dark) {
      .floor { fill: #223033 } .floor.odd { fill: #1b2528 } .room { fill: #12191c; stroke: #76c3cb }
      .line { stroke: #76c3cb } .dot, .head { fill: #76c3cb } text { fill: #eeebe4 }
      .of-floor { fill: #b6bdb8 }
    }"""


def drawn(house: House, language: Language) -> str:
    """An SVG. Every import is a line down from its room and then to the right, into the room it uses."""
    wide = 2 * EDGE + STEP * (len(house.rooms) - 1) + WIDE + LABEL
    high = 2 * EDGE + ROW * len(house.rooms)
    title = escape(TITLE.in_language(language))
    return "\n".join(
        [
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {wide} {high}" role="img" '
            f'lang="{language}" aria-labelledby="title">',
            f'  <title id="title">{title}</title>',
            f"  <style>{STYLE}\n  </style>",
            '  <defs><marker id="head" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" '
            'orient="auto"><path class="head" d="M0 0 8 4 0 8Z"/></marker></defs>',
            *(f"  {line}" for line in _floors(house, wide, language)),
            *(f"  {line}" for line in _lines(house)),
            *(f"  {line}" for line in _rooms(house)),
            "</svg>\n",
        ]
    )


def _floors(house: House, wide: int, language: Language) -> Iterator[str]:
    """One band per floor, with its name at the right."""
    top = EDGE
    for number, (floor, rooms) in enumerate(groupby(house.rooms, key=lambda room: room.floor)):
        high = ROW * len(list(rooms))
        kind = "floor odd" if number % 2 else "floor"
        yield f'<rect class="{kind}" x="0" y="{top}" width="{wide}" height="{high}"/>'
        name = escape(FLOORS[floor].in_language(language))
        yield f'<text class="of-floor" x="{wide - EDGE}" y="{top + 32}" text-anchor="end">{name}</text>'
        top += high


def _rooms(house: House) -> Iterator[str]:
    for number, room in enumerate(house.rooms):
        x, y = EDGE + STEP * number, _middle(number)
        box = f'x="{x}" y="{y - HIGH // 2}" width="{WIDE}" height="{HIGH}" rx="6"'
        yield f'<rect class="room" {box}><title>{escape(room.says)}</title></rect>'
        yield f'<text class="name" x="{x + WIDE // 2}" y="{y + 5}" text-anchor="middle">{room.name}</text>'


def _lines(house: House) -> Iterator[str]:
    place = {room.name: number for number, room in enumerate(house.rooms)}
    for (upper, lower), files in sorted(house.imports.items()):
        x, y = EDGE + STEP * place[upper] + EDGE, _middle(place[lower])
        way = f"M{x} {_middle(place[upper])}V{y}H{EDGE + STEP * place[lower]}"
        title = f"<title>{upper} → {lower} ({files})</title>"
        yield f'<path class="line" d="{way}" marker-end="url(#head)">{title}</path>'
        yield f'<circle class="dot" cx="{x}" cy="{y}" r="3.5"/>'


def _middle(number: int) -> int:
    return EDGE + ROW * number + ROW // 2
