import os

import pytest
from cryptography.exceptions import InvalidTag

from leerlijn.foundation.panels.keys import MasterKey, lock, new_key, unlock


@pytest.fixture
def master(tmp_path):
    return MasterKey(tmp_path / "keys" / "panels")


def test_the_master_key_is_made_at_first_use_for_the_owner_only(master):
    assert not master.is_here()
    master.wrap(new_key())
    assert master.place.stat().st_mode & 0o777 == 0o600
    assert master.place.parent.stat().st_mode & 0o777 == 0o700
    assert len(master.place.read_bytes()) == 32


def test_a_wrapped_key_comes_out_again_and_does_not_stand_in_its_wrapping(master):
    key = new_key()
    wrapped = master.wrap(key)
    assert master.unwrap(wrapped) == key
    assert wrapped != master.wrap(key)


def test_nothing_is_left_beside_the_key(master):
    master.wrap(new_key())
    assert os.listdir(master.place.parent) == ["panels"]


def test_no_new_key_takes_the_place_of_a_lost_one_when_reading(master):
    wrapped = master.wrap(new_key())
    master.place.unlink()
    with pytest.raises(FileNotFoundError):
        master.unwrap(wrapped)
    assert not master.is_here()


def test_another_key_opens_nothing(tmp_path, master):
    wrapped = master.wrap(new_key())
    other = MasterKey(tmp_path / "elsewhere" / "panels")
    other.wrap(new_key())
    with pytest.raises(InvalidTag):
        other.unwrap(wrapped)


def test_what_was_locked_opens_only_whole_and_as_what_it_is_about():
    key = new_key()
    locked = lock(b"a judgement", key, about="judgement 1")
    assert unlock(locked, key, about="judgement 1") == b"a judgement"
    with pytest.raises(InvalidTag):
        unlock(locked, key, about="judgement 2")
    with pytest.raises(InvalidTag):
        unlock(locked[:-8] + "AAAAAAA=", key, about="judgement 1")
