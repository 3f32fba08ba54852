from fractions import Fraction

import pytest

from leerlijn.foundation.panels.figures import agreement, agreement_overall, agreement_per_criterion
from tests.foundation.panels.builders import close, handed_in, opened

# J. L. Fleiss, Statistical Methods for Rates and Proportions (1981), table 13.1: 100 patients, two raters.
FLEISS = {"pp": 75, "pn": 1, "po": 4, "np": 5, "nn": 4, "no": 1, "oo": 10}


def pairs(table):
    return [tuple(both) for both, number in table.items() for _ in range(number)]


def test_a_published_table_gives_its_published_kappa_to_three_decimals():
    found = agreement(pairs(FLEISS))
    assert (found.pairs, found.share) == (100, Fraction(89, 100))
    assert round(float(found.kappa), 3) == 0.676


@pytest.mark.parametrize(
    ("table", "share", "kappa"),
    [
        ({"ss": 20, "sn": 5, "ns": 10, "nn": 15}, Fraction(7, 10), Fraction(2, 5)),
        ({"ss": 3, "nn": 2}, 1, 1),
        ({"sn": 1, "ns": 1}, 0, -1),
        ({"ss": 5}, 1, None),
        ({}, None, None),
    ],
)
def test_agreement_is_counted_exactly(table, share, kappa):
    found = agreement(pairs(table))
    assert (found.share, found.kappa) == (share, kappa)


def test_only_closed_rounds_count(round, case, framework, anna, bram):
    handed_in(round, anna, {"2.3": "ask"})
    handed_in(round, bram)
    assert agreement_overall(framework.pk).pairs == 0
    assert agreement_per_criterion(framework.pk) == {}
    close(round)
    assert (agreement_overall(framework.pk).pairs, agreement_overall(framework.pk).agreed) == (5, 4)
    opened(case, framework, [anna, bram], codes=("2.3",))
    assert {code: found.share for code, found in agreement_per_criterion(framework.pk).items()} == {
        "1.1": 1,
        "1.2": 1,
        "2.3": 0,
        "4.2": 1,
        "5.3": 1,
    }
