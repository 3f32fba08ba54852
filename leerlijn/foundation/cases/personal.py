"""What is kept about people in any case: whom it is about, who takes part, and how it went."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, THEMSELVES, Ground, Kept, Processing, data_map
from leerlijn.kernel.procedure import Setting
from leerlijn.kernel.sentence import Text

CASES_FOR = Setting(
    "keep.questions",
    Text(
        nl="bewaren: vragen en bezwaren van kantoren",
        en="keeping: questions and contested entries of offices",
    ),
    "P2Y",
    OUR_DEFAULT,
)
CASES = Processing(
    key="cases",
    title=Text(nl="Het verloop van elke zaak", en="The course of every case"),
    whose=Text(
        nl="over wie een zaak gaat, en wie erin handelt", en="whoever a case is about, and acts in it"
    ),
    purpose=Text(nl="weten wie aan zet is, en voor wanneer", en="knowing whose turn it is, and by when"),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="wie een stap zet", en="whoever takes a step"),
    read_by=("see",),
    kept=Kept(
        since=Text(
            nl="nadat de zaak sloot; andere zaken zolang als hun eigen regel hieronder zegt",
            en="after the case closed; other cases as long as their own line below says",
        ),
        length=CASES_FOR,
        of=(
            "staff-question",
            "returned-mail",
            "problem-report",
            "contested-entry-coordinator",
            "contested-entry-hr",
            "contested-entry-pro-u-office",
            "contested-entry-act-coordinator",
        ),
    ),
)
ANSWERS = Processing(
    key="kept-answers",
    title=Text(nl="Antwoorden aan programma's en formulieren", en="Answers to programs and forms"),
    whose=Text(nl="wie iets verstuurt", en="whoever sends something"),
    purpose=Text(nl="wat tweemaal verstuurd wordt, eenmaal doen", en="doing once what was sent twice"),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="het systeem", en="the system"),
    read_by=(THEMSELVES.key,),
    kept=Kept(
        since=Text(nl="dertig dagen na het antwoord", en="thirty days after the answer"),
        source=Text(nl="vast in het systeem", en="fixed in the system"),
    ),
)

data_map.keeps(
    "cases.Case",
    CASES,
    identity="subject",
    doing="procedure state opened_at since due_on due_said owner_relation is_open",
    words="data",
    bare="edition version ends_then",
)
data_map.tells_nothing(
    "cases.Case",
    "path name_nl name_en",
    Text(
        nl="de plaats in de organisatie, en waar de zaak over gaat: nooit een mens",
        en="the place in the organisation, and what the case is about: never a person",
    ),
)
data_map.keeps("cases.Party", CASES, identity="person", doing="relation owes")
data_map.keeps("cases.Pause", CASES, doing="starts_on ends_on", absence="reason")
data_map.keeps("cases.Extension", CASES, doing="state decided_at length")
data_map.tells_nothing(
    "cases.Letter",
    "seq",
    Text(nl="de plaats van een brief in een zaak", en="the place of a letter in a case"),
)
data_map.keeps(
    "cases.KeptAnswer", ANSWERS, identity="person", doing="made_at status", words="body", bare="key digest"
)
data_map.tells_nothing(
    "cases.SettingValue",
    "starts_on ends_on key value source",
    Text(nl="wat de instelling koos, voor iedereen", en="what the institution chose, for everybody"),
)
data_map.never_leaves("cases.KeptAnswer")

data_map.erases("cases.Case", "subject", empties="data")
data_map.erases("cases.Pause", "case__subject", goes=True)
data_map.erases("cases.Letter", "case__subject", goes=True)
data_map.erases("cases.KeptAnswer", "person", goes=True)
