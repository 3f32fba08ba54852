"""That the criteria are about nobody."""

from __future__ import annotations

from leerlijn.kernel.data_map import data_map
from leerlijn.kernel.sentence import Text

PUBLISHED = Text(
    nl="gepubliceerde criteria, voor iedereen gelijk", en="published criteria, the same for everybody"
)

data_map.tells_nothing(
    "frameworks.Framework",
    "key edition title_nl title_en stem_nl stem_en source starts_on ends_on continues digest frozen",
    PUBLISHED,
)
data_map.tells_nothing("frameworks.Competence", "code order title_nl title_en short_nl short_en", PUBLISHED)
data_map.tells_nothing(
    "frameworks.Criterion",
    "code order short_nl short_en text_nl text_en note_nl note_en evidence_nl evidence_en "
    "question_nl question_en",
    PUBLISHED,
)
