"""What is kept about people: each column with its kind, whose it is, what for, on what ground, for how long.

A room declares its own columns in its `personal.py`; a house test finds the column that nobody declared.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from leerlijn.kernel.policy import Relation
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length


class Kind(StrEnum):
    """What a column can say about somebody."""

    IDENTITY = "identity"
    CONTACT = "contact"
    ACCESS = "access"
    EMPLOYMENT = "employment"
    AGE = "age"
    ABSENCE = "absence"
    LEARNING = "learning"
    JUDGEMENT = "judgement"
    OPINION = "opinion"
    DOING = "doing"
    WORDS = "words"
    MONEY = "money"


KINDS = {
    Kind.IDENTITY: Text(nl="wie het is (naam of nummer)", en="who it is (name or number)"),
    Kind.CONTACT: Text(nl="mailadres en taal", en="mail address and language"),
    Kind.ACCESS: Text(nl="toegang tot het systeem", en="access to the system"),
    Kind.EMPLOYMENT: Text(nl="dienstverband en rollen", en="appointment and roles"),
    Kind.AGE: Text(nl="leeftijd", en="age"),
    Kind.ABSENCE: Text(nl="verlof (ook ziekte)", en="leave (illness included)"),
    Kind.LEARNING: Text(nl="opleiding en bewijs", en="study and evidence"),
    Kind.JUDGEMENT: Text(nl="oordeel over iemand", en="judgement of somebody"),
    Kind.OPINION: Text(nl="stem of mening", en="vote or opinion"),
    Kind.DOING: Text(nl="handelingen en hun moment", en="acts and their moment"),
    Kind.WORDS: Text(nl="eigen woorden", en="own words"),
    Kind.MONEY: Text(nl="prijs en betaling", en="price and payment"),
}
SPECIAL = frozenset({Kind.ABSENCE})
"""Of which the law asks more: absence can say something about health (GDPR article 9)."""


class Ground(StrEnum):
    """Why it may be kept: the points of GDPR article 6(1)."""

    CONSENT = "a"
    CONTRACT = "b"
    DUTY = "c"
    TASK = "e"


GROUNDS = {
    Ground.CONSENT: Text(
        nl="toestemming (AVG art. 6 lid 1 onder a)", en="consent (GDPR article 6(1), point a)"
    ),
    Ground.CONTRACT: Text(
        nl="overeenkomst (AVG art. 6 lid 1 onder b)", en="contract (GDPR article 6(1), point b)"
    ),
    Ground.DUTY: Text(
        nl="wettelijke plicht (AVG art. 6 lid 1 onder c)", en="legal duty (GDPR article 6(1), point c)"
    ),
    Ground.TASK: Text(
        nl="taak van algemeen belang (AVG art. 6 lid 1 onder e)",
        en="task in the public interest (GDPR article 6(1), point e)",
    ),
}
ERASED = "gewist (erased)"
"""What stands where a name or words stood of somebody who was erased: data has no language."""


class Fate(StrEnum):
    """What becomes of a column when somebody is erased."""

    GOES = "goes"
    EMPTIED = "emptied"
    NAMELESS = "nameless"
    LAWFUL = "lawful"


FATES = {
    Fate.GOES: Text(nl="rijen verdwijnen", en="rows go"),
    Fate.EMPTIED: Text(
        nl="kolommen worden leeg of zeggen alleen nog “gewist”",
        en="columns are emptied, or say “erased” only",
    ),
    Fate.NAMELESS: Text(nl="de rest blijft, zonder naam", en="the rest stays, without a name"),
    Fate.LAWFUL: Text(nl="het blijft zolang de grond geldt", en="it stays as long as its ground holds"),
}
THEMSELVES = Relation("themselves", Text(nl="wie het zelf is", en="the person themselves"))
"""Of a page where everybody reads their own: its action is open to whoever is signed in."""
OUR_DEFAULT = Text(nl="onze standaard, nog te bevestigen", en="our default, to be confirmed")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """How long: `length` from the moment that `since` names; without a length, until the moment it names.

    `least` is the shortest that the law allows. `of` are the procedures of which it is a closed case.
    `source` says who set it, where it is no setting.
    """

    since: Text
    length: Setting | None = None
    least: Length | None = None
    source: Text = OUR_DEFAULT
    of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Processing:
    """One thing that is done with data about people: a line of the register (GDPR article 30).

    `read_by` are the keys of the actions by which it is read, one without an edition meaning every edition;
    `THEMSELVES` where people read their own. None: no page shows it.
    """

    key: str
    title: Text
    whose: Text
    purpose: Text
    ground: Ground
    law: Text
    comes_from: Text
    read_by: tuple[str, ...]
    kept: Kept
    note: Text | None = None


@dataclass(frozen=True, slots=True)
class Column:
    """One column: of a processing and of a kind, or about nobody because of `because`."""

    table: str
    name: str
    processing: Processing | None = None
    kind: Kind | None = None
    because: Text | None = None

    @property
    def place(self) -> str:
        return f"{self.table}.{self.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Erasing:
    """What erasing somebody does to the rows of a table that are theirs.

    `whose` are the paths from a row to a person; without one, the site knows how to find the rows.
    `replaces`: what may not be empty says that it was erased. `leaves`: what pages read has a form, and is
    an empty one of it. `names`: columns of all rows in which a name stands as text.
    `lawful`: columns that stay as long as the processing must be `kept`, counted from the moment at `since`.
    """

    whose: tuple[str, ...] = ()
    goes: bool = False
    empties: tuple[str, ...] = ()
    replaces: tuple[str, ...] = ()
    leaves: Mapping[str, str] = field(default_factory=dict)
    names: tuple[str, ...] = ()
    nameless: tuple[str, ...] = ()
    lawful: tuple[str, ...] = ()
    since: str = ""

    def fate_of(self, column: str) -> Fate | None:
        if column in self.lawful:
            return Fate.LAWFUL
        if self.goes:
            return Fate.GOES
        if column in (*self.empties, *self.replaces, *self.leaves, *self.names):
            return Fate.EMPTIED
        return Fate.NAMELESS if column in self.nameless else None


BARE = Text(
    nl="een volgorde, telling, versie of controlegetal: zegt zelf niets over iemand",
    en="an order, a count, a version or a checksum: says nothing about anybody by itself",
)


@dataclass
class DataMap:
    """Every column that was declared; a second declaration of one is refused.

    `staying` has, by table, the columns with which somebody comes in or opens what is closed; none means all.
    """

    columns: dict[str, Column] = field(default_factory=dict)
    staying: dict[str, frozenset[str]] = field(default_factory=dict)
    erasing: dict[str, list[Erasing]] = field(default_factory=dict)

    def keeps(self, table: str, processing: Processing, *, bare: str = "", **kinds: str) -> None:
        """`identity="given_name family_name"`: columns by kind; those of `bare` say nothing by themselves."""
        for kind, names in kinds.items():
            for name in names.split():
                self._add(Column(table, name, processing, Kind(kind)))
        self.tells_nothing(table, bare, BARE)

    def tells_nothing(self, table: str, names: str, because: Text) -> None:
        """These columns are about nobody, because …"""
        for name in names.split():
            self._add(Column(table, name, because=because))

    def never_leaves(self, table: str, names: str = "") -> None:
        """No export has what stands in these columns, or in any of this table."""
        self.staying[table] = frozenset(names.split())

    def erases(
        self,
        table: str,
        whose: str = "",
        *,
        goes: bool = False,
        leaves: Mapping[str, str] | None = None,
        since: str = "",
        **how: str,
    ) -> None:
        """`empties="worries goals"`, `nameless="route"`: what erasing somebody does, in columns by fate.

        `whose` are paths with spaces between; a room may add to what a lower one says of its table.
        """
        fates = {key: tuple(names.split()) for key, names in how.items()}
        made = Erasing(whose=tuple(whose.split()), goes=goes, leaves=leaves or {}, since=since, **fates)
        self.erasing.setdefault(table, []).append(made)

    def fates(self, column: Column) -> Sequence[Fate]:
        """What erasing does to a column. A moment or state stays, once nothing says whose it is."""
        found = [each.fate_of(column.name) for each in self.erasing.get(column.table, ())]
        told = [fate for fate in dict.fromkeys(found) if fate]
        return told or ([Fate.NAMELESS] if column.kind is Kind.DOING else [])

    def _add(self, column: Column) -> None:
        if column.place in self.columns:
            raise ValueError(f"{column.place} is declared twice")
        self.columns[column.place] = column

    def processings(self) -> Iterator[Processing]:
        """In the order of the rooms, each once."""
        found = (column.processing for column in self.columns.values())
        yield from dict.fromkeys(each for each in found if each is not None)

    def of(self, processing: Processing) -> list[Column]:
        return [column for column in self.columns.values() if column.processing == processing]


data_map = DataMap()
