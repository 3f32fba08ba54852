"""What is kept about people with a file: whose it is, and what it says."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, Ground, Kept, Processing, data_map
from leerlijn.kernel.sentence import Text

FILES = Processing(
    key="files",
    title=Text(nl="Bestanden die iemand inbrengt", en="Files that somebody brings in"),
    whose=Text(
        nl="wie het inbrengt, en wie er in het bestand staat, zoals studenten",
        en="whoever brings it in, and whoever is in the file, such as students",
    ),
    purpose=Text(nl="bewijs en brieven bij een zaak bewaren", en="keeping evidence and letters with a case"),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="wie het inbrengt", en="whoever brings it in"),
    read_by=("read-draft-dossier", "read-sealed-dossier", "read-portfolio", "read-sealed-portfolio"),
    kept=Kept(
        since=Text(
            nl="tot de dag die bij het bestand staat; zonder dag zolang als de zaak waar het bij hoort",
            en="until the day that stands with the file; without one, as long as the case that it belongs to",
        ),
    ),
    note=Text(
        nl="Wat er in een bestand staat, leest het systeem niet. Wie inbrengt, haalt namen eruit.",
        en="The system does not read what a file says. Whoever brings it in takes names of students out.",
    ),
)

data_map.keeps(
    "documents.Document",
    FILES,
    identity="owner",
    learning="name hash",
    doing="made_at",
    bare="size kind confidentiality",
)
data_map.tells_nothing(
    "documents.Document",
    "keep_until keep_because",
    Text(nl="zegt hoe lang het bestand blijft", en="says how long the file stays"),
)
data_map.erases("documents.Document", "owner", goes=True)
