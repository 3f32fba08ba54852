"""What changed between two texts, word by word, in sentences."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher

from leerlijn.kernel.sentence import Sentence

WORDS = re.compile(r"\S+")


def changes(before: str, after: str) -> Iterator[Sentence]:
    """One sentence for each place where they differ; none where only the spaces do."""
    old, new = WORDS.findall(before), WORDS.findall(after)
    for kind, i, j, k, m in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        was, is_now = " ".join(old[i:j]), " ".join(new[k:m])
        if kind == "replace":
            yield Sentence("“{was}” became “{now}”", was=was, now=is_now)
        elif kind == "insert":
            yield Sentence("“{now}” was added", now=is_now)
        elif kind == "delete":
            yield Sentence("“{was}” was taken out", was=was)
