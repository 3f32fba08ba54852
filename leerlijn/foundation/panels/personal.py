"""What independent judgement keeps about people: what was judged, by whom, and who knows whom."""

from __future__ import annotations

from leerlijn.kernel.data_map import OUR_DEFAULT, THEMSELVES, Ground, Kept, Processing, data_map
from leerlijn.kernel.sentence import Text

JUDGING = Processing(
    key="judging",
    title=Text(nl="Beoordelen in een panel", en="Judging in a panel"),
    whose=Text(nl="kandidaten en hun beoordelaars", en="candidates and their judges"),
    purpose=Text(
        nl="onafhankelijk oordelen, en laten zien hoe het oordeel tot stand kwam",
        en="judging independently, and showing how the verdict came about",
    ),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="de beoordelaars", en="the judges"),
    read_by=("judge-dossier", "read-judgements", "settle-difference"),
    kept=Kept(
        since=Text(
            nl="zolang als het dossier of assessment waar het bij hoort",
            en="as long as the dossier or assessment that it belongs to",
        )
    ),
    note=Text(
        nl="Zolang een ronde loopt, zijn oordelen versleuteld: niemand leest die van een ander.",
        en="While a round runs, judgements are encrypted: nobody reads somebody else's.",
    ),
)
ACQUAINTANCE = Processing(
    key="acquaintances",
    title=Text(nl="Wie met wie te maken heeft", en="Who has to do with whom"),
    whose=Text(nl="beoordelaars en kandidaten", en="judges and candidates"),
    purpose=Text(nl="niemand laten oordelen over een bekende", en="letting nobody judge somebody they know"),
    ground=Ground.TASK,
    law=OUR_DEFAULT,
    comes_from=Text(nl="wie het zelf zegt", en="whoever says so themselves"),
    read_by=(THEMSELVES.key,),
    kept=Kept(since=Text(nl="tot wie het zei, het intrekt", en="until whoever said so takes it back")),
)

data_map.keeps(
    "panels.Round",
    JUDGING,
    judgement="talked_about",
    doing="opened_at closed_at",
    bare="criteria rule sealed wrapped_key released_key",
)
data_map.keeps(
    "panels.Judgement",
    JUDGING,
    identity="judge",
    judgement="content",
    doing="handed_in_at eligible",
    bare="order digest",
)
data_map.keeps(
    "panels.Invitation",
    JUDGING,
    identity="person",
    doing="asked_at answer answered_at reason replaced_at told_at",
    words="remark",
    bare="place nonce digest",
)
data_map.keeps(
    "panels.Settlement", JUDGING, identity="made_by", judgement="criterion finding argument", doing="made_at"
)
data_map.keeps("panels.Declaration", ACQUAINTANCE, identity="by about kind", doing="made_at withdrawn_at")
data_map.never_leaves("panels.Invitation", "nonce digest")

data_map.erases("panels.Round", "case__subject", empties="talked_about")
data_map.erases("panels.Judgement", "round__case__subject", goes=True)
data_map.erases("panels.Invitation", "person case__subject", empties="remark")
data_map.erases("panels.Settlement", "round__case__subject", goes=True)
data_map.erases("panels.Declaration", "by about", goes=True)
