"""Invented things to show every part of the look with."""

from dataclasses import dataclass
from datetime import date

from leerlijn.foundation.ui.pages import Link
from leerlijn.kernel.sentence import Text


@dataclass(frozen=True)
class Reader:
    name: str
    initials: str


CONTEXT = {
    "institution": Text(nl="Noaber Universiteit", en="Noaber University"),
    "navigation": [
        Link(Text(nl="Mijn werk", en="My work"), "/work/"),
        Link(Text(nl="Kwalificatie", en="Qualification"), "/gallery/"),
    ],
    "footer": [Link(Text(nl="Toegankelijkheid", en="Accessibility"), "/accessibility/")],
    "reader": Reader("Ilse Wevers", "IW"),
    "today": date(2026, 10, 12),
}
