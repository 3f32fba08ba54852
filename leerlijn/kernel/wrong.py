"""An answer or a value that cannot be taken, with the one sentence that says what to do instead."""

from __future__ import annotations

from collections.abc import Mapping

from leerlijn.kernel.sentence import Said


class Wrong(ValueError):
    """The sentence is shown beside the field, in the API and in the report of an import."""

    def __init__(self, sentence: Said) -> None:
        super().__init__(sentence)
        self.sentence = sentence


class WrongRows(Wrong):
    """`errors` has the sentence of each wrong cell, by its row, counted from 0, and its column: `2-day`."""

    def __init__(self, errors: Mapping[str, Said]) -> None:
        super().__init__(next(iter(errors.values())))
        self.errors = errors
