"""Every procedure says what its cases are called, in both languages.

The walks in tests/stories ask of each case on their way whether its name is still what its procedure says.
"""

from __future__ import annotations

from dataclasses import replace

import pytest

from leerlijn.kernel.procedure import Procedure, catalogue
from leerlijn.kernel.sentence import Text

PROCEDURES = list(catalogue.procedures.values())


def says_a_name(procedure: Procedure) -> bool:
    """One for all of its cases, in two languages; or by what each is about."""
    match procedure.named:
        case Text(nl=nl, en=en):
            return bool(nl and en) and nl != en
        case named:
            return named is not None


@pytest.mark.parametrize("procedure", PROCEDURES, ids=lambda each: f"{each.key} {each.edition}")
def test_every_procedure_says_what_its_cases_are_called(procedure):
    assert says_a_name(procedure)


def test_one_that_says_nothing_or_one_language_only_is_found():
    one = PROCEDURES[0]
    assert not says_a_name(replace(one, named=None))
    assert not says_a_name(replace(one, named=Text(nl="", en="A request")))
    assert not says_a_name(replace(one, named=Text(nl="A request", en="A request")))
