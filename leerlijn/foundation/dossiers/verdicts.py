"""What a countersignature stands under: the judgement and the letter together, in canonical form."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass

from leerlijn.kernel.chain import digest

FORMAT = "leerlijn-verdict-1"


@dataclass(frozen=True, slots=True)
class Verdict:
    """`submission` is the fingerprint of what was judged, `judgements` those of what each handed in.

    `findings` holds per criterion what both find; `letter` its paragraphs by language.
    """

    submission: str
    judgements: Sequence[str]
    findings: Mapping[str, str]
    outcome: str
    motivation: str
    not_yet: Sequence[str]
    letter: Mapping[str, Sequence[str]]

    @property
    def canonical(self) -> str:
        """JSON, keys sorted, no spaces."""
        said = {**asdict(self), "format": FORMAT}
        return json.dumps(said, sort_keys=True, separators=(",", ":"), ensure_ascii=False)

    @property
    def fingerprint(self) -> str:
        return digest(self.canonical)
