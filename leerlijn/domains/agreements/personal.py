"""What quality agreements and councils keep about people: who wrote, promised, asked and voted."""

from __future__ import annotations

from leerlijn.kernel.data_map import BARE, OUR_DEFAULT, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text
from leerlijn.kernel.terms import Length

AGREEMENTS_FOR = Setting(
    "keep.agreements",
    Text(nl="bewaren: afspraken en wat raden besloten", en="keeping: agreements and what councils decided"),
    "P7Y",
    OUR_DEFAULT,
)
LEDGER_FOR = Setting(
    "keep.ledger",
    Text(nl="bewaren: boekingen", en="keeping: postings"),
    "P7Y",
    Text(nl="zeven jaar (AWR art. 52 lid 4)", en="seven years (General Act on State Taxes, article 52(4))"),
)
AFTER_CASE = Text(nl="nadat de zaak sloot", en="after the case closed")
PAPERS = Processing(
    key="agreements",
    title=Text(nl="Kwaliteitsafspraken en gesprekken", en="Quality agreements and dialogues"),
    whose=Text(
        nl="wie schrijft, toezegt of aan een gesprek meedoet",
        en="whoever writes, promises or takes part in a dialogue",
    ),
    purpose=Text(
        nl="kunnen laten zien wie wat afsprak, en met wie erover gesproken is",
        en="being able to show who agreed what, and with whom it was discussed",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="wie het opschrijft", en="whoever writes it down"),
    read_by=("read-agreements", "read-public-agreements", "see dialogue", "see commitment"),
    kept=Kept(
        since=AFTER_CASE,
        length=AGREEMENTS_FOR,
        of=("programme-agenda", "faculty-agreement", "institution-agreement", "dialogue", "commitment"),
    ),
    note=Text(
        nl="Van een gesprek staan er aantallen; namen alleen als iemand ze in het verslag schrijft.",
        en="Of a dialogue numbers are kept; names only where somebody writes them in the minutes.",
    ),
)
COUNCILS = Processing(
    key="councils",
    title=Text(nl="Vragen aan een raad, en stemmen", en="Requests to a council, and votes"),
    whose=Text(
        nl="leden van een raad, en wie de raad iets vraagt", en="members of a council, and whoever asks it"
    ),
    purpose=Text(
        nl="kunnen bewijzen dat een raad geldig besloot",
        en="being able to prove that a council decided validly",
    ),
    ground=Ground.TASK,
    law=Text(nl="medezeggenschap (WHW hoofdstuk 9)", en="participation (Higher Education Act, chapter 9)"),
    comes_from=Text(nl="de raad en wie vraagt", en="the council and whoever asks"),
    read_by=("read-council-desk", "see advice-request", "see consent-request"),
    kept=Kept(since=AFTER_CASE, length=AGREEMENTS_FOR, of=("advice-request", "consent-request")),
)
LEDGER = Processing(
    key="ledger",
    title=Text(nl="Het grootboek", en="The ledger"),
    whose=Text(nl="wie een boeking doet", en="whoever makes a posting"),
    purpose=Text(nl="geld verantwoorden", en="accounting for money"),
    ground=Ground.DUTY,
    law=Text(
        nl="bewaarplicht (AWR art. 52)", en="duty to keep records (General Act on State Taxes, article 52)"
    ),
    comes_from=Text(nl="wie een boeking doet", en="whoever makes a posting"),
    read_by=("read-budget",),
    kept=Kept(
        since=Text(nl="na het jaar van de boeking", en="after the year of the posting"),
        length=LEDGER_FOR,
        least=Length.parse(LEDGER_FOR.default),
    ),
)
OF_THE_PLAN = Text(nl="gaat over een plan of een bedrag", en="is about a plan or an amount")

data_map.keeps("agreements.Measure", PAPERS, identity="owner", doing="dropped_at")
data_map.tells_nothing(
    "agreements.Measure",
    "number title_nl title_en description_nl description_en target_group_nl target_group_en baseline_nl "
    "baseline_en milestone_nl milestone_en target_nl target_en additionality_nl additionality_en version",
    OF_THE_PLAN,
)
data_map.tells_nothing("agreements.ThemeShare", "theme percent", OF_THE_PLAN)
data_map.tells_nothing("agreements.KeptFingerprint", "fingerprint kept_at", BARE)
data_map.keeps("agreements.Version", PAPERS, identity="made_by", words="said", doing="made_at", bare="number")
data_map.keeps(
    "agreements.Point",
    PAPERS,
    identity="made_by replied_by",
    opinion="kind text reply why",
    doing="made_at replied_at",
    bare="number",
)
data_map.keeps("agreements.DraftCheck", PAPERS, identity="made_by", opinion="met", doing="made_at")
data_map.keeps(
    "agreements.Dialogue", PAPERS, words="subject together_with minutes", doing="planned_on held_on"
)
data_map.tells_nothing(
    "agreements.Dialogue",
    "form students teachers staff external",
    Text(nl="aantallen en een vorm", en="numbers and a form"),
)
data_map.keeps(
    "agreements.CouncilRequest",
    COUNCILS,
    identity="asked_by",
    opinion="outcome reasons decision consultation",
    words="question sealed",
    doing="asked_at put_at complete_at called_at announced_at decided_at talk_on",
    bare="fingerprint called round",
)
data_map.tells_nothing(
    "agreements.CouncilRequest",
    "kind basis source_nl source_en scope_nl scope_en members present in_favour against abstained",
    Text(
        nl="waarop de vraag steunt, en hoe de raad als geheel stemde",
        en="what the request rests on, and how the council as a whole voted",
    ),
)
data_map.keeps(
    "agreements.CouncilQuestion",
    COUNCILS,
    identity="asked_by answered_by",
    opinion="text answer",
    doing="asked_at answered_at",
)
data_map.keeps("agreements.Proxy", COUNCILS, identity="giver holder", doing="given_at")
data_map.keeps(
    "agreements.Vote", COUNCILS, identity="member cast_by", opinion="choice", doing="cast_at", bare="round"
)
data_map.keeps(
    "agreements.Condition", COUNCILS, identity="owner made_by", opinion="text", doing="due_on made_at"
)
data_map.tells_nothing("agreements.Account", "kind theme year balance", OF_THE_PLAN)
data_map.keeps("agreements.LedgerEntry", LEDGER, identity="made_by", words="source reason", doing="act at")
data_map.tells_nothing("agreements.Posting", "cents", OF_THE_PLAN)
data_map.tells_nothing("agreements.PublishedSheet", "round name hash taken_in_at", OF_THE_PLAN)
data_map.tells_nothing(
    "agreements.PublishedFigure", "line measure theme year cents is_total computed", OF_THE_PLAN
)
data_map.keeps("agreements.AgreementRound", PAPERS, identity="opened_by", doing="opened_at")
data_map.tells_nothing(
    "agreements.AgreementRound", "cycle first_year last_year milestone_year source", OF_THE_PLAN
)

data_map.erases("agreements.Version", nameless="said")
data_map.erases("agreements.Point", nameless="kind text reply why")
data_map.erases("agreements.DraftCheck", nameless="met")
data_map.erases("agreements.Dialogue", nameless="subject together_with minutes")
data_map.erases(
    "agreements.CouncilRequest",
    nameless="outcome reasons decision consultation question sealed",
)
data_map.erases("agreements.CouncilQuestion", nameless="text answer")
data_map.erases("agreements.Vote", nameless="choice")
data_map.erases("agreements.Condition", nameless="text")
data_map.erases("agreements.LedgerEntry", "made_by", lawful="source reason", since="at")
