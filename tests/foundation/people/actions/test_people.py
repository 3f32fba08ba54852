"""Making somebody known, and what they choose for themselves."""

from leerlijn.foundation.journal.queries import entries_of
from leerlijn.foundation.people.actions.people import choose_language
from leerlijn.foundation.people.models import Person
from tests.foundation.people.colleagues import AT, SETTING_UP, somebody


def test_two_people_never_have_one_personnel_number(db):
    somebody("Noor Voorbeeld", number="1001")

    assert not somebody("Jan Ander", number="1001")
    assert Person.objects.count() == 1
    assert somebody("Een Buitenstaander")
    assert somebody("Nog Iemand")


def test_choosing_a_language_is_written_once(ilse):
    for _ in range(2):
        choose_language(ilse.pk, "nl", by=SETTING_UP, at=AT)

    ilse.refresh_from_db()
    assert ilse.language == "nl"
    assert [e.act for e in entries_of(f"person:{ilse.pseudonym}")] == ["add-person", "choose-language"]
