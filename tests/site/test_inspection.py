"""A demonstration stands alone."""

from leerlijn.foundation.ui.words import render
from leerlijn.site.inspection import demonstration_stands_alone
from tests.foundation.people.colleagues import account_of, card_of, somebody


def complaints():
    return [render(said, "en") for said in demonstration_stands_alone()]


def test_real_people_beside_a_demonstration_are_a_complaint(db, settings):
    settings.DEMO = True
    card_of(somebody("Card Holder"), "candidate")
    assert complaints() == []

    account_of(somebody("Real Person"), "real")

    assert complaints() == [
        "This is a demonstration (LEERLIJN_DEMO), but these accounts belong to real people: real."
    ]


def test_real_people_alone_are_none(db):
    account_of(somebody("Real Person"), "real")

    assert complaints() == []
