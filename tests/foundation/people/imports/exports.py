"""Exports as HR makes them: the one that is shipped, and small ones written line by line."""

from __future__ import annotations

from importlib.resources import files
from io import BytesIO

from leerlijn.foundation.people.imports.staff import import_staff
from tests.foundation.people.builders import AT, ON, actor

SHIPPED = files("leerlijn.foundation.people") / "data/demo/hr-export.csv"
COLUMNS = (
    "Personeelsnummer;Achternaam;Voorvoegsel;Voornaam;E-mail werk;Faculteit;Afdeling;UFO-profiel;"
    "Dienstverband;Fte;Fte onderwijs;Datum in dienst;Datum uit dienst;AOW-datum;"
    "Personeelsnr. leidinggevende;Voorkeurstaal;BKO-registratie"
)
NAMES = COLUMNS.split(";")
EMPTY = dict.fromkeys(NAMES, "")
ORDINARY = EMPTY | {
    "Personeelsnummer": "1001",
    "Achternaam": "Boer",
    "Voorvoegsel": "de",
    "Voornaam": "Fatima",
    "E-mail werk": "f.boer@noaber.example",
    "Faculteit": "TNW",
    "Afdeling": "Natuurkunde",
    "UFO-profiel": "Docent 4",
    "Dienstverband": "vast",
    "Fte": "0,80",
    "Fte onderwijs": "0,40",
    "Datum in dienst": "01-09-2020",
    "AOW-datum": "01-05-2058",
    "Voorkeurstaal": "nl",
}


def shipped() -> bytes:
    return SHIPPED.read_bytes()


def line(**said: str) -> str:
    """An ordinary line, but for what is said: `line(Fte="1,4", **{"Datum in dienst": "31-02-2024"})`."""
    return ";".join({**ORDINARY, **said}.values())


def export(*lines: str, columns: str = COLUMNS) -> bytes:
    """A file of these lines: byte-order mark and line ends as a Windows program writes them."""
    return "\r\n".join([columns, *lines, ""]).encode("utf-8-sig")


def taken_over(content: bytes, **said):
    """What became of this file."""
    return import_staff(BytesIO(content), **{"actor": actor(), "at": AT, "on": ON, **said})
