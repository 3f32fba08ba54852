"""The letter with a verdict on paper, in one language: the same words give the same bytes."""

from __future__ import annotations

import json

from leerlijn.domains.qualification.printing import pressed
from leerlijn.domains.qualification.queries.verdict_letters import DatedLetter
from leerlijn.foundation.ui import dates
from leerlijn.kernel.sentence import Language


def printed(letter: DatedLetter, *, place: str, language: Language) -> bytes:
    """A tagged PDF."""
    said = {
        "language": language,
        "date": [letter.on.year, letter.on.month, letter.on.day],
        "on": dates.day(letter.on, language),
        "to": letter.to,
        "place": place,
        "number": letter.number,
        "paragraphs": letter.paragraphs[language],
        "signed": letter.signed(language),
    }
    return pressed("verdict.typ", json.dumps(said, ensure_ascii=False, sort_keys=True))
