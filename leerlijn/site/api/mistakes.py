"""What is wrong with the shape of a call, field by field, in sentences of ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from leerlijn.kernel.sentence import Said, Sentence

type Mistake = Mapping[str, Any]
"""One error as pydantic tells it: `type`, `loc` and the `ctx` with the limits."""

FILL_IN = Sentence("Fill this in.")
A_NUMBER = Sentence("Write a whole number.")
A_TEXT = Sentence("Write a text.")
A_LIST = Sentence("Send a list.")
AN_OBJECT = Sentence("Send an object.")
A_DAY = Sentence("Write a day as 2026-11-24.")
YES_OR_NO = Sentence("Write yes or no.")
NOT_READABLE = Sentence("This cannot be read.")
NOT_KEPT = Sentence("There is a character in this text that cannot be kept. Type it again.")
A_FILE = Sentence("Send a file, as multipart/form-data.")


def nothing_asked(name: str) -> Said:
    return Sentence("Nothing is asked under this name: {name}.", name=name[:60])


def _choose(mistake: Mistake) -> Said:
    return Sentence("Choose one of these: {choices}.", choices=str(mistake["ctx"]["expected"]))


def _at_most(key: str) -> Callable[[Mistake], Said]:
    return lambda mistake: Sentence("At most {most} is possible here.", most=mistake["ctx"][key])


def _at_least(key: str) -> Callable[[Mistake], Said]:
    return lambda mistake: Sentence("At least {least} is needed here.", least=mistake["ctx"][key])


def _in_characters(mistake: Mistake) -> Said:
    return Sentence("Use at most {longest} characters.", longest=mistake["ctx"]["max_length"])


SAID: Mapping[str, Said | Callable[[Mistake], Said]] = {
    "missing": FILL_IN,
    "extra_forbidden": lambda mistake: nothing_asked(str(mistake["loc"][-1])),
    "string_type": A_TEXT,
    "string_unicode": NOT_KEPT,
    "string_pattern_mismatch": NOT_KEPT,
    "string_too_long": _in_characters,
    "string_too_short": _at_least("min_length"),
    "too_long": _at_most("max_length"),
    "too_short": _at_least("min_length"),
    "int_type": A_NUMBER,
    "int_parsing": A_NUMBER,
    "int_parsing_size": A_NUMBER,
    "int_from_float": A_NUMBER,
    "less_than_equal": _at_most("le"),
    "greater_than_equal": _at_least("ge"),
    "literal_error": _choose,
    "enum": _choose,
    "bool_parsing": YES_OR_NO,
    "bool_type": YES_OR_NO,
    "date_type": A_DAY,
    "date_parsing": A_DAY,
    "date_from_datetime_parsing": A_DAY,
    "date_from_datetime_inexact": A_DAY,
    "value_error": A_DAY,
    "list_type": A_LIST,
    "dict_type": AN_OBJECT,
    "model_type": AN_OBJECT,
    "model_attributes_type": AN_OBJECT,
}


def in_sentences(mistakes: Sequence[Mistake]) -> dict[str, Said]:
    """The first mistake of each field, under the name that the field has for whoever sent it."""
    errors: dict[str, Said] = {}
    for mistake in mistakes:
        errors.setdefault(name_of(mistake), _said(mistake))
    return errors


def name_of(mistake: Mistake) -> str:
    """`version`; of the answers to a step the name of the field; of a list or object in it no more than that.

    Where it stands begins with body, query or path; in a body the argument of our function follows.
    """
    source, *place = [str(part) for part in mistake["loc"]]
    inside = place[1:] if source == "body" else place
    if inside[:1] == ["fields"] and len(inside) > 1:
        return inside[1]
    return inside[0] if inside else source


def _said(mistake: Mistake) -> Said:
    if mistake["loc"][0] == "file":
        return A_FILE
    said = SAID.get(mistake["type"], NOT_READABLE)
    return said(mistake) if callable(said) else said
