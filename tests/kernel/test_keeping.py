"""A secret is kept whole, once, for the owner only, and its folder is written out too."""

import os
import stat

from leerlijn.kernel.keeping import keep_first, keep_instead


def test_the_first_that_is_kept_stays(tmp_path):
    place = tmp_path / "keys" / "one"
    keep_first(place, b"first")
    keep_first(place, b"second")
    assert place.read_bytes() == b"first"
    assert [each.name for each in place.parent.iterdir()] == ["one"]


def test_what_is_kept_instead_is_the_only_one(tmp_path):
    place = tmp_path / "keys" / "one"
    keep_first(place, b"first")
    keep_instead(place, b"second")
    assert place.read_bytes() == b"second"
    assert [each.name for each in place.parent.iterdir()] == ["one"]
    assert stat.S_IMODE(place.stat().st_mode) == 0o600


def test_only_its_owner_reads_it(tmp_path):
    place = tmp_path / "keys" / "one"
    keep_first(place, b"secret")
    assert [stat.S_IMODE(each.stat().st_mode) for each in (place.parent, place)] == [0o700, 0o600]


def test_the_file_and_the_names_of_both_folders_are_written_out(tmp_path, monkeypatch):
    synced, really = [], os.fsync
    monkeypatch.setattr(os, "fsync", lambda handle: (synced.append(os.fstat(handle).st_ino), really(handle)))
    place = tmp_path / "keys" / "one"
    keep_first(place, b"secret")
    assert synced == [each.stat().st_ino for each in (place, place.parent, tmp_path)]
