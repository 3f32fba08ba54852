"""What a dossier keeps about people: evidence, what it proves, and the verdict on it."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.seal import Manifest
from leerlijn.kernel.sentence import Text

DOSSIERS_FOR = Setting(
    "keep.dossiers",
    Text(nl="bewaren: dossiers voor de BKO", en="keeping: dossiers for the UTQ"),
    "P2Y",
    OUR_DEFAULT,
)
DOSSIERS = Processing(
    key="dossiers",
    title=Text(nl="Dossiers met bewijs en oordeel", en="Dossiers with evidence and verdict"),
    whose=Text(
        nl="kandidaten; wie ze begeleidt en beoordeelt; soms studenten, in een bewijsstuk",
        en="candidates; who supervises and judges them; sometimes students, in a piece of evidence",
    ),
    purpose=Text(
        nl="laten zien dat iemand aan de criteria voldoet, en daarover oordelen",
        en="showing that somebody meets the criteria, and judging that",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de kandidaat, en de beoordelaars", en="the candidate, and the judges"),
    read_by=(
        "read-draft-dossier",
        "read-sealed-dossier",
        "read-verdict",
        "see utq-dossier",
        "see utq-certificate-change",
    ),
    kept=Kept(
        since=Text(
            nl="nadat de zaak sloot; een dossier van het assessmentcentrum zolang als zijn assessment",
            en="after the case closed; one of the assessment centre as long as its assessment",
        ),
        length=DOSSIERS_FOR,
        of=("utq-dossier", "utq-certificate-change"),
    ),
)

data_map.keeps("dossiers.Dossier", DOSSIERS, identity="candidate")
data_map.keeps("dossiers.EditionChoice", DOSSIERS, doing="moved accepted dropped made_at")
data_map.keeps(
    "dossiers.Item", DOSSIERS, learning="title kind period", doing="taken_out_at", bare="order version"
)
data_map.keeps("dossiers.ItemVersion", DOSSIERS, doing="made_at", bare="number")
data_map.keeps("dossiers.Claim", DOSSIERS, learning="criterion", words="sentence")
data_map.keeps(
    "dossiers.Submission",
    DOSSIERS,
    learning="manifest criteria",
    doing="sealed_at",
    bare="number fingerprint",
)
data_map.keeps(
    "dossiers.Proposal",
    DOSSIERS,
    identity="made_by agreed_by",
    judgement="outcome motivation not_yet more letter letter_says refused_because",
    doing="made_at agreed_at changed_at released_at",
    bare="version fingerprint signed_fingerprint",
)

data_map.erases("dossiers.Item", "dossier__candidate", replaces="title", empties="period", nameless="kind")
data_map.erases("dossiers.ItemVersion", "item__dossier__candidate", goes=True)
data_map.erases("dossiers.Claim", "item__dossier__candidate", goes=True)
data_map.erases(
    "dossiers.Submission",
    "dossier__candidate",
    leaves={"manifest": Manifest(()).canonical.decode()},
    nameless="criteria",
)
data_map.erases(
    "dossiers.Proposal",
    "submission__dossier__candidate",
    replaces="motivation refused_because",
    empties="not_yet more letter letter_says",
    nameless="outcome",
)
