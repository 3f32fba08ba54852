"""The keys in a file of their own: all that is lost with a machine, and what a restore still misses."""

from __future__ import annotations

from leerlijn.kernel.keeping import keep_first
from leerlijn.site.backup.keys import hashes_of_keys, missing_keys, put_back, read_keys, write_keys
from leerlijn.site.secret import kept_key


def test_the_key_under_which_we_sign_comes_back_in_place_of_the_one_of_the_first_start(tmp_path, monkeypatch):
    """A panel's key that is there stays. One that the environment sets is never written down, and counts."""
    monkeypatch.delenv("LEERLIJN_SECRET_KEY")
    here, there, file = tmp_path / "here", tmp_path / "there", tmp_path / "keys.zip"
    ours = kept_key(here)
    keep_first(here / "keys" / "panels", b"master key")
    assert write_keys(here, file) == 2
    known = hashes_of_keys(here)

    assert kept_key(there) != ours
    assert missing_keys(there, known) == ["panels", "secret-key"]
    put_back(there, read_keys(file))
    assert (kept_key(there), (there / "keys" / "panels").read_bytes()) == (ours, b"master key")
    assert missing_keys(there, known) == []

    monkeypatch.setenv("LEERLIJN_SECRET_KEY", "another")
    assert missing_keys(there, known) == ["secret-key"]
    monkeypatch.setenv("LEERLIJN_SECRET_KEY", ours)
    (there / "secret-key").unlink()
    assert missing_keys(there, known) == []
    assert hashes_of_keys(there).keys() == {"panels"}
    keep_first(tmp_path / "third" / "keys" / "panels", b"of another")
    put_back(tmp_path / "third", read_keys(file))
    assert missing_keys(tmp_path / "third", known) == ["panels"]
