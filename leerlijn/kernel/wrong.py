"""An answer or a value that cannot be taken, with the one sentence that says what to do instead."""

from __future__ import annotations

from leerlijn.kernel.sentence import Said


class Wrong(ValueError):
    """The sentence is shown beside the field, in the API and in the report of an import."""

    def __init__(self, sentence: Said) -> None:
        super().__init__(sentence)
        self.sentence = sentence
