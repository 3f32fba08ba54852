from datetime import date

from leerlijn.foundation.credentials import queries
from leerlijn.foundation.credentials.actions.keys import make_signing_key
from tests.foundation.credentials.builders import JUNE, OCTOBER, REGISTRAR


def test_a_new_key_retires_the_old_one_and_both_stay_published(folder, db):
    old = make_signing_key(at=JUNE, by=REGISTRAR)
    new = make_signing_key(at=OCTOBER, by=REGISTRAR)
    assert queries.current_key() == new
    published = queries.published_keys()["keys"]
    assert [(key["kid"], key["published_on"], key["retired_on"]) for key in published] == [
        (old.identifier, "2026-06-18", "2026-10-12"),
        (new.identifier, "2026-10-12", ""),
    ]
    assert old.retired_on is None
    old.refresh_from_db()
    assert old.retired_on == date(2026, 10, 12)


def test_no_private_part_is_ever_published(key):
    assert all("d" not in one for one in queries.published_keys()["keys"])
