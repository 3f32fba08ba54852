"""The two forms of one copy: a backup, to come back here; an export, to go on elsewhere."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from pathlib import Path

from leerlijn.kernel.sentence import Sentence
from leerlijn.site.backup import archive, explained, rows, unpacked
from leerlijn.site.backup.archive import Archive
from leerlijn.site.backup.rows import KeptAs, Table

README_OF_BACKUP = """\
This is a backup of Leerlijn, made by `leerlijn backup`. / Dit is een back-up van Leerlijn.

Put it back on an empty machine with the same or a newer version of Leerlijn: leerlijn restore FILE
Zet hem terug op een lege machine met dezelfde of een nieuwere versie:        leerlijn restore BESTAND

manifest.json   what is in it, of which moment and version / wat erin zit, van welk moment en welke versie
tables/         one line of JSON per row, the names of the columns first / een regel JSON per rij
files/          every file under its SHA-256, two characters as folder / elk bestand onder zijn SHA-256

The keys are not in it. / De sleutels zitten er niet in.
"""
README_OF_EXPORT = """\
This is an export of Leerlijn, made by `leerlijn export`. / Dit is een export uit Leerlijn.

Take it into an empty Leerlijn of the same or a newer version: leerlijn import FOLDER
Neem het over in een lege Leerlijn:                            leerlijn import MAP

manifest.json   what is in it, of which version / wat erin zit, van welke versie
tables/         one table each: the first line explains the columns, then one line of JSON per row /
                per tabel: de eerste regel legt de kolommen uit, daarna een regel JSON per rij
files/          every file under its SHA-256, two characters as folder / elk bestand onder zijn SHA-256

Passwords, tokens, links of letters and keys are not in it.
Wachtwoorden, tokens, links uit brieven en sleutels zitten er niet in.
"""


@dataclass(frozen=True, slots=True)
class Form:
    """How a copy is kept, and what is in it. `family` is the name without the number of its version.

    What `is_of_here` tells of this place too: when it was made, on which database, with which keys.
    """

    family: str
    version: int
    readme: str
    is_of_here: bool
    written_whole: Callable[[Path], AbstractContextManager[Archive]]
    opened: Callable[[Path], AbstractContextManager[Archive]]
    tables: Callable[[], list[Table]]
    heading: Callable[[Table], object]
    kept_as: Callable[[Table], KeptAs]
    is_none: Callable[[str], Sentence]

    @property
    def name(self) -> str:
        return f"{self.family}{self.version}"


BACKUP = Form(
    family="leerlijn-backup-",
    version=1,
    readme=README_OF_BACKUP,
    is_of_here=True,
    written_whole=archive.written_whole,
    opened=archive.opened,
    tables=rows.tables,
    heading=lambda table: table.columns,
    kept_as=lambda _: list,
    is_none=lambda file: Sentence("{file} is no backup of Leerlijn.", file=file),
)
EXPORT = Form(
    family="leerlijn-export-",
    version=1,
    readme=README_OF_EXPORT,
    is_of_here=False,
    written_whole=unpacked.written_whole,
    opened=unpacked.opened,
    tables=explained.tables,
    heading=explained.heading,
    kept_as=explained.kept_as,
    is_none=lambda file: Sentence("{file} is no export of Leerlijn.", file=file),
)
