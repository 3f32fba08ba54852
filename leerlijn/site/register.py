"""The register of processing (GDPR article 30), as the page, the file and the manual say it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from leerlijn.foundation.ui.sheets import Cell, Column, Sheet
from leerlijn.kernel.data_map import FATES, GROUNDS, KINDS, SPECIAL, DataMap, Fate, Processing
from leerlijn.kernel.data_map import Column as Declared
from leerlijn.kernel.policy import Registry
from leerlijn.kernel.sentence import Said, Sentence, Text, Value
from leerlijn.site.personal import readers
from leerlijn.site.retention import Lengths, how_long

ABOUT = Text(
    nl="Elke kolom van elke tabel is door de makers aangewezen; een kolom die niemand aanwees, houdt een "
    "nieuwe versie tegen. Grondslagen en termijnen zijn een voorstel tot de instelling ze bevestigt.",
    en="The makers pointed out every column of every table; a column that nobody pointed out stops a new "
    "version. Grounds and terms are a proposal until the institution confirms them.",
)
ALSO = Text(
    nl="Iedereen leest wat er over hem of haar zelf is vastgelegd. Namen staan ook in back-ups, zolang die "
    "bewaard worden.",
    en="Everybody reads what was recorded about themselves. Names are also in backups, as long as those are "
    "kept.",
)
PERSONAL_BY_LAW = Text(
    nl="bijzonder: kan iets over iemands gezondheid zeggen", en="special: can say something about health"
)


class Fact(NamedTuple):
    name: Text
    said: Value


def facts(processing: Processing, known: DataMap, policy: Registry, lengths: Lengths) -> list[Fact]:
    """All that article 30 asks of one processing, in the order in which somebody asks."""
    told = [
        Fact(Text(nl="Van wie", en="Whose"), processing.whose),
        Fact(Text(nl="Wat", en="What"), _kinds(known.of(processing))),
        Fact(Text(nl="Waarvoor", en="What for"), processing.purpose),
        Fact(Text(nl="Grondslag", en="Ground"), ground(processing)),
        Fact(Text(nl="Waarvandaan", en="Where from"), processing.comes_from),
        Fact(
            Text(nl="Wie het leest", en="Who reads it"),
            tuple(relation.because for relation in readers(processing, policy)),
        ),
        Fact(Text(nl="Hoe lang", en="How long"), how_long(processing.kept, lengths)),
        Fact(Text(nl="Als iemand gewist wordt", en="When somebody is erased"), _fates(processing, known)),
    ]
    return [*told, *([Fact(Text(nl="Let op", en="Note"), processing.note)] if processing.note else [])]


def ground(processing: Processing) -> Said:
    return Sentence("{ground}; {law}", ground=GROUNDS[processing.ground], law=processing.law)


def _kinds(columns: Iterable[Declared]) -> tuple[Said, ...]:
    found = dict.fromkeys(column.kind for column in columns if column.kind)
    return tuple(
        Sentence("{kind} ({special})", kind=KINDS[kind], special=PERSONAL_BY_LAW)
        if kind in SPECIAL
        else KINDS[kind]
        for kind in found
    )


def _fates(processing: Processing, known: DataMap) -> tuple[Said, ...]:
    found = {fate for column in known.of(processing) for fate in known.fates(column)}
    return tuple(FATES[fate] for fate in Fate if fate in found)


def sheet(known: DataMap, policy: Registry, lengths: Lengths) -> Sheet:
    """A row per column of a table, those about nobody too: what an auditor compares with the database."""
    heads = (
        *("table", "column", "kind", "processing", "whose", "purpose", "ground"),
        *("source", "read by", "kept", "when erased", "about nobody, because"),
    )
    return Sheet(
        name="register",
        title=Text(nl="register", en="register"),
        columns=[Column(head) for head in heads],
        rows=_rows(known, policy, lengths),
        notes=(ABOUT, ALSO),
    )


def _rows(known: DataMap, policy: Registry, lengths: Lengths) -> Iterator[list[Cell]]:
    said = {each.key: _cells(each, policy, lengths) for each in known.processings()}
    for column in known.columns.values():
        if column.processing and column.kind:
            fates = Sentence("{all}", all=tuple(FATES[fate] for fate in known.fates(column)))
            yield [column.table, column.name, KINDS[column.kind], *said[column.processing.key], fates, None]
        else:
            yield [column.table, column.name, *[None] * 9, column.because]


def _cells(each: Processing, policy: Registry, lengths: Lengths) -> list[Cell]:
    read_by = Sentence("{all}", all=tuple(relation.because for relation in readers(each, policy)))
    return [
        *(each.title, each.whose, each.purpose, ground(each), each.comes_from),
        *(read_by, how_long(each.kept, lengths)),
    ]
