"""Who is who in a dossier, and what is open to each in any procedure that has one."""

from __future__ import annotations

from leerlijn.foundation.panels.relations import JUDGE, THIRD
from leerlijn.kernel.policy import policy
from leerlijn.kernel.sentence import Text

CANDIDATE = policy.relation(
    "candidate", because=Text(nl="de kandidaat om wie het gaat", en="the candidate it is about")
)

WRITE_DOSSIER = policy.action(
    "write-dossier",
    Text(nl="bewijsstukken in het dossier zetten", en="put evidence into the dossier"),
    open_to=[CANDIDATE],
    writes=True,
)
JUDGE_DOSSIER = policy.action(
    "judge-dossier",
    Text(nl="een eigen oordeel geven over elk criterium", en="give a judgement of your own per criterion"),
    open_to=[JUDGE, THIRD],
    writes=True,
)
READ_JUDGEMENTS = policy.action(
    "read-judgements",
    Text(nl="beide oordelen naast elkaar lezen", en="read both judgements beside each other"),
    open_to=[JUDGE],
)
SETTLE_DIFFERENCE = policy.action(
    "settle-difference",
    Text(
        nl="het eens worden over een criterium waarover je verschilt",
        en="agree on a criterion on which you differ",
    ),
    open_to=[JUDGE],
    writes=True,
)
