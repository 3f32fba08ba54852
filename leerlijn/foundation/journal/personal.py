"""What the journal keeps about people: who did what, apart from the chain that proves it."""

from __future__ import annotations

from leerlijn.kernel.data_map import THEMSELVES, Ground, Kept, Processing, data_map
from leerlijn.kernel.sentence import Text

JOURNAL = Processing(
    key="journal",
    title=Text(nl="Het logboek", en="The journal"),
    whose=Text(
        nl="iedereen die hier iets doet of over wie hier iets gebeurt",
        en="whoever acts here, or is acted upon",
    ),
    purpose=Text(
        nl="kunnen bewijzen wie wat besloot, wanneer en waarom",
        en="being able to prove who decided what, when and why",
    ),
    ground=Ground.TASK,
    law=Text(
        nl="besluiten moeten te verantwoorden zijn (Archiefwet, AVG art. 5 lid 2)",
        en="decisions must be accounted for (Archives Act, GDPR article 5(2))",
    ),
    comes_from=Text(nl="het systeem, bij elke handeling", en="the system, at every act"),
    read_by=("read-journal", THEMSELVES.key),
    kept=Kept(
        since=Text(
            nl="blijvend; naam en inhoud kunnen gewist worden zonder de keten te breken",
            en="for good; name and content can be erased without breaking the chain",
        ),
    ),
    note=Text(
        nl="De keten zelf bevat alleen pseudoniemen; namen en inhoud staan in een tabel ernaast.",
        en="The chain itself holds pseudonyms only; names and content stand in a table beside it.",
    ),
)
OF_THE_CHAIN = Text(
    nl="een hash of plaats in de keten: zegt zonder het toeval ernaast niets",
    en="a hash or a place in the chain: says nothing without the salt beside it",
)

data_map.keeps(
    "journal.Entry",
    JOURNAL,
    identity="pseudonym on_behalf_of",
    doing="subject at channel act about",
)
data_map.tells_nothing("journal.Entry", "seq commitment names prev hash", OF_THE_CHAIN)
data_map.keeps("journal.EntryDetail", JOURNAL, identity="name on_behalf_name", words="payload")
data_map.tells_nothing("journal.EntryDetail", "salt name_salt", OF_THE_CHAIN)
data_map.keeps("journal.Head", JOURNAL, doing="subject")
data_map.tells_nothing("journal.Head", "seq hash", OF_THE_CHAIN)
data_map.tells_nothing("journal.Anchor", "day count root prev hash made_at", OF_THE_CHAIN)
data_map.erases("journal.Entry", nameless="pseudonym on_behalf_of")
data_map.erases("journal.EntryDetail", empties="name on_behalf_name payload")
